import type { TerraformStack } from "cdktf";
import type { ClusterAccess } from "../cluster-access";
import { statedPath } from "../platforms/stack-folder";
import { accessNotStated } from "./errors";

/** How the providers of cluster objects reach a cluster. Nothing in it is secret: credentials come when deploying. */
export interface ClusterConnection {
  readonly host?: string;
  readonly clusterCaCertificate?: string;
  readonly tlsServerName?: string;
  readonly exec?: ExecPlugin;
  readonly configPath?: string;
  readonly configContext?: string;
  /** Minor version, e.g. `1.34`, where it is known at synth. */
  readonly kubernetesVersion?: string;
}

/** A command that prints a short-lived credential. */
export interface ExecPlugin {
  /** Version of `client.authentication.k8s.io` that the command prints. */
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const EXEC_CREDENTIAL = "client.authentication.k8s.io/v1";
const DEFAULT_KUBECONFIG = "~/.kube/config";

/**
 * The connection that a program states, with files as Terraform sees them from the folder of the stack's layer. None is
 * assumed: what `kubectl config use-context` last chose may be another cluster.
 */
export function connectionOf(access: ClusterAccess | undefined, layer: TerraformStack): ClusterConnection {
  if (!access) throw accessNotStated(layer.node.path);
  const { _exec: exec, _kubeconfig: kubeconfig } = access;
  if (exec) {
    const { host, certificateAuthorityFile, command, args = [], env, apiVersion = EXEC_CREDENTIAL } = exec;
    return {
      host,
      clusterCaCertificate: `\${file(${JSON.stringify(statedPath(layer, certificateAuthorityFile))})}`,
      exec: { apiVersion, command, args, env },
    };
  }
  return {
    configPath: statedPath(layer, kubeconfig?.file ?? DEFAULT_KUBECONFIG),
    configContext: kubeconfig?.context,
  };
}
