import type { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { awsModule } from "./modules";

/** How an add-on differs from what EKS makes of it. */
export interface AddonProps {
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly dependsOn?: ITerraformDependable[];
}

/** An add-on that EKS runs in the cluster, in the version that EKS holds right for it. */
export function addon(scope: Construct, cluster: EksCluster, name: string, props: AddonProps = {}): EksAddon {
  const { EksAddon: Addon } = awsModule("eks-addon", scope);
  const { configuration, dependsOn } = props;
  return new Addon(scope, `addon-${name}`, {
    clusterName: cluster.name,
    addonName: name,
    configurationValues: configuration ? JSON.stringify(configuration) : undefined,
    dependsOn,
  });
}
