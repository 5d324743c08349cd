import type { StatedPull } from "../../../engine/checks/model/facts";
import type { ControllerChart, Values } from "./controller-chart";

/**
 * The values of a chart at a site: its images from the site's registry, then its platform, then what stands in the cluster,
 * then the program's own.
 */
export function chartValues(
  chart: ControllerChart,
  registry: string,
  platform: string,
  overrides: Values,
  ofCluster: Values = {},
): Values {
  const images = Object.entries(chart.images).reduce<Values>(
    (values, [path, image]) => merged(values, nested(path.split("."), `${registry}/${image}`)),
    {},
  );
  return [chart.values?.() ?? {}, chart.onPlatform?.[platform] ?? {}, ofCluster, overrides].reduce(merged, images);
}

/** Where the images of a chart are pulled from, the program's own values and all. */
export function imagePulls(chart: ControllerChart, values: Values): StatedPull[] {
  const named = Object.keys(chart.images).map((path) => valueAt(values, path.split(".")));
  const hosts = new Set(named.map((image) => (typeof image === "string" ? hostOf(image) : DOCKER_HUB)));
  return [...hosts].sort().map((from) => ({ what: `container images of ${chart.title}`, from }));
}

/** What container runtimes take an image for that names no registry. */
const DOCKER_HUB = "docker.io";

function hostOf(image: string): string {
  const [first, ...rest] = image.split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : DOCKER_HUB;
}

function valueAt(values: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return values;
  return isValues(values) ? valueAt(values[key], rest) : undefined;
}

function nested(path: readonly string[], value: unknown): Values {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Values;
}

/** As Helm merges values: maps by key, anything else as a whole. */
function merged(below: Values, above: Values): Values {
  const entries = Object.entries(above).map(([key, value]): [string, unknown] => {
    const other = below[key];
    return [key, isValues(other) && isValues(value) ? merged(other, value) : value];
  });
  return { ...below, ...Object.fromEntries(entries) };
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
