import * as path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Explanation } from "../../engine/checks/explain/explanation";
import { runHere } from "./in-process";
import { folderWith, POLICY, queueIn } from "./project";

const CASES = path.join(__dirname, "../cases");

const explainIn = (folder: string, input: string, address: string, ...args: readonly string[]) =>
  runHere([
    ...["explain", address, path.join(folder, input), "--policy", path.join(folder, "sovereignty.yaml")],
    ...["--as-of", "2026-11-22", ...args],
  ]);

async function inCase(name: string, address: string, input = "main.tf.json", ...args: readonly string[]) {
  const folder = path.join(CASES, name);
  const policy = path.join(folder, "policy.yaml");
  return runHere(["explain", address, path.join(folder, input), "--policy", policy, "--as-of", "2026-11-22", ...args]);
}

const inEstate = (address: string, ...args: readonly string[]) =>
  inCase("report-estate", address, "cdktf.out", ...args);

const subjectsInEstate = async (address: string) =>
  (JSON.parse((await inEstate(address, "--format", "json")).stdout) as Explanation).subjects;

/** What is said of a queue in the United States. */
const queueUnder = async (policy: string) => {
  const folder = folderWith({ "main.tf.json": queueIn("us-east-1"), "sovereignty.yaml": policy });
  return (await explainIn(folder, "main.tf.json", "aws_sqs_queue.orders")).stdout;
};

