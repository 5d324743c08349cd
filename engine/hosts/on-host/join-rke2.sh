# shellcheck shell=sh
# Starts RKE2 and lets it join (docs.rke2.io/install/ha: servers join through port 9345 of one that runs; a server with
# a datastore ignores `server`; rancher/rke2-docs at 9477b7b1, 2026-08-20).

require_claim
service=rke2-$ROLE
join_file=/etc/rancher/rke2/config.yaml.d/10-sovereign-server.yaml
wait_seconds=${WAIT_SECONDS:-600}

# Neither curl nor netcat can be counted on; every distribution that RKE2 supports has bash.
answers() {
  timeout 5 bash -c ': <"/dev/tcp/$0/9345"' "$1" 2>/dev/null
}

join_through() {
  case $1 in
    *:*) address="[$1]" ;;
    *) address=$1 ;;
  esac
  printf 'server: "https://%s:9345"\n' "$address" | write_file "$join_file" 600
}

# A server that is only just starting anew must not be overlooked.
ROUNDS=3

first_that_answers() {
  round=0
  while [ -n "$SERVERS" ] && [ "$round" -lt "$ROUNDS" ]; do
    for server in $SERVERS; do
      if answers "$server"; then
        echo "$server"
        return
      fi
    done
    round=$((round + 1))
    sleep 5
  done
}

# --- Through whom ----------------------------------------------------------------------------------------------------

if [ "$ROLE" = server ] && [ -d /var/lib/rancher/rke2/server/db ]; then
  : # It is a member already.
elif [ "$ROLE" = server ] && [ "$FIRST" = 1 ]; then
  # A new first host of a cluster that stands joins it; a second cluster beside it would part the hosts.
  other=$(first_that_answers)
  if [ -n "$other" ]; then join_through "$other"; else withdraw_file "$join_file"; fi
else
  wait_until "$wait_seconds" answers "$REGISTRATION" ||
    refuse "$REGISTRATION does not answer on port 9345 for $wait_seconds s; is the first server up, and may this host reach it?"
  join_through "$REGISTRATION"
fi

# --- Start -----------------------------------------------------------------------------------------------------------

# What RKE2 reads when it starts.
digest_of_start() {
  {
    for file in /etc/rancher/rke2/config.yaml /etc/rancher/rke2/config.yaml.d/*.yaml /etc/rancher/rke2/registries.yaml \
      /etc/rancher/rke2/audit-policy.yaml /etc/rancher/rke2/sovereign-token; do
      [ ! -f "$file" ] || sha256sum "$file"
    done
    cat "$state/rke2/version" "$state/rke2/sums"
  } | sha256sum | cut -d' ' -f1
}

is_active() {
  systemctl is-active --quiet "$service"
}

[ -f "$state/rke2/version" ] || refuse "RKE2 was not installed by the site; deploy again"
digest=$(digest_of_start)
systemctl is-enabled --quiet "$service" 2>/dev/null || systemctl enable --quiet "$service"
if is_active && [ "$(cat "$state/rke2/started" 2>/dev/null)" = "$digest" ]; then
  say "$service runs already"
  exit 0
fi

# Stopped first: a restart that does not block still shows the old process as active.
systemctl stop "$service"
systemctl reset-failed "$service" 2>/dev/null || true
# Its unit may start for as long as it likes; we wait no longer than we say.
systemctl start --no-block "$service"
wait_until "$wait_seconds" is_active ||
  refuse "$service did not become active in $wait_seconds s; \`journalctl -u $service\` on the host says why"
printf '%s\n' "$digest" | put_state rke2/started
say "$service runs"
