import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { evaluate } from "../../expression/evaluate";
import { known as knownOutcome, type Outcome, type Scope } from "../../expression/outcome";
import type { Occurrence } from "../reading";
import { isUnset, knownText, textOf } from "../readers/text";
import { containerFlows } from "./container-flows";
import { foundAs, type Found } from "./found";
import { Holes } from "./holes";
import {
  imageParts,
  imageText,
  isRegistryName,
  isRepositoryName,
  registryText,
  repositoryText,
  type BareImages,
} from "./images";
import { readKnownEndpoint, readKnownHosts } from "./known-hosts";
import { ENDPOINT_NAMES, HOLDS_WORKLOADS, isOfEveryRegion, SAYS_NOTHING } from "./members";
import { below, memberName, NOWHERE, textAt, valuesAt, type ClusterSite, type Node } from "./node";
import { isRegionName, isSetting, readRegionSetting, readSetting } from "./settings";
import { kindOfStructure, readStructure } from "./structures";
import { unseen } from "./unseen";
import { kindOfHostWay } from "./way-kind";
import { yamlDocuments } from "./yaml";

/** Neither a cluster object nor the settings of a program have a reason to be nested deeper. */
const MAX_DEPTH = 50;

/** Longer text is looked through for hosts, and not read as settings. */
const MAX_SETTINGS_TEXT = 300_000;

/** JSON, or a line with a member as YAML writes it. */
const LOOKS_STRUCTURED = /^\s*[{[]|^\s*(?:- )?["']?[\w.-]+["']?\s*:/m;

export interface WalkOptions {
  /** What an image without a registry means. */
  readonly bare: BareImages;
  /** Members that were read already, by what the kind of the object says of them. @default - none */
  readonly claimed?: ReadonlySet<string>;
}

/** Everything that a part leads to that tells by its shape or by itself: images, settings, hosts that are known. */
export function walk(node: Node, site: ClusterSite, options: WalkOptions): readonly Found[] {
  const found: Found[] = [];
  visit({ ...node, key: "", depth: 0 }, { site, options, found });
  return found;
}

interface Step extends Node {
  readonly key: string;
  readonly depth: number;
  /** The object that it is a member of. */
  readonly parent?: Node;
}

interface Walk {
  readonly site: ClusterSite;
  readonly options: WalkOptions;
  readonly found: Found[];
}

function visit(step: Step, walk: Walk): void {
  const { attribute, value, scope, depth } = step;
  const { site, found } = walk;
  if (value === null || typeof value === "number" || typeof value === "boolean") return;
  if (depth > MAX_DEPTH) {
    const occurrence = { attribute, value: null, outcome: evaluate(value, scope) };
    found.push(...foundAs("image", unseen(occurrence, site, `${attribute} is nested too deeply`)));
  } else if (typeof value === "string") visitText(step, walk);
  else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const isOnlyBlock = value.length === 1 && isJsonObject(item);
      const at = isOnlyBlock ? attribute : `${attribute}[${index}]`;
      visit({ ...step, attribute: at, value: item, depth: depth + 1 }, walk);
    });
  } else visitObject(step, walk);
}

function visitObject(step: Step, walk: Walk): void {
  const { attribute, value, scope, depth } = step;
  if (!isJsonObject(value)) return;
  const node: Node = { attribute, value, scope };
  const handled = new Set(SAYS_NOTHING);
  visitImage(node, walk, handled);
  visitNamedValue(node, walk, handled);
  for (const [key, member] of Object.entries(value)) {
    if (handled.has(key) || member === null) continue;
    if (key === "dynamic") {
      visitGenerated(node, member, scope, depth, walk);
      continue;
    }
    const inner: Step = { attribute: below(attribute, key), value: member, scope, key, depth: depth + 1, parent: node };
    if (typeof member === "object") walk.found.push(...readStructure(key, inner, walk.site));
    visit(inner, walk);
  }
}

/** A container, or another part that has an image. */
function visitImage(node: Node, walk: Walk, handled: Set<string>): void {
  const { site, options, found } = walk;
  if (!isJsonObject(node.value) || !Object.hasOwn(node.value, "image")) return;
  const [image] = valuesAt(node, "image").filter(({ outcome }) => !isUnset(outcome));
  if (!image) return;
  const value = image.outcome.known?.value;
  if (isJsonObject(value)) {
    handled.add("image");
    const parts = { attribute: image.attribute, value, scope: image.outcome.known?.scope ?? node.scope };
    found.push(...imageParts(parts, options.bare, site));
    return;
  }
  if (Array.isArray(value)) return;
  for (const key of ["image", "repository", "registry"]) handled.add(key);
  found.push(...imageText(node, image, options.bare, site));
  // Of a chart, its templates decide what the container is told.
  if (options.bare === "of-the-default-registry") found.push(...containerFlows(node, image, site));
}

/** `{ name, value }`, as the environment of a container writes a setting. */
function visitNamedValue(node: Node, { site, options, found }: Walk, handled: Set<string>): void {
  if (!isJsonObject(node.value) || !Object.hasOwn(node.value, "name") || !Object.hasOwn(node.value, "value")) return;
  const name = textAt(node, "name");
  const [value] = valuesAt(node, "value");
  if (name === undefined || !value) return;
  const said = isClaimed(value.attribute, options) ? [] : readSetting(name, value, site);
  if (!said) return;
  handled.add("value");
  found.push(...said);
}

