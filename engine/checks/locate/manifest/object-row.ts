import type { FlowKind } from "../../../policy/flow-kind";
import type { Reading } from "../reading";
import { foundAs, type Found } from "./found";
import { unseen } from "./unseen";
import { valuesAt, type ClusterObject, type ClusterSite, type Node, type Read } from "./node";

/** What a kind of cluster object sends elsewhere, or takes in. */
export interface ObjectRow {
  /** Group of the API, without its version; empty for the core. */
  readonly group: string;
  /** One kind, or several that are alike. */
  readonly kinds: readonly string[];
  readonly flows: readonly ObjectFlow[];
  /** Texts that `flows` read as a whole, by their paths. @default - none */
  readonly texts?: readonly string[];
  /** Whether nothing beside `flows` leads anywhere: text for readers, schemas, names. @default - everything is looked at */
  readonly nothingElse?: boolean;
}

/** A path and what stands there, or an odd case as a function. */
export type ObjectFlow = PathFlow | ((object: ClusterObject, site: ClusterSite) => readonly Found[]);

export interface PathFlow {
  readonly kind: FlowKind;
  readonly path: string;
  readonly read: Read<Reading>;
}

export function flow(kind: FlowKind, path: string, read: Read<Reading>): PathFlow {
  return { kind, path, read };
}

export function of(group: string, kinds: string | readonly string[], ...flows: readonly ObjectFlow[]): ObjectRow {
  return { group, kinds: [kinds].flat(), flows };
}

/** A kind with settings as texts, which its flows read. */
export function withTexts(texts: readonly string[], row: ObjectRow): ObjectRow {
  return { ...row, texts };
}

/** A kind in which nothing else than its flows leads anywhere. */
export function only(group: string, kinds: string | readonly string[], ...flows: readonly ObjectFlow[]): ObjectRow {
  return { ...of(group, kinds, ...flows), nothingElse: true };
}

/** What each part at a path leads to; where such a part cannot be seen, nor can that. */
export function each(
  kind: FlowKind,
  path: string,
  read: (node: Node, site: ClusterSite) => readonly Found[],
): ObjectFlow {
  return (object, site) =>
    valuesAt(object, path).flatMap((occurrence) => {
      const { attribute, outcome } = occurrence;
      if (outcome.known) return read({ attribute, ...outcome.known }, site);
      return foundAs(kind, unseen(occurrence, site));
    });
}

export function flowsOfRow({ flows }: ObjectRow, object: ClusterObject, site: ClusterSite): readonly Found[] {
  return flows.flatMap((row) =>
    typeof row === "function"
      ? row(object, site)
      : valuesAt(object, row.path).flatMap((occurrence) => foundAs(row.kind, row.read(occurrence, site))),
  );
}

/** The attributes that the flows of a row read: whoever looks through the rest of the object passes it over. */
export function readBy({ flows, texts = [] }: ObjectRow, object: ClusterObject): readonly string[] {
  const paths = flows.flatMap((row) => (typeof row === "function" ? [] : row.path));
  return [...paths, ...texts].flatMap((path) => valuesAt(object, path).map(({ attribute }) => attribute));
}
