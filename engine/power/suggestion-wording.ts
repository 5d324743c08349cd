import { findServer } from "../../catalog/servers";
import type { FittingCap } from "./fitting-cap";
import type { FittingNodes } from "./fitting-nodes";
import type { FittingPlace } from "./fitting-place";
import type { Suggestion } from "./suggestions";
import { enumerated, percent, watts } from "./wording";

/**
 * `It fits with 1 dgx-b200 instead of 2 in r1, with a cap of 640 W a GPU (training at about 63 % of its throughput, …),
 * or with 1 dgx-b200 moved to rack r7 on feed-a7 and feed-b7.`; empty where nothing fits.
 */
export function describeSuggestion(suggestion: Suggestion | undefined): string {
  if (suggestion === undefined) return "";
  const { nodes, cap, place } = suggestion;
  const ways = [nodes && nodesText(nodes), cap && capText(cap, nodes?.model), place && placeText(place)].filter(
    Boolean,
  );
  if (ways.length === 0) return "";
  const last = ways.length > 1 ? `, or ${ways[ways.length - 1]}` : "";
  return `It fits ${ways.slice(0, Math.max(1, ways.length - 1)).join(", ")}${last}.`;
}

function nodesText({ model, fits, insteadOf, racks }: FittingNodes): string {
  const names = enumerated(racks.map(({ rack }) => rack));
  if (racks.length === 1) return `with ${insteadText(model, racks[0])} in ${names}`;
  const isAlike = racks.every((rack) => rack.fits === racks[0].fits && rack.insteadOf === racks[0].insteadOf);
  const each = isAlike ? `, ${racks[0].fits} instead of ${racks[0].insteadOf} in each of them` : "";
  return `with ${insteadText(model, { fits, insteadOf })} (fewer in ${names}${each})`;
}

function insteadText(model: string, { fits, insteadOf }: Pick<FittingNodes, "fits" | "insteadOf">): string {
  return `${fits === 0 ? "no" : fits} ${model} instead of ${insteadOf}`;
}

/** @param beside model of the servers that the same sentence speaks of; a cap on other parts names them */
function capText({ key, watts: capWatts, areGpus, accelerators, throughput }: FittingCap, beside?: string): string {
  const what = key === "gpuCapWatts" ? "a cap" : "a fallback cap";
  const isOnOthers = beside !== undefined && !accelerators.includes(findServer(beside)?.accelerator ?? "");
  const each = isOnOthers ? `on each ${enumerated(accelerators)}` : areGpus ? "a GPU" : "an accelerator";
  const estimates = throughput.map(
    ({ workload, share, lowest, highest }) =>
      `${workload} at about ${percent(share)} of its throughput, ${Math.round(lowest * 100)} to ${percent(highest)}`,
  );
  return `with ${what} of ${watts(capWatts)} ${each} (${estimates.join("; ")})`;
}

function placeText({ rack, feeds, model, nodes }: FittingPlace): string {
  return `with ${nodes} ${model} moved to rack ${rack} on ${enumerated(feeds)}`;
}
