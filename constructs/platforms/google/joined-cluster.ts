import type { SovereignStack } from "../../sovereign-stack";
import { requireVersion } from "../kubernetes-version";
import { shared } from "../shared";
import { GoogleCluster } from "./cluster";
import { stackName } from "./names";
import { NodeHost } from "./node-host";

/** A cluster that the stack did not make: its nodes are joined to it, nothing else of it is touched. */
class JoinedCluster extends NodeHost {
  public readonly clusterName: string;
  public readonly version: string;
  public readonly poolPrefix: string;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    this.poolPrefix = `${stackName(stack)}-`;
    this.clusterName = stack.cluster.clusterName;
    this.version = requireVersion(stack.node.path, stack.cluster.version);
  }
}

/** The cluster that a stack's pools join, its own or one that was passed in. */
export function nodeHost(stack: SovereignStack): NodeHost {
  const { cluster } = stack;
  const isOwn = cluster instanceof GoogleCluster && cluster.node.scope === stack;
  return isOwn ? cluster : shared(stack, "cluster", JoinedCluster);
}
