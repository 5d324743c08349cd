import type { Outcome } from "../../expression/outcome";
import { repositoryOf } from "../manifest/container";
import type { ServingContainer } from "../manifest/model-servers";
import type { Occurrence } from "../reading";
import type { Environment } from "./hub-model";
import type { JsonPart } from "./json-text";
import { knownText, textOf } from "./text";

/** What a container of a task or a job runs, as a container of a cluster is read. */
export function servingContainer(
  container: JsonPart,
  image: Occurrence,
  part: (path: string, inner: JsonPart) => Occurrence,
): ServingContainer {
  const words = ["entryPoint", "command"].flatMap((path) =>
    (container.member(path)?.items() ?? []).map((word, index) => part(`${path}[${index}]`, word)),
  );
  return { repository: repositoryOf(knownText(image.outcome)), environment: environmentOf(container), words, image };
}

/** The variables of a container of a task or a job. */
export function environmentOf(container: JsonPart): Environment {
  const environment = new Map<string, Outcome | undefined>();
  for (const variable of container.member("environment")?.items() ?? []) {
    const name = variable.member("name");
    const key = name && textOf(name.outcome);
    if (key !== undefined) environment.set(key, variable.member("value")?.outcome);
  }
  return environment;
}
