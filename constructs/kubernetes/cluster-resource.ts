import { TerraformResource } from "cdktf";

/** Something that this library writes into a cluster. */
export abstract class ClusterResource extends TerraformResource {
  /**
   * Refuses what a cluster of this version does not take.
   *
   * @param version minor version; `undefined` where only the deploy knows it
   */
  public abstract requireKubernetes(version: string | undefined): void;

  /** Nothing of it is tried before `reference`, an address in Terraform, is there. */
  public waitFor(reference: string): void {
    if (!this.dependsOn?.includes(reference)) this.dependsOn = [...(this.dependsOn ?? []), reference];
  }
}
