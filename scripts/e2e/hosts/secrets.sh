# The search for secrets: the join token and the private key, as they are and in base64, wherever a run leaves text. A
# canary is put in every kind of place too: a search that does not find it proves nothing.

secrets_make() {
  mkdir -p "$scratch/needles" && chmod 700 "$scratch/needles"
  printf 'canary-%s\n' "$(openssl rand -hex 12)" >"$scratch/needles/canary"
  {
    cat "$scratch/token"
    base64 -w0 <"$scratch/token" | cut -c 1-40
    sed -n '3,5p' "$scratch/deploy"
    base64 -w0 <"$scratch/deploy" | cut -c 200-260
  } | grep . >"$scratch/needles/secrets"
  cat "$scratch/needles/secrets" "$scratch/needles/canary" >"$scratch/needles/all"
}

# Looks at the arguments of every process of every host and of the deploying side, again and again.
secrets_watch() {
  (
    while :; do
      grep -hazFf "$scratch/needles/all" /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' >>"$scratch/seen-arguments"
      echo >>"$scratch/samples"
      sleep 0.2
    done
  ) &
  background+=($!)
}

# secrets_found NEEDLES FOLDER…: the files that hold one of them, plan files opened up; the user's own files apart.
secrets_found() {
  local needles=$1 file
  shift
  find "$@" -type f -name plan -o -type f -name planned | while read -r file; do
    node "$project/scripts/e2e/hosts/unzip.js" "$file" | grep -aFf "$needles" >/dev/null && printf '%s\n' "$file"
  done
  grep -rlaFf "$needles" --exclude-dir=node_modules --exclude-dir=keys --exclude-dir=needles --exclude=token "$@"
}

# journal_has NEEDLES NAME
journal_has() { host_run "$2" journalctl --no-pager -o export | grep -aFf "$1" >/dev/null; }

# A canary in a log, in a state file, in a plan, in a journal and in the arguments of a process.
plant_canaries() {
  local canary
  canary=$(cat "$scratch/needles/canary")
  echo "said: $canary" >"$logs/canary.log"
  mkdir "$scratch/user/canary" && (
    cd "$scratch/user/canary" && printf 'resource "terraform_data" "it" { input = "%s" }\n' "$canary" >main.tf &&
      terraform init && terraform plan -out=planned && terraform apply planned && rm main.tf
  ) >/dev/null || return 1
  for name in "${all_hosts[@]}"; do host_run "$name" logger "$canary"; done
  host_run g1 sh -c "sleep 2; : $canary"
  sh -c "sleep 2; : $canary"
}

# The places of a canary are found, and no secret is.
only_canary_found() {
  local kind
  secrets_found "$scratch/needles/canary" "${text[@]}" >"$scratch/found"
  for kind in canary.log canary/terraform.tfstate canary/planned; do
    grep -q "$kind" "$scratch/found" || { echo "the search does not find the canary in $kind"; return 1; }
  done
  secrets_found "$scratch/needles/secrets" "${text[@]}" >"$scratch/found"
  [ ! -s "$scratch/found" ] || { echo "secrets in:"; cat "$scratch/found"; return 1; }
}
no_secret_in_arguments() {
  [ "$(wc -l <"$scratch/samples")" -gt 100 ] || { echo "too few samples"; return 1; }
  [ "$(grep -cFf "$scratch/needles/canary" "$scratch/seen-arguments")" -ge 2 ] || { echo "the search does not find the canary"; return 1; }
  ! grep -vFf "$scratch/needles/canary" "$scratch/seen-arguments"
}
no_secret_in_journals() {
  local name
  for name in "${all_hosts[@]}"; do
    journal_has "$scratch/needles/canary" "$name" || { echo "the search does not find the canary on $name"; return 1; }
    ! journal_has "$scratch/needles/secrets" "$name" || { echo "a secret in the journal of $name"; return 1; }
  done
}

prove_secrets() {
  local text=("$scratch/user" "$scratch/away" "$logs" "$HOME")
  must plant_canaries
  check "no secret in JSON, plans, state and logs" only_canary_found
  check "none in the arguments of any process, here and on the hosts" no_secret_in_arguments
  check "none in the journals of the hosts" no_secret_in_journals
}
