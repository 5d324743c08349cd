import { rankOf } from "../report/grouping";
import { citedAs } from "../report/citation";
import { counted, evidenceLine } from "../report/phrases";
import type { ReportedFinding } from "../report/report";
import { isOfProvider } from "../model/basis";
import { placeName } from "../rules/wording";
import type { CatalogueRow } from "../model/catalogue-row";
import type {
  Chain,
  ExplainedData,
  ExplainedFlow,
  ExplainedLaw,
  ExplainedOperator,
  ExplainedPlacement,
  ExplainedPool,
  ExplainedResource,
  ExplainedSubject,
  Explanation,
} from "./explanation";
import { Page, type PageOptions } from "./page";

/** Resources and findings that are written out; of the others there is a line, and then a number. */
const MAX_IN_FULL = 10;
const MAX_LISTED = 100;

/** What is known of an address, for a terminal. */
export function explanationText({ subjects, asOf }: Explanation, options: PageOptions): string {
  const page = new Page(options);
  for (const subject of subjects) writeSubject(page, subject);
  page.gap();
  page.write(0, `As of ${asOf}.`, { style: "dim" });
  return page.text();
}

function writeSubject(page: Page, subject: ExplainedSubject): void {
  const { kind, address, stack, resources, state, sites, pools = [], row, waiver, operators, data } = subject;
  const where = stack === undefined || stack === address ? "" : ` in ${stack}`;
  const [only] = resources;
  const isOne = resources.length === 1 && only.address === address;
  page.heading(`${address}${where}`);
  page.write(2, isOne ? `${kind === "data source" ? `${kind}, ` : ""}${aboutResource(only)}` : aboutGroup(subject));
  if (waiver) page.write(2, `${waiver.rule} by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`);
  if (row) page.write(2, `last held true on ${row.asOf} (${row.confidence}); source: ${row.source}`);
  if (state) writeState(page, state);
  for (const { name, countries, held } of sites ?? []) {
    page.write(
      2,
      `${name ?? "a site that is not known"} (${countries.join(", ") || "?"}): ${held === 1 ? "one resource or pool" : `${held} resources and pools`}`,
    );
  }
  pools.forEach((pool) => writePool(page, pool));
  writeResources(page, resources, kind, isOne);
  if (operators.length > 0) page.heading("Who runs it");
  operators.forEach((operator) => writeOperator(page, operator));
  if (data.length > 0) page.heading("Data");
  data.forEach((one) => writeData(page, one, data.length > 1));
  writeFindings(page, subject.findings);
  writeList(
    page,
    "Stated",
    subject.stated.map(({ path, what }) => `${path || "app"}: ${what}`),
  );
  writeList(
    page,
    "Not assessed",
    subject.notAssessed.map(({ what, why }) => `${what}: ${why}`),
  );
}

function aboutGroup({ kind, resources, sites = [] }: ExplainedSubject): string {
  if (kind === "program") return `everything that is checked together, at ${counted(sites.length, "site")}`;
  return resources.length > 0 ? `${kind} of ${counted(resources.length, "resource")}` : kind;
}

function aboutResource({ constructPath, providerSource, provider, type }: ExplainedResource): string {
  const path = constructPath === undefined ? "" : `construct ${constructPath}, `;
  return `${path}${type === "module" ? "a module whose inside is not read" : `${provider} (${providerSource})`}`;
}

function writePool(page: Page, { maxNodes, itKwPerNode, basis, hall, racks = [] }: ExplainedPool): void {
  const nodes = maxNodes === undefined ? "nodes, nobody says how many" : counted(maxNodes, "node");
  page.write(2, `${nodes} of ${itKwPerNode === undefined ? "unknown power" : `${itKwPerNode.toFixed(3)} kW`}`);
  page.write(4, basis, { label: "because ", style: "dim" });
  for (const { name, kw, feeds, redundancy } of racks) {
    const load = kw === null ? "a load that is not known" : `${kw.toFixed(3)} kW in all`;
    page.write(4, `rack ${name} of ${hall}: ${load}, ${redundancy} on ${feeds.join(" and ")}`);
  }
}

function writeState(
  page: Page,
  { backend, place, operator, dataClass, ...chain }: NonNullable<ExplainedSubject["state"]>,
): void {
  page.write(
    2,
    `the state rests in ${placeName(place)}, operator ${operator ?? "not known"}, ${dataClass} data; backend ${backend}`,
  );
  writeChain(page, 4, chain);
}

function writeResources(page: Page, resources: readonly ExplainedResource[], kind: string, isOne: boolean): void {
  const inFull = resources.length <= MAX_IN_FULL ? resources : [];
  for (const resource of inFull) {
    if (!isOne) page.heading(resource.address);
    if (!isOne) page.write(2, aboutResource(resource));
    writeResource(page, resource, kind);
  }
  if (inFull.length > 0) return;
  page.gap();
  for (const { address, placements, flows } of resources.slice(0, MAX_LISTED)) {
    const places = placements.map(({ place, operator }) => `${placeName(place)}, ${operator ?? "operator not known"}`);
    const flowing = flows.length > 0 ? `; ${counted(flows.length, "flow")}` : "";
    page.write(2, `${address}: ${places.join("; ") || "no place"}${flowing}`, { label: "- " });
  }
  const rest = resources.length - MAX_LISTED;
  if (rest > 0) page.write(2, `and ${rest} more; --format json has them all`);
}

