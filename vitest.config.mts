import { configDefaults, defineConfig } from "vitest/config";

/** What a process of its own is for: they look at everything that the process has loaded. */
const ALONE = ["test/constructs/{aws,google}/safe.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    pool: "forks",
    // The default leaves one core to the watcher of files, which is half of a machine of two.
    maxWorkers: "100%",
    // The sources load parts of themselves by `require` on first use. Node loads them (through tsx) as it does once they
    // are compiled, so that there is one copy of every module; Vite transforms what is below test/ only.
    execArgv: ["--import", "tsx"],
    server: { deps: { external: [/^(?!.*\/test\/).*\.ts$/] } },
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE],
          // One process runs many files: to load the sources anew takes longer than most files run. A test that changes
          // the working folder, the environment or a stream puts it back.
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
  },
});
