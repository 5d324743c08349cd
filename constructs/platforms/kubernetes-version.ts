import { Token } from "cdktf";
import { notAMinorVersion } from "./errors";

/** The version, where it is one that clouds take for a minor version of Kubernetes, or known only when deploying. */
export function requireVersion(where: string, version: string): string {
  if (!Token.isUnresolved(version) && !/^1\.\d{1,3}$/.test(version)) throw notAMinorVersion(where, version);
  return version;
}
