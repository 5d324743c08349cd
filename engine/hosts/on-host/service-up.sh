# shellcheck shell=sh
# A service of systemd from a unit that the program states, with the script that it runs where it has one.

require_claim
unit=/etc/systemd/system/$NAME.service
no_links "$unit"

if [ ! -f "$state/services/$NAME" ] && systemctl cat "$NAME.service" >/dev/null 2>&1; then
  refuse "a service $NAME is here and the site did not make it; give the program's another name, or remove this one"
fi

# --- Unit and start --------------------------------------------------------------------------------------------------

[ -f "$state/services/$NAME" ] || : | put_state "services/$NAME"
script=$(service_script "$NAME")
if [ -n "${SCRIPT_B64:-}" ]; then
  printf '%s' "$SCRIPT_B64" | base64 -d | write_file "$script" 755
else
  withdraw_file "$script"
fi
printf '%s' "$UNIT_B64" | base64 -d | write_file "$unit" 644
digest=$(cat "$unit" ${SCRIPT_B64:+"$script"} | sha256sum | cut -d' ' -f1)

if [ "$(cat "$state/services/$NAME")" != "$digest" ] || ! systemctl is-active --quiet "$NAME.service"; then
  systemctl daemon-reload
  systemctl reset-failed "$NAME.service" 2>/dev/null || true
  systemctl restart "$NAME.service" ||
    refuse "the service $NAME does not start; \`journalctl -u $NAME\` on the host says why"
fi
systemctl is-enabled --quiet "$NAME.service" 2>/dev/null || systemctl enable --quiet "$NAME.service"

# --- Does it stay up? ------------------------------------------------------------------------------------------------

running_as() {
  systemctl show "$NAME.service" --property=ActiveState,MainPID,NRestarts
}
is_active() {
  systemctl is-active --quiet "$NAME.service"
}
unlock_state
wait_until "${WAIT_SECONDS:-60}" is_active ||
  refuse "the service $NAME is $(systemctl is-active "$NAME.service"); \`journalctl -u $NAME\` on the host says why"
before=$(running_as)
sleep 2
[ "$(running_as)" = "$before" ] ||
  refuse "the service $NAME started and did not stay up for 2 s; \`journalctl -u $NAME\` on the host says why"

# Last: a start that failed is tried again.
lock_state
printf '%s\n' "$digest" | put_state "services/$NAME"
say "the service $NAME runs"
