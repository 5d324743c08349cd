import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../engine/json";
import type { Report } from "../../engine/checks/report/report";
import { sovereign } from "../cli/bundle";

const ESTATE = path.resolve(__dirname, "../../examples/estate");
const AS_OF = "2026-11-22";

describe("example estate", () => {
  const { status, report } = check("plan.json", "--site", "site.yaml");

  it("has the findings that it promises", () => {
    const found = report.findings.map(({ rule, status: judged, severity, stack, address }) => ({
      rule,
      status: judged,
      severity,
      stack,
      address,
    }));
    expect(found).toEqual(read("expected-findings.json"));
    expect(status).toBe(1);
  });

  it("says in its README how the check ends", () => {
    const { error, warning, waived, resources, pass } = report.summary;
    const end =
      `${error} errors, ${warning} warning, ${waived} waived; ${resources} resources, ${pass} checks passed, ` +
      `${report.notAssessed.length} not assessed, ${report.stated.length} stated; as of ${AS_OF}`;
    expect(fs.readFileSync(path.join(ESTATE, "README.md"), "utf8")).toContain(end);
  });

  it("counts what the plan leaves there, and not what it destroys", () => {
    const actions = changes().map(({ change: { actions } }) => actions.join());
    expect(report.summary.resources).toBe(actions.filter((action) => action !== "delete").length);
    expect(actions).toContain("delete");
  });

  it("shows in the plan the same resources at all three of its places", () => {
    const { planned_values: planned, configuration } = read<Plan>("plan.json");
    const addresses = changes().flatMap(({ address, change: { actions } }) =>
      actions.includes("delete") ? [] : [address],
    );
    expect(modulesBelow(planned.root_module).flatMap(addressesOf).sort()).toEqual(addresses.sort());
    const configured = Object.values(configuration.root_module.module_calls).map(({ module }) => module);
    const withoutModule = new Set(addresses.map((address) => address.replace(/^module\.\w+(\["\w+"\])?\./, "")));
    expect(new Set([configuration.root_module, ...configured].flatMap(addressesOf))).toEqual(withoutModule);
  });

  it("knows where the clinics' own cluster stands from the file beside the plan only", () => {
    const without = check("plan.json").report;
    const cluster = { rule: "RES-UNKNOWN", address: "helm_release.worklist" };
    expect(without.findings).toContainEqual(expect.objectContaining(cluster));
    expect(report.findings).not.toContainEqual(expect.objectContaining(cluster));
  });
});

interface Module extends JsonObject {
  readonly resources: { readonly address: string }[];
  readonly child_modules: Module[];
}

interface Plan {
  readonly planned_values: { readonly root_module: Module };
  readonly resource_changes: readonly { readonly address: string; readonly change: { readonly actions: string[] } }[];
  readonly configuration: {
    readonly root_module: Module & { readonly module_calls: Readonly<Record<string, { readonly module: Module }>> };
  };
}

function check(...args: readonly string[]): { readonly status: number | null; readonly report: Report } {
  const { status, stdout } = sovereign(["check", ...args, "--as-of", AS_OF, "--format", "json"], { cwd: ESTATE });
  return { status, report: JSON.parse(stdout) as Report };
}

function changes(): Plan["resource_changes"] {
  return read<Plan>("plan.json").resource_changes;
}

function modulesBelow(module: Module): readonly Module[] {
  return [module, ...(module.child_modules ?? []).flatMap(modulesBelow)];
}

function addressesOf({ resources }: Module): readonly string[] {
  return resources.map(({ address }) => address);
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(path.join(ESTATE, file), "utf8")) as T;
}
