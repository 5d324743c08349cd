import { didYouMean } from "../../engine/document/nearest";
import { SovereignError } from "../../engine/error";
import { listed, shown } from "./errors";

export function notDegrees(where: string, property: string, value: unknown): SovereignError {
  return new SovereignError(`${where}: thresholds.${property} is ${shown(value)}. Write a number above 0.`);
}

/** @param most the warmest that makes sense, with what it is */
export function tooWarm(
  where: string,
  property: string,
  value: number,
  most: { readonly celsius: number; readonly what: string },
): SovereignError {
  return new SovereignError(
    `${where}: thresholds.${property} is ${value}, and ${most.celsius} °C is ${most.what}: nothing would ever count as ` +
      "hot. Write degrees Celsius below that.",
  );
}

export function marginTooLarge(where: string, kelvin: number, accelerator: string, slowdown: number): SovereignError {
  return new SovereignError(
    `${where}: thresholds.gpuMarginKelvin is ${kelvin}, and ${accelerator} slows down at ${slowdown} °C: every part would ` +
      "count as hot. Write a few kelvins.",
  );
}

export function unknownThreshold(where: string, property: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: thresholds has no ${property}` + (didYouMean(property, known) || `; it has ${listed(known)}.`),
  );
}
