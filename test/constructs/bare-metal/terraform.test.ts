import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { JoinToken } from "../../../constructs/join-token";
import { NodeSelection } from "../../../constructs/node-selection";
import type { SovereignStack } from "../../../constructs/sovereign-stack";
import { useTemporaryFolder } from "../program";
import {
  EXPORTER,
  hall,
  hostsBut,
  HOSTS,
  plainHall,
  rke2,
  SECRET,
  synth,
  TRAIN,
  writeSecretsAndBundle,
  type Block,
} from "./hall";

const STACK = "cdktf.out/stacks/hall";

// The values that programs are given in the environment, where no test may see those of the person who runs it.
const ENVIRONMENT = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
const isInstalled = spawnSync("terraform", ["version"], { env: ENVIRONMENT }).status === 0;

// Nothing is run on a host here: the end-to-end runs do that.
describe.skipIf(!isInstalled)("what Terraform makes of it (skipped where Terraform is not installed)", () => {
  useTemporaryFolder();
  beforeEach(writeSecretsAndBundle);

  it.each([
    ["services", () => plainHall({ services: { exporter: EXPORTER } })],
    ["an agent that holds the keys", () => hall({ on: HOSTS.map((host) => ({ ...host, privateKeyFile: undefined })) })],
    ["every host lost", () => hall({ on: HOSTS.map((host) => ({ ...host, lost: true })) })],
  ])("is valid with %s", (_, program) => {
    synth(program());
    terraform("init");
    expect(terraform("validate")).toContain("Success!");
  });

  it("takes the token as an ephemeral variable, which is not in the plan", () => {
    synth(hall({ kubernetes: rke2({ token: JoinToken.fromVariable("join_token") }) }));
    terraform("init");
    terraform("plan", ["-out=it.tfplan"], { TF_VAR_join_token: SECRET });
    const shown = terraform("show", ["-json", "it.tfplan"]);
    expect(shown).toContain("hosts_configure");
    expect(shown).not.toContain(SECRET);
    expect(filesHolding(SECRET)).toEqual([]);
  });
});

describe.skipIf(!isInstalled)("changes that Terraform plans (skipped where Terraform is not installed)", () => {
  const folder = useTemporaryFolder();
  const deployed = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-test-deployed-"));
  beforeAll(() => {
    deployBare(path.join(deployed, "cluster"), () => hall({ pools: { train: TRAIN } }));
    deployBare(path.join(deployed, "services"), () => plainHall({ services: { exporter: EXPORTER } }));
  });
  afterAll(() => fs.rmSync(deployed, { recursive: true }));

  /** What Terraform plans to change when another program takes the place of the one that was deployed. */
  const changesTo = (program: () => SovereignStack, before: "cluster" | "services" = "cluster"): string[] => {
    fs.cpSync(path.join(deployed, before), folder.path, { recursive: true });
    return plannedChanges(program);
  };
  const cluster = (on = HOSTS) => hall({ on, pools: on.length === 4 ? { train: TRAIN } : {} });

  it("none when nothing has changed", () => {
    expect(changesTo(cluster)).toEqual([]);
    expect(changesTo(() => plainHall({ services: { exporter: EXPORTER } }), "services")).toEqual([]);
  });

  it("one host's node when its label changes", () => {
    expect(changesTo(() => cluster(hostsBut({ n3: { labels: { zone: "b" } } })))).toEqual(["node[n3] replace"]);
  });

  it("in another rack: the label of its node alone", () => {
    expect(changesTo(() => cluster(hostsBut({ n2: { rack: "r7" } })))).toEqual(["node[n2] replace"]);
  });

  it("at another address: a new check, and nothing installed anew", () => {
    expect(changesTo(() => cluster(hostsBut({ n3: { address: "10.20.0.33" } })))).toEqual([
      "check[n3] replace",
      "guard[n3] update",
      "membership[n3] update",
    ]);
  });

  it("with another machine: everything from the install on", () => {
    const hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIC1RkgXL5VqCqUxVV1YXmAfbKqWiBDbmYlDVqVhvYQ5";
    const steps = ["check", "configure", "install", "join", "node", "verify"].map((step) => `${step}[n4] replace`);
    expect(changesTo(() => cluster(hostsBut({ n4: { hostKey } })))).toEqual(
      [...steps, "guard[n4] update", "membership[n4] update"].sort(),
    );
  });

  it("the undo of a host that leaves, and of no other", () => {
    const steps = ["check", "configure", "guard", "install", "join", "membership", "node", "verify"];
    const pool = { ...TRAIN, nodes: 1 };
    expect(changesTo(() => hall({ on: HOSTS.slice(0, 3), pools: { train: pool } }))).toEqual(
      [...steps.map((step) => `${step}[n4] delete`), "terraform_data.train update"].sort(),
    );
  });

  it("the undo of all when the last ones leave", () => {
    const changes = changesTo(() => cluster([]));
    expect(changes.filter((change) => change.startsWith("guard"))).toEqual(
      ["n1", "n2", "n3", "n4"].map((host) => `guard[${host}] delete`),
    );
    expect(changes.every((change) => change.endsWith(" delete"))).toBe(true);
  });

  it("joins of the agents when the first server leaves, since they join through the next", () => {
    const replaced = changesTo(() => hall({ on: HOSTS.slice(1), pools: { train: TRAIN } })).filter(isReplaced);
    expect(replaced).toEqual(
      ["join", "node", "verify"].flatMap((step) => [`${step}[n3] replace`, `${step}[n4] replace`]),
    );
  });

  it("no undo on a host that is lost: its guard moves to where there is none", () => {
    const changes = changesTo(() => hall({ on: hostsBut({ n4: { lost: true } }) }));
    expect(changes).toContain("lost[n4] from guard[n4] update");
    expect(changes).toContain("membership[n4] delete");
    expect(changes.filter((change) => change.startsWith("guard"))).toEqual([]);
  });

  it("no undo that needs a host when every host is lost", () => {
    const changes = changesTo(() => hall({ on: HOSTS.map((host) => ({ ...host, lost: true })) }));
    expect(changes.filter((change) => change.startsWith("lost"))).toHaveLength(4);
    const { resource } = JSON.parse(fs.readFileSync(path.join(STACK, "cdk.tf.json"), "utf8")) as Written;
    const undoing = Object.entries(resource.terraform_data).filter(([, { provisioner = [] }]) =>
      provisioner.some((each) => each["remote-exec"]?.when === "destroy"),
    );
    expect(undoing.map(([id]) => id.replace(/_[0-9A-F]{8}$/, ""))).toEqual(["hosts_guard"]);
  });

  it("the undo of a service on the host that it leaves", () => {
    const exporter = { ...EXPORTER, nodeSelection: NodeSelection.byName("n3") };
    expect(changesTo(() => plainHall({ services: { exporter } }), "services")).toEqual([
      "exporter[n4] delete",
      "service-guard[n4/sovereign-hall-1-exporter] delete",
    ]);
  });

  it("a start of the service whose unit has changed", () => {
    const exporter = { ...EXPORTER, environment: { LISTEN: "127.0.0.1:9401" } };
    expect(changesTo(() => plainHall({ services: { exporter } }), "services")).toEqual([
      "exporter[n3] replace",
      "exporter[n4] replace",
    ]);
  });
});

