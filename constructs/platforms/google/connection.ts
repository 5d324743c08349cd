import type { TerraformStack } from "cdktf";
import type { ClusterConnection } from "../../kubernetes/cluster-connection";
import type { SovereignStack } from "../../sovereign-stack";
import { GoogleCluster } from "./cluster";
import { googleModule } from "./modules";
import { projectOf, regionOf } from "./project";
import type { GoogleSettings } from "./provider";

const DATA_ID = "google-cluster";

/**
 * How an upper layer reaches the stack's cluster: found by name, with a credential that Google's plugin gets when deploying
 * and that enters no state (GKE documentation, "Install kubectl and configure cluster access", read on 22 Nov 2026).
 */
export function clusterConnection(
  layer: TerraformStack,
  stack: SovereignStack,
  { impersonateServiceAccount: account }: GoogleSettings,
): ClusterConnection {
  const { DataGoogleContainerCluster } = googleModule("data-google-container-cluster", layer);
  const { cluster } = stack;
  const found = new DataGoogleContainerCluster(layer, DATA_ID, {
    name: cluster instanceof GoogleCluster ? cluster.plainName : cluster.clusterName,
    location: regionOf(stack),
    project: projectOf(stack),
  });
  return {
    host: `https://${found.endpoint}`,
    clusterCaCertificate: `\${base64decode(${found.fqn}.master_auth[0].cluster_ca_certificate)}`,
    // The only version that the plugin prints (kubernetes/cloud-provider-gcp, cmd/gke-gcloud-auth-plugin/cred.go).
    exec: {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "gke-gcloud-auth-plugin",
      // Without it the plugin takes gcloud's login, and the provider the application default credentials.
      args: [
        account === undefined ? "--use_application_default_credentials" : `--impersonate_service_account=${account}`,
      ],
    },
    kubernetesVersion: cluster.version,
  };
}
