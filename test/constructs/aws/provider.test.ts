import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { describe, expect, test } from "vitest";
import { DataClass } from "../../../constructs/data-class";
import { RawAwsProvider, useTemporaryFolder } from "../program";
import { awsSite, emitted } from "./aws-program";

useTemporaryFolder();

describe("the provider of a stack", () => {
  test("is that of its site", () => {
    const site = awsSite({
      profile: "acme",
      assumeRoleArn: "arn:aws:iam::111122223333:role/deploy",
      tags: { team: "ml" },
    });
    const { provider } = emitted(() => undefined, { site, dataClass: DataClass.RESTRICTED });
    expect(provider?.aws).toEqual([
      {
        region: "eu-central-1",
        allowed_account_ids: ["111122223333"],
        profile: "acme",
        assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deploy" }],
        default_tags: [{ tags: { team: "ml", "sovereign:site": "frankfurt", "sovereign:data-class": "restricted" } }],
      },
    ]);
  });

  test("says no more than the site does", () => {
    const { provider } = emitted(() => undefined, { site: awsSite({ account: undefined }) });
    expect(provider?.aws).toEqual([
      { region: "eu-central-1", default_tags: [{ tags: { "sovereign:site": "frankfurt" } }] },
    ]);
  });

  test("is the program's own where it declares one, wherever that stands", () => {
    const { provider } = emitted((stack) => new RawAwsProvider(stack, "mine", { region: "eu-central-1" }));
    expect(provider?.aws).toEqual([{ region: "eu-central-1" }]);
  });

  test("stands beside one with an alias", () => {
    const { provider } = emitted((stack) => new AwsProvider(stack, "dublin", { region: "eu-west-1", alias: "dublin" }));
    expect(provider?.aws.map(({ region }) => region)).toEqual(["eu-west-1", "eu-central-1"]);
  });
});
