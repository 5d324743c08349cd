import { existsSync } from "node:fs";
import type { Host } from "../../engine/hosts/host";
import { hostScript, pciIdsText } from "../../engine/hosts/host-script";
import { loadHosts } from "../../engine/hosts/hosts-file";
import { noPrivateKey, unknownChoice } from "../errors";
import { ExitStatus } from "../exit-status";
import { hostReport, hostsAsJson, hostsAsTable, isWell, lostHost, type HostReport } from "../hosts-report";
import { writeOutput } from "../output";
import { refuseToOverwrite } from "../output-target";
import { Ssh } from "../ssh";

export interface HostsCheckOptions {
  readonly format: string;
  readonly output?: string;
}

const WRITERS: Readonly<Record<string, (reports: readonly HostReport[]) => string>> = {
  table: hostsAsTable,
  json: hostsAsJson,
};

const AT_ONCE = 8;
const PROGRESS_AFTER_MS = 5_000;

export async function hostsCheckCommand(file: string, { format, output }: HostsCheckOptions): Promise<ExitStatus> {
  if (!Object.hasOwn(WRITERS, format)) throw unknownChoice("--format", format, Object.keys(WRITERS));
  const hosts = loadHosts(file);
  if (output !== undefined) {
    const files = { "the hosts file": file, ...keyFilesOf(hosts) };
    refuseToOverwrite(output, { inputs: [], files });
  }
  for (const { name, privateKeyFile: key, lost } of hosts) {
    if (key !== undefined && !lost && !existsSync(key)) throw noPrivateKey(file, name, key);
  }
  const reports = await lookAtAll(hosts);
  writeOutput(WRITERS[format](reports), output);
  return reports.every(isWell) ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
}

function keyFilesOf(hosts: readonly Host[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    hosts.flatMap(({ name, privateKeyFile, hostKeyFile }) => [
      [`the private key of the host '${name}'`, privateKeyFile],
      [`the hostKeyFile of the host '${name}'`, hostKeyFile],
    ]),
  );
}

async function lookAt(host: Host, ssh: Ssh, script: string): Promise<HostReport> {
  const fromEpochSeconds = epochSeconds();
  const outcome = await ssh.run(host, script);
  return hostReport(host, outcome, { fromEpochSeconds, toEpochSeconds: epochSeconds() });
}

function epochSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** In the order of the file, a few at a time. */
async function lookAtAll(hosts: readonly Host[]): Promise<readonly HostReport[]> {
  const script = hostScript("look", { SITE: "", PCI_IDS: pciIdsText() });
  const ssh = new Ssh(hosts);
  const reports: HostReport[] = [];
  let done = 0;
  let next = 0;
  const progress = setInterval(
    () => process.stderr.write(`${done} of ${hosts.length} hosts looked at\n`),
    PROGRESS_AFTER_MS,
  );
  const work = async (): Promise<void> => {
    while (next < hosts.length) {
      const index = next++;
      const host = hosts[index];
      reports[index] = host.lost ? lostHost(host) : await lookAt(host, ssh, script);
      done++;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    clearInterval(progress);
    ssh.close();
  }
  return reports;
}
