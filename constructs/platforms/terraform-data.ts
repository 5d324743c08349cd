import { Lazy, TerraformResource, type LocalExecProvisioner } from "cdktf";
import type { Construct } from "constructs";

export interface TerraformDataProps {
  /** Any change of it replaces the resource; a changed `input` would run no provisioner. */
  readonly triggersReplace: () => unknown;
  /** One instance a key. @default - a single instance */
  readonly forEach?: () => Readonly<Record<string, unknown>>;
  readonly dependsOn?: TerraformData[];
  readonly provisioners: LocalExecProvisioner[];
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
      provisioners: props.provisioners,
    });
    const { forEach } = props;
    if (forEach) this.addOverride("for_each", Lazy.anyValue({ produce: forEach }));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { triggers_replace: this.props.triggersReplace() };
  }
}
