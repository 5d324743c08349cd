import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { readJson, writeJson } from "./owned-folder.mjs";
import { identify } from "./processes.mjs";

/**
 * Keeps the script of a service record running: started again when it ends by itself, each time after a longer pause.
 * Ends when the script was asked to stop, on SIGTERM, or when the record is gone, as after `rm -r` of the folder.
 */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_AFTER_MS = 30_000;
const RECORD_CHECK_MS = 2_000;
const LOG_BYTES = 256 * 1024;

const [, , recordFile] = process.argv;
const record = readJson(recordFile);
const runFolder = recordFile.replace(/\.json$/, "");
const logFile = path.join(runFolder, "log");
const state = { supervisor: identify(process.pid), restarts: 0 };

let child;
let pause = FIRST_PAUSE_MS;
let stopping = false;

process.on("SIGTERM", stop);
setInterval(() => {
  if (!ownsRecord()) stop();
}, RECORD_CHECK_MS);
save({});
start(record.port);

function start(port) {
  const startedAt = Date.now();
  child = spawn(process.execPath, [path.join(runFolder, "program", record.entry), recordFile, String(port)], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout.on("data", log);
  child.stderr.on("data", log);
  child.on("message", (message) => save({ port: message.port, agent: identify(child.pid) }));
  child.on("error", (error) => log(`${error.message}\n`));
  child.on("close", (code, signal) => {
    if (code === 0 || stopping || !ownsRecord()) process.exit(0);
    if (Date.now() - startedAt > STEADY_AFTER_MS) pause = FIRST_PAUSE_MS;
    log(`${new Date().toISOString()} ended with ${signal ?? `status ${code}`}; starts again in ${pause} ms\n`);
    setTimeout(() => {
      save({ restarts: state.restarts + 1 });
      start(state.port ?? record.port);
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  });
}

function stop() {
  stopping = true;
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  else process.exit(0);
}

function ownsRecord() {
  return readJson(recordFile)?.instance === record.instance;
}

function save(changes) {
  Object.assign(state, changes);
  if (ownsRecord()) writeJson(path.join(runFolder, "state.json"), state);
}

/** Two files of bounded size: the current one, and the one before. */
function log(text) {
  if (!ownsRecord()) return;
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) {
    fs.renameSync(logFile, `${logFile}.1`);
  }
  fs.appendFileSync(logFile, text, { mode: 0o600 });
}
