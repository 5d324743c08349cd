import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import type { PowerGroup } from "../../../../constructs/kubernetes/power/power-group";
import { prometheusRuleFields } from "../../../../constructs/kubernetes/power/prometheus-rule";
import { feedShares } from "../../../../constructs/kubernetes/power/power-records";
import { useTemporaryFolder } from "../../program";
import { SERVE, TRAIN } from "./power-program";

useTemporaryFolder();

const PARTS = process.env.SOVEREIGN_TEST_PARTS ?? path.join(os.homedir(), ".cache/cdktf-sovereign-ai/test-parts");
const PROMTOOL = ["promtool", path.join(PARTS, "promtool/promtool")].find(
  (command) => spawnSync(command, ["--version"]).status === 0,
) as string;

/** What DCGM writes where there is no sensor. */
const BLANK = "9223372036854775794";

/** Racks whose nodes nobody has named. */
const UNNAMED: PowerGroup = { ...TRAIN, racks: TRAIN.racks.map((rack) => ({ ...rack, nodeNames: undefined })) };
const MI300X: PowerGroup = { ...TRAIN, name: "amd", accelerator: "mi300x", nodeWatts: 9400, gpuCapWatts: 600 };

function specOf(group: PowerGroup): unknown {
  const vendor = group.accelerator === "mi300x" ? "amd" : "nvidia";
  return (prometheusRuleFields(group, vendor, group.gpuCapWatts !== undefined) as { spec: unknown }).spec;
}

function promtool(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(PROMTOOL, args, { encoding: "utf8" });
  return { status, says: stdout + stderr };
}

function write(name: string, value: unknown): string {
  fs.writeFileSync(name, JSON.stringify(value));
  return name;
}

/** Sixteen GPUs a rack. `values` are the same for every part, but for those that `odd` names as `n1/3`. */
function series(metric: string, value: string, odd: Record<string, string> = {}): { series: string; values: string }[] {
  return ["n1", "n2", "n3", "n4"].flatMap((node) =>
    Array.from({ length: 8 }, (_, gpu) => ({
      series: `${metric}{Hostname="${node}",gpu="${gpu}"}`,
      values: `${odd[`${node}/${gpu}`] ?? value}x30`,
    })).filter(({ values }) => values !== "nonex30"),
  );
}

const HEALTHY = {
  DCGM_FI_DEV_GPU_TEMP: "60+0",
  DCGM_FI_DEV_MEMORY_TEMP: "70+0",
  DCGM_FI_DEV_POWER_USAGE: "500+0",
  DCGM_FI_DEV_ENFORCED_POWER_LIMIT: "550+0",
};

