import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { censusOf, requiredOf } from "../../scripts/terraform-types/census";
import { readDeclarations } from "../../scripts/terraform-types/declarations";
import { filesOf, isUpToDate, writeGenerated } from "../../scripts/terraform-types/files";
import { AWS_FLOWS } from "../../scripts/terraform-types/flows/aws";
import { verdictOn } from "../../scripts/terraform-types/flows/rule";
import { knownTypes } from "../../scripts/terraform-types/known-type";
import { packageFolder } from "../../scripts/terraform-types/packages";
import { PROVIDERS, type Provider } from "../../scripts/terraform-types/providers";
import { readPackage, type ProviderTypes } from "../../scripts/terraform-types/read-package";
import { flowsTable, parentsTable, typesTable } from "../../scripts/terraform-types/tables";

const ROOT = path.join(__dirname, "..", "..");

let folder: string;
let read: ProviderTypes;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "provider-package-"));
  write("package.json", JSON.stringify({ name: "tiny", version: "1.2.3", cdktf: { provider: { version: "4.5.6" } } }));
  write(
    "lib/store/index.d.ts",
    resource("Store", "acme_store", [
      member("displayName?", "display_name", "string"),
      member("region?", "region", "string", "Where it is"),
      member("count", "count", "number"),
      member("isOpen?", "is_open", "boolean | cdktf.IResolvable"),
      member("labels?", "labels", "{\n        [key: string]: string;\n    }"),
      member("zones?", "zones", "string[]"),
      member("rule?", "rule", "StoreRule[] | cdktf.IResolvable"),
      member("copies?", "copies", "{\n        [key: string]: StoreCopies;\n    } | cdktf.IResolvable"),
      member("timeouts?", "timeouts", "StoreTimeouts"),
    ]) +
      block("StoreRule", [member("target", "target", "StoreRuleTarget")]) +
      block("StoreRuleTarget", [member("bucketName", "bucket_name", "string")]) +
      block("StoreCopies", [member("kmsKeyArn?", "kms_key_arn", "string")]) +
      block("StoreTimeouts", [member("create?", "create", "string")]),
  );
  write(
    "lib/data-vault/index.d.ts",
    "import { DataVaultLock } from './index-structs';\n" +
      resource("DataVault", "acme_data_vault", [
        member("storeId", "store_id", "string"),
        member("groupName", "group_name", "string"),
        member("lock", "lock", "DataVaultLock"),
      ]),
  );
  write("lib/data-vault/index-structs/structs0.d.ts", block("DataVaultLock", [member("key", "key", "string")]));
  write(
    "lib/data-acme-store/index.d.ts",
    resource("DataAcmeStore", "acme_store", []).replace("TerraformResource", "TerraformDataSource"),
  );
  write("lib/provider/index.d.ts", block("AcmeProviderConfig", [member("region?", "region", "string")]));
  read = readPackage(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("reading a provider package", () => {
  it("says which package and provider version it read", () => {
    expect(read.source).toBe("tiny 1.2.3 (provider 4.5.6)");
  });

  it("takes resources from folders that begin with data-, and no data sources", () => {
    expect(read.types.map(({ type }) => type)).toEqual(["acme_data_vault", "acme_store"]);
  });

  it("names every argument as Terraform does, with its type and whether its block requires it", () => {
    expect(argumentsOf("acme_store")).toEqual([
      "display_name string optional",
      "region string optional",
      "count number required",
      "is_open bool optional",
      "labels map(string) optional",
      "zones list(string) optional",
      "rule[] list(block) optional",
      "rule[].target block required",
      "rule[].target.bucket_name string required",
      "copies{} map(block) optional",
      "copies{}.kms_key_arn string optional",
      "timeouts block optional",
      "timeouts.create string optional",
    ]);
  });

  it("finds nested blocks that a large type keeps in files of their own", () => {
    expect(argumentsOf("acme_data_vault")).toContain("lock.key string required");
  });

  it("refuses a member whose name in Terraform is not told", () => {
    expect(() => readDeclarations("export interface Bare {\n    readonly someName?: string;\n}\n")).toThrow(
      "the comment of the member `someName` has no link that tells its name in Terraform",
    );
  });
});

describe("what the checker is told of the types", () => {
  it("lists a type by the arguments that say its place, and not by one that means something else", () => {
    expect(typesTable("tiny", known()).byArguments).toEqual({ "": ["data_vault"], region: ["store"] });
    const elsewhere = known({ places: [{ name: "region", described: /^Somewhere/ }, { name: "zones" }] });
    expect(typesTable("tiny", elsewhere).byArguments).toEqual({ "": ["data_vault"], zones: ["store"] });
  });

  it("lists flows by kind and reader, then by argument", () => {
    expect(flowsTable("tiny", known()).flows).toEqual({
      "key arn": { "copies{}.kms_key_arn": ["store"] },
      "replication bucket": { "rule[].target.bucket_name": ["store"] },
    });
  });

  it("lists what a type without a place is part of, and whose name an argument is", () => {
    const { byArguments, names } = parentsTable("tiny", "acme", known());
    expect(byArguments).toEqual({ "store_id,group_name": ["data_vault"] });
    expect(names).toEqual({});
  });

  it("counts each argument that may say a place, and what a type cannot do without", () => {
    const census = censusOf("tiny", known(), true).trim().split("\n").slice(2);
    expect(census).toEqual([
      "acme_data_vault\tstore_id\tstring\ty\tparent",
      "acme_data_vault\tgroup_name\tstring\ty\tparent",
      "acme_store\tregion\tstring\tn\tplace",
      "acme_store\tzones\tlist(string)\tn\tnone: no word of data that moves",
      "acme_store\trule[].target.bucket_name\tstring\ty\treplication bucket",
      "acme_store\tcopies{}.kms_key_arn\tstring\tn\tkey arn",
    ]);
    expect(requiredOf("tiny", known()).trim().split("\n").slice(2)).toEqual([
      "acme_data_vault\tstore_id,group_name,lock:block,lock.key",
      "acme_store\tcount:number",
    ]);
  });
});

describe("what an argument is about", () => {
  it.each([
    ["aws", "ebs_volume", "kms_key_id", "key arn"],
    ["aws", "lb", "access_logs.bucket", "log bucket-link"],
    ["aws", "spot_datafeed_subscription", "bucket", "log bucket"],
    ["aws", "s3_bucket_policy", "bucket", "none: a parent: it stands where that stands"],
    ["aws", "lambda_function", "role", "none: who may act"],
    ["aws", "secretsmanager_secret", "replica.region", "replication region"],
    ["aws", "db_instance", "snapshot_identifier", "backup link"],
    ["aws", "db_snapshot", "db_snapshot_identifier", "none: its own name"],
    ["aws", "lambda_function", "timeouts.create", "none: a time"],
    ["google", "bigquery_dataset", "default_encryption_configuration.kms_key_name", "key reference"],
    ["google", "compute_snapshot", "storage_locations", "backup region"],
    ["google", "compute_instance", "network_interface.subnetwork", "none: a network that the resource stands in"],
    ["azurerm", "monitor_diagnostic_setting", "log_analytics_workspace_id", "log reference"],
    ["azurerm", "virtual_network_peering", "remote_virtual_network_id", "network reference"],
    ["azurerm", "managed_disk", "disk_encryption_set_id", "key reference"],
    ["azurerm", "key_vault_secret", "key_vault_id", "none: a parent: it stands where that stands"],
    ["opentelekomcloud", "cts_tracker_v3", "bucket_name", "log bucket"],
    ["opentelekomcloud", "cbr_policy_v3", "destination_region", "backup region"],
  ])("%s_%s.%s: %s", (name, type, argument, expected) => {
    const rules = PROVIDERS.find((provider) => provider.name === name)?.tables?.flows ?? [];
    const verdict = verdictOn({ type, path: argument, name: argument.split(".").at(-1) ?? "" }, rules);
    expect("none" in verdict ? `none: ${verdict.none}` : `${verdict.kind} ${verdict.reader}`).toBe(expected);
  });
});

describe("generated files", () => {
  it.each(["helm", "kubernetes"])("of %s are as its installed package makes them", (name) => {
    const provider = PROVIDERS.find((known) => known.name === name) as Provider;
    const files = filesOf(provider, readPackage(packageFolder(provider)));
    expect(files.filter((file) => !isUpToDate(file, ROOT)).map((file) => file.path)).toEqual([]);
  });

  it("are out of date once they say something else, and keep their day while they do not", () => {
    const root = path.join(folder, "out");
    const [types] = filesOf(acme(), read);
    expect(isUpToDate(types, root)).toBe(false);

    writeGenerated(types, root, "2026-01-02");
    writeGenerated(types, root, "2026-03-04");
    expect(isUpToDate(types, root)).toBe(true);
    const file = path.join(root, types.path);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ asOf: "2026-01-02" });

    writeFileSync(file, readFileSync(file, "utf8").replace("store", "shop"));
    expect(isUpToDate(types, root)).toBe(false);
    writeGenerated(types, root, "2026-03-04");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ asOf: "2026-03-04" });
  });
});

