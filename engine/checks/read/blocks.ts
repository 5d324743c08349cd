import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import * as errors from "./errors";

/** A block of Terraform JSON with its labels: `aws_vpc`, `main`. */
export interface LabelledBlock {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/**
 * The blocks of one kind. Terraform takes an object, or an array of objects to be merged, at every level of labels.
 *
 * @param labels how many labels the kind has
 * @param unread takes the address of a block that is something else. @default - it is an error
 * @throws SovereignError where something else stands there
 */
export function labelledBlocks(
  value: JsonValue | undefined,
  kind: string,
  labels: number,
  file: string,
  unread?: (address: string) => void,
): LabelledBlock[] {
  let found: LabelledBlock[] = bodies(value, [kind], file).map((body) => ({ labels: [], body }));
  for (let level = 0; level < labels; level++) {
    found = found.flatMap(({ labels: outer, body }) =>
      Object.keys(body)
        .filter((label) => label !== "//")
        .flatMap((label) => {
          const path = [...outer, label];
          return bodies(body[label], [kind, ...path], file, unread).map((block) => ({ labels: path, body: block }));
        }),
    );
  }
  return found;
}

/**
 * The objects that stand where blocks do, without labels; none where nothing does.
 *
 * @throws SovereignError where something else stands there, and nothing takes its address
 */
export function bodies(
  value: JsonValue | undefined,
  path: readonly string[],
  file: string,
  unread?: (address: string) => void,
): JsonObject[] {
  if (isJsonObject(value)) return [value];
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const sound = list.filter(isJsonObject);
  if (sound.length === list.length) return sound;
  const where = path.join(".");
  if (!unread) throw errors.malformedBlock(file, where, "an object, or a list of objects");
  unread(where);
  return sound;
}
