#!/usr/bin/env node
import { run } from "./program";

// A reader that closes early, such as `head`, has seen what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
