#!/usr/bin/env bash
# The newcomer's way, `npm run quickstart` and back, with real Terraform, in a copy of the project. Then what may go
# wrong with a local site, with the cdktf command itself.
source "$(dirname "$0")/lib.sh"
echo "Quickstart and local site"

clone="$scratch/clone"
mkdir "$clone" "$scratch/home"
(cd "$project" && git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - 2>/dev/null) |
  tar -x -C "$clone"
ln -s "$project/node_modules" "$clone/node_modules"
cd "$clone" || exit 1
must node --import tsx scripts/build-schema-validators.ts

# Whatever a tool writes at home shows; npm's own cache is no concern of ours.
export HOME="$scratch/home" npm_config_cache="$scratch/npm" npm_config_update_notifier=false
example="$clone/examples/local"
record="$example/.sovereign/desk/services/node/state.json"

tree() { (cd "$clone" && find . -path ./node_modules -prune -o -print | sort); }
agent_pid() { node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).agent.pid' "$record"; }
agent_port() { node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).port' "$record"; }
answers() { curl -fsS "http://127.0.0.1:$(agent_port)/healthz" | grep '"status":"ok"'; }
no_process() { ! pgrep -f "$clone/examples/local/.sovereign"; }
as_before() { diff <(echo "$before") <(tree) && no_process; }
before=$(tree)

# --- without Terraform
bin="$scratch/bin"
mkdir "$bin"
for tool in node npm; do ln -s "$(command -v $tool)" "$bin/$tool"; done
path_without_terraform=$bin
while read -r folder; do
  [ -x "$folder/terraform" ] || path_without_terraform="$path_without_terraform:$folder"
done < <(tr ':' '\n' <<<"$PATH")
quickstart_without_terraform() {
  PATH=$path_without_terraform npm run quickstart >log 2>&1 || { cat log; return 1; }
  cat log
  [ "$(grep -c 'Terraform is not on this machine' log)" = 1 ] && ! grep -q 'Deploying' log
}
check "without Terraform: everything up to the deploy, and one line what to install" quickstart_without_terraform
check "without Terraform: the report is written" test -s "$example/cdktf.out/sovereignty-report.html"
rm -f log
check "without Terraform: quickstart:destroy leaves the clone as it was" eval 'npm run quickstart:destroy && as_before'

if ! command -v terraform >/dev/null; then
  skip "npm run quickstart deploys" "Terraform is not installed"
  finish
fi

# --- the two commands
quickstart() {
  local start=$SECONDS
  npm run quickstart >"$scratch/log" 2>&1 || { cat "$scratch/log"; return 1; }
  cat "$scratch/log"
  printf '        (%s s)\n' "$((SECONDS - start))" >"$scratch/seconds"
  [ "$((SECONDS - start))" -lt 120 ]
}
check "npm run quickstart deploys in under two minutes" quickstart
cat "$scratch/seconds" 2>/dev/null
check "it shows a power finding and what mends it" eval 'grep -q PWR-FAILOVER "$scratch/log" && grep -q "power.yaml): 0 errors" "$scratch/log"'
check "it shows the findings, the report and the agent's answer" eval \
  'grep -q "cdktf.out/sovereignty-report.html" "$scratch/log" && grep -q "GET http://127.0.0.1" "$scratch/log" && grep -q "\"threads\"" "$scratch/log"'
check "the agent answers" answers
check "state and report lie in the clone" test -s "$example/terraform.local.tfstate" -a -s "$example/cdktf.out/sovereignty-report.html"
check "nothing is written at home" eval '[ -z "$(find "$HOME" -type f)" ]'
check "the state holds no secret" eval '! grep -q "$(node -p "JSON.parse(require(\"fs\").readFileSync(\"$example/.sovereign/desk/services/node.json\")).token")" "$example"/*.tfstate*'

deployed=$(tree | grep -v 'tfstate.backup$')
pid=$(agent_pid)
again() { npm run quickstart && [ "$(agent_pid)" = "$pid" ] && diff <(echo "$deployed") <(tree | grep -v 'tfstate.backup$'); }
check "a second quickstart changes nothing" again

