import { notAVariableName } from "./errors";

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

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
   * A Terraform variable, which the stack of the hosts gets: every command that runs Terraform takes it as
   * `TF_VAR_<name>`. It is sensitive and ephemeral, so no plan holds its value, which needs Terraform 1.10 or later.
   *
   * @param name letters, digits and `_`, e.g. `join_token`
   */
  public static fromVariable(name: string): JoinToken {
    if (!VARIABLE.test(name)) throw notAVariableName(`JoinToken.fromVariable("${name}")`);
    return new JoinToken(undefined, name);
  }

  private constructor(
    /** @internal */
    public readonly _file: string | undefined,
    /** @internal */
    public readonly _variable: string | undefined,
  ) {}
}
