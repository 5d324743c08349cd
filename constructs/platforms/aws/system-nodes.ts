import type { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { POOL_LABEL } from "../../kubernetes/pool-labels";
import type { SovereignStack } from "../../sovereign-stack";
import { SYSTEM_POOL } from "../system-pool";
import { nodeTemplate } from "./launch-template";
import { awsModule } from "./modules";
import { primaryInterface } from "./network-interfaces";
import type { NodeHost } from "./node-host";

/** Small general-purpose types, the preferred one first: which of them a region offers is only known when deploying. */
const TYPES = ["m7i.large", "m6i.large", "m6a.large", "m5.large"];
const NODES = 2;
const DISK_GIB = 50;

/** The nodes for what asks for no accelerator: DNS and controllers. They have no taint. */
export function systemNodes(host: NodeHost, stack: SovereignStack): EksNodeGroup {
  const { EksNodeGroup: NodeGroup } = awsModule("eks-node-group", host);
  const { LaunchTemplate } = awsModule("launch-template", host);
  const { DataAwsEc2InstanceTypeOffering } = awsModule("data-aws-ec2-instance-type-offering", host);
  const offered = new DataAwsEc2InstanceTypeOffering(host, "system-type", {
    filter: [{ name: "instance-type", values: TYPES }],
    preferredInstanceTypes: TYPES,
  });
  const template = new LaunchTemplate(
    host,
    "system-template",
    nodeTemplate({
      diskGib: DISK_GIB,
      keyArn: stack.key.keyArn,
      networkInterfaces: [primaryInterface(host.securityGroupId)],
      tags: host.nodeTags(),
    }),
  );
  return new NodeGroup(host, "system", {
    clusterName: host.clusterName,
    version: host.version,
    nodeGroupName: SYSTEM_POOL,
    nodeRoleArn: host.nodeRoleArn,
    subnetIds: stack.network.privateSubnetIds,
    amiType: "AL2023_x86_64_STANDARD",
    capacityType: "ON_DEMAND",
    instanceTypes: [offered.instanceType],
    launchTemplate: { id: template.id, version: template.getStringAttribute("latest_version") },
    scalingConfig: { minSize: NODES, maxSize: NODES, desiredSize: NODES },
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
    labels: { [POOL_LABEL]: SYSTEM_POOL },
    dependsOn: [...host.ready],
    // A type that a region offers one day must not replace the nodes that stand.
    lifecycle: { ignoreChanges: ["instance_types"] },
  });
}
