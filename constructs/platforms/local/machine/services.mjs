import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  claimFolder,
  isOwned,
  makeFolders,
  OWNER,
  readJson,
  removeListed,
  requireAbsent,
  requireOwned,
  requirePlainPath,
  whileLocked,
  writeJson,
} from "./owned-folder.mjs";
import { isRunning, signalAndWait, waitUntil } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

const START_WAIT_MS = 15_000;
/** A service that ends this often right after its start will not come up. */
const MOST_RESTARTS = 3;
const STOP_WAIT_MS = 3_000;
const ANSWER_WAIT_MS = 2_000;
const PROGRAM = path.dirname(fileURLToPath(import.meta.url));

/**
 * One supervised process of a site, and the files that belong to it.
 *
 * @typedef {object} Service
 * @property {string} site
 * @property {string} name unique within the site
 * @property {string} construct path of the construct that it stands for: nobody else may replace or remove it
 * @property {string} entry script of this folder that the supervisor keeps running
 * @property {Record<string, unknown>} files JSON files by their path below the site's folder
 */

/**
 * Starts a service in the owned folder, replacing what an earlier deploy of the same construct left, and asks it
 * whether it is the one that was started.
 *
 * @param {string} folder the owned folder
 * @param {Service} service
 * @returns {Promise<string>} where the service answers
 */
export function startService(folder, service) {
  return whileLocked(folder, async () => {
    claimFolder(folder);
    const port = (await takeDown(folder, service)) ?? 0;
    const created = filesOf(service);
    requireAbsent(folder, created);
    const record = {
      owner: OWNER,
      construct: service.construct,
      entry: service.entry,
      instance: crypto.randomUUID(),
      token: crypto.randomUUID(),
      port,
      created,
    };
    makeFolders(folder, path.posix.dirname(recordOf(service)));
    // The record comes first: what stands in it can be undone however far the rest gets.
    writeJson(path.join(folder, recordOf(service)), record);
    for (const [file, content] of Object.entries(service.files)) {
      makeFolders(folder, path.posix.dirname(`${service.site}/${file}`));
      writeJson(path.join(folder, service.site, file), content);
    }
    const program = makeFolders(folder, `${runFolderOf(service)}/program`);
    for (const file of programFiles()) fs.copyFileSync(path.join(PROGRAM, file), path.join(program, file));
    superviseDetached(path.join(folder, recordOf(service)), program);
    return verify(folder, service, record);
  });
}

/**
 * Stops a service and removes what was created for it, and the folder when nothing else is in it. What belongs to
 * another construct stays untouched.
 *
 * @returns {Promise<string[]>} files that stay because nobody here made them
 */
export async function removeService(folder, service) {
  if (!fs.existsSync(folder)) return [];
  return whileLocked(folder, async () => {
    const record = readRecord(folder, service);
    if (record ? record.construct !== service.construct : !isOwned(folder)) return [];
    requireOwned(folder);
    await takeDown(folder, service);
    return removeListed(folder, [...(record?.created ?? []), recordOf(service)]);
  });
}

/** Stops what runs and removes its files but the record. @returns the port it had, so that a restart keeps it */
async function takeDown(folder, service) {
  const record = readRecord(folder, service);
  if (!record) return undefined;
  if (record.construct !== service.construct) {
    throw new Refusal(
      `${path.join(folder, recordOf(service))} belongs to ${record.construct}, not to ${service.construct}. ` +
        "Destroy that one first, or give this site another name.",
    );
  }
  for (const file of record.created) requirePlainPath(folder, file);
  const state = readJson(path.join(folder, stateOf(service)));
  await stop(service, record, state);
  for (const file of record.created) fs.rmSync(path.join(folder, file), { force: true });
  return state?.port;
}

