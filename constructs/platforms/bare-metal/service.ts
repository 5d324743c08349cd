import type { Construct, IConstruct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import type { SystemdServiceProps } from "../../systemd-service";
import type { EmittedServiceProps } from "../driver";
import { TerraformData } from "../terraform-data";
import * as errors from "./errors";
import type { BareMetalHosts } from "./hosts";
import { selectHosts } from "./node-selection";
import { reachOf } from "./reach";
import { byHost } from "./site-shape";
import { idOf, scriptOf, stepProvisioners } from "./step";
import { escapeTemplate } from "./template";
import { unitFile } from "./unit-file";

/** systemd takes 255 characters for the name of a unit; with the site's 63 that leaves more than enough. */
const UNIT_PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const UNIT_NAME = /^[A-Za-z0-9@:_.\\-]+\.[a-z]+$/;
const USER = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;
const UNIT_KEY = /^[A-Za-z][A-Za-z0-9-]*$/;

/** A backslash at the end would make the next line of the unit, such as its user, a part of the value. */
const CUTS_LINES = /[\u0000-\u001f\u007f]|\\$/;

/** Where `service-up` puts the script of a service. */
const SCRIPTS = "/usr/local/lib/sovereign";

/** A service on each host that is selected, and its undo. */
export function emitService(
  service: IConstruct,
  stack: SovereignStack,
  emitted: EmittedServiceProps,
  hosts: BareMetalHosts,
): void {
  const where = service.node.path;
  const { site, living } = hosts.shape;
  if (stack.workloadsLayer) throw errors.serviceBesideKubernetes(where, site);
  const name = where.slice(stack.node.path.length + 1).replaceAll("/", ".");
  if (!UNIT_PART.test(name)) throw errors.nameIsNoUnit(where, name);
  const unit = `sovereign-${site}-${name}`;
  const { script } = emitted;
  const props = script === undefined ? emitted : { ...emitted, execStart: `/bin/sh ${SCRIPTS}/${unit}.sh` };
  requireUnit(where, props);
  if (!props.nodeSelection) throw errors.selectionMissing(where);
  const selected = selectHosts(where, hosts.all, props.nodeSelection).map((host) => host.name);
  const nodes = living.filter((host) => selected.includes(host.name));
  if (nodes.length === 0) throw errors.everyHostIsLost(where, selected);

  const guards = new Map(nodes.map((host) => [host.name, hosts.services.add(unit, host)]));
  new TerraformData(service as Construct, "Default", {
    forEach: () => byHost(nodes, ({ login, name: host }) => ({ login, guard: guards.get(host) })),
    triggersReplace: () => ({
      guard: "${each.value.guard}",
      check: idOf(hosts.ready),
      unit: escapeTemplate(unitFile(props, where)),
      ...(script === undefined ? {} : { script: escapeTemplate(script) }),
    }),
    dependsOn: [hosts.services.dependable],
    provisioners: stepProvisioners({
      name: `up-${unit}-\${each.key}`,
      reach: reachOf("each.value.login"),
      script: scriptOf("service-up", {
        SITE: site,
        HOST: { expression: "each.key" },
        NAME: unit,
        UNIT_B64: { expression: "base64encode(self.triggers_replace.unit)" },
        ...(script === undefined ? {} : { SCRIPT_B64: { expression: "base64encode(self.triggers_replace.script)" } }),
      }),
    }),
  });
}

/** A line break in a value would be a setting of its own, and a `+` before the command would run it as root. */
function requireUnit(where: string, props: SystemdServiceProps): void {
  const refuseUnless = (isValid: boolean, property: string, value: string, expected: string) => {
    if (!isValid || CUTS_LINES.test(value)) throw errors.notForAUnit(where, property, value, expected);
  };
  const { execStart, description = "", user, workingDirectory, environment = {}, overrides = {} } = props;
  const isPath = (path: string) => path.startsWith("/");
  refuseUnless(isPath(execStart), "execStart", execStart, "an absolute path and arguments, on one line");
  refuseUnless(true, "description", description, "one line");
  if (user !== undefined) refuseUnless(USER.test(user), "user", user, "the name of a user of the hosts");
  if (workingDirectory !== undefined) {
    refuseUnless(isPath(workingDirectory), "workingDirectory", workingDirectory, "an absolute path");
  }
  for (const path of props.writablePaths ?? []) refuseUnless(isPath(path), "writablePaths", path, "absolute paths");
  for (const unit of props.after ?? []) refuseUnless(UNIT_NAME.test(unit), "after", unit, "names such as a.service");
  for (const [name, value] of Object.entries(environment)) {
    refuseUnless(
      VARIABLE.test(name),
      "environment",
      `${name}=${value}`,
      "names of letters, digits and '_', and one line",
    );
  }
  for (const [section, settings] of Object.entries(overrides)) {
    for (const [key, value] of Object.entries(settings)) {
      const isKey = UNIT_KEY.test(section) && UNIT_KEY.test(key);
      refuseUnless(isKey, "overrides", `${section}.${key}=${value}`, "sections and keys of a unit file, and one line");
    }
  }
}
