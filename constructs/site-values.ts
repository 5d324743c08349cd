import { Token } from "cdktf";
import { notA, notAnAccount, notAProject, notARegistryHost } from "./errors";
import { PowerTopology } from "./power-topology";

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

export function requirePower(where: string, power: unknown): void {
  if (power === undefined || power instanceof PowerTopology) return;
  throw notA("a PowerTopology, from PowerTopology.fromFile or PowerTopology.of", where, "power", power);
}

/** What is known only when deploying may be anything. */
function is(form: RegExp, value: string): boolean {
  return Token.isUnresolved(value) || form.test(value);
}
