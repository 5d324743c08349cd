import { describe, expect, test } from "vitest";
import type { TerraformStack } from "../../../../engine/checks/model/terraform";
import { htmlReport } from "../../../../engine/checks/report/html";
import type { Report } from "../../../../engine/checks/report/report";
import { at, bindingOf, flowOf, graphOf, placementOf, resourceOf, stackOf } from "../hand-made";
import { sampleReport } from "./sample";

const abroad = (address: string, stack = hall) =>
  placementOf(at("elsewhere", "BH"), { stack, resource: { ...resourceOf(address), address }, evidence: [] });

const ofSite = (name: string, site: string): TerraformStack => ({ ...stackOf(name), facts: { version: 1, site } });
const hall = ofSite("hall", "hall-1");
const workloads = ofSite("hall-workloads", "hall-1");
const other = ofSite("other", "hall-2");

const HOSTS = [
  { name: "n1", role: "server", rack: "r1", server: "dgx-h100", accelerators: { "h100-sxm": 8 } },
  { name: "n2", rack: "r2" },
  { name: "n3", rack: "r1" },
  { name: "gate" },
];

function hallReport(): Report {
  return sampleReport(
    graphOf({
      stacks: [hall, workloads, other],
      halls: [{ stack: hall, path: "hall/hosts", site: "hall-1", country: "SE", operator: "acme", hosts: HOSTS }],
      placements: [
        abroad('terraform_data.check["n1"]'),
        abroad('terraform_data.service["n1/vllm"]'),
        abroad('terraform_data.check["n11"]'),
        abroad('kubernetes_labels.l["n2"]', workloads),
        abroad('terraform_data.check["n3"]', other),
      ],
      flows: [
        flowOf("image", at("elsewhere", "BH"), {
          stack: hall,
          resource: { ...resourceOf('terraform_data.install["n3"]') },
          statedAt: "hall/hosts",
        }),
      ],
      operators: [bindingOf({ id: "acme", hq: "SE" }, { stack: hall, address: "site.hall-1" })],
    }),
    { classes: { confidential: { countries: ["SE"], operators: { deny: ["acme"] } } } },
  );
}

describe("a hall in the report", () => {
  const report = hallReport();
  const rulesOf = (fingerprints: readonly string[]) =>
    fingerprints.map((own) => report.findings.find(({ fingerprint }) => fingerprint === own)?.rule);

  test("has the findings of its stacks on the hosts that they are about", () => {
    const [{ hosts, findings }] = report.halls ?? [];
    expect(Object.fromEntries(hosts.map((host) => [host.name, rulesOf(host.findings)]))).toEqual({
      n1: ["RES-PLACE", "RES-PLACE"],
      n2: ["RES-PLACE"],
      n3: [],
      gate: [],
    });
    expect(rulesOf(findings).sort()).toEqual(["JUR-OPERATOR", "RES-IMG"]);
  });

  test("is absent where no program states hosts, and so is its picture", () => {
    const without = sampleReport();
    expect(without).not.toHaveProperty("halls");
    expect(htmlReport(without)).not.toContain('id="halls"');
  });
});

describe("the picture of a hall", () => {
  const page = htmlReport(hallReport());
  const picture = page.slice(page.indexOf('id="halls"'), page.indexOf('id="waivers"'));

  test("shows racks in the order in which they are stated, and hosts without one last", () => {
    const shown = ["<h4>r1</h4>", "n1", "n3", "<h4>r2</h4>", "n2", "<h4>No rack stated</h4>", "gate"];
    const positions = shown.map((text) => picture.indexOf(text));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
    expect(picture).toContain("Sweden, operator acme, 4 hosts in 2 racks, stack hall");
    expect(picture).toContain("dgx-h100, 8 × h100-sxm");
  });

  test("marks what has findings, each mark leading to one", () => {
    expect(picture).toContain("Error RES-PLACE × 2");
    const targets = [...picture.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(page).toContain(`id="${target}"`);
  });

  test("is the same for the same facts", () => {
    expect(htmlReport(hallReport())).toBe(page);
  });

  test("escapes what comes from the input", () => {
    const evil = "<script>alert(1)</script>";
    const hosts = [{ name: evil, role: evil, rack: evil, server: evil, accelerators: { [evil]: 1 } }];
    const halls = [{ stack: hall, path: evil, site: evil, country: "SE", operator: evil, hosts }];
    expect(htmlReport(sampleReport(graphOf({ stacks: [hall], halls })))).not.toContain(evil);
  });
});
