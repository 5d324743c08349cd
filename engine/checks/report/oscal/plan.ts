import { RULE_INFOS } from "../../rules";
import type { Report } from "../report";
import { controlId, metadata, objectiveId } from "./catalog";
import { uuidOf } from "./identifiers";
import type { AssessmentAssets, AssessmentPlan, Link, ReviewedControls } from "./model";
import { ownProps } from "./props";

/** How the check is made. There is no system security plan to import, and none is invented. */
export function planOf(report: Report, profileHref: string): AssessmentPlan {
  const profile = uuidOf("resource", "profile");
  const system = uuidOf("resource", "system");
  return {
    uuid: uuidOf("assessment-plan", report.tool.version),
    metadata: metadata("Check of infrastructure as code against a sovereignty policy", report),
    "import-ssp": {
      href: `#${system}`,
      remarks: "Put the address of your system security plan here; the checker knows none.",
    },
    "reviewed-controls": reviewedControls(
      RULE_INFOS.map(({ id }) => id),
      "Every rule of this version.",
      [{ href: `#${profile}`, rel: "reference", text: "Profile of the rules" }],
    ),
    "assessment-subjects": [{ type: "inventory-item", "include-all": {} }],
    "assessment-assets": assessmentAssets(report),
    "back-matter": {
      resources: [
        {
          uuid: profile,
          title: "Profile of the rules",
          rlinks: [{ href: profileHref, "media-type": "application/json" }],
        },
        {
          uuid: system,
          title: "The system that the Terraform describes",
          description:
            "Stands in for a system security plan. The results name the resources that they are about, and the files in which these were read.",
        },
      ],
    },
  };
}

export function reviewedControls(
  rules: readonly string[],
  description: string,
  links?: readonly Link[],
): ReviewedControls {
  return {
    description,
    ...(links ? { links } : {}),
    "control-selections": [{ "include-controls": rules.map((id) => ({ "control-id": controlId(id) })) }],
    "control-objective-selections": [
      { "include-objectives": rules.map((id) => ({ "objective-id": objectiveId(id) })) },
    ],
  };
}

export function toolUuid({ tool }: Report): string {
  return uuidOf("tool", tool.name, tool.version);
}

export function assessmentAssets(report: Report): AssessmentAssets {
  const { name, version } = report.tool;
  return {
    components: [
      {
        uuid: toolUuid(report),
        type: "software",
        title: `${name} ${version}`,
        description: "Reads Terraform and plans, and holds what they place and move against a sovereignty policy.",
        props: ownProps({ version }),
        status: { state: "operational" },
      },
    ],
    "assessment-platforms": [
      {
        uuid: uuidOf("platform", name, version),
        title: "Where the check was run",
        "uses-components": [{ "component-uuid": toolUuid(report) }],
      },
    ],
  };
}
