import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { BUNDLE, bundle, sovereign } from "./bundle";
import { runHere } from "./in-process";
import { folderWith, POLICY, queueIn } from "./project";

const FILES = { "main.tf.json": queueIn("us-east-1"), "sovereignty.yaml": POLICY };
const ENV = { PATH: process.env.PATH ?? "", NO_COLOR: "1" };

/** A call with everything well but what is given. */
const call = (folder: string, ...args: readonly string[]) =>
  runHere(["check", path.join(folder, "main.tf.json"), "--policy", path.join(folder, "sovereignty.yaml"), ...args]);

/** In one line, with status 2, and nothing on standard output. */
function refused({ status, stdout, stderr }: Awaited<ReturnType<typeof runHere>>): string {
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
  return stderr;
}

describe("options", () => {
  test("of one that stands twice the last counts, so that a script can put its own behind", async () => {
    expect(refused(await call(folderWith(FILES), "--policy", "other.yaml"))).toContain("other.yaml: there is no such");
  });

  test.each(["--policy", "--format", "--output", "--baseline", "--facts", "--as-of", "--site", "--fail-on"])(
    "%s with nothing behind it is refused",
    async (option) => {
      expect(refused(await runHere(["check", "main.tf.json", option, ""]))).toContain(
        `${option}: nothing stands behind`,
      );
    },
  );

  test("an input without a name is refused", async () => {
    const folder = folderWith(FILES);
    expect(refused(await call(folder, ""))).toContain("an input is an empty name");
  });

  test("of check are all in its help, each with its default", async () => {
    const { stdout, status } = await runHere(["check", "--help"]);
    expect(status).toBe(0);
    const text = stdout.replace(/\s+/g, " ");
    for (const option of [
      "policy",
      "format",
      "output",
      "baseline",
      "waived",
      "facts",
      "stack",
      "as-of",
      "site",
      "fail-on",
    ])
      expect(text).toMatch(new RegExp(`--${option} <[a-z]+> [^<]*\\(default: `));
    expect(text).toContain("2 the input, the policy or the call is wrong");
  });
});

describe("what is not JSON says what it is", () => {
  test.each([
    ["a plan as Terraform keeps it", "PK\u0003\u0004\u0014\u0000", /terraform show -json .*main\.tf\.json/],
    ["a plan as it is printed", "Terraform used the selected providers to generate\n", /prints it for people/],
    ["the same with colours", "\u001b[0m\u001b[1maws_x.y: Refreshing state...\u001b[0m\n", /prints it for people/],
  ])("%s", async (_what, text, message) => {
    expect(refused(await call(folderWith({ ...FILES, "main.tf.json": text })))).toMatch(message);
  });
});

test("a --site file that names nothing of the input says what is near", async () => {
  const site =
    "version: 1\nresources: { aws_sqs_queue.ordres: { country: SE } }\nproviders: { provider.aws: { country: SE } }\n";
  const folder = folderWith({ ...FILES, "site.yaml": site });
  const stdout = (await call(folder, "--site", path.join(folder, "site.yaml"))).stdout.replace(/\s+/g, " ");
  expect(stdout).toContain("did you mean 'aws_sqs_queue.orders'?");
  expect(stdout).toContain("did you mean 'aws'?");
});

