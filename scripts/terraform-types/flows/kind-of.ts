import type { FlowKind } from "../../../engine/policy/flow-kind";
import { having } from "../words";
import type { Candidate } from "./rule";

type Words = readonly (readonly [FlowKind, RegExp])[];

/** Words of a path that tell of a kind, the most telling first. */
const WORDS_OF_PATHS: Words = [
  ["key", /kms|encrypt|cmk|cmek|key_vault|keyvault|(?:^|_)hsm/],
  ["backup", /backup|snapshot|restor|recovery_point|recovery_vault|dump/],
  [
    "log",
    having`
      (?:^|[_.])logs?(?:[_.]|$) logging audit diagnos (?:^|[_.])metrics?(?:[_.]|$) monitor telemetry trace alarm
      alert insights notif sns_ topic
    `,
  ],
  [
    "ai",
    having`
      (?:^|[_.])models?(?:[_.]|$) embedding guardrail knowledge_base cognitive vertex
      (?:^|[_.])(?:bot|ml|lex|agent)(?:[_.]|$)
    `,
  ],
  [
    "image",
    having`
    image repositor registry artifact package script (?:^|[_.])(?:jar|code|ami)s?(?:[_.]|$) recipe
  `,
  ],
  ["replication", /replica(?!_?set)|replication/],
];

/** Words of a type that say what its resources are for. */
const WORDS_OF_TYPES: Words = [
  ["backup", /backup|snapshot|recovery|dlm_lifecycle|data_protection/],
  [
    "log",
    having`
      (?:^|_)(?:log|logs|logging|lts|logtank|trail|cts|flow_log)(?:_|$) cloudtrail audit monitor diagnos
      metric_stream alarm event_data_store oam_ securitylake config_delivery application_insights observability
      notification
    `,
  ],
  [
    "ai",
    having`
      bedrock sagemaker comprehend rekognition transcribe lexv?2? cognitive vertex dialogflow machine_learning
      modelarts ^ml_
    `,
  ],
  [
    "image",
    having`
      (?:^|_)(?:ecr|ecrpublic|image|imagebuilder|gallery|registry|artifact)(?:_|$) container_registry codeartifact
    `,
  ],
  ["edge", /cloudfront|(?:^|_)cdn|frontdoor|edge_cache/],
];

/** Data is handed over and stays there; all else only passes a network. */
const STORES = having`
    replic copy destination target sink (?:^|[_.])source output export import stream bucket gcs (?:^|[_.])s3 storage table
    dataset database volume share queue lake pubsub firehose kinesis event_?hub service_?bus results? dead_letter
    staging temp path witness consumer uri$
  `;

/** The kind of a flow that only its names tell of. */
export function kindOf({ name, path, type }: Candidate): FlowKind {
  const said = kindIn(name, WORDS_OF_PATHS) ?? kindIn(path, WORDS_OF_PATHS) ?? kindIn(type, WORDS_OF_TYPES);
  return said ?? (STORES.test(path) ? "replication" : "network");
}

function kindIn(text: string, words: Words): FlowKind | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
