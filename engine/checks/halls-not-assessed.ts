import { findServer } from "../../catalog/servers";
import type { PowerAssessment, RackAssessment, ServerAssessment } from "../power/assessment";
import type { FactGraph, NotAssessed, TopologyFact } from "./model/graph";
import { heat, power } from "./rules/halls";

/** What a hall's topology does not state, and what nobody knows of its parts, gathered by question. */
export function hallQuestions(graph: FactGraph): readonly NotAssessed[] {
  return graph.topologies.flatMap((hall) => [
    ...ofElements(hall.assessment),
    ...ofRacks(hall.assessment),
    ...ofHall(hall.assessment),
    ...poolsWithoutRacks(graph, hall),
    ...sharedHall(hall),
    ...hall.questions.map((question) => ({ what: hall.assessment.topology.name, why: question })),
  ]);
}

function ofElements({ topology: { name, cooling }, elements }: PowerAssessment): readonly NotAssessed[] {
  const bare = elements.filter(({ limitKw }) => limitKw === null).map(({ element }) => element.name);
  const what = `PWR-FEED and PWR-FAILOVER of ${name}`;
  const cooled = cooling?.copAtDesign === undefined ? (cooling?.from ?? []) : [];
  return [
    ...gathered(what, bare, "no rating is stated for"),
    ...gathered(what, cooled, "the hall states no copAtDesign, so nobody knows what its cooling adds to"),
  ];
}

/** Why a check of racks, or of the servers in them, has nothing to go by: `undefined` where it has. */
interface RackQuestion {
  readonly rule: string;
  readonly why: string;
  readonly isOpen: (rack: RackAssessment, assessment: PowerAssessment) => boolean;
}

const hasServers = ({ servers }: RackAssessment): boolean => servers.some(({ server }) => server.count > 0);

const hasInlet = ({ rack }: RackAssessment, { topology }: PowerAssessment): boolean =>
  (rack.cooling?.inletC ?? topology.cooling?.supplyC) !== undefined;

const isLiquid = ({ rack }: RackAssessment): boolean => rack.cooling?.kind === "liquid";

const RACK_QUESTIONS: readonly RackQuestion[] = [
  {
    rule: "THM-INLET",
    why: "neither inletC nor supplyC of the hall is stated for",
    isOpen: (rack, assessment) => hasServers(rack) && !isLiquid(rack) && !hasInlet(rack, assessment),
  },
  {
    rule: "THM-AIRFLOW",
    why: "no airflowCfm is stated for",
    isOpen: (rack) => hasServers(rack) && !isLiquid(rack) && rack.rack.cooling?.airflowCfm === undefined,
  },
  {
    rule: "THM-AIRFLOW",
    why: "at this altitude the formula knows no air that cools",
    isOpen: (rack) => rack.kw !== null && !isLiquid(rack) && rack.cfmNeeded === null,
  },
  {
    rule: "THM-LIQUID",
    why: "no cooling is stated for",
    isOpen: (rack) => hasServers(rack) && rack.rack.cooling === undefined,
  },
  {
    rule: "THM-LIQUID",
    why: "no litresPerMinute is stated for",
    isOpen: (rack) => isLiquid(rack) && rack.rack.cooling?.litresPerMinute === undefined,
  },
  {
    rule: "THM-DENSITY",
    why: "no cooling is stated for",
    isOpen: (rack) => hasServers(rack) && rack.rack.cooling === undefined,
  },
  {
    rule: "THM-JUNCTION",
    why: "neither inletC nor supplyC of the hall is stated for",
    isOpen: (rack, assessment) => hasServers(rack) && !hasInlet(rack, assessment),
  },
];

/** What nobody knows of a model. */
interface ModelQuestion {
  readonly rule: string;
  readonly why: string;
  readonly isOpen: (server: ServerAssessment, rack: RackAssessment, assessment: PowerAssessment) => boolean;
}

