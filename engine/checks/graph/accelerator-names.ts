/**
 * Names that the clouds give to machines with accelerators, for types that the catalogue does not have yet (general
 * knowledge of their naming).
 */
export const NAMES_WITH_ACCELERATORS: Readonly<Record<string, RegExp>> = {
  alicloud: /^ecs\.(?:ebm|s|v)?gn/,
  aws: /^(?:dl|g|gr|inf|p|trn)\d/,
  azurerm: /^standard_n[cdgpv]/i,
  exoscale: /^gpu/,
  google: /^(?:a[2-9]x?|g[2-9]|ct\d\w*|tpu\w*)-/,
  huaweicloud: /^(?:ai|g|kat|p|pi)\d/,
  oci: /GPU/,
  opentelekomcloud: /^(?:g|p|pi)\d/,
  ovh: /^(?:a10|a100|h100|h200|l4|l40s|rtx\d*|t[12])-/,
  scaleway: /^(?:b300|gpu|h100|l4|l40s|render)/i,
  stackit: /^n\d/,
};

/** Catalogue names of the accelerators that Google names by themselves. */
export const GOOGLE_ACCELERATORS: Readonly<Record<string, string>> = {
  "nvidia-a100-80gb": "a100-80-sxm",
  "nvidia-b200": "b200",
  "nvidia-gb200": "gb200",
  "nvidia-h100-80gb": "h100-sxm",
  "nvidia-h100-mega-80gb": "h100-sxm",
  "nvidia-h200-141gb": "h200-sxm",
  "nvidia-l4": "l4",
  "nvidia-rtx-pro-6000": "rtx-pro-6000",
  "nvidia-tesla-a100": "a100-40-sxm",
  "nvidia-tesla-t4": "t4",
  "nvidia-tesla-v100": "v100-16-sxm2",
};
