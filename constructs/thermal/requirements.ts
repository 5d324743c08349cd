import { findServer } from "../../catalog/servers";
import { Accelerator } from "../accelerator";
import { notA } from "../errors";
import { PowerProfile } from "../power-profile";
import { Server } from "../server";
import { CapOwner, WhenHot, Workload, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import * as errors from "./errors";
import { acceleratorOf } from "./node-kind";

/** Parts whose driver has power profiles: Blackwell in data centres, see `PowerProfile`. */
const WITH_PROFILES = ["b200", "b300-hgx", "gb200", "gb300"];

/** Refuses what no site could build. */
export function requireGroup(where: string, props: ThermalAwareNodeGroupProps): void {
  requireKind(where, props);
  requireChoices(where, props);
  requireCaps(where, props);
  const { maxItKw, thresholds = {} } = props;
  if (maxItKw !== undefined && !isAmount(maxItKw)) throw errors.notAKilowattBudget(where, maxItKw);
  for (const [property, value] of Object.entries(thresholds)) {
    if (value !== undefined && !isAmount(value)) throw errors.notDegrees(where, property, value);
  }
}

function requireKind(where: string, { server, accelerator }: Partial<ThermalAwareNodeGroupProps> = {}): void {
  if ((server === undefined) === (accelerator === undefined)) {
    throw errors.serverOrAccelerator(where, server !== undefined);
  }
  if (server !== undefined && !(server instanceof Server)) throw notA("a Server", where, "server", server);
  if (accelerator !== undefined && !(accelerator instanceof Accelerator)) {
    throw notA("an Accelerator", where, "accelerator", accelerator);
  }
  if (server && findServer(server.name)?.rackScale) throw errors.rackIsNoNode(where, server.name);
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

/** What is known only when deploying is a negative number here, and cannot be checked before. */
function isAmount(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}
