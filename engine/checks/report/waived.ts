import type { Report, ReportedFinding } from "./report";

/** Whether findings that somebody accepted are listed. */
export const WAIVED_CHOICES = ["keep", "omit"] as const;

export type WaivedChoice = (typeof WAIVED_CHOICES)[number];

export function isWaivedChoice(value: string): value is WaivedChoice {
  return (WAIVED_CHOICES as readonly string[]).includes(value);
}

export function listedFindings({ findings }: Report, waived: WaivedChoice): readonly ReportedFinding[] {
  return waived === "keep" ? findings : findings.filter(({ status }) => status !== "waived");
}
