#!/usr/bin/env bash
# The benchmarks run and print their ratios. A missed target is shown, not counted: machines that run this are shared.
source "$(dirname "$0")/lib.sh"
echo "Benchmarks"
cd "$project" || exit 1
run_bench() { npx tsx bench/run.ts quick | tee "$scratch/bench.log"; }
check "the benchmarks run" run_bench
cat "$scratch/bench.log"
finish
