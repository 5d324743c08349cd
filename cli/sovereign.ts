#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
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

/**
 * A process that reads, answers and ends gains nothing from marking its heap in small steps beside its work: the steps
 * make every write to an object slower meanwhile. Help has no heap to speak of, and Node takes time over a new flag.
 */
function markAtOnce(): void {
  setFlagsFromString("--no-incremental-marking");
}

void run(process.argv.slice(2), markAtOnce).then((status) => {
  process.exitCode = status;
});
