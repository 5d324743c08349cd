import { anywhere, unknownPlace, type Occurrence, type Reading } from "../reading";
import { evidenceOf } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { readAsHost } from "./model-uri";
import { nodesAt, occurrenceOf, valuesAt, type ClusterSite, type Node, type Read } from "./node";
import { regionOf } from "./regions";
import { firstOf, type Way } from "./store";
import { unseen } from "./unseen";

/** Arguments of an exporter that say where it sends, the first that is set counting. */
const ENDPOINTS = [
  "endpoint",
  "endpoints[]",
  "traces_endpoint",
  "metrics_endpoint",
  "logs_endpoint",
  "brokers",
  "api.site",
  "url",
  "address",
] as const;

const WAYS: readonly Way[] = ENDPOINTS.map((path) => [path, readEndpoint] as const);

const AWS_WAYS: readonly Way[] = [
  ["endpoint", readEndpoint],
  ["region", regionOf("aws")],
];

/** Exporters that send nothing out of the collector. */
const LOCAL: ReadonlySet<string> = new Set(["count", "debug", "file", "logging", "nop", "prometheus"]);

/** Where an exporter sends that says no place; general knowledge (2026-11-22). Every other one is not known. */
const DEFAULTS: Readonly<Record<string, Read<Reading>>> = {
  azuremonitor: byConnection("Azure Monitor, by a connection string"),
  coralogix: byConnection("Coralogix, by its domain"),
  datadog: (occurrence, site) => readAsHost("api.datadoghq.com", occurrence, site),
  googlecloud: ofGoogle,
  googlecloudpubsub: ofGoogle,
  googlemanagedprometheus: ofGoogle,
  honeycombmarker: (occurrence, site) => readAsHost("api.honeycomb.io", occurrence, site),
  sentry: byConnection("Sentry, by its DSN"),
};

/**
 * The exporters of an OpenTelemetry collector: `otlphttp/eu: { endpoint: … }`. Other things have that name too, so only
 * what looks like one counts: a map of settings.
 */
export function telemetryExporters(node: Node, site: ClusterSite): readonly Found[] {
  if (typeof node.value !== "object" || Array.isArray(node.value)) return [];
  return valuesAt(node, "*").flatMap((occurrence) => {
    const name = /\["(.*)"\]$/.exec(occurrence.attribute)?.[1].split("/", 1)[0];
    if (name === undefined || LOCAL.has(name) || name === "enabled") return [];
    const { attribute, outcome } = occurrence;
    if (!outcome.known) return foundAs("log", unseen(occurrence, site));
    const exporter = { attribute, ...outcome.known };
    const ways = name.startsWith("aws") ? AWS_WAYS : WAYS;
    const said = ways.some(([path]) => valuesAt(exporter, path).length > 0);
    return said ? firstOf("log", ways)(exporter, site) : bySelf(name, exporter, occurrence, site);
  });
}

function bySelf(name: string, exporter: Node, occurrence: Occurrence, site: ClusterSite): readonly Found[] {
  const read = Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name] : undefined;
  if (read) return foundAs("log", read(occurrenceOf(exporter), site));
  const isSettings = nodesAt(exporter, "*").length > 0;
  return isSettings ? foundAs("log", unseen(occurrence, site, `the exporter ${name} does not say where it sends`)) : [];
}

function ofGoogle(occurrence: Occurrence, site: ClusterSite): Reading {
  return {
    place: anywhere("Google takes it in at a global endpoint"),
    to: "Google Cloud",
    operator: "google",
    evidence: evidenceOf(occurrence, site),
  };
}

function byConnection(what: string): Read<Reading> {
  return (occurrence, site) => ({
    place: unknownPlace(`what it is given decides: ${what}`),
    to: what,
    evidence: evidenceOf(occurrence, site),
  });
}
