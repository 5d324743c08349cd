# The user's side: a folder with the program, and the commands that a user types in it. Every command's output is kept
# below $logs, where the search for secrets looks.
logs="$scratch/logs"

# user_make FOLDER: a folder with the program, the SSH key and the join token.
user_make() {
  mkdir -p "$1/node_modules" "$1/keys" "$logs" && cp "$project"/scripts/e2e/hosts/program/* "$1" &&
    cp "$scratch/deploy" "$1/keys/deploy" && cp "$scratch/token" "$1/token" && chmod 600 "$1/keys/deploy" "$1/token" || return 1
  ln -s "$project" "$1/node_modules/cdktf-sovereign-ai"
  for package in cdktf constructs tsx; do ln -s "$project/node_modules/$package" "$1/node_modules/$package"; done
}

# edit FILE CODE: changes a JSON file; CODE sees its value as `it`.
edit() {
  node -e 'const fs = require("fs"), [file, code] = process.argv.slice(1), it = JSON.parse(fs.readFileSync(file));
    new Function("it", code)(it); fs.writeFileSync(file, JSON.stringify(it, null, 1))' "$1" "$2"
}

# logged COMMAND…: runs it and keeps what it prints; shows it without the drawing of cdktf.
logged() {
  local log
  log=$(mktemp "$logs/XXXXXXXX.log") || return 1
  "$@" >"$log" 2>&1
  local status=$?
  sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g' "$log" | grep -avE 'Stacks? deploying|Synthesizing|^\s*$'
  return "$status"
}

cdktf() { logged "$project/node_modules/.bin/cdktf" "$@"; }
deploy() { cdktf deploy 'hall*' --auto-approve; }
destroy() { cdktf destroy 'hall*' --auto-approve; }
terraform_in_stack() { (cd cdktf.out/stacks/hall && logged terraform "$@"); }

# fails COMMAND…: the command fails; `says` then looks at what it printed.
fails() {
  printf '%q ' "$@" >"$scratch/refused.command"
  if "$@" >"$scratch/refused.log" 2>&1; then
    tail -5 "$scratch/refused.log"
    echo "it did not fail"
    return 1
  fi
}

# says PATTERN: the last command that failed said so in these words, however its lines were broken. cdktf now and then
# loses the last lines of Terraform's output, so the command may say it a second time.
says() {
  said "$1" && return 0
  eval "$(cat "$scratch/refused.command")" >"$scratch/refused.log" 2>&1
  said "$1" && return 0
  tail -50 "$scratch/refused.log"
  echo "it failed, but not with: $1"
  return 1
}
said() { tr -d '\n│╷╵' <"$scratch/refused.log" | tr -s ' ' | grep -qE "$1"; }

fails_with() { fails "${@:2}" && says "$1"; }

# addresses STEP…: the Terraform addresses of all instances of these steps.
addresses() {
  local step found list
  list=$(terraform_in_stack state list) || return 1
  for step in "$@"; do
    found=$(grep -E "^terraform_data\.(hosts_)?${step}(_[0-9A-F]{8})?(\[.*)?\$" <<<"$list") || { echo "no instance of $step in the state" >&2; return 1; }
    printf '%s\n' "$found"
  done
}

# planned: what a deploy would act on, a line each: `node[g1] delete create`.
planned() {
  cdktf synth >/dev/null && terraform_in_stack plan -input=false -out=planned >/dev/null || return 1
  terraform_in_stack show -json planned | node -e '
    for (const { address, change } of JSON.parse(require("fs").readFileSync(0, "utf8")).resource_changes ?? [])
      if (change.actions.join() !== "no-op")
        console.log(address.replace(/^terraform_data\.hosts_(.+)_[0-9A-F]{8}\["(.+)"\]$/, "$1[$2]"), ...change.actions);' |
    sort
}

# plans EXPECTED: a deploy would act on exactly these lines.
plans() { diff <(printf '%s' "$1") <(planned); }

# node_shows NAME JSONPATH EXPECTED
node_shows() {
  local shown
  shown=$(kubectl_of "$api" get node "$1" -o "jsonpath=$2") || return 1
  [ "$shown" = "$3" ] || { echo "node $1, $2: '$shown' and not '$3'"; return 1; }
}
nodes_are() { diff <(printf '%s\n' "$@") <(kubectl_of "$api" get nodes -o name | sed 's|node/||' | sort); }
