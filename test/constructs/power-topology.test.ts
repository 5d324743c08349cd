import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { PowerTopology, type PowerTopologyProps } from "../../index";
import { useTemporaryFolder } from "./program";

useTemporaryFolder();

const SMALL: PowerTopologyProps = {
  name: "hall-1",
  electricalCode: "iec",
  elements: [
    { name: "utility", kind: "utility" },
    { name: "f1", kind: "feed", from: ["utility"], volts: 400, reference: "line-line", amps: 32 },
  ],
  racks: [{ name: "r1", feeds: ["f1"], redundancy: "N", servers: [{ model: "dgx-h100", count: 1 }] }],
};

describe("a power topology", () => {
  test("from a file and from the program are the same", () => {
    fs.writeFileSync("hall-1.power.yaml", JSON.stringify({ version: 1, ...SMALL }));
    expect(PowerTopology.fromFile("hall-1.power.yaml")._topology).toEqual(PowerTopology.of(SMALL)._topology);
    expect(PowerTopology.of(SMALL).name).toBe("hall-1");
  });

  test("takes an electrical code of one's own", () => {
    const own = PowerTopology.of({ ...SMALL, electricalCode: "acme", continuousFactor: 0.9 });
    expect(own._topology.electricalCode).toEqual({ name: "acme", continuousFactor: 0.9 });
    expect(PowerTopology.of({ ...SMALL, electricalCode: "nec" })._topology.electricalCode.continuousFactor).toBe(0.8);
  });

  test("with mistakes names each with its line and column", () => {
    const text = "version: 1\nname: hall-1\nelectricalCode: iec\nelements:\n  - { name: u, kind: utilty }\nracks: []\n";
    fs.writeFileSync("hall-1.power.yaml", text);
    expect(() => PowerTopology.fromFile("hall-1.power.yaml")).toThrow(/hall-1\.power\.yaml:5:22.*utility/s);
  });

  test.each<[string, Partial<PowerTopologyProps>, RegExp]>([
    ["an unknown code", { electricalCode: "iecc" }, /^PowerTopology\.of: .*electricalCode/],
    [
      "a feed that there is not",
      { racks: [{ ...SMALL.racks[0], feeds: ["f2"] }] },
      /^PowerTopology\.of: .*racks\[0\]\.feeds\[0\].*f1/,
    ],
    ["an amount below 0", { miscKw: -1 }, /^PowerTopology\.of: .*miscKw/],
  ])("of a program with %s names the key", (_, change, message) => {
    expect(() => PowerTopology.of({ ...SMALL, ...change })).toThrow(message);
  });

  test("whose file is missing says so", () => {
    expect(() => PowerTopology.fromFile("nowhere.power.yaml")).toThrow(/nowhere\.power\.yaml/);
  });
});
