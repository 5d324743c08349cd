import { isJsonObject, type JsonObject, type JsonValue } from "../../../json";
import { occurrences } from "../paths";
import { isResourceSite, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readAzureResource } from "./azure-resource";
import { placeNamed } from "./region";
import { isUnset, textOf, whyUnknown } from "./text";

const PARAMETER = /^\[parameters\('([^']+)'\)\]$/i;
const OF_THE_GROUP = /^\[resourceGroup\(\)\.location\]$/i;

/** Templates inside templates are not followed further than this. */
const MAX_DEPTH = 10;

/**
 * A template of Azure's own, which a deployment of Terraform holds as text: where its resources are, each location once.
 * What is written as an expression is only known where it is a parameter or the place of the group.
 */
export function readAzureTemplate(occurrence: Occurrence, site: ReadingSite): Reading | readonly Reading[] | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const evidence = { address: site.address, attribute: occurrence.attribute };
  const text = textOf(occurrence.outcome);
  const template = text === undefined ? undefined : parsed(text);
  if (!template) {
    const why = text === undefined ? whyUnknown(occurrence) : "its template is no JSON";
    return { place: unknownPlace(why), to: occurrence.attribute, evidence: [evidence] };
  }
  const locations = new Set(locationsIn(template, parametersOf(template, site), MAX_DEPTH));
  return [...locations].flatMap((location): Reading | readonly Reading[] => {
    const said = [{ ...evidence, value: location }];
    if (OF_THE_GROUP.test(location)) return groupPlace(site).map((reading) => ({ ...reading, evidence: said }));
    if (!location.startsWith("[")) return { ...placeNamed(location, site), to: location, evidence: said };
    return { place: unknownPlace(`the template says \`${location}\``), to: location, evidence: said };
  });
}

/** The location of every resource that has one, with parameters resolved. */
function locationsIn(template: JsonObject, parameters: JsonObject, depth: number): readonly string[] {
  const { resources } = template;
  const listed = Array.isArray(resources) ? resources : isJsonObject(resources) ? Object.values(resources) : [];
  if (depth === 0) return listed.length > 0 ? ["[a template nested too deeply]"] : [];
  return listed.filter(isJsonObject).flatMap((resource) => {
    const { location, properties } = resource;
    const own = typeof location === "string" ? [resolved(location, parameters)] : [];
    const inner = isJsonObject(properties) && isJsonObject(properties.template) ? properties.template : undefined;
    const nested = inner ? locationsIn(inner, { ...parameters, ...defaultsOf(inner) }, depth - 1) : [];
    return [...own, ...locationsIn(resource, parameters, depth - 1), ...nested];
  });
}

function resolved(location: string, parameters: JsonObject): string {
  const name = PARAMETER.exec(location)?.[1];
  const value = name !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === "string" ? value : location;
}

/** What the deployment gives counts before what the template takes by default. */
function parametersOf(template: JsonObject, site: ReadingSite): JsonObject {
  const scope = isResourceSite(site) ? site.locator.program.scopeOf(site.stack, site.resource) : undefined;
  const [given] = scope && isResourceSite(site) ? occurrences(site.resource.values, scope, "parameters_content") : [];
  const text = given && textOf(given.outcome);
  const values = text === undefined ? undefined : parsed(text);
  return { ...defaultsOf(template), ...membersOf(values ?? {}, "value") };
}

function defaultsOf({ parameters }: JsonObject): JsonObject {
  return isJsonObject(parameters) ? membersOf(parameters, "defaultValue") : {};
}

function membersOf(parameters: JsonObject, key: string): JsonObject {
  const found = Object.entries(parameters).flatMap(([name, parameter]): [string, JsonValue][] =>
    isJsonObject(parameter) && Object.hasOwn(parameter, key) ? [[name, parameter[key]]] : [],
  );
  return Object.fromEntries(found);
}

function groupPlace(site: ReadingSite): readonly Reading[] {
  if (!isResourceSite(site)) return [];
  const scope = site.locator.program.scopeOf(site.stack, site.resource);
  const asked = { ...site, names: "azurerm_resource_group.name" as const };
  return occurrences(site.resource.values, scope, "resource_group_name").flatMap(
    (occurrence) => readAzureResource(occurrence, asked) ?? [],
  );
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
