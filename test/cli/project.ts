import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { onTestFinished } from "vitest";

export const POLICY = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [SE] }\n";

/** Terraform JSON with one queue in a region. */
export function queueIn(region: string): string {
  return JSON.stringify({
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "~> 6.0" } } },
    provider: { aws: [{ region }] },
    resource: { aws_sqs_queue: { orders: { name: "orders" } } },
  });
}

/** A folder with these files that goes away after the test. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-cli-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
