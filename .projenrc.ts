import { cdk, javascript, type Task } from "projen";

const CDKTF_VERSION = "0.21.0";
const CONSTRUCTS_VERSION = "10.4.2";

/** Folders that jsii does not compile: they are type-checked by `tsc` and run or bundled by other tools. */
const OUTSIDE_THE_LIBRARY = ["cli", "examples", "test", "bench", "scripts"];

const project = new cdk.JsiiProject({
  name: "cdktf-sovereign-ai",
  description:
    "Typed CDKTF constructs for sovereign and multi-cloud AI stacks, and a checker that refuses what breaks a residency rule, a jurisdiction rule or a power budget.",
  keywords: ["cdktf", "terraform", "sovereignty", "data-residency", "gpu", "power"],
  author: "cdktf-sovereign-ai authors",
  authorAddress: "maintainers@cdktf-sovereign-ai.example",
  authorOrganization: true,
  repositoryUrl: "https://git.cdktf-sovereign-ai.example/cdktf-sovereign-ai.git",
  license: "Apache-2.0",
  copyrightOwner: "cdktf-sovereign-ai authors",
  defaultReleaseBranch: "main",
  majorVersion: 0,
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: "20.9.0",
  jsiiVersion: "~5.9.54",
  typescriptVersion: "~5.9.3",

  srcdir: ".",
  libdir: "lib",
  excludeTypescript: [...OUTSIDE_THE_LIBRARY, "lib", "dist"].map((folder) => `${folder}/**/*.ts`),
  entrypoint: "lib/index.js",
  npmignoreEnabled: false,

  jest: false,
  eslint: false,
  prettier: true,
  prettierOptions: {
    settings: { printWidth: 120, trailingComma: javascript.TrailingComma.ALL },
    ignoreFile: true,
  },
  sampleCode: false,
  github: false,
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  publishToPypi: { distName: "cdktf-sovereign-ai", module: "cdktf_sovereign_ai" },

  peerDeps: [`cdktf@^${CDKTF_VERSION}`, `constructs@^${CONSTRUCTS_VERSION}`],
  peerDependencyOptions: { pinnedDevDependency: true },
  bundledDeps: ["yaml@^2.9.1"],
  devDeps: [
    `cdktf@${CDKTF_VERSION}`,
    `cdktf-cli@${CDKTF_VERSION}`,
    `constructs@${CONSTRUCTS_VERSION}`,
    "@cdktf/provider-aws@21.22.1",
    "@cdktf/provider-google@16.12.1",
    "@cdktf/provider-helm@12.1.2",
    "@cdktf/provider-kubernetes@12.1.1",
    "@types/d3-geo@^3",
    "@types/node@^20",
    "@types/topojson-client@^3",
    "ajv@^8",
    "commander@^14",
    "d3-geo@^3",
    "esbuild",
    "eslint@^9",
    "fast-check@^4",
    "topojson-client@^3",
    "tsx",
    "typescript-eslint@^8",
    "vitest@~4.1",
    "world-atlas@^2",
  ],
  bin: { sovereign: "lib/cli/sovereign.js" },
});

// The newcomer's two commands, and the quiet that the README promises.
// An unscoped package is public by npm's default: publishing goes to a registry on this machine unless one is named.
project.package.addField("publishConfig", { registry: "http://localhost:4873/" });
project.package.addField("files", ["lib", ".jsii", "docs/schemas", "CHANGELOG.md", "API.md"]);

project.package.addVersion("0.1.0");
project.setScript("prepack", "tsx scripts/optional-peers.ts add");
project.setScript("postpack", "tsx scripts/optional-peers.ts remove");

