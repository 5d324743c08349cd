import { notA, notAJoinToken } from "./errors";
import { JoinToken } from "./join-token";

/** RKE2 from an offline bundle. */
export interface OfflineRke2Props {
  /**
   * Folder of the machine that deploys with what RKE2's documentation has for an air-gapped install: `install.sh`,
   * `rke2.linux-<arch>.tar.gz`, the images (`rke2-images*.linux-<arch>.tar.zst` or `.tar.gz`) and
   * `sha256sum-<arch>.txt`. Relative to the folder the program is run in.
   */
  readonly bundle: string;

  /** Release of RKE2 that the bundle holds, e.g. `v1.34.2+rke2r1`. */
  readonly version: string;

  /** The secret by which hosts join. */
  readonly token: JoinToken;

  /**
   * Host name or address under which the cluster is joined and reached: a load balancer or a name of all servers.
   *
   * @default - the address of the first server
   */
  readonly registrationAddress?: string;

  /**
   * File of the machine that deploys into which the deploy writes the cluster's kubeconfig, an administrator's, readable by
   * its owner only; relative to the folder the program is run in, or to the home folder as `~/…`. It needs the `ssh`
   * command. The site's `access` is this file, unless it states another. A file that is something else is refused, and a
   * destroy removes only what was written for the site.
   *
   * @default - none is written, and `access` says how the cluster is reached
   */
  readonly kubeconfigFile?: string;

  /** Further names and addresses in the certificate of the API. @default - the registration address only */
  readonly tlsSans?: string[];

  /** Network of the pods, e.g. `10.42.0.0/16`. @default - RKE2's own */
  readonly clusterCidr?: string;

  /** Network of the services, e.g. `10.43.0.0/16`. @default - RKE2's own */
  readonly serviceCidr?: string;

  /** Network plug-in whose images the bundle holds, e.g. `canal`, `cilium`. @default - RKE2's own, canal */
  readonly cni?: string;
}

/** The Kubernetes of a bare-metal site. */
export class Rke2 {
  /** RKE2 that is installed from a bundle, with nothing fetched from outside. */
  public static offline(props: OfflineRke2Props): Rke2 {
    for (const property of ["bundle", "version"] as const) {
      if (typeof props[property] !== "string") throw notA("a text", "Rke2.offline", property, props[property]);
    }
    const token: unknown = props.token;
    if (!(token instanceof JoinToken)) throw notAJoinToken("Rke2.offline");
    return new Rke2(props);
  }

  private constructor(
    /** @internal */
    public readonly _props: OfflineRke2Props,
  ) {}
}
