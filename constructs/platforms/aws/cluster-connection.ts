import type { TerraformStack } from "cdktf";
import type { ClusterConnection } from "../../kubernetes/cluster-connection";
import type { SovereignStack } from "../../sovereign-stack";
import { regionOf } from "./account";
import { AwsCluster, versionOf } from "./cluster";
import { awsModule } from "./modules";
import { stackName } from "./names";
import type { AwsSettings } from "./provider";

/**
 * The cluster as an upper layer finds it: by a name that is known at synth, since an output of the lower layer would be
 * one more thing that has to stay. The token is got by the AWS command line of the machine that deploys.
 */
export function clusterConnection(
  layer: TerraformStack,
  stack: SovereignStack,
  { profile, assumeRoleArn }: AwsSettings,
): ClusterConnection {
  const { DataAwsEksCluster } = awsModule("data-aws-eks-cluster", layer);
  const { cluster } = stack;
  const isOurs = cluster instanceof AwsCluster;
  const owner = isOurs ? (cluster.node.scope as SovereignStack) : stack;
  const name = isOurs ? stackName(owner) : cluster.clusterName;
  const found = new DataAwsEksCluster(layer, "eks-cluster", { name });
  return {
    host: found.endpoint,
    clusterCaCertificate: `\${base64decode(${found.fqn}.certificate_authority[0].data)}`,
    exec: {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: [
        ...["eks", "get-token", "--cluster-name", name, "--region", regionOf(stack)],
        ...(profile === undefined ? [] : ["--profile", profile]),
        ...(assumeRoleArn === undefined ? [] : ["--role-arn", assumeRoleArn]),
      ],
    },
    kubernetesVersion: isOurs ? versionOf(owner) : cluster.version,
  };
}
