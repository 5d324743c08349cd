import type { JsonValue } from "../../../json";
import { blocks } from "../../../json";
import type { TerraformResource } from "../../model/terraform";
import type { Program } from "../program";

const found = new WeakMap<Program, ReadonlySet<string>>();

/** Namespaces of clusters that a program makes or uses: `vault.security` is a service where there is one of that name. */
export function namespacesOf(program: Program): ReadonlySet<string> {
  let names = found.get(program);
  if (!names) {
    names = new Set(program.stacks.flatMap(({ resources }) => resources.flatMap(namespaceOf)));
    found.set(program, names);
  }
  return names;
}

function namespaceOf({ type, values }: TerraformResource): readonly string[] {
  if (type === "helm_release") return asText(values.namespace);
  if (!type.startsWith("kubernetes_")) return [];
  const metadata = blocks(values.metadata);
  return metadata.flatMap(({ name, namespace }) =>
    type.startsWith("kubernetes_namespace") ? asText(name) : asText(namespace),
  );
}

function asText(value: JsonValue | undefined): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
