import type { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { dependable, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ICluster } from "../../cluster";
import type { SovereignStack } from "../../sovereign-stack";
import { keyReady } from "./keys";
import { googleModule } from "./modules";
import { partName } from "./names";
import { projectOf } from "./project";

/** IAM takes 30 characters for the id of a service account. */
const MAX_ACCOUNT_ID = 30;

/**
 * What a node may do: report how it is (the least that GKE wants, "Use least privilege IAM service accounts", read on
 * 22 Nov 2026), and pull images. Nothing of it reaches pods.
 */
const NODE_ROLES = { report: "roles/container.defaultNodeServiceAccount", images: "roles/artifactregistry.reader" };

/** What the node pools of a stack share: the cluster that they join, and the account of their nodes. */
export abstract class NodeHost extends Construct implements ICluster {
  public abstract readonly clusterName: string;
  public abstract readonly version: string;

  /** What must stand before a node pool. */
  public readonly ready: ITerraformDependable[];

  /** E-mail address of the nodes' own service account. */
  public readonly nodeAccount: string;

  private references?: string[];

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    const { ServiceAccount: Account } = googleModule("service-account", this);
    const account = new Account(this, "node-account", {
      accountId: partName(stack, "nodes", MAX_ACCOUNT_ID),
      displayName: `Nodes of ${stack.node.id}`,
    });
    this.nodeAccount = account.email;
    this.ready = [...this.grantRoles(stack, account), ...keyReady(stack)];
  }

  /** `ready` as `depends_on` writes it; worked out once, since pools by the thousand depend on it. */
  public get dependencies(): string[] {
    this.references ??= this.ready.map(dependable);
    return this.references;
  }

  private grantRoles(stack: SovereignStack, account: ServiceAccount): ITerraformDependable[] {
    const { ProjectIamMember } = googleModule("project-iam-member", this);
    return Object.entries(NODE_ROLES).map(
      ([what, role]) =>
        new ProjectIamMember(this, `node-role-${what}`, { project: projectOf(stack), role, member: account.member }),
    );
  }
}
