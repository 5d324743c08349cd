import { fitsAfter, groupsIn, largestThat, type FitConstraint, type ServerGroup } from "./fit";

/** The most servers of one model that fit, all others unchanged. */
export interface FittingNodes {
  readonly model: string;
  readonly fits: number;
  readonly insteadOf: number;
  /** Racks that lose servers. */
  readonly racks: readonly RackNodes[];
}

export interface RackNodes {
  readonly rack: string;
  readonly fits: number;
  readonly insteadOf: number;
}

/**
 * Takes servers of the model that weighs most: evenly, down to the same number in every rack, and then one more in as
 * many racks as fit. @returns undefined where none of them would still be too many
 */
export function fittingNodes(constraints: readonly FitConstraint[]): FittingNodes | undefined {
  const groups = heaviest(constraints);
  if (groups.length === 0) return undefined;
  const model = groups[0].server.model;
  const ranks = new Map(groups.map((group, rank) => [group, rank]));

  /** Servers that are left where each group has at most `most`, and the first `more` one more. */
  const left = (group: ServerGroup, rank: number, most: number, more: number): number =>
    Math.min(group.server.count, most + (rank < more ? 1 : 0));
  const fits = (most: number, more: number): boolean =>
    fitsAfter(constraints, (group) => {
      const rank = ranks.get(group);
      return rank === undefined ? 0 : (group.server.count - left(group, rank, most, more)) * (group.kw ?? 0);
    });

  const largest = groups.reduce((most, { server }) => Math.max(most, server.count), 0);
  const most = largestThat(0, largest - 1, (number) => fits(number, 0));
  if (most === undefined) return undefined;
  const more = largestThat(0, groups.length - 1, (number) => fits(most, number)) ?? 0;

  const racks = new Map<string, { rack: string; fits: number; insteadOf: number }>();
  groups.forEach((group, rank) => {
    const { name } = group.rack;
    const sum = racks.get(name) ?? { rack: name, fits: 0, insteadOf: 0 };
    racks.set(name, sum);
    sum.fits += left(group, rank, most, more);
    sum.insteadOf += group.server.count;
  });
  const all = [...racks.values()];
  return {
    model,
    fits: all.reduce((total, rack) => total + rack.fits, 0),
    insteadOf: all.reduce((total, rack) => total + rack.insteadOf, 0),
    racks: all.filter((rack) => rack.fits < rack.insteadOf),
  };
}

/** The groups of the model that brings most to the first constraint. */
function heaviest(constraints: readonly FitConstraint[]): ServerGroup[] {
  const weights = new Map<string, number>();
  for (const [{ server, kw }, coefficient] of constraints[0].coefficients) {
    const weight = server.count * (kw ?? 0) * coefficient;
    if (weight > 0) weights.set(server.model, (weights.get(server.model) ?? 0) + weight);
  }
  const [model] = [...weights].reduce<readonly [string, number]>((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  return groupsIn(constraints).filter(({ server }) => server.model === model && server.count > 0);
}
