import { anywhere } from "../reading";
import { readBucket } from "../readers/bucket";
import { evidenceOf } from "../readers/text";
import { documentsOf } from "./documents";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { readAsHost } from "./model-uri";
import { nodesAt, NOWHERE, occurrenceOf, valuesAt, type ClusterObject, type ClusterSite, type Node } from "./node";
import { each, flow, of, withTexts, type ObjectRow } from "./object-row";
import { regionOf } from "./regions";
import { firstOf, type Way } from "./store";
import { telemetryExporters } from "./telemetry-exporters";
import { unseen } from "./unseen";

/**
 * Services that alerts are sent to, by the settings of a receiver, and the host where none is named; general knowledge
 * (2026-11-22).
 */
const NOTIFIERS: Readonly<Record<string, string>> = {
  discordConfigs: "discord.com",
  msteamsConfigs: "webhook.office.com",
  opsgenieConfigs: "api.opsgenie.com",
  pagerdutyConfigs: "events.pagerduty.com",
  slackConfigs: "hooks.slack.com",
  telegramConfigs: "api.telegram.org",
  victoropsConfigs: "alert.victorops.com",
};

/** What an output of the operators for Fluent Bit and Fluentd sends to, the first that is set counting. */
const OUTPUT: readonly Way[] = [
  ["host", readEndpoint],
  ["hosts", readEndpoint],
  ["hec_host", readEndpoint],
  ["url", readEndpoint],
  ["endpoint", readEndpoint],
  ["endpoint.url", readEndpoint],
  ["base_uri", readEndpoint],
  ["brokers", readEndpoint],
  ["servers[].host", readEndpoint],
  ["s3_endpoint", readEndpoint],
  ["s3Endpoint", readEndpoint],
  ["Endpoint", readEndpoint],
  ["region", regionOf("aws")],
  ["s3_region", regionOf("aws")],
  ["s3Region", regionOf("aws")],
  ["Region", regionOf("aws")],
  ["bucket", readBucket],
  ["s3_bucket", readBucket],
  ["s3Bucket", readBucket],
  ["Bucket", readBucket],
];

/** Outputs that go to a service which needs no address. */
const OUTPUT_DEFAULTS: Readonly<Record<string, string>> = {
  datadog: "http-intake.logs.datadoghq.com",
  newrelic: "log-api.newrelic.com",
};

/** Where metrics, logs, traces and alerts go. */
export const TELEMETRY_ROWS: readonly ObjectRow[] = [
  of(
    "monitoring.coreos.com",
    ["Prometheus", "PrometheusAgent", "ThanosRuler"],
    flow("log", "spec.remoteWrite[].url", readEndpoint),
    flow("network", "spec.remoteRead[].url", readEndpoint),
    flow("network", "spec.queryEndpoints[]", readEndpoint),
  ),
  of("monitoring.coreos.com", "AlertmanagerConfig", each("log", "spec.receivers[]", notifiers)),
  of("operator.victoriametrics.com", ["VMAgent", "VLAgent"], flow("log", "spec.remoteWrite[].url", readEndpoint)),
  of(
    "operator.victoriametrics.com",
    "VMAlert",
    flow("log", "spec.remoteWrite.url", readEndpoint),
    flow("log", "spec.notifier.url", readEndpoint),
    flow("log", "spec.notifiers[].url", readEndpoint),
    flow("network", "spec.datasource.url", readEndpoint),
  ),
  of(
    "operator.victoriametrics.com",
    ["VMCluster", "VMSingle"],
    ...["spec.vmstorage.vmBackup", "spec.vmBackup"].map((path) =>
      each(
        "backup",
        path,
        firstOf("backup", [
          ["customS3Endpoint", readEndpoint],
          ["destination", readBucket],
        ]),
      ),
    ),
  ),
  of("monitoring.grafana.com", "MetricsInstance", flow("log", "spec.remoteWrite[].url", readEndpoint)),
  of("monitoring.grafana.com", "LogsInstance", flow("log", "spec.clients[].url", readEndpoint)),
  of("grafana.integreatly.org", "GrafanaDatasource", flow("network", "spec.datasource.url", readEndpoint)),
  of("grafana.integreatly.org", "Grafana", flow("log", "spec.external.url", readEndpoint)),
  withTexts(["spec.config"], of("opentelemetry.io", "OpenTelemetryCollector", collector)),
  of("opentelemetry.io", "Instrumentation", flow("log", "spec.exporter.endpoint", readEndpoint)),
  of("opentelemetry.io", "OpAMPBridge", flow("log", "spec.endpoint", readEndpoint)),
  of("fluentbit.fluent.io", ["ClusterOutput", "Output"], outputs("spec")),
  of("fluentd.fluent.io", ["ClusterOutput", "Output"], each("log", "spec.outputs[]", outputsOf)),
  of("logging.banzaicloud.io", ["ClusterOutput", "Output", "SyslogNGClusterOutput", "SyslogNGOutput"], outputs("spec")),
  of(
    "observability.openshift.io",
    "ClusterLogForwarder",
    flow("log", "spec.outputs[].*.url", readEndpoint),
    flow("log", "spec.outputs[].cloudwatch.region", regionOf("aws")),
  ),
  of(
    "logging.openshift.io",
    "ClusterLogForwarder",
    flow("log", "spec.outputs[].url", readEndpoint),
    flow("log", "spec.outputs[].cloudwatch.region", regionOf("aws")),
  ),
  of("datadoghq.com", "DatadogAgent", datadogAgent),
  of("dynatrace.com", "DynaKube", flow("log", "spec.apiUrl", readEndpoint)),
  of("instana.io", "InstanaAgent", flow("log", "spec.agent.endpointHost", readEndpoint)),
];

