import { onAws } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resImg = flowRule({
  id: "RES-IMG",
  kind: "image",
  verb: "pulls",
  what:
    "Container images, charts, models and packages are pulled from the countries that the policy allows. A public " +
    "registry that is served from everywhere counts as being where its operator has its head office.",
  why: "A registry abroad sees what runs, can change it, and can be cut off.",
  citation: "EU Cloud Sovereignty Framework v1.2.1, SOV-5 (supply chain)",
  example: "A kubernetes_deployment_v1 runs `quay.io/prometheus/prometheus:v3.5.0`.",
  demonstration: onAws(
    { aws_lambda_function: { f: { image_uri: "public.ecr.aws/acme/f:1" } } },
    { aws_lambda_function: { f: { image_uri: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/f:1" } } },
  ),
  remedy: "Pull from a registry in an allowed country, such as a mirror that you run.",
});
