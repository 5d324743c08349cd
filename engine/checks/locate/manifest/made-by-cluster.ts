import type { JsonObject } from "../../../json";
import type { TerraformResource, TerraformStack } from "../../model/terraform";
import type { Scope } from "../../expression/outcome";
import type { Locator } from "../locator";
import { occurrences } from "../paths";
import type { ReadingSite } from "../reading";
import { isMadeInCloud } from "./cloud-objects";
import { documentsOf, objectsIn } from "./documents";

/** Arguments that hold whole objects of a cluster. */
const OBJECTS = ["manifest", "yaml_body"];

const MAY_HOLD_OBJECTS = /^(?:gavinbunney|alekc|hashicorp)\/(?:kubectl|kubernetes)$/;

type Asked = Pick<TerraformResource, "address"> &
  Partial<Pick<TerraformResource, "instance" | "providerSource" | "values">>;

/** Tells which resources are objects that have something made in a cloud, and nothing that is in the cluster. */
export function madeByClusters(locator: Locator, stack: TerraformStack): (resource: Asked) => boolean {
  const found = new Map<JsonObject, boolean>();
  return ({ address, instance, values, providerSource = "" }) => {
    if (!values || !MAY_HOLD_OBJECTS.test(providerSource)) return false;
    const site = { locator, stack, address, provider: "kubernetes" };
    let isMade = found.get(values);
    if (isMade === undefined)
      found.set(values, (isMade = holdsOnlyMade(values, locator.program.scopeOf(stack, { instance }), site)));
    return isMade;
  };
}

function holdsOnlyMade(values: JsonObject, scope: Scope, site: ReadingSite): boolean {
  const objects = OBJECTS.flatMap((argument) => occurrences(values, scope, argument)).flatMap((occurrence) => {
    const documents = documentsOf(occurrence, scope, site);
    return "unread" in documents ? [] : objectsIn(documents.nodes);
  });
  return objects.length > 0 && objects.every(isMadeInCloud);
}
