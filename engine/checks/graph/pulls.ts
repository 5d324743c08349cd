import { evaluate } from "../expression/evaluate";
import type { LocatedFlow } from "../locate/flows";
import type { Locator } from "../locate/locator";
import type { ResourceSite } from "../locate/reading";
import { readHost } from "../locate/readers/host";
import { atRegistry } from "../locate/stated-registry";
import type { ConstructFacts, StatedPull } from "../model/facts";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { statementsOf, type Statement } from "./statements";

export interface PullOfResource {
  readonly resource: TerraformResource;
  readonly flow: LocatedFlow;
}

/**
 * What steps fetch that Terraform's own attributes do not show: one flow for each statement, at the first resource of
 * the construct that states it. The steps of a construct fetch the same on every host, and a reader mends it once.
 */
export function statedPullsOf(locator: Locator, stack: TerraformStack): readonly PullOfResource[] {
  const seen = new Set<ConstructFacts>();
  return statementsOf(stack).flatMap((statement) => {
    const { facts } = statement;
    // The instances of a resource share what it states.
    if (seen.has(facts)) return [];
    seen.add(facts);
    const resource = facts.pulls && firstResourceOf(statement);
    if (!resource) return [];
    return (facts.pulls ?? []).map((pull, index) => ({
      resource,
      flow: atRegistry(pullFlow(pull, index, statement, resource, locator), stack),
    }));
  });
}

/** Of a construct without resources of its own, the first of its stack: what it states is fetched all the same. */
function firstResourceOf({ kind, stack, constructPath, facts }: Statement): TerraformResource | undefined {
  const { resources } = stack;
  if (kind === "resource") return resources.find((resource) => resource.facts === facts);
  const below = resources.find(
    (resource) => resource.constructPath === constructPath || resource.constructPath?.startsWith(`${constructPath}/`),
  );
  return below ?? resources[0];
}

function pullFlow(
  { what, from }: StatedPull,
  index: number,
  { stack, path }: Statement,
  resource: TerraformResource,
  locator: Locator,
): LocatedFlow {
  const site: ResourceSite = { locator, stack, resource, address: path, provider: resource.provider };
  const attribute = `pulls[${index}].from`;
  const outcome = evaluate(from, locator.program.scopeOf(stack, resource));
  const reading = readHost({ attribute, value: from, outcome }, site);
  const [first, ...others] = reading?.evidence ?? [];
  return {
    kind: "image",
    statedAt: path,
    from: path,
    to: `${what} from ${outcome.known ? from : attribute}`,
    host: reading?.host,
    place: reading?.place ?? { kind: "unknown", why: `${attribute} names no host` },
    operator: reading?.operator,
    evidence: [{ ...first, address: path, note: `${what}, stated by ${path}` }, ...others],
    ends: { sources: [], destinations: [] },
  };
}
