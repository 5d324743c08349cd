/** Power as every message writes it: `57.200 kW`; `unknown` where it depends on a part that nobody knows. */
export function kw(value: number | null): string {
  return value === null ? "unknown" : `${decimals(value)} kW`;
}

/** The same without the unit, for columns that carry it in their heading. */
export function decimals(value: number): string {
  const text = value.toFixed(3);
  return text === "-0.000" ? "0.000" : text;
}

/** `640 W`. */
export function watts(value: number): string {
  return `${value} W`;
}

/** A share as a whole percentage: `94 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function enumerated(names: readonly string[], most = 4): string {
  if (names.length > most) return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
