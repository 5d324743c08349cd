import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { overBudget } from "./errors";
import type { GroupNumbers } from "./numbers";

/** Refuses a group whose nodes may come to more than the program itself allows it. */
export function requireBudget(
  where: string,
  { maxItKw }: ThermalAwareNodeGroupProps,
  nodes: number,
  { nodeKw }: GroupNumbers,
): void {
  if (maxItKw === undefined || nodeKw === undefined) return;
  const { isOver, kw, TOLERANCE_KW } = require("../../engine/power") as typeof import("../../engine/power");
  const total = nodes * nodeKw;
  if (!isOver(total, maxItKw)) return;
  const power = { nodes, node: kw(nodeKw), total: kw(total), over: kw(total - maxItKw) };
  throw overBudget(where, power, kw(maxItKw), Math.floor((maxItKw + TOLERANCE_KW) / nodeKw));
}
