import { ContainerNodePool } from "@cdktf/provider-google/lib/container-node-pool";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { type App, TerraformStack } from "cdktf";
import { Accelerator } from "../constructs/accelerator";
import { Cluster } from "../constructs/cluster";
import { Key } from "../constructs/key";
import { Network } from "../constructs/network";
import { Site } from "../constructs/site";
import { SovereignGpuPool } from "../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../constructs/sovereign-stack";

const PROJECT = "acme-eu";
const REGION = "europe-west3";
const ZONE = "europe-west3-a";
const KEY = `projects/${PROJECT}/locations/${REGION}/keyRings/r/cryptoKeys/k`;
const LABELS = { "sovereign-site": "frankfurt" };
const NODE_ROLES = ["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"];

/** Pools in a network, with a key and on a cluster that stand already, so that the pools are what is measured. */
export function addGooglePoolsByConstruct(app: App, count: number): void {
  const stack = new SovereignStack(app, "cloud", {
    site: Site.google("frankfurt", { region: REGION, project: PROJECT }),
    network: Network.existing({
      networkId: `projects/${PROJECT}/global/networks/n`,
      privateSubnetIds: [`projects/${PROJECT}/regions/${REGION}/subnetworks/s`],
    }),
    key: Key.existing(KEY),
    cluster: Cluster.existing({ clusterName: "c", version: "1.34" }),
  });
  for (let i = 0; i < count; i++) {
    new SovereignGpuPool(stack, `pool-${i}`, { accelerator: Accelerator.H100_SXM, nodes: 2, zone: ZONE });
  }
}

/** The resources that `addGooglePoolsByConstruct` emits, as somebody would write them without the construct. */
export function addGooglePoolsByHand(app: App, count: number): void {
  const stack = new TerraformStack(app, "cloud");
  new GoogleProvider(stack, "google", { project: PROJECT, region: REGION, defaultLabels: LABELS });
  const account = new ServiceAccount(stack, "node-account", { accountId: "cloud-nodes" });
  const members = NODE_ROLES.map(
    (role) => new ProjectIamMember(stack, role, { project: PROJECT, role, member: account.member }),
  );
  for (let i = 0; i < count; i++) addPool(stack, `pool-${i}`, account, members);
}

function addPool(stack: TerraformStack, name: string, account: ServiceAccount, members: ProjectIamMember[]): void {
  new ContainerNodePool(stack, `${name}-nodes`, {
    name,
    cluster: "c",
    location: REGION,
    nodeLocations: [ZONE],
    nodeCount: 2,
    management: { autoRepair: true, autoUpgrade: true },
    networkConfig: { enablePrivateNodes: true },
    nodeConfig: {
      machineType: "a3-highgpu-8g",
      imageType: "COS_CONTAINERD",
      diskType: "pd-balanced",
      diskSizeGb: 200,
      bootDiskKmsKey: KEY,
      serviceAccount: account.email,
      oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
      shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
      workloadMetadataConfig: { mode: "GKE_METADATA" },
      metadata: { "disable-legacy-endpoints": "true" },
      kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" },
      gvnic: { enabled: true },
      labels: { "sovereign.ai/pool": name, "sovereign.ai/accelerator": "h100-sxm" },
      resourceLabels: LABELS,
      guestAccelerator: [
        { type: "nvidia-h100-80gb", count: 8, gpuDriverInstallationConfig: { gpuDriverVersion: "DEFAULT" } },
      ],
      taint: [{ key: "nvidia.com/gpu", value: "present", effect: "NO_SCHEDULE" }],
    },
    upgradeSettings: { strategy: "SURGE", maxSurge: 0, maxUnavailable: 1 },
    dependsOn: members,
  });
}
