import type { TerraformResource } from "../model/terraform";

const WRITTEN = /^[\w.]+((?:\/\w+)+)@/;
const NAMESPACE = /^(?:microsoft\.)?(?:dbfor)?/i;

/** `storage account`, from the type that a resource of Azure's own API is written with; undefined for all others. */
export function azureNoun({ type, values }: TerraformResource): string | undefined {
  if (type !== "azapi_resource" && type !== "azapi_update_resource") return undefined;
  if (typeof values.type !== "string" || !WRITTEN.test(values.type)) return undefined;
  const [namespace, ...types] = values.type.split("@", 1)[0].split("/");
  const names = [wordsOf(namespace.replace(NAMESPACE, "")), ...types.map((name) => singular(wordsOf(name)))];
  const last = names[names.length - 1];
  const noun = last.includes(" ") ? last : withoutRepeats(`${names[names.length - 2]} ${last}`);
  return type === "azapi_resource" ? noun : `change of ${noun}`;
}

/** `flexibleServers` as words; `PostgreSQL` is one. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z])(?=[A-Z])(?!SQL|DB)/g, "$1 ")
    .replace(/([A-Z])(?=[A-Z][a-z])/g, "$1 ")
    .toLowerCase();
}

function singular(words: string): string {
  return words.replace(/ies$/, "y").replace(/(?<=ss|x)es$|(?<![isu])s$/, "");
}

/** `key vault`, of a `vault` in `key vault`. */
function withoutRepeats(words: string): string {
  return [...new Set(words.split(" "))].join(" ");
}
