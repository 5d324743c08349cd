import * as fs from "node:fs";
import * as path from "node:path";
import { filesExist, unwritable } from "../errors";
import { starterFiles, type StarterFile } from "../starter";

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

  const missing = files.filter(({ file }) => there.every((kept) => kept.file !== file));
  writeAll(missing);
  for (const { file } of files)
    process.stderr.write(`${missing.some((one) => one.file === file) ? "wrote " : "kept  "} ${file}\n`);
  const ownProject = there.some(({ file }) => file === "package.json");
  process.stderr.write(ownProject ? NEXT_STEPS_IN_A_PROJECT : NEXT_STEPS);
}

/** All of them or none: the next try would else refuse what this one left. */
function writeAll(files: readonly StarterFile[]): void {
  const made: string[] = [];
  for (const { file, text } of files) {
    try {
      const folder = fs.mkdirSync(path.dirname(file), { recursive: true });
      if (folder !== undefined) made.unshift(folder);
      fs.writeFileSync(file, text, { flag: "wx" });
      made.unshift(file);
    } catch (error) {
      for (const name of made) fs.rmSync(name, { recursive: true, force: true });
      throw unwritable(`init: ${file}`, (error as NodeJS.ErrnoException).code);
    }
  }
}
