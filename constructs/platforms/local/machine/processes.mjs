import { execFileSync } from "node:child_process";
import fs from "node:fs";

/**
 * A process by its id and the moment it started, since an id alone is given to another process in time.
 *
 * @typedef {{ pid: number, started: string }} ProcessIdentity
 */

/** @returns {ProcessIdentity | undefined} nothing where no such process runs */
export function identify(pid) {
  const started = fs.existsSync("/proc/self/stat") ? startedByProc(pid) : startedByPs(pid);
  return started ? { pid, started } : undefined;
}

/** @param {ProcessIdentity | undefined} identity */
export function isRunning(identity) {
  return identity !== undefined && identify(identity.pid)?.started === identity.started;
}

/**
 * Signals the processes that are still the ones meant, and waits until all are gone.
 *
 * @param {(ProcessIdentity | undefined)[]} identities
 * @returns {Promise<boolean>} whether all are gone
 */
export async function signalAndWait(identities, signal, milliseconds) {
  for (const identity of identities.filter(isRunning)) {
    try {
      process.kill(identity.pid, signal);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
  return waitUntil(() => !identities.some(isRunning), milliseconds);
}

/** @param {() => unknown} condition @returns {Promise<boolean>} whether it held within the time */
export async function waitUntil(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Linux: field 22 of the stat line counts clock ticks since the boot, so the boot belongs to it. */
function startedByProc(pid) {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  // The second field is the command in parentheses and may itself hold spaces and parentheses.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  if (!state || state === "Z" || state === "X") return undefined;
  return `${readOrNothing("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}:${rest[18]}`;
}

/** macOS and other systems without `/proc`. */
function startedByPs(pid) {
  try {
    const line = execFileSync("ps", ["-o", "stat=", "-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    const [state, ...started] = line.split(/\s+/);
    return !state || state.startsWith("Z") ? undefined : started.join(" ");
  } catch {
    // `ps` ends with status 1 where no such process runs.
    return undefined;
  }
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    // A process may end between two looks.
    return undefined;
  }
}
