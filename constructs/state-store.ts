import * as path from "node:path";
import {
  App,
  AzurermBackend,
  GcsBackend,
  HttpBackend,
  LocalBackend,
  S3Backend,
  type S3BackendConfig,
  type TerraformBackend,
  type TerraformStack,
} from "cdktf";
import { findCountry } from "../catalog/countries";
import { findRegion } from "../catalog/regions";
import type { StackFacts } from "../engine/checks/model/facts";
import { unknownCountry } from "./errors";
import type { Operator } from "./operator";
import { fromStackFolder } from "./platforms/stack-folder";
import { stateBelowOutputFolder } from "./state-errors";
import { requireBucket, requireStateAddress, requireStateKeys } from "./state-values";

/** Where an S3 bucket keeps Terraform state. */
export interface S3StateProps {
  /**
   * Region of the bucket.
   *
   * @default - the region of the site
   */
  readonly region?: string;

  /**
   * Key prefix; the stack's id and `.tfstate` follow it.
   *
   * @default "terraform/"
   */
  readonly keyPrefix?: string;

  /**
   * ARN of the KMS key that encrypts the state.
   *
   * @default - the bucket's own encryption
   */
  readonly kmsKeyArn?: string;
}

/** What Terraform's backend block cannot say of a store: where it stands. The report lists it as stated. */
export interface StatePlaceProps {
  /**
   * ISO 3166-1 alpha-2 code of the country that the store keeps its data in.
   *
   * @default - not stated: from confidential up the program is refused, since nobody knows where its state rests
   */
  readonly country?: string;

  /** Who runs the store. @default - not stated */
  readonly operator?: Operator;
}

/** Where a Google Cloud Storage bucket keeps Terraform state. */
export interface GcsStateProps extends StatePlaceProps {
  /**
   * Object prefix; the stack's id follows it.
   *
   * @default "terraform/"
   */
  readonly prefix?: string;
}

/** Where an Azure storage account keeps Terraform state. */
export interface AzureStateProps extends StatePlaceProps {
  readonly resourceGroupName: string;
  readonly storageAccountName: string;
  readonly containerName: string;
}

/** Where an HTTP server keeps Terraform state. Credentials come from `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`. */
export interface HttpStateProps extends StatePlaceProps {
  /**
   * Whether the server locks the state.
   *
   * @default true
   */
  readonly locking?: boolean;
}

/** Where the Terraform state of a site's stacks rests. State holds names, addresses and sometimes secrets. */
export class StateStore {
  /** An S3 bucket, encrypted, with a lock file beside the state. Needs Terraform 1.10 or later, for the lock file. */
  public static s3(bucket: string, props: S3StateProps = {}): StateStore {
    requireBucket("s3", bucket);
    return new StateStore((stack, siteRegion) => {
      const region = props.region ?? siteRegion;
      const backend = new S3Backend(stack, {
        bucket,
        key: `${props.keyPrefix ?? "terraform/"}${stack.node.id}.tfstate`,
        region,
        encrypt: true,
        kmsKeyId: props.kmsKeyArn,
        // Terraform refuses every region that opened after it was built, with the network or without.
        skipRegionValidation: true,
        endpoints: s3Endpoints(region),
      });
      // cdktf 0.21 has no property for the lock file of Terraform 1.10 and later.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return backend;
    });
  }

  /** A Google Cloud Storage bucket. */
  public static gcs(bucket: string, props: GcsStateProps = {}): StateStore {
    requireBucket("gcs", bucket);
    return new StateStore(
      (stack) => new GcsBackend(stack, { bucket, prefix: `${props.prefix ?? "terraform/"}${stack.node.id}` }),
      placeOf(`StateStore.gcs("${bucket}")`, props),
    );
  }

  /** A blob container of an Azure storage account, reached with Microsoft Entra ID. */
  public static azure(props: AzureStateProps): StateStore {
    const { resourceGroupName, storageAccountName, containerName } = props;
    const account = { resourceGroupName, storageAccountName, containerName };
    requireStateKeys("StateStore.azure", account);
    return new StateStore(
      (stack) => {
        const backend = new AzurermBackend(stack, { ...account, key: `${stack.node.id}.tfstate` });
        stack.addOverride("terraform.backend.azurerm.use_azuread_auth", true);
        return backend;
      },
      placeOf(`StateStore.azure("${storageAccountName}")`, props),
    );
  }

  /**
   * An HTTP server that speaks Terraform's state protocol, e.g. a GitLab on your own ground.
   *
   * @throws when the address is no URL, or holds credentials
   */
  public static http(address: string, props: HttpStateProps = {}): StateStore {
    requireStateAddress(address);
    return new StateStore(
      (stack) => {
        const url = `${address.replace(/\/+$/, "")}/${stack.node.id}`;
        const lock = props.locking === false ? {} : { lockAddress: `${url}/lock`, unlockAddress: `${url}/lock` };
        return new HttpBackend(stack, { address: url, ...lock });
      },
      placeOf(`StateStore.http("${address}")`, props),
    );
  }

  /**
   * A folder of the machine that deploys.
   *
   * @param directory absolute, or relative to the folder the program is run in. Must not lie below the output folder,
   * which the cdktf command clears. @default - the folder the program is run in
   */
  public static local(directory: string = "."): StateStore {
    return new StateStore((stack) => new LocalBackend(stack, { path: localStatePath(stack, directory) }));
  }

  private constructor(
    private readonly makeBackend: (stack: TerraformStack, siteRegion?: string) => TerraformBackend,
    private readonly place?: StackFacts["state"],
  ) {}

  /** @internal */
  public _backend(stack: TerraformStack, siteRegion?: string): TerraformBackend {
    return this.makeBackend(stack, siteRegion);
  }

  /** What is stated of the store's place. @internal */
  public _place(): StackFacts["state"] {
    return this.place;
  }
}

function placeOf(where: string, { country, operator }: StatePlaceProps): StackFacts["state"] {
  if (country === undefined) return undefined;
  if (!findCountry(country)) throw unknownCountry(country, where);
  return { country, ...(operator ? { operator: operator._facts() } : {}) };
}

/** DNS suffix of the partitions whose endpoints Terraform takes for those of the partition `aws` (1.11.4 does). */
const DNS_SUFFIXES: Readonly<Record<string, string>> = {
  // botocore 1.44.5, partitions.json, 22 Nov 2026.
  "aws-eusc": "amazonaws.eu",
};

/** Where the S3 backend finds what it calls: the bucket, and the two services that tell it whose credentials it has. */
function s3Endpoints(region?: string): S3BackendConfig["endpoints"] {
  const partition = region === undefined ? undefined : findRegion("aws", undefined, region)?.partition;
  const suffix = DNS_SUFFIXES[partition ?? ""];
  if (suffix === undefined) return undefined;
  const endpoint = (service: string) => `https://${service}.${region}.${suffix}`;
  return { s3: endpoint("s3"), iam: endpoint("iam"), sts: endpoint("sts") };
}

/** The state file as Terraform sees it from the stack's folder: an absolute path would differ on every machine. */
function localStatePath(stack: TerraformStack, directory: string): string {
  const outputFolder = path.resolve(App.of(stack).outdir);
  const stateFolder = path.resolve(directory);
  if (stateFolder === outputFolder || stateFolder.startsWith(outputFolder + path.sep)) {
    throw stateBelowOutputFolder(stack.node.path, directory);
  }
  return fromStackFolder(stack, path.join(stateFolder, `terraform.${stack.node.id}.tfstate`));
}
