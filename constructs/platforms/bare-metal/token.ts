import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { OfflineRke2Props } from "../../rke2";
import { statedPath } from "../stack-folder";
import type { Provisioner } from "../terraform-data";
import { privateFileCheck, requirePrivate } from "./private-file";
import { escapeTemplate, interpolation } from "./template";

/** Refuses a token that others can read, here and again when deploying; a variable has no file to look at. */
export function tokenFileCheck(scope: Construct, site: string, { token }: OfflineRke2Props): Provisioner[] {
  if (token._file === undefined) return [];
  requirePrivate(`Site.bareMetal("${site}")`, "the join token", token._file);
  return [privateFileCheck("the join token", pathOf(scope, token._file))];
}

/** What the `file` provisioner uploads. */
export function tokenOf(scope: Construct, { token }: OfflineRke2Props): { source?: string; content?: string } {
  if (token._file !== undefined) return { source: pathOf(scope, token._file) };
  const name = token._variable as string;
  const variable = new TerraformVariable(scope, "join-token", {
    type: "string",
    description: "The secret by which hosts join the cluster.",
    nullable: false,
    sensitive: true,
  });
  variable.overrideLogicalId(name);
  // An ephemeral value is in no plan and no state; provisioners may use one.
  variable.addOverride("ephemeral", true);
  return { content: interpolation(`var.${name}`) };
}

function pathOf(scope: Construct, file: string): string {
  return interpolation(`pathexpand(${JSON.stringify(escapeTemplate(statedPath(TerraformStack.of(scope), file)))})`);
}
