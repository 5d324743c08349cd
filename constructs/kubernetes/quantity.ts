const DECIMAL = { base: 1000, suffixes: ["", "k", "M", "G", "T", "P", "E"] };
const BINARY = { base: 1024, suffixes: ["Gi", "Ti", "Pi", "Ei"] };

/** A whole number as Kubernetes writes it: an admission webhook would rewrite any other form, and be taken for drift. */
export function quantity(count: number): string {
  return canonical(count, DECIMAL);
}

/** GiB as Kubernetes writes them. */
export function gibQuantity(gib: number): string {
  return canonical(gib, BINARY);
}

function canonical(amount: number, { base, suffixes }: typeof DECIMAL): string {
  let [value, step] = [amount, 0];
  for (; value !== 0 && value % base === 0 && step < suffixes.length - 1; step += 1) value /= base;
  return value === 0 ? "0" : `${value}${suffixes[step]}`;
}
