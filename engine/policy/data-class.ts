/** Data classes from least to most protected. */
export const DATA_CLASSES = ["public", "internal", "confidential", "restricted", "secret"] as const;

export type DataClassName = (typeof DATA_CLASSES)[number];

export function isDataClass(value: unknown): value is DataClassName {
  return DATA_CLASSES.includes(value as DataClassName);
}

/** Negative when `a` is less protected than `b`. */
export function compareDataClasses(a: DataClassName, b: DataClassName): number {
  return DATA_CLASSES.indexOf(a) - DATA_CLASSES.indexOf(b);
}
