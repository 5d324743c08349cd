import crypto from "node:crypto";
import http from "node:http";
import path from "node:path";
import { readJson } from "./owned-folder.mjs";

/**
 * Answers on this machine only: whether the node is up, and which hardware the deploy found.
 *
 * `GET /healthz`, `GET /inventory`; `POST /stop` for who can read the service record.
 */
const [, , recordFile, preferredPort] = process.argv;
const record = readJson(recordFile);
const site = path.dirname(path.dirname(recordFile));
const inventory = readJson(path.join(site, "pools", path.basename(recordFile)));

const ROUTES = {
  "GET /healthz": () => [200, { status: "ok", construct: record.construct, instance: record.instance }],
  "GET /inventory": () => [200, inventory],
  "POST /stop": (request) => (isAllowedToStop(request) ? [202, { status: "stopping" }] : [403, { error: "forbidden" }]),
};

const server = http.createServer((request, response) => {
  // A web page can point its own host name at 127.0.0.1; only callers that name this machine are answered.
  const known = request.headers.host === `127.0.0.1:${port()}` || request.headers.host === `localhost:${port()}`;
  const route = ROUTES[`${request.method} ${request.url}`];
  const [status, body] = !known ? [403, { error: "forbidden" }] : (route?.(request) ?? [404, { error: "not found" }]);
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body), () => {
    if (status === 202) end();
  });
});

server.on("error", (error) => {
  // Another program may have taken the port since the last start.
  if (error.code === "EADDRINUSE" && preferredPort !== "0") listen(0);
  else throw error;
});
server.on("listening", () => process.send({ port: port() }));
process.on("disconnect", end);
listen(Number(preferredPort));

function listen(port) {
  server.listen({ host: "127.0.0.1", port, exclusive: true });
}

function port() {
  return server.address().port;
}

function isAllowedToStop(request) {
  const given = Buffer.from(request.headers.authorization ?? "");
  const expected = Buffer.from(`Bearer ${record.token}`);
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

function end() {
  process.exit(0);
}
