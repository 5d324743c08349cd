#!/usr/bin/env bash
# Runs the end-to-end scripts (all, or those named) and counts their checks.
set -uo pipefail
cd "$(dirname "$0")" || exit 1

scripts=("$@")
[ ${#scripts[@]} -gt 0 ] || scripts=(quickstart gate examples package browser registries reports cluster power hosts bench)

passed=0 failed=0 skipped=0
for script in "${scripts[@]}"; do
  log=$(mktemp)
  bash "$script.sh" 2>&1 | tee "$log"
  if read -r p f s < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$log" | tail -n 1); then
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  else
    echo "  FAIL  $script.sh ended without a count"
    failed=$((failed + 1))
  fi
  rm -f "$log"
done
printf 'end to end: %s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
