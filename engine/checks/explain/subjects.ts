import { hostedIn } from "../locate/hosted-services";
import { StatedFacts, type SiteFacts } from "../locate/stated-facts";
import { statementsOf } from "../graph/statements";
import type { FactGraph } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { stackPath } from "../model/stack-path";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Policy } from "../../policy";
import type { Report } from "../report/report";
import type { SubjectKind } from "./explanation";
import { BACKEND, isAtOrBelow, isInModule, isInstanceOf, PROGRAM, providerAddress } from "./names";

/** What an address means in one stack, or in all of them. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly address: string;
  /** Absent where it belongs to no stack. */
  readonly stack?: TerraformStack;
  readonly resources: readonly TerraformResource[];
}

export interface Askable {
  readonly graph: FactGraph;
  readonly report: Report;
  readonly policy: Policy;
  readonly siteFacts?: SiteFacts;
}

/** Every meaning of an address; none where neither the input nor the report has it. */
export function subjectsOf(asked: string, { graph, report, policy, siteFacts }: Askable): readonly Subject[] {
  const modules = modulesOf(graph);
  const found = graph.stacks.flatMap((stack) => inStack(asked, stack, modules.get(stack) ?? [], graph, siteFacts));
  if (asked === PROGRAM) found.unshift({ kind: "program", address: asked, resources: [] });
  if (graph.catalogueRows.some(({ address }) => address === asked)) {
    found.push({ kind: "catalogue row", address: asked, resources: [] });
  }
  const waiver = WAIVER.exec(asked)?.[1];
  if (waiver !== undefined && policy.waivers[Number(waiver)])
    found.push({ kind: "waiver", address: asked, resources: [] });
  if (found.length > 0) return found;
  const labels = new Set(report.findings.filter(({ address }) => address === asked).map(({ stack }) => stack));
  if (report.stated.some(({ path }) => path === asked)) labels.add(undefined);
  return [...labels].map((label) => ({
    kind: "address",
    address: asked,
    stack: graph.stacks.find((stack) => stackLabel(stack) === label),
    resources: [],
  }));
}

/** As a report names the waivers of the policy. */
const WAIVER = /^waivers\[(\d+)\]$/;

/** Modules whose inside the input does not show stand among the placements only. */
function modulesOf({ placements }: FactGraph): ReadonlyMap<TerraformStack, readonly TerraformResource[]> {
  const modules = new Map<TerraformStack, TerraformResource[]>();
  for (const { stack, resource } of placements) {
    if (resource.type === "module") modules.set(stack, [...(modules.get(stack) ?? []), resource]);
  }
  return modules;
}

function inStack(
  asked: string,
  stack: TerraformStack,
  modules: readonly TerraformResource[],
  { operators }: FactGraph,
  siteFacts?: SiteFacts,
): Subject[] {
  const all = [...stack.resources, ...modules];
  const subject = (kind: SubjectKind, resources: readonly TerraformResource[]): Subject[] => [
    { kind, address: asked, stack, resources },
  ];
  const isBoundAt = operators.some((binding) => binding.stack === stack && binding.address === asked);

  if (asked === BACKEND) return stack.backend ? subject("backend", []) : [];
  if (asked.startsWith("provider.")) {
    const own = all.filter((resource) => providerAddress(resource) === asked);
    return own.length > 0 || isBoundAt ? subject("provider block", own) : [];
  }
  if (asked.startsWith("site.")) {
    const facts = new StatedFacts(stack, siteFacts, hostedIn(stack));
    const own = all.filter((resource) => facts.of(resource, "site")?.value === asked.slice("site.".length));
    return own.length > 0 || isBoundAt ? subject("site", own) : [];
  }

  const named = all.filter(({ address }) => isInstanceOf(address, asked));
  if (named.length > 0 && named.every(({ type }) => type !== "module")) return subject("resource", named);
  const data = stack.dataSources.filter(({ address }) => isInstanceOf(address, asked));
  if (data.length > 0) return subject("data source", data);
  if (asked.startsWith("module.")) {
    const own = all.filter(({ address }) => isInModule(address, asked));
    return own.length > 0 ? subject("module", own) : [];
  }
  return byPath(asked, stack, all, subject);
}

function byPath(
  asked: string,
  stack: TerraformStack,
  all: readonly TerraformResource[],
  subject: (kind: SubjectKind, resources: readonly TerraformResource[]) => Subject[],
): Subject[] {
  if (asked === stackLabel(stack) || asked === stackPath(stack)) return subject("stack", all);
  const below = all.filter(({ constructPath }) => isAtOrBelow(constructPath, asked));
  if (below.length > 0) {
    return subject(below.every(({ constructPath }) => constructPath === asked) ? "resource" : "construct", below);
  }
  return statementsOf(stack).some(({ path }) => path === asked) ? subject("construct", []) : [];
}
