/** The way from the root of a document to one of its values. */
export type KeyPath = readonly (string | number)[];

/** As a reader writes it: `waivers[0].rule`, `resources["helm_release.x"].country`; empty for the root. */
export function formatKeyPath(path: KeyPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[\w-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}
