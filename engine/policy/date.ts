const MILLISECONDS_A_DAY = 86_400_000;

/** Today's date in UTC as `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Whether this is a day of the calendar, written as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What is wrong with a date, or undefined where it is one. */
export function dateProblem(text: string): string | undefined {
  return isIsoDate(text) ? undefined : `'${text}' is not a day of the calendar; write a date such as 2027-03-31`;
}

/** Days from one ISO date to another; negative where `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}
