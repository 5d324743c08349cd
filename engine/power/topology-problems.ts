import { formatKeyPath, type KeyPath } from "../document/key-path";
import { didYouMean } from "../document/nearest";
import type { Problem } from "../document/problem";
import { findCycles } from "./cycles";
import type { ElementEntry, RackEntry, ServerEntry, TopologyDocument } from "./topology-document";
import { DEFAULTS } from "./topology-document";
import type { ElementKind, PowerMode } from "./topology";
import * as errors from "./topology-errors";

/** What a schema cannot see: names that lead nowhere, circles, and keys that contradict each other. */
export function topologyProblems(document: TopologyDocument): readonly Problem[] {
  const names = new Names(document);
  const { elements, racks, cooling, diversity } = document;
  return [
    ...names.repeated(),
    ...((diversity?.training ?? 1) === 1 ? [] : [at(["diversity", "training"], errors.trainingDiversity())]),
    ...(cooling?.from ?? []).flatMap((name, index) => names.missing(name, ["cooling", "from", index])),
    ...elements.flatMap((element, index) => elementProblems(element, names, ["elements", index])),
    ...racks.flatMap((rack, index) => rackProblems(rack, names, ["racks", index])),
    ...cycleProblems(elements),
  ];
}

/** Every name of a document, and what it stands for. */
class Names {
  private readonly elements = new Map<string, ElementEntry>();
  private readonly racks: ReadonlySet<string>;

  public constructor(private readonly document: TopologyDocument) {
    for (const element of document.elements) {
      if (!this.elements.has(element.name)) this.elements.set(element.name, element);
    }
    this.racks = new Set(document.racks.map(({ name }) => name));
  }

  public find(name: string): ElementEntry | undefined {
    return this.elements.get(name);
  }

  /** What is wrong with a reference to an element that does not exist; empty where it does. */
  public missing(name: string, path: KeyPath): readonly Problem[] {
    if (this.elements.has(name)) return [];
    const message = this.racks.has(name)
      ? errors.rackFeedsNothing(name)
      : errors.noSuchElement(name, didYouMean(name, this.elements.keys()));
    return [at(path, message)];
  }

  /** The second place of every name. */
  public repeated(): readonly Problem[] {
    const { elements, racks } = this.document;
    const named = [
      ...elements.map(({ name }, index) => ({ name, path: ["elements", index, "name"] })),
      ...racks.map(({ name }, index) => ({ name, path: ["racks", index, "name"] })),
    ];
    const first = new Map<string, string>();
    return named.flatMap(({ name, path }) => {
      const before = first.get(name);
      if (before !== undefined) return [at(path, errors.nameTwice(name, before))];
      first.set(name, formatKeyPath(path));
      return [];
    });
  }
}

function elementProblems(element: ElementEntry, names: Names, path: KeyPath): readonly Problem[] {
  const { kind, from = [], volts, amps, reference, phase } = element;
  const isThreePhase = (element.phases ?? DEFAULTS.phases) === 3;
  const problems: Problem[] = [];
  const add = (key: string, message: string): number => problems.push(at([...path, key], message));

  if (kind === "ups" && element.efficiency === undefined) problems.push(at(path, errors.noEfficiency(element.name)));
  if (amps !== undefined && volts === undefined) add("amps", errors.ampsWithoutVolts());
  else if (amps !== undefined && isThreePhase && !reference) add("amps", errors.ampsWithoutReference());
  if (phase !== undefined && isThreePhase) add("phase", errors.phaseOfThree());
  if (isSource(kind) && element.from) {
    return [...problems, at([...path, "from"], errors.sourceWithParent(kind), "key")];
  }
  return [...problems, ...from.flatMap((name, index) => parentProblems(name, names, [...path, "from", index]))];
}

function isSource(kind: ElementKind): boolean {
  return kind === "utility" || kind === "generator";
}

function parentProblems(name: string, names: Names, path: KeyPath): readonly Problem[] {
  return names.find(name)?.kind === "feed" ? [at(path, errors.childOfFeed(name))] : names.missing(name, path);
}

function rackProblems(rack: RackEntry, names: Names, path: KeyPath): readonly Problem[] {
  const { servers = [], units } = rack;
  const count = servers.reduce((sum, server) => sum + server.count, 0);
  return [
    ...rack.feeds.flatMap((name, index) => feedProblems(name, names, [...path, "feeds", index])),
    ...servers.flatMap((server, index) => modeProblems(server, [...path, "servers", index])),
    ...(units !== undefined && count > units
      ? [at([...path, "units"], errors.tooManyServers(rack.name, count, units))]
      : []),
  ];
}

function feedProblems(name: string, names: Names, path: KeyPath): readonly Problem[] {
  const kind = names.find(name)?.kind;
  if (kind === undefined) return names.missing(name, path);
  return kind === "feed" ? [] : [at(path, errors.notAFeed(name, kind))];
}

const KEYS_OF_MODE: Readonly<Record<PowerMode, readonly (keyof ServerEntry)[]>> = {
  nameplate: [],
  capped: ["gpuCapWatts"],
  "measured-peak": ["watts", "source"],
};

function modeProblems(server: ServerEntry, path: KeyPath): readonly Problem[] {
  const mode = server.mode ?? DEFAULTS.mode;
  const missing = KEYS_OF_MODE[mode].filter((key) => server[key] === undefined);
  const foreign = Object.entries(KEYS_OF_MODE).flatMap(([owner, keys]) =>
    owner === mode ? [] : keys.filter((key) => server[key] !== undefined).map((key) => ({ owner, key })),
  );
  return [
    ...(missing.length > 0 ? [at(path, errors.modeNeeds(mode, missing))] : []),
    ...foreign.map(({ owner, key }) =>
      at([...path, key], errors.keyOfOtherMode(owner, mode, server.mode === undefined), "key"),
    ),
  ];
}

/** Circles through a parent of a utility, or a child of a feed, are no second mistake. */
function cycleProblems(elements: readonly ElementEntry[]): readonly Problem[] {
  const links = elements.filter(({ kind }) => !isSource(kind) && kind !== "feed");
  const parents = new Map(links.map(({ name, from = [] }) => [name, from]));
  return findCycles(parents).map((names) => {
    const index = elements.findIndex(({ name }) => name === names[0]);
    return at(["elements", index, "from"], errors.cycle(names));
  });
}

function at(path: KeyPath, what: string, part: Problem["part"] = "value"): Problem {
  return { path, part, message: `${formatKeyPath(path)}: ${what}` };
}
