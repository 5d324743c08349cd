import { hallOf, PLACE_LABELS } from "./places";
import type { PowerGroup } from "./power-group";
import { RECORDS } from "./power-records";
import { ofNodes, readings, text } from "./promql";
import { conditionsOf } from "./node-problems";
import type { VendorMetrics } from "./vendors";

/** An alert, before it gets the form of Prometheus. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: "critical" | "warning" | "info";
  readonly summary: string;
  /** What to look at and what to do. */
  readonly runbook: string;
  /** Whether other groups of the hall have the same alert. @default false */
  readonly isShared?: boolean;
}

/** A part regulates around its limit; breakers see what is above it for longer (derived: 1,013 to 1,019 W at 1,000 W). */
const TOLERANCE = 1.02;

/** Alerts on heat: what is measured, and what the hardware does about it. */
export function heatAlerts(group: PowerGroup, metrics: VendorMetrics): Alert[] {
  const { gpuCelsius, memoryCelsius } = group.thresholds;
  const part = `${metrics.part} {{ $labels.${metrics.part} }} of {{ $labels.${metrics.node} }}`;
  const temperature = (name: string, metric: string, limit: number, what: string): Alert => ({
    name,
    expr: `${readings(group, metrics, metric, "celsius")} >= ${limit}`,
    for: "1m",
    severity: "warning",
    summary: `${what} of ${part} is at {{ $value }} C, ${limit} C or more`,
    runbook:
      "Compare inlet temperature and fan speed of the server with those of its neighbours. All of a rack or cooling zone: " +
      "look at the hall's cooling. One server: look for blocked air or a failed fan. Lower the cap if it has to go on.",
  });
  const clocks = (
    name: string,
    events: string,
    severity: Alert["severity"],
    summary: string,
    runbook: string,
  ): Alert[] =>
    metrics.clockEvents === undefined
      ? []
      : [
          {
            name,
            expr: `${clockEvents(group, metrics, metrics.clockEvents, events)} > 0`,
            for: "1m",
            severity,
            summary: `${part} ${summary}`,
            runbook,
          },
        ];
  return [
    ...(gpuCelsius === undefined ? [] : [temperature("SovereignGpuHot", metrics.celsius, gpuCelsius, "The core")]),
    ...(memoryCelsius === undefined
      ? []
      : [temperature("SovereignGpuMemoryHot", metrics.memoryCelsius, memoryCelsius, "The memory")]),
    ...clocks(
      "SovereignGpuHardwareThermalSlowdown",
      "hw_thermal|hw_slowdown",
      "critical",
      "is slowed down by its hardware",
      "The part has reached its slowdown temperature: take work off the node, and look at its cooling before it shuts down. " +
        "Where SovereignGpuPowerBrake stands beside it, power is the cause.",
    ),
    ...clocks(
      "SovereignGpuThermalSlowdown",
      "sw_thermal",
      "warning",
      "is slowed down by its driver because of heat",
      "Heat costs throughput. Look at the cooling of the rack, or lower the cap.",
    ),
    ...clocks(
      "SovereignGpuPowerBrake",
      "hw_power_brake",
      "critical",
      "has its power brake pulled",
      "The server pulls it when supplies fail or are overloaded. Look at supplies and feeds of the server in its BMC.",
    ),
  ];
}

/** Alerts on power: each level against the limit that was checked. */
export function powerAlerts(group: PowerGroup, metrics: VendorMetrics): Alert[] {
  const { name, nodeWatts, hallLimitWatts } = group;
  const hall = `hall=${text(hallOf(group))}`;
  const over = (alert: string, expr: string, summary: string, isShared = true): Alert => ({
    name: alert,
    isShared,
    expr,
    for: "5m",
    severity: "critical",
    summary: `${summary}: {{ $value }} W`,
    runbook:
      "See which nodes draw more than they were checked with (SovereignNodePowerOverChecked) and whether their caps hold " +
      "(SovereignPowerCapNotHolding). Stop work or lower caps until it fits; breakers do not wait.",
  });
  return [
    over(
      "SovereignNodePowerOverChecked",
      `${RECORDS.node}{group="${name}"} > ${Math.round(nodeWatts * TOLERANCE)}`,
      `The node {{ $labels.${metrics.node} }} was checked with ${nodeWatts} W and draws more`,
      false,
    ),
    ...group.racks.flatMap(({ name: rack, limitWatts, otherWatts = 0 }) =>
      limitWatts === undefined
        ? []
        : [
            over(
              "SovereignRackPowerOverLimit",
              `sum by (hall, rack) (${RECORDS.node}{${hall},rack=${text(rack)}}) + ${otherWatts} > ${limitWatts}`,
              `The rack ${rack} is above the ${limitWatts} W that its cooling holds`,
            ),
          ],
    ),
    ...group.feeds.flatMap(({ name: feed, limitWatts, otherWatts = 0, otherFailoverWatts = otherWatts }) => [
      over(
        "SovereignFeedPowerOverLimit",
        `sum by (hall, feed) (${RECORDS.feed}{${hall},feed=${text(feed)}}) + ${otherWatts} > ${limitWatts}`,
        `The feed ${feed} is above its limit of ${limitWatts} W`,
      ),
      over(
        "SovereignFeedPowerOverLimitOnFailover",
        `sum by (hall, feed) (${RECORDS.feedOnFailover}{${hall},feed=${text(feed)}}) + ${otherFailoverWatts} > ${limitWatts}`,
        `The feed ${feed} would be above its limit of ${limitWatts} W if another one failed now`,
      ),
    ]),
    ...(hallLimitWatts === undefined
      ? []
      : [
          over(
            "SovereignHallPowerOverLimit",
            `sum by (hall) (${RECORDS.node}{${hall}}) > ${hallLimitWatts}`,
            `The hall ${hallOf(group)} is above its ${hallLimitWatts} W`,
          ),
        ]),
  ];
}

