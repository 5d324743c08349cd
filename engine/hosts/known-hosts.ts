import { createHmac } from "node:crypto";

/** From the most to the least wanted; of several keys of a host the first of these counts. */
const KEY_TYPES = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"];

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The key of a host in the text of a `known_hosts` file (sshd(8) of OpenSSH, "SSH_KNOWN_HOSTS FILE FORMAT"), type and
 * key only. Names that are hashed (`|1|salt|hash`) are found; patterns with `*` and keys of certificate authorities are
 * not taken, since they do not say that the key is this host's. A revoked key never counts.
 */
export function findHostKey(knownHosts: string, address: string, port: number): string | undefined {
  const name = knownHostsName(address, port);
  const entries = knownHosts.split("\n").flatMap((line) => readEntry(line, name));
  const revoked = new Set(entries.filter(({ marker }) => marker === "@revoked").map(({ key }) => key));
  const own = entries.filter(({ marker, key }) => marker === undefined && !revoked.has(key));
  return KEY_TYPES.map((type) => own.find(({ key }) => key.startsWith(`${type} `))?.key).find(Boolean);
}

/** As `known_hosts` names a host: the address alone on port 22, else `[address]:port`. */
export function knownHostsName(address: string, port: number): string {
  return port === 22 ? address.toLowerCase() : `[${address.toLowerCase()}]:${port}`;
}

/**
 * Whether the text of a public key holds a key of the type that it names: the type stands in its first bytes too
 * (RFC 4253, section 6.6).
 */
export function isPublicKey(hostKey: string): boolean {
  const [type, key] = hostKey.split(/ +/);
  // What is no base64 would be passed over.
  if (!BASE64.test(key)) return false;
  const bytes = Buffer.from(key, "base64");
  const typeLength = bytes.length > 4 ? bytes.readUInt32BE(0) : 0;
  return bytes.subarray(4, 4 + typeLength).toString("latin1") === type && bytes.length > 4 + typeLength;
}

interface Entry {
  readonly marker?: string;
  readonly key: string;
}

/** The entry of a line where it is of this host, else nothing. */
function readEntry(line: string, name: string): readonly Entry[] {
  const words = line.trim().split(/[ \t]+/);
  const marker = words[0].startsWith("@") ? words.shift() : undefined;
  const [names, type, key] = words;
  if (key === undefined || names.startsWith("#")) return [];
  const isRevokedEverywhere = marker === "@revoked" && names === "*";
  const isOfHost = names.split(",").some((candidate) => matches(candidate, name));
  return isOfHost || isRevokedEverywhere ? [{ marker, key: `${type} ${key}` }] : [];
}

function matches(candidate: string, name: string): boolean {
  if (!candidate.startsWith("|1|")) return candidate.toLowerCase() === name;
  const [, , salt, hash] = candidate.split("|");
  return createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}
