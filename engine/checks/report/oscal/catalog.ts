import { RULE_INFOS } from "../../rules";
import type { RuleInfo } from "../../rules/rule";
import { familyOf, familyTitle } from "../families";
import type { Report } from "../report";
import { frameworkProps } from "./frameworks";
import { uuidOf } from "./identifiers";
import { OSCAL_VERSION, type Catalog, type Control, type Group, type Metadata, type Profile } from "./model";
import { RMF_NAMESPACE } from "./props";

/** `RES-PLACE` is the control `res-place`. */
export function controlId(rule: string): string {
  return rule.toLowerCase();
}

export function objectiveId(rule: string): string {
  return `${controlId(rule)}_obj`;
}

export function metadata(title: string, { generatedAt, tool }: Report): Metadata {
  return { title, "last-modified": generatedAt, version: tool.version, "oscal-version": OSCAL_VERSION };
}

/** The rules of this version as controls. */
export function catalogOf(report: Report): Catalog {
  const families = [...new Set(RULE_INFOS.map(({ id }) => familyOf(id)))];
  return {
    uuid: uuidOf("catalog", report.tool.version),
    metadata: metadata("Sovereignty rules for infrastructure as code", report),
    groups: families.map(groupOf),
  };
}

function groupOf(family: string): Group {
  const title = familyTitle(family);
  return {
    id: family.toLowerCase(),
    class: "family",
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    controls: RULE_INFOS.filter(({ id }) => familyOf(id) === family).map(controlOf),
  };
}

function controlOf({ id, title, what, why, citation, example, remedy }: RuleInfo): Control {
  return {
    id: controlId(id),
    class: "rule",
    title,
    props: [{ name: "label", value: id }, ...frameworkProps(id)],
    parts: [
      { id: `${controlId(id)}_smt`, name: "statement", prose: what },
      {
        id: `${controlId(id)}_gdn`,
        name: "guidance",
        prose: `${why} Commonly asked for by: ${citation}. Fails: ${example} Remedy: ${remedy}`,
      },
      { id: objectiveId(id), name: "assessment-objective", prose: title },
      {
        id: `${controlId(id)}_asm`,
        name: "assessment-method",
        props: [{ name: "method", ns: RMF_NAMESPACE, value: "TEST" }],
        prose: "Read the Terraform, follow its references, and hold each place and each flow against the policy.",
      },
    ],
  };
}

/** All of them: which of them had something to look at, the results say. */
export function profileOf(report: Report, catalogHref: string): Profile {
  return {
    uuid: uuidOf("profile", report.tool.version),
    metadata: metadata("Sovereignty rules that are checked", report),
    imports: [{ href: catalogHref, "include-controls": [{ "with-ids": RULE_INFOS.map(({ id }) => controlId(id)) }] }],
    merge: { "as-is": true },
  };
}