/** What `dynamic` blocks of Terraform make. */
function visitGenerated(node: Node, dynamic: JsonValue, scope: Scope, depth: number, walk: Walk): void {
  const names = [dynamic].flat().flatMap((block) => (isJsonObject(block) ? Object.keys(block) : []));
  for (const name of new Set(names)) {
    const generated: Node = { ...node, value: { dynamic } };
    for (const occurrence of valuesAt(generated, `${name}[]`)) {
      const { attribute, outcome } = occurrence;
      if (outcome.known) visit({ attribute, ...outcome.known, key: name, depth: depth + 1 }, walk);
      else visitUnseen({ ...occurrence, scope, key: name, depth }, outcome, walk);
    }
  }
}

/** A part that cannot be seen says nothing of what it holds, where it is known by its name to hold something. */
function visitUnseen({ key, value, attribute }: Step, outcome: Outcome, { site, found }: Walk): void {
  const kind = HOLDS_WORKLOADS.has(key) ? "image" : kindOfStructure(key);
  if (kind) found.push(...foundAs(kind, unseen({ attribute, value, outcome }, site)));
}

function isLong(text: JsonValue): boolean {
  return typeof text === "string" && text.includes("\n");
}

function visitText(step: Step, walk: Walk): void {
  const { attribute, value, scope, key, depth } = step;
  const { site, options, found } = walk;
  if (isClaimed(attribute, options) || (typeof value === "string" && isPlain(value, key))) return;
  const outcome = evaluate(value, scope);
  const occurrence = { attribute, value, outcome };
  if (outcome.known && typeof outcome.known.value === "object") {
    visit({ ...step, ...outcome.known, depth: depth + 1 }, walk);
    return;
  }
  const option = optionOf(occurrence);
  const setting = option ? readSetting(option.name, option.value, site) : readSetting(key, occurrence, site);
  if (setting) {
    found.push(...setting);
    return;
  }
  if (isRegistryName(key)) found.push(...registryText(occurrence, site, textAt(step.parent ?? step, "repository")));
  else if (isRepositoryName(key)) {
    if (!hasRegistry(step)) found.push(...repositoryText(occurrence, "say-nothing", site));
  } else if (isOfEveryRegion(outcome) && saysRegion(step)) return;
  else if (isRegionName(key)) {
    if (!saysEndpoint(step)) found.push(...readRegionSetting(occurrence, site));
  } else if (!outcome.known && outcome.prefix === undefined && !isLong(value)) visitUnseen(step, outcome, walk);
  else if (isLong(value) || isLong(knownText(outcome))) visitSettingsText(step, walk);
  else if (/\s/.test(knownText(outcome))) found.push(...readKnownHosts(occurrence, site, kindOfHostWay(attribute)));
  else found.push(...foundAs(kindOfHostWay(attribute), readKnownEndpoint(option?.value ?? occurrence, site)));
}

function isClaimed(attribute: string, { claimed }: WalkOptions): boolean {
  return claimed !== undefined && claimed.size > 0 && claimed.has(memberName(attribute));
}

/** Text that is neither a host nor anything that names one, under a name that says nothing. */
function isPlain(text: string, key: string): boolean {
  return !/[.:$%]/.test(text) && !text.startsWith("-") && !isSetting(key) && !isRegionName(key);
}

/** `--remote-write.url=https://…` is a setting as REMOTE_WRITE_URL is. */
function optionOf(occurrence: Occurrence): { readonly name: string; readonly value: Occurrence } | undefined {
  const { outcome } = occurrence;
  const [, option, text] = /^--?([A-Za-z][\w.-]*)=(.*)$/s.exec(textOf(outcome) ?? "") ?? [];
  if (option === undefined || !outcome.known) return undefined;
  const name = option.replace(/[.-]/g, "_").toUpperCase();
  return { name, value: { ...occurrence, outcome: { ...outcome, known: { ...outcome.known, value: text } } } };
}

/** A file of settings within an object: read as such where it is YAML or JSON, else looked through for hosts. */
function visitSettingsText({ attribute, value, scope, depth }: Step, walk: Walk): void {
  const { site, found } = walk;
  const holes = new Holes();
  const known = textOf(evaluate(value, scope));
  const text = known ?? (typeof value === "string" ? holes.textOf(value, scope) : undefined) ?? "";
  const documents =
    text.length <= MAX_SETTINGS_TEXT && LOOKS_STRUCTURED.test(text)
      ? yamlDocuments(text, site.locator.program)
      : undefined;
  if (!documents?.every((document) => document !== null && typeof document === "object")) {
    const outcome = known === undefined ? knownOutcome(text, NOWHERE) : evaluate(value, scope);
    found.push(...readKnownHosts({ attribute, value, outcome }, site, kindOfHostWay(attribute)));
    return;
  }
  const settings: Walk = { ...walk, options: { ...walk.options, bare: "say-nothing" } };
  for (const document of documents) {
    visit(
      { attribute, value: holes.fillFrom(text, document), scope: holes.scope, key: "", depth: depth + 1 },
      settings,
    );
  }
}

function hasRegistry({ parent }: Step): boolean {
  return parent !== undefined && (textAt(parent, "registry") ?? "") !== "";
}

function saysRegion({ parent }: Step): boolean {
  if (!parent || !isJsonObject(parent.value)) return false;
  return Object.keys(parent.value).some((name) => isRegionName(name) && (textAt(parent, name) ?? "") !== "");
}

function saysEndpoint({ parent }: Step): boolean {
  return (
    parent !== undefined &&
    ENDPOINT_NAMES.some((name) =>
      valuesAt(parent, name).some(({ outcome }) => (textOf(outcome) ?? "") !== "" && !isOfEveryRegion(outcome)),
    )
  );
}
