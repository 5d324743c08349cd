import { defaultOnUnknown } from "./class-policy";
import { expandAreas, toCountrySet } from "./countries";
import type { DataClassName } from "./data-class";
import type { ClassPolicy, Policy, PowerPolicy } from "./policy";
import type { ClassPolicyFile, PolicyFile } from "./policy-file";
import type { LawProfile } from "./profiles/profile";

/** A valid policy file with every default filled in and every country group expanded. */
export function normalise(file: PolicyFile, profiles: readonly LawProfile[]): Policy {
  const classes = Object.entries(file.classes) as [DataClassName, ClassPolicyFile][];
  return {
    version: file.version,
    defaultDataClass: file.defaultDataClass,
    classes: Object.fromEntries(classes.map(([name, entry]) => [name, normaliseClass(name, entry)])),
    profiles,
    profileFacts: file.profileFacts ?? {},
    endUser: file.endUser,
    exportAuthorisations: file.exportAuthorisations ?? [],
    certificates: file.certificates ?? [],
    hosts: Object.fromEntries(Object.entries(file.hosts ?? {}).map(([host, place]) => [host.toLowerCase(), place])),
    power: normalisePower(file.power),
    survivability: file.survivability ?? {},
    program: { waivers: file.program?.waivers ?? [], minDataClass: file.program?.minDataClass },
    waivers: file.waivers ?? [],
  };
}

function normalisePower({
  sites = {},
  pools = {},
  tenants = {},
  maxTotalItKw,
}: Partial<PowerPolicy> = {}): PowerPolicy {
  return { sites, pools, tenants, maxTotalItKw };
}

function normaliseClass(name: DataClassName, entry: ClassPolicyFile): ClassPolicy {
  const { flows = {}, operators = {} } = entry;
  return {
    countries: toCountrySet(entry.countries),
    flows: Object.fromEntries(
      Object.entries(flows).map(([kind, target]) => [kind, target === "none" ? new Set() : toCountrySet(target)]),
    ),
    operators: {
      hqNotIn: expandAreas(operators.hqNotIn ?? []),
      ultimateParentNotIn: expandAreas(operators.ultimateParentNotIn ?? []),
      allow: operators.allow,
      deny: operators.deny ?? [],
    },
    certifications: entry.certifications ?? [],
    onUnknown: entry.onUnknown ?? defaultOnUnknown(name),
  };
}
