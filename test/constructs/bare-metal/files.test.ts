import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { describe, expect, it } from "vitest";
import { privateFileCheck } from "../../../constructs/platforms/bare-metal/private-file";
import { auditPolicy, registriesConfig, rke2Config } from "../../../constructs/platforms/bare-metal/rke2-config";
import { stepProvisioners } from "../../../constructs/platforms/bare-metal/step";
import { reachHost } from "../../../constructs/platforms/bare-metal/reach";
import { escapeTemplate } from "../../../constructs/platforms/bare-metal/template";
import { unitFile } from "../../../constructs/platforms/bare-metal/unit-file";
import { JoinToken } from "../../../constructs/join-token";
import { NodeSelection } from "../../../constructs/node-selection";
import { RestartPolicy } from "../../../constructs/systemd-service";
import type { Host } from "../../../engine/hosts/host";
import { useTemporaryFolder } from "../program";

const HOST: Host = {
  name: "n1",
  address: "10.20.0.11",
  port: 22,
  user: "root",
  hostKey: "ssh-ed25519 AAAA",
  role: "server",
  labels: {},
  lost: false,
};
const RKE2 = { bundle: "bundle", version: "v1.34.2+rke2r1", token: JoinToken.fromVariable("token") };
const REGISTRY = { host: "registry.acme.example:5000" };

describe("configuration of RKE2", () => {
  it("of a server has what the program states, and its own address in its certificate", () => {
    const props = {
      ...RKE2,
      registrationAddress: "k8s.hall-1.example",
      tlsSans: ["10.20.0.11", "10.20.0.10"],
      clusterCidr: "10.52.0.0/16",
      serviceCidr: "10.53.0.0/16",
      cni: "cilium",
    };
    expect(rke2Config(HOST, props, REGISTRY)).toBe(`node-name: n1
token-file: /etc/rancher/rke2/sovereign-token
disable-default-registry-endpoint: true
write-kubeconfig-mode: "0600"
tls-san:
  - 10.20.0.11
  - k8s.hall-1.example
  - 10.20.0.10
cluster-cidr: 10.52.0.0/16
service-cidr: 10.53.0.0/16
cni: cilium
system-default-registry: registry.acme.example:5000
audit-policy-file: /etc/rancher/rke2/audit-policy.yaml
kube-apiserver-arg:
  - audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log
  - audit-log-maxage=30
`);
  });

  it("of an agent has what an agent takes", () => {
    expect(rke2Config({ ...HOST, role: "agent" }, RKE2)).toBe(
      "node-name: n1\ntoken-file: /etc/rancher/rke2/sovereign-token\n",
    );
  });

  it("pulls every image from the site's registry, and is absent without one", () => {
    expect(registriesConfig(REGISTRY)).toBe(
      'mirrors:\n  "*":\n    endpoint:\n      - https://registry.acme.example:5000\n',
    );
    expect(registriesConfig()).toBe("");
  });

  it("audits who did what, without what was in it", () => {
    expect(auditPolicy()).toContain("level: Metadata");
    expect(auditPolicy()).not.toMatch(/Request(Response)?\n/);
  });
});

describe("a unit file", () => {
  const nodeSelection = NodeSelection.byName("n1");
  it("is hardened, and runs as a user of its own", () => {
    expect(unitFile({ nodeSelection, execStart: "/bin/x" }, "hall/x")).toMatchInlineSnapshot(`
      "[Unit]
      Description=hall/x
      After=network-online.target
      Wants=network-online.target

      [Service]
      ExecStart=/bin/x
      DynamicUser=yes
      Restart=on-failure
      NoNewPrivileges=yes
      ProtectSystem=strict
      ProtectHome=yes
      PrivateTmp=yes
      ProtectKernelTunables=yes
      ProtectKernelModules=yes
      ProtectKernelLogs=yes
      ProtectControlGroups=yes
      ProtectClock=yes
      ProtectHostname=yes
      RestrictSUIDSGID=yes
      LockPersonality=yes

      [Install]
      WantedBy=multi-user.target
      "
    `);
  });

  it("says what the program says, quoted where systemd would read something else", () => {
    const text = unitFile(
      {
        nodeSelection,
        execStart: "/bin/x %i",
        description: "100% ours",
        user: "exporter",
        environment: { A: 'say "hi" \\ 50%' },
        workingDirectory: "/srv",
        writablePaths: ["/var/lib/a b"],
        after: [],
        restart: RestartPolicy.ALWAYS,
        overrides: { Service: { PrivateTmp: "no", Nice: "5" }, Unit: { PartOf: "x.target" } },
      },
      "hall/x",
    );
    const lines = text.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "ExecStart=/bin/x %i",
        "Description=100%% ours",
        "User=exporter",
        'Environment="A=say \\"hi\\" \\\\ 50%%"',
        "WorkingDirectory=/srv",
        'ReadWritePaths="/var/lib/a b"',
        "Restart=always",
        "PrivateTmp=no",
        "Nice=5",
        "PartOf=x.target",
      ]),
    );
    expect(lines.filter((line) => /^(DynamicUser|After|PrivateTmp=yes)/.test(line))).toEqual([]);
  });

  const verifier = spawnSync("systemd-analyze", ["--version"]).status === 0;
  it.skipIf(!verifier)("is one that systemd takes (skipped where systemd-analyze is not installed)", () => {
    const props = {
      nodeSelection,
      execStart: "/bin/true",
      environment: { A: 'say "hi" \\ 50%' },
      writablePaths: ["/srv"],
    };
    const file = "/tmp/sovereign-test-unit.service";
    fs.writeFileSync(file, unitFile(props, "hall/x"));
    const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], { encoding: "utf8" });
    fs.rmSync(file);
    expect(stderr.split("\n").filter((line) => line.includes("sovereign-test-unit"))).toEqual([]);
  });
});

