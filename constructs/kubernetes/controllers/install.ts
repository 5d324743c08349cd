import type { TerraformStack } from "cdktf";
import { stateFacts } from "../../facts";
import type { SovereignStack } from "../../sovereign-stack";
import { controllerRefused, controllerTwice, controllerWithoutRegistry } from "../errors";
import { HelmRelease } from "../helm-release";
import { partOf } from "../pool-scope";
import type { ControllerChart, Values } from "./controller-chart";
import { chartValues, imagePulls } from "./values";

/** Installs a controller in the stack's cluster, from the registry of its site. */
export function installController(
  stack: SovereignStack,
  chart: ControllerChart,
  version: string | undefined,
  overrides: Values,
): void {
  const { title, release, namespace, source, kubernetes } = chart;
  const where = stack.node.path;
  const { platform, registry, name: site } = stack.site._facts;
  const reason = chart.refusedOn?.[platform];
  if (reason !== undefined) throw controllerRefused(where, title, platform, reason);
  if (!registry) throw controllerWithoutRegistry(where, title, site);
  const controllers = partOf(stack.platformLayer as TerraformStack, "controllers");
  if (controllers.node.tryFindChild(release)) throw controllerTwice(where, title);
  const values = () => chartValues(chart, registry.host, platform, overrides, chart.ofCluster?.(stack));
  const installed = new HelmRelease(controllers, release, {
    name: release,
    namespace,
    repository: `oci://${registry.host}/charts`,
    chart: chart.chart,
    version: version ?? chart.version,
    values,
    kubernetes,
    source,
  });
  stateFacts(installed, { pulls: imagePulls(chart, values()) });
}
