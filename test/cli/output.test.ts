import { afterEach, describe, expect, test, vi } from "vitest";
import { terminalWidth, wantsColor } from "../../cli/output";

function at({ tty, columns, env = {} }: { tty: boolean; columns?: number; env?: Record<string, string> }): void {
  for (const name of ["NO_COLOR", "FORCE_COLOR", "TERM"]) vi.stubEnv(name, env[name]);
  vi.stubGlobal("process", { ...process, env: process.env, stdout: { isTTY: tty, columns } });
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe("colour", () => {
  test.each([
    ["at a terminal", true, {}, true],
    ["at a terminal that has none", true, { TERM: "dumb" }, false],
    ["where there is no terminal", false, {}, false],
    ["where it is switched off", true, { NO_COLOR: "1" }, false],
    ["where NO_COLOR is there and empty", true, { NO_COLOR: "" }, true],
    ["where it is asked for without a terminal", false, { FORCE_COLOR: "1" }, true],
    ["where FORCE_COLOR says no", true, { FORCE_COLOR: "0" }, false],
    ["where both are set: the one who wants none has reasons", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ])("%s", (_title, tty, env, wanted) => {
    at({ tty, env });
    expect(wantsColor()).toBe(wanted);
  });
});

describe("the width", () => {
  test("is that of the terminal, and open where there is none or it does not say", () => {
    at({ tty: true, columns: 72 });
    expect(terminalWidth()).toBe(72);
    at({ tty: true, columns: 0 });
    expect(terminalWidth()).toBeUndefined();
    at({ tty: false, columns: 72 });
    expect(terminalWidth()).toBeUndefined();
  });
});
