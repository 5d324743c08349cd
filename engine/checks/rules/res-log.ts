import { onAws } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resLog = flowRule({
  id: "RES-LOG",
  kind: "log",
  verb: "sends logs to",
  what: "Logs, audit trails, metrics, traces and other telemetry go to the countries that the policy allows.",
  why: "Telemetry carries names, addresses and often content, and tends to be collected in one place for the world.",
  citation: "GDPR Art. 28(3)(a) with EDPB Guidelines 05/2021; India CERT-In directions (logs kept in India)",
  example: "A log sink writes to a bucket in the location US.",
  demonstration: onAws(
    { aws_flow_log: { all: { log_destination: "arn:aws:logs:us-east-1:123456789012:log-group:flows" } } },
    { aws_flow_log: { all: { log_destination: "arn:aws:logs:eu-central-1:123456789012:log-group:flows" } } },
  ),
  remedy: "Send it to a sink in an allowed country, or allow the country in `flows: { log: […] }`.",
});
