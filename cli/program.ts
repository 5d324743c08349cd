import { Command, CommanderError } from "commander";
import { toolVersion } from "../engine/checks/report/tool";
import { SovereignError } from "../engine/error";
import { errorText } from "./error-text";
import { ExitStatus } from "./exit-status";
import { readAhead } from "./read-ahead";
import { valueOption } from "./value-option";

/**
 * Runs one command line and answers its exit status. Nothing is thrown, whatever the input.
 *
 * @param beforeCommand is called before a command does its work, and not where the command line only asks for help
 */
export async function run(args: readonly string[], beforeCommand = (): void => undefined): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.CLEAN;
  try {
    const program = buildProgram((result) => {
      status = result;
    }).hook("preAction", beforeCommand);
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.CLEAN : ExitStatus.WRONG;
    process.stderr.write(`${describe(error)}\n`);
    return ExitStatus.WRONG;
  }
}

function describe(error: unknown): string {
  if (error instanceof SovereignError) return `error: ${errorText(error.message)}`;
  if (process.env.SOVEREIGN_DEBUG && error instanceof Error) return String(error.stack);
  const message = errorText(error instanceof Error ? error.message.split("\n", 1)[0] : String(error));
  return `error: sovereign itself failed (${message}). This is a bug, please report it; SOVEREIGN_DEBUG=1 shows where.`;
}

const EXIT_STATUS = `
Exit status:
  0  nothing at or above --fail-on
  1  findings at or above it
  2  the input, the policy or the call is wrong
The report goes to standard output or the file, everything else to standard error.`;

const FIRST_STEPS = `
First steps:
  sovereign init                                  a program, a policy and a CI job to start from
  terraform show -json PLANFILE > plan.json       a plan of what you have, as JSON
  sovereign check plan.json --format html --output report.html
  sovereign power hall-1.power.yaml               a hall's power and cooling, in every failure
  sovereign explain aws_s3_bucket.ledger plan.json`;

/** Narrower terminals get their help unbroken otherwise. */
const NARROWEST_HELP = 10;

/**
 * The commands with their options. What a command does is loaded when it runs, so that `--help` answers at once.
 */