/** The settings of a collector, which older versions of the kind write as text. */
function collector(object: ClusterObject, site: ClusterSite): readonly Found[] {
  return valuesAt(object, "spec.config").flatMap((occurrence) => {
    const documents = documentsOf(occurrence, NOWHERE, site);
    if ("unread" in documents) return foundAs("log", unseen(occurrence, site, documents.unread));
    return documents.nodes.flatMap((settings) =>
      nodesAt(settings, "exporters").flatMap((exporters) => telemetryExporters(exporters, site)),
    );
  });
}

function notifiers(receiver: Node, site: ClusterSite): readonly Found[] {
  const webhooks = [...valuesAt(receiver, "webhookConfigs[].url"), ...valuesAt(receiver, "snsConfigs[].apiURL")];
  const named = Object.entries(NOTIFIERS).flatMap(([settings, host]) =>
    nodesAt(receiver, `${settings}[]`).flatMap((notifier) => {
      const urls = ["url", "apiURL", "apiUrl"].flatMap((name) => valuesAt(notifier, name));
      const texts = urls.filter(({ outcome: { known } }) => typeof known?.value !== "object");
      return texts.length > 0
        ? texts.flatMap((url) => foundAs("log", readEndpoint(url, site)))
        : foundAs("log", readAsHost(host, occurrenceOf(notifier), site));
    }),
  );
  return [...named, ...webhooks.flatMap((url) => foundAs("log", readEndpoint(url, site)))];
}

/** Outputs as members of a part, each by its kind: `{ loki: { host: … } }`. */
function outputs(path: string) {
  return each("log", path, outputsOf);
}

function outputsOf(node: Node, site: ClusterSite): readonly Found[] {
  return valuesAt(node, "*").flatMap((occurrence) => {
    const { known } = occurrence.outcome;
    if (!known || typeof known.value !== "object" || Array.isArray(known.value)) return [];
    const output: Node = { attribute: occurrence.attribute, value: known.value, scope: known.scope };
    const found = firstOf("log", OUTPUT)(output, site);
    const kind = /\["(.*)"\]$/.exec(occurrence.attribute)?.[1] ?? "";
    if (found.length > 0 || OUTPUT.some(([at]) => valuesAt(output, at).length > 0)) return found;
    if (Object.hasOwn(OUTPUT_DEFAULTS, kind))
      return foundAs("log", readAsHost(OUTPUT_DEFAULTS[kind], occurrence, site));
    if (kind !== "stackdriver") return [];
    const place = anywhere("Google takes it in at a global endpoint");
    return foundAs("log", { place, to: "Google Cloud", operator: "google", evidence: evidenceOf(occurrence, site) });
  });
}

/** The site that an agent of Datadog sends to; `datadoghq.com` where none is named. */
function datadogAgent(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const said = [...valuesAt(object, "spec.global.endpoint.url"), ...valuesAt(object, "spec.global.site")];
  if (said.length > 0) return said.flatMap((one) => foundAs("log", readEndpoint(one, site)));
  return foundAs("log", readAsHost("api.datadoghq.com", occurrenceOf(object), site));
}
