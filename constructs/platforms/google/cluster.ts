import type { ContainerCluster, ContainerClusterConfig } from "@cdktf/provider-google/lib/container-cluster";
import type { SovereignStack } from "../../sovereign-stack";
import { requireVersion } from "../kubernetes-version";
import { googleModule } from "./modules";
import { stackName } from "./names";
import { addressesOf, networkReady, subnetworkOf } from "./network";
import { nodeConfig } from "./node-config";
import { NodeHost } from "./node-host";
import { projectOf, regionOf } from "./project";
import { regionalLogs } from "./regional-logs";
import { SYSTEM_SHAPE, systemNodes } from "./system-nodes";

/**
 * Kubernetes minor version of new clusters, as of the other clouds (aws/cluster.ts). GKE supports one for some 14 months
 * from when the Regular channel has it ("GKE versioning and support", read on 22 Nov 2026; when that was for this one, we
 * could not look up). It moves a cluster to newer ones by itself, so this is the least.
 */
const KUBERNETES_VERSION = "1.35";

/**
 * A stack's own GKE cluster: regional, in Standard mode. Its API has an address inside the network only, in the region
 * only: its own nodes reach it, and who else is to comes through a VPN or an interconnect and is let in by
 * `master_authorized_networks_config.cidr_blocks` of `control-plane`. Its name in DNS is closed, since that is reached
 * from everywhere. A destroy is refused until `deletion_protection` of `control-plane` is overridden with `false`.
 *
 * One small node a zone carries what is not for accelerators (DNS, controllers), so that pools may shrink to none. GKE
 * installs drivers and the device plugin for NVIDIA GPUs itself, from its own registry.
 *
 * What workloads print and measure is sent nowhere; what the system logs and audits rests in the region. Disks that
 * workloads claim are encrypted by Google's own keys unless their StorageClass names a key.
 */
export class GoogleCluster extends NodeHost {
  public readonly clusterName: string;
  public readonly version: string;
  public readonly poolPrefix = "";

  /** The cluster's name as it is known at synth, for upper layers, which take no output of the stack. */
  public readonly plainName: string;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    this.plainName = stackName(stack);
    this.version = requireVersion(stack.node.path, stack.kubernetesVersion ?? KUBERNETES_VERSION);
    this.ready.push(...networkReady(stack));
    this.snapshotsStay(stack);
    const cluster = this.makeControlPlane(stack);
    this.clusterName = cluster.name;
    systemNodes(this, stack);
  }

  private makeControlPlane(stack: SovereignStack): ContainerCluster {
    const { ContainerCluster: Cluster } = googleModule("container-cluster", this);
    const name = this.plainName;
    const region = regionOf(stack);
    const logs = regionalLogs(this, "cluster-logs", stack, logFilter(name, region));
    return new Cluster(this, "control-plane", {
      name,
      project: projectOf(stack),
      location: region,
      minMasterVersion: this.version,
      releaseChannel: { channel: "REGULAR" },
      deletionProtection: true,
      ...networking(stack),
      ...access(stack),
      ...observation(),
      databaseEncryption: { state: "ENCRYPTED", keyName: stack.key.keyArn },
      addonsConfig: {
        // Its load balancers are Google's global ones, which end a connection wherever its caller is.
        httpLoadBalancing: { disabled: true },
        gkeBackupAgentConfig: { enabled: false },
      },
      // GKE makes a pool of its own first, in which nothing may stand that is less protected than in ours.
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: nodeConfig(stack, this, SYSTEM_SHAPE),
      dependsOn: [...this.ready, ...logs],
      lifecycle: { ignoreChanges: ["node_config"] },
    });
  }

  /**
   * Snapshots of disks go to the nearest multi-region unless the project says otherwise, whoever makes them (Compute Engine
   * documentation, "Snapshot settings", read on 22 Nov 2026). The setting is the project's: it outlives the stack.
   */
  private snapshotsStay(stack: SovereignStack): void {
    const { ComputeSnapshotSettings } = googleModule("compute-snapshot-settings", this);
    new ComputeSnapshotSettings(this, "snapshots", {
      project: projectOf(stack),
      storageLocation: { policy: "LOCAL_REGION" },
    });
  }
}

/** What the cluster logs and, since nothing in their entries names the cluster, what machines in the region do. */
function logFilter(name: string, region: string): string {
  return (
    `(resource.labels.cluster_name="${name}" AND resource.labels.location="${region}")` +
    ` OR (resource.type="gce_instance" AND resource.labels.zone=~"^${region}-")`
  );
}

function networking(stack: SovereignStack) {
  return {
    network: stack.network.networkId,
    subnetwork: subnetworkOf(stack),
    networkingMode: "VPC_NATIVE",
    ipAllocationPolicy: addressesOf(stack),
    // Dataplane V2: without it a NetworkPolicy is accepted and does nothing.
    datapathProvider: "ADVANCED_DATAPATH",
    privateClusterConfig: {
      enablePrivateNodes: true,
      enablePrivateEndpoint: true,
      privateEndpointSubnetwork: subnetworkOf(stack),
      masterGlobalAccessConfig: { enabled: false },
    },
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: { allowExternalTraffic: false },
      ipEndpointsConfig: { enabled: true },
    },
    masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: false, privateEndpointEnforcementEnabled: true },
    serviceExternalIpsConfig: { enabled: false },
  } satisfies Partial<ContainerClusterConfig>;
}

function access(stack: SovereignStack) {
  return {
    enableLegacyAbac: false,
    enableShieldedNodes: true,
    // A certificate would stand in the state, key and all.
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    anonymousAuthenticationConfig: { mode: "LIMITED" },
    rbacBindingConfig: {
      enableInsecureBindingSystemAuthenticated: false,
      enableInsecureBindingSystemUnauthenticated: false,
    },
    workloadIdentityConfig: { workloadPool: `${projectOf(stack)}.svc.id.goog` },
  } satisfies Partial<ContainerClusterConfig>;
}

/**
 * What Google sees of the cluster. Metrics of GKE's own rest in the cluster's region (Cloud Monitoring documentation,
 * "Data regionality", read on 22 Nov 2026); the security dashboard and the split of costs have no region.
 */
function observation() {
  return {
    loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"] },
    monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"], managedPrometheus: { enabled: false } },
    securityPostureConfig: { mode: "DISABLED", vulnerabilityMode: "VULNERABILITY_DISABLED" },
    costManagementConfig: { enabled: false },
  } satisfies Partial<ContainerClusterConfig>;
}
