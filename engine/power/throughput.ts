import type { Confidence } from "../../catalog/provenance";
import type { Workload } from "./topology";

/**
 * φ(c) = min(1, (c ÷ c_sat)^α): the share of its throughput that a part keeps under a cap of c watts. c_sat is the power
 * that the workload takes where nothing caps it. Nothing here was measured on the part or the model in question.
 */
interface ThroughputCurve {
  readonly workload: Workload;
  /** c_sat as a share of the part's rated power. */
  readonly saturation: number;
  /** Least and greatest α. */
  readonly alpha: readonly [least: number, greatest: number];
  readonly source: string;
  readonly asOf: string;
  readonly confidence: Confidence;
}

const CURVES: readonly ThroughputCurve[] = [
  {
    workload: "training",
    saturation: 1,
    alpha: [0.7, 1.05],
    source: "factryze, H100 at 600 W against 700 W: training steps 10 to 15 % longer (FP8 15 to 20 %)",
    asOf: "2026-11-22",
    confidence: "derived",
  },
  {
    workload: "inference",
    saturation: 1,
    alpha: [0.33, 0.54],
    source: "factryze, H100 at 600 W against 700 W: inference 5 to 8 % slower",
    asOf: "2026-11-22",
    confidence: "derived",
  },
  {
    workload: "inference",
    saturation: 0.45,
    alpha: [0.7, 1.05],
    source: "a measured 8 × B200 node, August 2026: decode takes about 450 of 1,000 W; below that as for training",
    asOf: "2026-11-22",
    confidence: "estimate",
  },
];

/** What is left of the throughput under a cap, as a share of that without one, and the band that it lies in. */
export interface ThroughputEstimate {
  readonly workload: Workload;
  /** The middle of the band. */
  readonly share: number;
  readonly lowest: number;
  readonly highest: number;
  readonly sources: readonly string[];
}

/** Where sources disagree the band spans all of them. @param ratedWatts of one accelerator without a cap */
export function throughputUnderCap(workload: Workload, capWatts: number, ratedWatts: number): ThroughputEstimate {
  const curves = CURVES.filter((curve) => curve.workload === workload);
  const shares = curves.flatMap(({ saturation, alpha }) =>
    alpha.map((power) => Math.min(1, (capWatts / (saturation * ratedWatts)) ** power)),
  );
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  return { workload, share: (lowest + highest) / 2, lowest, highest, sources: curves.map(({ source }) => source) };
}
