/** Without what floating point leaves in the last places: 57.2, not 57.199999999999996. */
export function settled(amount: number): number {
  return Math.round(amount * 1e9) / 1e9;
}

export function settledOrNull(amount: number | null): number | null {
  return amount === null ? null : settled(amount);
}
