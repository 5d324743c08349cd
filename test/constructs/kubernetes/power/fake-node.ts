import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import captures from "../../../fixtures/nvidia-smi/captures.json";
import {
  powerCapScript,
  powerConditionScript,
  type CapScriptSettings,
} from "../../../../constructs/kubernetes/power/node-script";
import type { CapVendor } from "../../../../constructs/kubernetes/power/vendors";

/** A part as nvidia-smi tells it, by the names of `--query-gpu`. */
export type Part = Record<string, string>;

export type Captured = keyof typeof captures.parts;

/** Parts of a real server, as they were captured. */
export function captured(accelerator: Captured): Part[] {
  return captures.parts[accelerator].map((part) => ({ ...part }));
}

/**
 * nvidia-smi over a folder with a folder for each part and a file for each field. It records every change that is asked of it,
 * and refuses limits as the real one does.
 */
const NVIDIA_SMI = `#!/bin/sh
parts="$FAKE/parts"
[ ! -e "$FAKE/hangs" ] || exec sleep 60
[ ! -e "$FAKE/broken" ] || { cat "$FAKE/broken"; exit 9; }
value() {
  text=N/A
  [ ! -e "$1/$2" ] || read -r text <"$1/$2"
  case $text in
    *[0-9]*' W' | *[0-9]*' C') if [ "$nounits" = 1 ]; then printf '%s' "\${text% *}"; else printf '%s' "$text"; fi ;;
    N/A | Requested*) printf '[%s]' "$text" ;;
    *) printf '%s' "$text" ;;
  esac
}
case $1 in
  --query-gpu=*)
    case "$*" in *nounits*) nounits=1 ;; *) nounits=0 ;; esac
    for part in "$parts"/*; do
      first=1
      for field in $(echo "\${1#--query-gpu=}" | tr , ' '); do
        [ $first = 1 ] || printf ', '
        first=0
        value "$part" "$field"
      done
      echo
    done
    ! [ -e "$FAKE/lost" ] || { cat "$FAKE/lost"; exit 15; }
    ;;
  -pm)
    echo "-pm $2" >>"$FAKE/calls"
    for part in "$parts"/*; do echo Enabled >"$part/persistence_mode"; done
    ;;
  -i)
    echo "$*" >>"$FAKE/calls"
    for part in "$parts"/*; do
      read -r bus <"$part/pci.bus_id"
      [ "$bus" = "$2" ] || continue
      read -r min <"$part/power.min_limit"
      read -r max <"$part/power.max_limit"
      if [ "$4" -lt "\${min%%.*}" ] || [ "$4" -gt "\${max%%.*}" ]; then
        echo "Provided power limit $4.00 W is not a valid power limit"
        exit 2
      fi
      [ ! -e "$part/stubborn" ] || exit 0
      echo "$4.00 W" >"$part/power.limit"
      echo "$4.00 W" >"$part/enforced.power.limit"
    done
    ;;
esac
`;

/** What the agent has written down. */
type Status = Readonly<Record<"time" | "cap" | "cap_text" | "hot" | "hot_text", string>>;

interface Look extends Status {
  /** How it ended. */
  readonly status: number | null;
  readonly log: string;
}

/** A node with parts that are not there, its tool on PATH, and a state folder. */
export class FakeNode {
  public readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "power-cap-")));
  private readonly agents: ChildProcess[] = [];

  public constructor(parts: readonly Part[] = []) {
    fs.mkdirSync(path.join(this.folder, "bin"));
    fs.writeFileSync(path.join(this.folder, "bin/nvidia-smi"), NVIDIA_SMI, { mode: 0o755 });
    parts.forEach((part, index) => this.setPart(index, part));
  }

  public setPart(index: number, fields: Part): void {
    for (const [field, value] of Object.entries(fields)) this.write(`parts/${index}/${field}`, `${value}\n`);
  }

  public write(file: string, text: string): void {
    const target = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }

  public read(file: string): string | undefined {
    const source = path.join(this.folder, file);
    return fs.existsSync(source) ? fs.readFileSync(source, "utf8").trim() : undefined;
  }

  public remove(file: string): void {
    fs.rmSync(path.join(this.folder, file), { recursive: true, force: true });
  }

  /** What the parts were told, a line a command. */
  public calls(): string[] {
    return this.read("calls")?.split("\n") ?? [];
  }

  public limits(): string[] {
    return fs
      .readdirSync(path.join(this.folder, "parts"))
      .sort((one, other) => Number(one) - Number(other))
      .map((index) => this.read(`parts/${index}/power.limit`) as string);
  }

  /** One look of the agent. */
  public look(settings: Partial<CapScriptSettings>, vendor: CapVendor = "nvidia"): Look {
    const { stderr, status } = spawnSync("sh", ["-s"], {
      input: this.script(settings, vendor),
      encoding: "utf8",
      env: this.environment({ ONCE: "1" }),
    });
    return { ...this.status(), status, log: stderr };
  }

  /** An agent that goes on looking, and what it writes to its log. */
  public start(settings: Partial<CapScriptSettings>, vendor: CapVendor = "nvidia") {
    this.write("agent.sh", this.script({ intervalSeconds: 0.25, ...settings }, vendor));
    const agent = spawn("sh", [path.join(this.folder, "agent.sh")], { env: this.environment({}) });
    this.agents.push(agent);
    let log = "";
    agent.stderr?.on("data", (chunk) => (log += String(chunk)));
    const ended = new Promise<number | null>((resolve) => agent.on("exit", resolve));
    return { agent, ended, log: () => log };
  }

  /** What node-problem-detector and probes are told. */
  public ask(question: "alive" | "cap" | "hot") {
    const { status, stdout } = spawnSync("sh", ["-s", question], {
      input: powerConditionScript(path.join(this.folder, "state")),
      encoding: "utf8",
    });
    return { status, says: stdout.trim() };
  }

  public async until(what: () => boolean): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (what()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`never so: ${what}`);
  }

  public end(): void {
    for (const agent of this.agents) agent.kill("SIGKILL");
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private script(settings: Partial<CapScriptSettings>, vendor: CapVendor): string {
    return powerCapScript(vendor, {
      owner: "train",
      accelerator: "h100-sxm",
      acceleratorsPerNode: 1,
      stateFolder: path.join(this.folder, "state"),
      sysfs: path.join(this.folder, "sys"),
      ...settings,
    });
  }

  private environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return { ...more, FAKE: this.folder, PATH: `${path.join(this.folder, "bin")}:${process.env.PATH}` };
  }

  private status(): Status {
    const lines = (this.read("state/status") as string).split("\n");
    const entries = lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)]);
    return Object.fromEntries(entries) as Status;
  }
}
