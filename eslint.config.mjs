import tseslint from "typescript-eslint";

/** Each room, and the rooms it must not import from: imports go down the table of docs/concepts.md only. */
const ENGINE = ["constructs", "stacks", "cli"];
const FORBIDDEN = {
  catalog: ["engine", ...ENGINE],
  engine: ENGINE,
  "engine/document": [...ENGINE, "hosts", "policy", "power", "routing", "bundle", "checks"],
  "engine/hosts": [...ENGINE, "policy", "power", "routing", "bundle", "checks"],
  "engine/policy": [...ENGINE, "power", "routing", "bundle", "checks"],
  "engine/power": [...ENGINE, "policy", "routing", "bundle", "checks"],
  "engine/routing": [...ENGINE, "power", "bundle", "checks"],
  "engine/bundle": [...ENGINE, "power", "routing", "checks"],
  constructs: ["stacks", "cli"],
  stacks: ["catalog", "engine", "cli"],
  cli: ["constructs", "stacks"],
};

const rooms = Object.entries(FORBIDDEN).map(([room, forbidden]) => ({
  files: [`${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: forbidden.map((name) => `**/${name}/**`).concat(forbidden.map((name) => `../${name}`)),
            message: `${room}/ may not import from there: imports go down the table of docs/concepts.md only.`,
          },
          { regex: "^(\\.\\./)+index$", message: "Import the module itself: the package's index imports every room." },
          ...(/^(catalog|engine)/.test(room)
            ? [{ regex: "^(cdktf|constructs)(/|$)", message: "What decides knows no CDKTF." }]
            : []),
        ],
      },
    ],
    // What is loaded on first use goes the same way, and a provider only through `loadProviderModule`.
    "no-restricted-syntax": [
      "error",
      {
        selector: `CallExpression[callee.name="require"][arguments.0.value=/^@cdktf.provider-|[./](${forbidden.join("|")})([/]|$)/]`,
        message: `${room}/ may not load that: imports go down the table of docs/concepts.md only.`,
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["lib", "dist", "**/cdktf.out", "**/*.generated.js", "node_modules", "**/.sovereign", "**/.venv"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { prefer: "type-imports", fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-require-imports": "off",
    },
  },
  ...rooms,
  {
    files: ["catalog/**/*.ts", "engine/**/*.ts", "constructs/**/*.ts", "stacks/**/*.ts", "cli/**/*.ts", "index.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@cdktf/provider-*"],
              allowTypeImports: true,
              message: "Load a provider package lazily by its deep path inside a function; import only its types here.",
            },
          ],
        },
      ],
    },
  },
);
