import { SovereignError } from "../error";

export function noSuchElement(element: string, hall: string): SovereignError {
  return new SovereignError(`'${hall}' has no element '${element}'. Name one of its \`elements\`.`);
}
