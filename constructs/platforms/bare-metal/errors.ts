import { SovereignError } from "../../../engine/error";
import { didYouMean } from "../../../engine/document/nearest";

export function siteNameIsNoFolder(site: string): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): the name is a folder's and a service's on each host. Use letters, digits, '.', '_' and ` +
      "'-' only, 63 at most, and start with a letter or a digit.",
  );
}

export function secondStackOfSite(stack: string, first: string, site: string): SovereignError {
  return new SovereignError(
    `SovereignStack "${stack}": the hosts of the site "${site}" belong to the stack "${first}". A bare-metal site has one ` +
      "stack: put everything that stands on it there.",
  );
}

export function readableByOthers(where: string, what: string, file: string, mode: number): SovereignError {
  return new SovereignError(
    `${where}: ${what} '${file}' can be read by others (mode ${mode.toString(8).padStart(4, "0")}). ` +
      `Run \`chmod 600 ${file}\`, and replace it if somebody may have read it.`,
  );
}

export function noLivingServer(site: string, agents: readonly string[]): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): it has Kubernetes, but no server that lives; ${agents.join(", ")} would have nothing to ` +
      "join. Give a host `role: server`.",
  );
}

export function bundleMissing(site: string, bundle: string): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): the bundle '${bundle}' is no folder. Put RKE2's files for an air-gapped install there: ` +
      "install.sh, rke2.linux-<arch>.tar.gz, sha256sum-<arch>.txt and the images.",
  );
}

export function bundleIncomplete(site: string, bundle: string, missing: string): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): the bundle '${bundle}' has no ${missing}. RKE2's documentation of the air-gapped install ` +
      "lists what belongs there.",
  );
}

export function notARelease(site: string, version: string): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): '${version}' is no release of RKE2. Write it in full, e.g. v1.34.2+rke2r1.`,
  );
}

export function notAnAddress(site: string, address: string): SovereignError {
  return new SovereignError(
    `Site.bareMetal("${site}"): registrationAddress '${address}' is neither a host name nor an IP address. Write one, ` +
      "without scheme and port.",
  );
}

export function wishWithoutMeaning(where: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} has no meaning on a bare-metal site, whose hosts stand already. Leave it out.`,
  );
}

export function needsKubernetes(where: string, property: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} is for nodes of Kubernetes, and the site "${site}" has none. Leave it out, or give the site ` +
      "`kubernetes: Rke2.offline(…)`.",
  );
}

export function detectedOnBareMetal(where: string): SovereignError {
  return new SovereignError(
    `${where}: Accelerator.detected() takes what the machine of a local site has. On a bare-metal site name the ` +
      "accelerator; the deploy compares it with what the hosts have.",
  );
}

export function selectionMissing(where: string): SovereignError {
  return new SovereignError(
    `${where}: say which hosts: \`nodeSelection: NodeSelection.byName(…)\`, byRack or byLabels. The next free one is never ` +
      "chosen.",
  );
}

export function unknownHost(where: string, name: string, known: readonly string[]): SovereignError {
  return new SovereignError(`${where}: no host of the site is named '${name}'${didYouMean(name, known) || "."}`);
}

export function unknownRack(where: string, rack: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: no host of the site stands in rack '${rack}'` +
      (didYouMean(rack, known) || (known.length > 0 ? `; there are ${known.join(", ")}.` : "; no host states a rack.")),
  );
}

export function noSuchHosts(where: string, labels: string): SovereignError {
  return new SovereignError(`${where}: no host of the site carries ${labels}. Labels are stated with the hosts.`);
}

export function otherNumberOfHosts(
  where: string,
  nodes: number,
  living: readonly string[],
  lost: readonly string[],
): SovereignError {
  const found = living.length === 0 ? "no host" : `${living.length} (${living.join(", ")})`;
  return new SovereignError(
    `${where}: nodes is ${nodes}, and nodeSelection selects ${found}` +
      (lost.length > 0 ? `; lost, so not counted: ${lost.join(", ")}.` : ".") +
      " Change one of the two.",
  );
}

export function everyHostIsLost(where: string, lost: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: every host that nodeSelection selects is lost: ${lost.join(", ")}. Select another.`,
  );
}

export function hostInTwoPools(where: string, host: string, first: string): SovereignError {
  return new SovereignError(
    `${where}: the host '${host}' belongs to the pool ${first} already. A host is in one pool.`,
  );
}

export function acceleratorNotStated(
  where: string,
  accelerator: string,
  perNode: number | undefined,
  hosts: readonly string[],
): SovereignError {
  const wanted = perNode === undefined ? accelerator : `${perNode} × ${accelerator}`;
  return new SovereignError(
    `${where}: the pool is of ${wanted} a node, and these hosts do not state that: ${hosts.join(", ")}. State their ` +
      "`accelerators`, or select others.",
  );
}

export function unevenAccelerators(where: string, accelerator: string, counts: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: its hosts have different numbers of ${accelerator}: ${counts.join(", ")}. Make a pool of each kind.`,
  );
}

export function otherServer(where: string, server: string, hosts: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: the pool is of ${server}, and hosts of it state another server: ${hosts.join(", ")}. Make a pool of each ` +
      "kind, or correct what is stated.",
  );
}

export function notALabel(where: string, what: string, text: string): SovereignError {
  return new SovereignError(`${where}: ${what} '${text}' is not one that Kubernetes takes. Correct it.`);
}

export function serviceBesideKubernetes(where: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: the site "${site}" runs Kubernetes, which owns what its nodes run. Run it as a workload there, or on a site ` +
      "without `kubernetes`.",
  );
}

export function nameIsNoUnit(where: string, name: string): SovereignError {
  return new SovereignError(
    `${where}: "${name}" names a unit of systemd. Use letters, digits, '.', '_' and '-' only, 100 at most, and start with ` +
      "a letter or a digit.",
  );
}

export function notForAUnit(where: string, property: string, value: string, expected: string): SovereignError {
  return new SovereignError(`${where}: ${property} is ${JSON.stringify(value)}. Write ${expected}.`);
}
