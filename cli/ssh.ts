import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Host } from "../engine/hosts/host";
import { knownHostsName } from "../engine/hosts/known-hosts";
import { noSsh } from "./errors";

/** What came of a script on a host. */
export type SshOutcome =
  | { readonly kind: "done"; readonly stdout: string }
  | { readonly kind: "unreachable" | "other-host-key" | "refused" | "failed"; readonly why: string };

const CONNECT_TIMEOUT_SECONDS = 10;
/** Checksums of a gigabyte of images take a while on a slow disk. */
const SCRIPT_TIMEOUT_MS = 300_000;
/** What ssh answers for troubles of its own (ssh(1), "EXIT STATUS"). */
const SSH_FAILED = 255;

const OTHER_HOST_KEY = /Host key verification failed|HOST IDENTIFICATION HAS CHANGED|no matching host key type/;
const REFUSED = /Permission denied|Too many authentication failures/;
/** What sudo says that lets nobody in, or is not there; the script itself uses none. */
const SUDO_REFUSED = /\bsudo: /;

/**
 * Runs scripts on hosts over the system's `ssh`, as the deploy reaches them: with the stated key or the agent, and only
 * where the host's key is the stated one. Nothing of the user's own ssh configuration has a say in it.
 */
export class Ssh {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-hosts-"));
  private readonly knownHosts = path.join(this.folder, "known_hosts");

  public constructor(hosts: readonly Host[]) {
    const lines = hosts.map(({ address, port, hostKey }) => `${knownHostsName(address, port)} ${hostKey}\n`);
    fs.writeFileSync(this.knownHosts, lines.join(""), { mode: 0o600 });
  }

  /** @throws SovereignError where there is no `ssh` */
  public async run(host: Host, script: string): Promise<SshOutcome> {
    const command = host.user === "root" ? "sh -s" : "sudo -n sh -s";
    const options = this.options(host).flatMap((option) => ["-o", option]);
    const args = [...options, "-F", "/dev/null", "-T", "-p", String(host.port), "-l", host.user, "--"];
    const { status, stdout, stderr } = await run("ssh", [...args, host.address, command], script);
    if (status === 0) return { kind: "done", stdout };
    const why = lastLine(stderr);
    return { kind: failureOf(host, status, stderr), why };
  }

  public close(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private options({ privateKeyFile }: Host): readonly string[] {
    return [
      "BatchMode=yes",
      `ConnectTimeout=${CONNECT_TIMEOUT_SECONDS}`,
      "ServerAliveInterval=10",
      "StrictHostKeyChecking=yes",
      "UpdateHostKeys=no",
      `UserKnownHostsFile=${quoted(this.knownHosts)}`,
      "GlobalKnownHostsFile=/dev/null",
      "LogLevel=ERROR",
      ...(privateKeyFile === undefined
        ? ["IdentityFile=none"]
        : ["IdentitiesOnly=yes", "IdentityAgent=none", `IdentityFile=${quoted(privateKeyFile)}`]),
    ];
  }
}

/** Anything may be said by what runs on the host; what ssh says of the connection comes with a status of its own. */
function failureOf({ user }: Host, status: number | null, stderr: string): Exclude<SshOutcome["kind"], "done"> {
  if (status !== SSH_FAILED) return user !== "root" && SUDO_REFUSED.test(stderr) ? "refused" : "failed";
  if (OTHER_HOST_KEY.test(stderr)) return "other-host-key";
  return REFUSED.test(stderr) ? "refused" : "unreachable";
}

/** ssh splits values at spaces and replaces `%` tokens. */
function quoted(file: string): string {
  return `"${file.replaceAll("%", "%%")}"`;
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], input: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "pipe" });
    // Of its own: Node's keeps the process alive where the command does not exist.
    const timer = setTimeout(() => child.kill(), SCRIPT_TIMEOUT_MS);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", ({ code }: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(noSsh(code));
    });
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      const timedOut = signal === null ? "" : `no answer within ${SCRIPT_TIMEOUT_MS / 1000} s`;
      resolve({ status, stdout, stderr: stderr || timedOut });
    });
    // A connection that is refused does not read its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1) ?? "";
}
