import type { Target } from "../../expression/outcome";
import type { Evidence } from "../../model/placement";
import { anywhere, isResourceSite, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { declaredInAzure, typesOfResourceType, type Sought } from "./azure-declared";
import { parseAzureId, type AzureId } from "./azure-id";
import { readHost } from "./host";
import { placeNamed } from "./region";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** Arguments that take an id. */
const TAKES_ID = /_(?:ids?|identifier)(?:\[\d+\])?$/;

/** Attributes that an id is made of, and that are none themselves. */
const PARTS_OF_IDS: ReadonlySet<string> = new Set([
  "location",
  "name",
  "resource_group_name",
  "subscription_id",
  "tenant_id",
]);

/** Data sources that say who asks. An id made of their attributes names another resource. */
const ABOUT_THE_CALLER: ReadonlySet<string> = new Set(["azurerm_client_config", "azurerm_subscription"]);

const URL = /^[a-z][a-z0-9+.-]*:\/\//i;
const DECLARED_ELSEWHERE = "which nothing here declares: refer to the resource, or check a plan of all of them";

/**
 * Another resource of Azure, by a reference, its id, its URL, or its name. An id says no region: only a resource that the
 * program declares does. For names, `names` is the argument that bears them; types that may bear one are parted by `|`,
 * as in `azurerm_linux_web_app|azurerm_windows_web_app.name`.
 */
export function readAzureResource(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const found = byReference(occurrence, site) ?? byText(occurrence, site);
  return found.evidence.some(isSigned) ? { ...found, evidence: found.evidence.map(withoutSignature) } : found;
}

/** As far as the program declares what the text of an id names; undefined for other text, and for what is in no region. */
export function placeOfAzureId(text: string, site: ReadingSite): Reading | undefined {
  const id = parseAzureId(text);
  if (!id) return undefined;
  if (id.region !== undefined) return { ...placeNamed(id.region, site), to: id.region, evidence: [] };
  const sought = soughtBy(id);
  return sought === undefined || sought === "no region" ? undefined : declared(sought, site);
}

/** The resources that are referred to, without those whose name an id only mentions on the way to another one. */
function byReference(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome, attribute } = occurrence;
  if (outcome.targets.length === 0) return undefined;
  const takesId = TAKES_ID.test(attribute);
  const isNamed = ({ attribute: part, resource }: Target): boolean =>
    !ABOUT_THE_CALLER.has(resource.type) && !(takesId && PARTS_OF_IDS.has(part));
  if (outcome.targets.every(isNamed)) return readTargets(occurrence, site);
  const targets = outcome.targets.filter(isNamed);
  return targets.length === 0 ? undefined : readTargets({ ...occurrence, outcome: { ...outcome, targets } }, site);
}

function byText(occurrence: Occurrence, site: ReadingSite): Reading {
  const { outcome, attribute, value } = occurrence;
  const text = textOf(outcome);
  const id = parseAzureId(text ?? (typeof value === "string" ? value : ""));
  if (id) return ofId(id, occurrence, site);
  if (URL.test(text ?? outcome.prefix ?? "")) {
    const host = readHost(occurrence, site);
    if (host) return host;
  }
  if (text === undefined) return unresolved(occurrence, whyUnknown(occurrence), site);
  if (site.names) return named(text, site.names, occurrence, site);
  return unresolved(occurrence, `\`${attribute}\` is '${text}', which names no place`, site);
}

function ofId(id: AzureId, occurrence: Occurrence, site: ReadingSite): Reading {
  const evidence = evidenceOf(occurrence, site);
  const to = id.name ?? id.resourceGroup ?? textOf(occurrence.outcome) ?? occurrence.attribute;
  if (id.region !== undefined) return { ...placeNamed(id.region, site), to: id.region, evidence };
  const sought = soughtBy(id);
  if (sought === "no region") return { place: anywhere("a subscription has no region"), to, evidence };
  const found = sought && declared(sought, site);
  return found ? following(occurrence, found, site) : unresolved(occurrence, elsewhere(to, occurrence), site);
}

/** What an id names; a subscription and what belongs to it as a whole are in no region. */
function soughtBy({ subscription, resourceGroup, resourceType, name }: AzureId): Sought | "no region" | undefined {
  const within = { subscription, resourceGroup };
  if (resourceType === undefined) {
    if (resourceGroup === undefined) return "no region";
    return { types: ["azurerm_resource_group"], name: resourceGroup, within: { subscription } };
  }
  if (resourceType === "microsoft.management/managementgroups") return "no region";
  return name === undefined ? undefined : { types: typesOfResourceType(resourceType), name, within };
}

function named(name: string, names: string, occurrence: Occurrence, site: ReadingSite): Reading {
  const types = names.split(".", 1)[0].split("|");
  const isGroup = types.includes("azurerm_resource_group");
  const found = declared({ types, name, within: { resourceGroup: isGroup ? undefined : groupOf(site) } }, site);
  return found ? following(occurrence, found, site) : unresolved(occurrence, elsewhere(name, occurrence), site);
}

/** The group of the one who asks, where it is written out: a bare name is one of the same group. */
function groupOf(site: ReadingSite): string | undefined {
  if (!isResourceSite(site)) return undefined;
  const value = site.locator.program.attribute(site, ["resource_group_name"])?.known?.value;
  return typeof value === "string" ? value : undefined;
}

function declared(sought: Sought, site: ReadingSite): Reading | undefined {
  const target = declaredInAzure(sought, site);
  const located = target && site.locator.locate(target.stack, target.resource);
  if (!located) return undefined;
  const { place, operator, evidence } = located;
  return { place, operator, evidence, to: target.resource.address, targets: [target] };
}

/** What was found by the text of an argument, with the argument before it. */
function following(occurrence: Occurrence, found: Reading, site: ReadingSite): Reading {
  return { ...found, evidence: [...evidenceOf(occurrence, site, found.to), ...found.evidence] };
}

function unresolved(occurrence: Occurrence, why: string, site: ReadingSite): Reading {
  const to = textOf(occurrence.outcome)?.split("?", 1)[0] || occurrence.attribute;
  return { place: unknownPlace(why), to, evidence: evidenceOf(occurrence, site) };
}

function elsewhere(name: string, { attribute }: Occurrence): string {
  return `\`${attribute}\` is '${name}', ${DECLARED_ELSEWHERE}`;
}

function isSigned({ value }: Evidence): boolean {
  return value !== undefined && value.includes("?") && URL.test(value);
}

/** What follows the question mark of a URL of Azure's is a signature that opens the data. */
function withoutSignature(evidence: Evidence): Evidence {
  return isSigned(evidence) ? { ...evidence, value: `${evidence.value?.split("?", 1)[0]}?…` } : evidence;
}
