import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { OfflineRke2Props } from "../../rke2";
import { fromStackFolder } from "../stack-folder";
import type { Provisioner } from "../terraform-data";
import { privateFileCheck, requirePrivate } from "./private-file";
import { escapeTemplate, interpolation } from "./template";

/** Refuses a token that others can read, here and again when deploying; a variable has no file to look at. */
export function tokenFileCheck(scope: Construct, site: string, { token }: OfflineRke2Props): Provisioner[] {
  if (token._file === undefined) return [];
  requirePrivate(`Site.bareMetal("${site}")`, "the join token", token._file);
  return [privateFileCheck("the join token", escapeTemplate(fromStackFolder(TerraformStack.of(scope), token._file)))];
}

/** What the `file` provisioner uploads. */
export function tokenOf(scope: Construct, { token }: OfflineRke2Props): { source?: string; content?: string } {
  if (token._file !== undefined)
    return { source: escapeTemplate(fromStackFolder(TerraformStack.of(scope), token._file)) };
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
