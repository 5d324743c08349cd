import {
  Lazy,
  TerraformResource,
  type FileProvisioner,
  type LocalExecProvisioner,
  type RemoteExecProvisioner,
} from "cdktf";
import type { Construct } from "constructs";

export type Provisioner = FileProvisioner | LocalExecProvisioner | RemoteExecProvisioner;

export interface TerraformDataProps {
  /** What a destroyed instance remembers as `self.input`. A change of it runs no provisioner. @default - nothing */
  readonly input?: () => unknown;
  /** Any change of it replaces the resource; a changed `input` would run no provisioner. @default - nothing does */
  readonly triggersReplace?: () => unknown;
  /** One instance a key. @default - a single instance */
  readonly forEach?: () => Readonly<Record<string, unknown>>;
  /**
   * A resource whose instances with keys of `forEach` are taken over from it as they are: none of them is destroyed, so
   * none of its destroy steps runs.
   *
   * @default - none
   */
  readonly takesOver?: TerraformData;
  readonly dependsOn?: TerraformData[];
  /** @default - none */
  readonly provisioners?: Provisioner[];
}

/**
 * Terraform's own `terraform_data`. cdktf's `DataResource` runs `terraform version` at every synth, which a machine
 * that only checks may not have, and which calls home unless told otherwise.
 */
export class TerraformData extends TerraformResource {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: TerraformDataProps,
  ) {
    super(scope, id, {
      terraformResourceType: "terraform_data",
      terraformGeneratorMetadata: { providerName: "terraform" },
      dependsOn: props.dependsOn,
      // Terraform refuses an empty list.
      provisioners: props.provisioners?.length ? props.provisioners : undefined,
    });
    const { forEach } = props;
    if (forEach) this.addOverride("for_each", Lazy.anyValue({ produce: forEach }));
  }

  /** Address of the resource in an expression. */
  public get address(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }

  /** Address of one of its instances in an expression, whose key is an expression too. */
  public instance(key: string): string {
    return `${this.address}[${key}]`;
  }

  /** Terraform JSON of the resource, with its moves. */
  public override toTerraform(): Record<string, unknown> {
    const json = super.toTerraform() as Record<string, unknown>;
    const { takesOver, forEach } = this.props;
    const keys = takesOver && forEach ? Object.keys(forEach()).map((key) => JSON.stringify(key)) : [];
    if (!takesOver || keys.length === 0) return json;
    return { ...json, moved: keys.map((key) => ({ from: takesOver.instance(key), to: this.instance(key) })) };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.props.input?.(), triggers_replace: this.props.triggersReplace?.() };
  }
}
