import { placeAttributesOf } from "./cloud-objects";
import { foundAs, type Found } from "./found";
import type { ReadingSite } from "../reading";
import { memberName, textAt, valuesAt, type ClusterObject, type ClusterSite } from "./node";
import { flowsOfRow, readBy, type ObjectRow } from "./object-row";
import { AI_ROWS } from "./rows-ai";
import { BACKUP_ROWS } from "./rows-backup";
import { CORE_ROWS } from "./rows-core";
import { KEY_ROWS } from "./rows-keys";
import { NETWORK_ROWS } from "./rows-network";
import { SOURCE_ROWS } from "./rows-sources";
import { TELEMETRY_ROWS } from "./rows-telemetry";
import { unseen } from "./unseen";
import { walk } from "./walk";

/** Every kind of object that is known by its group and name. */
export const OBJECT_ROWS: readonly ObjectRow[] = [
  ...AI_ROWS,
  ...BACKUP_ROWS,
  ...CORE_ROWS,
  ...KEY_ROWS,
  ...NETWORK_ROWS,
  ...SOURCE_ROWS,
  ...TELEMETRY_ROWS,
];

const byKind = index(OBJECT_ROWS);

/** Everything that an object of a cluster leads to: by its kind, then by the shape of its parts. */
export function flowsOfObject(object: ClusterObject, site: ReadingSite): readonly Found[] {
  const inNamespace: ClusterSite = { ...site, namespace: textAt(object, "metadata.namespace") };
  const rows = byKind.get(`${object.group}/${object.kind}`) ?? [];
  const said = rows.flatMap((row) => flowsOfRow(row, object, inNamespace));
  if (rows.some(({ nothingElse }) => nothingElse)) return said;
  const read = [
    ...rows.flatMap((row) => readBy(row, object)),
    ...said.flatMap(attributeOf),
    ...placeAttributesOf(object),
  ];
  return [
    ...ofUnknownKind(object, inNamespace),
    ...said,
    ...walk(object, inNamespace, options(new Set(read.map(memberName)))),
  ];
}

function attributeOf({ reading: { evidence } }: Found): readonly string[] {
  return evidence.slice(0, 1).flatMap(({ attribute }) => attribute ?? []);
}

function options(claimed: ReadonlySet<string>) {
  return { bare: "of-the-default-registry", claimed } as const;
}

/** An object whose kind is known only in the deploy may be of any. */
function ofUnknownKind(object: ClusterObject, site: ClusterSite): readonly Found[] {
  return valuesAt(object, "kind")
    .filter(({ outcome }) => !outcome.known)
    .flatMap((kind) => foundAs("image", unseen(kind, site)));
}

function index(rows: readonly ObjectRow[]): ReadonlyMap<string, readonly ObjectRow[]> {
  const found = new Map<string, ObjectRow[]>();
  for (const row of rows) {
    for (const kind of row.kinds) {
      const key = `${row.group}/${kind}`;
      const ofKind = found.get(key);
      if (ofKind) ofKind.push(row);
      else found.set(key, [row]);
    }
  }
  return found;
}
