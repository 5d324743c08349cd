#!/usr/bin/env bash
# Every example, as a user runs it: by the cdktf command, in a copy of its folder, against the compiled package.
source "$(dirname "$0")/lib.sh"
echo "Examples"

# backends_taken CDKTF_OUT: Terraform finds nothing wrong with the backend of any stack, which is tried alone: not every
# provider can be had here. A backend elsewhere cannot be opened either, so its init must come as far as its first call; a
# proxy that is not there keeps that call from leaving this machine.
backends_taken() {
  local stack alone call option
  for stack in "$1"/stacks/*/; do
    alone="$1/backends/$(basename "$stack")" # as deep as the stack, since paths are relative
    mkdir -p "$alone" && backend_of "$stack" >"$alone/backend.tf.json" || return 1
    read -r option call < <(first_call_of "$alone") || return 1
    if [ "$option" = none ]; then
      terraform -chdir="$alone" init -no-color -input=false || return 1
      continue
    fi
    AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none GOOGLE_APPLICATION_CREDENTIALS=/dev/null HTTPS_PROXY=http://127.0.0.1:1 \
      terraform -chdir="$alone" init -no-color -input=false -backend-config="$option" >"$scratch/init.log" 2>&1
    cat "$scratch/init.log"
    grep -qF "$call" "$scratch/init.log" || return 1
  done
}
backend_of() {
  node -p '
    const { backend } = JSON.parse(require("fs").readFileSync(process.argv[1])).terraform;
    JSON.stringify({ terraform: { backend } });
  ' "$1/cdk.tf.json"
}
# An option that keeps the backend of a stack from trying for long, and what its error says of its first call: S3 asks the
# STS of its partition whose credentials it has, Google looks for credentials. `none` where it calls nobody.
first_call_of() {
  node -p '
    const { s3, gcs, http } = JSON.parse(require("fs").readFileSync(process.argv[1])).terraform.backend;
    s3 ? `max_retries=1 request send failed, Post "${s3.endpoints?.sts ?? `https://sts.${s3.region}.`}`
      : gcs ? `bucket=${gcs.bucket} storage.NewClient() failed`
      : http ? `retry_max=0 GET ${http.address} `
      : "none";
  ' "$1/backend.tf.json"
}

for example in "$project"/examples/*/; do
  name=$(basename "$example")
  [ -e "$example/main.ts" ] || continue
  here="$scratch/$name"
  mkdir -p "$here/node_modules/@cdktf"
  # What git has, and nothing that a run left behind.
  git -C "$example" ls-files -z --cached --others --exclude-standard . | tar -C "$example" --null -T - -c | tar -C "$here" -x
  ln -s "$project" "$here/node_modules/cdktf-sovereign-ai"
  for package in cdktf constructs tsx @cdktf/provider-{aws,google}; do ln -s "$project/node_modules/$package" "$here/node_modules/$package"; done
  if [ -e "$here/stand-in-bundle.sh" ]; then must sh "$here/stand-in-bundle.sh"; fi
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

# An estate that was never written with this library: its plan, and every format that there is.
check_estate() {
  cd "$project/examples/estate" || return 2
  node "$project/lib/cli/sovereign.js" check plan.json --site site.yaml --as-of 2026-11-22 "$@"
}
findings_as() {
  local file="$scratch/estate.$1"
  check_estate --output "$file"
  [ $? = 1 ] && [ -s "$file" ]
}
no_findings_at_never() { check_estate --fail-on never; }
refused_without_policy() {
  check_estate --policy none.yaml
  [ $? = 2 ]
}
for ending in txt json sarif xml md html csv oscal.json; do
  check "estate has findings, and a report that ends in .$ending" findings_as "$ending"
done
check "estate passes where nothing is to fail" no_findings_at_never
check "estate is refused without its policy" refused_without_policy

finish
