import { Command, CommanderError } from "commander";
import { toolVersion } from "../engine/checks/report/tool";
import { SovereignError } from "../engine/error";
import { ExitStatus } from "./exit-status";

/** Runs one command line and answers its exit status. Nothing is thrown, whatever the input. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.CLEAN;
  const program = buildProgram((result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.CLEAN : ExitStatus.WRONG;
    process.stderr.write(`${describe(error)}\n`);
    return ExitStatus.WRONG;
  }
}

function describe(error: unknown): string {
  if (error instanceof SovereignError) return `error: ${error.message}`;
  if (process.env.SOVEREIGN_DEBUG && error instanceof Error) return String(error.stack);
  const message = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  return `error: sovereign itself failed (${message}). This is a bug, please report it; SOVEREIGN_DEBUG=1 shows where.`;
}

/**
 * The commands with their options. What a command does is loaded when it runs, so that `--help` answers at once.
 */
function buildProgram(answer: (status: ExitStatus) => void): Command {
  const program = new Command("sovereign")
    .description("Checks Terraform JSON, cdktf output and plans against a sovereignty policy.")
    .version(toolVersion(), "--version")
    .exitOverride()
    .configureHelp({ showGlobalOptions: false });

  program
    .command("check")
    .description("hold Terraform against the policy; exit status 1 where it breaks it")
    .argument("[input...]", "cdktf.out folder, cdk.tf.json, *.tf.json, plan as JSON, or - (default: cdktf.out)")
    .option("--policy <file>", "the policy", "sovereignty.yaml")
    .option(
      "--format <format>",
      "table, json, sarif, junit, markdown, html, csv or oscal (default: table, or what the name of --output ends in)",
    )
    .option("--output <file>", "where the report goes; for oscal also a folder (default: standard output)")
    .option("--baseline <file>", "an earlier report in JSON to compare with; for markdown and sarif")
    .option("--waived <choice>", "keep or omit what is waived; for sarif, junit, markdown and csv", "keep")
    .option("--facts <dir>", "facts of a synth for a plan: one stack's folder, or cdktf.out with --stack")
    .option("--stack <name>", "the stack of --facts")
    .option("--as-of <date>", "what counts as today (default: the clock)")
    .option("--site <file>", "facts about where things are that the input cannot say")
    .option("--fail-on <severity>", "error, warning or never", "error")
    .action(async (inputs, options) => {
      const { checkCommand } = await import("./commands/check.js");
      answer(await checkCommand(inputs, options));
    });

  program
    .command("explain")
    .description("every placement and flow of one resource, with the chain of evidence")
    .argument("<address>", "Terraform address or construct path")
    .argument("[input...]", "as for check")
    .option("--policy <file>", "the policy", "sovereignty.yaml")
    .option("--facts <dir>", "as for check")
    .option("--stack <name>", "as for check")
    .option("--as-of <date>", "what counts as today (default: the clock)")
    .option("--site <file>", "as for check")
    .action(async (address, inputs, options) => {
      const { explainCommand } = await import("./commands/explain.js");
      await explainCommand(address, inputs, options);
    });

  program
    .command("rules")
    .description("list the rules, or show one in full")
    .argument("[id]", "rule id, e.g. RES-PLACE")
    .action(async (id) => {
      const { rulesCommand } = await import("./commands/rules.js");
      rulesCommand(id);
    });

  program
    .command("catalog")
    .description("what the catalogue knows, with sources")
    .argument(
      "<kind>",
      "regions, operators, countries, accelerators, servers, instance-types, certifications, profiles",
    )
    .argument("[name]", "one entry in full")
    .option("--country <code>", "of this country or group of countries")
    .option("--provider <name>", "of this Terraform provider")
    .option("--operator <id>", "of this operator")
    .option("--accelerator <name>", "with this accelerator")
    .option("--format <format>", "table or json", "table")
    .action(async (kind, name, options) => {
      const { catalogCommand } = await import("./commands/catalog.js");
      catalogCommand(kind, name, options);
    });

  const hosts = program.command("hosts").description("hosts of a bare-metal site");
  hosts
    .command("check")
    .description("look at them over SSH, changing nothing; exit status 1 where one is not as stated or has drifted")
    .argument("<hosts>", "the hosts file")
    .option("--format <format>", "table or json", "table")
    .option("--output <file>", "where the report goes (default: standard output)")
    .action(async (file, options) => {
      const { hostsCheckCommand } = await import("./commands/hosts-check.js");
      answer(await hostsCheckCommand(file, options));
    });

  program
    .command("init")
    .description("write a starter program, its policy and a CI job into this folder")
    .action(async () => {
      const { initCommand } = await import("./commands/init.js");
      initCommand();
    });

  return program;
}
