import { chmodSync } from "node:fs";
import * as path from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = path.join(__dirname, "..");

/**
 * Bundles the command line into one file that Node runs as it stands. Data and generated validators stay files of their
 * own, read when they are used: they are most of the bytes, and most commands need few of them.
 *
 * @param libraryRoot folder that holds them as the project does
 */
export async function bundleCli(outfile: string, libraryRoot: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["cli/sovereign.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [besideTheBundle(outfile, libraryRoot)],
  });
  chmodSync(outfile, 0o755);
}

function besideTheBundle(outfile: string, libraryRoot: string): Plugin {
  return {
    name: "beside-the-bundle",
    setup({ onResolve }) {
      onResolve({ filter: /\.json$|\.generated$/ }, ({ path: imported, resolveDir }) => {
        const source = path.relative(ROOT, path.resolve(resolveDir, imported));
        if (source.startsWith("..") || source.startsWith("node_modules")) return undefined;
        const target = path.relative(path.dirname(outfile), path.join(libraryRoot, source));
        return { path: target.split(path.sep).join("/"), external: true };
      });
    },
  };
}

if (require.main === module) {
  const [outfile, libraryRoot] = process.argv.slice(2).map((name) => path.resolve(name));
  void bundleCli(outfile, libraryRoot);
}
