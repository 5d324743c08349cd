import type { FlowKind } from "../../policy";
import type { Cover } from "../../policy/profiles/profile";
import type { Placement } from "../model/placement";

/** What a type keeps, by the words of its name, where its table does not say: a profile may ask of keys or logs alone. */
const KEPT_BY_TYPE: readonly (readonly [RegExp, FlowKind])[] = [
  [/(?:^|_)(?:kms|key_vault|secretsmanager|secret_manager|cloudhsm|hsm)(?:_|$)/, "key"],
  [/(?:^|_)(?:cloudwatch_log|cloudtrail|logging|log_analytics|log_group|lts)(?:_|$)/, "log"],
  [/(?:^|_)(?:backup|recovery_services_vault|cbr_vault)(?:_|$)/, "backup"],
];

/** A program has many resources of few types. */
const known = new Map<string, FlowKind | undefined>();

function keptBy(type: string): FlowKind | undefined {
  if (!known.has(type)) known.set(type, KEPT_BY_TYPE.find(([words]) => words.test(type))?.[1]);
  return known.get(type);
}

/** What a law profile may ask of a resource's own place: a log bucket is a place, and where logs are. */
export function coversOf({ place, serviceKind, resource }: Placement): readonly Cover[] {
  if (serviceKind === "control-plane") return place.kind === "anywhere" ? ["metadata"] : ["placement"];
  const kind = serviceKind ?? keptBy(resource.type);
  return kind === undefined ? ["placement"] : ["placement", kind];
}
