/** How protected data is, from least to most. */
export enum DataClass {
  PUBLIC = "public",
  INTERNAL = "internal",
  CONFIDENTIAL = "confidential",
  RESTRICTED = "restricted",
  SECRET = "secret",
}
