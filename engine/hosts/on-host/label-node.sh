# shellcheck shell=sh
# Labels and taints of a node. Server-side apply takes back what leaves the list, and nothing of anybody else.

wait_seconds=${WAIT_SECONDS:-600}

is_node_ready() {
  [ "$(kube get node "$NODE" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null)" = True ]
}

# The part of a taint by which it is one: key and effect.
taint_identity() {
  echo "${1%%[=:]*}:${1##*:}"
}

has_taint() {
  for stated in $TAINTS; do
    [ "$(taint_identity "$stated")" != "$1" ] || return 0
  done
  return 1
}

# Keys and values hold no quotes: the program refuses them.
labels_json() {
  separator=
  for label in $LABELS; do
    printf '%s"%s":"%s"' "$separator" "${label%%=*}" "${label#*=}"
    separator=,
  done
}

[ -f "$kubeconfig" ] || refuse "this server has no $kubeconfig; is rke2-server up?"
wait_until "$wait_seconds" is_node_ready ||
  refuse "the node is not Ready after $wait_seconds s; \`kubectl describe node $NODE\` says why"

# Taints are one list in the API, so server-side apply cannot tell ours from others'; an annotation can.
ours=$(kube get node "$NODE" -o 'jsonpath={.metadata.annotations.sovereign\.ai/taints}')
present=$(kube get node "$NODE" -o 'jsonpath={range .spec.taints[*]}{.key}:{.effect}{"\n"}{end}')
for taint in $ours; do
  identity=$(taint_identity "$taint")
  if has_taint "$identity" || ! printf '%s\n' "$present" | grep -qxF -e "$identity"; then continue; fi
  kube taint node "$NODE" "$identity-" >/dev/null
done

annotations=
[ -z "$TAINTS" ] || annotations="\"sovereign.ai/taints\":\"$TAINTS\""
kube apply --server-side --force-conflicts --field-manager="sovereign-$SITE" -f - >/dev/null <<JSON
{"apiVersion":"v1","kind":"Node","metadata":{"name":"$NODE","labels":{$(labels_json)},"annotations":{$annotations}}}
JSON

for taint in $TAINTS; do kube taint node "$NODE" --overwrite "$taint" >/dev/null; done
say "the node carries its labels and taints"
