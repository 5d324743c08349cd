import path from "node:path";
import { lookAtHardware } from "./accelerators.mjs";
import { requireAsked } from "./asked-hardware.mjs";
import { Refusal } from "./refusal.mjs";
import { removeService, startService } from "./services.mjs";

/**
 * What a deploy runs for a pool of a local site: `machine.mjs up`, and `machine.mjs down` to undo it.
 *
 * The environment says what is meant: `SOVEREIGN_FOLDER`, the folder to keep things in, and `SOVEREIGN_POOL`, as JSON:
 * `site`, `pool`, `construct` and, for `up`, `accelerator` and `acceleratorsPerNode`.
 */
const STEPS = { up, down };

async function up(folder, { site, pool, construct, accelerator, acceleratorsPerNode }) {
  const hardware = lookAtHardware();
  requireAsked(construct, { accelerator, acceleratorsPerNode }, hardware);
  for (const problem of hardware.problems) console.log(`${construct}: hardware unknown, since ${problem}`);
  const address = await startService(folder, {
    ...agentOf({ site, pool, construct }),
    files: { [`pools/${pool}.json`]: { site, construct, nodes: 1, ...hardware } },
  });
  console.log(`${construct}: the node agent answers at ${address}/inventory`);
}

async function down(folder, pool) {
  const left = await removeService(folder, agentOf(pool));
  for (const file of left) console.log(`${pool.construct}: ${file} stays, since it was not made here`);
  console.log(`${pool.construct}: the node agent is gone`);
}

function agentOf({ site, pool, construct }) {
  return { site, name: pool, construct, entry: "node-agent.mjs", files: {} };
}

try {
  if (process.platform === "win32") throw new Refusal("A local site runs on Linux and macOS, not on Windows.");
  const folder = path.resolve(process.env.SOVEREIGN_FOLDER);
  await STEPS[process.argv[2]](folder, JSON.parse(process.env.SOVEREIGN_POOL));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
