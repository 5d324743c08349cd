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

# hall NAME TOPOLOGY: as above, of a hall by itself.
hall() {
  node --import tsx cli/sovereign.ts power "$2" --as-of 2026-11-22 --output "$scratch/$1.html"
  [ $? -le 1 ]
}

node -e '
  const [, folder] = process.argv;
  const fs = require("fs");
  const feed = (name, from) => ({ name, kind: "feed", from: [from], volts: 230, reference: "line-neutral", amps: 32 });
  const ups = (name) => ({ name, kind: "ups", from: ["utility"], efficiency: 0.97 });
  const rack = (name, feeds, model, count) => ({ name, feeds, redundancy: "2N", servers: [{ model, count }], otherKw: 0.4 });
  const write = (name, elements, racks) =>
    fs.writeFileSync(`${folder}/${name}.power.yaml`, JSON.stringify({ version: 1, name, electricalCode: "iec", elements, racks }));
  const utility = { name: "utility", kind: "utility" };
  const numbers = Array.from({ length: 1000 }, (_, i) => i);
  const sides = ["a", "b"];
  write(
    "large",
    [
      utility,
      ...sides.map((side) => ups(`ups-${side}`)),
      ...sides.flatMap((side) => numbers.slice(0, 50).map((i) => ({ name: `panel-${side}${i}`, kind: "panel", from: [`ups-${side}`] }))),
      ...numbers.flatMap((i) => sides.map((side) => feed(`feed-${side}${i}`, `panel-${side}${Math.floor(i / 20)}`))),
    ],
    numbers.map((i) => rack(`r${i}`, sides.map((side) => `feed-${side}${i}`), i % 90 === 7 ? "dgx-b200" : "dgx-h100", i % 90 === 7 ? 2 : 1)),
  );
  const evil = "</script><script>document.title = 1</script>|;0|over";
  write("evil", [utility, ups(evil), ups("ups-b"), feed("feed-a", evil), feed("feed-b", "ups-b")], [rack(evil.slice(9), ["feed-a", "feed-b"], "dgx-b200", 2)]);
' "$scratch"
must hall hall scripts/e2e/browser/hall.power.yaml
must hall hall-large "$scratch/large.power.yaml"
must hall hall-hostile "$scratch/evil.power.yaml"

while read -r title; do check "$title" in_browser "$title" "$chromium"; done < <(in_browser)
finish
