import type { Construct } from "constructs";
import { ClusterResource } from "./cluster-resource";
import { toYaml } from "./kubernetes-object";
import { requireKubernetes, type Requirement } from "./versions";

export interface HelmReleaseProps extends Requirement {
  readonly name: string;
  readonly namespace: string;
  /** Where the chart is pulled from, e.g. `oci://registry.acme.example/charts`. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** Values over those of the chart, asked for when the program is synthesised. */
  readonly values: () => Readonly<Record<string, unknown>>;
}

/** A controller's first images may take long to come over a slow line into a hall. */
const TIMEOUT_SECONDS = 900;

/** A chart that is installed in the stack's cluster, all of it or nothing. */
export class HelmRelease extends ClusterResource {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: HelmReleaseProps,
  ) {
    super(scope, id, {
      terraformResourceType: "helm_release",
      terraformGeneratorMetadata: { providerName: "helm" },
    });
  }

  public requireKubernetes(version: string | undefined): void {
    const { chart, version: chartVersion } = this.props;
    requireKubernetes(this.node.path, `the chart ${chart} ${chartVersion}`, this.props, version);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { name, namespace, repository, chart, version, values } = this.props;
    return {
      name,
      namespace,
      create_namespace: true,
      repository,
      chart,
      version,
      atomic: true,
      wait: true,
      timeout: TIMEOUT_SECONDS,
      values: [toYaml(values())],
    };
  }
}
