/**
 * A power profile of NVIDIA's driver, which shifts power to where a workload needs it (`nvidia-smi power-profiles`).
 * Blackwell has them: arXiv 2510.03872, ids as a note on an 8 × B200 node of August 2026 lists them. A profile is no cap:
 * a node with one counts at its nameplate.
 */
export class PowerProfile {
  /** The most performance; what the driver starts with. */
  public static readonly MAX_P = new PowerProfile("max-p", 0);
  /** The most work for the energy: up to 15 % less energy for up to 3 % less performance, by NVIDIA's own numbers. */
  public static readonly MAX_Q = new PowerProfile("max-q", 1);
  /** Inference of language models. */
  public static readonly LLM_INFERENCE = new PowerProfile("llm-inference", 6);
  /** Training of language models. */
  public static readonly LLM_TRAINING = new PowerProfile("llm-training", 7);

  private constructor(
    public readonly name: string,
    /** What the driver calls it. */
    public readonly id: number,
  ) {}
}
