import { OWN_PLACE } from "./flows/rule";
import type { KnownType } from "./known-type";
import type { Argument } from "./read-package";
import { having } from "./words";

/** Words in an argument's name by which it may say a place, or where data goes. */
const TELLING = having`
    region location (?:^|_)zones?(?:_|$) replic destin
    (?:^|_)(?:sink|target|source|copy|peer|remote|geo|global|primary|secondary)(?:_|$|s$) backup snapshot restore
    recovery kms key_?vault crypto_key encrypt cmk cmek hsm endpoint (?:^|_)ur[il]s?(?:_|$) host(?!ed) fqdn
    server(?:s|_name|_id|_url)?$ bucket gcs (?:^|_)s3(?:_|$) obs_ storage (?:^|_)logs?(?:_|$) logging workspace
    diagnos audit image repositor registr (?:^|_)models?(?:_|$) (?:^|_)arns?$ _arns?(?:_|$) topic queue stream
    webhook issuer broker dataset vault peering partner linked connection_(?:string|id) failover witness residency
    chart external_name customer_managed_key event_?hub (?:^|_)ami(?:_|$) price_class network_tier
  `;

/** Words that make it something else all the same. */
const NOT_TELLING = having`
  time_?zone ^timeouts ^log_level$ _level$ image_pull_policy host_(?:pid|ipc|port)$ ^host_network$
`;

/** Where such a name only selects or labels. */
const SELECTING = /match_(?:expressions|fields)|http_header|tolerations?|env\b/;

/** Arguments that hold whatever their writer wants, objects of a cluster or values of a chart. */
const UNTYPED = /^(?:manifest|values?|parameters)$/;

/** How the census begins to say that an argument carries no data. */
const NONE = "none: ";

/**
 * What the recall test moves abroad: every argument whose name tells of a place or of data that moves, and those that the
 * rules tell of. Columns: type, argument, type of the argument, y where its block requires it, and what is said of it:
 * `place`, `parent`, a kind of flow and its reader, or why it is none; empty where there are no rules.
 *
 * @param hasRules whether the provider has arguments of its own for what it makes, and rules that tell them apart
 */
export function censusOf(source: string, types: readonly KnownType[], hasRules: boolean): string {
  const lines = types.flatMap((type) =>
    type.arguments.flatMap((argument) => {
      const said = hasRules ? textOf(type, argument) : "";
      if (!isTelling(argument, hasRules) && (said === "" || said.startsWith(NONE))) return [];
      return [[type.type, argument.path, argument.type, argument.required ? "y" : "n", said].join("\t")];
    }),
  );
  return table(source, ["resource_type", "argument_path", "type", "required", "said"], lines);
}

/** Columns: type, and all that it cannot do without, each as `path:type`; a string has no type beside it. */
export function requiredOf(source: string, types: readonly KnownType[]): string {
  const lines = types.map(({ type, arguments: all }) => {
    const required = new Set<string>();
    for (const { path, required: isRequired } of all) {
      const block = path.slice(0, Math.max(path.lastIndexOf("."), 0));
      if (isRequired && (block === "" || required.has(block))) required.add(path);
    }
    const said = all.filter(({ path }) => required.has(path));
    return `${type}\t${said.map(({ path, type: kind }) => (kind === "string" ? path : `${path}:${kind}`)).join(",")}`;
  });
  return table(source, ["resource_type", "required_arguments"], lines);
}

/** Blocks are not listed: what is in them is. */
function isTelling({ path, type }: Argument, hasRules: boolean): boolean {
  if (/block|number/.test(type) || /^timeouts\./.test(path)) return false;
  const name = path.slice(path.lastIndexOf(".") + 1);
  return (TELLING.test(name) && !NOT_TELLING.test(name)) || (!hasRules && UNTYPED.test(name) && !SELECTING.test(path));
}

function textOf({ said }: KnownType, argument: Argument): string {
  const found = said(argument);
  if (typeof found === "string") return found;
  if ("none" in found && found.none === OWN_PLACE) return "place";
  return "none" in found ? `${NONE}${found.none}` : `${found.kind} ${found.reader}`;
}

function table(source: string, columns: readonly string[], lines: readonly string[]): string {
  return [`# ${source}`, columns.join("\t"), ...lines, ""].join("\n");
}
