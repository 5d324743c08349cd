import * as path from "node:path";
import { median, paired, runNode, type Result, type Run } from "./measure";

const PROGRAM = path.join(__dirname, "hosts-program.ts");
const SMALL = 400;
const LARGE = 4_000;

/** Growth of a hall, from its hosts to a checked program. */
export function measureHosts(folder: string, rounds: number): Result[] {
  const synth = (hosts: number) => (): Run =>
    runNode(["--import", "tsx", PROGRAM, String(hosts), path.join(folder, `hosts-${hosts}`)]);
  const runs = paired(rounds, synth(LARGE), synth(SMALL));
  const seconds = (of: Run[]): number => median(of.map(({ output }) => Number(output.trim().split("\n").at(-1))));
  const [large, small] = [seconds(runs.a), seconds(runs.b)];
  return [
    { what: `time a host, ${LARGE} against ${SMALL}`, value: large / small / (LARGE / SMALL), unit: "×", target: 1.2 },
    { what: `synth and checks of a hall of ${LARGE} hosts`, value: large, unit: "s", target: 5 },
  ];
}
