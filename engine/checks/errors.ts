import { SovereignError } from "../error";

export function badSourceDateEpoch(value: string): SovereignError {
  return new SovereignError(
    `SOURCE_DATE_EPOCH is '${value}'. Set it to whole seconds since 1970-01-01, or unset it: it dates the report.`,
  );
}
