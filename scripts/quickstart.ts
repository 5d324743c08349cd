import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { asOfDate, generatedAt } from "../engine/checks/check";
import { checkTopology } from "../engine/checks/check-topology";
import type { Report } from "../engine/checks/report/report";
import { tableReport } from "../engine/checks/report/table";
import { wrap } from "../engine/checks/report/text";
import { loadTopology } from "../engine/power";

/**
 * The newcomer's way through, on this machine alone: `deploy` synthesises and checks examples/local, shows what was
 * found and deploys it with the cdktf command; `destroy` takes it all away. State, report and services stay in
 * examples/local.
 *
 * Without Terraform `deploy` does everything up to the deploy, says what to install and ends with status 0: nothing that
 * could be done went wrong.
 */
const ROOT = path.join(__dirname, "..");
const EXAMPLE = path.join(ROOT, "examples", "local");
const OUTPUT = path.join(EXAMPLE, "cdktf.out");
const STATE = path.join(EXAMPLE, "terraform.local.tfstate");
const OWNED = path.join(EXAMPLE, ".sovereign");
const SERVICES = path.join(OWNED, "desk", "services");
const HALLS = path.join(ROOT, "examples", "power");
const CDKTF = path.join(ROOT, "node_modules", ".bin", "cdktf");
const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? "terraform";

/** Without these the cdktf command reports to its vendor, asks for a newer version and makes a folder at home. */
const QUIET = { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1", CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1" };

async function deploy(): Promise<void> {
  step("Compiling the file schemas", () => node(ROOT, path.join("scripts", "build-schema-validators.ts")));
  step("Synthesising and checking examples/local", () => node(EXAMPLE, "main.ts"));
  showReport();
  showHalls();
  if (!hasTerraform()) {
    say(
      "Terraform is not on this machine, so nothing was deployed. Install 1.4 or later " +
        "(https://developer.hashicorp.com/terraform/install) and run `npm run quickstart` again.",
    );
    return;
  }
  step("Deploying with `cdktf deploy`", () => cdktf("deploy"));
  await showAnswers();
  say("Take it away again: npm run quickstart:destroy");
}

function destroy(): void {
  if (fs.existsSync(STATE)) {
    if (!hasTerraform()) throw new Failure("Terraform is not on this machine, and it is what takes the services away.");
    // What no longer passes its policy must still be removable.
    step("Destroying with `cdktf destroy`", () => cdktf("destroy", { SOVEREIGN_GATE: "report" }));
    const left = JSON.parse(fs.readFileSync(STATE, "utf8")) as { resources: unknown[] };
    if (left.resources.length > 0) throw new Failure(`${relative(STATE)} still lists resources, so it stays.`);
  }
  if (fs.existsSync(OWNED)) {
    throw new Failure(
      `${relative(OWNED)} stays, since no state lists what is in it. Remove that folder if you need nothing from it: ` +
        "services whose folder is gone end by themselves.",
    );
  }
  for (const file of [OUTPUT, STATE, `${STATE}.backup`]) fs.rmSync(file, { recursive: true, force: true });
  say("Nothing of the quickstart is left.");
}

function showReport(): void {
  const report = JSON.parse(fs.readFileSync(path.join(OUTPUT, "sovereignty-report.json"), "utf8")) as Report;
  const { columns = 100, isTTY } = process.stdout;
  say(`\n${tableReport(report, { width: columns, color: isTTY && !process.env.NO_COLOR })}`);
  say(`The report: ${relative(path.join(OUTPUT, "sovereignty-report.html"))}\n`);
}

/** A hall that holds until a feed fails, and the same one mended. */
function showHalls(): void {
  const [broken, mended] = ["hall-1.power.yaml", "hall-1-fixed.power.yaml"].map((name) => path.join(HALLS, name));
  const [finding] = errorsOf(broken);
  say(`A hall with two feeds a rack (${relative(broken)}), looked at in every single failure:`);
  wrap(`${finding.rule} ${finding.message}`, 96).forEach((line) => say(`  ${line}`));
  say(`One server moved to the other rack (${relative(mended)}): ${errorsOf(mended).length} errors.`);
  say(`The whole of it: npx tsx cli/sovereign.ts power ${relative(broken)} --output hall-1.html\n`);
}

function errorsOf(file: string): Report["findings"] {
  const context = { file, asOf: asOfDate(), generatedAt: generatedAt() };
  return checkTopology(loadTopology(file), context).findings.filter(({ severity }) => severity === "error");
}

/** Asks every service of the site, as a caller would. */
async function showAnswers(): Promise<void> {
  for (const service of fs.readdirSync(SERVICES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const state = path.join(SERVICES, service.name, "state.json");
    const { port } = JSON.parse(fs.readFileSync(state, "utf8")) as { port: number };
    const url = `http://127.0.0.1:${port}/inventory`;
    const answer = await fetch(url).catch(() => undefined);
    if (!answer) {
      throw new Failure(`${url} does not answer. Run npm run quickstart:destroy, then npm run quickstart.`);
    }
    say(`\nGET ${url}\n${JSON.stringify(await answer.json(), undefined, 2)}\n`);
  }
}

function cdktf(command: "deploy" | "destroy", env: NodeJS.ProcessEnv = {}): void {
  run(EXAMPLE, CDKTF, [command, "local", "--auto-approve"], env);
}

function node(cwd: string, script: string): void {
  run(cwd, process.execPath, ["--import", "tsx", script]);
}

function run(cwd: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  const options = { cwd, env: { ...process.env, ...QUIET, ...env }, encoding: "utf8" as const };
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  if (status !== 0) throw new Failure(`${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim());
}

function hasTerraform(): boolean {
  return spawnSync(TERRAFORM, ["version"], { env: { ...process.env, ...QUIET } }).status === 0;
}

function step(title: string, work: () => void): void {
  process.stdout.write(`${title} … `);
  const start = performance.now();
  try {
    work();
  } catch (error) {
    say("failed\n");
    throw error;
  }
  say(`${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function relative(file: string): string {
  return path.relative(process.cwd(), file);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What a step printed before it failed; a stack trace of this script would add nothing. */
class Failure extends Error {}

async function main(): Promise<void> {
  const [, , command] = process.argv;
  try {
    if (command === "deploy") await deploy();
    else if (command === "destroy") destroy();
    else throw new Failure("quickstart.ts: say deploy or destroy.");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

void main();
