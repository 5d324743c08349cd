import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import type { HostReport } from "../../cli/hosts-report";
import { sovereign } from "./bundle";
import { folderWith } from "./project";
import { canRunSshd, freePort, startSshd, type Sshd } from "./sshd";

const OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDu+mQuVEGZy5Upb4BAfcth+NstqfCM0tWD53D6YiR8A";

/** What a deployed host answers, now or with a clock that is ahead. */
const deployed = (secondsAhead = 0) =>
  [
    "os=debian 12",
    "kernel=6.1.0",
    "arch=amd64",
    `clock=${Math.floor(Date.now() / 1000) + secondsAhead}`,
    "disk-gib=57",
    "accelerator=h100-sxm=8",
    "owner=hall-1",
    "host=n1",
    "rke2=active server v1.34.2+rke2r1",
    "file=ok /etc/rancher/rke2/config.yaml",
    "end=1",
    "",
  ].join("\n");

type Entry = Readonly<Record<string, unknown>>;

/** The entry of a host that this sshd is. */
function entry(sshd: Sshd, more: Entry = {}): Entry {
  const { port, hostKey, key } = sshd;
  return { name: "n1", address: "127.0.0.1", port, hostKey, privateKeyFile: key, ...more };
}

function hostsFile(...hosts: readonly Entry[]): string {
  const folder = folderWith({ "hosts.json": JSON.stringify({ version: 1, hosts }) });
  return path.join(folder, "hosts.json");
}

function check(...hosts: readonly Entry[]) {
  const { status, stdout, stderr } = sovereign(["hosts", "check", hostsFile(...hosts), "--format", "json"]);
  expect(stderr).toBe("");
  return { status, hosts: (JSON.parse(stdout) as { hosts: readonly HostReport[] }).hosts };
}

describe.runIf(canRunSshd)("sovereign hosts check, over a real sshd", () => {
  test("looks at this very machine and finds it as stated", async () => {
    const sshd = await startSshd();
    const { status, hosts } = check(entry(sshd));
    expect(status).toBe(0);
    expect(hosts).toMatchObject([{ name: "n1", status: "ok", why: [] }]);
    expect(hosts[0].look?.os).toMatch(/^[a-z]+/);
  });

  test("says where accelerators are stated that are not there", async () => {
    const sshd = await startSshd();
    const { status, hosts } = check(entry(sshd, { accelerators: { mi355x: 8 } }));
    expect(status).toBe(1);
    expect(hosts).toMatchObject([{ status: "not-as-stated", why: ["0 × mi355x, stated are 8"] }]);
  });

  test("prints a table", async () => {
    const sshd = await startSshd(deployed());
    const { status, stdout } = sovereign(["hosts", "check", hostsFile(entry(sshd, { role: "server" }))]);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        "host  address    status     site    what\n" +
        "n1    127.0.0.1  as stated  hall-1  debian 12 amd64, 8 × h100-sxm, RKE2 v1.34.2+rke2r1 server\n",
    });
  });

  test.each([
    ["rke2=active", "rke2=failed", "the service rke2-server is failed"],
    ["file=ok", "file=changed", "/etc/rancher/rke2/config.yaml is changed"],
    ["file=ok", "file=missing", "/etc/rancher/rke2/config.yaml is missing"],
  ])("tells drift: %s became %s", async (was, is, why) => {
    const sshd = await startSshd(deployed().replace(was, is));
    const { status, hosts } = check(entry(sshd, { role: "server" }));
    expect(status).toBe(1);
    expect(hosts).toMatchObject([{ status: "drifted", why: [why] }]);
  });

  test("takes half an answer for none", async () => {
    const sshd = await startSshd(deployed().replace("end=1\n", ""));
    expect(check(entry(sshd))).toMatchObject({
      status: 1,
      hosts: [{ status: "failed", why: ["its answer broke off"] }],
    });
  });

  test("runs nothing on a host with another host key", async () => {
    const sshd = await startSshd(deployed());
    const { status, hosts } = check(entry(sshd, { hostKey: OTHER_KEY }));
    expect(status).toBe(1);
    expect(hosts).toMatchObject([
      {
        status: "other-host-key",
        why: [
          "Host key verification failed.",
          expect.stringContaining("where it was installed anew, state the new one"),
        ],
      },
    ]);
    expect(hosts[0].look).toBeUndefined();
  });

  test("tells a host that lets nobody in from one that does not answer and one that is lost", async () => {
    const [sshd, other] = [await startSshd(deployed()), await startSshd()];
    const refused = entry(sshd, { name: "refused", privateKeyFile: other.key });
    const silent = entry(sshd, { name: "silent", port: await freePort() });
    const lost = entry(sshd, { name: "lost", address: "192.0.2.1", lost: true, privateKeyFile: "/no/such/key" });
    const { status, hosts } = check(refused, silent, lost);
    expect(status).toBe(1);
    expect(hosts.map(({ name, status: of }) => [name, of])).toEqual([
      ["refused", "refused"],
      ["silent", "unreachable"],
      ["lost", "lost"],
    ]);
    expect(hosts[1].why[0]).toContain("Connection refused");
  });

  test("does not take what a script says for what ssh says", async () => {
    for (const said of ["cat: /etc/x: Permission denied", "Host key verification failed.", "sudo: no"]) {
      const sshd = await startSshd("", `echo "${said}" >&2; exit 1`);
      expect(check(entry(sshd))).toMatchObject({ status: 1, hosts: [{ status: "failed", why: [said] }] });
    }
  });

  test("tells a clock that is off", async () => {
    const sshd = await startSshd(deployed(90));
    const { status, hosts } = check(entry(sshd, { role: "server" }));
    expect(status).toBe(1);
    expect(hosts).toMatchObject([{ status: "clock-off", why: [expect.stringMatching(/^its clock is \d+ s ahead/)] }]);
  });

  test("looks at more hosts than it asks at once, in the order of the file", async () => {
    const sshd = await startSshd(deployed().replace("host=n1\n", ""));
    const entries = Array.from({ length: 20 }, (_, index) =>
      entry(sshd, { name: `n${index}`, address: `127.0.0.${index + 1}`, role: "server" }),
    );
    // sshd listens on 127.0.0.1 alone: the others are unreachable, and still reported each.
    const { hosts } = check(...entries);
    expect(hosts.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
    expect(hosts.map(({ status }) => status)).toEqual(["ok", ...Array<string>(19).fill("unreachable")]);
  });

  test("leaves nothing behind and reads nothing of the user's", async () => {
    const sshd = await startSshd(deployed());
    const home = folderWith({ ".ssh/config": "Host *\n  Port 1\n" });
    const file = hostsFile(entry(sshd, { role: "server" }));
    const { status } = sovereign(["hosts", "check", file], { env: { HOME: home, TMPDIR: folderWith() } });
    expect(status).toBe(0);
    expect(fs.readdirSync(path.join(home, ".ssh"))).toEqual(["config"]);
  });

  test("has room for folders with spaces and percent signs in their names", async () => {
    const sshd = await startSshd(deployed());
    const folder = folderWith({ "a %d b/key": fs.readFileSync(sshd.key, "utf8") });
    const key = path.join(folder, "a %d b/key");
    fs.chmodSync(key, 0o600);
    const file = hostsFile(entry(sshd, { role: "server", privateKeyFile: key }));
    const env = { TMPDIR: path.join(folder, "a %d b") };
    expect(sovereign(["hosts", "check", file], { env })).toMatchObject({ status: 0, stderr: "" });
    expect(fs.readdirSync(path.join(folder, "a %d b"))).toEqual(["key"]);
  });

  test("writes a report to a file, and not over the hosts file", async () => {
    const sshd = await startSshd(deployed());
    const file = hostsFile(entry(sshd, { role: "server" }));
    const output = path.join(path.dirname(file), "report.txt");
    expect(sovereign(["hosts", "check", file, "--output", output])).toMatchObject({ status: 0, stdout: "" });
    expect(fs.readFileSync(output, "utf8")).toContain("as stated");
    const over = sovereign(["hosts", "check", file, "--output", file]);
    expect(over.status).toBe(2);
    expect(over.stderr).toContain("this is the hosts file");
  });
});

