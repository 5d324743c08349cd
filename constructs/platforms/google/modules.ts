import type * as computeNetwork from "@cdktf/provider-google/lib/compute-network";
import type * as computeRoute from "@cdktf/provider-google/lib/compute-route";
import type * as computeSnapshotSettings from "@cdktf/provider-google/lib/compute-snapshot-settings";
import type * as computeSubnetwork from "@cdktf/provider-google/lib/compute-subnetwork";
import type * as containerCluster from "@cdktf/provider-google/lib/container-cluster";
import type * as containerNodePool from "@cdktf/provider-google/lib/container-node-pool";
import type * as dataGoogleComputeMachineTypes from "@cdktf/provider-google/lib/data-google-compute-machine-types";
import type * as dataGoogleComputeZones from "@cdktf/provider-google/lib/data-google-compute-zones";
import type * as dataGoogleContainerCluster from "@cdktf/provider-google/lib/data-google-container-cluster";
import type * as dataGoogleLoggingProjectCmekSettings from "@cdktf/provider-google/lib/data-google-logging-project-cmek-settings";
import type * as dataGoogleProject from "@cdktf/provider-google/lib/data-google-project";
import type * as dnsManagedZone from "@cdktf/provider-google/lib/dns-managed-zone";
import type * as dnsRecordSet from "@cdktf/provider-google/lib/dns-record-set";
import type * as kmsCryptoKey from "@cdktf/provider-google/lib/kms-crypto-key";
import type * as kmsCryptoKeyIamMember from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import type * as kmsKeyRing from "@cdktf/provider-google/lib/kms-key-ring";
import type * as loggingProjectBucketConfig from "@cdktf/provider-google/lib/logging-project-bucket-config";
import type * as loggingProjectExclusion from "@cdktf/provider-google/lib/logging-project-exclusion";
import type * as loggingProjectSink from "@cdktf/provider-google/lib/logging-project-sink";
import type * as projectIamMember from "@cdktf/provider-google/lib/project-iam-member";
import type * as provider from "@cdktf/provider-google/lib/provider";
import type * as serviceAccount from "@cdktf/provider-google/lib/service-account";
import type { IConstruct } from "constructs";
import { loadProviderModule } from "../provider-package";

const GOOGLE_PROVIDER_PACKAGE = "@cdktf/provider-google";

/** Every module of the provider package that this driver may load, which is every type it may emit. */
interface GoogleModules {
  "compute-network": typeof computeNetwork;
  "compute-route": typeof computeRoute;
  "compute-snapshot-settings": typeof computeSnapshotSettings;
  "compute-subnetwork": typeof computeSubnetwork;
  "container-cluster": typeof containerCluster;
  "container-node-pool": typeof containerNodePool;
  "data-google-compute-machine-types": typeof dataGoogleComputeMachineTypes;
  "data-google-compute-zones": typeof dataGoogleComputeZones;
  "data-google-container-cluster": typeof dataGoogleContainerCluster;
  "data-google-logging-project-cmek-settings": typeof dataGoogleLoggingProjectCmekSettings;
  "data-google-project": typeof dataGoogleProject;
  "dns-managed-zone": typeof dnsManagedZone;
  "dns-record-set": typeof dnsRecordSet;
  "kms-crypto-key": typeof kmsCryptoKey;
  "kms-crypto-key-iam-member": typeof kmsCryptoKeyIamMember;
  "kms-key-ring": typeof kmsKeyRing;
  "logging-project-bucket-config": typeof loggingProjectBucketConfig;
  "logging-project-exclusion": typeof loggingProjectExclusion;
  "logging-project-sink": typeof loggingProjectSink;
  "project-iam-member": typeof projectIamMember;
  provider: typeof provider;
  "service-account": typeof serviceAccount;
}

const loaded: Partial<GoogleModules> = {};

/** Loads one module of the Google provider package, and no other. */
export function googleModule<Name extends keyof GoogleModules>(name: Name, scope: IConstruct): GoogleModules[Name] {
  return (loaded[name] ??= loadProviderModule<GoogleModules[Name]>(GOOGLE_PROVIDER_PACKAGE, name, scope.node.path));
}
