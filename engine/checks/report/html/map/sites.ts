import { groupBy } from "../../group-by";
import type { Report, ReportedFlow, ReportedPlacement } from "../../report";
import { placeKey } from "../place-name";
import { MARKS, subjectOf, worstOf, type Mark, type Verdicts } from "../verdicts";

/** A place on the map: one country, or several of which nobody says which. */
export interface MapSite {
  readonly key: string;
  readonly countries: readonly string[];
  readonly placements: readonly ReportedPlacement[];
  /** The worst that is said of what lies there; where nothing does, of the flows that end there. */
  readonly mark: Mark;
  /** How many of the placements have each mark. */
  readonly marks: ReadonlyMap<Mark, number>;
}

/** All flows of one mark from one place to another. */
export interface MapLink {
  readonly from: MapSite;
  readonly to: MapSite;
  readonly mark: Mark;
  readonly flows: readonly ReportedFlow[];
}

/** What no map can show, because it is in no place. */
export interface Nowhere {
  readonly placements: readonly ReportedPlacement[];
  /** Flows with an end there. */
  readonly flows: readonly ReportedFlow[];
}

export interface MapFacts {
  /** The worst first, then those with the most placements. */
  readonly sites: readonly MapSite[];
  readonly links: readonly MapLink[];
  readonly anywhere: Nowhere;
  readonly unknown: Nowhere;
  /** Flows that do not leave their place. */
  readonly within: readonly ReportedFlow[];
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

export function mapFacts(report: Report, verdicts: Verdicts): MapFacts {
  const { placements, flows } = report;
  const endsOf = endsOfFlows(report);
  const known = placements.filter(({ place }) => place === "countries");
  const byKey = new Map<string, ReportedPlacement[]>();
  const at = (key: string): ReportedPlacement[] => {
    const there = byKey.get(key) ?? [];
    byKey.set(key, there);
    return there;
  };
  for (const placement of known) at(placeKey("countries", placement.countries)).push(placement);
  const drawn = flows.filter((flow) => isDrawn(endsOf(flow)));
  drawn.flatMap((flow) => Object.values(endsOf(flow))).forEach(at);

  const ending = groupBy(drawn, (flow) => endsOf(flow).to);
  const sites = [...byKey].map(([key, there]) => site(key, there, ending.get(key) ?? [], verdicts)).sort(byConcern);
  const siteOf = new Map(sites.map((one) => [one.key, one]));
  const nowhere = (kind: "anywhere" | "unknown"): Nowhere => ({
    placements: placements.filter(({ place }) => place === kind),
    flows: flows.filter((flow) => Object.values(endsOf(flow)).includes(kind)),
  });
  return {
    sites,
    links: linksOf(drawn, endsOf, siteOf, verdicts),
    anywhere: nowhere("anywhere"),
    unknown: nowhere("unknown"),
    within: flows.filter((flow) => endsOf(flow).from === endsOf(flow).to),
  };
}

/** A flow leaves from where the resource that declares it lies. */
export function endsOfFlows({ placements, flows }: Report): (flow: ReportedFlow) => Ends {
  const own = new Map(placements.map((placement) => [subjectOf(placement), placement]));
  const ends = new Map(flows.map((flow) => [flow, { from: keyOf(own.get(subjectOf(flow))), to: keyOf(flow) }]));
  return (flow) => ends.get(flow) as Ends;
}

function keyOf(there: ReportedPlacement | ReportedFlow | undefined): string {
  return there === undefined ? "unknown" : placeKey(there.place, there.countries);
}

function isDrawn({ from, to }: Ends): boolean {
  return from !== to && ![from, to].some((end) => end === "anywhere" || end === "unknown");
}

function site(
  key: string,
  placements: readonly ReportedPlacement[],
  ending: readonly ReportedFlow[],
  verdicts: Verdicts,
): MapSite {
  const marks = new Map<Mark, number>(MARKS.map((mark) => [mark, 0]));
  for (const placement of placements) {
    const { mark } = verdicts.placements.get(placement) ?? { mark: "unknown" };
    marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  const found =
    placements.length > 0
      ? MARKS.filter((mark) => (marks.get(mark) ?? 0) > 0)
      : ending.map((flow) => verdicts.flows.get(flow)?.mark ?? "unknown");
  return { key, countries: key.split(","), placements, marks, mark: worstOf(found) };
}

function linksOf(
  flows: readonly ReportedFlow[],
  endsOf: (flow: ReportedFlow) => Ends,
  sites: ReadonlyMap<string, MapSite>,
  verdicts: Verdicts,
): readonly MapLink[] {
  const links = new Map<string, { from: MapSite; to: MapSite; mark: Mark; flows: ReportedFlow[] }>();
  for (const flow of flows) {
    const { from, to } = endsOf(flow);
    const [start, end] = [sites.get(from), sites.get(to)];
    const { mark } = verdicts.flows.get(flow) ?? { mark: "unknown" };
    const key = `${from} ${to} ${mark}`;
    const link = links.get(key);
    if (link) link.flows.push(flow);
    else if (start && end) links.set(key, { from: start, to: end, mark, flows: [flow] });
  }
  // What matters most is drawn last, over the others.
  return [...links.values()].sort((a, b) => MARKS.indexOf(b.mark) - MARKS.indexOf(a.mark));
}

function byConcern(a: MapSite, b: MapSite): number {
  const worse = MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark);
  return worse || b.placements.length - a.placements.length || (a.key < b.key ? -1 : 1);
}
