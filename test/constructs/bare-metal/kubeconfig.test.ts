import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { ClusterAccess } from "../../../constructs/cluster-access";
import { canRunSshd, startSshd, type Sshd } from "../../cli/sshd";
import { useTemporaryFolder } from "../program";
import { hall, rke2, synth, TRAIN, writeSecretsAndBundle } from "./hall";

const FILE = "kube/hall-1";
const CREDENTIAL = "client-key-data: YS1rZXktdGhhdC1ub2JvZHktbWF5LXNlZQ==";
const OF_THE_HOST = `server: https://127.0.0.1:6443\n${CREDENTIAL}\n`;

interface Step {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly when?: string;
}

interface Emitted {
  readonly for_each: Readonly<Record<string, unknown>>;
  readonly provisioner: readonly { readonly "local-exec": Step }[];
}

function kubeconfigOf(json: string): Emitted {
  const { resource } = JSON.parse(json) as { resource: { terraform_data: Record<string, Emitted> } };
  const [, emitted] = Object.entries(resource.terraform_data).find(([name]) => /_kubeconfig_/.test(name)) ?? [];
  return emitted as Emitted;
}

/** Runs a step as Terraform would, with values in the place of its expressions. */
function run(when: "create" | "destroy", values: Readonly<Record<string, string>>) {
  const steps = kubeconfigOf(synth(hall({ kubernetes: rke2({ kubeconfigFile: FILE }) }))).provisioner;
  const step = steps.map((each) => each["local-exec"]).find((each) => (each.when ?? "create") === when) as Step;
  expect(Object.keys(values)).toEqual(expect.arrayContaining(Object.keys(step.environment)));
  const command = step.command.replaceAll("$${", "${").replaceAll("%%{", "%{");
  return spawnSync("/bin/sh", ["-c", command], { encoding: "utf8", env: { PATH: process.env.PATH, ...values } });
}

const valuesFor = ({ port, hostKey, key }: Sshd) => ({
  FILE,
  SITE: "hall-1",
  ADDRESS: "127.0.0.1",
  PORT: String(port),
  LOGIN: "root",
  HOST_KEY: hostKey,
  KEY_FILE: key,
  READ: "cat",
  SERVER: "10.20.0.11",
});

useTemporaryFolder();
beforeEach(writeSecretsAndBundle);

it("is left with nobody who did not ask for it", () => {
  expect(kubeconfigOf(synth(hall())).for_each).toEqual({});
});

it("is written for the path as Terraform sees it from the stack's folder", () => {
  const { for_each: instances } = kubeconfigOf(synth(hall({ kubernetes: rke2({ kubeconfigFile: FILE }) })));
  expect(Object.keys(instances)).toEqual([`../../../${FILE}`]);
});

it("is how the upper layers reach the cluster", () => {
  const site = hall({ kubernetes: rke2({ kubeconfigFile: "~/.kube/hall-1" }) });
  const connection = site._driver().clusterConnection?.(site.workloadsLayer ?? site, site);
  expect(connection?.configPath).toBe("~/.kube/hall-1");
});

describe("a cluster that nobody says how to reach", () => {
  const quotas = [{ tenant: "research", accelerators: 16 }];

  it("is refused with the first object in it", () => {
    const stack = hall({ pools: { train: { ...TRAIN, quotas } } });
    expect(() => synth(stack)).toThrow(/^hall-workloads: .* on bare metal `kubeconfigFile` of its `kubernetes`\.$/);
  });

  it("is right where the site states its access, or where nothing stands in it", () => {
    expect(() =>
      synth(hall({ access: ClusterAccess.kubeconfig(), pools: { train: { ...TRAIN, quotas } } })),
    ).not.toThrow();
    expect(() => synth(hall({ pools: { train: TRAIN } }))).not.toThrow();
  });
});

describe.skipIf(!canRunSshd)("over a real SSH connection (skipped without sshd and root)", () => {
  it("is written for its owner alone, with the address of the server, and taken away again", async () => {
    const values = valuesFor(await startSshd(OF_THE_HOST));
    const { status, stdout, stderr } = run("create", values);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(fs.readFileSync(FILE, "utf8")).toBe(
      `# Written for the site hall-1 by cdktf-sovereign-ai\nserver: https://10.20.0.11:6443\n${CREDENTIAL}\n`,
    );
    expect(fs.statSync(FILE).mode & 0o777).toBe(0o600);
    expect(run("create", values).status).toBe(0);
    expect(run("destroy", values).status).toBe(0);
    expect(fs.existsSync(FILE)).toBe(false);
  });

  it("does not touch a file that is something else", async () => {
    fs.mkdirSync("kube");
    fs.writeFileSync(FILE, "mine\n");
    const values = valuesFor(await startSshd(OF_THE_HOST));
    const { status, stderr } = run("create", values);
    expect(status).toBe(1);
    expect(stderr).toContain(`${FILE} is there and was not written for the site hall-1`);
    expect(run("destroy", values).status).toBe(0);
    expect(fs.readFileSync(FILE, "utf8")).toBe("mine\n");
  });

  it("is not asked of a host with another key", async () => {
    const values = valuesFor(await startSshd(OF_THE_HOST));
    const other = (await startSshd()).hostKey;
    const { status, stderr } = run("create", { ...values, HOST_KEY: other });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/host key/i);
    expect(fs.existsSync(FILE)).toBe(false);
  });
});
