import * as fs from "node:fs";
import * as path from "node:path";

/** An argument of a resource type whose name speaks of a place or of another resource. */
export interface CensusArgument {
  readonly type: string;
  /** `rule[].destination.bucket`; `[]` after a list of blocks, `{}` after a map of them. */
  readonly path: string;
  /** `string`, `list(string)`, `bool`, `block`, … */
  readonly valueType: string;
  /** Why nothing that it is set to carries data anywhere, as the generator of the tables holds. @default - it may */
  readonly carriesNothing?: string;
  /** Whether it names what the resource is part of. */
  readonly isParent: boolean;
}

const CENSUS = path.join(__dirname, "..", "..", "test", "census");

export function readCensus(provider: string): readonly CensusArgument[] {
  const text = fs.readFileSync(path.join(CENSUS, `${provider}.tsv`), "utf8");
  const [head, ...lines] = text
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = new Map(line.split("\t").map((cell, index) => [columns[index], cell]));
    const cell = (name: string): string => cells.get(name) ?? "";
    return {
      type: cell("resource_type"),
      path: cell("argument_path"),
      valueType: cell("type"),
      isParent: cell("said") === "parent",
      carriesNothing: /^none: (.*)$/.exec(cell("said"))?.[1],
    };
  });
}
