import * as fs from "node:fs";
import { bundleIncomplete, bundleMissing } from "./errors";

const INSTALLER = "install.sh";
const BINARY = /^rke2\.linux-(amd64|arm64)\.tar\.gz$/;

/** Files of RKE2's air-gapped install (docs/install/airgap.md of rancher/rke2-docs, read on 22 Nov 2026). */
export interface Bundle {
  /** What is uploaded, by name. */
  readonly files: readonly string[];
  /** The files whose content says whether the bundle has changed: the installer, and the checksums of the rest. */
  readonly fingerprints: readonly string[];
}

/**
 * What a bundle folder holds, for each architecture that it has a binary of.
 *
 * @param hasRegistry whether the hosts may get the images from a registry instead
 * @throws when the folder or a documented file is missing
 */
export function readBundle(site: string, folder: string, hasRegistry: boolean): Bundle {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw bundleMissing(site, folder);
  const present = fs.readdirSync(folder).sort();
  const architectures = present.flatMap((file) => BINARY.exec(file)?.[1] ?? []);
  const need = (file: string) => {
    if (!present.includes(file)) throw bundleIncomplete(site, folder, file);
    return file;
  };
  if (architectures.length === 0) throw bundleIncomplete(site, folder, "rke2.linux-<arch>.tar.gz");
  const checksums = architectures.map((arch) => need(`sha256sum-${arch}.txt`));
  const perArchitecture = architectures.map((arch) => {
    const images = present.filter((file) => isImages(file, arch));
    if (images.length === 0 && !hasRegistry) {
      throw bundleIncomplete(site, folder, `rke2-images*.linux-${arch}.tar.zst or .tar.gz`);
    }
    return [`rke2.linux-${arch}.tar.gz`, ...images];
  });
  return {
    files: [need(INSTALLER), ...checksums, ...perArchitecture.flat()],
    fingerprints: [INSTALLER, ...checksums],
  };
}

function isImages(file: string, architecture: string): boolean {
  return file.startsWith("rke2-images") && new RegExp(`\\.linux-${architecture}\\.tar\\.(zst|gz)$`).test(file);
}
