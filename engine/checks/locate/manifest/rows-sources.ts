import { readBucket } from "../readers/bucket";
import { readImage } from "../readers/image";
import { valuesOfChart } from "./chart-values";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { readModelUri } from "./model-uri";
import { textAt, valuesAt, type ClusterObject, type ClusterSite, type Node } from "./node";
import { each, flow, of, only, withTexts, type ObjectRow } from "./object-row";
import { regionOf } from "./regions";
import { notRendered } from "./rendered";
import { firstOf } from "./store";
import { walk } from "./walk";

/** Values of a chart, in which an image without a registry may mean anything. */
const SETTINGS = { bare: "say-nothing" } as const;

/** What the cluster itself fetches and applies: programs, charts, manifests, disks, packages. */
export const SOURCE_ROWS: readonly ObjectRow[] = [
  withTexts(
    ["spec.source.helm.values", "spec.sources[].helm.values"],
    of("argoproj.io", "Application", (object, site) => applications("spec", object, site)),
  ),
  of(
    "argoproj.io",
    "ApplicationSet",
    (object, site) => applications("spec.template.spec", object, site),
    flow("image", "spec.generators[].git.repoURL", readEndpoint),
  ),
  only("argoproj.io", "AppProject", flow("image", "spec.sourceRepos[]", readPermittedSource)),
  of(
    "argoproj.io",
    ["ClusterWorkflowTemplate", "CronWorkflow", "Workflow", "WorkflowTemplate"],
    ...["spec", "spec.workflowSpec"].flatMap((spec) => [
      flow("image", `${spec}.templates[].inputs.artifacts[].http.url`, readEndpoint),
      flow("image", `${spec}.templates[].inputs.artifacts[].git.repo`, readEndpoint),
      flow("network", `${spec}.templates[].*.artifacts[].s3.endpoint`, readEndpoint),
    ]),
  ),
  of(
    "source.toolkit.fluxcd.io",
    ["GitRepository", "HelmRepository", "OCIRepository"],
    flow("image", "spec.url", readSource),
  ),
  of(
    "source.toolkit.fluxcd.io",
    "Bucket",
    each(
      "image",
      "spec",
      firstOf("image", [
        ["endpoint", readEndpoint],
        ["region", regionOf("aws")],
        ["bucketName", readBucket],
      ]),
    ),
  ),
  of("kustomize.toolkit.fluxcd.io", "Kustomization", notRendered("the manifests of", "spec.sourceRef.name")),
  of(
    "helm.toolkit.fluxcd.io",
    "HelmRelease",
    notRendered("the images of the chart", "spec.chart.spec.chart"),
    notRendered("the images of the chart", "spec.chartRef.name"),
    each("image", "spec.values", (values, site) => walk(values, site, SETTINGS)),
  ),
  of("notification.toolkit.fluxcd.io", "Provider", flow("log", "spec.address", readEndpoint)),
  of(
    "fluxcd.controlplane.io",
    "FluxInstance",
    flow("image", "spec.distribution.registry", readImage),
    flow("image", "spec.distribution.artifact", readModelUri),
    flow("image", "spec.sync.url", readSource),
  ),
  withTexts(
    ["spec.valuesContent"],
    of(
      "helm.cattle.io",
      "HelmChart",
      flow("image", "spec.repo", readEndpoint),
      flow("image", "spec.chart", readModelUri),
      notRendered("the images of the chart", "spec.chart"),
      (object, site) => valuesText("spec.valuesContent", object, site),
    ),
  ),
  only("helm.cattle.io", "HelmChartConfig", (object, site) => valuesText("spec.valuesContent", object, site)),
  of(
    "fleet.cattle.io",
    "GitRepo",
    flow("image", "spec.repo", readSource),
    notRendered("the manifests of", "spec.repo"),
  ),
  of("tekton.dev", ["ClusterTask", "Pipeline", "PipelineRun", "Task", "TaskRun"], resolvedByUrl),
  of("pkg.crossplane.io", ["Configuration", "Function", "Provider"], flow("image", "spec.package", readImage)),
  of("operators.coreos.com", "CatalogSource", flow("network", "spec.address", readEndpoint)),
  of("shipwright.io", "Build", flow("image", "spec.source.git.url", readSource)),
  of(
    "cdi.kubevirt.io",
    ["DataImportCron", "DataVolume"],
    ...dataVolume("spec.source"),
    ...dataVolume("spec.template.spec.source"),
  ),
  of("kubevirt.io", "VirtualMachine", ...dataVolume("spec.dataVolumeTemplates[].spec.source")),
  of("metal3.io", "BareMetalHost", flow("network", "spec.bmc.address", readEndpoint)),
];

/** A Git address may be written as `git@host:path`. */
function readSource(occurrence: Parameters<typeof readEndpoint>[0], site: ClusterSite) {
  const value = occurrence.outcome.known?.value;
  const isImage = typeof value === "string" && value.startsWith("oci://");
  return isImage ? readImage(occurrence, site) : readEndpoint(occurrence, site);
}

/** What a project permits: everything is no source, and what begins with `!` is denied. */
function readPermittedSource(occurrence: Parameters<typeof readEndpoint>[0], site: ClusterSite) {
  const value = occurrence.outcome.known?.value;
  return typeof value === "string" && /^[!*]/.test(value) ? undefined : readSource(occurrence, site);
}

/** Where an application of Argo CD comes from, what it is told, and which cluster it goes to. */
function applications(path: string, object: ClusterObject, site: ClusterSite): readonly Found[] {
  const sources = ["source", "sources[]"].map((source) => `${path}.${source}`);
  const flows = [
    ...sources.flatMap((source) => [
      flow("image", `${source}.repoURL`, readSource),
      notRendered("the manifests of", `${source}.repoURL`),
      each("image", `${source}.helm.valuesObject`, (values, inner) => walk(values, inner, SETTINGS)),
      (whole: ClusterObject, inner: ClusterSite) => valuesText(`${source}.helm.values`, whole, inner),
    ]),
    flow("network", `${path}.destination.server`, readEndpoint),
  ];
  return flows.flatMap((one) =>
    typeof one === "function"
      ? one(object, site)
      : valuesAt(object, one.path).flatMap((occurrence) => foundAs(one.kind, one.read(occurrence, site))),
  );
}

function valuesText(path: string, object: ClusterObject, site: ClusterSite): readonly Found[] {
  return valuesAt(object, path).flatMap((text) => valuesOfChart(text, site));
}

/** `taskRef: { resolver: git, params: [{ name: url, value: … }] }`. */
function resolvedByUrl(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const references = ["spec.taskRef", "spec.pipelineRef", "spec.tasks[].taskRef", "spec.pipelineSpec.tasks[].taskRef"];
  const named = references.flatMap((path) => valuesAt(object, `${path}.params[]`));
  return named.flatMap(({ attribute, outcome: { known } }) => {
    if (!known) return [];
    const parameter: Node = { attribute, value: known.value, scope: known.scope };
    const name = textAt(parameter, "name");
    const values = valuesAt(parameter, "value");
    if (name === "url") return values.flatMap((value) => foundAs("image", readSource(value, site)));
    return name === "bundle" ? values.flatMap((value) => foundAs("image", readImage(value, site))) : [];
  });
}

function dataVolume(path: string) {
  return ["http.url", "imageio.url", "registry.url", "s3.url", "gcs.url", "vddk.url"].map((source) =>
    flow("image", `${path}.${source}`, source === "registry.url" ? readModelUri : readEndpoint),
  );
}
