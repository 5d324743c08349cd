import type { IConstruct } from "constructs";
import { idIsReserved } from "./errors";

/** The pool that a cluster of ours has for what asks for no accelerator. */
export const SYSTEM_POOL = "sovereign-system";

/** Refuses a pool that would take the name of the system's; on a cluster that is joined too, which may be ours. */
export function requireOtherName(pool: IConstruct, name: string): void {
  if (name === SYSTEM_POOL) throw idIsReserved(pool.node.path, pool.node.id);
}
