import type { Prop } from "./model";
import { NAMESPACE } from "./props";

/**
 * Which objective of the EU Cloud Sovereignty Framework (v1.2.1), and which criteria of BSI C3A (v1, April 2026), a rule
 * bears on. Both are criteria for providers: Terraform shows the customer's side of them only. The assignment is ours
 * (derived, as of 2026-11-22).
 */
const FRAMEWORKS: Readonly<Record<string, { readonly euCsf: string; readonly c3a?: readonly string[] }>> = {
  "RES-PLACE": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-REPL": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-BKUP": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-KEY": { euCsf: "SOV-3", c3a: ["SOV-3-01", "SOV-3-02"] },
  "RES-LOG": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-NET": { euCsf: "SOV-3" },
  "RES-EDGE": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-AI": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-IMG": { euCsf: "SOV-5" },
  "RES-STATE": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "RES-GLOBAL": { euCsf: "SOV-3" },
  "RES-UNKNOWN": { euCsf: "SOV-3", c3a: ["SOV-3-01"] },
  "JUR-HQ": { euCsf: "SOV-1", c3a: ["SOV-1-02"] },
  "JUR-PARENT": { euCsf: "SOV-1", c3a: ["SOV-1-03"] },
  "JUR-OPERATOR": { euCsf: "SOV-1", c3a: ["SOV-1-01"] },
  "CERT-MISSING": { euCsf: "SOV-7" },
  "CERT-EXPIRED": { euCsf: "SOV-7" },
  "AIR-EGRESS": { euCsf: "SOV-4", c3a: ["SOV-4-09"] },
  "AIR-PULL": { euCsf: "SOV-4", c3a: ["SOV-4-09"] },
  "PWR-BUDGET": { euCsf: "SOV-8" },
};

const REMARK = "A criterion for the provider: Terraform shows the customer's side of it only.";

export function frameworkProps(rule: string): readonly Prop[] {
  const { euCsf, c3a = [] } = FRAMEWORKS[rule] ?? {};
  return [
    ...(euCsf === undefined ? [] : [{ name: "eu-csf-objective", ns: NAMESPACE, value: euCsf, remarks: REMARK }]),
    ...c3a.map((value) => ({ name: "bsi-c3a-criterion", ns: NAMESPACE, value, remarks: REMARK })),
  ];
}
