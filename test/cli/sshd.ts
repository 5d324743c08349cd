import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { onTestFinished } from "vitest";
import { folderWith } from "./project";

const SSHD = "/usr/sbin/sshd";
const PRIVILEGE_SEPARATION = "/run/sshd";

/** sshd must be there and, since it starts as whoever runs the test, be started by root. */
export const canRunSshd = process.getuid?.() === 0 && fs.existsSync(SSHD) && spawnSync("ssh", ["-V"]).status === 0;

export interface Sshd {
  readonly port: number;
  readonly hostKey: string;
  /** Private key of root there, readable by its owner only. */
  readonly key: string;
}

/**
 * A real sshd on the loopback address, for one test.
 *
 * @param answer what it prints instead of running what it is told
 * @param after what its shell runs after that
 */
export async function startSshd(answer?: string, after = "true"): Promise<Sshd> {
  const folder = folderWith(answer === undefined ? {} : { answer });
  for (const name of ["host", "login"]) {
    spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path.join(folder, name)]);
  }
  const port = await freePort();
  fs.writeFileSync(
    path.join(folder, "sshd_config"),
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${folder}/host`,
      `AuthorizedKeysFile ${folder}/login.pub`,
      "StrictModes no",
      "UsePAM no",
      "PasswordAuthentication no",
      "PermitRootLogin prohibit-password",
      "PidFile none",
      ...(answer === undefined ? [] : [`ForceCommand cat ${folder}/answer; ${after}`]),
      "",
    ].join("\n"),
  );
  fs.mkdirSync(PRIVILEGE_SEPARATION, { recursive: true, mode: 0o755 });
  const sshd = spawn(SSHD, ["-D", "-e", "-f", path.join(folder, "sshd_config")], { stdio: "ignore" });
  onTestFinished(() => {
    sshd.kill();
  });
  await listening(port);
  const hostKey = fs.readFileSync(path.join(folder, "host.pub"), "utf8").trim();
  return { port, hostKey, key: path.join(folder, "login") };
}

/** A port of the loopback address that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.once("close", () => undefined).setTimeout(1000);
      socket.once("connect", () => socket.end());
    });
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no sshd on port ${port}`);
}