test("an error never moves the cursor or recolours the terminal", async () => {
  const folder = folderWith({ ...FILES, "sovereignty.yaml": "\u001b[31mred\u0007" });
  const { stderr } = await call(folder);
  expect(stderr).toContain("\\u001b[31mred\\u0007");
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

describe("an error stays readable", () => {
  test("whatever the length of a value: its beginning and its end are shown", async () => {
    const folder = folderWith({ ...FILES, "main.tf.json": JSON.stringify({ ["x".repeat(1_000_000)]: 1 }) });
    const message = refused(await call(folder));
    expect(message.length).toBeLessThan(1_200);
    expect(message).toMatch(/main\.tf\.json: this has 'xxx.*cut.*terraform show -json PLANFILE/);
  });

  test("whatever the number of problems: the first are shown, the others counted", async () => {
    const keys = Array.from({ length: 500 }, (_, index) => `k${index}: 1\n`).join("");
    const { stderr } = await call(folderWith({ ...FILES, "sovereignty.yaml": `${POLICY}${keys}` }));
    expect(stderr).toMatch(/^error: 500 problems:\n/);
    expect(stderr.split("\n").length).toBeLessThan(50);
    expect(stderr).toMatch(/\nand \d+ more\n$/);
  });
});

describe("surroundings", () => {
  test("a folder with spaces and letters of other scripts, without HOME and with LANG=C", () => {
    const folder = folderWith({ "ein Ordner/ümlaut 数/m ain.tf.json": FILES["main.tf.json"], "p ö.yaml": POLICY });
    const { status, stdout, stderr } = sovereign(
      ["check", "ein Ordner/ümlaut 数/m ain.tf.json", "--policy", "p ö.yaml"],
      {
        cwd: folder,
        env: { LANG: "C", LC_ALL: "C" },
      },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("aws_sqs_queue.orders in ein Ordner/ümlaut 数/m ain.tf.json");
  });

  test("line ends and byte order marks of Windows change nothing", async () => {
    const folder = folderWith({
      "main.tf.json": `\ufeff${JSON.stringify(JSON.parse(queueIn("us-east-1")), null, 2).replaceAll("\n", "\r\n")}`,
      "sovereignty.yaml": `\ufeff${POLICY.replaceAll("\n", "\r\n")}`,
    });
    expect(await call(folder)).toMatchObject({ status: 1, stderr: "" });
  });

  test.runIf(process.getuid?.() !== 0)("a folder that cannot be written into", async () => {
    const folder = folderWith(FILES);
    fs.chmodSync(folder, 0o555);
    try {
      expect((await call(folder)).status).toBe(1);
      expect(refused(await call(folder, "--output", path.join(folder, "x.json")))).toContain("no permission to write");
    } finally {
      fs.chmodSync(folder, 0o755);
    }
  });

  test("a reader that goes away, such as head, is no error", () => {
    bundle();
    const folder = folderWith({ ...FILES, "main.tf.json": manyQueues(3_000) });
    const script = `"${process.execPath}" "${BUNDLE}" check main.tf.json --format json | head -c 10; echo " $\{PIPESTATUS[0]}"`;
    const output = execFileSync("bash", ["-c", `${script} 2>&1`], {
      cwd: folder,
      env: ENV,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(output).toBe('{\n  "schem 1\n');
  });

  test("a check that is interrupted leaves nothing behind", async () => {
    bundle();
    const folder = folderWith({ "sovereignty.yaml": POLICY, "report.json": "old" });
    const waiting = spawn(process.execPath, [BUNDLE, "check", "-", "--output", "report.json"], {
      cwd: folder,
      env: ENV,
    });
    await new Promise((done) => setTimeout(done, 300));
    waiting.kill("SIGINT");
    const signal = await new Promise((done) => waiting.on("exit", (_code, by) => done(by)));
    expect(signal).toBe("SIGINT");
    expect(fs.readdirSync(folder).sort()).toEqual(["report.json", "sovereignty.yaml"]);
    expect(fs.readFileSync(path.join(folder, "report.json"), "utf8")).toBe("old");
  });
});

describe("init", () => {
  test("that cannot write everything leaves nothing", () => {
    const folder = folderWith({ ".github": "a file" });
    expect(sovereign(["init"], { cwd: folder })).toMatchObject({ status: 2, stdout: "" });
    expect(fs.readdirSync(folder)).toEqual([".github"]);
  });
});

function manyQueues(count: number): string {
  const queues = Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, { name: "q" }]));
  return JSON.stringify({ provider: { aws: { region: "us-east-1" } }, resource: { aws_sqs_queue: queues } });
}