const MODEL_QUESTIONS: readonly ModelQuestion[] = [
  {
    rule: "PWR-CAP-RANGE",
    why: "the catalogue does not know which caps the driver takes of",
    isOpen: ({ capRangeUnknown }) => capRangeUnknown !== undefined,
  },
  {
    rule: "PWR-PSU",
    why: "the catalogue does not know the power supplies of",
    isOpen: ({ server: { model } }) => isKnown(model) && findServer(model)?.powerSupplies === undefined,
  },
  {
    rule: "THM-INLET",
    why: "the catalogue does not know which inlet air is allowed for",
    isOpen: ({ server: { model }, inletC }, rack) => isKnown(model) && !isLiquid(rack) && inletC === undefined,
  },
  {
    rule: "THM-LIQUID",
    why: "the catalogue does not know whether air can cool",
    isOpen: ({ server: { model } }, rack) =>
      isKnown(model) && !isLiquid(rack) && heat().needsLiquid(model) === undefined,
  },
  {
    rule: "THM-JUNCTION",
    why: "the catalogue does not know the thermal resistance or the slowdown temperature of",
    isOpen: ({ server: { model }, junction }, rack, assessment) =>
      isKnown(model) && junction === undefined && hasInlet(rack, assessment),
  },
];

function ofRacks(assessment: PowerAssessment): readonly NotAssessed[] {
  const { topology, racks } = assessment;
  const servers = racks.flatMap((rack) =>
    rack.servers.filter(({ server }) => server.count > 0).map((server) => ({ server, rack })),
  );
  return [
    ...RACK_QUESTIONS.flatMap(({ rule, why, isOpen }) => {
      const open = racks.filter((rack) => isOpen(rack, assessment)).map(({ rack }) => rack.name);
      return gathered(`${rule} of ${topology.name}`, open, why);
    }),
    ...MODEL_QUESTIONS.flatMap(({ rule, why, isOpen }) => {
      const open = servers.filter(({ server, rack }) => isOpen(server, rack, assessment));
      const models = new Set(open.map(({ server }) => server.server.model));
      return gathered(`${rule} of ${topology.name}`, [...models], why);
    }),
  ];
}

function ofHall({ topology, facilityPeakKw, itKw }: PowerAssessment): readonly NotAssessed[] {
  const { name, cooling, racks, diversity } = topology;
  const { waterSupply } = require("../power/water") as typeof import("../power/water");
  const water = waterSupply(topology);
  const isCapped = racks.some(({ servers }) =>
    servers.some(({ gpuCapWatts, fallbackCapWatts }) => (gpuCapWatts ?? fallbackCapWatts) !== undefined),
  );
  return [
    ...(cooling?.capacityKw === undefined
      ? [{ what: `THM-DENSITY of ${name}`, why: "the hall states no capacityKw" }]
      : []),
    ...(water.is === "not-stated"
      ? [{ what: `THM-WATER of ${name}`, why: `the hall does not state ${water.missing.join(" and ")}` }]
      : []),
    ...(isCapped || diversity.inference < 1
      ? [
          {
            what: `cap latency of ${name}`,
            why: "a topology does not say how soon a cap takes hold, and a breaker waits seconds",
          },
        ]
      : []),
    ...(facilityPeakKw === null && itKw !== null
      ? [{ what: `facility peak of ${name}`, why: "the hall states no copAtDesign" }]
      : []),
  ];
}

/** Two sites may mean one hall, or have built the same one twice: nobody says which. */
function sharedHall({ site, otherSites = [], assessment }: TopologyFact): readonly NotAssessed[] {
  if (otherSites.length === 0) return [];
  const { name } = assessment.topology;
  return [
    {
      what: `${name} as several halls`,
      why:
        `${power().enumerated([site ?? name, ...otherSites])} state the same hall, so that it carries the nodes of all ` +
        "of them; give each its name where there are several",
    },
  ];
}

/** Nodes at a site with a hall that no feed of it carries. */
function poolsWithoutRacks({ pools, topologies }: FactGraph, hall: TopologyFact): readonly NotAssessed[] {
  const { name } = hall.assessment.topology;
  const site = hall.site ?? name;
  if (topologies.find((other) => (other.site ?? other.assessment.topology.name) === site) !== hall) return [];
  return pools
    .filter((pool) => pool.site === site && pool.standing === undefined && pool.maxNodes !== 0)
    .map(({ path }) => ({
      what: `feeds and cooling of ${path}`,
      why: `it states no racks, so that nothing of ${name} carries its nodes`,
    }));
}

function gathered(what: string, names: readonly string[], why: string): readonly NotAssessed[] {
  if (names.length === 0) return [];
  return [{ what, why: `${why} ${power().enumerated(names)}` }];
}

/** Of a model that the catalogue does not know, PWR-UNKNOWN says enough. */
function isKnown(model: string): boolean {
  return findServer(model) !== undefined;
}
