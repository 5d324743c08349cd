#!/usr/bin/env bash
# Every example, as a user runs it: by the cdktf command, in a copy of its folder, against the compiled package.
source "$(dirname "$0")/lib.sh"
echo "Examples"

for example in "$project"/examples/*/; do
  name=$(basename "$example")
  [ -e "$example/main.ts" ] || continue
  here="$scratch/$name"
  mkdir -p "$here/node_modules/@cdktf"
  cp "$example"/{main.ts,sovereignty.yaml,cdktf.json} "$here"
  ln -s "$project" "$here/node_modules/cdktf-sovereign-ai"
  for package in cdktf constructs tsx @cdktf/provider-aws; do ln -s "$project/node_modules/$package" "$here/node_modules/$package"; done
  synth() { cd "$here" && "$project/node_modules/.bin/cdktf" synth; }
  check "$name synthesises under the cdktf command" synth
  as_expected() {
    node "$project/lib/cli/sovereign.js" check "$here/cdktf.out" --policy "$here/sovereignty.yaml" --format json >"$here/report.json"
    node -e '
      const [report, expected] = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file, "utf8")));
      const found = report.findings.map(({ rule, status, severity, stack, address }) => ({ rule, status, severity, stack, address }));
      require("assert").deepStrictEqual(found, expected);
    ' "$here/report.json" "$example/expected-findings.json"
  }
  check "$name has exactly its expected findings" as_expected
done

finish
