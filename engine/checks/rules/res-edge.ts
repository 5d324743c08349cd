import { onAws } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resEdge = flowRule({
  id: "RES-EDGE",
  kind: "edge",
  verb: "is served from",
  what: "Content delivery, anycast addresses and global load balancers serve from the countries that the policy allows.",
  why: "An edge decrypts and caches at whichever point of presence is nearest to the caller.",
  citation: "GDPR Art. 44 to 49; the policy, classes.<class>.flows.edge",
  example: "An aws_cloudfront_distribution in front of confidential data.",
  demonstration: onAws(
    { aws_cloudfront_distribution: { site: { enabled: true } } },
    { aws_lb: { site: { internal: false, load_balancer_type: "application" } } },
  ),
  remedy: "Use a regional load balancer, or keep the edge to a data class that may be anywhere.",
});
