#!/usr/bin/env node
import { unwritable } from "./errors";
import { ExitStatus } from "./exit-status";
import { run } from "./program";

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // A reader that closes early, such as `head`, has seen what it wanted.
  if (code === "EPIPE") return;
  process.stderr.write(`error: ${unwritable("standard output", code).message}\n`);
  process.exit(ExitStatus.WRONG);
});

// Nothing is left to say it with.
process.stderr.on("error", () => undefined);

void run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
