import { describe, expect, it } from "vitest";
import { findAccelerator } from "../../catalog/accelerators";
import { pciDevices } from "../../catalog/pci-devices";

const acceleratorOf = (id: string): string | undefined =>
  pciDevices().find(({ vendorId, deviceId }) => `${vendorId}:${deviceId}` === id)?.accelerator;

describe("PCI devices", () => {
  it("are accelerators of the catalogue", () => {
    expect(pciDevices().filter(({ accelerator }) => !findAccelerator(accelerator))).toEqual([]);
  });

  it("have ids as the kernel writes them, without 0x", () => {
    for (const { vendorId, deviceId } of pciDevices()) {
      expect(`${vendorId}:${deviceId}`).toMatch(/^[0-9a-f]{4}:[0-9a-f]{4}$/);
    }
  });

  it("are of the accelerator's own vendor", () => {
    const vendors: Readonly<Record<string, string>> = {
      "10de": "nvidia",
      "1002": "amd",
      "1da3": "intel",
      "1d0f": "aws",
    };
    for (const { vendorId, accelerator, title } of pciDevices()) {
      expect(findAccelerator(accelerator)?.vendor, title).toBe(vendors[vendorId]);
    }
  });

  it("tell what looks alike apart", () => {
    expect(acceleratorOf("10de:2330")).toBe("h100-sxm");
    expect(acceleratorOf("10de:2331")).toBe("h100-pcie");
    expect(acceleratorOf("10de:2321")).toBe("h100-nvl");
    expect(acceleratorOf("1002:74a1")).toBe("mi300x");
  });

  it("leave out what is sold under one name and is another part, such as the H20 with HBM3e", () => {
    expect(acceleratorOf("10de:232c")).toBeUndefined();
  });
});
