/** What the step `look` tells of a host. */
export interface HostLook {
  readonly os: string;
  readonly kernel: string;
  readonly architecture: string;
  readonly clockEpochSeconds: number;
  readonly freeDiskGib: number;
  /** By catalogue name. */
  readonly accelerators: Readonly<Record<string, number>>;
  /** Accelerators that no row of the catalogue tells, by PCI id. */
  readonly unknownAccelerators: Readonly<Record<string, number>>;
  /** The site that the host belongs to, and its name there. @default - it is not deployed */
  readonly site?: string;
  readonly nameInSite?: string;
  readonly rke2?: { readonly state: string; readonly role: string; readonly version: string };
  /** Services of systemd that the site made. */
  readonly services: readonly { readonly name: string; readonly state: string }[];
  /** Files that the site wrote: `ok`, `changed` or `missing`. */
  readonly files: readonly { readonly path: string; readonly state: string }[];
}

/** Reads the lines of `look`; nothing where they are not all there. */
export function readLook(text: string): HostLook | undefined {
  const lines = text.split("\n").map((line) => splitAt(line, "="));
  const all = (key: string): string[] => lines.filter(([name]) => name === key).map(([, value]) => value);
  const one = (key: string): string | undefined => all(key)[0];
  const [os, kernel, architecture, clock] = [one("os"), one("kernel"), one("arch"), one("clock")];
  if (os === undefined || kernel === undefined || architecture === undefined || clock === undefined) return undefined;
  // Its last line: what comes before it was not cut off.
  if (one("end") === undefined) return undefined;
  const [state, role, version = ""] = one("rke2")?.split(" ") ?? [];
  return {
    os,
    kernel,
    architecture,
    clockEpochSeconds: Number(clock),
    freeDiskGib: Number(one("disk-gib")),
    accelerators: counts(all("accelerator")),
    unknownAccelerators: counts(all("accelerator-unknown")),
    site: one("owner"),
    nameInSite: one("host"),
    rke2: role === undefined ? undefined : { state, role, version },
    services: all("service").map((line) => {
      const [serviceState, name] = splitAt(line, " ");
      return { name, state: serviceState };
    }),
    files: all("file").map((line) => {
      const [fileState, path] = splitAt(line, " ");
      return { path, state: fileState };
    }),
  };
}

function counts(entries: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    entries.map((entry) => {
      const [name, count] = splitAt(entry, "=");
      return [name, Number(count)];
    }),
  );
}

function splitAt(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
