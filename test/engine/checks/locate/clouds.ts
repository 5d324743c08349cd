import { flows, graphOf, places, tf } from "../terraform";

/** Programs of one cloud, with resources by their types without the provider's prefix. */
export function cloud(source: string, blocks: object) {
  const name = source.split("/")[1];
  const prefixed = (resources: object) =>
    Object.fromEntries(Object.entries(resources).map(([type, value]) => [`${name}_${type}`, value as object]));
  const program = (resources: object, more: object = {}) =>
    graphOf(
      tf({
        terraform: { required_providers: { [name]: { source } } },
        provider: { [name]: blocks },
        ...more,
        resource: prefixed(resources),
      }),
    );
  return {
    program,
    /** Where the one resource of a type is. */
    placeOf: (type: string, values: object, others: Resources = {}, more: object = {}) =>
      places(program(beside(others, type, values), more))[`${name}_${type}.x`],
    /** The flows of the one resource of a type. */
    flowsOf: (type: string, values: object, others: Resources = {}, more: object = {}) =>
      flows(program(beside(others, type, values), more), `${name}_${type}.x`),
  };
}

type Resources = Readonly<Record<string, object>>;

function beside(others: Resources, type: string, values: object): Resources {
  return { ...others, [type]: { ...others[type], x: values } };
}
