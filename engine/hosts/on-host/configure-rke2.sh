# shellcheck shell=sh
# Configuration and token of RKE2 (docs.rke2.io/install/configuration, /install/private_registry and
# /reference/server_config: token-file, audit-policy-file; rancher/rke2-docs at 9477b7b1, 2026-08-20).

require_claim
folder=/etc/rancher/rke2
token=$folder/sovereign-token

# write_or_withdraw PATH BASE64: no text means no file.
write_or_withdraw() {
  if [ -n "$2" ]; then
    printf '%s' "$2" | base64 -d | write_file "$1" 600
  else
    withdraw_file "$1"
  fi
}

# Whatever happens: the token stays nowhere but in its file.
trap clear_upload EXIT

no_links "$folder"
[ ! -L "$upload/token" ] || refuse "$upload/token is a symbolic link; remove it"
if [ -f "$upload/token" ]; then
  [ -s "$upload/token" ] || refuse "the join token is empty; put one into its file or variable"
  # By its token a server reads what it needs to start (docs.rke2.io/security/token): with another one it would not.
  if [ -f "$state/rke2/started" ] && [ -f "$token" ] && [ "$(cat "$upload/token")" != "$(cat "$token")" ]; then
    refuse "the join token is not the one that this host joined with; put that one back, or, where \`rke2 token rotate\` has changed it, write the new one to $token yourself"
  fi
  write_file "$token" 600 <"$upload/token"
elif [ ! -f "$token" ]; then
  refuse "the join token was not uploaded; deploy again"
fi

write_or_withdraw "$folder/config.yaml" "$CONFIG_B64"
write_or_withdraw "$folder/registries.yaml" "$REGISTRIES_B64"
if [ "$ROLE" = server ]; then write_or_withdraw "$folder/audit-policy.yaml" "$AUDIT_B64"; fi
say "RKE2 is configured"
