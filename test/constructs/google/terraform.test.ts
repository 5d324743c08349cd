import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { useTemporaryFolder } from "../program";
import { emittedPool } from "./google-program";

// The values that programs are given in the environment, where no test may see those of the person who runs it.
const ENVIRONMENT = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
const isInstalled = spawnSync("terraform", ["version"], { env: ENVIRONMENT }).status === 0;

const OFFERED = [{ name: "a3-highgpu-8g" }];

describe.skipIf(!isInstalled)("the zone of a pool (skipped where Terraform is not installed)", () => {
  useTemporaryFolder();

  test("is the first by name of those that offer the machine type", () => {
    expect(workedOut({ "me-central2-c": OFFERED, "me-central2-b": OFFERED, "me-central2-a": [] })).toEqual({
      zone: "me-central2-b",
      isOffered: true,
    });
  });

  test.each<Record<string, object[]>>([{}, { "me-central2-a": [] }])(
    "is none where %o offer it, in the words of the precondition",
    (zones) => {
      expect(workedOut(zones)).toEqual({ zone: "", isOffered: false });
    },
  );
});

/** What Terraform makes of the two expressions, with what Google would answer for each zone put in for the data source. */
function workedOut(machineTypesByZone: Record<string, object[]>): Record<string, unknown> {
  const pool = emittedPool() as Record<string, unknown>;
  const [zone] = pool.node_locations as string[];
  const { precondition } = pool.lifecycle as { precondition: { condition: string }[] };
  const offers = Object.entries(machineTypesByZone).map(([name, types]) => [name, { machine_types: types }]);
  const program = {
    locals: { offers: Object.fromEntries(offers) as object },
    output: { zone: { value: onOffers(zone) }, isOffered: { value: onOffers(precondition[0].condition) } },
  };
  fs.mkdirSync("terraform");
  fs.writeFileSync("terraform/main.tf.json", JSON.stringify(program));
  terraform("init");
  terraform("apply", "-auto-approve");
  const outputs = JSON.parse(terraform("output", "-json")) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

function onOffers(expression: string): string {
  const replaced = expression.replace(/data\.google_compute_machine_types\.\w+/, "local.offers");
  expect(replaced).not.toBe(expression);
  return replaced;
}

function terraform(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("terraform", args, {
    cwd: "terraform",
    env: ENVIRONMENT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`terraform ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}
