import { compareLook, type HostDifference, type LookTime } from "../engine/hosts/compare-look";
import type { Host } from "../engine/hosts/host";
import { readLook, type HostLook } from "../engine/hosts/look";
import { columns } from "./columns";
import type { SshOutcome } from "./ssh";

export type HostStatus =
  "ok" | "drifted" | "not-as-stated" | "clock-off" | "failed" | "refused" | "unreachable" | "other-host-key" | "lost";

/** What came of looking at a host. */
export interface HostReport {
  readonly name: string;
  readonly address: string;
  readonly status: HostStatus;
  /** Where the status is not `ok`: why. */
  readonly why: readonly string[];
  readonly look?: HostLook;
}

const IN_WORDS: Readonly<Record<HostStatus, string>> = {
  ok: "as stated",
  drifted: "drifted",
  "not-as-stated": "not as stated",
  "clock-off": "clock off",
  failed: "look failed",
  refused: "login refused",
  unreachable: "unreachable",
  "other-host-key": "other host key",
  lost: "lost",
};

const STATE_KEY =
  "the host does not show the key that is stated; where it was installed anew, state the new one, from " +
  "/etc/ssh/ssh_host_ed25519_key.pub on its console; else something else answers at its address";

export function isWell({ status }: HostReport): boolean {
  return status === "ok" || status === "lost";
}

export function lostHost({ name, address }: Host): HostReport {
  return { name, address, status: "lost", why: ["stated as lost; not contacted"] };
}

export function hostReport(host: Host, outcome: SshOutcome, time: LookTime): HostReport {
  const { name, address } = host;
  if (outcome.kind === "other-host-key") return { name, address, status: outcome.kind, why: [outcome.why, STATE_KEY] };
  if (outcome.kind !== "done") return { name, address, status: outcome.kind, why: [outcome.why] };
  const look = readLook(outcome.stdout);
  if (!look) return { name, address, status: "failed", why: ["its answer broke off"] };
  const differences = compareLook(host, look, time);
  return { name, address, status: statusOf(differences), why: differences.map(({ message }) => message), look };
}

function statusOf(differences: readonly HostDifference[]): HostStatus {
  if (differences.length === 0) return "ok";
  const has = (wanted: HostDifference["kind"]) => differences.some(({ kind }) => kind === wanted);
  if (has("stated")) return "not-as-stated";
  return has("drift") ? "drifted" : "clock-off";
}

export function hostsAsJson(reports: readonly HostReport[]): string {
  return `${JSON.stringify({ version: 1, hosts: reports }, null, 2)}\n`;
}

export function hostsAsTable(reports: readonly HostReport[]): string {
  if (reports.length === 0) return "no hosts\n";
  return columns(
    ["host", "address", "status", "site", "what"],
    reports.map((report) => [
      report.name,
      report.address,
      IN_WORDS[report.status],
      report.look?.site ?? "-",
      report.why.length > 0 ? report.why.join("; ") : summary(report.look),
    ]),
  );
}

function summary(look: HostLook | undefined): string {
  if (!look) return "";
  const { os, architecture, accelerators, rke2, services, site } = look;
  const running = rke2 ? [`RKE2 ${rke2.version} ${rke2.role}`] : [];
  return [
    `${os} ${architecture}`,
    ...Object.entries(accelerators).map(([name, count]) => `${count} × ${name}`),
    ...running,
    ...(services.length > 0 ? [`services: ${services.map(({ name }) => name).join(" ")}`] : []),
    ...(site === undefined ? ["not deployed"] : []),
  ].join(", ");
}
