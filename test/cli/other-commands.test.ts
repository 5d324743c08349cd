import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { RULE_INFOS } from "../../engine/checks/rules";
import { sovereign } from "./bundle";
import { folderWith, POLICY, queueIn } from "./project";

describe("sovereign", () => {
  test("--help lists the commands on standard output", () => {
    const { status, stdout } = sovereign(["--help"]);
    expect(status).toBe(0);
    for (const command of ["check", "power", "explain", "rules", "catalog", "hosts", "init"])
      expect(stdout).toContain(`  ${command}`);
  });

  test("--version is the package's", () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, "../../package.json"), "utf8")) as {
      version: string;
    };
    expect(sovereign(["--version"]).stdout).toBe(`${version}\n`);
  });

  test.runIf(fs.existsSync("/dev/full"))("says in one line that standard output is full", () => {
    const full = fs.openSync("/dev/full", "w");
    const { status, stderr } = sovereign(["rules"], { stdout: full });
    fs.closeSync(full);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: standard output: no space is left on the device\n",
    });
  });

  test("a misspelt command is exit status 2 with the nearest one", () => {
    const { status, stderr } = sovereign(["chek"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean check?");
  });
});

describe("sovereign rules", () => {
  test("lists every rule that is checked", () => {
    const { stdout } = sovereign(["rules"]);
    for (const { id, title } of RULE_INFOS) expect(stdout).toMatch(new RegExp(`^  ${id} +${title}$`, "m"));
  });

  test("groups them by family, and says how to see one in full", () => {
    const { stdout } = sovereign(["rules"]);
    expect(stdout).toMatch(/^RES: residency\n {2}RES-PLACE/);
    expect(stdout).toContain("\n\nJUR: jurisdiction\n");
    expect(stdout).toContain("`sovereign rules ID` shows one in full");
  });

  test("shows one in full", () => {
    const { status, stdout } = sovereign(["rules", "res-place"]);
    expect(status).toBe(0);
    for (const part of ["what", "why", "citation", "example", "remedy"])
      expect(stdout).toMatch(new RegExp(`^${part} +\\S`, "m"));
  });

  test("names the nearest of an unknown one, and says which are not built", () => {
    expect(sovereign(["rules", "RES-PLAC"])).toMatchObject({ status: 2, stdout: "" });
    expect(sovereign(["rules", "RES-PLAC"]).stderr).toContain("did you mean 'RES-PLACE'?");
    expect(sovereign(["rules", "RTE-LEAK"]).stderr).toContain("this version does not check it");
  });
});

