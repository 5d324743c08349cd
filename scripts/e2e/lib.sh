# Shared by the end-to-end scripts: each check prints one line, and the last line of a script counts them.
set -uo pipefail

export CHECKPOINT_DISABLE=1 NO_COLOR=1
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
passed=0
failed=0
skipped=0
background=()

cleanup() {
  for pid in "${background[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null; done
  rm -rf "$scratch"
}
trap cleanup EXIT

# check TITLE COMMAND…: passes when the command succeeds; shows what it printed when it does not.
check() {
  local title=$1 log="$scratch/check.log"
  shift
  if ("$@") >"$log" 2>&1; then
    passed=$((passed + 1))
    printf '  ok    %s\n' "$title"
  else
    failed=$((failed + 1))
    printf '  FAIL  %s\n' "$title"
    sed 's/^/        /' "$log" | tail -60
  fi
}

# refute TITLE COMMAND…: passes when the command fails.
refute() {
  local title=$1
  shift
  check "$title" not "$@"
}

not() { ! "$@"; }

skip() {
  skipped=$((skipped + 1))
  printf '  skip  %s (%s)\n' "$1" "$2"
}

# must COMMAND…: preparation without which nothing else makes sense.
must() {
  local log="$scratch/must.log"
  if ! "$@" >"$log" 2>&1; then
    printf '  FAIL  preparation: %s\n' "$*"
    sed 's/^/        /' "$log" | tail -60
    failed=$((failed + 1))
    finish
  fi
}

wait_for_http() {
  for _ in $(seq 100); do
    curl -fsS -o /dev/null "$1" 2>/dev/null && return 0
    sleep 0.2
  done
  echo "no answer from $1" >&2
  return 1
}

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

finish() {
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}
