import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { OfflineRke2Props } from "../../rke2";
import { statedPath } from "../stack-folder";
import { TerraformData, type Provisioner } from "../terraform-data";
import { readBundle } from "./bundle";
import { notARelease } from "./errors";
import { reachOf } from "./reach";
import { auditPolicy, registriesConfig, rke2Config } from "./rke2-config";
import { byHost, type SiteShape } from "./site-shape";
import { idOf, scriptOf, stepProvisioners, uploadProvisioner } from "./step";
import { escapeTemplate, interpolation, quoted } from "./template";
import { tokenFileCheck, tokenOf } from "./token";

const RELEASE = /^v\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?\+rke2r\d+$/;

/** Where uploads lie until the step that they are for takes them, seen from the home of the SSH user. */
const UPLOADS = "./.sovereign-upload";

const EACH = reachOf("each.value.login");
const HOST = { expression: "each.key" };

/** Puts RKE2 on the hosts, from the bundle. */
export function emitInstall(
  scope: Construct,
  { site, registry, living }: SiteShape,
  rke2: OfflineRke2Props,
  guard: TerraformData,
  check: TerraformData,
): TerraformData {
  if (!RELEASE.test(rke2.version)) throw notARelease(site, rke2.version);
  const bundle = readBundle(site, rke2.bundle, registry !== undefined);
  const folder = statedPath(TerraformStack.of(scope), rke2.bundle);
  const fingerprints = bundle.fingerprints.map((file) => [
    file,
    interpolation(`filesha256(${quoted(`${folder}/${file}`)})`),
  ]);
  return new TerraformData(scope, "install", {
    forEach: () => byHost(living, ({ login, role }) => ({ login, role })),
    triggersReplace: () => ({
      guard: idOf(guard),
      // The machine: another one at the same address has another key, and nothing installed yet.
      host_key: "${each.value.login.host_key}",
      role: "${each.value.role}",
      version: rke2.version,
      bundle: Object.fromEntries(fingerprints) as Record<string, string>,
    }),
    dependsOn: [check],
    provisioners: [
      ...prepare(site, "install", `mkdir -m 700 ${UPLOADS}/bundle`),
      ...bundle.files.map((file) =>
        uploadProvisioner(EACH, `${UPLOADS}/bundle/${file}`, { source: escapeTemplate(`${folder}/${file}`) }),
      ),
      ...stepProvisioners({
        name: "install-${each.key}",
        reach: EACH,
        script: scriptOf("install-rke2", {
          SITE: site,
          HOST,
          ROLE: { expression: "each.value.role" },
          VERSION: rke2.version,
        }),
      }),
    ],
  });
}

/** Configures it: what it reads when it starts, and the token. */
export function emitConfigure(
  scope: Construct,
  { site, registry, living }: SiteShape,
  rke2: OfflineRke2Props,
  install: TerraformData,
): TerraformData {
  const base64 = (attribute: string) => ({ expression: `base64encode(self.triggers_replace.${attribute})` });
  return new TerraformData(scope, "configure", {
    forEach: () =>
      byHost(living, (host) => ({
        login: host.login,
        role: host.role,
        config: escapeTemplate(rke2Config(host, rke2, registry)),
        audit_policy: host.role === "server" ? auditPolicy() : "",
      })),
    triggersReplace: () => ({
      install: idOf(install),
      config: "${each.value.config}",
      registries: escapeTemplate(registriesConfig(registry)),
      audit_policy: "${each.value.audit_policy}",
    }),
    dependsOn: [install],
    provisioners: [
      ...tokenFileCheck(scope, site, rke2),
      ...prepare(site, "configure"),
      uploadProvisioner(EACH, `${UPLOADS}/token`, tokenOf(scope, rke2)),
      ...stepProvisioners({
        name: "configure-${each.key}",
        reach: EACH,
        script: scriptOf("configure-rke2", {
          SITE: site,
          HOST,
          ROLE: { expression: "each.value.role" },
          CONFIG_B64: base64("config"),
          REGISTRIES_B64: base64("registries"),
          AUDIT_B64: base64("audit_policy"),
        }),
      }),
    ],
  });
}

function prepare(site: string, step: string, afterwards?: string): Provisioner[] {
  return stepProvisioners({
    name: `prepare-${step}-\${each.key}`,
    reach: EACH,
    script: scriptOf("prepare", { SITE: site }),
    afterwards,
  });
}
