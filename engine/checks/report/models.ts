import { isJsonObject, type JsonObject, type JsonValue } from "../../json";
import { stackLabel } from "../model/stack-label";
import type { TerraformStack } from "../model/terraform";
import type { ReportedModel } from "./report";

/** The models that programs state, each by its manifest. One without a name has none to be reported by. */
export function reportModels(stacks: readonly TerraformStack[]): readonly ReportedModel[] {
  return stacks.flatMap((stack) =>
    (stack.facts?.models ?? []).flatMap((manifest) => {
      const model = isJsonObject(manifest) ? reportModel(manifest) : undefined;
      const site = stack.facts?.site;
      return model ? [{ stack: stackLabel(stack), ...(site === undefined ? {} : { site }), ...model }] : [];
    }),
  );
}

function reportModel({ name, source, licence, origin, files }: JsonObject): Omit<ReportedModel, "stack"> | undefined {
  if (typeof name !== "string") return undefined;
  const { country, publisher } = isJsonObject(origin) ? origin : {};
  return {
    name,
    ...texts({ source, licence, country, publisher }),
    files: Array.isArray(files) ? files.flatMap(reportFile) : [],
  };
}

function reportFile(file: JsonValue): ReportedModel["files"] {
  if (!isJsonObject(file) || typeof file.path !== "string" || typeof file.sha256 !== "string") return [];
  return [{ path: file.path, sha256: file.sha256 }];
}

function texts(values: Readonly<Record<string, JsonValue | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
