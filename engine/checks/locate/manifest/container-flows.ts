import type { Occurrence } from "../reading";
import { askedModels } from "./asked-models";
import { Container } from "./container";
import { foundAs, type Found } from "./found";
import { modelPulls } from "./model-servers";
import type { ClusterSite, Node } from "./node";
import { usageStatistics } from "./usage-statistics";

/** What a container does that its image, command and settings tell together. */
export function containerFlows(node: Node, image: Occurrence, site: ClusterSite): readonly Found[] {
  const container = new Container(node, image);
  return [
    ...foundAs("image", modelPulls(container, site)),
    ...foundAs("log", usageStatistics(container, site)),
    ...foundAs("ai", askedModels(container, site)),
  ];
}
