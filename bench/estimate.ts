/**
 * How good the estimate of a server's power is, against what servers were measured to draw: of the limits that the
 * servers break, the share that each mode accepts, and of those that hold, the share that it refuses.
 *
 *   npm run estimate
 *
 * The trace is of A100 servers without a power cap, so the mode `capped` cannot be held against it, and no public trace of
 * capped servers, or of H100 servers and newer, was found on 22 November 2026; single maxima stand at the end.
 */
import { serverPower } from "../engine/power";
import { at, groupPeakKw, ratesOf, type Togetherness } from "./estimate/rates";
import seren from "./estimate/seren-gpu-servers.json";

const GROUPS: readonly number[] = [1, 2, 4, 8, 32];
const TOGETHERNESS: readonly Togetherness[] = ["in step", "independent"];

/** Maxima that were published of one server each, in kW. */
const PUBLISHED = [
  { model: "dgx-h100", peakKw: 8.4, source: "IEEE Access 13:61740 (arXiv 2412.08602): a node of 8 H100" },
  { model: "dgx-b200", peakKw: 10.4, source: "MLPerf Inference v5.1, 5.1-0061 as quoted: a node of 8 B200, inference" },
];

const nameplateKw = kwOf("dgx-a100");
const estimates: readonly (readonly [string, number])[] = [
  ["nameplate", nameplateKw],
  ["measured-peak, p99.9", at(seren.quantilesWatts, 0.999) / 1000],
  ["measured-peak, p99", at(seren.quantilesWatts, 0.99) / 1000],
  ["mean, for comparison", mean(seren.quantilesWatts) / 1000],
];

console.log("mode                   servers  together     unsafe accepts  needless rejects");
for (const [mode, kw] of estimates) {
  for (const servers of GROUPS) {
    for (const together of servers === 1 ? TOGETHERNESS.slice(0, 1) : TOGETHERNESS) {
      const { unsafeAccept, needlessReject } = ratesOf(
        kw,
        servers,
        groupPeakKw(seren.quantilesWatts, servers, together),
      );
      const label = `${mode} ${kw.toFixed(2)} kW`.padEnd(30);
      console.log(
        `${label} ${String(servers).padStart(3)}  ${together.padEnd(11)} ${percent(unsafeAccept)} ${percent(needlessReject)}`,
      );
    }
  }
}
for (const { model, peakKw, source } of PUBLISHED) {
  const kw = kwOf(model);
  console.log(
    `${model}: ${kw} kW by nameplate, ${peakKw} measured at most: ${percent(kw / peakKw - 1).trim()} above (${source})`,
  );
}

function kwOf(model: string): number {
  const { kw } = serverPower({ model, count: 1, mode: "nameplate", workload: "training" });
  if (kw === null) throw new Error(`the catalogue has no ${model}`);
  return kw;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(6)} %`;
}
