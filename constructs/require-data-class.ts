import { DataClass } from "./data-class";
import { notA } from "./errors";

/** Languages without types, and casts, can say anything: a class that nobody knows must not count as the default. */
export function requireDataClass(dataClass: unknown, where: string): void {
  const known: string[] = Object.values(DataClass);
  if (dataClass !== undefined && !known.includes(dataClass as string)) {
    throw notA(`one of ${known.join(", ")}`, where, "dataClass", dataClass);
  }
}
