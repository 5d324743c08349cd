import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** Each room, and the rooms it must not import from: imports go down the table of docs/concepts.md only. */
const FORBIDDEN_IMPORTS = {
  catalog: ["engine", "constructs", "stacks", "cli"],
  engine: ["constructs", "stacks", "cli"],
  "engine/policy": ["engine/power", "engine/routing", "engine/bundle", "engine/checks"],
  "engine/power": ["engine/policy", "engine/routing", "engine/bundle", "engine/checks"],
  "engine/routing": ["engine/power", "engine/bundle", "engine/checks"],
  "engine/bundle": ["engine/power", "engine/routing", "engine/checks"],
  constructs: ["stacks", "cli"],
  stacks: ["catalog", "engine", "cli"],
  cli: ["constructs", "stacks"],
};

const zones = Object.entries(FORBIDDEN_IMPORTS).map(([target, from]) => ({
  target: `./${target}`,
  from: from.map((room) => `./${room}`),
  message: `${target}/ may not import from there: imports go down the table of docs/concepts.md only`,
}));

export default tseslint.config(
  { ignores: ["lib", "dist", "**/cdktf.out", "**/*.generated.js", "node_modules", "**/.sovereign", "**/.venv"] },
  ...tseslint.configs.recommended,
  {
    plugins: { "import-x": importX },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { prefer: "type-imports", fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-require-imports": "off",
    },
  },
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
  {
    files: ["catalog/**/*.ts", "engine/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["cdktf", "cdktf/*", "constructs"], message: "The engine knows no CDKTF." }] },
      ],
    },
  },
);
