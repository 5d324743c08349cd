import { judge, generatedAt } from "../../engine/checks/check";
import { buildGraph } from "../../engine/checks/graph";
import type { FactGraph } from "../../engine/checks/model/graph";
import type { Evidence, Flow, Placement } from "../../engine/checks/model/placement";
import type { TerraformResource } from "../../engine/checks/model/terraform";
import { rankOf } from "../../engine/checks/report/grouping";
import { evidenceLine } from "../../engine/checks/report/phrases";
import type { ReportedFinding } from "../../engine/checks/report/report";
import { printable } from "../../engine/checks/report/text";
import { stackLabel } from "../../engine/checks/model/stack-label";
import { placeName } from "../../engine/checks/rules/wording";
import { unknownAddress } from "../errors";
import { readAll, type InputOptions } from "../inputs";
import { writeOutput } from "../output";

/** Writes where a resource is, where its data goes, and what the policy says of it, each with how that is known. */
export async function explainCommand(
  subject: string,
  inputs: readonly string[],
  options: InputOptions,
): Promise<void> {
  const { stacks, ...context } = await readAll(inputs, options);
  const { policy, siteFacts } = context;
  const graph = buildGraph(stacks, { policy: policy.policy, siteFacts });
  const named = stacks.flatMap(({ resources }) => resources).filter((resource) => isNamed(resource, subject));
  if (named.length === 0) throw unknownAddress(subject, namesIn(graph));

  const { findings } = judge(graph, { ...context, generatedAt: generatedAt(), enforced: true });
  const explained = stacks.flatMap((stack) =>
    stack.resources
      .filter((resource) => named.includes(resource))
      .map((resource) =>
        explain(
          resource,
          stackLabel(stack),
          graph,
          findings.filter((finding) => finding.address === resource.address && finding.stack === stackLabel(stack)),
        ),
      ),
  );
  writeOutput(explained.join("\n"), undefined);
}

function isNamed({ address, constructPath }: TerraformResource, subject: string): boolean {
  return address === subject || constructPath === subject;
}

function namesIn({ stacks }: FactGraph): readonly string[] {
  const resources = stacks.flatMap((stack) => stack.resources);
  return resources.flatMap(({ address, constructPath }) => (constructPath ? [address, constructPath] : [address]));
}

function explain(
  resource: TerraformResource,
  stack: string,
  { placements, flows }: FactGraph,
  findings: readonly ReportedFinding[],
): string {
  const own = placements.filter((placement) => placement.resource === resource);
  const lines = [
    `${resource.address} in ${stack}`,
    ...(resource.constructPath ? [`  construct ${resource.constructPath}`] : []),
    ...(own.length > 0
      ? own.flatMap(explainPlacement)
      : ["  has no place: it keeps nothing outside the Terraform state"]),
    ...flows.filter((flow) => flow.resource === resource).flatMap(explainFlow),
    ...findings.flatMap(explainFinding),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function explainPlacement({
  place,
  operator,
  basis,
  dataClass,
  evidence,
  typeNotInTables,
}: Placement): readonly string[] {
  return [
    `  rests in ${placeName(place)}, operator ${operator ?? "not known"}, ${dataClass} data; from ${basis}`,
    ...(typeNotInTables ? ["    no table knows this type: its place is that of its provider block"] : []),
    ...chain(evidence),
  ];
}

function explainFlow({ kind, from, to, place, operator, evidence }: Flow): readonly string[] {
  return [
    `  ${kind} from ${from} to ${to}: ${placeName(place)}${operator ? `, operator ${operator}` : ""}`,
    ...chain(evidence),
  ];
}

function explainFinding(finding: ReportedFinding): readonly string[] {
  return [`  ${rankOf(finding).toUpperCase()} ${finding.rule}: ${finding.message}`];
}

function chain(evidence: readonly Evidence[]): readonly string[] {
  return evidence.map((link) => `    ${evidenceLine(link)}`);
}