// Node 20 works and is tested; jsii announces its end of life in a page of exclamation marks at every call.
project.tasks.addEnvironment("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
const quiet = { CHECKPOINT_DISABLE: "1" };

const schemas = project.addTask("schemas", { description: "Compile the JSON schemas of docs/schemas to validators" });
schemas.exec("tsx scripts/build-schema-validators.ts");

project.compileTask.reset(undefined, {});
project.compileTask.spawn(schemas);
project.compileTask.exec("jsii --silence-warnings=reserved-word");
project.compileTask.exec("tsx scripts/finish-lib.ts", { name: "copy the validators and bundle the command line" });

project.testTask.reset();
project.testTask.spawn(schemas);
project.testTask.exec("vitest run", { receiveArgs: true });

// `build` works with Node alone; the wheel needs Python too and is made by `package`.
project.packageTask.reset();
for (const target of ["package:js", "package:python"]) project.packageTask.spawn(existingTask(target));
project.removeTask("build");
const build = project.addTask("build", { description: "Compile, document, test and pack for npm" });
for (const step of ["default", "compile", "docgen", "test", "package:js"]) build.spawn(existingTask(step));

const lint = project.addTask("lint", { description: "Types, ESLint and Prettier over everything" });
lint.spawn(schemas);
lint.exec("tsc --noEmit -p tsconfig.dev.json");
lint.exec("eslint .");
lint.exec("prettier --check . --log-level warn");

const types = project.addTask("terraform-types", {
  description: "Write what the checker knows of Terraform's types anew, from the providers' generated packages",
});
types.exec("tsx scripts/terraform-types/build.ts", { receiveArgs: true });

project.addTask("recall", {
  description: "Move every argument of every type abroad and print the share that the checker shows",
  exec: "tsx bench/recall.ts",
  receiveArgs: true,
});

project.addTask("quickstart", {
  description: "Synthesise, check and deploy the local example on this machine",
  env: quiet,
  exec: "tsx scripts/quickstart.ts deploy",
});
project.addTask("quickstart:destroy", {
  description: "Take the quickstart away again",
  env: quiet,
  exec: "tsx scripts/quickstart.ts destroy",
});
project.addTask("estimate", {
  description: "How good the estimate of a server's power is, against a measured cluster",
  exec: "tsx bench/estimate.ts",
});
project.addTask("bench", { description: "Speed as ratios of one run", exec: "tsx bench/run.ts", receiveArgs: true });
project.addTask("e2e", {
  description: "End-to-end runs with real tools; `compile` and `package` come first",
  exec: "bash scripts/e2e/all.sh",
  receiveArgs: true,
});

new javascript.TypescriptConfig(project, {
  fileName: "tsconfig.dev.json",
  extends: javascript.TypescriptConfigExtends.fromPaths(["./tsconfig.json"]),
  compilerOptions: {
    rootDir: ".",
    noEmit: true,
    types: ["node"],
    skipLibCheck: true,
    // The examples import the package by its name, as users do.
    paths: { "cdktf-sovereign-ai": ["./index.ts"] },
  },
  include: ["**/*.ts", "**/*.mts", ".projenrc.ts"],
  exclude: ["node_modules", "lib", "dist", "cdktf.out", "**/cdktf.out"],
});

for (const pattern of [
  "cdktf.out/",
  "*.tfstate*",
  ".terraform/",
  ".sovereign/",
  "*.generated.js",
  ".venv/",
  ".npmignore",
]) {
  project.gitignore.addPatterns(pattern);
}
for (const pattern of [
  "lib",
  "dist",
  "**/cdktf.out",
  "API.md",
  "test/cases",
  "**/__snapshots__",
  // What projen writes has projen's own form.
  ".projen",
  "tsconfig*.json",
  "projenrc/tsconfig.json",
  "test/tsconfig.json",
  "catalog/data",
  // Written by scripts/terraform-types, one line an argument.
  "engine/checks/locate/data",
  "test/fixtures/crds",
  "CHANGELOG.md",
]) {
  project.prettier?.addIgnorePattern(pattern);
}

// Its line ends are what it is about.
project.gitattributes.addAttributes("/test/cases/read-crlf/main.tf.json", "-text");

project.synth();

function existingTask(name: string): Task {
  const task = project.tasks.tryFind(name);
  if (!task) throw new Error(`.projenrc.ts: projen no longer defines the task '${name}'`);
  return task;
}
