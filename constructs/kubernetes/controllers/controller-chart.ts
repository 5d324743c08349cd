import type { SovereignStack } from "../../sovereign-stack";
import type { Requirement } from "../versions";

export type Values = Readonly<Record<string, unknown>>;

/** A controller as its maker publishes it: a chart, and where in its values the images are named. */
export interface ControllerChart extends Requirement {
  /** What people call it. */
  readonly title: string;

  /** Name of the release and id of its construct. */
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;

  /** The version that the images and values below were read from. */
  readonly version: string;

  /** Path of each value that names an image or the front of one, with what stands there behind the registry's host. */
  readonly images: Readonly<Record<string, string>>;

  /** Values that differ from the chart's own, on every platform. @default - none */
  readonly values?: () => Values;

  /** Values that differ on one platform. @default - none */
  readonly onPlatform?: Readonly<Record<string, Values>>;

  /** Values that follow from what else the program has in the cluster, asked for when it is synthesised. @default - none */
  readonly ofCluster?: (stack: SovereignStack) => Values;

  /** Platforms on which it is refused, and why. @default - none */
  readonly refusedOn?: Readonly<Record<string, string>>;
}
