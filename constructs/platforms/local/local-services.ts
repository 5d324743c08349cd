import * as path from "node:path";
import { AssetType, TerraformAsset, type LocalExecProvisioner, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { fromStackFolder } from "../stack-folder";
import { TerraformData } from "../terraform-data";

const ID = "local-services";

/** What a deploy runs, and what the services it starts are made of. */
const MACHINE = path.join(__dirname, "machine");

/** Where local sites keep what they own, in the folder the program is run in. */
const OWNED_FOLDER = ".sovereign";

/** Changes when the machine starts anew and its services are gone; empty where the system does not say. */
const BOOT = '${try(trimspace(file("/proc/sys/kernel/random/boot_id")), "")}';

/** A supervised process of a local site, as the guard remembers it in order to undo it. */
export interface LocalService {
  readonly site: string;
  /** Name of the pool's files. */
  readonly pool: string;
  /** Path of the construct that it stands for. */
  readonly construct: string;
}

/**
 * What the local pools of a stack share: the program that a deploy runs, and a guard with one instance a service and
 * only the undo. Terraform runs no undo of a resource whose block has left the program or whose creation failed; the
 * guard's block is always there, and its creation does nothing that could fail.
 */
export class LocalServices extends Construct {
  public static of(stack: TerraformStack): LocalServices {
    return (stack.node.tryFindChild(ID) as LocalServices | undefined) ?? new LocalServices(stack);
  }

  private readonly machine: TerraformAsset;
  private readonly guard: TerraformData;
  private readonly services: Record<string, LocalService> = {};

  private constructor(private readonly stack: TerraformStack) {
    super(stack, ID);
    this.machine = new TerraformAsset(this, "machine", { path: MACHINE, type: AssetType.DIRECTORY });
    this.guard = new TerraformData(this, "Default", {
      forEach: () => this.services,
      triggersReplace: () => "${each.value}",
      // A destroyed instance remembers its own site and pool, whatever the program says by then.
      provisioners: [{ ...this.step("down", "self.triggers_replace"), when: "destroy" }],
    });
  }

  /** Emits a service below `scope`: guarded, and started again when the request, the machine or its boot changes. */
  public add(scope: Construct, service: LocalService, request: Record<string, unknown>): TerraformData {
    this.services[service.construct] = service;
    return new TerraformData(scope, "Default", {
      dependsOn: [this.guard],
      triggersReplace: () => ({
        pool: { ...service, ...request },
        machine: this.machine.assetHash,
        guard: `\${terraform_data.${this.guard.friendlyUniqueId}[${JSON.stringify(service.construct)}].id}`,
        boot: BOOT,
      }),
      provisioners: [this.step("up", "self.triggers_replace.pool")],
    });
  }

  private step(step: "up" | "down", pool: string): LocalExecProvisioner {
    return {
      type: "local-exec",
      command: `node ${path.posix.join(this.machine.path, "machine.mjs")} ${step}`,
      environment: {
        SOVEREIGN_FOLDER: fromStackFolder(this.stack, OWNED_FOLDER),
        SOVEREIGN_POOL: `\${jsonencode(${pool})}`,
      },
    };
  }
}
