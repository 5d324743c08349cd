import { findServer } from "../../catalog/servers";
import { Accelerator } from "../accelerator";
import { notA } from "../errors";
import { requireKnown } from "../known-at-synth";
import { PowerProfile } from "../power-profile";
import { Server } from "../server";
import { CapOwner, WhenHot, Workload, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import * as errors from "./errors";
import { acceleratorOf } from "./node-kind";
import { isAmount, requireShapes } from "./shapes";
import { requireThresholds } from "./thresholds";

/** Parts whose driver has power profiles: Blackwell in data centres, see `PowerProfile`. */
const WITH_PROFILES = ["b200", "b300-hgx", "gb200", "gb300"];

/** Refuses what no site could build. */
export function requireGroup(where: string, props: ThermalAwareNodeGroupProps): void {
  requireKind(where, props ?? {});
  const { gpuCapWatts, fallbackCapWatts, maxItKw, acceleratorsPerNode, thresholds, ...others } = props;
  const { nodes, racks, placement, quotas, agent } = others;
  requireKnown(where, { gpuCapWatts, fallbackCapWatts, maxItKw, acceleratorsPerNode, thresholds });
  requireKnown(where, { nodes, racks, placement, quotas, agent });
  requireShapes(where, props);
  requireChoices(where, props);
  requireCaps(where, props);
  requireThresholds(where, acceleratorOf(props).name, thresholds);
  if (maxItKw !== undefined && !isAmount(maxItKw)) throw errors.notAKilowattBudget(where, maxItKw);
}

function requireKind(where: string, { server, accelerator, acceleratorsPerNode }: ThermalAwareNodeGroupProps): void {
  if ((server === undefined) === (accelerator === undefined)) {
    throw errors.serverOrAccelerator(where, server !== undefined);
  }
  if (server !== undefined && !(server instanceof Server)) throw notA("a Server", where, "server", server);
  if (accelerator !== undefined && !(accelerator instanceof Accelerator)) {
    throw notA("an Accelerator", where, "accelerator", accelerator);
  }
  const row = server && findServer(server.name);
  if (row?.rackScale) throw errors.rackIsNoNode(where, row.name);
  const most = row?.acceleratorCount;
  if (acceleratorsPerNode !== undefined && row && most !== undefined) {
    if (!(acceleratorsPerNode >= 1 && acceleratorsPerNode <= most)) {
      throw errors.badAcceleratorsPerNode(where, acceleratorsPerNode, row.name, most);
    }
  }
}

function requireChoices(where: string, { workload, whenHot, capOwner }: ThermalAwareNodeGroupProps): void {
  const choices = [
    ["a Workload", "workload", workload, Workload],
    ["a WhenHot", "whenHot", whenHot, WhenHot],
    ["a CapOwner", "capOwner", capOwner, CapOwner],
  ] as const;
  for (const [type, property, value, allowed] of choices) {
    const values: readonly string[] = Object.values(allowed);
    if (value !== undefined && !values.includes(value)) throw notA(type, where, property, value);
  }
}

function requireCaps(where: string, props: ThermalAwareNodeGroupProps): void {
  const { gpuCapWatts, fallbackCapWatts, powerProfile } = props;
  for (const [property, value] of Object.entries({ gpuCapWatts, fallbackCapWatts })) {
    if (value !== undefined && !isAmount(value)) throw errors.notWatts(where, property, value);
  }
  if (gpuCapWatts !== undefined && fallbackCapWatts !== undefined && fallbackCapWatts >= gpuCapWatts) {
    throw errors.fallbackOverCap(where, fallbackCapWatts, gpuCapWatts);
  }
  if (powerProfile === undefined) return;
  if (!(powerProfile instanceof PowerProfile)) throw notA("a PowerProfile", where, "powerProfile", powerProfile);
  if (gpuCapWatts !== undefined) throw errors.capAndProfile(where);
  const { name } = acceleratorOf(props);
  if (!WITH_PROFILES.includes(name)) throw errors.noPowerProfiles(where, name, WITH_PROFILES);
}
