import { accelerators, findAccelerator } from "../../catalog/accelerators";
import { findServer, servers } from "../../catalog/servers";
import { formatKeyPath, type KeyPath } from "../document/key-path";
import { didYouMean } from "../document/nearest";
import type { Problem } from "../document/problem";
import { canonicalAddress, isAddress } from "./address";
import * as errors from "./errors";
import { DEFAULT_SSH_PORT, type HostEntry, type HostsDocument } from "./hosts-document";
import { isPublicKey, knownHostsName } from "./known-hosts";
import { isLabelKey, isLabelValue } from "./labels";

/** What a schema cannot see: names that do not exist, keys that exclude each other, and hosts that are listed twice. */
export function hostProblems(document: HostsDocument): readonly Problem[] {
  return [
    ...(document.defaults?.privateKeyFile !== undefined && document.defaults.agent
      ? [at(["defaults", "agent"], errors.keyAndAgent())]
      : []),
    ...document.hosts.flatMap((host, index) => entryProblems(host, document, ["hosts", index])),
    ...repeatedHosts(document),
  ];
}

function entryProblems(host: HostEntry, { defaults }: HostsDocument, path: KeyPath): readonly Problem[] {
  const { address, hostKey, hostKeyFile, server } = host;
  const problems: Problem[] = [];
  const add = (key: string, message: string): number => problems.push(at([...path, key], message));

  if (!isAddress(address)) add("address", errors.badAddress(address));
  if (host.privateKeyFile !== undefined && host.agent) add("agent", errors.keyAndAgent());
  if (hostKey !== undefined && hostKeyFile !== undefined) add("hostKeyFile", errors.hostKeyTwice());
  if (hostKey !== undefined && !isPublicKey(hostKey)) add("hostKey", errors.damagedHostKey());
  if ((hostKey ?? hostKeyFile ?? defaults?.hostKeyFile) === undefined) {
    problems.push({ path, message: errors.noHostKey(host.name) });
  }
  if (server !== undefined && !findServer(server)) {
    add("server", errors.unknownServer(server, didYouMean(server, namesOf(servers()))));
  }
  return [...problems, ...acceleratorProblems(host, path), ...labelProblems(host, path)];
}

function acceleratorProblems({ accelerators: stated = {} }: HostEntry, path: KeyPath): readonly Problem[] {
  return Object.keys(stated)
    .filter((name) => !findAccelerator(name))
    .map((name) => {
      const message = errors.unknownAccelerator(name, didYouMean(name, namesOf(accelerators())));
      return at([...path, "accelerators", name], message, "key");
    });
}

function labelProblems({ labels = {} }: HostEntry, path: KeyPath): readonly Problem[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...(isLabelKey(key) ? [] : [at([...path, "labels", key], errors.badLabelKey(key), "key")]),
    ...(isLabelValue(value) ? [] : [at([...path, "labels", key], errors.badLabelValue(value))]),
  ]);
}

/** The second host of every name, and of every address and port. */
function repeatedHosts({ hosts, defaults }: HostsDocument): readonly Problem[] {
  const names = new Set<string>();
  const nameOfAddress = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, { name, address, port }] of hosts.entries()) {
    const place = knownHostsName(canonicalAddress(address), port ?? defaults?.port ?? DEFAULT_SSH_PORT);
    const first = nameOfAddress.get(place);
    if (names.has(name)) problems.push(at(["hosts", index, "name"], errors.hostTwice(name)));
    else if (first !== undefined) {
      problems.push(at(["hosts", index, "address"], errors.addressTwice(place, first, name)));
    }
    names.add(name);
    nameOfAddress.set(place, first ?? name);
  }
  return problems;
}

function at(path: KeyPath, what: string, part: Problem["part"] = "value"): Problem {
  return { path, part, message: `${formatKeyPath(path)}: ${what}` };
}

function namesOf(rows: readonly { readonly name: string }[]): readonly string[] {
  return rows.map(({ name }) => name);
}
