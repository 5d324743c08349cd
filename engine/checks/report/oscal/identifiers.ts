import { createHash } from "node:crypto";

/** Made once at random; every identifier of a report derives from it. */
const NAMESPACE = Buffer.from("9b0d0d6c1f3e4f0a8f5c3a7de1b2c4a6", "hex");

/**
 * An identifier that follows from what it names alone (a UUID of version 5, RFC 9562), so that the same input gives the
 * same bytes and a later report names the same thing alike.
 */
export function uuidOf(...parts: readonly (string | undefined)[]): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
