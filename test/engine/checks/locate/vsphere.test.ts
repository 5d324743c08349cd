import { describe, expect, test } from "vitest";
import { graphOf, places, tf, why } from "../terraform";
import { cloud } from "./clouds";

const vcenter = (vsphere_server: string) => cloud("vmware/vsphere", { vsphere_server });

describe("a vCenter", () => {
  test.each<[string, string, string]>([
    ["of Azure's VMware service", "vc.0a1b2c3d.uaenorth.avs.azure.com", "AE"],
    ["of Google's VMware service", "vcsa-42.0a1b2c3d.europe-west3.gve.goog", "DE"],
    ["of Oracle's VMware service", "vcenter-lab.sddc.me-jeddah-1.oci.oraclecloud.com", "SA"],
    ["of nobody that is known", "vcenter.acme.example", "unknown"],
    ["at an address", "10.20.0.5", "unknown"],
  ])("%s", (_, server, expected) => {
    expect(vcenter(server).placeOf("virtual_machine", {})).toBe(expected);
  });

  test("that the environment names is unknown", () => {
    const graph = cloud("hashicorp/vsphere", {}).program({ virtual_machine: { v: {} } });
    expect(why(graph)).toBe("provider.vsphere does not say which vCenter it speaks to");
  });

  test("of a company with many sites is in one that is not known, and may be stated", () => {
    const json = {
      terraform: { required_providers: { vsphere: { source: "vmware/vsphere" } } },
      provider: { vsphere: { vsphere_server: "pcc-1-2-3-4.ovh.com" } },
      resource: { vsphere_virtual_machine: { v: {} } },
    };
    expect(why(graphOf(tf(json)))).toBe("'pcc-1-2-3-4.ovh.com' is of ovh, in one of its sites");
    const stated = graphOf(tf(json), { siteFacts: { providers: { vsphere: { country: "FR" } } } });
    expect(places(stated)).toEqual({ "vsphere_virtual_machine.v": "FR" });
    expect(stated.operators.map(({ address, operator }) => [address, operator?.id])).toEqual([
      ["provider.vsphere", "ovh"],
    ]);
  });

  test("in a hall is the hall's", () => {
    const stated = { version: 1, site: "hall-1", country: "QA", operator: { id: "acme", hq: "QA" } };
    const graph = graphOf(
      tf({
        "//": { sovereignty: stated },
        provider: { vsphere: { vsphere_server: "vcenter.acme.example" } },
        resource: { vsphere_virtual_machine: { v: {} } },
      }),
    );
    expect(places(graph)).toEqual({ "vsphere_virtual_machine.v": "QA" });
    expect(graph.operators.map(({ address, operator }) => [address, operator?.id])).toEqual([["site.hall-1", "acme"]]);
  });
});

describe("flows on vSphere", () => {
  test.each<[string, string, object, string[]]>([
    [
      "an image library",
      "content_library",
      { subscription: [{ subscription_url: "https://s3.us-west-2.amazonaws.com/lib.json" }] },
      ["image to US"],
    ],
    [
      "a machine from an address",
      "virtual_machine",
      { ovf_deploy: [{ remote_ovf_url: "https://files.acme.example/a.ova" }] },
      ["image to unknown"],
    ],
    ["a machine", "virtual_machine", { name: "m" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(vcenter("vcenter.acme.example").flowsOf(type, values)).toEqual(expected);
  });
});
