import { Refusal } from "./refusal.mjs";

/** Refuses a machine that has not what the program asks for. `detected` takes whatever is there, a CPU too. */
export function requireAsked(construct, { accelerator, acceleratorsPerNode }, hardware) {
  const wanted = acceleratorsPerNode ?? 1;
  const matching = hardware.accelerators.filter(
    (entry) => accelerator === "detected" || entry.accelerator === accelerator,
  );
  const found = matching.reduce((sum, entry) => sum + entry.count, 0);
  if (found >= wanted || (accelerator === "detected" && acceleratorsPerNode === undefined)) return;
  const asked = accelerator === "detected" ? `${wanted} accelerators` : `${wanted} × ${accelerator}`;
  const problems = hardware.problems.map((problem) => `; ${problem}`).join("");
  throw new Refusal(
    `${construct} asks for ${asked}, and this machine has ${describe(hardware)}${problems}. Deploy on a machine that ` +
      "has them, or take what is here with Accelerator.detected() and without acceleratorsPerNode.",
  );
}

function describe({ accelerators, cpu }) {
  if (accelerators.length === 0) return `no accelerator (${cpu.model}, ${cpu.threads} threads)`;
  return accelerators
    .map((entry) => `${entry.count} × ${entry.accelerator ?? `'${entry.product}', which the catalogue does not know`}`)
    .join(" and ");
}
