import { TerraformProvider, type TerraformResource, type TerraformStack } from "cdktf";
import type { SovereignStack } from "../sovereign-stack";
import type { ClusterConnection, ExecPlugin } from "./cluster-connection";
import { probeCluster } from "./cluster-probe";
import { ClusterResource } from "./cluster-resource";
import { noClusterConnection } from "./errors";

interface ClusterProvider {
  readonly source: string;
  readonly version: string;
  readonly attributes: (connection: ClusterConnection) => Record<string, unknown>;
}

/**
 * The providers of cluster objects. Newest on 22 Nov 2026: kubernetes 3.2.1 (what is emitted is the same in 2.38), helm
 * 3.1.2, both by their CHANGELOG; kubectl 1.19.0 by its tags.
 */
const PROVIDERS: Readonly<Record<string, ClusterProvider>> = {
  kubernetes: {
    source: "hashicorp/kubernetes",
    version: ">= 2.38.0, < 4.0.0",
    attributes: ({ exec, ...connection }) => ({ ...reach(connection), exec: exec && [execBlock(exec)] }),
  },
  kubectl: {
    source: "gavinbunney/kubectl",
    version: "~> 1.19",
    attributes: ({ exec, ...connection }) => ({
      ...reach(connection),
      exec: exec && [execBlock(exec)],
      // Else it reads ~/.kube/config beside what is stated.
      load_config_file: exec ? false : undefined,
    }),
  },
  helm: {
    source: "hashicorp/helm",
    version: "~> 3.0",
    attributes: ({ exec, ...connection }) => ({ kubernetes: { ...reach(connection), exec: exec && execBlock(exec) } }),
  },
};

/**
 * Gives a layer the providers of what stands in it, unless the program declares its own without an alias, and refuses
 * what the cluster is too old for. A layer in which nothing stands gets none, and never asks where the cluster is.
 */
export function giveClusterProviders(layer: TerraformStack, stack: SovereignStack): void {
  const used = Object.keys(PROVIDERS).filter((provider) => usesProvider(layer, provider));
  if (used.length === 0) return;
  const missing = used.filter((provider) => !declaresProvider(layer, provider));
  const connection = missing.length > 0 ? connectionTo(layer, stack) : undefined;
  for (const provider of missing) new RawProvider(layer, provider, connection as ClusterConnection);
  const version = connection?.kubernetesVersion ?? stack.cluster.version;
  const written = layer.node.findAll().filter((node): node is ClusterResource => node instanceof ClusterResource);
  for (const resource of written) resource.requireKubernetes(version);
  for (const resource of written) {
    const probe = probeCluster(layer, resource.terraformGeneratorMetadata?.providerName ?? "", version);
    if (probe !== undefined) resource.waitFor(probe);
  }
}

function connectionTo(layer: TerraformStack, stack: SovereignStack): ClusterConnection {
  const connection = stack._driver().clusterConnection?.(layer, stack);
  if (!connection) throw noClusterConnection(layer.node.path, stack.site.platform);
  return connection;
}

/** Whether something in a stack is written with a provider. */
export function usesProvider(stack: TerraformStack, provider: string): boolean {
  return stack.node.findAll().some((node) => {
    const { providerName } = (node as Partial<TerraformResource>).terraformGeneratorMetadata ?? {};
    return providerName === provider && !TerraformProvider.isTerraformProvider(node);
  });
}

function declaresProvider(stack: TerraformStack, provider: string): boolean {
  return stack.node
    .findAll()
    .some(
      (node) => TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === provider && !node.alias,
    );
}

class RawProvider extends TerraformProvider {
  public constructor(
    layer: TerraformStack,
    private readonly provider: string,
    private readonly connection: ClusterConnection,
  ) {
    const { source, version } = PROVIDERS[provider];
    super(layer, `provider-${provider}`, {
      terraformResourceType: provider,
      terraformProviderSource: source,
      terraformGeneratorMetadata: { providerName: provider, providerVersionConstraint: version },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return PROVIDERS[this.provider].attributes(this.connection);
  }

  /** cdktf writes each key of a provider block in snake case, the names of environment variables among them. */
  public override toTerraform(): object {
    const json = super.toTerraform() as { provider: Record<string, ProviderBlock[]> };
    const [block] = json.provider[this.provider];
    const exec = block.exec?.[0] ?? block.kubernetes?.exec;
    if (exec) exec.env = this.connection.exec?.env;
    return json;
  }
}

interface ProviderBlock {
  readonly exec?: [WrittenExec];
  readonly kubernetes?: { readonly exec?: WrittenExec };
}

interface WrittenExec {
  env?: Readonly<Record<string, string>>;
}

function reach({ host, clusterCaCertificate, tlsServerName, configPath, configContext }: ClusterConnection) {
  return {
    host,
    cluster_ca_certificate: clusterCaCertificate,
    tls_server_name: tlsServerName,
    config_path: configPath,
    config_context: configContext,
  };
}

function execBlock({ apiVersion, command, args, env }: ExecPlugin) {
  return { api_version: apiVersion, command, args, env };
}
