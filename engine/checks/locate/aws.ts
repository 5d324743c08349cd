import { derivedFlowsOf, type DerivedFlows } from "./derived-flows";
import { findRegion, regionsOf } from "../../../catalog/regions";
import type { Place } from "../model/placement";
import { redirectedBy } from "./aws-endpoints";
import { AWS_ROWS } from "./aws-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, inCountries, unknownPlace } from "./reading";
import { readRegion } from "./readers/region";
import type { ProviderTable } from "./table";

export const aws: ProviderTable = {
  provider: "aws",
  sources: ["hashicorp/aws"],
  bind: bindAws,
  placeArguments: placeArgumentsOf("aws_", () => require("./data/aws-types.json") as KnownTypes),
  places: [{ attribute: "region", as: "region" }],
  refinements: [
    { attribute: "outpost_arn", as: "outpost" },
    { attribute: "preferred_outpost_arn", as: "outpost" },
    { attribute: "outpost_config.outpost_arns", as: "outpost" },
    { attribute: "outpost_id", as: "outpost" },
    { attribute: "availability_zone", as: "region" },
    { attribute: "availability_zones", as: "region" },
    { attribute: "subnet_id", as: "reference" },
    { attribute: "subnet_ids", as: "reference" },
    { attribute: "subnets", as: "reference" },
    { attribute: "vpc_zone_identifier", as: "reference" },
    { attribute: "vpc_config.subnet_ids", as: "reference" },
    { attribute: "network_configuration.subnets", as: "reference" },
    { attribute: "db_subnet_group_name", as: "reference" },
  ],
  // Nearly every type has the argument; those without one are services that no region holds.
  otherwise: (_, placeArguments) => (placeArguments?.length === 0 ? "global" : "provider"),
  globalPlace: (partition, serviceKind) =>
    serviceKind === "control-plane" && partition !== undefined && partition !== "aws"
      ? inCountries(regionsOf({ provider: "aws", partition }).map(({ country }) => country))
      : anywhere("its service is global"),
  rows: AWS_ROWS,
  derivedFlows: derivedFlowsOf("aws_", () => require("./data/aws-arguments.json") as DerivedFlows),
};

/** The region of a provider block; its partition follows from it. */
function bindAws({ address, block, read, site }: ProviderView): ProviderBinding {
  const redirected = redirectedBy(read("endpoints{}"), site);
  const [reading] = read("region").flatMap((region) => readRegion(region, site) ?? []);
  if (!reading) {
    const missing = block ? "sets no region" : "does not exist";
    const place = unknownPlace(`${address} ${missing}, so that the environment decides`);
    return { address, place, evidence: [{ address, attribute: "region", note: missing }], redirected };
  }
  const { place, operator, evidence } = reading;
  return { address, place, operator, partition: partitionOf(place), evidence, redirected };
}

function partitionOf(place: Place): string | undefined {
  const region = place.kind === "countries" ? place.region : undefined;
  return region === undefined ? undefined : findRegion("aws", undefined, region)?.partition;
}
