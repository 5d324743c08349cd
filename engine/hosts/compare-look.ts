import { pciDevices } from "../../catalog/pci-devices";
import type { Host } from "./host";
import type { HostLook } from "./look";

/** Where a host is not what it should be. */
export interface HostDifference {
  /** `stated`: it is not what the hosts file says. `drift`: it is not what was deployed. `clock`: its clock is off. */
  readonly kind: "stated" | "drift" | "clock";
  readonly message: string;
}

/** When a host was looked at, by the clock of the machine that looks; seconds since 1970. */
export interface LookTime {
  readonly fromEpochSeconds: number;
  readonly toEpochSeconds: number;
}

/** As much as the step `check` of a deploy allows. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Holds what stands on a host against what its entry states, what was deployed, and the time. */
export function compareLook(host: Host, look: HostLook, time: LookTime): readonly HostDifference[] {
  return [
    ...statedDifferences(host, look).map((message) => ({ kind: "stated" as const, message })),
    ...drift(look).map((message) => ({ kind: "drift" as const, message })),
    ...clockDifference(look, time).map((message) => ({ kind: "clock" as const, message })),
  ];
}

function statedDifferences({ name, role, accelerators }: Host, look: HostLook): readonly string[] {
  const { nameInSite, rke2 } = look;
  return [
    ...(accelerators === undefined ? [] : acceleratorDifferences(accelerators, look)),
    ...(rke2 !== undefined && rke2.role !== role ? [`RKE2 runs as ${rke2.role}, stated is ${role}`] : []),
    ...(nameInSite !== undefined && nameInSite !== name ? [`it is deployed as the host '${nameInSite}'`] : []),
  ];
}

/** A clock that is off breaks certificates, and the order of logs. */
function clockDifference({ clockEpochSeconds: clock }: HostLook, time: LookTime): readonly string[] {
  const ahead = clock - time.toEpochSeconds;
  const behind = time.fromEpochSeconds - clock;
  if (ahead <= CLOCK_TOLERANCE_SECONDS && behind <= CLOCK_TOLERANCE_SECONDS) return [];
  const off = ahead > 0 ? `${ahead} s ahead` : `${behind} s behind`;
  return [`its clock is ${off} (${CLOCK_TOLERANCE_SECONDS} s are allowed); set up time synchronisation`];
}

function acceleratorDifferences(
  stated: Readonly<Record<string, number>>,
  { accelerators: found, unknownAccelerators }: HostLook,
): readonly string[] {
  const tellable = new Set(pciDevices().map(({ accelerator }) => accelerator));
  const names = [...new Set([...Object.keys(stated), ...Object.keys(found)])].sort();
  return [
    ...names
      .filter((name) => (stated[name] ?? 0) !== (found[name] ?? 0))
      .map((name) =>
        tellable.has(name)
          ? `${found[name] ?? 0} × ${name}, stated are ${stated[name] ?? 0}`
          : `whether ${name} is there cannot be told: the catalogue has no PCI id of it`,
      ),
    ...Object.entries(unknownAccelerators).map(
      ([id, count]) => `${count} × an accelerator that the catalogue does not know (PCI ${id})`,
    ),
  ];
}

function drift({ rke2, services, files }: HostLook): readonly string[] {
  const notRunning = [
    ...(rke2 === undefined ? [] : [{ name: `rke2-${rke2.role}`, state: rke2.state }]),
    ...services,
  ].filter(({ state }) => state !== "active");
  return [
    ...notRunning.map(({ name, state }) => `the service ${name} is ${state || "unknown"}`),
    ...files.filter(({ state }) => state !== "ok").map(({ path, state }) => `${path} is ${state}`),
  ];
}
