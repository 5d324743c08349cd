#!/usr/bin/env bash
# The benchmarks run and print their ratios. A missed target is shown, not counted: machines that run this are shared.
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/parts.sh"
echo "Benchmarks"
for peer in conftest checkov; do
  if folder=$("${peer}_part"); then PATH="$PATH:$folder"; else skip "timing beside $peer" "it cannot be had here"; fi
done
cd "$project" || exit 1
run_bench() { npx tsx bench/run.ts quick | tee "$scratch/bench.log"; }
check "the benchmarks run" run_bench
cat "$scratch/bench.log"
finish
