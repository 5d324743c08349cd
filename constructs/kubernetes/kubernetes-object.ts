import type { Construct } from "constructs";
import { Manifests } from "../manifests";
import { escapeTemplate } from "../platforms/bare-metal/template";
import type { SovereignStack } from "../sovereign-stack";
import { API_VERSIONS, type Kind } from "./api-versions";
import { claimInCluster } from "./claims";
import { ClusterResource } from "./cluster-resource";
import { sameNamespace, sameObject } from "./errors";
import { requireKubernetes } from "./versions";

/** An object of a cluster, without the version of its API, which follows from its kind. */
export interface ObjectProps {
  readonly kind: Kind;
  readonly name: string;
  /** @default - the object belongs to the whole cluster */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Fields beside `metadata`, e.g. `spec`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly dependsOn?: readonly KubernetesObject[];
}

/** One object of the stack's cluster, in the Terraform resource that the stack writes objects with. */
export class KubernetesObject extends ClusterResource {
  private readonly isYaml: boolean;

  public constructor(
    scope: Construct,
    id: string,
    stack: SovereignStack,
    private readonly props: ObjectProps,
  ) {
    claimObject(`${scope.node.path}/${id}`, stack, props);
    const provider = stack.manifests === Manifests.KUBECTL ? "kubectl" : "kubernetes";
    super(scope, id, {
      terraformResourceType: `${provider}_manifest`,
      terraformGeneratorMetadata: { providerName: provider },
      dependsOn: props.dependsOn && [...props.dependsOn],
    });
    this.isYaml = provider === "kubectl";
  }

  public requireKubernetes(version: string | undefined): void {
    const { kind } = this.props;
    const row = API_VERSIONS[kind];
    requireKubernetes(this.node.path, `${kind} of ${row.apiVersion}`, row, version);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const manifest = manifestOf(this.props);
    if (!this.isYaml) return { manifest: escaped(manifest) };
    // Without `wait`, a deploy that takes controllers away would not leave them the time to let go of their objects.
    const applied = { yaml_body: escapeTemplate(toYaml(manifest)), server_side_apply: true, wait: true };
    // It takes a namespace that stood before for its own, and would delete it with what others have in it.
    if (this.props.kind === "Namespace") return { ...applied, apply_only: true };
    // One node that is down would otherwise fail every deploy.
    return this.props.kind === "DaemonSet" ? { ...applied, wait_for_rollout: false } : applied;
  }
}

function manifestOf({ kind, name, namespace, labels, fields }: ObjectProps): Record<string, unknown> {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }), ...(labels ? { labels } : {}) };
  return { apiVersion: API_VERSIONS[kind].apiVersion, kind, metadata, ...fields };
}

/** What stands in an object is no expression of Terraform, such as a variable of a script. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)]));
}

/** YAML of an object or of a chart's values. Loaded on first use. */
export function toYaml(value: unknown): string {
  return (require("yaml") as typeof import("yaml")).stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The second of two that make the same object would quietly change the first. */
function claimObject(where: string, stack: SovereignStack, { kind, name, namespace }: ObjectProps): void {
  const object = `${kind} "${name}"${namespace === undefined ? "" : ` in the namespace "${namespace}"`}`;
  const first = claimInCluster(stack, object, where);
  if (first === undefined) return;
  throw kind === "Namespace" ? sameNamespace(where, name, first) : sameObject(where, object, first);
}
