import { SovereignError } from "../../../error";

export function notAReport(file: string, what: string): SovereignError {
  return new SovereignError(
    `${file}: ${what}, which is no baseline; give a report that 'sovereign check --format json --output FILE' wrote`,
  );
}

export function newerReport(file: string, version: number): SovereignError {
  return new SovereignError(
    `${file}: a report of schemaVersion ${version}, and this version reads 1; write the baseline anew with this version`,
  );
}

export function brokenReport(place: string, problem: string): SovereignError {
  return new SovereignError(`${place}: ${problem}; a baseline is a report as it was written: write it anew`);
}
