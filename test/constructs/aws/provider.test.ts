import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { describe, expect, test } from "vitest";
import { DataClass } from "../../../constructs/data-class";
import { SovereigntyPolicy } from "../../../constructs/policy";
import type { SovereigntyPolicyProps } from "../../../constructs/policy-props";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { Sovereignty } from "../../../constructs/sovereignty";
import { RawAwsProvider, useTemporaryFolder } from "../program";
import { awsSite, emitted, partOf, SMALL } from "./aws-program";

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

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>;
}

describe("the tag with the data class", () => {
  const ANYWHERE = { countries: ["any"] };
  const POLICY = {
    version: 1,
    defaultDataClass: "confidential",
    classes: { internal: ANYWHERE, confidential: ANYWHERE, restricted: ANYWHERE },
    program: { minDataClass: "confidential" },
  };
  const tagsUnder = (policy: Partial<SovereigntyPolicyProps>, stack: DataClass | undefined, pool?: DataClass) => {
    const json = emitted(
      (scope) => {
        new SovereignGpuPool(scope, "train", { ...SMALL, dataClass: pool });
        Sovereignty.of(scope.node.root).enforce(SovereigntyPolicy.of({ ...POLICY, ...policy }));
      },
      { dataClass: stack },
    );
    const { aws_launch_template: template, aws_eks_node_group: group } = partOf(json, "train");
    const [{ tags: ofNodes }] = template.tag_specifications as Tagged[];
    const [{ tags: ofAll }] = json.provider?.aws[0].default_tags as unknown as Tagged[];
    const { tags: ofGroup } = group as Tagged;
    return [ofAll, ofNodes, ofGroup].map((tags) => tags?.["sovereign:data-class"]);
  };

  test("is the policy's where the program states none", () => {
    expect(tagsUnder({}, undefined)).toEqual(["confidential", "confidential", undefined]);
  });

  test("is the stated one where the policy permits it", () => {
    expect(tagsUnder({}, DataClass.RESTRICTED)).toEqual(["restricted", "restricted", undefined]);
    expect(tagsUnder({}, undefined, DataClass.RESTRICTED)).toEqual(["confidential", "restricted", "restricted"]);
  });

  test("is the lowest that the policy permits where the program states a lower one", () => {
    expect(tagsUnder({}, DataClass.INTERNAL)).toEqual(["confidential", "confidential", undefined]);
    expect(tagsUnder({}, DataClass.RESTRICTED, DataClass.INTERNAL)).toEqual([
      "restricted",
      "confidential",
      "confidential",
    ]);
    expect(tagsUnder({ program: {} }, DataClass.INTERNAL)).toEqual(["internal", "internal", undefined]);
  });

  test("is that of a stack which is classified after its parts are made", () => {
    const { provider } = emitted((stack) => void Sovereignty.of(stack).classify(DataClass.SECRET));
    expect(provider?.aws[0].default_tags[0]["tags"]).toMatchObject({ "sovereign:data-class": "secret" });
  });
});
