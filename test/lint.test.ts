import { ESLint } from "eslint";
import { expect, test } from "vitest";

const eslint = new ESLint();

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  return messages.map(({ ruleId }) => ruleId ?? "").filter((rule) => /no-restricted-(imports|syntax)$/.test(rule));
}

test.each([
  ["catalog/regions.ts", "../engine/policy"],
  ["engine/document/read.ts", "../policy"],
  ["engine/policy/load.ts", "../checks/check"],
  ["engine/checks/check.ts", "../../constructs/site"],
  ["engine/checks/check.ts", "cdktf"],
  ["constructs/site.ts", "../stacks/local-ai-stack"],
  ["stacks/local-ai-stack.ts", "../engine/policy"],
  ["cli/sovereign.ts", "../constructs/site"],
  ["constructs/platforms/aws/key.ts", "@cdktf/provider-aws/lib/kms-key"],
])("%s may not import %s", async (file, from) => {
  expect(await complaints(file, `export { it } from "${from}";\n`)).toHaveLength(1);
});

test.each([
  ["constructs/platforms/aws/key.ts", `const kms = require("@cdktf/provider-aws/lib/kms-key"); export { kms };`],
  ["engine/checks/check.ts", `export const load = () => require("../../constructs/site");`],
  ["catalog/regions.ts", `export { it } from "../index";`],
])("%s may not say %s", async (file, code) => {
  expect(await complaints(file, `${code}\n`)).toHaveLength(1);
});

test.each([
  ["engine/checks/check.ts", `export { it } from "../policy";`],
  ["constructs/site.ts", `export const load = () => require("./platforms/aws");`],
  ["constructs/site.ts", `export { it } from "../engine/policy";`],
  ["constructs/platforms/aws/key.ts", `export type { it } from "@cdktf/provider-aws/lib/kms-key";`],
])("%s may say %s", async (file, code) => {
  expect(await complaints(file, `${code}\n`)).toEqual([]);
});
