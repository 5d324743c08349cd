import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { JsonValue } from "../json";
import type { KeyPath } from "../document/key-path";
import { throwProblems } from "../document/problem";
import { decodeText, parseDocument, readBytes } from "../document/read";
import { placeOf, valueDocument, type SourceDocument } from "../document/source-document";
import { validateDocument } from "../document/validate";
import { today } from "./date";
import * as errors from "./errors";
import { normalise } from "./normalise";
import { partsNotAssessed, type PolicyNotAssessed } from "./not-assessed";
import type { Policy } from "./policy";
import type { PolicyFile } from "./policy-file";
import { policyProblems } from "./policy-problems";
import { chooseProfiles } from "./profiles/choose";

/** A policy, and where it comes from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly source: PolicySource;
  /** Parts of the policy that nothing is held against, for the report. */
  readonly notAssessed: readonly PolicyNotAssessed[];
  /** Where a key of the policy stands: `sovereignty.yaml:12:5`, or what states it where it is no file. */
  readonly placeOf: (path: KeyPath) => string;
}

export interface PolicySource {
  /** As its user named it; absent where a program states the policy. */
  readonly file?: string;
  /** Of the file's bytes. */
  readonly sha256?: string;
}

/**
 * Reads a policy file.
 *
 * @param asOf ISO date of what counts as today; a waiver may hold for 400 days from it
 * @throws SovereignError that lists every problem with its line and column
 */
export function loadPolicy(file: string, asOf: string = today()): LoadedPolicy {
  if (!existsSync(file)) throw errors.noPolicyFile(file);
  const bytes = readBytes(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return fromDocument(parseDocument(decodeText(bytes, file), file), { file, sha256 }, asOf);
}

/** Reads the text of a policy; `file` is only named in errors and in the report. */
export function parsePolicy(text: string, file: string, asOf: string = today()): LoadedPolicy {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return fromDocument(parseDocument(text, file), { file, sha256 }, asOf);
}

/**
 * The policy that a program states: the keys of a policy file with plain values.
 *
 * @param origin what states it, for errors: there is no line to point at
 */
export function policyFromValue(value: unknown, origin: string, asOf: string = today()): LoadedPolicy {
  // A program leaves keys undefined where a file leaves them out.
  const plain = JSON.parse(JSON.stringify(value ?? null)) as JsonValue;
  return fromDocument(valueDocument(plain, origin), {}, asOf);
}

function fromDocument(document: SourceDocument, source: PolicySource, asOf: string): LoadedPolicy {
  validateDocument(document, "policy");
  const file = document.value as unknown as PolicyFile;
  const { profiles, problems } = chooseProfiles(file, source.file === undefined ? "." : dirname(source.file));
  throwProblems(document, [...policyProblems(file, asOf), ...problems]);
  const policy = normalise(file, profiles);
  return { policy, source, notAssessed: partsNotAssessed(policy, asOf), placeOf: (path) => placeOf(document, path) };
}
