import type { JsonValue } from "../../json";
import { shown } from "../expression/scope";
import type { Evidence } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/**
 * By data source and attribute: the argument of the provider block that it reads back; after the documentation of
 * hashicorp/aws and hashicorp/google as general knowledge (2026-11-22).
 */
const READ_BACK: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_region: { id: "region", name: "region", region: "region" },
  google_client_config: { region: "region", zone: "zone" },
};

/** Arguments by which a data source of these asks for something else than its provider block says. */
const OWN_ARGUMENTS = ["region", "name", "endpoint"];

/** What a data source tells of its provider block, so that it is known before the deploy. */
export function toldByProvider(
  stack: TerraformStack,
  { mode, type, values, providerKey }: TerraformResource,
  attribute: string,
): { readonly value: JsonValue; readonly evidence: Evidence } | undefined {
  const argument = mode === "data" ? READ_BACK[type]?.[attribute] : undefined;
  if (argument === undefined || OWN_ARGUMENTS.some((own) => values[own] !== undefined)) return undefined;
  const value = stack.providers.find(({ key }) => key === providerKey)?.config[argument];
  if (value === undefined || value === null) return undefined;
  return { value, evidence: { address: `provider.${providerKey}`, attribute: argument, value: shown(value) } };
}
