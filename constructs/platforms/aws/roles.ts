import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { partitionOf } from "./account";
import { awsModule } from "./modules";
import { rolePrefix } from "./names";

/** Who may take a role, and under which conditions. */
export interface Trust {
  readonly services: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A role that AWS services take. */
export function serviceRole(scope: Construct, id: string, stack: SovereignStack, name: string, trust: Trust): IamRole {
  const { IamRole: Role } = awsModule("iam-role", scope);
  const { services, condition } = trust;
  return new Role(scope, id, {
    namePrefix: rolePrefix(stack, name),
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: services.length === 1 ? services[0] : services },
          Action: "sts:AssumeRole",
          ...(condition ? { Condition: condition } : {}),
        },
      ],
    }),
  });
}

/** Attaches a policy that AWS maintains. */
export function attachManagedPolicy(
  scope: Construct,
  id: string,
  stack: SovereignStack,
  role: IamRole,
  policy: string,
): IamRolePolicyAttachment {
  const { IamRolePolicyAttachment: Attachment } = awsModule("iam-role-policy-attachment", scope);
  return new Attachment(scope, id, {
    role: role.name,
    policyArn: `arn:${partitionOf(stack)}:iam::aws:policy/${policy}`,
  });
}
