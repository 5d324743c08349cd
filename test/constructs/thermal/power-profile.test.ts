import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import {
  Hosts,
  NodeSelection,
  PowerProfile,
  PowerTopology,
  Server,
  Site,
  SovereignApp,
  SovereignStack,
} from "../../../index";
import { powerCapScript } from "../../../constructs/kubernetes/power/node-script";
import { stackJson } from "../emitted";
import { manifests } from "../kubernetes/kubernetes-program";
import { useTemporaryFolder } from "../program";
import { ACME, AGENT, app, clusterStack, group, HALL, hostsIn, NAMED } from "./thermal-program";

const folder = useTemporaryFolder();

/** A B200 as nvidia-smi 580 tells of its profiles (NVIDIA/k8s-test-infra); it keeps requests in a file and logs calls. */
const NVIDIA_SMI = `#!/bin/sh
cd "$FAKE"
case "$*" in
  --query-gpu=persistence_mode*) echo Enabled ;;
  --query-gpu=*) echo "00000000:1B:00.0, 0x290110DE, 1000.00, 1000.00, 1000.00, 200.00, 1000.00, 41, 45" ;;
  "power-profiles -ge -i 00000000:1B:00.0")
    [ -s requested ] || { echo "No profiles are currently enforced."; exit 0; }
    echo "$(cat requested). Max-Q" ;;
  "power-profiles -sr "*) echo "$*" >>calls; echo "$3" >requested; echo "Successfully set the requested profiles." ;;
  "power-profiles -cr "*) echo "$*" >>calls; : >requested ;;
  *) exit 2 ;;
esac
`;

describe("a power profile in the place of a cap", () => {
  test("is requested once for each part, and given back at the end", async () => {
    const script = powerCapScript("nvidia", {
      owner: "train",
      accelerator: "b200",
      acceleratorsPerNode: 1,
      powerProfileId: 1,
      intervalSeconds: 1,
      stateFolder: path.join(folder.path, "state"),
    });
    fs.writeFileSync("nvidia-smi", NVIDIA_SMI, { mode: 0o755 });
    fs.writeFileSync("cap.sh", script);
    expect(spawnSync("sh", ["-n", "cap.sh"], { encoding: "utf8" }).stderr).toBe("");
    const env = { ...process.env, FAKE: folder.path, PATH: `${folder.path}:${process.env.PATH}` };
    const agent = spawn("sh", ["cap.sh"], { env, stdio: "ignore" });
    const ended = new Promise((resolve) => agent.once("exit", resolve));
    const status = () => fs.readFileSync("state/status", { encoding: "utf8", flag: "a+" });
    const until = Date.now() + 10_000;
    fs.mkdirSync("state", { recursive: true });
    while (!status().includes("cap_text=1 parts hold profile 1\n") && Date.now() < until) await sleep(50);
    expect(status()).toContain("cap=yes\ncap_text=1 parts hold profile 1\n");
    // More looks change nothing.
    await sleep(2200);
    expect(fs.readFileSync("calls", "utf8")).toBe("power-profiles -sr 1 -i 00000000:1B:00.0\n");
    agent.kill("SIGTERM");
    await ended;
    expect(fs.readFileSync("calls", "utf8").split("\n")[1]).toBe("power-profiles -cr 1 -i 00000000:1B:00.0");
    expect(fs.readFileSync("requested", "utf8")).toBe("");
  }, 20_000);

  test("counts at nameplate in a cluster, where an agent sets it", () => {
    const stack = clusterStack(PowerTopology.of(HALL));
    const serving = group(stack, {
      ...NAMED,
      server: Server.DGX_B200,
      powerProfile: PowerProfile.LLM_INFERENCE,
      placement: { r1: 1 },
      nodeSelection: NodeSelection.byName("gpu-1"),
      agent: AGENT,
    });
    expect(serving.nodeWatts).toBe(14300);
    SovereignApp.of(stack).synth();
    const text = JSON.stringify(manifests(stackJson("hall-workloads")));
    expect(text).toContain("PROFILE_ID='6'");
    expect(text).toContain("CAP_WATTS=''");
    expect(text).toContain("SYS_ADMIN");
  });

  test("is a service on hosts without Kubernetes", () => {
    const hosts = hostsIn({ r1: 1 }).map((host) => ({ ...host, server: "dgx-b200", accelerators: { b200: 8 } }));
    const site = Site.bareMetal("hall-1", { country: "DE", operator: ACME, hosts: Hosts.of(...hosts) });
    const stack = new SovereignStack(app(), "hall", { site });
    group(stack, { server: Server.DGX_B200, racks: ["r1"], powerProfile: PowerProfile.MAX_Q });
    SovereignApp.of(stack).synth();
    const text = JSON.stringify(stackJson("hall").resource.terraform_data);
    expect(text).toContain("PROFILE_ID='1'");
    expect(text).toContain("Description=Power profile max-q of each b200");
  });
});

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
