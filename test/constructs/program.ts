import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { afterEach, beforeEach } from "vitest";

/** A fresh folder for each test, with the working folder in it, as where a user runs a program. */
export function useTemporaryFolder(): { readonly path: string } {
  const folder = { path: "" };
  const home = process.cwd();
  beforeEach(() => {
    folder.path = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-test-")));
    process.chdir(folder.path);
  });
  afterEach(() => {
    process.chdir(home);
    fs.rmSync(folder.path, { recursive: true, force: true });
  });
  return folder;
}

/** An AWS provider block without the provider's package. */
export class RawAwsProvider extends TerraformProvider {
  public constructor(
    scope: Construct,
    id: string,
    private readonly config: { region: string },
  ) {
    super(scope, id, {
      terraformResourceType: "aws",
      terraformProviderSource: "hashicorp/aws",
      terraformGeneratorMetadata: { providerName: "aws" },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.config };
  }
}

/** Any AWS resource without the provider's package, as a user's raw resource. */
export class RawAwsResource extends TerraformResource {
  public constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly attributes: Record<string, unknown> = {},
    provider?: TerraformProvider,
  ) {
    super(scope, id, { terraformResourceType, terraformGeneratorMetadata: { providerName: "aws" }, provider });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.attributes;
  }
}

/** Every file below a folder that Terraform or cdktf could deploy. */
export function deployables(outdir: string): string[] {
  const names = new Set(["manifest.json", "cdk.tf.json", "cdk.tf", "plan"]);
  return fs
    .readdirSync(outdir, { recursive: true })
    .map(String)
    .filter((file) => names.has(path.basename(file)))
    .sort();
}
