/** The part of OSCAL 1.1.2 that is written here. Lists are left out where they would be empty: OSCAL has no empty list. */
export const OSCAL_VERSION = "1.1.2";

export interface Metadata {
  readonly title: string;
  /** ISO time with its zone. */
  readonly "last-modified": string;
  readonly version: string;
  readonly "oscal-version": string;
  readonly props?: readonly Prop[];
  readonly remarks?: string;
}

export interface Prop {
  readonly name: string;
  readonly ns?: string;
  /** On one line, not empty. */
  readonly value: string;
  readonly remarks?: string;
}

export interface Link {
  readonly href: string;
  readonly rel?: string;
  readonly text?: string;
}

export interface Resource {
  readonly uuid: string;
  readonly title: string;
  readonly description?: string;
  readonly rlinks?: readonly { readonly href: string; readonly "media-type"?: string }[];
  readonly base64?: { readonly filename: string; readonly "media-type": string; readonly value: string };
}

export interface BackMatter {
  readonly resources: readonly Resource[];
}

export interface Part {
  readonly id?: string;
  readonly name: string;
  readonly ns?: string;
  readonly props?: readonly Prop[];
  readonly prose?: string;
}

export interface Control {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly props: readonly Prop[];
  readonly parts: readonly Part[];
}

export interface Group {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly controls: readonly Control[];
}

export interface Catalog {
  readonly uuid: string;
  readonly metadata: Metadata;
  readonly groups: readonly Group[];
}

export interface Profile {
  readonly uuid: string;
  readonly metadata: Metadata;
  readonly imports: readonly {
    readonly href: string;
    readonly "include-controls": readonly { readonly "with-ids": readonly string[] }[];
  }[];
  readonly merge: { readonly "as-is": true };
}

export interface ReviewedControls {
  readonly description?: string;
  readonly links?: readonly Link[];
  readonly "control-selections": readonly {
    readonly "include-controls": readonly { readonly "control-id": string }[];
  }[];
  readonly "control-objective-selections": readonly {
    readonly "include-objectives": readonly { readonly "objective-id": string }[];
  }[];
}

export interface Component {
  readonly uuid: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly props?: readonly Prop[];
  readonly status: { readonly state: "operational" };
}

export interface AssessmentAssets {
  readonly components: readonly Component[];
  readonly "assessment-platforms": readonly {
    readonly uuid: string;
    readonly title: string;
    readonly "uses-components": readonly { readonly "component-uuid": string }[];
  }[];
}

export interface AssessmentPlan {
  readonly uuid: string;
  readonly metadata: Metadata;
  readonly "import-ssp": { readonly href: string; readonly remarks?: string };
  readonly "reviewed-controls": ReviewedControls;
  readonly "assessment-subjects": readonly { readonly type: string; readonly "include-all": object }[];
  readonly "assessment-assets": AssessmentAssets;
  readonly "back-matter": BackMatter;
}

export interface InventoryItem {
  readonly uuid: string;
  readonly description: string;
  readonly props?: readonly Prop[];
}

export interface Origin {
  readonly actors: readonly { readonly type: "tool"; readonly "actor-uuid": string }[];
}

export interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props?: readonly Prop[];
  readonly links?: readonly Link[];
  readonly methods: readonly ("TEST" | "UNKNOWN")[];
  readonly types: readonly string[];
  readonly origins: readonly Origin[];
  readonly subjects?: readonly { readonly "subject-uuid": string; readonly type: string; readonly title: string }[];
  readonly "relevant-evidence"?: readonly { readonly description: string; readonly props?: readonly Prop[] }[];
  readonly collected: string;
  readonly remarks?: string;
}

export interface Remediation {
  readonly uuid: string;
  readonly lifecycle: "recommendation" | "planned";
  readonly title: string;
  readonly description: string;
  readonly props?: readonly Prop[];
}

export interface Risk {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly statement: string;
  readonly props: readonly Prop[];
  readonly status: "open" | "deviation-approved";
  readonly origins: readonly Origin[];
  /** Last second of the waiver's last day. */
  readonly deadline?: string;
  readonly remediations: readonly Remediation[];
  readonly "related-observations": readonly { readonly "observation-uuid": string }[];
}

export interface OscalFinding {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly origins: readonly Origin[];
  readonly target: {
    readonly type: "objective-id";
    readonly "target-id": string;
    readonly status: {
      readonly state: "satisfied" | "not-satisfied";
      readonly reason: "pass" | "fail" | "other";
      readonly remarks?: string;
    };
  };
  readonly "related-observations"?: readonly { readonly "observation-uuid": string }[];
  readonly "related-risks"?: readonly { readonly "risk-uuid": string }[];
}

export interface Result {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly start: string;
  readonly end: string;
  readonly props: readonly Prop[];
  readonly "local-definitions": {
    readonly "inventory-items"?: readonly InventoryItem[];
    readonly "assessment-assets": AssessmentAssets;
  };
  readonly "reviewed-controls": ReviewedControls;
  readonly observations?: readonly Observation[];
  readonly risks?: readonly Risk[];
  readonly findings?: readonly OscalFinding[];
  readonly remarks: string;
}

export interface AssessmentResults {
  readonly uuid: string;
  readonly metadata: Metadata;
  readonly "import-ap": { readonly href: string };
  readonly results: readonly [Result];
  readonly "back-matter"?: BackMatter;
}
