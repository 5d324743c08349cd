import type { DataClassName } from "../../policy/data-class";
import type { Evidence } from "./placement";

export type Severity = "error" | "warning" | "info";
export type FindingStatus = "fail" | "unknown" | "waived";

export interface Citation {
  readonly law: string;
  readonly article?: string;
  readonly url?: string;
  readonly asOf: string;
  readonly confidence: string;
}

/** What a rule says before waivers are applied. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly stack?: string;
  readonly address: string;
  readonly constructPath?: string;
  /** The power topology that the address is a part of, where a stack states it. @default - not about one */
  readonly topology?: string;
  readonly dataClass?: DataClassName;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly citations: readonly Citation[];
  readonly remedy: string;
  /** Groups findings of one root cause in the table and the HTML, e.g. the provider block that sets a wrong region. */
  readonly cause?: string;
}
