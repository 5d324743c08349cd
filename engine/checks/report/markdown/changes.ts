import { compareFindings, type ChangedFinding } from "../baseline/findings";
import {
  ANYWHERE,
  comparePlaces,
  placeLabels,
  UNKNOWN,
  type PlaceChanges,
  type PlacedResource,
  type PlaceLabel,
} from "../baseline/places";
import type { Baseline } from "../baseline/read";
import { rankOf } from "../grouping";
import { countryName } from "../html/place-name";
import { counted } from "../phrases";
import type { Report, ReportedFinding, ReportedFlow } from "../report";
import type { Section } from "./document";
import { text } from "./escape";
import { places, rankedRows, whereabouts } from "./findings";

/** What is different from an earlier report. */
export interface Changes {
  /** Lines of Markdown. */
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
}

export function changesSince(report: Report, baseline: Baseline): Changes {
  const { appeared, changed, unchanged, gone } = compareFindings(report.findings, baseline);
  const moved = comparePlaces(report, baseline);
  const newErrors = appeared.filter((finding) => rankOf(finding) === "error").length;
  const counts = [
    `**${counted(appeared.length, "new finding")}**${appeared.length > 0 ? ` (${counted(newErrors, "error")})` : ""}`,
    `${gone.length} mended or gone`,
    `${changed.length} judged otherwise`,
    `${unchanged.length} as before`,
  ];
  return {
    lines: [counts.join(", "), ...placeLines(moved)],
    sections: [
      {
        title: counted(appeared.length, "new finding"),
        columns: ["Rule", "Severity", "Where", "What", "Remedy"],
        rows: rankedRows(appeared),
      },
      {
        title: `${counted(changed.length, "finding")} judged otherwise`,
        columns: ["Rule", "Was", "Is", "Where", "What"],
        rows: changed.map(changedRow),
      },
      { ...list("Moved", moved.moved, ({ from }) => namesOf(from)), folded: moved.moved.length > 10 },
      flowsSection("New flows", moved.newFlows),
      {
        title: `${counted(gone.length, "finding")} mended or gone`,
        columns: ["Rule", "Severity", "Where", "What"],
        rows: rankedRows(gone).map((cells) => cells.slice(0, -1)),
        folded: true,
      },
      { ...flowsSection("Flows that ended", moved.goneFlows), folded: true },
      { ...list("New resources", moved.appeared), folded: true },
      { ...list("Resources that are gone", moved.gone), folded: true },
    ],
  };
}

/** What a reviewer must not miss: data in a country where none was. */
function placeLines({ newPlaces, leftPlaces }: PlaceChanges): readonly string[] {
  return [
    ...[...newPlaces].map(([place, resources]) => `**Data now also rests in ${nameOf(place)}**: ${places(resources)}`),
    ...leftPlaces.map((place) => `Data no longer rests in ${nameOf(place)}`),
  ];
}

function changedRow({ before, now }: ChangedFinding): readonly string[] {
  return [text(now.rule), judgement(before), judgement(now), whereabouts(now), text(now.message)];
}

function judgement({ severity, status }: ReportedFinding): string {
  return `${severity}, ${status}`;
}

function list<T extends PlacedResource>(
  title: string,
  resources: readonly T[],
  fromOf?: (resource: T) => string,
): Section {
  return {
    title: `${title} (${resources.length})`,
    columns: ["Resource", ...(fromOf ? ["From", "To"] : ["Place"])],
    rows: resources.map((resource) => [
      whereabouts(resource),
      ...(fromOf ? [fromOf(resource)] : []),
      namesOf(resource.places),
    ]),
  };
}

function flowsSection(title: string, flows: readonly ReportedFlow[]): Section {
  return {
    title: `${title} (${flows.length})`,
    columns: ["Kind", "From", "To", "Place", "Declared by"],
    rows: flows.map((flow) => [
      text(flow.kind),
      text(flow.from),
      text(flow.to),
      namesOf(placeLabels(flow)),
      flow.address === undefined ? "" : whereabouts({ address: flow.address, stack: flow.stack }),
    ]),
  };
}

function namesOf(labels: readonly PlaceLabel[]): string {
  return labels.map(nameOf).join(", ");
}

function nameOf(place: PlaceLabel): string {
  if (place === ANYWHERE) return "a place that the service chooses";
  if (place === UNKNOWN) return "a place that cannot be resolved";
  return `${text(countryName(place))} (${text(place)})`;
}
