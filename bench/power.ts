import * as fs from "node:fs";
import * as path from "node:path";
import { median, paired, runNode, type Result, type Run } from "./measure";
import { powerHall, type HallShape } from "./power-hall";

const PROGRAM = path.join(__dirname, "power-program.ts");
const SOVEREIGN = path.join(__dirname, "..", "lib", "cli", "sovereign.js");
const SMALL = 1_000;
const LARGE = 10_000;

/** Halls in every single-failure state: the model alone, and the whole command with its file, rules and report. */
export function measurePower(folder: string, rounds: number): Result[] {
  return [...model("pods", rounds), ...model("block", rounds), ...command(folder, rounds)];
}

function model(shape: HallShape, rounds: number): Result[] {
  const assess = (racks: number) => (): Run => runNode(["--import", "tsx", PROGRAM, String(racks), shape]);
  const runs = paired(rounds, assess(LARGE), assess(SMALL));
  const seconds = (of: Run[]): number => median(of.map(({ output }) => Number(output.trim().split("\n").at(-1))));
  const [large, small] = [seconds(runs.a), seconds(runs.b)];
  return [
    { what: `every failure of ${SMALL} racks, ${shape}`, value: small, unit: "s", target: 1 },
    { what: `every failure of ${LARGE} racks, ${shape}`, value: large, unit: "s", target: 10 },
    {
      what: `time a rack, ${LARGE} against ${SMALL}, ${shape}`,
      value: large / small / (LARGE / SMALL),
      unit: "×",
      target: 1.2,
    },
  ];
}

function command(folder: string, rounds: number): Result[] {
  for (const racks of [SMALL, LARGE]) fs.writeFileSync(fileOf(folder, racks), topologyFile(racks));
  const power = (racks: number) => (): Run => runNode([SOVEREIGN, "power", fileOf(folder, racks), "--format", "json"]);
  const runs = paired(rounds, power(LARGE), power(SMALL));
  const seconds = (of: Run[]): number => median(of.map((run) => run.seconds));
  return [
    { what: `sovereign power of ${SMALL} racks`, value: seconds(runs.b), unit: "s", target: 1 },
    { what: `sovereign power of ${LARGE} racks`, value: seconds(runs.a), unit: "s", target: 10 },
    { what: "memory of that check", value: median(runs.a.map((run) => run.peakMib)), unit: "MiB", target: 700 },
  ];
}

function fileOf(folder: string, racks: number): string {
  return path.join(folder, `${racks}.power.yaml`);
}

/** The hall as its file has it, which is JSON, and so YAML, a line an element. */
function topologyFile(racks: number): string {
  const { electricalCode, elements, racks: all, ...rest } = powerHall(racks, "pods");
  const lines = (list: readonly object[]): string => list.map((one) => `  - ${JSON.stringify(one)}`).join("\n");
  const sources = elements.map(({ from, ...one }) => (from.length === 0 ? one : { ...one, from }));
  const head = { version: 1, ...rest, electricalCode: electricalCode.name };
  const keys = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [...keys, "elements:", lines(sources), "racks:", lines(all), ""].join("\n");
}
