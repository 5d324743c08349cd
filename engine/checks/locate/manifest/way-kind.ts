import type { FlowKind } from "../../../policy/flow-kind";
import { memberName } from "./node";

/** Members that say how to reach something, or what stores it, and not what for: the member around them tells. */
const SAYS_NO_PURPOSE = new Set(
  [
    "args aws azure blob blocks bucket buckets chunks client common conf config configs configuration container",
    "data default endpoint endpoints env extra gcp gcs global google gs host hostname hosts json location locations main",
    "minio name object options output outputs params provider region regions ruler s3 server servers settings spec",
    "storage store stores string structured swift template type uri url urls value values yaml yml address addr",
  ].flatMap((line) => line.split(" ")),
);

/** Words of a member that says what goes there. Words are parted by `_`. */
const PURPOSES: readonly (readonly [RegExp, FlowKind])[] = [
  [/_(?:backups?|snapshots?|velero|barman|restore)_/, "backup"],
  [
    /_(?:logs?|logging|loki|objstore|metrics?|monitor|monitoring|traces?|tracing|telemetry|thanos|mimir|tempo|otel|opentelemetry|exporters?|prometheus|remote_write|fluent|fluentbit|fluentd|filebeat)_/,
    "log",
  ],
  [/_(?:kms|vault|secrets?)_/, "key"],
  [/_(?:bedrock|models?|llm|litellm)_/, "ai"],
];

/** Members whose own members are named at will: `exporters.otlp/eu.endpoint`. */
const HOLDS_NAMED = /_(?:backups?|exporters?|objstore|remote_write|snapshots?)_/;

/**
 * What goes to a place, by the way to it: the nearest member that says a purpose decides. What a program is called that has
 * a setting somewhere below it says nothing of the setting.
 */
export function kindOfWay(attribute: string): FlowKind {
  const members = memberName(attribute).split(".").map(wordsOf).filter(saysPurpose);
  const [nearest, around] = members.reverse();
  return kindOfMember(nearest) ?? (HOLDS_NAMED.test(around ?? "") ? kindOfMember(around) : undefined) ?? "network";
}

/** Of a host less can be told than of a region: what keys and models are asked of, the catalogue knows. */
export function kindOfHostWay(attribute: string): FlowKind {
  const kind = kindOfWay(attribute);
  return kind === "backup" || kind === "log" ? kind : "network";
}

function kindOfMember(words: string | undefined): FlowKind | undefined {
  return words === undefined ? undefined : PURPOSES.find(([purpose]) => purpose.test(words))?.[1];
}

/** `remoteWrite`, `remote-write` and `REMOTE_WRITE` are `_remote_write_`. */
function wordsOf(member: string): string {
  const words = member.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  return `_${words.replace(/[^a-z\d]+/g, "_")}_`;
}

function saysPurpose(words: string): boolean {
  return words.split("_").some((word) => word !== "" && !SAYS_NO_PURPOSE.has(word));
}
