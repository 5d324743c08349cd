import type { Construct } from "constructs";
import { ClusterResource } from "../../kubernetes/cluster-resource";
import type { NodeTaint } from "../../taint";

/**
 * Owners of what is written to nodes. What an owner applies is all that it has: one owner of both would lose the taints
 * when it writes the labels (seen with hashicorp/kubernetes 3.2.1 on Kubernetes 1.34.3).
 */
const FIELD_MANAGERS = {
  kubernetes_labels: "cdktf-sovereign-ai-labels",
  kubernetes_node_taint: "cdktf-sovereign-ai-taints",
};

/** A part of a Node that stands already, written by server-side apply; the rest of the Node is left as it is. */
class NodeMarks extends ClusterResource {
  public constructor(
    scope: Construct,
    id: string,
    private readonly type: keyof typeof FIELD_MANAGERS,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: "kubernetes" },
    });
  }

  /** Labels and taints are older than every cluster that still runs. */
  public requireKubernetes(): void {}

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes, field_manager: FIELD_MANAGERS[this.type] };
  }
}

/**
 * Labels and taints of a named node. Taints are one list with one owner: while another has tainted the node too, which a
 * cordon does, deploy and destroy are refused with a conflict of field managers instead of taking those taints away.
 */
export function markNode(
  scope: Construct,
  node: string,
  labels: Readonly<Record<string, string>>,
  taints: readonly NodeTaint[],
): void {
  const metadata = { name: node };
  new NodeMarks(scope, `labels-${node}`, "kubernetes_labels", { api_version: "v1", kind: "Node", metadata, labels });
  if (taints.length === 0) return;
  new NodeMarks(scope, `taints-${node}`, "kubernetes_node_taint", {
    metadata,
    taint: taints.map(({ key, value = "", effect }) => ({ key, value, effect })),
  });
}
