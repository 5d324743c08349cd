import { Construct } from "constructs";
import type { IKey } from "../../key";
import type { SovereignStack } from "../../sovereign-stack";
import { accountIdOf, partitionOf, regionOf } from "./account";
import { awsModule } from "./modules";
import { stackName } from "./names";
import { logsPrincipal } from "./service-principals";

/** The longest that KMS keeps a key after its deletion was asked for. */
const DELETION_WINDOW_DAYS = 30;

const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/** A stack's own key in KMS: it never leaves its region, and is renewed every year. */
export class AwsKeys extends Construct implements IKey {
  public readonly keyArn: string;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    const { KmsKey } = awsModule("kms-key", this);
    const { KmsAlias } = awsModule("kms-alias", this);
    const key = new KmsKey(this, "key", {
      description: `Disks, Kubernetes secrets and logs of ${stackName(stack)}`,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      enableKeyRotation: true,
      multiRegion: false,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: keyStatements(stack) }),
    });
    new KmsAlias(this, "alias", { name: `alias/${stackName(stack)}`, targetKeyId: key.keyId });
    this.keyArn = key.arn;
  }
}

function keyStatements(stack: SovereignStack): unknown[] {
  const [partition, account] = [partitionOf(stack), accountIdOf(stack)];
  const iam = `arn:${partition}:iam::${account}`;
  // A key policy that names a role is refused while the role does not exist, and a fresh account has neither of these:
  // the condition grants the same to the role alone, whenever it comes.
  const launchers = {
    "aws:PrincipalArn": [
      `${iam}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      `${iam}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    ],
  };
  return [
    {
      Sid: "AccountAdministers",
      Effect: "Allow",
      Principal: { AWS: `${iam}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "LaunchedNodesUse",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: USE,
      Resource: "*",
      Condition: { ArnEquals: launchers },
    },
    {
      Sid: "LaunchedNodesAttach",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { ArnEquals: launchers, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    {
      Sid: "LogsUse",
      Effect: "Allow",
      Principal: { Service: logsPrincipal(stack) },
      Action: USE,
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${regionOf(stack)}:${account}:*` },
      },
    },
  ];
}
