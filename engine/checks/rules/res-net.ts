import { onAws } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resNet = flowRule({
  id: "RES-NET",
  kind: "network",
  verb: "is linked to",
  what: "Peerings, transit, VPN, interconnects and cross-region endpoints end in the countries that the policy allows.",
  why: "A link is the way on which data leaves without a resource that stores it abroad.",
  citation: "GDPR Art. 44 to 49; the policy, classes.<class>.flows.network",
  example: "An aws_vpc_peering_connection has peer_region us-east-1.",
  demonstration: onAws(
    { aws_vpc_peering_connection: { p: { vpc_id: "vpc-1", peer_vpc_id: "vpc-2", peer_region: "us-east-1" } } },
    { aws_vpc_peering_connection: { p: { vpc_id: "vpc-1", peer_vpc_id: "vpc-2", peer_region: "eu-central-1" } } },
  ),
  remedy: "Peer inside allowed countries, or allow the country in `flows: { network: […] }`.",
});
