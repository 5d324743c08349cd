#!/usr/bin/env bash
# Every example, as a user runs it: by the cdktf command, in a copy of its folder, against the compiled package.
source "$(dirname "$0")/lib.sh"
echo "Examples"

# backends_taken CDKTF_OUT: Terraform finds nothing wrong with the backend of any stack. An S3 backend cannot be opened
# here, so its init must come as far as its first call, to the STS of its partition; a proxy that is not there keeps that
# call from leaving this machine.
backends_taken() {
  local stack sts
  for stack in "$1"/stacks/*/; do
    sts=$(sts_of "$stack") || return 1
    if [ -z "$sts" ]; then
      terraform -chdir="$stack" init -no-color -input=false || return 1
      continue
    fi
    AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none HTTPS_PROXY=http://127.0.0.1:1 \
      terraform -chdir="$stack" init -no-color -input=false -backend-config=max_retries=1 >"$scratch/init.log" 2>&1
    cat "$scratch/init.log"
    grep -F "operation error STS: GetCallerIdentity" "$scratch/init.log" | grep -qF "Post \"$sts" || return 1
  done
}
# The STS that the S3 backend of a stack asks whose credentials it has; nothing for another backend.
sts_of() {
  node -p '
    const { s3 } = JSON.parse(require("fs").readFileSync(process.argv[1])).terraform.backend;
    s3 ? (s3.endpoints?.sts ?? `https://sts.${s3.region}.`) : "";
  ' "$1/cdk.tf.json"
}

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
  if command -v terraform >/dev/null; then
    check "Terraform takes the backends of $name" backends_taken "$here/cdktf.out"
  else
    skip "Terraform takes the backends of $name" "Terraform is not installed"
  fi
done

finish
