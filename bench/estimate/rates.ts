import { createCipheriv } from "node:crypto";

/** A limit is safe where the servers together stay within it at this share of the times. */
const SAFE_QUANTILE = 0.999;

/** Limits that are tried, in kW a server: from what the median server draws to more than the maker's maximum. */
const LIMITS = { fromKw: 2.5, toKw: 7, stepKw: 0.01 };

const DRAWS = 200_000;

/** How the servers of a group move against each other: training in step, or each for itself. */
export type Togetherness = "in step" | "independent";

export interface Rates {
  /** Of the limits that the servers would break, the share that is accepted. */
  readonly unsafeAccept: number;
  /** Of the limits that hold, the share that is refused. */
  readonly needlessReject: number;
}

/** What a group of servers draws at most, at the quantile that counts as safe. Quantiles ascend and are evenly spaced. */
export function groupPeakKw(quantilesWatts: readonly number[], servers: number, togetherness: Togetherness): number {
  if (togetherness === "in step") return (servers * at(quantilesWatts, SAFE_QUANTILE)) / 1000;
  const sums = new Float64Array(DRAWS);
  randomNumbers(servers * DRAWS).forEach((quantile, index) => {
    sums[index % DRAWS] += at(quantilesWatts, quantile);
  });
  sums.sort();
  return sums[Math.floor(SAFE_QUANTILE * DRAWS)] / 1000;
}

/** How often an estimate of one server's power errs, over limits from far too small to far too large. */
export function ratesOf(estimateKw: number, servers: number, peakKw: number): Rates {
  let [unsafe, unsafeAccepted, safe, safeRejected] = [0, 0, 0, 0];
  const steps = Math.round((LIMITS.toKw - LIMITS.fromKw) / LIMITS.stepKw);
  for (let step = 0; step <= steps; step++) {
    const limitKw = servers * (LIMITS.fromKw + step * LIMITS.stepKw);
    const accepted = servers * estimateKw <= limitKw;
    if (peakKw <= limitKw) {
      safe += 1;
      if (!accepted) safeRejected += 1;
    } else {
      unsafe += 1;
      if (accepted) unsafeAccepted += 1;
    }
  }
  return { unsafeAccept: unsafeAccepted / unsafe, needlessReject: safeRejected / safe };
}

/** The value at a quantile, between its neighbours. */
export function at(quantilesWatts: readonly number[], quantile: number): number {
  const position = quantile * (quantilesWatts.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, quantilesWatts.length - 1);
  return quantilesWatts[below] + (position - below) * (quantilesWatts[above] - quantilesWatts[below]);
}

/** So many numbers from 0 to 1 that are the same in every run: what a cipher makes of zeros. */
function randomNumbers(count: number): Float64Array {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16, "sovereign"), Buffer.alloc(16));
  const bytes = cipher.update(Buffer.alloc(4 * count));
  return Float64Array.from({ length: count }, (_, index) => bytes.readUInt32LE(4 * index) / 2 ** 32);
}
