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
  if (output !== undefined) refuseToOverwrite(output, { inputs: [], files: { "the hosts file": file } });
  const hosts = loadHosts(file);
  for (const { name, privateKeyFile: key, lost } of hosts) {
    if (key !== undefined && !lost && !existsSync(key)) throw noPrivateKey(file, name, key);
  }
  const reports = await lookAtAll(hosts);
  writeOutput(WRITERS[format](reports), output);
  return reports.every(isWell) ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
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
      reports[index] = host.lost ? lostHost(host) : hostReport(host, await ssh.run(host, script));
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
