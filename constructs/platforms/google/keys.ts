import type { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import type { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { IKey } from "../../key";
import type { SovereignStack } from "../../sovereign-stack";
import { googleModule } from "./modules";
import { stackName } from "./names";
import { projectNumberOf, projectOf, regionOf } from "./project";

/** A day is 86,400 s. Google's documentation names 90 days for the renewal of keys. */
const ROTATION = `${90 * 86_400}s`;
const DESTROYED_AFTER = `${30 * 86_400}s`;

/**
 * A stack's own key in Cloud KMS: it never leaves its region, and is renewed every 90 days. KMS never deletes a key ring:
 * a stack that was destroyed and is deployed again under its old name has to import it, or take a key of yours.
 */
export class GoogleKeys extends Construct implements IKey {
  public readonly keyArn: string;

  /** What must stand before something is encrypted with the key: the leave of Google's services to use it. */
  public readonly ready: ITerraformDependable[];

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    const { KmsKeyRing } = googleModule("kms-key-ring", this);
    const { KmsCryptoKey: CryptoKey } = googleModule("kms-crypto-key", this);
    const ring = new KmsKeyRing(this, "ring", {
      name: stackName(stack),
      project: projectOf(stack),
      location: regionOf(stack),
    });
    const key = new CryptoKey(this, "key", {
      name: stackName(stack),
      keyRing: ring.id,
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod: ROTATION,
      destroyScheduledDuration: DESTROYED_AFTER,
    });
    this.keyArn = key.id;
    this.ready = Object.entries(this.users(stack)).map(([name, member]) => this.grant(key, name, member));
  }

  private grant(key: KmsCryptoKey, name: string, email: string): KmsCryptoKeyIamMember {
    const { KmsCryptoKeyIamMember: Member } = googleModule("kms-crypto-key-iam-member", this);
    return new Member(this, `grant-${name}`, {
      cryptoKeyId: key.id,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      member: `serviceAccount:${email}`,
    });
  }

  /**
   * The accounts by which services of Google use a customer's key (IAM documentation, "Service agents"; GKE, "Encrypt
   * secrets at the application layer" and "Use customer-managed encryption keys"; read on 22 Nov 2026). Logging makes its
   * own when it is asked for it.
   */
  private users(stack: SovereignStack): Record<string, string> {
    const { DataGoogleLoggingProjectCmekSettings } = googleModule("data-google-logging-project-cmek-settings", this);
    const logging = new DataGoogleLoggingProjectCmekSettings(this, "logging", { project: projectOf(stack) });
    const number = projectNumberOf(stack);
    return {
      disks: `service-${number}@compute-system.iam.gserviceaccount.com`,
      secrets: `service-${number}@container-engine-robot.iam.gserviceaccount.com`,
      logs: logging.serviceAccountId,
    };
  }
}

/**
 * What must stand before the stack's key is used. Who may use a key that was passed in is its owner's to say; that of
 * another stack stands when this one is deployed, and Terraform takes no output of a stack in `depends_on`.
 */
export function keyReady(stack: SovereignStack): ITerraformDependable[] {
  const { key } = stack;
  return key instanceof GoogleKeys && key.node.scope === stack ? key.ready : [];
}
