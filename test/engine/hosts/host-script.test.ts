import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { hostScript, pciIdsText, type HostStep } from "../../../engine/hosts/host-script";
import { folderWith } from "./folder";

const FOLDER = path.join(__dirname, "../../../engine/hosts/on-host");
const FILES = fs.readdirSync(FOLDER).sort();
const STEPS = FILES.map((file) => path.basename(file, ".sh")).filter((name) => name !== "common") as HostStep[];
const isRoot = process.getuid?.() === 0;
const hasNamespaces = spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

const run = (script: string) => spawnSync("sh", ["-s"], { input: script, encoding: "utf8" });
const look = (variables: Readonly<Record<string, string>>) =>
  run(hostScript("look", { SITE: "no-such-site", PCI_IDS: pciIdsText(), ...variables }));

describe("the scripts on a host", () => {
  test("are those that hostScript knows", () => {
    expect(STEPS).toEqual([
      "check",
      "configure-rke2",
      "install-rke2",
      "join-rke2",
      "label-node",
      "look",
      "prepare",
      "remove-node",
      "service-down",
      "service-up",
      "undo",
      "verify",
    ]);
  });

  test.each(STEPS)("%s is whole for a POSIX shell", (step) => {
    const { status, stderr } = spawnSync("sh", ["-n"], { input: hostScript(step, { SITE: "s" }), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.runIf(hasShellcheck)("have nothing that shellcheck finds", () => {
    // Variables come from the script's head (SC2154) or go to the step (SC2034); bash gets its own text (SC2016).
    const args = ["-s", "sh", "-e", "SC2154,SC2034,SC2016", ...FILES];
    expect(spawnSync("shellcheck", args, { cwd: FOLDER, encoding: "utf8" }).stdout).toBe("");
  });

  test("begin with one assignment a line, single-quoted", () => {
    expect(hostScript("prepare", { SITE: "hall-1", HOST: "${each.key}" }).split("\n").slice(0, 5)).toEqual([
      "set -eu",
      "umask 077",
      "SITE='hall-1'",
      "HOST='${each.key}'",
      "main() {",
    ]);
  });

  test("are not written with a value that would end its quotes or its line", () => {
    for (const value of ["it's", "a\nb", "a\rb"]) {
      expect(() => hostScript("look", { SITE: value })).toThrow("SITE holds a quote or a line break");
    }
  });

  test("do nothing where a part of them is missing, wherever they are cut", () => {
    const script = hostScript("undo", { SITE: "no-such-site", HOST: "n1", LOST: "1" });
    expect(run(script).stdout).toContain("stated as lost");
    const body = script.indexOf("main() {");
    for (let end = body; end < script.length - "main </dev/null\n".length; end += 997) {
      expect(run(script.slice(0, end)).stdout).toBe("");
    }
  });

  test("refuse a site's name that leads out of the state folder", () => {
    for (const site of ["..", "a/b", "."]) {
      const { status, stderr } = run(hostScript("undo", { SITE: site, HOST: "n1", LOST: "0" }));
      expect(status).toBe(1);
      expect(stderr).toContain(`sovereign: n1: the site's name '${site}' cannot be the name of a folder`);
    }
  });

  test.runIf(!isRoot)("refuse whoever is not root", () => {
    const { status, stderr } = look({});
    expect(status).toBe(1);
    expect(stderr).toContain("this needs root");
  });
});

describe.runIf(hasNamespaces)("services of a host", () => {
  const SERVICES = ["a", "b", "c", "d", "e", "f"];
  const unitOf = (name: string) => `[Unit]\nDescription=${name.repeat(5000)}\n`;

  test("are kept apart when they are started at once, as Terraform does", () => {
    const scripts = SERVICES.map((name) => {
      const UNIT_B64 = Buffer.from(unitOf(name)).toString("base64");
      return [`${name}.sh`, hostScript("service-up", { SITE: "lab", HOST: "n1", NAME: name, UNIT_B64 })];
    });
    const folder = folderWith({
      ...(Object.fromEntries(scripts) as Record<string, string>),
      systemctl: '#!/bin/sh\n[ "$1" != cat ]\n',
    });
    fs.chmodSync(path.join(folder, "systemctl"), 0o755);
    // Empty folders in the place of the machine's own, for this shell alone.
    const host = `set -e
      for place in /var/lib /usr/local/sbin /etc/systemd; do mount -t tmpfs none $place; done
      cp systemctl /usr/local/sbin
      mkdir -p /etc/systemd/system /var/lib/sovereign/lab
      echo lab >/var/lib/sovereign/lab/owner
      for name in ${SERVICES.join(" ")}; do sh $name.sh & done
      wait
      cp /etc/systemd/system/*.service /var/lib/sovereign/lab/written .`;
    const { stderr } = spawnSync("unshare", ["-m", "sh", "-c", host], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    for (const name of SERVICES) {
      expect(fs.readFileSync(path.join(folder, `${name}.service`), "utf8") === unitOf(name), name).toBe(true);
    }
    expect(fs.readFileSync(path.join(folder, "written"), "utf8").trim().split("\n")).toHaveLength(SERVICES.length);
  });
});

describe.runIf(hasNamespaces)("the script of a service", () => {
  const PATH = "/usr/local/lib/sovereign/cap.sh";
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const service = { SITE: "lab", HOST: "n1", NAME: "cap" };
  const up = (script?: string) => {
    const own: Record<string, string> = script === undefined ? {} : { SCRIPT_B64: base64(script) };
    return hostScript("service-up", { ...service, UNIT_B64: base64("[Unit]\n"), ...own });
  };

  /** What is there of the script after each step, and what is listed in the end. */
  function after(...steps: readonly string[]): string {
    // Stopped once it is disabled, as take-down wants to see it.
    const systemctl = `#!/bin/sh
      case $1 in
        disable) touch down ;;
        is-active) [ ! -e down ] ;;
        cat) false ;;
      esac`;
    const files = Object.fromEntries(steps.map((script, index) => [`${index}.sh`, script]));
    const folder = folderWith({ ...files, systemctl });
    fs.chmodSync(path.join(folder, "systemctl"), 0o755);
    const host = `set -e
      for place in /var/lib /usr/local/sbin /usr/local/lib /etc/systemd; do mount -t tmpfs none $place; done
      cp systemctl /usr/local/sbin
      mkdir -p /etc/systemd/system /var/lib/sovereign/lab
      echo lab >/var/lib/sovereign/lab/owner
      for step in ${steps.map((_, index) => index).join(" ")}; do
        sh $step.sh >/dev/null
        if [ -e ${PATH} ]; then stat -c %a ${PATH}; cat ${PATH}; else echo gone; fi
      done
      grep -hF cap /var/lib/sovereign/lab/created /var/lib/sovereign/lab/written || true`;
    const { stdout, stderr } = spawnSync("unshare", ["-m", "sh", "-c", host], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout;
  }

  test("lies beside its unit, is listed, and changes with the program", () => {
    const stdout = after(up("echo 1\n"), up("echo 2\n"));
    expect(stdout).toMatch(/^755\necho 1\n755\necho 2\n/);
    expect(stdout).toContain(`\n${PATH}\n`);
    expect(stdout).toMatch(new RegExp(`[0-9a-f]{64}  ${PATH}\n`));
  });

  test("goes with the service, or when the service has none any more", () => {
    expect(after(up("echo 1\n"), hostScript("service-down", service))).toBe("755\necho 1\ngone\n");
    const stdout = after(up("echo 1\n"), up());
    expect(stdout).toMatch(/^755\necho 1\ngone\n/);
    expect(stdout).not.toContain(PATH);
  });
});

describe.runIf(isRoot)("look", () => {
  const device = (vendor: string, id: string, pciClass: string) => ({ vendor, device: id, class: pciClass });

  function devices(...list: readonly ReturnType<typeof device>[]): string {
    const files = list.flatMap((entry, index) =>
      Object.entries(entry).map(([file, value]) => [`${index}/${file}`, `0x${value}\n`]),
    );
    return folderWith(Object.fromEntries(files) as Record<string, string>);
  }
  const accelerators = (folder: string): readonly string[] =>
    look({ PCI_DEVICES: folder })
      .stdout.split("\n")
      .filter((line) => line.startsWith("accelerator"));

  test("ends with its last line and tells the system", () => {
    const { status, stdout } = look({});
    expect(status).toBe(0);
    for (const key of ["os", "kernel", "arch", "clock", "disk-gib"])
      expect(stdout).toMatch(new RegExp(`^${key}=.`, "m"));
    expect(stdout.endsWith("\nend=1\n")).toBe(true);
  });

  test("counts accelerators by their PCI ids", () => {
    const h100 = device("10de", "2330", "030200");
    const mi300x = device("1002", "74a1", "120000");
    expect(accelerators(devices(h100, mi300x, h100))).toEqual(["accelerator=h100-sxm=2", "accelerator=mi300x=1"]);
  });

  test("tells an accelerator that no row knows, and no bridge, network card or screen", () => {
    const folder = devices(
      device("10de", "ffff", "030200"),
      device("10de", "22a3", "068000"),
      device("1002", "aaaa", "030000"),
      device("8086", "1572", "020000"),
    );
    expect(accelerators(folder)).toEqual(["accelerator-unknown=10de:ffff=1"]);
  });

  test("counts a device that is shared out once", () => {
    const folder = devices(device("1002", "74a1", "120000"), device("1002", "74b5", "120000"));
    fs.mkdirSync(path.join(folder, "1/physfn"));
    expect(accelerators(folder)).toEqual(["accelerator=mi300x=1"]);
  });
});