describe("one resource", () => {
  test("shows its place down to the row of the catalogue, with source and date", async () => {
    const text = await queueUnder(POLICY);
    expect(text).toContain("rests in us-east-1 (US), operator aws, confidential data; from provider aws");
    expect(text).toContain("because provider.aws: region = us-east-1");
    expect(text).toMatch(/because catalog\.regions\.aws\/aws\/us-east-1: sourced, as of \d{4}-\d{2}-\d{2} \(botocore/);
  });

  test("says who runs it, whose it is, and who knows that", async () => {
    const text = await queueUnder(POLICY);
    expect(text).toMatch(/aws: Amazon.*head office US; ultimate parent US\s+\(Amazon\.com, Inc\.\)/);
    expect(text).toMatch(/because catalog\.operators\.aws: \w+, as of/);
  });

  test.each<[string, object, string]>([
    ["its provider block", {}, "no table knows this type: its place is that of its provider block"],
    ["an argument", { region: "us-east-1" }, "no table knows this type, nor where it sends data"],
  ])("of a type that no table knows has its place from %s", async (_, values, expected) => {
    const program = { provider: { aws: { region: "eu-north-1" } }, resource: { aws_teleporter: { a: values } } };
    const folder = folderWith({ "main.tf.json": JSON.stringify(program), "sovereignty.yaml": POLICY });
    expect((await explainIn(folder, "main.tf.json", "aws_teleporter.a")).stdout).toContain(expected);
  });

  test("says what its data is, why, and what the policy allows", async () => {
    expect(await queueUnder(POLICY)).toContain(
      "confidential: the policy's defaultDataClass; confidential data may be in SE only",
    );
    expect(await queueUnder(POLICY)).toContain("tags: none stated");
  });

  test("shows the finding with its remedy", async () => {
    expect(await queueUnder(POLICY)).toMatch(/ERROR RES-PLACE aws_sqs_queue\.orders[^]*remedy Give the resource/);
  });

  test("shows the waiver that covers it, with owner, end and reason", async () => {
    const waiver =
      "waivers:\n  - { rule: RES-PLACE, address: aws_sqs_queue.orders, reason: Agreed, owner: ciso@a.example, expires: 2026-12-31 }\n";
    const stdout = await queueUnder(`${POLICY}${waiver}`);
    expect(stdout).toContain("WAIVED RES-PLACE");
    expect(stdout).toContain("waived by ciso@a.example until 2026-12-31: Agreed");
  });
});

describe("law profiles", () => {
  test("that may apply say why, and what they ask with the article", async () => {
    const text = await queueUnder(`${POLICY}profiles: [sa-pdpl]\n`);
    expect(text).toContain("sa-pdpl may apply: no tags are stated, so that the data may be personal");
    expect(text).toMatch(/- SA-PDPL-29 asked: .*[^]*PDPL Art\. 29/);
  });

  test("that the policy answers say by what", async () => {
    const facts = "profileFacts: { sa-pdpl: { transferBasis: scc, transferRiskAssessment: TRA-1 } }\n";
    expect(await queueUnder(`${POLICY}profiles: [sa-pdpl]\n${facts}`)).toMatch(
      /SA-PDPL-29 answered \(by scc,[^]*needs\s+evidence\)/,
    );
  });

  test("that do not apply say why not", async () => {
    const { stdout } = await inCase("law-sa-pdpl-other-tags", "aws_sqs_queue.q");
    expect(stdout).toMatch(/sa-pdpl does not apply: it is about data tagged personal/);
    expect(stdout).toMatch(/tags \S+.*, stated by /);
  });

  test("whose condition is not stated are open", async () => {
    expect((await inEstate("aws_s3_bucket.ledger")).stdout).toMatch(/US-DSP open \(only where holdsBulkUsData \(yes\)/);
  });
});

describe("every kind of address", () => {
  test("all instances of a resource, by its address without a key", async () => {
    const { stdout } = await inCase("place-for-each-instance", "aws_sqs_queue.q", "main.tf.json");
    for (const key of ["de", "fr", "ie"]) expect(stdout).toContain(`aws_sqs_queue.q["${key}"]`);
    const one = (await inCase("place-for-each-instance", 'aws_sqs_queue.q["fr"]', "main.tf.json")).stdout;
    expect(one).toContain('aws_sqs_queue.q["fr"]');
    expect(one).not.toContain('"ie"');
  });

  test("a construct path, with everything below it", async () => {
    const [subject] = await subjectsInEstate("payments/audit");
    expect(subject).toMatchObject({ kind: "construct", stack: "payments" });
    expect(subject.resources.map(({ constructPath }) => constructPath)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^payments\/audit\//)]),
    );
    expect(subject.findings.map(({ status }) => status)).toContain("waived");
  });

  test("nodes in racks: what one draws and why, and what they hang on", async () => {
    const { stdout } = await inCase("check-power-pool-exact-racks", "hall/train");
    expect(stdout).toMatch(/\d nodes of 10\.200 kW\n +because server dgx-h100/);
    expect(stdout).toMatch(/rack r1 of hall-1: \d+\.\d{3} kW in all, \S+ on \S+/);
  });

  test("a module of a plan", async () => {
    const { stdout } = await inCase("plan-module-own-provider", "module.export", "plan.json");
    expect(stdout).toContain("module of 1 resource");
    expect(stdout).toContain("rests in eu-west-1 (IE)");
  });

  test("a module whose inside is not in the input", async () => {
    const { stdout } = await inCase("unknown-module-call", "module.network", "main.tf.json");
    expect(stdout).toContain("a module whose inside is not read");
    expect(stdout).toMatch(/Not assessed\n +- module\.network/);
  });

  test("a provider block: its operator, what uses it, and the findings on it", async () => {
    const [subject] = await subjectsInEstate("provider.aws");
    expect(subject.kind).toBe("provider block");
    expect(subject.operators.map(({ id }) => id)).toEqual(["aws"]);
    expect(subject.resources.length).toBeGreaterThan(10);
    expect((await inCase("jur-operator-deny", "provider.google", "main.tf.json")).stdout).toContain(
      "JUR-OPERATOR provider.google",
    );
  });

  test("a site, whose operator only a program knows", async () => {
    const { stdout } = await inCase("jur-layers-of-a-hall", "site.hall-1", "cdktf.out");
    expect(stdout).toContain("acme: head office SA");
    expect(stdout).toContain("the catalogue does not know it");
    expect(stdout).toContain("operator stated by hall");
  });

  test("the backend: where the state rests, and how protected it is", async () => {
    const { stdout } = await inCase("state-s3-region-fail", "terraform.backend", "main.tf.json");
    expect(stdout).toContain("the state rests in us-east-1 (US), operator aws, confidential data; backend s3");
    expect(stdout).toContain("RES-STATE terraform.backend");
  });

  test("the program: its sites and operators", async () => {
    const { stdout } = await inEstate("program");
    expect(stdout).toMatch(/aws\/me-south-1 \(BH\): \d+ resources and pools/);
    expect(stdout).toContain("acme: head office SA");
  });

  test("a waiver of the policy: what it covers", async () => {
    const { stdout } = await inEstate("waivers[0]");
    expect(stdout).toContain("RES-LOG by ciso@acme.example until 2026-12-15");
    expect(stdout).toContain("WAIVED RES-LOG aws_cloudtrail.main");
  });

  test("a row of the catalogue: its source, date and confidence", async () => {
    const { stdout } = await inEstate("catalog.regions.aws/aws/me-south-1");
    expect(stdout).toMatch(/last held true on \d{4}-\d{2}-\d{2} \(sourced\); source: botocore/);
  });

  test("a data source, and the flows that rest on it", async () => {
    const { stdout } = await inCase("k8s-bound-to-eks-data-source", "data.aws_eks_cluster.main", "main.tf.json");
    expect(stdout).toContain("data source");
    expect(stdout).toContain("may be the other end of a flow");
  });
});

describe("flows", () => {
  test("go out with their chain, and are shown where they arrive", async () => {
    const [ledger] = await subjectsInEstate("aws_s3_bucket_replication_configuration.ledger");
    expect(ledger.resources[0].flows).toEqual([
      expect.objectContaining({ kind: "replication", place: expect.objectContaining({ countries: ["DE"] }) as object }),
    ]);
    expect(ledger.resources[0].flows[0].evidence.length).toBeGreaterThan(1);
    expect((await inEstate("aws_s3_bucket.copy")).stdout).toContain(
      "reached by aws_s3_bucket_replication_configuration.ledger: replication",
    );
  });

  test("go on by way of a copy", async () => {
    const { stdout } = await inCase("otc-logs-onward", "opentelekomcloud_cts_tracker_v3.t");
    expect(stdout).toMatch(
      /log from \S+ to opentelekomcloud_obs_bucket\.nl by way of\s+opentelekomcloud_obs_bucket\.home: eu-nl/,
    );
  });
});

describe("what is asked for in another way", () => {
  test("is exit status 2 with the nearest names", async () => {
    const { status, stdout, stderr } = await inEstate("aws_sqs_queue.order");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/did you mean 'aws_sqs_queue\.orders'/);
    expect((await inEstate("aws_cloudtrail")).stderr).toContain("'aws_cloudtrail.main'");
    expect((await inEstate("provider.awz")).stderr).toContain("'provider.aws'");
  });

  test("--format takes table and json", async () => {
    expect((await inEstate("program", "--format", "html")).stderr).toContain("--format html: there is table, json");
  });

  test("its text fits the width, and has no colour unless asked for", async () => {
    const { stdout } = await inEstate("payments");
    expect(stdout.split("\n").filter((line) => line.length > 100 && line.trim().includes(" "))).toEqual([]);
    expect(stdout).not.toContain("\u001b");
    vi.stubEnv("NO_COLOR", "");
    vi.stubEnv("FORCE_COLOR", "1");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await inEstate("program")).stdout).toContain("\u001b[1m");
  });

  test("lists many resources a line each, and all of them as JSON", async () => {
    const queues = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`q${index}`, { name: "q" }]));
    const folder = folderWith({
      "main.tf.json": JSON.stringify({
        provider: { aws: { region: "eu-north-1" } },
        resource: { aws_sqs_queue: queues },
      }),
      "sovereignty.yaml": POLICY,
    });
    const { stdout } = await explainIn(folder, "main.tf.json", "provider.aws");
    expect(stdout).toContain("- aws_sqs_queue.q0: eu-north-1 (SE), aws\n");
    expect(stdout).toContain("and 30 more; --format json has them all");
    const json = (await explainIn(folder, "main.tf.json", "provider.aws", "--format", "json")).stdout;
    expect((JSON.parse(json) as Explanation).subjects[0].resources.length).toBe(130);
  });
});
