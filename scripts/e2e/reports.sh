#!/usr/bin/env bash
# Reports of many programs, held against the real validators of their formats: SARIF, JUnit and OSCAL.
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/parts.sh"
echo "Reports under the validators of their formats"

sovereign() { node "$project/lib/cli/sovereign.js" "$@"; }
export SOURCE_DATE_EPOCH=1795305600
here="$scratch/reports"
mkdir -p "$here" && cd "$here" || exit 1

# A program with everything: an error, one that is waived, an unknown place, and names that mean something elsewhere.
mkdir program && cat >program/main.tf.json <<'JSON'
{ "terraform": { "required_providers": { "aws": { "source": "hashicorp/aws", "version": "~> 6.0" } } },
  "variable": { "nowhere": { "type": "string" } },
  "provider": { "aws": [{ "region": "eu-north-1" }, { "alias": "virginia", "region": "us-east-1" }] },
  "resource": {
    "aws_sqs_queue": {
      "abroad": { "provider": "aws.virginia", "name": "<b>|`=1+1`\u0007\ud800 ]]> @someone #1 [x](https://x.example)" },
      "each": { "provider": "aws.virginia", "for_each": { "=cmd|' /C calc'!A0": 1, "\u202e<!--": 2, "漢&\"'": 3 }, "name": "q" },
      "waived": { "provider": "aws.virginia", "name": "w" } },
    "aws_s3_bucket": { "somewhere": { "bucket": "b", "region": "${var.nowhere}" } } } }
JSON
cat >program/sovereignty.yaml <<'YAML'
version: 1
defaultDataClass: confidential
classes:
  confidential: { countries: [SE] }
waivers:
  - { rule: RES-PLACE, address: aws_sqs_queue.waived, reason: "Letter of 3 May, \"kept\" <b>", owner: "ciso@acme.example", expires: 2026-12-01 }
YAML

# write NAME FOLDER INPUT POLICY: every machine report of one input; nothing where the input is one that is refused.
write() {
  local name=$1 folder=$2 input=$3 policy=$4 format
  for format in sarif:sarif junit:xml oscal:oscal.json; do
    (cd "$folder" && sovereign check "$input" --policy "$policy" --as-of 2026-11-22 --format "${format%:*}" \
      --output "$here/$name.${format#*:}") >/dev/null 2>&1
    [ $? -le 1 ] || return 1
  done
}

check "a program with everything is reported" write program program main.tf.json sovereignty.yaml
mkdir -p nothing && printf '{ "resource": {} }' >nothing/main.tf.json && sed '/^waivers/,$d' program/sovereignty.yaml >nothing/sovereignty.yaml
check "a program without anything is reported" write nothing nothing main.tf.json sovereignty.yaml

# A part of the project's own cases: every ninth, which is some of every kind.
cases=0
for case in "$project"/test/cases/*/; do
  cases=$((cases + 1))
  [ $((cases % 9)) -eq 0 ] && [ -e "$case/policy.yaml" ] || continue
  for input in main.tf.json plan.json; do
    [ -e "$case/$input" ] && write "case-$cases" "$case" "$input" policy.yaml
  done
done
many() { ls -- *.oscal.json | wc -l && [ "$(ls -- *.oscal.json | wc -l)" -ge 30 ]; }
check "so are cases of the project, thirty at least" many

(cd program && sovereign check main.tf.json --as-of 2026-11-22 --output ../before.json; sovereign check main.tf.json --as-of 2026-11-22 --format oscal --output ../oscal/) >/dev/null 2>&1
(cd program && sed -i 's/eu-north-1/eu-west-1/' main.tf.json && sovereign check main.tf.json --as-of 2026-11-22 --format sarif --baseline ../before.json --output ../baseline.sarif) >/dev/null
check "with a baseline SARIF says what is new" grep -q '"baselineState": "unchanged"' baseline.sarif

if multitool=$(sarif_multitool_part); then
  valid_sarif() { node "$project/scripts/e2e/validate-sarif.mjs" "$(dirname "$multitool")/sarif-2.1.0.json" "$@"; }
  check "SARIF is valid under its schema ($(ls -- *.sarif | wc -l) files)" valid_sarif ./*.sarif
  sed 's/"ruleIndex": 0/"ruleIndex": "first"/' program.sarif >"$scratch/broken.sarif"
  refute "and a broken one is refused" valid_sarif "$scratch/broken.sarif"

  sound_sarif() {
    "$multitool" validate "$@" --level "Error;Warning" --log ForceOverwrite --output "$scratch/found.sarif" >"$scratch/multitool.log" 2>&1
    cat "$scratch/multitool.log"
    grep -q 'Analysis completed successfully' "$scratch/multitool.log" &&
      [ "$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\ufeff/, "")).runs[0].results?.length ?? 0' "$scratch/found.sarif")" -eq 0 ]
  }
  check "the validator of its authors has no error and no warning" sound_sarif ./*.sarif
  sed 's/"name": "NotAssessed"/"name": "NOT-ASSESSED"/' program.sarif >"$scratch/unsound.sarif"
  refute "and has one where there is cause" sound_sarif "$scratch/unsound.sarif"
else
  skip "SARIF is valid" "its validator cannot be had"
fi

if validators=$(report_validators_part); then
  validate() { "$validators/python" "$project/scripts/e2e/validate-reports.py" "$@"; }
  check "JUnit is valid under the schema of Jenkins ($(ls -- *.xml | wc -l) files)" validate junit "$validators/junit-10.xsd" ./*.xml
  sed 's/ failures="[0-9]*"//' program.xml >"$scratch/broken.xml"
  refute "and a broken one is refused" validate junit "$validators/junit-10.xsd" "$scratch/broken.xml"

  check "OSCAL in one file is valid under NIST's metaschema ($(ls -- *.oscal.json | wc -l) files)" validate oscal ./*.oscal.json
  check "so are results, plan, profile and catalogue in a folder" validate oscal oscal/*.json
  sed 's/"not-satisfied"/"compliant"/' program.oscal.json >"$scratch/broken.json"
  refute "and a broken one is refused" validate oscal "$scratch/broken.json"

  trestle() { "$validators/trestle" "$@"; }
  imported() {
    mkdir -p "$scratch/trestle" && cd "$scratch/trestle" && trestle init --local || return 1
    local file
    for file in "$here"/oscal/*.json "$here/program.oscal.json"; do
      trestle import -f "$file" -o "$(basename "$file" .json | tr . -)" || return 1
    done
    trestle validate -a
  }
  check "trestle imports and validates them" imported
  extracted() {
    python3 - "$here/program.oscal.json" "$scratch/extracted" <<'PY'
import base64, json, os, sys
source, folder = sys.argv[1:]
os.makedirs(folder)
for resource in json.load(open(source))["assessment-results"]["back-matter"]["resources"]:
    with open(os.path.join(folder, resource["base64"]["filename"]), "wb") as file:
        file.write(base64.b64decode(resource["base64"]["value"]))
PY
    for name in catalog profile assessment-plan; do cmp "$scratch/extracted/$name.json" "oscal/$name.json" || return 1; done
  }
  check "what is inside the one file is what stands in the folder" extracted
else
  skip "JUnit and OSCAL are valid" "their validators cannot be had"
fi

finish
