export const REGION = "eu-central-1";
export const ACCOUNT = "111122223333";
export const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
export const NETWORK = { networkId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0a", "subnet-0b"] };
export const CLUSTER = { clusterName: "shared", version: "1.34" };
