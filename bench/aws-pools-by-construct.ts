import type { App } from "cdktf";
import { Accelerator } from "../constructs/accelerator";
import { Cluster } from "../constructs/cluster";
import { Key } from "../constructs/key";
import { Network } from "../constructs/network";
import { Site } from "../constructs/site";
import { SovereignGpuPool } from "../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../constructs/sovereign-stack";
import { ACCOUNT, CLUSTER, KEY_ARN, NETWORK, REGION } from "./aws-pools-site";

/** Pools in a network, with a key and on a cluster that stand already, so that the pools are what is measured. */
export function addAwsPoolsByConstruct(app: App, count: number): void {
  const stack = new SovereignStack(app, "cloud", {
    site: Site.aws("frankfurt", { region: REGION, account: ACCOUNT }),
    network: Network.existing(NETWORK),
    key: Key.existing(KEY_ARN),
    cluster: Cluster.existing(CLUSTER),
  });
  for (let i = 0; i < count; i++) {
    new SovereignGpuPool(stack, `pool-${i}`, { accelerator: Accelerator.L40S, acceleratorsPerNode: 4, nodes: 2 });
  }
}
