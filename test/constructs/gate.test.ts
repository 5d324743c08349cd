import * as fs from "node:fs";
import * as path from "node:path";
import { App, Aspects, TerraformStack } from "cdktf";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  DataClass,
  Operator,
  Site,
  SovereignApp,
  SovereignGpuPool,
  Sovereignty,
  SovereigntyPolicy,
  SovereignStack,
  StateStore,
} from "../../index";
import { deployables, RawAwsProvider, RawAwsResource, useTemporaryFolder } from "./program";

useTemporaryFolder();
afterEach(() => vi.unstubAllEnvs());

const GERMANY_ONLY = SovereigntyPolicy.of({
  version: 1,
  defaultDataClass: "confidential",
  classes: { confidential: { countries: ["DE"] } },
});

describe("a program that holds", () => {
  test("leaves its stacks and a report in both formats", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(app, "queues", "eu-central-1");
    app.synth();
    expect(deployables("cdktf.out")).toEqual(["manifest.json", "stacks/queues/cdk.tf.json"]);
    expect(report()).toMatchObject({ enforced: true, summary: { error: 0 } });
    expect(fs.readFileSync("cdktf.out/sovereignty-report.html", "utf8")).toContain("<html");
  });

  test("is checked by enforce() on an existing app too", () => {
    const app = new App();
    queueIn(app, "queues", "us-east-1");
    Sovereignty.of(app).enforce(GERMANY_ONLY);
    expect(() => app.synth()).toThrow(/RES-PLACE/);
    expect(deployables("cdktf.out")).toEqual([]);
  });
});

describe("a program that breaks the policy", () => {
  test("leaves a report and nothing to deploy, and throws the findings without a stack trace", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(app, "queues", "us-east-1");
    const error = thrownBy(() => app.synth());
    expect(error.message).toContain("RES-PLACE");
    expect(error.message).toContain("aws_sqs_queue.orders");
    expect(error.stack).not.toMatch(/\n\s+at /);
    expect(deployables("cdktf.out")).toEqual([]);
    expect(report()).toMatchObject({ enforced: true, summary: { error: 1 } });
    expect(rulesFound()).toContain("RES-PLACE");
    expect(fs.existsSync("cdktf.out/sovereignty-report.html")).toBe(true);
  });

  test("shows the findings of every stack at once", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(app, "first", "us-east-1");
    queueIn(app, "second", "eu-west-1");
    const { message } = thrownBy(() => app.synth());
    expect(message).toContain("us-east-1");
    expect(message).toContain("eu-west-1");
  });

  test("takes the stacks of an earlier good synth away, and leaves state, lock files and .terraform", () => {
    const good = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(good, "queues", "eu-central-1");
    good.synth();
    const stack = path.join("cdktf.out", "stacks", "queues");
    fs.mkdirSync(path.join(stack, ".terraform"));
    for (const file of ["plan", "terraform.tfstate", ".terraform.lock.hcl"])
      fs.writeFileSync(path.join(stack, file), "x");

    const bad = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(bad, "queues", "us-east-1");
    expect(() => bad.synth()).toThrow(/RES-PLACE/);
    expect(deployables("cdktf.out")).toEqual([]);
    expect(fs.readdirSync(stack).sort()).toEqual([".terraform", ".terraform.lock.hcl", "terraform.tfstate"]);
  });
});

