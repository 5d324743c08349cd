import { vi } from "vitest";
import { run } from "../../cli/program";
import type { CommandResult } from "./bundle";

/** Runs the command line in this process: quicker than the bundle, with neither its own environment nor standard input. */
export async function runHere(args: readonly string[]): Promise<CommandResult> {
  const written = { stdout: "", stderr: "" };
  const keep = (stream: keyof typeof written) => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(keep("stdout")),
    vi.spyOn(process.stderr, "write").mockImplementation(keep("stderr")),
  ];
  try {
    return { status: await run(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
