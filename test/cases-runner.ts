import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { vi } from "vitest";
import { parse } from "yaml";
import type { Report, ReportedFinding } from "../engine/checks/report/report";
import { run } from "../cli/program";
import { sovereign, type CommandResult } from "./cli/bundle";

/** `case.yaml` (FORMATS section 8). */
export interface Case {
  readonly title: string;
  readonly why: string;
  readonly args?: readonly string[];
  readonly expect?: readonly FindingPattern[];
  readonly forbid?: readonly FindingPattern[];
  readonly clean?: boolean;
  readonly numbers?: readonly { readonly path: string; readonly value: unknown; readonly tolerance?: number }[];
  readonly exit?: number;
  /** Of our own cases of bad input: what standard error has to say. */
  readonly stderr?: readonly string[];
}

type FindingPattern = Partial<Pick<ReportedFinding, "rule" | "address" | "status" | "severity" | "stack">>;

export interface CaseResult {
  readonly status: number | null;
  readonly stderr: string;
  /** Absent where the command wrote none. */
  readonly report?: Report;
}

const AS_OF = "2026-11-22";
const INPUTS = ["main.tf.json", "plan.json", "cdktf.out", "topology.power.yaml"];
const SUBCOMMANDS = ["check", "power"];

export function readCase(folder: string): Case {
  return parse(fs.readFileSync(path.join(folder, "case.yaml"), "utf8")) as Case;
}

/** The name of the input, or what `gen.py` prints, for standard input. */
export function caseInput(folder: string): { readonly name: string; readonly text?: string } {
  const name = INPUTS.find((file) => fs.existsSync(path.join(folder, file)));
  if (name) return { name };
  return {
    name: "-",
    text: execFileSync("python3", ["gen.py"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 }),
  };
}

/** Runs a case as its user would: the command line as it is shipped, in a process of its own. */
export function runShipped(folder: string, expected: Case, { name, text }: ReturnType<typeof caseInput>): CaseResult {
  const result = sovereign(commandOf(expected, name), { cwd: folder, input: text, env: CASE_ENVIRONMENT });
  return toResult(result);
}

/**
 * Runs a case in this process, which takes a tenth of the time. What is on standard input needs a process of its own.
 */
export async function runHere(folder: string, expected: Case, name: string): Promise<CaseResult> {
  const cwd = process.cwd();
  const [stdout, stderr] = [collect(process.stdout), collect(process.stderr)];
  process.chdir(folder);
  for (const [name, value] of Object.entries(CASE_ENVIRONMENT)) vi.stubEnv(name, value);
  try {
    const status = await run(commandOf(expected, name));
    return toResult({ status, stdout: stdout.text(), stderr: stderr.text() });
  } finally {
    stdout.restore();
    stderr.restore();
    process.chdir(cwd);
    vi.unstubAllEnvs();
  }
}

const CASE_ENVIRONMENT = { NO_COLOR: "1", SOURCE_DATE_EPOCH: "1795305600" };

function commandOf({ args = [] }: Case, name: string): readonly string[] {
  const [first, ...others] = args;
  const further = SUBCOMMANDS.includes(first) ? others : args;
  return name.endsWith(".power.yaml")
    ? ["power", name, "--format", "json", ...further]
    : ["check", name, "--policy", "policy.yaml", "--as-of", AS_OF, "--format", "json", ...further];
}

function toResult({ status, stdout, stderr }: CommandResult): CaseResult {
  return { status, stderr, ...(stdout === "" ? {} : { report: JSON.parse(stdout) as Report }) };
}

/** What is written to a stream from now on, instead of writing it. */
function collect(stream: NodeJS.WriteStream): { readonly text: () => string; readonly restore: () => void } {
  const written: string[] = [];
  const spy = vi.spyOn(stream, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return { text: () => written.join(""), restore: () => spy.mockRestore() };
}

/** What must appear and does not. */
export function missing({ expect: wanted = [] }: Case, report: Report | undefined): readonly unknown[] {
  return wanted.filter((pattern) => !report?.findings.some((finding) => matches(finding, pattern)));
}

/** What must not appear and does. */
export function unexpected({ forbid = [] }: Case, report: Report | undefined): readonly unknown[] {
  return report?.findings.filter((finding) => forbid.some((pattern) => matches(finding, pattern))) ?? [];
}

function matches(finding: ReportedFinding, pattern: FindingPattern): boolean {
  return Object.entries(pattern).every(([key, value]) => finding[key as keyof FindingPattern] === value);
}

/** The numbers of the result that are not what the case says. */
export function wrongNumbers({ numbers = [] }: Case, report: Report | undefined): readonly unknown[] {
  return numbers
    .map(({ path: at, value, tolerance = 0.01 }) => ({ at, value, tolerance, found: valueAt(report, at) }))
    .filter(({ value, tolerance, found }) =>
      typeof value === "number" && typeof found === "number" ? Math.abs(value - found) > tolerance : value !== found,
    );
}

/** `power.racks[r1].kw`: a name in brackets picks an entry of a list by its name. */
function valueAt(root: unknown, at: string): unknown {
  const steps = [...at.matchAll(/([^.[\]]+)|\[([^\]]+)\]/g)];
  return steps.reduce<unknown>((value, [, key, name]) => {
    if (name !== undefined) return (value as { name: string }[] | undefined)?.find((entry) => entry.name === name);
    return (value as Record<string, unknown> | undefined)?.[key];
  }, root);
}
