import { isLabelKey, isLabelValue } from "../../engine/hosts/labels";
import { notA, notALabel } from "../errors";
import { isDnsLabel } from "../kubernetes/names";
import { PLACE_LABELS } from "../kubernetes/power/places";
import { NodeSelection } from "../node-selection";
import { DriverSource, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import * as errors from "./errors";

const LISTS_OF_TEXTS = ["racks", "topologyLevels", "carriedLabels", "dataTags"] as const;
const LISTS_OF_OBJECTS = ["quotas", "taints"] as const;
const OBJECTS = ["thresholds", "agent", "labels", "alertLabels", "overrides"] as const;
const NAMESPACES = ["namespace", "exporterNamespace"] as const;

/** Labels of place that node-feature-discovery would set, and that nodes may carry already. */
const CARRIED: readonly string[] = Object.values(PLACE_LABELS);

/** Refuses values of another kind than a property has, as a program without types may pass them. */
export function requireShapes(where: string, props: ThermalAwareNodeGroupProps): void {
  for (const property of LISTS_OF_TEXTS) requireList(where, property, props[property], "texts", isText);
  for (const property of LISTS_OF_OBJECTS) requireList(where, property, props[property], "objects", isObject);
  for (const property of OBJECTS) {
    const value: unknown = props[property];
    if (value !== undefined && !isObject(value)) throw notA("an object", where, property, value);
  }
  for (const property of NAMESPACES) {
    const value: unknown = props[property];
    if (value !== undefined && !(isText(value) && isDnsLabel(value))) {
      throw notA("a namespace of Kubernetes", where, property, value);
    }
  }
  const { nodeSelection, runtimeClassHandler } = props;
  if (nodeSelection !== undefined && !(nodeSelection instanceof NodeSelection)) {
    throw notA("a NodeSelection", where, "nodeSelection", nodeSelection);
  }
  if (runtimeClassHandler !== undefined && !isText(runtimeClassHandler)) {
    throw notA("a text", where, "runtimeClassHandler", runtimeClassHandler);
  }
  requireAgent(where, props);
  requireLabels(where, props);
  requireShares(where, props);
}

function requireList(
  where: string,
  property: string,
  value: unknown,
  ofWhat: string,
  isOne: (entry: unknown) => boolean,
): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw notA(`a list of ${property === "racks" ? "racks" : ofWhat}`, where, property, value);
  const wrong = value.findIndex((entry) => !isOne(entry));
  if (wrong !== -1) throw notA(`a list of ${ofWhat}`, where, property, value[wrong]);
}

function requireAgent(where: string, { agent }: ThermalAwareNodeGroupProps): void {
  if (agent === undefined) return;
  const { image, kubectlImage = image, driver = DriverSource.RUNTIME_CLASS } = agent;
  if (!isText(image)) throw notA("a text", where, "agent.image", image);
  if (!isText(kubectlImage)) throw notA("a text", where, "agent.kubectlImage", kubectlImage);
  if (!Object.values(DriverSource).includes(driver)) throw notA("a DriverSource", where, "agent.driver", driver);
}

function requireLabels(
  where: string,
  { labels = {}, alertLabels = {}, carriedLabels = [] }: ThermalAwareNodeGroupProps,
) {
  const ofPlace = Object.keys(labels).find((key) => CARRIED.includes(key));
  if (ofPlace !== undefined) throw errors.labelOfPlace(where, ofPlace);
  const wrong = Object.entries(labels).find(([, value]) => !isText(value));
  if (wrong) throw notA("a text", where, `labels.${wrong[0]}`, wrong[1]);
  for (const [key, value] of Object.entries<unknown>(alertLabels)) {
    if (isLabelKey(key) && isText(value) && isLabelValue(value)) continue;
    throw notALabel(where, "the label of alertLabels", `${key}=${String(value)}`);
  }
  const unknown = carriedLabels.find((label) => !CARRIED.includes(label));
  if (unknown !== undefined) throw errors.carriedLabelUnknown(where, unknown, CARRIED);
}

function requireShares(where: string, { quotas = [] }: ThermalAwareNodeGroupProps): void {
  quotas.forEach(({ tenant, accelerators }: { tenant: unknown; accelerators: unknown }, index) => {
    if (!isText(tenant)) throw notA("a text", where, `quotas[${index}].tenant`, tenant);
    if (typeof accelerators !== "number") {
      throw notA("a whole number", where, `quotas[${index}].accelerators`, accelerators);
    }
  });
}

/** What is known only when deploying is a negative number here, and cannot be checked before. */
export function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
