import type { Locator } from "../locate/locator";
import type { HallFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";
import { statementsOf } from "./statements";

/** The hosts that the stacks state, with where they are stated to be. */
export function hallsOf(stacks: readonly TerraformStack[], locator: Locator): readonly HallFact[] {
  return stacks.flatMap((stack) => {
    const inherited = locator.factsOf(stack);
    return statementsOf(stack).flatMap(({ path, constructPath, facts }) => {
      const { hosts = [] } = facts;
      if (hosts.length === 0) return [];
      const above = [facts, ...inherited.above(constructPath).map(({ value }) => value)];
      const nearest = <K extends "site" | "country" | "operator">(fact: K) =>
        above.find((stated) => stated[fact] !== undefined)?.[fact];
      return [
        { stack, path, site: nearest("site"), country: nearest("country"), operator: nearest("operator")?.id, hosts },
      ];
    });
  });
}
