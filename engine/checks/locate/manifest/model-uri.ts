import { known } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading } from "../reading";
import { readBucket } from "../readers/bucket";
import { readImage } from "../readers/image";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { NOWHERE, type ClusterSite } from "./node";

/** Where a scheme that names no host leads. */
const HOST_OF_SCHEME: Readonly<Record<string, string>> = {
  hf: "huggingface.co",
  modelscope: "modelscope.cn",
  ngc: "api.ngc.nvidia.com",
  ollama: "registry.ollama.ai",
};

/** Schemes of what is in the cluster, or in the machine, already. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(["file", "local", "pvc"]);

const BUCKET_SCHEMES: ReadonlySet<string> = new Set(["gs", "s3", "s3a"]);

const IMAGE_SCHEMES: ReadonlySet<string> = new Set(["oci", "docker"]);

/** The address of a model, a data set or a program; a path without a scheme is of a volume. */
export function readModelUri(occurrence: Occurrence, site: ClusterSite): Reading | readonly Reading[] | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const evidence = evidenceOf(occurrence, site);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(knownText(occurrence.outcome))?.[1].toLowerCase();
  if (scheme === undefined) {
    if (textOf(occurrence.outcome) !== undefined) return undefined;
    return { place: unknownPlace(whyUnknown(occurrence)), to: occurrence.attribute, evidence };
  }
  if (LOCAL_SCHEMES.has(scheme)) return undefined;
  if (IMAGE_SCHEMES.has(scheme)) return readImage(occurrence, site);
  if (BUCKET_SCHEMES.has(scheme)) return readBucket(occurrence, site);
  const host = Object.hasOwn(HOST_OF_SCHEME, scheme) ? HOST_OF_SCHEME[scheme] : undefined;
  if (host === undefined) return readEndpoint(occurrence, site);
  const what = knownText(occurrence.outcome);
  return readAsHost(host, occurrence, site).map((reading) => ({ ...reading, to: `${what} from ${reading.to}` }));
}

/** A host that something names without writing it: by a scheme, by the name of a model, or by default. */
export function readAsHost(host: string, occurrence: Occurrence, site: ClusterSite): readonly Reading[] {
  const said = { ...occurrence, outcome: known(host, NOWHERE, occurrence.outcome.trail) };
  const [own] = evidenceOf(occurrence, site);
  return readEndpoint(said, site).map((reading) => ({ ...reading, evidence: [own, ...reading.evidence.slice(1)] }));
}