interface Written {
  readonly resource: { readonly terraform_data: Readonly<Record<string, Block>> };
}

/** A line of `terraform plan -json`, of those that tell a change. */
interface PlannedChange {
  readonly type: string;
  readonly change: {
    readonly action: string;
    readonly resource: { readonly addr: string };
    readonly previous_resource?: { readonly addr: string };
  };
}

/** Terraform's own deploy of a program, with the provisioners left out. */
function deployBare(folder: string, program: () => SovereignStack): void {
  const home = process.cwd();
  fs.mkdirSync(folder, { recursive: true });
  process.chdir(folder);
  try {
    writeSecretsAndBundle();
    const json = JSON.parse(synth(program())) as Written;
    const blocks = Object.entries(json.resource.terraform_data).map(([id, block]) => [
      id,
      { ...block, provisioner: undefined },
    ]);
    const bare = { ...json, resource: { terraform_data: Object.fromEntries(blocks) as unknown } };
    fs.writeFileSync(path.join(STACK, "cdk.tf.json"), JSON.stringify(bare));
    terraform("init");
    terraform("apply", ["-auto-approve"]);
  } finally {
    process.chdir(home);
  }
}

function plannedChanges(program: () => SovereignStack): string[] {
  synth(program());
  return terraform("plan", ["-json"])
    .split("\n")
    .filter((line) => line.includes('"planned_change"'))
    .map((line) => JSON.parse(line) as PlannedChange)
    .map(({ change: { action, resource, previous_resource: from } }) =>
      [shortly(resource.addr), ...(from ? ["from", shortly(from.addr)] : []), action].join(" "),
    )
    .sort();
}

function isReplaced(change: string): boolean {
  return change.endsWith(" replace");
}

/** `node[n3]` of `terraform_data.hosts_node_8C837EAF["n3"]`. */
function shortly(address: string): string {
  return address.replace(/^terraform_data\.(?:hosts_(.+)_[0-9A-F]{8}|(.+))\["(.+)"\]$/, "$1$2[$3]");
}

function terraform(command: string, args: string[] = [], environment: Record<string, string> = {}): string {
  const asksNothing = ["show", "validate"].includes(command) ? [] : ["-input=false"];
  const { status, stdout, stderr } = spawnSync("terraform", [command, "-no-color", ...asksNothing, ...args], {
    cwd: STACK,
    encoding: "utf8",
    env: { ...ENVIRONMENT, ...environment },
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`terraform ${command}: ${stdout}${stderr}`);
  return stdout;
}

function filesHolding(text: string): string[] {
  return fs
    .readdirSync("cdktf.out", { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => fs.readFileSync(file).includes(text));
}
