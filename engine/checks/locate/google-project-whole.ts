import type { TerraformResource, TerraformStack } from "../model/terraform";
import { isSameProject } from "./google-project";
import { unresolved, type Located } from "./locator";
import type { ResourceSite } from "./reading";
import type { ProjectWhole } from "./table";

/** The place of the resource that everything of its kind in a project belongs to, where the program declares it. */
export function ofProjectWhole({ type, name }: ProjectWhole, site: ResourceSite): Located {
  const { locator, stack, resource } = site;
  const { program } = locator;
  const whole = ofType(stack, type).find(
    (other) =>
      (name === undefined || program.attribute({ stack, resource: other }, ["name"])?.known?.value === name) &&
      isSameProject(program, { stack, resource: other }, site) === true,
  );
  const located = whole && locator.locate(stack, whole);
  if (!whole || !located) {
    return unresolved(`${resource.address} does not say where it is, and no ${type} of its project does`);
  }
  const evidence = [{ address: resource.address, note: `part of ${whole.address}` }, ...located.evidence];
  return { ...located, evidence };
}

const typesOf = new WeakMap<TerraformStack, Map<string, readonly TerraformResource[]>>();

/** Looked for once a stack and type: a stack has many more parts than wholes. */
function ofType(stack: TerraformStack, type: string): readonly TerraformResource[] {
  let types = typesOf.get(stack);
  if (!types) typesOf.set(stack, (types = new Map()));
  let found = types.get(type);
  if (!found) types.set(type, (found = stack.resources.filter((resource) => resource.type === type)));
  return found;
}
