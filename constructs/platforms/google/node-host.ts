import type { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { dependable, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ICluster } from "../../cluster";
import type { DataClassName } from "../../../engine/policy";
import { statedOf } from "../../facts";
import type { SovereignStack } from "../../sovereign-stack";
import { requireKey } from "../key-form";
import { siteLabels } from "./labels";
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

const KEY_NAME = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;

/** What the node pools of a stack share: the cluster that they join, and the account of their nodes. */
export abstract class NodeHost extends Construct implements ICluster {
  public abstract readonly clusterName: string;
  public abstract readonly version: string;

  /** How the names of the stack's pools begin: nothing in a cluster of its own. */
  public abstract readonly poolPrefix: string;

  /** What must stand before a node pool. */
  public readonly ready: ITerraformDependable[];

  /** E-mail address of the nodes' own service account. */
  public readonly nodeAccount: string;

  private readonly stack: SovereignStack;
  private references?: string[];
  private labels?: Record<string, string>;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    requireKey(stack, KEY_NAME, "projects/my-project/locations/me-central2/keyRings/ring/cryptoKeys/key");
    this.stack = stack;
    const { ServiceAccount: Account } = googleModule("service-account", this);
    const account = new Account(this, "node-account", {
      project: projectOf(stack),
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

  /**
   * Labels of what a node pool starts, which the provider's default labels do not reach; worked out once, as above.
   *
   * @param dataClass where it is another than the stack's
   */
  public nodeLabels(dataClass?: DataClassName): Record<string, string> {
    const { stack } = this;
    const labels = (stated: () => DataClassName | undefined) => siteLabels(stack, stack.site._facts, stated);
    return dataClass ? labels(() => dataClass) : (this.labels ??= labels(() => statedOf(stack).dataClass));
  }

  private grantRoles(stack: SovereignStack, account: ServiceAccount): ITerraformDependable[] {
    const { ProjectIamMember } = googleModule("project-iam-member", this);
    return Object.entries(NODE_ROLES).map(
      ([what, role]) =>
        new ProjectIamMember(this, `node-role-${what}`, { project: projectOf(stack), role, member: account.member }),
    );
  }
}
