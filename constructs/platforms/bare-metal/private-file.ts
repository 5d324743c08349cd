import * as fs from "node:fs";
import type { LocalExecProvisioner } from "cdktf";
import { readableByOthers } from "./errors";

/** What group and others may do with a file. */
const OTHERS = 0o077;

/**
 * Refuses a secret that others can read. One that does not exist here is no fault yet: a machine that only checks has
 * no keys, and the deploy looks again.
 *
 * @throws when the file exists and is open to others
 */
export function requirePrivate(where: string, what: string, file: string): void {
  const mode = fs.statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) !== 0) throw readableByOthers(where, what, file, mode & 0o777);
}

const OPEN_TO_OTHERS = ["040", "020", "010", "004", "002", "001"].map((bit) => `-perm -${bit}`).join(" -o ");

/** Looks again when deploying. `file` may hold expressions; an empty one has nothing to look at. */
export function privateFileCheck(what: string, file: string): LocalExecProvisioner {
  const refusal = `sovereign: ${what} '$SECRET_FILE' can be read by others; run chmod 600 on it`;
  return {
    type: "local-exec",
    command: `[ -z "$SECRET_FILE" ] || [ -z "$(find -H "$SECRET_FILE" -prune \\( ${OPEN_TO_OTHERS} \\) -print)" ] || { echo "${refusal}" >&2; exit 1; }`,
    environment: { SECRET_FILE: file },
  };
}