function acme(more: Partial<Provider["tables"]> = {}): Provider {
  return {
    name: "acme",
    package: "tiny",
    tables: {
      places: [{ name: "region", described: /^Where / }],
      flows: AWS_FLOWS,
      parents: {
        never: /^name$/,
        endings: ["_id", "_name"],
        optional: false,
        withoutEnding: /^$/,
        aliases: {},
        anything: /^$/,
        group: "group_name",
      },
      ...more,
    },
  };
}

function known(more: Partial<Provider["tables"]> = {}) {
  return knownTypes(acme(more), read.types);
}

function argumentsOf(name: string): readonly string[] {
  const found = read.types.find(({ type }) => type === name)?.arguments ?? [];
  return found.map(({ path: argument, type, required }) => `${argument} ${type} ${required ? "required" : "optional"}`);
}

function write(file: string, text: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function resource(name: string, type: string, members: readonly string[]): string {
  return `export interface ${name}Config extends cdktf.TerraformMetaArguments {
${members.join("")}}
export declare class ${name} extends cdktf.TerraformResource {
    static readonly tfResourceType = "${type}";
}
`;
}

function block(name: string, members: readonly string[]): string {
  return `export interface ${name} {\n${members.join("")}}\n`;
}

function member(declared: string, name: string, type: string, description?: string): string {
  const said = description === undefined ? "" : `    * ${description}\n    *\n`;
  return `    /**\n${said}    * Docs: {@link https://docs.example/thing#${name} Thing#${name}}\n    */\n    readonly ${declared}: ${type};\n`;
}
