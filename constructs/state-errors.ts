import { SovereignError } from "../engine/error";

export function notABucket(where: string, example: string): SovereignError {
  return new SovereignError(`${where}: this is no name of a bucket. Write it alone, as in ${example}.`);
}

export function emptyStateKey(where: string, key: string): SovereignError {
  return new SovereignError(`${where}: ${key} is empty. Write what Azure calls it.`);
}

/** Says nothing of what was given: it may hold a secret. */
export function notAStateAddress(): SovereignError {
  return new SovereignError(
    "StateStore.http: the address is no URL. Write it with its scheme, e.g. https://gitlab.acme.example/state.",
  );
}

/** Says nothing of what was given: it holds the secret itself. */
export function credentialsInAddress(): SovereignError {
  return new SovereignError(
    "StateStore.http: the address holds a user, a password or a token, which would stand in the Terraform JSON. Leave them out, and " +
      "set TF_HTTP_USERNAME and TF_HTTP_PASSWORD where Terraform runs.",
  );
}

export function stateBelowOutputFolder(stack: string, directory: string): SovereignError {
  return new SovereignError(
    `${stack}: StateStore.local("${directory}") lies in the output folder, which the cdktf command clears. ` +
      "Choose a folder outside it.",
  );
}
