import * as fs from "node:fs";
import * as path from "node:path";
import { median, paired, runNode, type Result, type Run } from "./measure";
import { writeTerraformJson } from "./terraform-json";

const SOVEREIGN = path.join(__dirname, "..", "lib", "cli", "sovereign.js");
const POLICY = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [DE] }\n";
const SMALL = 1_000;
const LARGE = 15_000;

/** Cold start, and growth from 1,000 to 15,000 resources. */
export function measureCommandLine(folder: string, rounds: number): Result[] {
  fs.writeFileSync(path.join(folder, "sovereignty.yaml"), POLICY);
  for (const resources of [SMALL, LARGE]) writeTerraformJson(path.join(folder, `${resources}.tf.json`), resources);
  const check = (resources: number) => (): Run =>
    runNode([SOVEREIGN, "check", `${resources}.tf.json`, "--format", "json"], { cwd: folder });

  const help = paired(
    rounds,
    () => runNode([SOVEREIGN, "--help"]),
    () => runNode(["-e", "0"]),
  );
  const growth = paired(rounds, check(LARGE), check(SMALL));
  const start = median(help.a.map((run) => run.seconds));
  // Start-up is not work on resources: without it the ratio would flatter.
  const work = (runs: Run[]): number => median(runs.map((run) => run.seconds)) - start;
  const ratio = work(growth.a) / work(growth.b) / (LARGE / SMALL);
  return [
    { what: "sovereign --help, cold", value: start * 1000, unit: "ms", target: 150 },
    {
      what: "sovereign --help against an empty Node process",
      value: start / median(help.b.map((r) => r.seconds)),
      unit: "×",
      target: 3,
    },
    { what: `time a resource, ${LARGE} against ${SMALL}`, value: ratio, unit: "×", target: 1.2 },
    {
      what: `sovereign check of ${LARGE} resources`,
      value: median(growth.a.map((r) => r.seconds)),
      unit: "s",
      target: 2,
    },
    { what: `memory of that check`, value: median(growth.a.map((r) => r.peakMib)), unit: "MiB", target: 700 },
  ];
}
