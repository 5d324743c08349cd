import { whereText, type Condition } from "./condition";
import { to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

/**
 * What AWS serves from its edge sites although the resource itself has a region. Names after the generated types of
 * provider 6.25.0; defaults after the provider's documentation as general knowledge (2026-11-22).
 */
export const AWS_EDGES: readonly TypeRow[] = [
  // What a client sends enters at the edge site next to it
  {
    type: "aws_s3_bucket_accelerate_configuration",
    flows: [to("edge", "status", "set", { when: whereText("status", (status) => status !== "Suspended") })],
  },
  {
    type: "aws_api_gateway_domain_name",
    flows: [edgeEndpoint(whereText("certificate_arn", (arn) => arn !== ""))],
  },
  // A domain of one's own brings in a distribution of CloudFront
  { type: "aws_cognito_user_pool_domain", flows: [to("edge", "certificate_arn", "set")] },
  { type: "aws_appsync_domain_name", flows: [to("edge", "certificate_arn", "set")] },
  // A web ACL for CloudFront works wherever CloudFront does
  {
    type: "aws_wafv2_*",
    flows: [to("edge", "scope", "set", { when: whereText("scope", (scope) => scope === "CLOUDFRONT") })],
  },
];

/** Only the commercial partition has edge sites in front of an API; elsewhere the default is the region. */
const inCommercialPartition: Condition = ({ partition }) => partition === undefined || partition === "aws";

export const REST_API_EDGE = edgeEndpoint(inCommercialPartition);

export const AMPLIFY_EDGE: FlowRow = to("edge", "platform", "set", {
  unset: { anywhere: "CloudFront serves what it hosts" },
});

/** An API that names no type of endpoint has one at the edge. */
function edgeEndpoint(when: Condition): FlowRow {
  const attribute = "endpoint_configuration.types";
  return to("edge", attribute, "set", {
    when: whereText(attribute, (type) => type === "" || type === "EDGE"),
    unset: { anywhere: `${attribute} is not set, which means EDGE`, when },
  });
}
