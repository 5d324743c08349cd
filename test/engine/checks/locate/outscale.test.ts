import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const osc = cloud("outscale/outscale", { api: { region: "eu-west-2" }, oks: { region: "eu-west-2" } });

describe("places on Outscale", () => {
  test.each<[string, object, string]>([
    ["the region of the API", { api: { region: "cloudgouv-eu-west-1" } }, "FR"],
    ["the region of older versions", { region: "us-east-2" }, "US"],
    ["the host of the API", { endpoints: { api: "https://api.ap-northeast-1.outscale.com/api/v1" } }, "JP"],
    ["two APIs in two countries", { api: { region: "eu-west-2" }, oks: { region: "us-west-1" } }, "FR, US"],
    ["nothing", {}, "unknown"],
  ])("a block says its region by %s", (_, block, expected) => {
    expect(cloud("outscale-dev/outscale", block).placeOf("net", {})).toBe(expected);
  });

  test.each<[string, string, object, string]>([
    ["a subregion", "volume", { subregion_name: "eu-west-2a" }, "FR"],
    ["a subregion of another region", "volume", { subregion_name: "us-east-2a" }, "FR, US"],
    ["a project with a region of its own", "oks_project", { region: "us-west-1" }, "US"],
    ["users of an account, which is of one region", "user", {}, "FR"],
  ])("%s", (_, type, values, expected) => {
    expect(osc.placeOf(type, values)).toBe(expected);
  });
});

describe("flows on Outscale", () => {
  test.each<[string, string, object, string[]]>([
    [
      "an image from a bucket",
      "image",
      { file_location: "https://oos.us-east-2.outscale.com/b/manifest" },
      ["image to US"],
    ],
    ["an image of the same region", "image", { source_region_name: "eu-west-2" }, ["image to FR", "image to FR"]],
    ["a customer's gateway", "client_gateway", { public_ip: "203.0.113.8" }, ["network to unknown"]],
    ["a net", "net", {}, []],
  ])("%s", (_, type, values, expected) => {
    expect(osc.flowsOf(type, values)).toEqual(expected);
  });
});