function writeResource(page: Page, { placements, flows, reachedBy }: ExplainedResource, kind: string): void {
  placements.forEach((placement) => writePlacement(page, placement));
  if (placements.length === 0) page.write(2, `has no place: ${WITHOUT_PLACE[kind] ?? WITHOUT_PLACE.resource}`);
  flows.forEach((flow) => writeFlow(page, flow));
  reachedBy.forEach((flow) => writeFlow(page, flow, `reached by ${flow.address}: `));
}

const WITHOUT_PLACE: Readonly<Record<string, string>> = {
  resource: "it keeps nothing outside the Terraform state, or no table says where it is",
  "data source": "it is read, and may be the other end of a flow",
};

function writePlacement(
  page: Page,
  { place, operator, dataClass, basis, typeNotInTables, ...chain }: ExplainedPlacement,
): void {
  page.write(2, `rests in ${placeName(place)}, operator ${operator ?? "not known"}, ${dataClass} data; from ${basis}`);
  if (typeNotInTables) {
    const more = isOfProvider(basis) ? ": its place is that of its provider block" : ", nor where it sends data";
    page.write(4, `no table knows this type${more}`);
  }
  writeChain(page, 4, chain);
}

function writeFlow(page: Page, { kind, from, to, place, operator, dataClass, ...chain }: ExplainedFlow, by = ""): void {
  const who = operator === undefined ? "" : `, operator ${operator}`;
  page.write(2, `${by}${kind} from ${from} to ${to}: ${placeName(place)}${who}, ${dataClass} data`);
  writeChain(page, 4, chain);
}

function writeChain(page: Page, indent: number, { evidence, rows, contradicted }: Chain): void {
  evidence.forEach((link) => page.write(indent, evidenceLine(link), { label: "because ", style: "dim" }));
  rows.forEach((row) => page.write(indent, rowText(row), { label: "because ", style: "dim" }));
  if (contradicted !== undefined) page.write(indent, contradicted, { label: "but " });
}

function rowText({ address, source, asOf, confidence }: CatalogueRow): string {
  return `${address}: ${confidence}, as of ${asOf} (${source})`;
}

function writeOperator(page: Page, operator: ExplainedOperator): void {
  const { id, legalName, hq, ultimateParent, ultimateParentName, techVendor, row, statedAs } = operator;
  const parent = [ultimateParent ?? "not known", ...(ultimateParentName ? [`(${ultimateParentName})`] : [])].join(" ");
  const parts = [
    ...(legalName === undefined ? [] : [legalName]),
    `head office ${hq ?? "not known"}`,
    `ultimate parent ${parent}`,
    ...(techVendor === undefined ? [] : [`technology from ${techVendor}`]),
  ];
  page.write(2, `${id}: ${parts.join("; ")}`);
  if (row) page.write(4, rowText(row), { label: "because ", style: "dim" });
  else page.write(4, "the catalogue does not know it: what is said of it is stated only");
  statedAs.forEach((link) => page.write(4, evidenceLine(link), { label: "because ", style: "dim" }));
}

function writeData(page: Page, data: ExplainedData, counts: boolean): void {
  const { dataClass, because, allowed, tags, tagsStatedBy, resources, laws } = data;
  page.write(2, `${dataClass}: ${because}${counts ? ` (${counted(resources, "resource")})` : ""}; ${allowed}`);
  const by = tagsStatedBy === undefined ? "" : `, stated by ${tagsStatedBy}`;
  page.write(2, tags ? `tags ${tags.join(", ")}${by}` : "tags: none stated, so that it may be data of every kind");
  laws.forEach((law) => writeLaw(page, law));
}

const APPLIES: Readonly<Record<ExplainedLaw["applies"], string>> = {
  yes: "applies",
  maybe: "may apply",
  no: "does not apply",
};

function writeLaw(page: Page, { profile, applies, because, requirements }: ExplainedLaw): void {
  page.write(2, `${profile} ${APPLIES[applies]}: ${because}`);
  for (const { id, title, status, because: why, citation } of requirements) {
    const reason = why === undefined ? "" : ` (${why})`;
    page.write(4, `${id} ${status}${reason}: ${title}; ${citedAs(citation)}`, { label: "- " });
  }
}

function writeFindings(page: Page, findings: readonly ReportedFinding[]): void {
  if (findings.length === 0) return;
  page.heading("Findings");
  for (const finding of findings.slice(0, MAX_IN_FULL * 2)) {
    const { rule, address, message, remedy, waiver, dataClass } = finding;
    const rank = rankOf(finding);
    page.write(2, `${rank.toUpperCase()} ${rule} ${address}${dataClass ? ` (${dataClass})` : ""}`, { style: rank });
    page.write(4, message);
    if (waiver) {
      const approval = waiver.approval === undefined ? "" : `, approval ${waiver.approval}`;
      page.write(4, `by ${waiver.owner} until ${waiver.expires}${approval}: ${waiver.reason}`, { label: "waived " });
    } else page.write(4, remedy, { label: "remedy " });
  }
  const rest = findings.length - MAX_IN_FULL * 2;
  if (rest > 0) page.write(2, `and ${rest} more; --format json has them all`);
}

function writeList(page: Page, title: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  page.heading(title);
  entries.slice(0, MAX_LISTED).forEach((entry) => page.write(2, entry, { label: "- " }));
  const rest = entries.length - MAX_LISTED;
  if (rest > 0) page.write(2, `and ${rest} more; --format json has them all`);
}
