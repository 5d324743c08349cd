import * as fs from "node:fs";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import { Accelerator } from "../../constructs/accelerator";
import { DataClass } from "../../constructs/data-class";
import { Operator } from "../../constructs/operator";
import { Site } from "../../constructs/site";
import { LocalAiStack } from "../../stacks/local-ai-stack";
import { useTemporaryFolder } from "../constructs/program";

const desk = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });

describe("LocalAiStack", () => {
  useTemporaryFolder();

  it("is this machine as it is, under Terraform addresses that stay", () => {
    const app = new App({ stackTraces: false });
    const stack = new LocalAiStack(app, "local", { site: desk });
    app.synth();

    expect(stack.pool.accelerator.name).toBe("detected");
    const { resource } = JSON.parse(fs.readFileSync("cdktf.out/stacks/local/cdk.tf.json", "utf8")) as {
      resource: { terraform_data: object };
    };
    expect(Object.keys(resource)).toEqual(["terraform_data"]);
    expect(Object.keys(resource.terraform_data).sort()).toEqual(["local-services", "node"]);
  });

  it("can want hardware and say how protected the data is", () => {
    const app = new App({ stackTraces: false });
    const props = { accelerator: Accelerator.H100_SXM, acceleratorsPerNode: 8, dataClass: DataClass.SECRET };
    new LocalAiStack(app, "local", { site: desk, ...props, dataTags: ["health"] });
    app.synth();

    const json = JSON.parse(fs.readFileSync("cdktf.out/stacks/local/cdk.tf.json", "utf8")) as object;
    expect(json).toMatchObject({
      "//": {
        sovereignty: {
          dataClass: "secret",
          tags: ["health"],
          constructs: { "local/node": { accelerator: { name: "h100-sxm", perNode: 8, nodes: 1 } } },
        },
      },
    });
  });

  it("refuses a site that is not this machine", () => {
    const site = Site.aws("frankfurt", { region: "eu-central-1" });
    expect(() => new LocalAiStack(new App(), "local", { site })).toThrow(
      `LocalAiStack "local": the site "frankfurt" is of platform 'aws'`,
    );
  });
});