describe("text for Terraform", () => {
  it("keeps its own dollars and percents, and what cdktf resolves", () => {
    expect(escapeTemplate("${HOME} %{if} $${x} ${TfToken[Token.1]}")).toBe(
      "$${HOME} %%{if} $$${x} ${TfToken[Token.1]}",
    );
  });
});

describe("a step on a host", () => {
  const folder = useTemporaryFolder();
  const login = { address: "n1", port: 22, user: "root", host_key: "ssh-ed25519 AAAA", private_key_file: null };

  /** Runs what the two sessions of SSH would run, in the home that they would run it in. */
  const run = (script: string, skip?: string) => {
    const [first, second] = stepProvisioners({ name: "it-n1", reach: reachHost(login), script, skip });
    const shell = (provisioner: typeof first) => {
      const [text] = (provisioner as { inline: string[] }).inline;
      // What Terraform puts in the place of the expressions of a step on a host that is known.
      const plain = text.replace('${"root" == "root" ? "" : "sudo -n "}', "").replace(/\$\{(true|false)\}/, "$1");
      return spawnSync("sh", ["-c", plain], { encoding: "utf8", cwd: folder.path, input: "not for the script" });
    };
    fs.writeFileSync(".sovereign-it-n1.sh", "");
    expect(shell(first).status).toBe(0);
    expect(fs.statSync(".sovereign-it-n1").mode & 0o777).toBe(0o700);
    return shell(second);
  };

  it("leaves nothing in the home, whether it ends well or not", () => {
    expect(run("echo done; cat")).toMatchObject({ status: 0, stdout: "done\n" });
    expect(fs.readdirSync(".")).toEqual([]);
    expect(run("echo wrong >&2; exit 3")).toMatchObject({ status: 3, stderr: "wrong\n" });
    expect(fs.readdirSync(".")).toEqual([]);
  });

  it("runs the script as it stands, with quotes and dollars", () => {
    expect(run(`name='a "b"'; printf '%s %s\\n' "$name" '$HOME'`).stdout).toBe('a "b" $HOME\n');
  });

  it("is passed over where there is nothing to do", () => {
    expect(run("echo done", "true")).toMatchObject({ status: 0, stdout: "" });
    expect(fs.readdirSync(".")).toEqual([]);
  });
});

describe("the look at a secret's file when deploying", () => {
  useTemporaryFolder();
  const look = (file: string) => {
    const { command, environment } = privateFileCheck("the join token", file);
    return spawnSync("sh", ["-c", command], { encoding: "utf8", env: { PATH: process.env.PATH, ...environment } });
  };

  it.each([
    [0o600, 0],
    [0o400, 0],
    [0o640, 1],
    [0o604, 1],
    [0o620, 1],
  ])("of mode %o ends with %i", (mode, status) => {
    fs.writeFileSync("it's a token", "");
    fs.chmodSync("it's a token", mode);
    expect(look("it's a token").status).toBe(status);
  });

  it("says what to do, and looks through a link", () => {
    fs.writeFileSync("token", "", { mode: 0o644 });
    execFileSync("ln", ["-s", "token", "link"]);
    expect(look("link").stderr).toBe("sovereign: the join token 'link' can be read by others; run chmod 600 on it\n");
    fs.chmodSync("token", 0o600);
    expect(look("link").status).toBe(0);
    expect(look("").status).toBe(0);
  });
});
