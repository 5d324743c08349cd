import type { FactGraph, HallFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import type { TerraformStack } from "../model/terraform";
import type { ReportedFinding, ReportedHall } from "./report";

/** The halls that programs state, with the findings on each host and on the hall as a whole. */
export function reportHalls(
  { halls, stacks }: FactGraph,
  findings: readonly ReportedFinding[],
): readonly ReportedHall[] {
  return halls.map((hall) => {
    const { stack, path, site, country, operator } = hall;
    const ofHall = findings.filter(concernsSite(hall, stacks));
    const onHost = new Map<string, string[]>(hall.hosts.map(({ name }) => [name, []]));
    const onAll: string[] = [];
    for (const finding of ofHall) {
      // What the hall itself states, such as a pull, holds for each of its hosts.
      if (finding.address === siteAddress(site) || finding.constructPath === path) onAll.push(finding.fingerprint);
      else onHost.get(hostOf(finding.address) ?? "")?.push(finding.fingerprint);
    }
    const hosts = hall.hosts.map((host) => ({ ...host, findings: onHost.get(host.name) ?? [] }));
    return { stack: stackLabel(stack), path, site, country, operator, findings: onAll, hosts };
  });
}

/** A site may have several stacks: its own and those of its cluster. */
function concernsSite(
  { stack, site }: HallFact,
  stacks: readonly TerraformStack[],
): (finding: ReportedFinding) => boolean {
  const ofSite = stacks.filter((other) => other === stack || (site !== undefined && other.facts?.site === site));
  const labels = new Set(ofSite.map(stackLabel));
  return (finding) => finding.stack !== undefined && labels.has(finding.stack);
}

function siteAddress(site: string | undefined): string | undefined {
  return site === undefined ? undefined : `site.${site}`;
}

/** The host of an instance: steps are for each host, services for each host and name. */
function hostOf(address: string): string | undefined {
  const key = /\["([^"\\]+)"\]$/.exec(address)?.[1];
  return key?.split("/", 1)[0];
}
