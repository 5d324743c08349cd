import type { Host } from "../../engine/hosts/host";
import type { Accelerator } from "../accelerator";
import type { NodeSelection } from "../node-selection";
import type { Server } from "../server";
import type { SovereignStack } from "../sovereign-stack";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { localSite, nodesMissing, withoutMeaningHere, withoutMeaningInCloud } from "./errors";
import { placeInCluster } from "./in-cluster";
import { acceleratorOf } from "./node-kind";
import { placeOnHosts } from "./on-hosts";

/** What the nodes of a group are, and where they stand. */
export interface PlacedGroup {
  readonly accelerator: Accelerator;
  /** @default - an instance type of a cloud, or as the hosts state it */
  readonly server?: Server;
  readonly nodes: number;
  readonly nodeSelection?: NodeSelection;
  /** Racks over which the nodes are spread evenly. @default - `rackNodes` says it exactly, or nobody does */
  readonly racks?: readonly string[];
  readonly rackNodes?: Readonly<Record<string, number>>;
  /** The hosts that are its nodes. @default - the platform has none of its own */
  readonly hosts?: readonly Host[];
}

const OF_RACKS = ["server", "racks", "placement"] as const;
const OF_CLOUDS = ["capacity", "zone"] as const;

/** @throws when the nodes are not where the hosts or the power topology say */
export function placeGroup(where: string, stack: SovereignStack, props: ThermalAwareNodeGroupProps): PlacedGroup {
  const { site } = stack;
  const { selectHosts, network } = stack._driver();
  if (site.platform === "local") throw localSite(where, site.name);
  const refused = (network ? OF_RACKS : OF_CLOUDS).find((property) => props[property] !== undefined);
  if (refused !== undefined) {
    throw network ? withoutMeaningInCloud(where, refused) : withoutMeaningHere(where, refused, site.platform);
  }
  if (network) return placeInCloud(where, props);
  return selectHosts
    ? placeOnHosts(where, (selection) => selectHosts(where, selection), site, props)
    : placeInCluster(where, site, props);
}

function placeInCloud(where: string, props: ThermalAwareNodeGroupProps): PlacedGroup {
  const { nodes, nodeSelection } = props;
  if (nodes === undefined) throw nodesMissing(where);
  return { accelerator: acceleratorOf(props), nodes, nodeSelection };
}
