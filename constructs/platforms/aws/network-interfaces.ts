import type { LaunchTemplateNetworkInterfaces } from "@cdktf/provider-aws/lib/launch-template";
import type { InstanceType } from "../../../catalog/instance-types";

/** The one interface of a node that has an address, and a private one only. */
export function primaryInterface(securityGroupId: string): LaunchTemplateNetworkInterfaces {
  return { ...place(0, 0), interfaceType: "interface", securityGroups: [securityGroupId] };
}

/**
 * The Elastic Fabric Adapters of an instance type, all that it takes: adapters without an address, one a network card.
 * On the card of the primary interface the adapter is the second device (EC2 user guide, "Maximize network bandwidth on
 * instances with multiple network cards"; EKS user guide, "Manage EFA devices", both read on 22 Nov 2026).
 */
export function fabricInterfaces(type: InstanceType, securityGroupId: string): LaunchTemplateNetworkInterfaces[] {
  const cards = type.efaNetworkCards ?? Array.from({ length: type.efaInterfaces ?? 0 }, (_, card) => card);
  return cards.map((card) => ({
    ...place(card, card === 0 ? 1 : 0),
    interfaceType: "efa-only",
    securityGroups: [securityGroupId],
  }));
}

function place(networkCardIndex: number, deviceIndex: number): LaunchTemplateNetworkInterfaces {
  return { networkCardIndex, deviceIndex, associatePublicIpAddress: "false", deleteOnTermination: "true" };
}
