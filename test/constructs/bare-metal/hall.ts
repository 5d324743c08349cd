import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { Accelerator } from "../../../constructs/accelerator";
import { Hosts, type HostProps } from "../../../constructs/hosts";
import { JoinToken } from "../../../constructs/join-token";
import { NodeSelection } from "../../../constructs/node-selection";
import { Operator } from "../../../constructs/operator";
import { Rke2, type OfflineRke2Props } from "../../../constructs/rke2";
import { Site } from "../../../constructs/site";
import type { BareMetalSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { SystemdService, type SystemdServiceProps } from "../../../constructs/systemd-service";

/** Made for these tests; no host has it. */
export const HOST_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMVD+FxQHbQTGJaEa6tf3ZXy3mYQ3q3nC0dYQEwXNwIr";

export const SECRET = "K10-a-join-token-that-nobody-may-see";

const GPUS = { accelerators: { "h100-sxm": 8 }, server: "dgx-h100" };

/** Two servers and two agents with eight accelerators each. */
export const HOSTS: readonly HostProps[] = [
  { name: "n1", address: "10.20.0.11", role: "server", rack: "r0" },
  { name: "n2", address: "10.20.0.12", role: "server", rack: "r0", user: "admin" },
  { name: "n3", address: "10.20.0.13", rack: "r1", labels: { zone: "a" }, ...GPUS },
  { name: "n4", address: "10.20.0.14", rack: "r1", labels: { zone: "a" }, ...GPUS },
].map((host) => ({ hostKey: HOST_KEY, privateKeyFile: "keys/deploy", ...host }));

/** The hosts, each with what is stated of it here in addition. */
export function hostsBut(changes: Readonly<Record<string, Partial<HostProps>>>): readonly HostProps[] {
  return HOSTS.map((host) => ({ ...host, ...changes[host.name] }));
}

export const TRAIN: SovereignGpuPoolProps = {
  accelerator: Accelerator.H100_SXM,
  nodes: 2,
  nodeSelection: NodeSelection.byRack("r1"),
};

export const EXPORTER: SystemdServiceProps = {
  nodeSelection: NodeSelection.byRack("r1"),
  execStart: "/opt/exporter/bin/exporter --listen ${LISTEN}",
  environment: { LISTEN: "127.0.0.1:9400", QUOTED: 'a "b" 100%' },
};

/** Key, token and bundle as a user has them: the bundle's files are empty. */
export function writeSecretsAndBundle(): void {
  fs.mkdirSync("keys", { recursive: true });
  fs.writeFileSync("keys/deploy", SECRET, { mode: 0o600 });
  fs.writeFileSync("keys/join-token", SECRET, { mode: 0o600 });
  fs.mkdirSync("bundle", { recursive: true });
  for (const file of [
    "install.sh",
    "rke2.linux-amd64.tar.gz",
    "rke2-images.linux-amd64.tar.zst",
    "sha256sum-amd64.txt",
  ]) {
    fs.writeFileSync(path.join("bundle", file), "");
  }
}

export function rke2(props: Partial<OfflineRke2Props> = {}): Rke2 {
  const token = JoinToken.fromFile("keys/join-token");
  return Rke2.offline({ bundle: "bundle", version: "v1.34.2+rke2r1", token, ...props });
}

export interface HallProps extends Partial<BareMetalSiteProps> {
  readonly name?: string;
  readonly on?: readonly HostProps[];
  readonly pools?: Readonly<Record<string, SovereignGpuPoolProps>>;
  readonly services?: Readonly<Record<string, SystemdServiceProps>>;
}

export function hallSite({ name = "hall-1", on = HOSTS, ...props }: HallProps = {}): Site {
  const operator = Operator.of("acme", { hq: "DE" });
  return Site.bareMetal(name, { country: "DE", operator, hosts: Hosts.of(...on), ...props });
}

/** A hall of RKE2 and what stands in it. */
export function hall({ pools = {}, services = {}, ...props }: HallProps = {}): SovereignStack {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  const stack = new SovereignStack(app, "hall", { site: hallSite({ kubernetes: rke2(), ...props }) });
  for (const [id, pool] of Object.entries(pools)) new SovereignGpuPool(stack, id, pool);
  for (const [id, service] of Object.entries(services)) new SystemdService(stack, id, service);
  return stack;
}

/** A hall without Kubernetes. */
export function plainHall(props: HallProps = {}): SovereignStack {
  return hall({ ...props, kubernetes: undefined });
}

/** The Terraform JSON of the stack, as it is written below the working folder. */
export function synth(stack: SovereignStack): string {
  App.of(stack).synth();
  return fs.readFileSync(path.join("cdktf.out/stacks", stack.node.id, "cdk.tf.json"), "utf8");
}

interface Session {
  readonly inline?: readonly string[];
  readonly when?: string;
  readonly destination?: string;
  readonly source?: string;
  readonly content?: string;
  readonly connection: Readonly<Record<string, unknown>> & { readonly script_path: string };
}

export interface Block {
  readonly for_each: Readonly<Record<string, unknown>>;
  readonly input?: unknown;
  readonly triggers_replace: Readonly<Record<string, unknown>>;
  readonly depends_on?: readonly string[];
  readonly provisioner?: readonly Readonly<Record<string, Session>>[];
}

interface Step extends Block {
  readonly remoteExecs: readonly Session[];
  readonly files: readonly Session[];
  readonly uploads: readonly string[];
  /** What the step runs on the host. */
  readonly script: string;
}

interface Written {
  readonly resource: { readonly terraform_data: Readonly<Record<string, Block>> };
  readonly variable?: unknown;
  readonly moved?: unknown;
  readonly "//": { readonly sovereignty: Facts };
}

interface Facts {
  readonly airGapped?: boolean;
  readonly registry?: unknown;
  readonly constructs: Readonly<Record<string, unknown>>;
}

/** What was written, to look at by step of the hosts. */
export function synthesised(stack: SovereignStack) {
  const { resource, variable, moved, "//": root } = JSON.parse(synth(stack)) as Written;
  const blocks = resource.terraform_data;
  const step = (name: string): Step => {
    const found = Object.keys(blocks).filter((id) => new RegExp(`^hosts_${name}_[0-9A-F]{8}$`).test(id));
    if (found.length !== 1) throw new Error(`${found.length} steps are called ${name}`);
    const block = blocks[found[0]];
    const of = (kind: string) => (block.provisioner ?? []).flatMap((provisioner) => provisioner[kind] ?? []);
    const files = of("file");
    return {
      ...block,
      remoteExecs: of("remote-exec"),
      files,
      uploads: files.map(({ destination }) => destination as string),
      script: of("remote-exec")
        .flatMap(({ inline }) => inline ?? [])
        .join("\n"),
    };
  };
  return { resource: blocks, variable, moved, facts: root.sovereignty, step };
}

/** The JSON without the text of the scripts, which have tests of their own, and without the catalogue's PCI ids. */
export function readable(json: string): unknown {
  return JSON.parse(
    json
      .replace(/main\(\) \{.*?main <\/dev\/null/g, "<script of the step>")
      .replace(/PCI_IDS='[^']*'/g, "PCI_IDS='<of the catalogue>'")
      .replace(/"script": "[0-9a-f]{64}"/g, '"script": "<hash of the script>"'),
  );
}
