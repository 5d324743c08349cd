/** How a command gets a short-lived credential for a cluster. */
export interface ExecAccessProps {
  /** URL of the cluster's API, e.g. `https://10.20.0.11:6443`. */
  readonly host: string;

  /** PEM file with the certificate of the cluster's authority, relative to the folder the program is run in. */
  readonly certificateAuthorityFile: string;

  /** The command, which prints an `ExecCredential` of `apiVersion`. */
  readonly command: string;

  /** @default - none */
  readonly args?: string[];

  /**
   * Version of the `ExecCredential` that the command prints. Some print one version only, e.g. `gke-gcloud-auth-plugin`
   * `client.authentication.k8s.io/v1beta1`, and every deploy then fails with another.
   *
   * @default "client.authentication.k8s.io/v1"
   */
  readonly apiVersion?: string;

  /** Environment of the command; nothing secret, since it stands in the Terraform JSON. @default - none */
  readonly env?: { readonly [name: string]: string };
}

/** Which entry of which kubeconfig file reaches a cluster. */
export interface KubeconfigAccessProps {
  /**
   * Relative to the folder the program is run in, or to the home folder as `~/…`.
   *
   * @default "~/.kube/config"
   */
  readonly file?: string;

  /** @default - the file's current context, which `kubectl config use-context` changes */
  readonly context?: string;
}

/** How a deploy reaches the API of a cluster. No credential enters Terraform JSON, plan or state. */
export class ClusterAccess {
  /** A kubeconfig file, which stays where it is. */
  public static kubeconfig(props: KubeconfigAccessProps = {}): ClusterAccess {
    return new ClusterAccess(props, undefined);
  }

  /** A command that gets a short-lived credential. */
  public static exec(props: ExecAccessProps): ClusterAccess {
    return new ClusterAccess(undefined, props);
  }

  private constructor(
    /** @internal */
    public readonly _kubeconfig: KubeconfigAccessProps | undefined,
    /** @internal */
    public readonly _exec: ExecAccessProps | undefined,
  ) {}
}
