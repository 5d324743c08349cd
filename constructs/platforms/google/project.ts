import type { SovereignStack } from "../../sovereign-stack";
import { shared } from "../shared";
import { googleModule } from "./modules";

/** The region of the stack's site. */
export function regionOf(stack: SovereignStack): string {
  return stack.site._facts.region as string;
}

/** Id of the project that the site stands in. */
export function projectOf(stack: SovereignStack): string {
  return stack.site._facts.account as string;
}

/** The number of the project, by which Google names its own service accounts. */
export function projectNumberOf(stack: SovereignStack): string {
  const project = shared(stack, "google-project", googleModule("data-google-project", stack).DataGoogleProject);
  project.projectId = projectOf(stack);
  return project.number;
}
