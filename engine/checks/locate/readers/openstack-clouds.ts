/** A cloud of OpenStack that the catalogue knows the regions of. */
export interface OpenstackCloud {
  readonly name: string;
  /** Whose regions those are in the catalogue. */
  readonly provider: string;
  /** @default - the provider has one partition */
  readonly partition?: string;
  /** The hosts of its identity service. */
  readonly hosts: RegExp;
}

/**
 * Hosts and regions after the list of vendors in the documentation of openstacksdk (2026-11-22), and the providers' own
 * documentation for OVHcloud and Open Telekom Cloud.
 */
const CLOUDS: readonly OpenstackCloud[] = [
  { name: "OVHcloud", provider: "ovh", hosts: /^auth\.cloud\.ovh\.(?:net|us)$/ },
  { name: "Open Telekom Cloud", provider: "opentelekomcloud", hosts: /\.otc\.t-systems\.com$/ },
  { name: "Cleura", provider: "openstack", partition: "cleura", hosts: /(?:^|\.)(?:citycloud|cleura)\.com$/ },
  { name: "Elastx", provider: "openstack", partition: "elastx", hosts: /^ops\.elastx\.(?:net|cloud)$/ },
  {
    name: "Fuga Cloud",
    provider: "openstack",
    partition: "fuga",
    hosts: /\.api\.fuga\.(?:io|cloud)$|^core\.fuga\.cloud$/,
  },
  { name: "SWITCHengines", provider: "openstack", partition: "switch", hosts: /^keystone\.cloud\.switch\.ch$/ },
];

const byName = new Map(CLOUDS.map((cloud) => [cloud.name, cloud]));

/** The cloud whose identity service is at a host; undefined for a cloud that is not known. */
export function cloudAt(host: string): OpenstackCloud | undefined {
  return CLOUDS.find(({ hosts }) => hosts.test(host.toLowerCase()));
}

export function cloudNamed(name: string | undefined): OpenstackCloud | undefined {
  return name === undefined ? undefined : byName.get(name);
}
