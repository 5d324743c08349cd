// What a cluster holds beside what every cluster has, from `kubectl get -o json` on standard input:
// `objects.mjs stated` prints each object as it was stated, `objects.mjs versions` its version, a line an object.
import { readFileSync } from "node:fs";

const BUILT_IN = new Set(["default", "kube-node-lease", "kube-public", "kube-system"]);

const { items } = JSON.parse(readFileSync(0, "utf8"));
const objects = items
  .filter(({ kind, metadata }) => kind !== "Namespace" || !BUILT_IN.has(metadata.name))
  .map((object) => [[object.kind, object.metadata.namespace, object.metadata.name].filter(Boolean).join(" "), object])
  .sort(([one], [other]) => (one < other ? -1 : 1));

if (process.argv[2] === "versions") {
  for (const [name, { metadata }] of objects) console.log(`${name} ${metadata.uid} ${metadata.resourceVersion}`);
} else {
  console.log(JSON.stringify(Object.fromEntries(objects.map(([name, object]) => [name, stated(object)])), null, 2));
}

/** Without what the API adds of its own accord. */
function stated({ apiVersion, metadata, ...object }) {
  const fields = Object.entries(object).filter(([field]) => field !== "kind" && field !== "status");
  return { apiVersion, ...(metadata.labels ? { labels: metadata.labels } : {}), ...Object.fromEntries(fields) };
}