/** Alerts that fire after 20 minutes of these readings, with their labels but severity and site. */
function alertsOf(
  changed: Record<string, Record<string, string> | string> = {},
  further: { series: string; values: string }[] = [],
  group: PowerGroup = TRAIN,
): string[] {
  write("rules.yaml", specOf(group));
  const input = Object.entries(HEALTHY).flatMap(([metric, value]) => {
    const change = changed[metric] ?? {};
    return typeof change === "string" ? series(metric, change) : series(metric, value, change);
  });
  const names = [...new Set(JSON.stringify(specOf(group)).match(/"alert":"[A-Za-z]+"/g))].map((match) =>
    match.slice(9, -1),
  );
  const tests = {
    rule_files: ["rules.yaml"],
    evaluation_interval: "1m",
    tests: [
      {
        interval: "1m",
        input_series: [...input, ...further],
        alert_rule_test: names.map((alertname) => ({ eval_time: "20m", alertname, exp_alerts: [] })),
      },
    ],
  };
  const { says } = promtool(["test", "rules", write("test.yaml", tests)]);
  const got = [...says.matchAll(/alertname: (\w+), time[^[]*\[(?:(?!got:\[)[\s\S])*?got:\[([\s\S]*?)\n? *\](?=\s|$)/g)];
  if (!says.includes("SUCCESS") && got.length === 0) throw new Error(says);
  return [
    ...new Set(
      got.flatMap(([, name, alerts]) =>
        [...alerts.matchAll(/Labels:\{([^}]*)\}/g)].map(([, labels]) => `${name} ${readable(labels)}`.trim()),
      ),
    ),
  ].sort();
}

function readable(labels: string): string {
  return [...labels.matchAll(/(\w+)="([^"]*)"/g)]
    .filter(([, label]) => ["Hostname", "gpu", "node", "rack", "feed"].includes(label))
    .map(([, label, value]) => `${label}=${value}`)
    .join(" ");
}

describe.runIf(PROMTOOL)("rules that Prometheus takes", () => {
  test.each<[string, PowerGroup]>([
    ["named nodes", TRAIN],
    ["names with dots", SERVE],
    ["nodes by label", UNNAMED],
    ["no racks", { ...TRAIN, racks: [], feeds: [], hallLimitWatts: undefined }],
    ["AMD", MI300X],
  ])("%s", (_, group) => {
    const { status, says } = promtool(["check", "rules", write("rules.yaml", specOf(group))]);
    expect({ status, says: status === 0 ? "" : says }).toEqual({ status: 0, says: "" });
  });
});

describe.runIf(PROMTOOL)("alerts", () => {
  test("none where all is well", () => {
    expect(alertsOf()).toEqual([]);
  });

  test("a core that is hot, and a memory", () => {
    expect(alertsOf({ DCGM_FI_DEV_GPU_TEMP: { "n2/5": "84+0" } })).toEqual(["SovereignGpuHot Hostname=n2 gpu=5"]);
    expect(alertsOf({ DCGM_FI_DEV_MEMORY_TEMP: { "n3/0": "96+0" } })).toEqual([
      "SovereignGpuMemoryHot Hostname=n3 gpu=0",
    ]);
  });

  test("a sensor that is blank is missing, and not hot", () => {
    expect(alertsOf({ DCGM_FI_DEV_MEMORY_TEMP: { "n3/0": `${BLANK}+0` } })).toEqual(["SovereignPowerMetricsMissing"]);
    expect(alertsOf({ DCGM_FI_DEV_POWER_USAGE: { "n3/0": `${BLANK}+0` } })).toEqual(["SovereignPowerMetricsMissing"]);
  });

  test("metrics that are not there at all", () => {
    const all = Object.fromEntries(Object.keys(HEALTHY).map((metric) => [metric, "none"]));
    expect(alertsOf(all)).toEqual(["SovereignPowerMetricsMissing"]);
  });

  test("a part whose limit is not the cap, and one that draws more than it", () => {
    expect(alertsOf({ DCGM_FI_DEV_ENFORCED_POWER_LIMIT: { "n1/7": "700+0" } })).toEqual([
      "SovereignPowerCapNotHolding Hostname=n1 gpu=7",
    ]);
    expect(alertsOf({ DCGM_FI_DEV_POWER_USAGE: { "n1/7": "600+0" } })).toEqual([
      "SovereignPowerAboveCap Hostname=n1 gpu=7",
    ]);
  });

  test("a node, a rack, feeds and the hall above what was checked", () => {
    // 8 × 700 + 4600 = 10,200 W a node: 20,400 a rack, 40,800 in all; a feed of two has half, or all when one is lost.
    const alerts = alertsOf({ DCGM_FI_DEV_POWER_USAGE: "700+0", DCGM_FI_DEV_ENFORCED_POWER_LIMIT: "550+0" });
    const power = alerts.filter((alert) => /Over/.test(alert));
    expect(power).toEqual([
      "SovereignFeedPowerOverLimitOnFailover feed=feed-a",
      "SovereignFeedPowerOverLimitOnFailover feed=feed-b",
      "SovereignNodePowerOverChecked Hostname=n1 rack=r1",
      "SovereignNodePowerOverChecked Hostname=n2 rack=r1",
      "SovereignNodePowerOverChecked Hostname=n3 rack=r2",
      "SovereignNodePowerOverChecked Hostname=n4 rack=r2",
    ]);
    const tight = {
      ...TRAIN,
      hallLimitWatts: 40_000,
      racks: [{ ...TRAIN.racks[0], limitWatts: 20_000 }, TRAIN.racks[1]],
    };
    const more = alertsOf({ DCGM_FI_DEV_POWER_USAGE: "700+0" }, [], tight);
    expect(more).toContain("SovereignHallPowerOverLimit");
    expect(more).toContain("SovereignRackPowerOverLimit rack=r1");
  });

  test("parts that tell nothing count at the most that they may draw", () => {
    const silent = Object.fromEntries(Array.from({ length: 8 }, (_, gpu) => [`n1/${gpu}`, gpu < 4 ? "none" : "700+0"]));
    // 4 × 700 + 4 × 550 + 4600 = 9,600 W, above 9,180
    expect(alertsOf({ DCGM_FI_DEV_POWER_USAGE: silent })).toContain(
      "SovereignNodePowerOverChecked Hostname=n1 rack=r1",
    );
  });

  test("what the hardware does about heat and power", () => {
    const events = (event: string) => [
      { series: `DCGM_EXP_CLOCK_EVENTS_COUNT{Hostname="n1",gpu="0",clock_event="${event}"}`, values: "3+0x30" },
    ];
    expect(alertsOf({}, events("hw_thermal"))).toEqual(["SovereignGpuHardwareThermalSlowdown Hostname=n1 gpu=0"]);
    expect(alertsOf({}, events("hw_power_brake"))).toEqual(["SovereignGpuPowerBrake Hostname=n1 gpu=0"]);
    expect(alertsOf({}, events("sw_thermal"))).toEqual(["SovereignGpuThermalSlowdown Hostname=n1 gpu=0"]);
    expect(alertsOf({}, events("gpu_idle"))).toEqual([]);
  });

  test("the conditions of the nodes", () => {
    const condition = [
      {
        series: 'kube_node_status_condition{node="n4",condition="PowerCapNotHolding",status="true"}',
        values: "1+0x30",
      },
    ];
    expect(alertsOf({}, condition)).toEqual(["SovereignNodePowerCapNotHolding node=n4"]);
  });

  test("nodes by label are found by kube-state-metrics; without it, they are missing", () => {
    const labels = ["n1", "n2", "n3", "n4"].map((node, index) => ({
      series: `kube_node_labels{node="${node}",label_node_acme_example_pool="h100",label_sovereign_ai_rack="r${index < 2 ? 1 : 2}"}`,
      values: "1+0x30",
    }));
    expect(alertsOf({}, labels, UNNAMED)).toEqual([]);
    expect(alertsOf({ DCGM_FI_DEV_GPU_TEMP: { "n2/5": "84+0" } }, labels, UNNAMED)).toEqual([
      "SovereignGpuHot Hostname=n2 gpu=5",
    ]);
    expect(alertsOf({}, [], UNNAMED)).toEqual(["SovereignPowerMetricsMissing"]);
  });
});

describe("a rack's power on its feeds", () => {
  test.each([
    ["2N" as const, 2, 1 / 2, 1],
    ["2N" as const, 4, 1 / 4, 1 / 2],
    ["N+1" as const, 3, 1 / 3, 1 / 2],
    ["N" as const, 3, 1 / 3, 1 / 3],
    ["N" as const, 1, 1, 1],
  ])("%s of %d: %d normally, %d on failover", (redundancy, count, normal, failover) => {
    const feeds = Array.from({ length: count }, (_, index) => `f${index}`);
    expect(feedShares({ name: "r", nodes: 1, feeds, redundancy })).toEqual({ normal, failover });
  });
});
