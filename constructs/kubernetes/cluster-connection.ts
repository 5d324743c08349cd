import * as path from "node:path";
import { App, type TerraformStack } from "cdktf";
import type { ClusterAccess } from "../cluster-access";

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

const DEFAULT_KUBECONFIG = "~/.kube/config";

/** The connection that a program states, with files as Terraform sees them from the folder of the stack's layer. */
export function connectionOf(access: ClusterAccess, layer: TerraformStack): ClusterConnection {
  const { _exec: exec, _kubeconfig: kubeconfig } = access;
  if (exec) {
    const { host, certificateAuthorityFile, command, args = [], env } = exec;
    return {
      host,
      clusterCaCertificate: `\${file(${JSON.stringify(fromLayer(layer, certificateAuthorityFile))})}`,
      exec: { apiVersion: "client.authentication.k8s.io/v1", command, args, env },
    };
  }
  return {
    configPath: fromLayer(layer, kubeconfig?.file ?? DEFAULT_KUBECONFIG),
    configContext: kubeconfig?.context,
  };
}

/** An absolute path would differ on every machine; what begins with `~` the providers and Terraform expand. */
function fromLayer(layer: TerraformStack, file: string): string {
  if (file.startsWith("~")) return file;
  const layerFolder = path.join(path.resolve(App.of(layer).outdir), "stacks", layer.node.id);
  return path.relative(layerFolder, path.resolve(file)).split(path.sep).join("/");
}