describe("sovereign catalog", () => {
  test("lists the regions of a country, over all clouds", () => {
    const { status, stdout } = sovereign(["catalog", "regions", "--country", "SA"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^region +provider +partition +country/);
    expect(stdout).toMatch(/^me-central2 +google /m);
    expect(stdout).not.toContain("eu-north-1");
  });

  test.each([
    [["operators", "--operator", "aws-eusc"], /aws-eusc/],
    [["accelerators"], /h100-sxm/],
    [["servers", "--accelerator", "h100-sxm"], /dgx-h100/],
    [["instance-types", "--provider", "aws"], /p5\.48xlarge/],
    [["countries", "--country", "GCC"], /Qatar/],
    [["certifications"], /secnumcloud/],
  ])("%j", (args, row) => {
    const { status, stdout } = sovereign(["catalog", ...args]);
    expect(status).toBe(0);
    expect(stdout).toMatch(row);
  });

  test("shows one entry in full, with its source", () => {
    expect(sovereign(["catalog", "servers", "dgx-h100"]).stdout).toMatch(/^source +\S/m);
  });

  test("shows every region of one name, since one name is several countries", () => {
    const { stdout } = sovereign(["catalog", "regions", "me-central-1", "--format", "json"]);
    const countries = (JSON.parse(stdout) as { country: string }[]).map(({ country }) => country);
    expect(new Set(countries).size).toBeGreaterThan(1);
  });

  test("lists the law profiles, and shows one in full with its articles, facts and what it leaves open", () => {
    expect(sovereign(["catalog", "profiles"]).stdout).toMatch(/^sa-pdpl +SA +in-force +\d{4}-\d{2}-\d{2} +Saudi/m);
    const { stdout } = sovereign(["catalog", "profiles", "eu-gdpr"]);
    for (const part of ["GDPR Art. 44", "GB (until", "dpfCertified (yes-no)", "Not legal advice"]) {
      expect(stdout.replace(/\s+/g, " ")).toContain(part);
    }
    expect(stdout.split("\n").filter((line) => line.length > 120)).toEqual([]);
  });

  test("lists the law profiles of a country", () => {
    const { stdout } = sovereign(["catalog", "profiles", "--country", "SA"]);
    expect(stdout).toContain("sa-pdpl");
    expect(stdout).not.toContain("ae-health");
  });

  test.each([
    [["region"], /did you mean 'regions'\?/],
    [["regions", "--provider", "gogle"], /did you mean 'google'\?/],
    [["regions", "--country", "EL"], /--country EL: the catalogue knows no such value/],
    [["servers", "--country", "SA"], /--country does not apply to it; it takes --accelerator/],
    [["accelerators", "h100"], /did you mean h100-/],
    [["regions", "--format", "yaml"], /there is table, json/],
  ])("%j is exit status 2", (args, message) => {
    const { status, stdout, stderr } = sovereign(["catalog", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("sovereign explain", () => {
  const files = { "main.tf.json": queueIn("us-east-1"), "sovereignty.yaml": POLICY };

  test("says where a resource is, how that is known, and what the policy says of it", () => {
    const { status, stdout } = sovereign(["explain", "aws_sqs_queue.orders", "main.tf.json"], {
      cwd: folderWith(files),
    });
    expect(status).toBe(0);
    expect(stdout).toContain("rests in us-east-1 (US), operator aws, confidential data");
    expect(stdout).toContain("provider.aws: region = us-east-1");
    expect(stdout).toContain("ERROR RES-PLACE");
  });

  test("names the nearest address of an unknown one", () => {
    const { status, stderr } = sovereign(["explain", "aws_sqs_queue.order", "main.tf.json"], {
      cwd: folderWith(files),
    });
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean 'aws_sqs_queue.orders'?");
  });
});

describe("sovereign init", () => {
  const STARTER = [
    "main.ts",
    "sovereignty.yaml",
    "cdktf.json",
    ".github/workflows/sovereignty.yml",
    "package.json",
    ".gitignore",
  ];

  test("writes a program, a policy that holds and a CI job", () => {
    const folder = folderWith();
    expect(sovereign(["init"], { cwd: folder }).status).toBe(0);
    for (const file of STARTER) expect(fs.existsSync(path.join(folder, file)), file).toBe(true);
    const job = parse(fs.readFileSync(path.join(folder, ".github/workflows/sovereignty.yml"), "utf8")) as object;
    expect(job).toMatchObject({ jobs: { check: { env: { CHECKPOINT_DISABLE: "1" } } } });
    fs.writeFileSync(path.join(folder, "main.tf.json"), queueIn("eu-north-1"));
    expect(sovereign(["check", "main.tf.json"], { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
  });

  test("writes nothing over what is there, and nothing at all", () => {
    const folder = folderWith({ "main.ts": "mine", "sovereignty.yaml": "mine" });
    const { status, stderr } = sovereign(["init"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("main.ts, sovereignty.yaml");
    expect(fs.readdirSync(folder).sort()).toEqual(["main.ts", "sovereignty.yaml"]);
  });

  test("keeps the package.json of a project that installed the package first", () => {
    const folder = folderWith({ "package.json": '{ "private": true }' });
    const { status, stderr } = sovereign(["init"], { cwd: folder });
    expect(status).toBe(0);
    expect(fs.readFileSync(path.join(folder, "package.json"), "utf8")).toBe('{ "private": true }');
    expect(stderr).toContain("kept   package.json");
    expect(stderr).toContain("npm install --save-dev cdktf-cli tsx");
  });

  test("says in one line where it cannot write", () => {
    const { status, stderr } = sovereign(["init"], { cwd: folderWith({ ".github": "a file" }) });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: init: \.github\/workflows\/sovereignty\.yml: its folder is a file$/m);
    expect(stderr).not.toContain("bug");
  });
});
