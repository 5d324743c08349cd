import type * as Yaml from "yaml";
import type { Alias, Node, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { JsonObject, JsonValue } from "../json";

/** Values that aliases may add to a document, so that a few lines cannot unfold to gigabytes. */
const MAX_VALUES_FROM_ALIASES = 10_000;

/** Something in a YAML document that its parser accepts and we do not. */
export class YamlProblem extends Error {
  public constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
  }
}

/** The plain value of a YAML tree. Duplicate keys, aliases to themselves and aliases that unfold hugely are refused. */
export function yamlToJson(root: Node | null): JsonValue {
  const { isAlias, isMap, isSeq } = require("yaml") as typeof Yaml;
  const anchors = new Map<string, Node>();
  const openAliases = new Set<Node>();
  let valuesFromAliases = 0;

  function convert(node: Node | null): JsonValue {
    if (node === null) return null;
    if (isAlias(node)) return convertAlias(node);
    if (openAliases.size > 0 && ++valuesFromAliases > MAX_VALUES_FROM_ALIASES) {
      throw new YamlProblem("the aliases ('*…') of this file unfold to too many values", offsetOf(node));
    }
    if (node.anchor) anchors.set(node.anchor, node);
    if (isMap(node)) return convertMap(node as YAMLMap<Scalar, Node | null>);
    if (isSeq(node)) return (node as YAMLSeq<Node | null>).items.map(convert);
    return (node as Scalar<string | number | boolean | null>).value;
  }

  function convertMap(map: YAMLMap<Scalar, Node | null>): JsonObject {
    const entries = new Map<string, JsonValue>();
    for (const { key, value } of map.items) {
      const name = String(key.value);
      if (entries.has(name)) throw new YamlProblem(`the key '${name}' stands here twice; keep one`, offsetOf(key));
      entries.set(name, convert(value));
    }
    return Object.fromEntries(entries);
  }

  function convertAlias(alias: Alias): JsonValue {
    const target = anchors.get(alias.source);
    if (!target) throw new YamlProblem(`no anchor '&${alias.source}' stands before this alias`, offsetOf(alias));
    if (openAliases.has(target)) throw new YamlProblem(`the alias '*${alias.source}' contains itself`, offsetOf(alias));
    openAliases.add(target);
    const value = convert(target);
    openAliases.delete(target);
    return value;
  }

  return convert(root);
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