/** Alerts on the cap itself. */
export function capAlerts(group: PowerGroup, metrics: VendorMetrics): Alert[] {
  const { gpuCapWatts: cap } = group;
  if (cap === undefined) return [];
  const part = `${metrics.part} {{ $labels.${metrics.part} }} of {{ $labels.${metrics.node} }}`;
  const runbook =
    "Read the log of the power agent on the node: it says whether the part refuses the cap or somebody else sets it. " +
    "Until the cap holds, the rack draws more than it was checked with.";
  return [
    ...(metrics.limitWatts === undefined
      ? []
      : [
          {
            name: "SovereignPowerCapNotHolding",
            expr: `${readings(group, metrics, metrics.limitWatts, "watts")} > ${cap}`,
            for: "5m",
            severity: "critical" as const,
            summary: `${part} has a limit of {{ $value }} W in place of ${cap} W`,
            runbook,
          },
        ]),
    {
      name: "SovereignPowerAboveCap",
      expr: `${readings(group, metrics, metrics.watts, "watts")} > ${Math.round(cap * TOLERANCE)}`,
      for: "5m",
      severity: "critical",
      summary: `${part} draws {{ $value }} W, and its cap is ${cap} W`,
      runbook,
    },
  ];
}

/** Alerts on what nobody sees: a sensor that is silent is no sign of health. */
export function missingAlerts(group: PowerGroup, metrics: VendorMetrics): Alert[] {
  const expected = (group.minNodes ?? group.nodes) * group.acceleratorsPerNode;
  const by = `${metrics.node}, ${metrics.part}`;
  const { gpuCelsius, memoryCelsius } = group.thresholds;
  const watched: [string | undefined, "celsius" | "watts"][] = [
    [gpuCelsius === undefined ? undefined : metrics.celsius, "celsius"],
    [memoryCelsius === undefined ? undefined : metrics.memoryCelsius, "celsius"],
    [metrics.watts, "watts"],
    [group.gpuCapWatts === undefined ? undefined : metrics.limitWatts, "watts"],
  ];
  return watched.flatMap(([metric, unit]): Alert[] =>
    metric === undefined
      ? []
      : [
          {
            name: "SovereignPowerMetricsMissing",
            expr: `(count(max by (${by}) (${readings(group, metrics, metric, unit)})) or vector(0)) < ${expected}`,
            for: "10m",
            severity: "critical",
            summary: `{{ $value }} of ${expected} accelerators of ${group.name} tell ${metric}`,
            runbook:
              "Without it no alert of this group can be trusted. Look at the metrics exporter on the nodes, at its table of " +
              "counters, and, where nodes are found by labels, at what kube-state-metrics exports of them " +
              `(--metric-labels-allowlist with ${[...Object.keys(group.nodeSelector), PLACE_LABELS.rack].join(", ")}).`,
          },
        ],
  );
}

/** Alerts on the conditions that node-problem-detector sets. */
export function conditionAlerts(group: PowerGroup): Alert[] {
  const series = (condition: string) => (matchers: string) =>
    `kube_node_status_condition${withMatcher(matchers, `condition="${condition}",status="true"`)}`;
  return conditionsOf(group).map(({ type }) => ({
    name: `SovereignNode${type}`,
    expr: `${ofNodes(group, "node", series(type))} == 1`,
    for: "1m",
    severity: "warning",
    summary: `The node {{ $labels.node }} has the condition ${type}`,
    runbook: "kubectl describe node says why, and since when. The log of the power agent on the node says more.",
  }));
}

function clockEvents(group: PowerGroup, metrics: VendorMetrics, metric: string, events: string): string {
  const event = `clock_event=~${text(events)}`;
  return ofNodes(group, metrics.node, (matcher) => `${metric}${withMatcher(matcher, event)}`);
}

/** Matchers in braces, and one more. */
function withMatcher(matchers: string, further: string): string {
  return matchers === "" ? `{${further}}` : `{${matchers.slice(1, -1)},${further}}`;
}
