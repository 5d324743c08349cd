import type { TerraformVariable } from "cdktf";

/**
 * The secret by which hosts join a cluster. It never stands in Terraform JSON, plan, state, process lists or logs.
 */
export class JoinToken {
  /**
   * A file of the machine that deploys, readable by its owner only (0600).
   *
   * @param path relative to the folder the program is run in
   */
  public static fromFile(path: string): JoinToken {
    return new JoinToken(path, undefined);
  }

  /**
   * A variable of the stack, given as `TF_VAR_<name>` or by `--var`. It is made ephemeral, so that no plan holds its
   * value, which needs Terraform 1.10 or later.
   */
  public static fromVariable(variable: TerraformVariable): JoinToken {
    return new JoinToken(undefined, variable);
  }

  private constructor(
    /** @internal */
    public readonly _file: string | undefined,
    /** @internal */
    public readonly _variable: TerraformVariable | undefined,
  ) {}
}
