import { createHash } from "node:crypto";
import type { Construct } from "constructs";
import { pciIdsText } from "../../../engine/hosts/host-script";
import type { OfflineRke2Props } from "../../rke2";
import { TerraformData } from "../terraform-data";
import { privateFileCheck } from "./private-file";
import { reachOf } from "./reach";
import { byHost, type LivingHost, type SiteShape } from "./site-shape";
import { idOf, scriptOf, stepProvisioners } from "./step";
import { tokenFileCheck } from "./token";

/**
 * GiB that have to be free below /var/lib before anything is put there. Our own reckoning, not RKE2's: an archive of
 * images and what it unpacks to, with room for the datastore.
 */
const MIN_DISK_GIB = { withRke2: 10, plain: 1 };

/** What every host of a site has, with Kubernetes or without. */
export interface HostSteps {
  /** Does nothing but undo a host that leaves: its block stands always, and its creation cannot fail. */
  readonly guard: TerraformData;
  readonly check: TerraformData;
}

export function emitHostSteps(scope: Construct, shape: SiteShape, rke2?: OfflineRke2Props): HostSteps {
  const guard = emitGuard(scope, shape);
  return { guard, check: emitCheck(scope, shape, guard, rke2) };
}

function emitGuard(scope: Construct, { site, living, lost }: SiteShape): TerraformData {
  const guard = new TerraformData(scope, "guard", {
    forEach: () => byHost(living, ({ login }) => login),
    input: () => "${each.value}",
    provisioners: stepProvisioners({
      name: "undo-${each.key}",
      reach: reachOf("self.input"),
      script: scriptOf("undo", { SITE: site, HOST: { expression: "each.key" }, LOST: "0" }),
      undo: true,
    }),
  });
  // A host that died takes its guard along to where no undo is tried.
  new TerraformData(scope, "lost", { forEach: () => byHost(lost, ({ name }) => name), takesOver: guard });
  return guard;
}

function emitCheck(
  scope: Construct,
  { site, living }: SiteShape,
  guard: TerraformData,
  rke2?: OfflineRke2Props,
): TerraformData {
  const script = scriptOf("check", {
    SITE: site,
    HOST: { expression: "each.key" },
    ROLE: { expression: "each.value.role" },
    WITH_RKE2: rke2 ? "1" : "0",
    ACCELERATORS: { expression: "each.value.accelerators" },
    PCI_IDS: pciIdsText(),
    MIN_DISK_GIB: String(rke2 ? MIN_DISK_GIB.withRke2 : MIN_DISK_GIB.plain),
    DEPLOY_EPOCH: { command: `date -u -d '\${formatdate("YYYY-MM-DD hh:mm:ss", timestamp())}' +%s` },
  });
  return new TerraformData(scope, "check", {
    forEach: () => byHost(living, checkFacts),
    triggersReplace: () => ({
      guard: idOf(guard),
      host: "${each.value}",
      script: createHash("sha256").update(script).digest("hex"),
    }),
    dependsOn: [guard],
    // Secrets that are open are refused before any host is touched.
    provisioners: [
      ...(rke2 ? tokenFileCheck(scope, site, rke2) : []),
      privateFileCheck(
        "the private key",
        '${each.value.login.private_key_file == null ? "" : pathexpand(each.value.login.private_key_file)}',
      ),
      ...stepProvisioners({ name: "check-${each.key}", reach: reachOf("each.value.login"), script }),
    ],
  });
}

function checkFacts({ login, role, accelerators = {} }: LivingHost) {
  const stated = Object.entries(accelerators).sort(([a], [b]) => (a < b ? -1 : 1));
  return { login, role, accelerators: stated.map(([name, count]) => `${name}=${count}`).join(" ") };
}
