#!/usr/bin/env bash
# Every example, as a user runs it: by the cdktf command, in a copy of its folder, against the compiled package.
source "$(dirname "$0")/lib.sh"
echo "Examples"

# backends_taken CDKTF_OUT: Terraform finds nothing wrong with the backend of any stack. An S3 backend cannot be opened
# here, so its init must come as far as its first call, to the STS that the backend names; a proxy that is not there
# keeps that call from leaving this machine.
backends_taken() {
  local stack log="$scratch/init.log"
  for stack in "$1"/stacks/*/; do
    if AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1 \
      HTTPS_PROXY=http://127.0.0.1:1 terraform -chdir="$stack" init -no-color -input=false >"$log" 2>&1; then continue; fi
    cat "$log"
    grep -qF "retrieving caller identity from STS: operation error STS: GetCallerIdentity" "$log" || return 1
    grep -qF "Post \"$(sts_of "$stack")" "$log" || return 1
  done
}
sts_of() { node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).terraform.backend.s3.endpoints?.sts ?? "https://sts."' "$1/cdk.tf.json"; }

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
