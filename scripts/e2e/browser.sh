#!/usr/bin/env bash
# The HTML report in a real browser: two widths, light and dark, by keyboard, on paper, and without a script.
source "$(dirname "$0")/lib.sh"
echo "HTML report in a real browser"

in_browser() { node --import tsx scripts/e2e/browser/checks.ts "$scratch" "$@"; }

cd "$project" || exit 1
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$chromium" ]; then
  while read -r title; do skip "$title" "no Chromium here"; done < <(in_browser)
  finish
fi

# report NAME INPUT POLICY: a report with findings is what is wanted, so exit status 1 is as good as 0.
report() {
  node --import tsx cli/sovereign.ts check "$2" --policy "$3" --as-of 2026-11-22 --output "$scratch/$1.html"
  [ $? -le 1 ]
}

estate=test/cases/report-estate
must report estate "$estate/cdktf.out" "$estate/policy.yaml"

node -e '
  const queues = (count, nameOf) => Object.fromEntries(Array.from({ length: count }, (_, i) => [nameOf(i), { name: `q-${i}` }]));
  const program = (aws_sqs_queue) => JSON.stringify({ provider: { aws: [{ region: "us-east-1" }] }, resource: { aws_sqs_queue } });
  const [, folder] = process.argv;
  const fs = require("fs");
  fs.writeFileSync(`${folder}/many.tf.json`, program(queues(15000, (i) => `queue_${i}`)));
  fs.writeFileSync(`${folder}/hostile.tf.json`, program(queues(1, () => "</script><script>document.title = 1</script>\u202e")));
' "$scratch"
must report many "$scratch/many.tf.json" "$estate/policy.yaml"
must report hostile "$scratch/hostile.tf.json" "$estate/policy.yaml"

while read -r title; do check "$title" in_browser "$title" "$chromium"; done < <(in_browser)
finish
