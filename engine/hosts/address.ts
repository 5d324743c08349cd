import { isIP } from "node:net";

/** A host name whose last label is a number would be taken for an IPv4 address (RFC 1123, section 2.1). */
const HOST_NAME =
  /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*(?![0-9]+\.?$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.?$/;

/**
 * One spelling of all that an address may be written as: `::1` for `0:0:0:0:0:0:0:1`, lower case, no dot at the end.
 */
export function canonicalAddress(address: string): string {
  return isIP(address) === 6
    ? new URL(`http://[${address}]`).hostname.slice(1, -1)
    : address.toLowerCase().replace(/\.$/, "");
}

/** Whether it is a host name or an IP address. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}
