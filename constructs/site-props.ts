import type { ClusterAccess } from "./cluster-access";
import type { Hosts } from "./hosts";
import type { Operator } from "./operator";
import type { PowerTopology } from "./power-topology";
import type { Rke2 } from "./rke2";
import type { StateStore } from "./state-store";

/** What every kind of site takes. */
export interface SiteProps {
  /** Where the Terraform state of the site's stacks rests. @default - a file in the folder the program is run in */
  readonly state?: StateStore;

  /** Tags of every resource of the site, where the platform has tags. @default - site and data class only */
  readonly tags?: { readonly [key: string]: string };

  /** Where the site pulls container images and charts from. @default - each from where its maker publishes it */
  readonly registry?: SiteRegistry;
}

/** A registry of container images and charts (OCI), on the site or near it. */
export interface SiteRegistry {
  /** Host name, and port where it is not 443, e.g. `registry.acme.example:5000`; no scheme and no path. */
  readonly host: string;

  /**
   * ISO 3166-1 alpha-2 code of the country it stands in, for a host that the catalogue does not know.
   *
   * @default - not stated: from confidential up the program is refused, since nobody knows where its images come from
   */
  readonly country?: string;

  /** Who runs it, for a host that the catalogue does not know. @default - not stated */
  readonly operator?: Operator;
}

/** An AWS region, of any partition: commercial, European Sovereign Cloud, GovCloud, China. */
export interface AwsSiteProps extends SiteProps {
  /** e.g. `eu-central-1`, `eusc-de-east-1`. */
  readonly region: string;

  /** Id of the only account that the program may touch, 12 digits. @default - the account of the credentials */
  readonly account?: string;

  /** Named profile of the AWS configuration files. @default - the environment's credentials */
  readonly profile?: string;

  /** Role that Terraform assumes. @default - none */
  readonly assumeRoleArn?: string;

  /** Country of a region that the catalogue does not know. @default - from the catalogue */
  readonly country?: string;

  /** Operator of a region that the catalogue does not know. @default - from the catalogue */
  readonly operator?: Operator;
}

/** The machine that the program is deployed from. */
export interface LocalSiteProps extends SiteProps {
  /** ISO 3166-1 alpha-2 code of the country the machine stands in. */
  readonly country: string;

  /** Who runs the machine. */
  readonly operator: Operator;
}

/** A region of Google Cloud. */
export interface GoogleSiteProps extends SiteProps {
  /** e.g. `me-central2`, `europe-west3`. */
  readonly region: string;

  /** Id of the project that everything stands in: its id, not its name or number. */
  readonly project: string;

  /** Service account that Terraform acts as. @default - the environment's credentials */
  readonly impersonateServiceAccount?: string;

  /** Country of a region that the catalogue does not know. @default - from the catalogue */
  readonly country?: string;

  /**
   * Operator of a region that the catalogue does not know, or the partner whose sovereign controls the project is
   * under, e.g. `Operator.of("google-cntxt")`. The report lists it as stated: Terraform cannot show it.
   *
   * @default - from the catalogue
   */
  readonly operator?: Operator;
}

/** A Kubernetes cluster that stands already, wherever that is. */
export interface KubernetesSiteProps extends SiteProps {
  /** ISO 3166-1 alpha-2 code of the country its nodes stand in. */
  readonly country: string;

  /** Who runs it. */
  readonly operator: Operator;

  /** Kubernetes minor version of the cluster, e.g. `1.34`. What needs a newer one is refused. */
  readonly kubernetesVersion: string;

  /** How a deploy reaches the cluster. */
  readonly access: ClusterAccess;

  /** Whether nothing may be fetched from outside the site; checked by AIR-PULL. @default false */
  readonly airGapped?: boolean;

  /** Power and cooling of the hall that its nodes stand in. @default - not stated: power is checked against a budget only */
  readonly power?: PowerTopology;
}

/** Hosts that are reached over SSH. */
export interface BareMetalSiteProps extends SiteProps {
  /** ISO 3166-1 alpha-2 code of the country the hosts stand in. */
  readonly country: string;

  /** Who runs the hosts. */
  readonly operator: Operator;

  /** The hosts, from a file or from the program. */
  readonly hosts: Hosts;

  /** The Kubernetes that is installed on them. @default - none: the hosts run services by systemd */
  readonly kubernetes?: Rke2;

  /**
   * How a deploy reaches the cluster for what is installed in it.
   *
   * @default - the `kubeconfigFile` of `kubernetes`; with neither, nothing can be installed in the cluster
   */
  readonly access?: ClusterAccess;

  /**
   * Whether nothing may be fetched from outside the site; checked by AIR-PULL.
   *
   * @default - true with Kubernetes, which is installed from an offline bundle; else false
   */
  readonly airGapped?: boolean;

  /**
   * Power and cooling of the hall that the hosts stand in. What stands in its racks by the program is checked against
   * every feed, in every single failure.
   *
   * @default - not stated: power is checked against a budget only
   */
  readonly power?: PowerTopology;
}
