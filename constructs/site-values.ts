import { Token } from "cdktf";
import { notAnAccount, notAProject, notARegistryHost } from "./errors";

/** Also of an organisation from the days of Google Apps: `example.com:project`. */
const PROJECT = /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const ACCOUNT = /^\d{12}$/;
const HOST_AND_PORT = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

export function requireProject(where: string, project: string): void {
  if (!is(PROJECT, project)) throw notAProject(where, project);
}

export function requireAccount(where: string, account: string | undefined): void {
  if (account !== undefined && !is(ACCOUNT, account)) throw notAnAccount(where, account);
}

export function requireRegistryHost(where: string, host: string): void {
  if (!is(HOST_AND_PORT, host)) throw notARegistryHost(where, host);
}

/** What is known only when deploying may be anything. */
function is(form: RegExp, value: string): boolean {
  return Token.isUnresolved(value) || form.test(value);
}
