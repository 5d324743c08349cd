import { acceleratorWattsUnknown } from "./errors";
import { hallOf } from "./places";
import { whereOf, type PowerGroup, type PowerGroupRack } from "./power-group";
import { readings } from "./promql";
import type { VendorMetrics } from "./vendors";
import { acceleratorWatts, baseWattsOfNode } from "./watts";

/** A rule that records a series. */
export interface RecordRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Series that the alerts on power add up, over all groups of a cluster. In watts. */
export const RECORDS = {
  node: "sovereign:node_power_watts",
  feed: "sovereign:feed_power_watts",
  feedOnFailover: "sovereign:feed_failover_power_watts",
};

/**
 * What the nodes of a group draw: their accelerators as measured, one that tells nothing at the most that it may draw, and
 * the rest of the server as it was checked. Then what of it is on each feed, now and when one feed of a rack is lost.
 */
export function powerRecords(group: PowerGroup, metrics: VendorMetrics): RecordRule[] {
  const each = acceleratorWatts(group);
  const base = baseWattsOfNode(group);
  if (each === undefined || base === undefined) throw acceleratorWattsUnknown(whereOf(group), group.accelerator);
  const common = { group: group.name, hall: hallOf(group) };
  const perNode = (rack?: PowerGroupRack) => {
    const { node, part } = metrics;
    // A part that pods share has a series for each of them.
    const measured = `max by (${node}, ${part}) (${readings(group, metrics, metrics.watts, "watts", rack)})`;
    return (
      `sum by (${node}) (${measured}) + (${group.acceleratorsPerNode} - count by (${node}) (${measured})) * ${each}` +
      ` + ${base}`
    );
  };
  if (group.racks.length === 0) return [{ record: RECORDS.node, expr: perNode(), labels: common }];
  return group.racks.flatMap((rack) => [
    { record: RECORDS.node, expr: perNode(rack), labels: { ...common, rack: rack.name } },
    ...feedRecords(group, rack, common),
  ]);
}

function feedRecords(group: PowerGroup, rack: PowerGroupRack, common: Readonly<Record<string, string>>): RecordRule[] {
  const ofRack = `sum (${RECORDS.node}{group="${group.name}",rack=${JSON.stringify(rack.name)}})`;
  const { normal, failover } = feedShares(rack);
  return rack.feeds.flatMap((feed) => {
    const labels = { ...common, rack: rack.name, feed };
    return [
      { record: RECORDS.feed, expr: `${ofRack} * ${normal}`, labels },
      { record: RECORDS.feedOnFailover, expr: `${ofRack} * ${failover}`, labels },
    ];
  });
}

/** Part of a rack's power on each of its feeds: with all of them, and when one (2N: one of the two sides) is lost. */
export function feedShares({ feeds, redundancy }: PowerGroupRack): { normal: number; failover: number } {
  const count = feeds.length;
  const left = { N: count, "N+1": count - 1, "2N": Math.floor(count / 2) }[redundancy];
  return { normal: 1 / count, failover: 1 / Math.max(1, left) };
}
