# shellcheck shell=sh
# Takes down exactly the service that the site made.

if [ ! -f "$state/services/$NAME" ]; then
  say "there is no service $NAME of the site"
  exit 0
fi
lock_state
take_service_down "$NAME"
systemctl daemon-reload
say "the service $NAME is gone"
