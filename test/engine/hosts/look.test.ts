import { describe, expect, test } from "vitest";
import { compareLook } from "../../../engine/hosts/compare-look";
import type { Host } from "../../../engine/hosts/host";
import { readLook } from "../../../engine/hosts/look";
import { ED25519 } from "./keys";

const LINES = [
  "os=debian 12",
  "kernel=6.1.0",
  "arch=amd64",
  "clock=1795346785",
  "disk-gib=57",
  "accelerator=h100-sxm=8",
  "owner=hall-1",
  "host=n1",
  "rke2=active server v1.34.2+rke2r1",
  "service=active vllm",
  "file=ok /etc/rancher/rke2/config.yaml",
  "file=ok /etc/a b=c",
  "end=1",
  "",
];
const HOST: Host = {
  name: "n1",
  address: "n1",
  port: 22,
  user: "root",
  hostKey: ED25519,
  role: "server",
  accelerators: { "h100-sxm": 8 },
  labels: {},
  lost: false,
};

const AT = { fromEpochSeconds: 1795346780, toEpochSeconds: 1795346790 };

/** What is different where one line of the look is another. */
function differences(line: string, instead: string, host: Host = HOST): readonly string[] {
  expect(LINES).toContain(line);
  const look = readLook(LINES.map((each) => (each === line ? instead : each)).join("\n"));
  if (!look) throw new Error("no look");
  return compareLook(host, look, AT).map(({ kind, message }) => `${kind}: ${message}`);
}

test("a look is read line by line", () => {
  expect(readLook(LINES.join("\n"))).toEqual({
    os: "debian 12",
    kernel: "6.1.0",
    architecture: "amd64",
    clockEpochSeconds: 1795346785,
    freeDiskGib: 57,
    accelerators: { "h100-sxm": 8 },
    unknownAccelerators: {},
    site: "hall-1",
    nameInSite: "n1",
    rke2: { state: "active", role: "server", version: "v1.34.2+rke2r1" },
    services: [{ name: "vllm", state: "active" }],
    files: [
      { path: "/etc/rancher/rke2/config.yaml", state: "ok" },
      { path: "/etc/a b=c", state: "ok" },
    ],
  });
});

test("a look that was cut off is none", () => {
  for (let lines = 0; lines < LINES.length - 2; lines++) {
    expect(readLook(LINES.slice(0, lines).join("\n"))).toBeUndefined();
  }
});

describe("a host is different where", () => {
  test("nothing is: no difference", () => expect(differences("end=1", "end=1")).toEqual([]));

  test.each([
    ["accelerator=h100-sxm=8", "accelerator=h100-sxm=7", "stated: 7 × h100-sxm, stated are 8"],
    ["accelerator=h100-sxm=8", "", "stated: 0 × h100-sxm, stated are 8"],
    ["rke2=active server v1.34.2+rke2r1", "rke2=active agent v1", "stated: RKE2 runs as agent, stated is server"],
    ["host=n1", "host=n2", "stated: it is deployed as the host 'n2'"],
    ["rke2=active server v1.34.2+rke2r1", "rke2=failed server v1", "drift: the service rke2-server is failed"],
    ["service=active vllm", "service=inactive vllm", "drift: the service vllm is inactive"],
    ["file=ok /etc/a b=c", "file=changed /etc/a b=c", "drift: /etc/a b=c is changed"],
    ["file=ok /etc/a b=c", "file=missing /etc/a b=c", "drift: /etc/a b=c is missing"],
    [
      "clock=1795346785",
      "clock=1795346851",
      "clock: its clock is 61 s ahead (60 s are allowed); set up time synchronisation",
    ],
    [
      "clock=1795346785",
      "clock=1795346719",
      "clock: its clock is 61 s behind (60 s are allowed); set up time synchronisation",
    ],
  ])("%s is %s", (line, instead, message) => expect(differences(line, instead)).toEqual([message]));

  test.each(["clock=1795346850", "clock=1795346720"])("%s is near enough to the time", (line) => {
    expect(differences("clock=1795346785", line)).toEqual([]);
  });

  test("there is an accelerator that nobody stated, or that nobody knows", () => {
    expect(differences("end=1", "accelerator=l4=1\nend=1")).toEqual(["stated: 1 × l4, stated are 0"]);
    expect(differences("end=1", "accelerator-unknown=10de:ffff=2\nend=1")).toEqual([
      "stated: 2 × an accelerator that the catalogue does not know (PCI 10de:ffff)",
    ]);
  });

  test("what is stated cannot be told by PCI ids", () => {
    const host = { ...HOST, accelerators: { "groq-lpu": 1 } };
    expect(differences("accelerator=h100-sxm=8", "", host)).toEqual([
      "stated: whether groq-lpu is there cannot be told: the catalogue has no PCI id of it",
    ]);
  });

  test("nothing is stated of accelerators: whatever is there will do", () => {
    expect(differences("accelerator=h100-sxm=8", "", { ...HOST, accelerators: undefined })).toEqual([]);
  });
});
