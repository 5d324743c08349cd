import { Token } from "cdktf";
import type { SovereignStack } from "../sovereign-stack";
import { notAKey } from "./errors";

/** Refuses a key that was passed in under another name than the cloud takes. */
export function requireKey(stack: SovereignStack, form: RegExp, example: string): void {
  const { keyArn } = stack.key;
  if (!Token.isUnresolved(keyArn) && !form.test(keyArn)) throw notAKey(stack.node.path, keyArn, example);
}
