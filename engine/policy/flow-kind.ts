/** Ways in which data moves from one place to another. */
export const FLOW_KINDS = ["replication", "backup", "key", "log", "network", "edge", "ai", "image", "state"] as const;

export type FlowKind = (typeof FLOW_KINDS)[number];
