import rows from "./data/pci-devices.json";
import { type Provenance } from "./provenance";

/** An accelerator as the PCI bus shows it. A part without a row cannot be told by its ids. */
export interface PciDevice extends Provenance {
  /** Four hexadecimal digits in lower case, such as `10de`. */
  readonly vendorId: string;

  /** Four hexadecimal digits in lower case, such as `2330`. */
  readonly deviceId: string;

  /** Catalogue name of the accelerator. */
  readonly accelerator: string;

  /** The name of the device in the PCI ID repository. */
  readonly title: string;
  readonly note?: string;
}

/** Every accelerator that PCI ids tell, by vendor and device. */
export function pciDevices(): readonly PciDevice[] {
  return rows as readonly PciDevice[];
}
