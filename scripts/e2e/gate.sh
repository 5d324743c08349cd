#!/usr/bin/env bash
# The gate as `cdktf deploy` and `cdktf destroy` meet it, with real Terraform.
source "$(dirname "$0")/lib.sh"
echo "Gate under the real cdktf command"

if ! command -v terraform >/dev/null; then
  skip "cdktf deploy is refused and nothing is deployable" "Terraform is not installed"
  finish
fi

cdktf() { "$project/node_modules/.bin/cdktf" "$@"; }
here="$scratch/user"
mkdir -p "$here/node_modules" && cd "$here" || exit 1
ln -s "$project" node_modules/cdktf-sovereign-ai
for package in cdktf constructs tsx; do ln -s "$project/node_modules/$package" "node_modules/$package"; done

cat >cdktf.json <<'JSON'
{ "language": "typescript", "app": "node_modules/tsx/dist/cli.mjs main.ts", "sendCrashReports": "false", "projectId": "gate" }
JSON
cat >main.ts <<'TS'
import { TerraformStack } from "cdktf";
import { Operator, Site, Sovereignty, SovereignApp, SovereigntyPolicy, SovereignStack } from "cdktf-sovereign-ai";
import { TerraformResource } from "cdktf";
const { COUNTRY = "DE", INVALID, EXPIRES } = process.env;
const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });
const stack = new SovereignStack(app, "one", {
  site: Site.local("desk", { country: COUNTRY, operator: Operator.of("acme", { hq: "DE" }) }),
});
class Data extends TerraformResource {
  constructor(scope: TerraformStack, id: string) {
    super(scope, id, { terraformResourceType: "terraform_data", terraformGeneratorMetadata: { providerName: "terraform" } });
  }
  protected synthesizeAttributes() { return { input: "kept here" }; }
}
Sovereignty.of(new Data(stack, "thing")).locatedIn({ country: COUNTRY });
if (EXPIRES) Sovereignty.of(stack).waive({ rule: "RES-PLACE", reason: "A reason", owner: "a@b.example", expires: EXPIRES });
const second = new TerraformStack(app, "two");
if (INVALID) second.node.addValidation({ validate: () => ["the second stack is not valid"] });
app.synth();
TS
cat >sovereignty.yaml <<'YAML'
version: 1
defaultDataClass: confidential
classes:
  confidential: { countries: [DE] }
program: { waivers: [RES-PLACE] }
YAML
sed -i 's|"node_modules/tsx/dist/cli.mjs main.ts"|"node node_modules/tsx/dist/cli.mjs main.ts"|' cdktf.json

nothing_deployable() { [ -z "$(find cdktf.out -name manifest.json -o -name cdk.tf.json -o -name cdk.tf -o -name plan)" ]; }

check "a program that holds is deployed" cdktf deploy one --auto-approve
deployed() { [ -s terraform.one.tfstate ] && grep -q 'kept here' terraform.one.tfstate; }
check "its state lies beside the program" deployed

refused() {
  COUNTRY=FR cdktf deploy one --auto-approve >log 2>&1 && return 1
  cat log
  grep -q RES-PLACE log
}
check "a program that breaks the policy is refused" refused
check "nothing deployable is left" nothing_deployable
check "the report is there" test -s cdktf.out/sovereignty-report.json
refute "--skip-synth has nothing to deploy" cdktf deploy one --auto-approve --skip-synth
no_trace() { COUNTRY=FR cdktf synth >log 2>&1; ! grep -qE '^\s+at .*(gate|sovereign-app)' log; }
check "the refusal shows no stack trace of ours" no_trace

must cdktf synth
refute "a validation error in the second stack fails" env INVALID=1 "$project/node_modules/.bin/cdktf" synth
check "and leaves no first stack to deploy" nothing_deployable
refute "--skip-synth has nothing to deploy then either" cdktf deploy one --auto-approve --skip-synth

refute "HCL output is refused" cdktf synth --hcl
check "and leaves nothing deployable" nothing_deployable

must cdktf synth
must cdktf diff one
check "cdktf diff leaves a plan file" test -e cdktf.out/stacks/one/plan
refute "a later failed synth" env COUNTRY=FR "$project/node_modules/.bin/cdktf" synth
check "takes the stale plan away" nothing_deployable

# A waiver that runs out after the deploy: the synth is refused, and so is destroy, until the operator says otherwise.
next_month=$(date -d '+30 days' +%F)
last_month=$(date -d '-30 days' +%F)
check "a waived finding deploys" env COUNTRY=FR EXPIRES="$next_month" "$project/node_modules/.bin/cdktf" deploy one --auto-approve
refute "after the waiver ran out, destroy is refused" env COUNTRY=FR EXPIRES="$last_month" "$project/node_modules/.bin/cdktf" destroy one --auto-approve
check "SOVEREIGN_GATE=report lets destroy through" \
  env SOVEREIGN_GATE=report COUNTRY=FR EXPIRES="$last_month" "$project/node_modules/.bin/cdktf" destroy one --auto-approve
destroyed() { ! grep -q 'kept here' terraform.one.tfstate; }
check "and the resource is gone" destroyed

finish
