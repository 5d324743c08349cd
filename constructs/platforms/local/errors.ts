import { SovereignError } from "../../../engine/error";

export function notOneNode(where: string, property: string, count: number): SovereignError {
  return new SovereignError(`${where}: ${property} is ${count}, and a local site is this machine: one node. Write 1.`);
}

export function wishWithoutMeaning(where: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} has no meaning on a local site, which takes this machine as it is. Leave it out.`,
  );
}

export function secondPool(where: string, first: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: the site "${site}" is one machine, and the pool ${first} takes its hardware already. Keep one of them.`,
  );
}

export function notAFileName(where: string, what: string, name: string): SovereignError {
  return new SovereignError(
    `${where}: ${what} "${name}" names files of a local site. Use letters, digits, '.', '_' and '-' only, and start ` +
      "with a letter or a digit.",
  );
}

export function nothingToOverride(where: string, resourceType: string): SovereignError {
  return new SovereignError(
    `${where}: overrides name ${resourceType}, and a local pool emits terraform_data only. Correct the name.`,
  );
}

export function notALocalSite(stackId: string, site: string, platform: string): SovereignError {
  return new SovereignError(
    `LocalAiStack "${stackId}": the site "${site}" is of platform '${platform}'. Pass a Site.local, or use a ` +
      "SovereignStack.",
  );
}
