import { loadPolicy, policyFromValue, type LoadedPolicy } from "../engine/policy";
import { defaultOutputFolder, removeDeployables } from "./deployables";
import { requireKnown } from "./known-at-synth";
import type { SovereigntyPolicyProps } from "./policy-props";

/** What is allowed where: the policy that every stack of an app is checked against. */
export class SovereigntyPolicy {
  /**
   * Reads a policy file.
   *
   * @param file path of the YAML file, relative to the folder the program is run in
   * @throws one error that lists every mistake with its line and column
   */
  public static fromFile(file: string): SovereigntyPolicy {
    return orNothingDeployable(() => loadPolicy(file));
  }

  /**
   * The same content as a policy file, as plain values.
   *
   * @throws one error that lists every mistake with the path of its key
   */
  public static of(props: SovereigntyPolicyProps): SovereigntyPolicy {
    return orNothingDeployable(() => {
      requireKnown("SovereigntyPolicy.of", props ?? {});
      return policyFromValue(props, "SovereigntyPolicy.of");
    });
  }

  /** @internal */
  public static _of(load: () => LoadedPolicy): SovereigntyPolicy {
    return new SovereigntyPolicy(load());
  }

  private constructor(private readonly loaded: LoadedPolicy) {}

  /** @internal */
  public _loaded(): LoadedPolicy {
    return this.loaded;
  }
}

/** A program without a policy ends before it has an app: what an earlier one left must not be deployed in its stead. */
function orNothingDeployable(load: () => LoadedPolicy): SovereigntyPolicy {
  try {
    return SovereigntyPolicy._of(load);
  } catch (error) {
    removeDeployables(defaultOutputFolder());
    throw error;
  }
}
