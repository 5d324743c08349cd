import * as fs from "node:fs";
import * as path from "node:path";
import { filesExist, unwritable } from "../errors";
import { starterFiles } from "../starter";

const NEXT_STEPS = `
Next: say in main.ts where this machine stands, and in sovereignty.yaml what is allowed. Then

  npm install
  npm run synth     checks, and writes cdktf.out with a report
  npm run deploy    needs Terraform
`;

const NEXT_STEPS_IN_A_PROJECT = `
Next: say in main.ts where this machine stands, and in sovereignty.yaml what is allowed. Then

  npm install cdktf constructs && npm install --save-dev cdktf-cli tsx
  export CHECKPOINT_DISABLE=1
  npx cdktf synth           checks, and writes cdktf.out with a report
  npx cdktf deploy 'ai*'    needs Terraform
`;

/** Writes the starter program into this folder, and nothing over what is there. */
export function initCommand(): void {
  const files = starterFiles();
  const there = files.filter(({ file }) => fs.existsSync(file));
  const inTheWay = there.filter(({ optional }) => !optional);
  if (inTheWay.length > 0) throw filesExist(inTheWay.map(({ file }) => file));

  for (const { file, text } of files) {
    if (there.some((kept) => kept.file === file)) {
      process.stderr.write(`kept   ${file}\n`);
      continue;
    }
    writeNew(file, text);
    process.stderr.write(`wrote  ${file}\n`);
  }
  const ownProject = there.some(({ file }) => file === "package.json");
  process.stderr.write(ownProject ? NEXT_STEPS_IN_A_PROJECT : NEXT_STEPS);
}

function writeNew(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    throw unwritable(`init: ${file}`, (error as NodeJS.ErrnoException).code);
  }
}
