/** Whether the basis of a placement is a provider block: `provider aws.frankfurt`. */
export function isOfProvider(basis: string): boolean {
  return basis.startsWith("provider ");
}
