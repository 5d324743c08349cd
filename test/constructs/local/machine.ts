import { execFile, type ExecFileException } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import * as path from "node:path";

export const MACHINE = path.resolve(__dirname, "../../../constructs/platforms/local/machine");

export interface Pool {
  readonly site: string;
  readonly pool: string;
  readonly construct: string;
  readonly accelerator: string;
  readonly acceleratorsPerNode?: number;
}

export const TRAIN: Pool = { site: "desk", pool: "train", construct: "local/train", accelerator: "detected" };

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Runs a step as Terraform does: with the request in the environment, from the folder of the test. */
export function runStep(
  step: "up" | "down",
  pool: Pool = TRAIN,
  { machine = MACHINE, env = {} as NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  const options = {
    env: { ...process.env, SOVEREIGN_FOLDER: ".sovereign", SOVEREIGN_POOL: JSON.stringify(pool), ...env },
  };
  return new Promise((resolve) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr });
    execFile(process.execPath, [path.join(machine, "machine.mjs"), step], options, done);
  });
}

export interface Process {
  readonly pid: number;
  readonly started: string;
}

export interface ServiceState {
  readonly supervisor: Process;
  readonly agent: Process;
  readonly port: number;
  readonly restarts: number;
}

const RUN_FOLDER = ".sovereign/desk/services/train";
export const STATE_FILE = `${RUN_FOLDER}/state.json`;
export const RECORD_FILE = `${RUN_FOLDER}.json`;

export function state(): ServiceState {
  return JSON.parse(fs.readFileSync(STATE_FILE, "utf8")) as ServiceState;
}

/** Asks the agent as any program can: `fetch` would not let a host be named. */
export function ask(method: string, url: string, headers: http.OutgoingHttpHeaders = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { port } = state();
    const request = http.request({ host: "127.0.0.1", port, path: url, method, headers }, async (response) => {
      let body = "";
      for await (const chunk of response) body += String(chunk);
      resolve(JSON.parse(body));
    });
    request.on("error", reject).end();
  });
}

/** Every file and folder below the working folder, with links as links. */
export function tree(): string[] {
  return fs.readdirSync(".", { recursive: true }).map(String).sort();
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !fs.existsSync(stat) || !fs.readFileSync(stat, "utf8").includes(") Z ");
}

export async function eventually(condition: () => boolean, milliseconds = 8_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not happen within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A copy of the machine's program in which one script is another one. */
export function machineWith(script: string, content: string): string {
  fs.cpSync(MACHINE, "machine", { recursive: true });
  fs.writeFileSync(path.join("machine", script), content);
  return path.resolve("machine");
}
