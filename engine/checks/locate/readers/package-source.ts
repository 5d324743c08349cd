import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfHost } from "./host-place";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/**
 * The public repositories that CodeArtifact fetches packages from, by its own names for them, after
 * https://docs.aws.amazon.com/codeartifact/latest/ug/external-connection.html; the hosts as general knowledge (2026-11-22).
 */
const HOSTS: Readonly<Record<string, string>> = {
  "public:crates-io": "crates.io",
  "public:maven-central": "repo.maven.apache.org",
  "public:maven-googleandroid": "maven.google.com",
  "public:maven-gradleplugins": "plugins.gradle.org",
  "public:npmjs": "registry.npmjs.org",
  "public:nuget-org": "api.nuget.org",
  "public:pypi": "pypi.org",
  "public:ruby-gems-org": "rubygems.org",
};

export function readPackageSource(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const evidence = evidenceOf(occurrence, site);
  const name = textOf(occurrence.outcome) ?? "";
  const host = Object.hasOwn(HOSTS, name) ? HOSTS[name] : undefined;
  if (host === undefined) {
    return { place: unknownPlace(whyUnknown(occurrence)), to: name || occurrence.attribute, evidence };
  }
  const found = placeOfHost(host, site);
  return { ...found, to: host, evidence: [...evidence, ...found.evidence], kind: undefined };
}
