import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    pool: "forks",
    // The sources load parts of themselves by `require` on first use. Node loads them (through tsx) as it does once they
    // are compiled, so that there is one copy of every module; Vite transforms what is below test/ only.
    execArgv: ["--import", "tsx"],
    server: { deps: { external: [/^(?!.*\/test\/).*\.ts$/] } },
  },
});
