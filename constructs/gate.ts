import * as fs from "node:fs";
import * as path from "node:path";
import { TerraformStack, type App } from "cdktf";
import type { IConstruct } from "constructs";
import { asOfDate, check, generatedAt } from "../engine/checks/check";
import { readInputs } from "../engine/checks/read";
import { htmlReport } from "../engine/checks/report/html";
import { jsonReport } from "../engine/checks/report/json";
import type { Report } from "../engine/checks/report/report";
import { tableReport } from "../engine/checks/report/table";
import { SovereignError } from "../engine/error";
import type { LoadedPolicy } from "../engine/policy";
import { removeDeployables, removeFiles } from "./deployables";
import { alreadyGuarded, hclOutputRefused, outputElsewhere, refused, uncheckedApp } from "./errors";
import { carryFacts } from "./facts";

const GUARDED = Symbol.for("cdktf-sovereign-ai/guarded");

const REPORT_JSON = "sovereignty-report.json";
const REPORT_HTML = "sovereignty-report.html";

/**
 * Makes an app that exists check what it synthesises. Its prototype is replaced and not its method: the runtime of the
 * other languages calls methods of the prototype and passes over those of the object.
 */
export function guardApp(app: App, policy: LoadedPolicy): void {
  takeGuard(app, policy);
  const Unguarded = app.constructor as typeof App;
  class Guarded extends Unguarded {
    public override synth(): void {
      synthChecked(this, () => super.synth(), policy);
    }
  }
  Object.setPrototypeOf(app, Guarded.prototype);
}

/**
 * Marks an app as checked, and takes away what an earlier program left to deploy: this one may fail before its synth.
 *
 * @throws when the cdktf command would deploy from another folder than the one that is checked
 */
export function takeGuard(app: App, policy: LoadedPolicy): void {
  if (GUARDED in app) throw alreadyGuarded();
  Object.defineProperty(app, GUARDED, { value: policy });
  removeDeployables(app.outdir);
  const deployed = process.env.CDKTF_OUTDIR;
  if (deployed === undefined || path.resolve(deployed) === path.resolve(app.outdir)) return;
  removeDeployables(deployed);
  throw outputElsewhere(app.outdir, deployed);
}

/** The policy that a construct's app is checked against; undefined where nothing checks the app. */
export function policyOf(construct: IConstruct): LoadedPolicy | undefined {
  return (construct.node.root as IConstruct & { [GUARDED]?: LoadedPolicy })[GUARDED];
}

const WARNED = new WeakSet<IConstruct>();

/** Says, once for an app, that nobody checks it: a site and a pool look as if somebody did. */
export function warnUnlessGuarded(stack: TerraformStack): void {
  const { root } = stack.node;
  if (policyOf(stack) || WARNED.has(root)) return;
  WARNED.add(root);
  process.stderr.write(`${uncheckedApp(stack.node.path)}\n`);
}

/**
 * Synthesises, checks what was written, and leaves nothing to deploy where that fails. App validations and Aspects are
 * no place for this: `skipValidation` drops the former, and cdktf never invokes the latter on an App.
 */
export function synthChecked(app: App, synth: () => void, policy: LoadedPolicy): void {
  removeDeployables(app.outdir);
  // An older report beside a synth that fails before its checks would speak of another program.
  removeFiles(app.outdir, [REPORT_JSON, REPORT_HTML]);
  try {
    if (writesHcl(app)) throw hclOutputRefused();
    stacksOf(app).forEach(carryFacts);
    synth();
    judge(checkOutput(app.outdir, policy), app.outdir);
  } catch (error) {
    removeDeployables(app.outdir);
    throw isFoundByCdktf(error) ? new SovereignError(error.message) : error;
  }
}

/** What validations and annotations of the program say: where cdktf noticed it tells its reader nothing. */
function isFoundByCdktf(error: unknown): error is Error {
  const begins = /^(Validation failed with the following errors|Encountered Annotations with level "ERROR"):/;
  return error instanceof Error && begins.test(error.message);
}

function checkOutput(outdir: string, policy: LoadedPolicy): Report {
  return check({
    ...readInputs([path.relative(process.cwd(), outdir) || "."]),
    policy,
    asOf: asOfDate(),
    generatedAt: generatedAt(),
    enforced: !gateReportsOnly(),
  });
}

function judge(report: Report, outdir: string): void {
  fs.writeFileSync(path.join(outdir, REPORT_JSON), jsonReport(report));
  fs.writeFileSync(path.join(outdir, REPORT_HTML), htmlReport(report));
  const reportFile = path.join(path.relative(process.cwd(), outdir), REPORT_HTML);
  const { error, warning, waived } = report.summary;
  if (error === 0) {
    process.stderr.write(`sovereignty: 0 errors, ${warning} warning(s), ${waived} waived; ${reportFile}\n`);
    return;
  }
  if (!gateReportsOnly()) throw refused(tableReport(report), reportFile);
  process.stderr.write(`SOVEREIGN_GATE=report: ${error} error(s) are NOT enforced; see ${reportFile}\n`);
}

/** An operator's way to destroy or repair what no longer passes: the CLI synthesises before it destroys. */
function gateReportsOnly(): boolean {
  return process.env.SOVEREIGN_GATE === "report";
}

/** HCL output carries no facts at its root, so it could not be checked. */
function writesHcl(app: App): boolean {
  return app.hclOutput || ["true", "1"].includes(process.env.SYNTH_HCL_OUTPUT ?? "");
}

function stacksOf(app: App): TerraformStack[] {
  return app.node.findAll().filter((node): node is TerraformStack => TerraformStack.isStack(node));
}
