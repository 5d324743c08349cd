import { describe, expect, test } from "vitest";
import { Operator } from "../../../constructs/operator";
import type { GoogleSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { useTemporaryFolder } from "../program";
import { emitted, googleSite, TRAIN } from "./google-program";

useTemporaryFolder();

const textIn = (props: Partial<GoogleSiteProps>) => {
  const { resource, data, provider } = emitted((stack) => new SovereignGpuPool(stack, "train", TRAIN), {
    site: googleSite(props),
  });
  return JSON.stringify([resource, data, provider]);
};

/** Every region that a text names. */
const regionsIn = (text: string) => [...new Set(text.match(/\b(me|europe|us)-[a-z]+\d\b/g))];

describe("a site's region", () => {
  test.each(["me-central2", "europe-west3"])("%s is named everywhere that a region is, and no other", (region) => {
    expect(regionsIn(textIn({ region }))).toEqual([region]);
  });

  test("may be one that the catalogue does not know, where the program says whose it is", () => {
    const text = textIn({ region: "europe-west99", country: "DE", operator: Operator.of("google") });
    expect(text).toContain('"location":"europe-west99"');
  });

  test("stands in the site's project, and in no other", () => {
    const text = textIn({ project: "acme-eu" });
    expect(text).toContain('"workload_pool":"acme-eu.svc.id.goog"');
    expect(text).not.toContain("acme-ksa");
  });
});