describe("what a program in a language without types may say", () => {
  const stackOf = () => {
    const site = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });
    return new SovereignStack(new SovereignApp({ policy: GERMANY_ONLY }), "one", { site });
  };

  test.each<[string, () => unknown, RegExp]>([
    [
      "no policy",
      () => new SovereignApp({} as never),
      /SovereignApp: policy must be a SovereigntyPolicy, not 'undefined'/,
    ],
    ["no site", () => new SovereignStack(new App(), "s", {} as never), /SovereignStack "s": site must be a Site/],
    [
      "an accelerator as text",
      () => new SovereignGpuPool(stackOf(), "p", { accelerator: "H100" as never, nodes: 1 }),
      /one\/p: accelerator must be an Accelerator, not 'H100'/,
    ],
    [
      "an unknown class",
      () => Sovereignty.of(stackOf()).classify("topsecret" as never),
      /one of public, .*not 'topsecret'/,
    ],
    [
      "a waiver without a reason or a date",
      () => Sovereignty.of(stackOf()).waive({ rule: "RES-FOO", reason: "", owner: "y", expires: "soon" }),
      /Sovereignty\.of\("one"\)\.waive: .*RES-FOO.*reason.*soon/,
    ],
  ])("%s is an error at the call", (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe("holes of the gate", () => {
  test.each([
    ["a missing policy file", () => SovereigntyPolicy.fromFile("nowhere.yaml")],
    ["a broken policy", () => SovereigntyPolicy.of({ version: 1, defaultDataClass: "secret", classes: {} })],
  ])("%s leaves nothing of an earlier synth to deploy", (_, policy) => {
    const good = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(good, "queues", "eu-central-1");
    good.synth();
    expect(policy).toThrow();
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("a validation error in the second stack leaves no new first stack beside an old manifest", () => {
    const good = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(good, "first", "eu-central-1");
    queueIn(good, "second", "eu-central-1");
    good.synth();

    const invalid = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(invalid, "first", "us-east-1");
    const second = queueIn(invalid, "second", "eu-central-1");
    second.node.addValidation({ validate: () => ["the second stack is not valid"] });
    expect(() => invalid.synth()).toThrow(/the second stack is not valid/);
    expect(thrownBy(() => invalid.synth()).stack).not.toMatch(/^ +at /m);
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("skipValidation does not switch the checks off", () => {
    const app = new App({ skipValidation: true });
    queueIn(app, "queues", "us-east-1");
    Sovereignty.of(app).enforce(GERMANY_ONLY);
    expect(() => app.synth()).toThrow(/RES-PLACE/);
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test.each(["true", "1"])("SYNTH_HCL_OUTPUT=%s is refused: HCL carries no facts", (value) => {
    vi.stubEnv("SYNTH_HCL_OUTPUT", value);
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(app, "queues", "eu-central-1");
    expect(() => app.synth()).toThrow(/HCL output is switched on/);
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("hclOutput of an existing app is refused", () => {
    const app = new App({ hclOutput: true });
    queueIn(app, "queues", "eu-central-1");
    Sovereignty.of(app).enforce(GERMANY_ONLY);
    expect(() => app.synth()).toThrow(/HCL output is switched on/);
  });

  test("a program that fails before synth leaves nothing of an earlier one to deploy", () => {
    const good = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(good, "queues", "eu-central-1");
    good.synth();
    new SovereignApp({ policy: GERMANY_ONLY });
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("an override of a resource is in what is checked: the written files are", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    const stack = queueIn(app, "queues", "eu-central-1");
    stack.addOverride("resource.aws_sqs_queue.orders.region", "us-east-1");
    expect(() => app.synth()).toThrow(/us-east-1/);
  });

  test("an output folder that the cdktf command does not deploy from is refused, and both are emptied", () => {
    const old = new App();
    queueIn(old, "queues", "us-east-1");
    old.synth();
    vi.stubEnv("CDKTF_OUTDIR", "cdktf.out");
    expect(() => new SovereignApp({ policy: GERMANY_ONLY, outdir: "elsewhere" })).toThrow(
      /writes to 'elsewhere', but the cdktf command deploys from 'cdktf\.out'/,
    );
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("what an Aspect states counts: it is written with the stack", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    const stack = queueIn(app, "queues", "eu-central-1");
    Aspects.of(stack).add({
      visit: (node) => {
        if (node.node.id === "orders") Sovereignty.of(node).classify(DataClass.SECRET);
      },
    });
    expect(() => app.synth()).toThrow(/secret/);
    expect(deployables("cdktf.out")).toEqual([]);
  });

  test("a SovereignStack whose app nobody checks says so, once", () => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const app = new App();
    const site = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });
    new SovereignStack(app, "one", { site });
    new SovereignStack(app, "two", { site });
    app.synth();
    expect(stderr.mock.calls.map(String)).toEqual([
      expect.stringMatching(/^one: NOT CHECKED: no policy guards this app/),
    ]);
    stderr.mockRestore();
  });

  test("enforce() twice, or below the app, is an error", () => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    expect(() => Sovereignty.of(app).enforce(GERMANY_ONLY)).toThrow(/checked already/);
    const stack = new TerraformStack(app, "s");
    expect(() => Sovereignty.of(stack).enforce(GERMANY_ONLY)).toThrow(/Sovereignty\.of\(app\)\.enforce/);
  });
});

describe("a state store whose backend block tells no country", () => {
  const appWith = (state: StateStore) => {
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    const site = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }), state });
    new SovereignStack(app, "one", { site });
    return app;
  };

  test("is refused: nobody knows where the state rests", () => {
    expect(() => appWith(StateStore.gcs("acme-state")).synth()).toThrow(/RES-STATE/);
  });

  test("holds where the program states an allowed country, and the report lists that", () => {
    appWith(StateStore.gcs("acme-state", { country: "DE" })).synth();
    expect(JSON.stringify(report().stated)).toContain("DE");
  });

  test("is refused where the stated country is not allowed", () => {
    expect(() => appWith(StateStore.http("https://state.acme.example", { country: "US" })).synth()).toThrow(
      /RES-STATE/,
    );
  });
});

describe("SOVEREIGN_GATE=report", () => {
  test("keeps the files, says so loudly, and the report says that it was not enforced", () => {
    vi.stubEnv("SOVEREIGN_GATE", "report");
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const app = new SovereignApp({ policy: GERMANY_ONLY });
    queueIn(app, "queues", "us-east-1");
    app.synth();
    expect(stderr.mock.calls.map(String).join("")).toMatch(/SOVEREIGN_GATE=report: 1 error\(s\) are NOT enforced/);
    stderr.mockRestore();
    expect(deployables("cdktf.out")).toEqual(["manifest.json", "stacks/queues/cdk.tf.json"]);
    expect(report()).toMatchObject({ enforced: false, summary: { error: 1 } });
  });
});

describe("what a program says of itself", () => {
  const withProgram = (program?: { waivers?: string[]; minDataClass?: string }) =>
    SovereigntyPolicy.of({
      version: 1,
      defaultDataClass: "confidential",
      classes: { public: { countries: ["any"] }, confidential: { countries: ["DE"] } },
      program,
    });
  const WAIVER = { rule: "RES-PLACE", reason: "Until Frankfurt is ready", owner: "a@b.example", expires: soon() };

  test("a waiver that the policy lets it state holds and is listed", () => {
    const app = new SovereignApp({ policy: withProgram({ waivers: ["RES-PLACE"] }) });
    Sovereignty.of(queueIn(app, "queues", "us-east-1")).waive(WAIVER);
    app.synth();
    expect(report().findings).toContainEqual(expect.objectContaining({ rule: "RES-PLACE", status: "waived" }));
    expect(report().summary).toMatchObject({ error: 0, waived: 1 });
    expect(JSON.stringify(report().stated)).toContain("RES-PLACE");
  });

  test("a waiver that the policy does not let it state has no effect and is listed as not permitted", () => {
    const app = new SovereignApp({ policy: withProgram() });
    Sovereignty.of(queueIn(app, "queues", "us-east-1")).waive(WAIVER);
    expect(() => app.synth()).toThrow(/RES-PLACE/);
    expect(JSON.stringify(report().stated)).toMatch(/RES-PLACE.*not permitted/);
  });

  test("a lowered class holds where the policy allows it", () => {
    const app = new SovereignApp({ policy: withProgram() });
    Sovereignty.of(queueIn(app, "queues", "us-east-1")).classify("public" as never);
    app.synth();
    expect(report().summary).toMatchObject({ error: 0 });
    expect(rulesFound()).not.toContain("RES-PLACE");
    expect(JSON.stringify(report().stated)).toContain("public");
  });

  test("a class below minDataClass has no effect", () => {
    const app = new SovereignApp({ policy: withProgram({ minDataClass: "confidential" }) });
    Sovereignty.of(queueIn(app, "queues", "us-east-1")).classify("public" as never);
    expect(() => app.synth()).toThrow(/RES-PLACE/);
    expect(JSON.stringify(report().stated)).toMatch(/public.*not permitted/);
  });
});

function queueIn(app: App, id: string, region: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new RawAwsProvider(stack, "aws", { region });
  new RawAwsResource(stack, "orders", "aws_sqs_queue", { name: "orders" });
  return stack;
}

function report(): { findings: { rule: string }[]; stated: unknown; summary: Record<string, number> } {
  return JSON.parse(fs.readFileSync("cdktf.out/sovereignty-report.json", "utf8"));
}

function rulesFound(): string[] {
  return report().findings.map(({ rule }) => rule);
}

function thrownBy(action: () => void): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

function soon(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