test("sovereign hosts check of a file without hosts says so", () => {
  expect(sovereign(["hosts", "check", hostsFile()])).toMatchObject({ status: 0, stdout: "no hosts\n" });
  expect(check()).toEqual({ status: 0, hosts: [] });
});

describe("sovereign hosts check answers 2", () => {
  const host = { name: "n1", address: "192.0.2.1", hostKey: OTHER_KEY };

  test("where the hosts file is wrong, with its place", () => {
    const { status, stderr } = sovereign(["hosts", "check", hostsFile({ ...host, hostkey: "x" })]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/hosts\.json:1:\d+: unknown key 'hostkey' in hosts\[0\]; did you mean 'hostKey'\?/);
  });

  test("where there is no hosts file, or none is named", () => {
    expect(sovereign(["hosts", "check", "none.yaml"])).toMatchObject({
      status: 2,
      stderr: "error: none.yaml: no such file\n",
    });
    expect(sovereign(["hosts", "check"]).status).toBe(2);
  });

  test("where the private key does not exist", () => {
    const { status, stderr } = sovereign(["hosts", "check", hostsFile({ ...host, privateKeyFile: "none" })]);
    expect(status).toBe(2);
    expect(stderr).toContain("the privateKeyFile of the host 'n1' does not exist");
  });

  test.each([
    ["the private key of the host 'n1'", "deploy", { hostKey: OTHER_KEY, privateKeyFile: "deploy" }],
    ["the hostKeyFile of the host 'n1'", "known", { hostKeyFile: "known" }],
  ])("where the report would overwrite %s", (role, name, how) => {
    const hosts = [{ name: "n1", address: "192.0.2.1", ...how }];
    const known = `192.0.2.1 ${OTHER_KEY}\n`;
    const folder = folderWith({ "hosts.json": JSON.stringify({ version: 1, hosts }), known, deploy: "private" });
    fs.chmodSync(path.join(folder, "deploy"), 0o600);
    const output = path.join(folder, name);
    const before = fs.readFileSync(output, "utf8");
    const { status, stderr } = sovereign(["hosts", "check", path.join(folder, "hosts.json"), "--output", output]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`this is ${role}`) });
    expect(fs.readFileSync(output, "utf8")).toBe(before);
  });

  test("where there is no ssh", () => {
    const { status, stderr } = sovereign(["hosts", "check", hostsFile(host)], { env: { PATH: "/nonexistent" } });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: ssh: there is no `ssh` command; install OpenSSH's client\n",
    });
  });

  test("where the format is unknown", () => {
    const { status, stderr } = sovereign(["hosts", "check", hostsFile(host), "--format", "jsn"]);
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean 'json'?");
  });
});
