#!/usr/bin/env bash
# Installs the packed tarball into an empty folder, as a user would, and goes through what they meet first.
source "$(dirname "$0")/lib.sh"
echo "Packed tarball in an empty folder"

tarball=$(ls "$project"/dist/js/*.tgz)
here="$scratch/user"
mkdir -p "$here" && cd "$here" || exit 1

small_enough() { [ "$(stat -c %s "$tarball")" -le $((3 * 1024 * 1024)) ]; }
check "the tarball is at most 3 MB ($(($(stat -c %s "$tarball") / 1024)) KB)" small_enough

must npm init --yes
check "npm installs it with cdktf, constructs and nothing else of ours to fetch" \
  npm install --no-audit --no-fund "$tarball" cdktf@0.21.0 constructs@10.4.2 tsx
no_provider() { [ ! -e node_modules/@cdktf ]; }
check "no provider package comes along" no_provider

cat >sovereignty.yaml <<'YAML'
version: 1
defaultDataClass: confidential
classes:
  confidential: { countries: [DE] }
YAML
cat >local.ts <<'TS'
import { Accelerator, Operator, Site, SovereignApp, SovereignGpuPool, SovereigntyPolicy, SovereignStack } from "cdktf-sovereign-ai";
const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });
const desk = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });
new SovereignGpuPool(new SovereignStack(app, "here", { site: desk }), "pool", { accelerator: Accelerator.detected(), nodes: 1 });
app.synth();
TS
sed -e 's|const desk.*|const desk = Site.aws("frankfurt", { region: process.env.REGION ?? "eu-central-1" });|' \
  -e 's|Accelerator.detected(), nodes: 1|Accelerator.H100_SXM, nodes: 4|' local.ts >aws.ts

check "a local program synthesises without any provider package" npx tsx local.ts
aws_without_package() {
  npx tsx aws.ts >log 2>&1 && return 1
  cat log
  grep -q 'the package @cdktf/provider-aws is not installed. Run `npm install @cdktf/provider-aws`' log && ! grep -qE '^\s+at .*cdktf-sovereign-ai' log
}
check "an AWS program names the missing package in one line" aws_without_package
check "npm installs the provider package that the program uses" npm install --no-audit --no-fund @cdktf/provider-aws@21.22.1
check "the AWS program synthesises" npx tsx aws.ts
three_layers() { ls cdktf.out/stacks | tr '\n' ' ' | grep -qx 'here here-platform here-workloads ' ; }
check "its stack has its three layers" three_layers

check "sovereign check accepts the output folder" npx sovereign check
check "sovereign check accepts one cdk.tf.json" npx sovereign check cdktf.out/stacks/here/cdk.tf.json
abroad() {
  REGION=us-east-1 npx tsx aws.ts >log 2>&1 && return 1
  cat log
  grep -q RES-PLACE log && [ ! -e cdktf.out/manifest.json ] && [ ! -e cdktf.out/stacks/here/cdk.tf.json ] && [ -s cdktf.out/sovereignty-report.html ]
}
check "the same program in Virginia is refused, with a report and nothing to deploy" abroad
for subcommand in check rules catalog explain init; do
  check "sovereign $subcommand --help" npx sovereign "$subcommand" --help
done
exit_2() { npx sovereign check nowhere.json; [ $? -eq 2 ]; }
check "an input that is not there exits with 2" exit_2
started() { mkdir -p new && cd new && npx sovereign init && ls && grep -rq CHECKPOINT_DISABLE .; }
check "sovereign init writes a starter" started

finish
