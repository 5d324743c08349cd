import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hostsFromValue, loadHosts } from "../../../engine/hosts/hosts-file";
import { folderWith } from "./folder";
import { ED25519, HASHED, RSA } from "./keys";

const KEY = `hostKey: "${ED25519}"`;
const KNOWN = `n1 ${ED25519}\nn2 ${ED25519.slice(0, 30)}\nn3 ${ED25519.replace("u+m", "u~m")}\n`;

describe("a hosts file", () => {
  test("gives hosts with every default filled in", () => {
    const folder = folderWith({
      "keys/deploy": "private",
      "hosts.yaml": [
        "version: 1",
        "defaults: { user: admin, privateKeyFile: keys/deploy, port: 2222 }",
        "hosts:",
        `  - { name: n1, address: 10.20.0.11, ${KEY}, role: server, rack: r1, server: dgx-h100, accelerators: { h100-sxm: 8 }, labels: { zone: a } }`,
        `  - { name: n2, address: n2.hall.example, ${KEY}, port: 22, user: root, agent: true, lost: true }`,
        "",
      ].join("\n"),
    });
    expect(loadHosts(path.join(folder, "hosts.yaml"))).toEqual([
      {
        name: "n1",
        address: "10.20.0.11",
        port: 2222,
        user: "admin",
        privateKeyFile: path.join(folder, "keys/deploy"),
        hostKey: ED25519,
        role: "server",
        rack: "r1",
        server: "dgx-h100",
        accelerators: { "h100-sxm": 8 },
        labels: { zone: "a" },
        lost: false,
      },
      {
        name: "n2",
        address: "n2.hall.example",
        port: 22,
        user: "root",
        privateKeyFile: undefined,
        hostKey: ED25519,
        role: "agent",
        labels: {},
        lost: true,
      },
    ]);
  });

  test("a host that states its server has what such a server has", () => {
    const host = { name: "n1", address: "n1", hostKey: ED25519 };
    const one = (more: object) => hostsFromValue({ version: 1, hosts: [{ ...host, ...more }] }, "test")[0].accelerators;
    expect(one({ server: "dgx-h100" })).toEqual({ "h100-sxm": 8 });
    expect(one({ server: "dgx-h100", accelerators: { "h100-sxm": 7 } })).toEqual({ "h100-sxm": 7 });
    expect(one({ server: "gb200-nvl72" })).toBeUndefined();
    expect(one({})).toBeUndefined();
  });

  test("may be empty, and JSON", () => {
    const folder = folderWith({ "hosts.json": '{ "version": 1, "hosts": [] }' });
    expect(loadHosts(path.join(folder, "hosts.json"))).toEqual([]);
  });

  test("takes host keys from a known_hosts file beside it, for one host or all of them", () => {
    const folder = folderWith({
      "sub/known_hosts": HASHED,
      "sub/hosts.yaml": [
        "version: 1",
        "defaults: { hostKeyFile: known_hosts }",
        "hosts:",
        "  - { name: n1, address: 10.20.0.11 }",
        "  - { name: n2, address: 10.20.0.12, port: 2222 }",
        `  - { name: n3, address: 10.20.0.13, hostKey: "${RSA} root@n3" }`,
        "",
      ].join("\n"),
    });
    const known = path.join(folder, "sub/known_hosts");
    expect(
      loadHosts(path.join(folder, "sub/hosts.yaml")).map(({ hostKey, hostKeyFile }) => [hostKey, hostKeyFile]),
    ).toEqual([
      [ED25519, known],
      [ED25519, known],
      [RSA, undefined],
    ]);
  });

  test.runIf(process.platform !== "win32")(
    "does without a key file that is not there, and refuses one that others read",
    () => {
      const folder = folderWith({
        "hosts.yaml": `version: 1\nhosts:\n  - { name: n1, address: n1, ${KEY}, privateKeyFile: deploy }\n`,
      });
      const file = path.join(folder, "hosts.yaml");
      expect(loadHosts(file)[0].privateKeyFile).toBe(path.join(folder, "deploy"));
      for (const [mode, refused] of [
        [0o600, false],
        [0o400, false],
        [0o640, true],
        [0o604, true],
      ] as const) {
        fs.writeFileSync(path.join(folder, "deploy"), "private", { mode: 0o600 });
        fs.chmodSync(path.join(folder, "deploy"), mode);
        if (!refused) expect(() => loadHosts(file)).not.toThrow();
        else {
          expect(() => loadHosts(file)).toThrow(
            `${file}:3:${refusedColumn(file)}: privateKeyFile deploy: others can read the key (mode 0${mode.toString(8)}); run \`chmod 600 ${path.join(folder, "deploy")}\``,
          );
        }
      }
    },
  );

  test.runIf(process.platform !== "win32")("names a key that others read as a command finds it", () => {
    const host = (file: string) => ({ name: "n1", address: "n1", hostKey: ED25519, privateKeyFile: file });
    const folder = folderWith({ "a key": "private", "keys/deploy": "private" });
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    process.chdir(path.join(folder, "keys"));
    for (const [file, command] of [
      ["deploy", "chmod 600 deploy"],
      ["../a key", `chmod 600 '${path.join(fs.realpathSync(folder), "a key")}'`],
    ]) {
      fs.chmodSync(file, 0o644);
      expect(() => hostsFromValue({ version: 1, hosts: [host(file)] }, "Hosts.of")).toThrow(`run \`${command}\``);
    }
  });

  test("says where the file itself is wrong", () => {
    const folder = folderWith({ "empty.yaml": "", "bad.yaml": "version: 1\nhosts: [\n" });
    expect(() => loadHosts(path.join(folder, "none.yaml"))).toThrow("none.yaml: no such file");
    expect(() => loadHosts(path.join(folder, "empty.yaml"))).toThrow("empty.yaml:1:1: the document is empty");
    expect(() => loadHosts(path.join(folder, "bad.yaml"))).toThrow(/bad\.yaml:\d+:\d+: /);
  });

  test.each([
    ["a name that is no DNS label", `{ name: N_1, address: n1, ${KEY} }`, "3:13: hosts[0].name must be a DNS label"],
    ["a name with a quote", `{ name: "n'1", address: n1, ${KEY} }`, "hosts[0].name must be a DNS label"],
    ["a name that YAML reads as a number", `{ name: 1, address: n1, ${KEY} }`, "not the number 1; put it in quotes"],
    ["no address", `{ name: n1, ${KEY} }`, "3:5: the key 'address' is missing in hosts[0]"],
    [
      "an address that is neither",
      `{ name: n1, address: 10.0.0.256, ${KEY} }`,
      "3:26: hosts[0].address: '10.0.0.256' is neither",
    ],
    [
      "an address that ssh takes for an option",
      `{ name: n1, address: "-oProxyCommand=x", ${KEY} }`,
      "hosts[0].address must be a host name or an IP address",
    ],
    [
      "a port beyond the last",
      `{ name: n1, address: n1, port: 70000, ${KEY} }`,
      "hosts[0].port must be at most 65535, not the number 70000",
    ],
    [
      "a port in quotes",
      `{ name: n1, address: n1, port: "22", ${KEY} }`,
      "hosts[0].port must be a whole number, not '22'; leave out the quotes",
    ],
    [
      "a user with a space",
      `{ name: n1, address: n1, user: "a b", ${KEY} }`,
      "hosts[0].user must be the name of a user",
    ],
    [
      "an unknown role",
      `{ name: n1, address: n1, role: servr, ${KEY} }`,
      "hosts[0].role must be one of server, agent, not 'servr'; did you mean 'server'?",
    ],
    ["a rack with a space", `{ name: n1, address: n1, rack: "row 1", ${KEY} }`, "hosts[0].rack must be a rack's name"],
    [
      "an unknown key",
      `{ name: n1, adress: n1, ${KEY} }`,
      "3:17: unknown key 'adress' in hosts[0]; did you mean 'address'?",
    ],
    [
      "an unknown server",
      `{ name: n1, address: n1, server: dgx-h10, ${KEY} }`,
      "hosts[0].server: the catalogue knows no server 'dgx-h10'; did you mean 'dgx-h100'?",
    ],
    [
      "an unknown accelerator",
      `{ name: n1, address: n1, accelerators: { h100-smx: 8 }, ${KEY} }`,
      "3:46: hosts[0].accelerators.h100-smx: the catalogue knows no accelerator 'h100-smx'; did you mean 'h100-sxm'?",
    ],
    [
      "none of an accelerator",
      `{ name: n1, address: n1, accelerators: { h100-sxm: 0 }, ${KEY} }`,
      "hosts[0].accelerators.h100-sxm must be at least 1",
    ],
    ["a bad label", `{ name: n1, address: n1, labels: { "a b": c }, ${KEY} }`, "'a b' is not the key of a label"],
    [
      "a bad prefix of a label",
      `{ name: n1, address: n1, labels: { "A/b": c }, ${KEY} }`,
      "'A/b' is not the key of a label",
    ],
    [
      "a bad value of a label",
      `{ name: n1, address: n1, labels: { a: "it's" }, ${KEY} }`,
      `hosts[0].labels.a: 'it's' is not the value of a label`,
    ],
    ["no host key", "{ name: n1, address: n1 }", "3:5: the host 'n1' has no hostKey"],
    [
      "half a host key",
      `{ name: n1, address: n1, hostKey: "ssh-ed25519 AAAAC3Nz" }`,
      "hosts[0].hostKey: this is not a whole public key",
    ],
    [
      "a line of known_hosts as host key",
      `{ name: n1, address: n1, hostKey: "n1 ${ED25519}" }`,
      "hosts[0].hostKey must be a public host key",
    ],
    ["two host keys", `{ name: n1, address: n1, ${KEY}, hostKeyFile: k }`, "hostKey and hostKeyFile are both stated"],
    [
      "a host key file that is not there",
      `{ name: n1, address: n1, hostKeyFile: k }`,
      "hostKeyFile k: the file cannot be read",
    ],
    [
      "a host key file without the host",
      `{ name: n1, address: n1, port: 23, hostKeyFile: known }`,
      "hostKeyFile known: it holds no key of [n1]:23",
    ],
    [
      "a host key file whose key is damaged",
      `{ name: n1, address: n2, hostKeyFile: known }`,
      "hostKeyFile known: the key of n2 is not whole",
    ],
    [
      "a host key file whose key is no base64",
      `{ name: n1, address: n3, hostKeyFile: known }`,
      "hostKeyFile known: the key of n3 is not whole",
    ],
    [
      "a key file and the agent",
      `{ name: n1, address: n1, privateKeyFile: k, agent: true, ${KEY} }`,
      "hosts[0].agent: privateKeyFile and agent exclude each other",
    ],
    [
      "a key file that is a folder",
      `{ name: n1, address: n1, privateKeyFile: ., ${KEY} }`,
      "privateKeyFile .: this is no file",
    ],
    [
      "a path with a line break",
      `{ name: n1, address: n1, privateKeyFile: "a\\nb", ${KEY} }`,
      "hosts[0].privateKeyFile must be a path without quotes and line breaks",
    ],
  ])("says where it has %s", (_, host, message) => {
    const folder = folderWith({ known: KNOWN, "hosts.yaml": `version: 1\nhosts:\n  - ${host}\n` });
    expect(() => loadHosts(path.join(folder, "hosts.yaml"))).toThrow(message);
  });

  test.each([
    ["name", `{ name: n1, address: b, ${KEY} }`, "4:13: hosts[1].name: the host 'n1' is listed twice"],
    [
      "address and port",
      `{ name: n2, address: A, port: 22, ${KEY} }`,
      "4:26: hosts[1].address: the hosts 'n1' and 'n2' are one",
    ],
  ])("says where a host is listed twice by %s", (_, second, message) => {
    const folder = folderWith({
      "hosts.yaml": `version: 1\nhosts:\n  - { name: n1, address: a, ${KEY} }\n  - ${second}\n`,
    });
    expect(() => loadHosts(path.join(folder, "hosts.yaml"))).toThrow(message);
  });

  test.each([
    ["::1", "0:0:0:0:0:0:0:1"],
    ["fe80::a:1", "FE80:0::000A:1"],
    ["n1.hall.example", "N1.hall.example."],
  ])("knows %s by its other spelling %s", (first, second) => {
    const hosts = [first, second].map((address, index) => ({ name: `n${index}`, address, hostKey: ED25519 }));
    expect(() => hostsFromValue({ version: 1, hosts }, "Hosts.of")).toThrow("the hosts 'n0' and 'n1' are one");
  });

  test.each([
    ["::1", "::2"],
    ["10.0.0.1", "10.0.0.10"],
  ])("takes %s and %s for two hosts", (first, second) => {
    const hosts = [first, second].map((address, index) => ({ name: `n${index}`, address, hostKey: ED25519 }));
    expect(hostsFromValue({ version: 1, hosts }, "Hosts.of")).toHaveLength(2);
  });

  test("lets two hosts share an address where their ports differ", () => {
    const folder = folderWith({
      "hosts.yaml": `version: 1\nhosts:\n  - { name: n1, address: a, ${KEY} }\n  - { name: n2, address: a, port: 23, ${KEY} }\n`,
    });
    expect(loadHosts(path.join(folder, "hosts.yaml"))).toHaveLength(2);
  });

  test("says a wrong default once", () => {
    const folder = folderWith({
      "hosts.yaml": `version: 1\ndefaults: { hostKeyFile: none }\nhosts:\n  - { name: n1, address: a }\n  - { name: n2, address: b }\n`,
    });
    const file = path.join(folder, "hosts.yaml");
    expect(() => loadHosts(file)).toThrow(
      new RegExp(`^${file}:2:26: hostKeyFile none: the file cannot be read[^\\n]*$`),
    );
  });
});

describe("hosts of a program", () => {
  test("are as those of a file; keys may be undefined", () => {
    const value = { version: 1, hosts: [{ name: "n1", address: "n1", hostKey: ED25519, rack: undefined }] };
    expect(hostsFromValue(value, "Hosts.of")[0]).toMatchObject({ name: "n1", port: 22, user: "root", role: "agent" });
  });

  test("have paths relative to the folder that the program is run in", () => {
    const host = { name: "n1", address: "n1", hostKey: ED25519, privateKeyFile: "keys/none" };
    expect(hostsFromValue({ version: 1, hosts: [host] }, "Hosts.of")[0].privateKeyFile).toBe(path.resolve("keys/none"));
  });

  test("are named by their place in the list where they are wrong", () => {
    const hosts = [{ name: "n1", address: "n1", hostKey: ED25519, server: "dgx" }];
    expect(() => hostsFromValue({ version: 1, hosts }, "Hosts.of")).toThrow(
      "Hosts.of: hosts[0].server: the catalogue knows no server 'dgx'",
    );
  });
});

function refusedColumn(file: string): number {
  const line = fs.readFileSync(file, "utf8").split("\n")[2];
  return line.indexOf("deploy }") + 1;
}
