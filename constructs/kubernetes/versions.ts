import { Token } from "cdktf";
import { kubernetesTooOld, notAKubernetesVersion } from "./errors";

/** What a part of a cluster needs of it, and who says so. */
export interface Requirement {
  /** Lowest Kubernetes minor version, e.g. `1.29`. */
  readonly kubernetes: string;
  readonly source: string;
}

/** Refuses a part that a cluster is too old for; a version that only the deploy knows is not compared. */
export function requireKubernetes(
  where: string,
  what: string,
  { kubernetes: needed }: Requirement,
  version: string | undefined,
): void {
  if (version === undefined || Token.isUnresolved(version)) return;
  if (compareMinor(minorOf(where, version), minorOf(where, needed)) < 0) {
    throw kubernetesTooOld(where, what, needed, version);
  }
}

/** 34 of `1.34`. */
export function minorNumber(where: string, version: string): number {
  return minorOf(where, version)[1];
}

type Minor = readonly [major: number, minor: number];

function minorOf(where: string, version: string): Minor {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?:[.+-].*)?$/.exec(version) ?? [];
  if (minor === undefined) throw notAKubernetesVersion(where, version);
  return [Number(major), Number(minor)];
}

function compareMinor([major, minor]: Minor, [otherMajor, otherMinor]: Minor): number {
  return major - otherMajor || minor - otherMinor;
}
