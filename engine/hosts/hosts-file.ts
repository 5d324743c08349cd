import * as path from "node:path";
import { findServer } from "../../catalog/servers";
import { throwProblems } from "../document/problem";
import { readDocument } from "../document/read";
import { valueDocument, type SourceDocument } from "../document/source-document";
import { validateDocument } from "../document/validate";
import type { JsonValue } from "../json";
import type { Host } from "./host";
import { HostFiles } from "./host-files";
import { hostProblems } from "./host-problems";
import { DEFAULT_SSH_PORT, type HostEntry, type HostsDocument } from "./hosts-document";

/**
 * The hosts of a file, every default filled in. Paths in the file are relative to it.
 *
 * @throws SovereignError that lists every problem with its line and column
 */
export function loadHosts(file: string): readonly Host[] {
  return readHosts(readDocument(file), path.dirname(path.resolve(file)));
}

/**
 * As `loadHosts`, for values of a program. Paths are relative to the folder that the program is run in.
 *
 * @param where what states them, for errors: there is no line to point at
 */
export function hostsFromValue(value: unknown, where: string): readonly Host[] {
  // A program leaves keys undefined where a file leaves them out.
  const plain = JSON.parse(JSON.stringify(value ?? null)) as JsonValue;
  return readHosts(valueDocument(plain, where), process.cwd());
}

function readHosts(document: SourceDocument, folder: string): readonly Host[] {
  validateDocument(document, "hosts");
  const stated = document.value as unknown as HostsDocument;
  throwProblems(document, hostProblems(stated));
  const files = new HostFiles(folder);
  const hosts = stated.hosts.map((entry, index) => toHost(entry, stated, files, index));
  throwProblems(document, files.problems);
  return hosts;
}

/** What a server of the catalogue has; a whole rack is no host. */
function acceleratorsOf(server: string | undefined): Host["accelerators"] {
  const row = server === undefined ? undefined : findServer(server);
  return row && !row.rackScale ? { [row.accelerator]: row.acceleratorCount } : undefined;
}

function toHost(entry: HostEntry, { defaults = {} }: HostsDocument, files: HostFiles, index: number): Host {
  const { name, address, rack, server, accelerators, hostKey } = entry;
  const port = entry.port ?? defaults.port ?? DEFAULT_SSH_PORT;
  const keyIsDefault = entry.privateKeyFile === undefined && entry.agent === undefined;
  const privateKeyFile = keyIsDefault ? defaults.privateKeyFile : entry.privateKeyFile;
  const hostKeyFile = hostKey ? undefined : (entry.hostKeyFile ?? defaults.hostKeyFile ?? "");
  const pathOf = (key: "privateKeyFile" | "hostKeyFile") =>
    entry[key] === undefined ? ["defaults", key] : ["hosts", index, key];
  return {
    name,
    address,
    port,
    user: entry.user ?? defaults.user ?? "root",
    privateKeyFile: privateKeyFile && files.privateKey(privateKeyFile, pathOf("privateKeyFile")),
    ...(privateKeyFile && /^~?\//.test(privateKeyFile) ? { fixedKeyPath: privateKeyFile } : {}),
    hostKey:
      hostKeyFile === undefined
        ? (hostKey as string).split(/ +/, 2).join(" ")
        : files.hostKey(hostKeyFile, address, port, pathOf("hostKeyFile")),
    ...(hostKeyFile === undefined ? {} : { hostKeyFile: files.resolve(hostKeyFile) }),
    role: entry.role ?? "agent",
    rack,
    server,
    accelerators: accelerators ?? acceleratorsOf(server),
    labels: entry.labels ?? {},
    lost: entry.lost ?? false,
  };
}
