import { AWS_COPIES } from "./aws-copies";
import { AWS_EDGES } from "./aws-edges";
import { AWS_PROGRAMS } from "./aws-programs";
import { AWS_SINKS } from "./aws-sinks";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

/** Services without a region, and those whose region is not the argument `region`. */
const SERVICES: readonly TypeRow[] = [
  { type: "aws_cloudfront_*", serviceKind: "edge" },
  { type: "aws_cloudfrontkeyvaluestore_*", serviceKind: "edge" },
  { type: "aws_globalaccelerator_*", serviceKind: "edge" },
  { type: "aws_lightsail_distribution", serviceKind: "edge", places: [], otherwise: "global" },
  { type: "aws_waf_*", serviceKind: "edge" },
  { type: "aws_dx_hosted_connection", otherwise: "provider" },
  // Repositories for everyone are kept in Virginia only
  { type: "aws_ecrpublic_*", places: [], otherwise: { onlyIn: "us-east-1" } },
  { type: "aws_rolesanywhere_*", otherwise: "provider" },
  // What they read is the same wherever they are asked, so to speak of them names no place
  { type: "aws_caller_identity", places: [], otherwise: "unlisted" },
  { type: "aws_partition", places: [], otherwise: "unlisted" },
  {
    type: "aws_region",
    places: [
      { attribute: "region", as: "region" },
      { attribute: "name", as: "region" },
    ],
  },
  {
    type: "aws_ssmincidents_replication_set",
    places: [
      { attribute: "region[].name", as: "region" },
      { attribute: "regions[].name", as: "region" },
    ],
    flows: [to("replication", "region[].name", "region"), to("replication", "regions[].name", "region")],
  },
  {
    type: "aws_cloudformation_stack_instances",
    places: [
      { attribute: "regions", as: "region" },
      { attribute: "region", as: "region" },
    ],
  },
  {
    type: "aws_cloudformation_stack_set_instance",
    places: [
      { attribute: "stack_set_instance_region", as: "region" },
      { attribute: "region", as: "region" },
    ],
    otherwise: "provider",
  },
];

export const AWS_ROWS: readonly TypeRow[] = [...SERVICES, ...AWS_COPIES, ...AWS_PROGRAMS, ...AWS_SINKS, ...AWS_EDGES];
