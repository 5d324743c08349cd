import { ownPackage } from "../engine/checks/report/tool";

/** A file of the starter program. */
export interface StarterFile {
  readonly file: string;
  readonly text: string;
  /** True where a project may have its own already, which then stays as it is. */
  readonly optional?: true;
}

/** The smallest program that deploys without an account: this machine as a site, and its own hardware as a pool. */
const PROGRAM = `import {
  Accelerator,
  Operator,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereignStack,
  SovereigntyPolicy,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

// Say where this machine stands and who runs it: the report names both as stated by the program.
const here = Site.local("here", {
  country: "SE",
  operator: Operator.of("acme", { hq: "SE", ultimateParent: "SE" }),
});

const stack = new SovereignStack(app, "ai", { site: here });
new SovereignGpuPool(stack, "pool", { accelerator: Accelerator.detected(), nodes: 1 });

app.synth();
`;

const POLICY = `# What is allowed where. docs: \`npx sovereign rules\` says what is held against it.
version: 1
defaultDataClass: confidential

classes:
  public: { countries: [any] }
  internal: { countries: [EEA] }
  confidential:
    countries: [SE] # where data may rest or be processed: country codes, or EU, EEA, GCC, EFTA

# Laws that apply: \`npx sovereign catalog profiles\` lists them, and what each wants to know.
# profiles: [eu-gdpr]
`;

const CI_JOB = `name: sovereignty
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  check:
    runs-on: ubuntu-latest
    env:
      CHECKPOINT_DISABLE: "1"
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      # A refused program keeps its files here, so that every report can be written; the last check refuses it.
      - run: npx tsx main.ts
        env:
          SOVEREIGN_GATE: report
      - run: npx sovereign check cdktf.out --fail-on never --waived omit --output sovereignty.sarif
      - uses: github/codeql-action/upload-sarif@v4
        continue-on-error: true # a private repository without code scanning takes none
        with:
          sarif_file: sovereignty.sarif
          category: sovereign
      - run: npx sovereign check cdktf.out --output sovereignty-report.html
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: sovereignty-report
          path: |
            sovereignty-report.html
            cdktf.out/sovereignty-report.*
          if-no-files-found: ignore
`;

const CDKTF_JSON = {
  language: "typescript",
  app: "npx tsx main.ts",
  sendCrashReports: "false",
};

const IGNORED = [
  "node_modules/",
  "cdktf.out/",
  "*.tfstate*",
  ".terraform/",
  ".sovereign/",
  "sovereignty-report.*",
  "sovereignty.sarif",
];

/** Everything that `sovereign init` writes. */
export function starterFiles(): readonly StarterFile[] {
  return [
    { file: "main.ts", text: PROGRAM },
    { file: "sovereignty.yaml", text: POLICY },
    { file: "cdktf.json", text: json(CDKTF_JSON) },
    { file: ".github/workflows/sovereignty.yml", text: CI_JOB },
    { file: "package.json", text: json(packageJson()), optional: true },
    { file: ".gitignore", text: `${IGNORED.join("\n")}\n`, optional: true },
  ];
}

/** The command line of cdktf otherwise reports to its vendor. */
function packageJson(): object {
  const { name, version, peerDependencies } = ownPackage();
  return {
    private: true,
    scripts: {
      synth: "CHECKPOINT_DISABLE=1 cdktf synth",
      check: "sovereign check cdktf.out",
      deploy: "CHECKPOINT_DISABLE=1 cdktf deploy 'ai*'",
      destroy: "CHECKPOINT_DISABLE=1 cdktf destroy 'ai*'",
    },
    dependencies: { ...peerDependencies, [name]: `^${version}` },
    devDependencies: { "cdktf-cli": peerDependencies.cdktf, tsx: "^4" },
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