/** @returns {any} nothing where no service of this name was started */
function readRecord(folder, service) {
  const file = path.join(folder, recordOf(service));
  requirePlainPath(folder, recordOf(service));
  if (!fs.existsSync(file)) return undefined;
  const record = readJson(file);
  if (record?.owner !== OWNER) {
    throw new Refusal(`${file} is damaged or not ours, so nothing was changed. Move it away and try again.`);
  }
  return record;
}

/** Asks first; whoever does not listen gets SIGTERM, then SIGKILL. */
async function stop(service, record, state) {
  const processes = [state?.supervisor, state?.agent].filter(isRunning);
  if (processes.length > 0 && state.port) {
    const heard = await request("POST", state.port, "/stop", { authorization: `Bearer ${record.token}` });
    if (heard) await waitUntil(() => !processes.some(isRunning), STOP_WAIT_MS);
  }
  const gone =
    (await signalAndWait(processes, "SIGTERM", STOP_WAIT_MS)) ||
    (await signalAndWait(processes, "SIGKILL", STOP_WAIT_MS));
  const answers = state?.port && (await isAnswering(record, state.port));
  if (!gone || answers) {
    const ids = processes.map(({ pid }) => pid).join(", ");
    throw new Refusal(`${service.construct}: process ${ids} cannot be stopped. Stop it by hand and try again.`);
  }
}

/** A supervisor that outlives the deploy, and that gets none of the deploy's environment: it may hold credentials. */
function superviseDetached(record, program) {
  spawn(process.execPath, [path.join(program, "supervisor.mjs"), record], {
    cwd: program,
    detached: true,
    env: { PATH: process.env.PATH },
    stdio: "ignore",
  }).unref();
}

async function verify(folder, service, record) {
  const state = () => readJson(path.join(folder, stateOf(service))) ?? {};
  await waitUntil(async () => {
    const { port, restarts } = state();
    return restarts >= MOST_RESTARTS || (port && (await isAnswering(record, port)));
  }, START_WAIT_MS);
  const { port } = state();
  if (port && (await isAnswering(record, port))) return `http://127.0.0.1:${port}`;

  const log = path.join(folder, runFolderOf(service), "log");
  const tail = fs.existsSync(log) ? fs.readFileSync(log, "utf8").trim().split("\n").slice(-10).join("\n") : "";
  await takeDown(folder, service);
  removeListed(folder, [...record.created, recordOf(service)]);
  throw new Refusal(
    `${service.construct}: ${service.entry} does not answer.${tail ? ` Its log ends with:\n${tail}` : ""}`,
  );
}

/** Whether the process at the port is the one that was started for this record. */
async function isAnswering(record, port) {
  const answer = await request("GET", port, "/healthz");
  return answer?.instance === record.instance;
}

/** @returns {Promise<any>} nothing where nobody answers in JSON */
function request(method, port, url, headers = {}) {
  return new Promise((resolve) => {
    const asked = http.request(
      { host: "127.0.0.1", port, path: url, method, headers, agent: false, timeout: ANSWER_WAIT_MS },
      async (response) => {
        let body = "";
        for await (const chunk of response.setEncoding("utf8")) body += chunk;
        try {
          resolve(JSON.parse(body));
        } catch {
          resolve(undefined);
        }
      },
    );
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(undefined));
    asked.end();
  });
}

function recordOf({ site, name }) {
  return `${site}/services/${name}.json`;
}

function runFolderOf({ site, name }) {
  return `${site}/services/${name}`;
}

function stateOf(service) {
  return `${runFolderOf(service)}/state.json`;
}

/** Everything that a service may write, below the owned folder. */
function filesOf(service) {
  const run = runFolderOf(service);
  const written = [...Object.keys(service.files).map((file) => `${service.site}/${file}`), stateOf(service)];
  return [
    ...written.flatMap((file) => [file, `${file}.tmp`]),
    `${run}/log`,
    `${run}/log.1`,
    ...programFiles().map((file) => `${run}/program/${file}`),
  ];
}

function programFiles() {
  return fs.readdirSync(PROGRAM).filter((file) => /\.(mjs|json)$/.test(file));
}
