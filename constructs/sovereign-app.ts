import * as fs from "node:fs";
import { App } from "cdktf";
import { defaultOutputFolder } from "./deployables";
import { notA } from "./errors";
import { synthChecked, takeGuard } from "./gate";
import { SovereigntyPolicy } from "./policy";

/** Properties of an app whose stacks are checked before anything is deployed. */
export interface SovereignAppProps {
  /** What is allowed where. */
  readonly policy: SovereigntyPolicy;

  /**
   * Folder for the Terraform JSON and the report.
   *
   * @default - `CDKTF_OUTDIR` if set, else `cdktf.out`
   */
  readonly outdir?: string;
}

/**
 * A CDKTF app whose `synth()` checks every stack against a policy.
 *
 * The report is written to `<outdir>/sovereignty-report.json` and `.html` whether the checks pass or not. When they do
 * not, nothing deployable stays in the output folder and `synth()` throws the table of findings. With
 * `SOVEREIGN_GATE=report` in the environment the files stay and the report says that it was not enforced.
 */
export class SovereignApp extends App {
  private readonly policy: SovereigntyPolicy;

  public constructor(props: SovereignAppProps) {
    const policy: unknown = props?.policy;
    if (!(policy instanceof SovereigntyPolicy)) throw notA("a SovereigntyPolicy", "SovereignApp", "policy", policy);
    // cdktf makes the last folder of the path only.
    fs.mkdirSync(props.outdir ?? defaultOutputFolder(), { recursive: true });
    super({ outdir: props.outdir, stackTraces: false });
    this.policy = props.policy;
    takeGuard(this, props.policy._loaded());
  }

  /**
   * Writes the stacks and the report.
   *
   * @throws the table of findings where the policy is broken
   */
  public override synth(): void {
    synthChecked(this, () => super.synth(), this.policy._loaded());
  }
}