function buildProgram(answer: (status: ExitStatus) => void): Command {
  const program = new Command("sovereign")
    .description(
      "Says where the data of Terraform programs lies and under whose law, and holds that against a sovereignty policy.",
    )
    .version(toolVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, minWidthToWrap: NARROWEST_HELP })
    .addHelpText("after", FIRST_STEPS);

  program
    .command("check")
    .description("hold Terraform against the policy; exit status 1 where it breaks it")
    .argument(
      "[input...]",
      "cdktf.out folder, folder of Terraform, cdk.tf.json, *.tf.json, *.tf, plan as JSON, or - for standard input " +
        "(default: cdktf.out)",
    )
    .addOption(policyOption())
    .addOption(
      valueOption(
        "--format <format>",
        "table, json, sarif, junit, markdown, html, csv, oscal, or of its halls facility or cyclonedx " +
          "(default: what the name of --output ends in, else table)",
      ),
    )
    .addOption(
      valueOption("--output <file>", "where the report goes; for oscal also a folder (default: standard output)"),
    )
    .addOption(
      valueOption(
        "--baseline <file>",
        "an earlier report in JSON to compare with; for markdown and sarif (default: none)",
      ),
    )
    .addOption(
      valueOption("--waived <choice>", "keep or omit what is waived; for sarif, junit, markdown and csv", "keep"),
    )
    .addOption(factsOption())
    .addOption(stackOption())
    .addOption(asOfOption())
    .addOption(siteOption())
    .addOption(valueOption("--fail-on <severity>", "exit status 1 from here on: error, warning or never", "error"))
    .addHelpText("after", EXIT_STATUS)
    .action(async (inputs, options) => {
      const ahead = readAhead(inputs);
      const { checkCommand } = await import("./commands/check.js");
      answer(await checkCommand(inputs, options, ahead));
    });

  program
    .command("power")
    .description(
      "hold the power and cooling of a hall against every single failure; exit status 1 where it does not hold",
    )
    .argument("<topology>", "the hall's topology (*.power.yaml), or - for standard input")
    .addOption(
      valueOption(
        "--format <format>",
        "table, json, html, sarif, junit, markdown, csv, oscal, facility (a sheet of watts, heat and sources) or " +
          "cyclonedx (default: what the name of --output ends in, else table)",
      ),
    )
    .addOption(
      valueOption("--output <file>", "where the report goes; for oscal also a folder (default: standard output)"),
    )
    .addOption(valueOption("--policy <file>", "a policy whose waivers and power budgets apply (default: none)"))
    .addOption(
      valueOption(
        "--maintenance <element>",
        "what still holds while this one is out and something else fails (default: none)",
      ),
    )
    .addOption(asOfOption())
    .addOption(valueOption("--fail-on <severity>", "exit status 1 from here on: error, warning or never", "error"))
    .addHelpText("after", EXIT_STATUS)
    .action(async (topology, options) => {
      const { powerCommand } = await import("./commands/power.js");
      answer(powerCommand(topology, options));
    });

  program
    .command("explain")
    .description("everything that is known of an address of a report, and how it is known")
    .argument(
      "<address>",
      "resource (with or without the key of an instance), construct path, module.x, provider.aws.frankfurt, " +
        "site.hall-1, terraform.backend, or program",
    )
    .argument("[input...]", "as for check (default: cdktf.out)")
    .addOption(policyOption())
    .addOption(valueOption("--format <format>", "table or json", "table"))
    .addOption(factsOption())
    .addOption(stackOption())
    .addOption(asOfOption())
    .addOption(siteOption())
    .action(async (address, inputs, options) => {
      const { explainCommand } = await import("./commands/explain.js");
      await explainCommand(address, inputs, options);
    });

  program
    .command("rules")
    .description("list the rules, or show one in full with a program that breaks it")
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
    .addOption(valueOption("--country <code>", "of this country or group of countries (default: all)"))
    .addOption(valueOption("--provider <name>", "of this Terraform provider (default: all)"))
    .addOption(valueOption("--operator <id>", "of this operator (default: all)"))
    .addOption(valueOption("--accelerator <name>", "with this accelerator (default: all)"))
    .addOption(valueOption("--format <format>", "table or json", "table"))
    .action(async (kind, name, options) => {
      const { catalogCommand } = await import("./commands/catalog.js");
      catalogCommand(kind, name, options);
    });

  const hosts = program.command("hosts").description("hosts of a bare-metal site");
  hosts
    .command("check")
    .description("look at them over SSH, changing nothing; exit status 1 where one is not as stated or has drifted")
    .argument("<hosts>", "the hosts file")
    .addOption(valueOption("--format <format>", "table or json", "table"))
    .addOption(valueOption("--output <file>", "where the report goes (default: standard output)"))
    .action(async (file, options) => {
      const { hostsCheckCommand } = await import("./commands/hosts-check.js");
      answer(await hostsCheckCommand(file, options));
    });

  program
    .command("init")
    .description("write a starter program, its policy and a CI job into this folder, over nothing that is there")
    .action(async () => {
      const { initCommand } = await import("./commands/init.js");
      initCommand();
    });

  return program;
}

const policyOption = () => valueOption("--policy <file>", "the policy", "sovereignty.yaml");

const factsOption = () =>
  valueOption(
    "--facts <dir>",
    "facts of a synth for a plan: one stack's folder, or cdktf.out with --stack (default: none)",
  );

const stackOption = () => valueOption("--stack <name>", "the stack of --facts (default: the only one)");

const asOfOption = () => valueOption("--as-of <date>", "what counts as today, such as 2026-11-22 (default: the clock)");

const siteOption = () =>
  valueOption("--site <file>", "facts about where things are that the input cannot say (default: none)");