export DISABLE_VERSION_CHECK=1 CDKTF_DISABLE_PLUGIN_CACHE_ENV=1
cdktf() { (cd "$example" && "$project/node_modules/.bin/cdktf" "$@"); }
in_stack() { terraform -chdir="$example/cdktf.out/stacks/local" "$@"; }
replaced() {
  in_stack apply -auto-approve -replace="$1" && answers && [ "$(agent_pid)" != "$pid" ] || return 1
  pid=$(agent_pid)
  diff <(echo "$deployed") <(tree | grep -v 'tfstate.backup$')
}
check "-replace of the pool gives the same tree and a new agent" replaced terraform_data.node
pid=$(agent_pid)
check "-replace of its guard does too" replaced 'terraform_data.local-services["local/node"]'

crashed() {
  local pid
  pid=$(agent_pid)
  kill -9 "$pid"
  for _ in $(seq 50); do [ "$(agent_pid)" != "$pid" ] && answers && return; sleep 0.1; done
  return 1
}
check "a crashed agent is started again" crashed

must in_stack taint terraform_data.node
check "a failed creation is undone and made good by the next deploy" eval 'cdktf deploy local --auto-approve && answers'
must in_stack taint terraform_data.node
check "quickstart:destroy takes everything away, after a failed creation too" eval 'npm run quickstart:destroy && as_before'
check "a second quickstart:destroy finds nothing to do" eval 'npm run quickstart:destroy && as_before'

# --- what may go wrong
cp "$example/main.ts" "$scratch/main.ts"
program() { sed -e "$1" "$scratch/main.ts" >"$example/main.ts"; }

program 's/{ site: desk }/{ site: desk, accelerator: Accelerator.H100_SXM, acceleratorsPerNode: 8 }/; s/{ LocalAiStack/{ Accelerator, LocalAiStack/'
missing_hardware() {
  cdktf deploy local --auto-approve >"$scratch/log" 2>&1 && return 1
  cat "$scratch/log"
  grep -q 'local/node asks for 8 × h100-sxm, and this machine has' "$scratch/log" && no_process
}
if command -v nvidia-smi >/dev/null; then
  skip "a program that states hardware which is not there is refused by the deploy" "this machine has nvidia-smi"
else
  check "a program that states hardware which is not there is refused by the deploy" missing_hardware
fi

program ''
mkdir -p "$example/.sovereign" && echo mine >"$example/.sovereign/thesis.txt"
foreign() { ! cdktf deploy local --auto-approve && [ "$(find "$example/.sovereign" | wc -l)" = 2 ]; }
check "a .sovereign folder of somebody else is refused and stays as it is" foreign
check "and destroy leaves it alone" eval 'cdktf destroy local --auto-approve && [ "$(cat "$example/.sovereign/thesis.txt")" = mine ]'
rm -r "$example/.sovereign"

must cdktf deploy local --auto-approve
program 's/Site.local("desk"/Site.local("bench"/'
renamed() { cdktf deploy local --auto-approve && [ ! -e "$example/.sovereign/desk" ] && [ -s "$example/.sovereign/bench/pools/node.json" ]; }
check "a site that is renamed leaves nothing under its old name" renamed
program 's/new LocalAiStack/new SovereignStack/; s/{ LocalAiStack/{ SovereignStack/'
check "a pool that leaves the program is undone" eval 'cdktf deploy local --auto-approve && [ ! -e "$example/.sovereign" ] && no_process'
program ''
check "and the quickstart still goes away without a trace" eval 'npm run quickstart:destroy && as_before'

# --- no network
round_trip() { npm run quickstart && npm run quickstart:destroy; }
export -f round_trip
if unshare -rn ip link set lo up 2>/dev/null; then
  check "without any network: there and back" unshare -rn bash -c 'ip link set lo up && round_trip'
else
  skip "without any network: there and back" "no network namespaces here"
fi
if strace -o /dev/null true 2>/dev/null; then
  calls_nobody() {
    strace -f -qq -e trace=connect -o "$scratch/connects" bash -c round_trip || return 1
    ! grep -E 'sa_family=AF_INET6?,' "$scratch/connects" | grep -vE 'inet_addr\("127\.|"::1"'
  }
  check "no process of it connects to anything but this machine" calls_nobody
else
  skip "no process of it connects to anything but this machine" "strace cannot trace here"
fi
check "the clone is as it was" as_before

finish
