# shellcheck shell=sh
# Taints its own node while power-cap.sh says that it is hot. What nobody knows changes nothing.
# A patch is refused when the node changed since it was read, and tried again at the next look: other taints are never lost.

say() { echo "power-taint: $*" >&2; }

kube() { kubectl --request-timeout=30s --cache-dir=/tmp/kubectl "$@"; }

# Reads $version of the node, $taints (how many) and $ours (where ours stands, or empty).
read_node() {
  node=$(kube get node "$NODE_NAME" -o 'jsonpath={.metadata.resourceVersion}{"\n"}{range .spec.taints[*]}{.key}:{.effect}{"\n"}{end}') ||
    return 1
  taints=0 ours='' version=''
  while IFS= read -r line; do
    if [ -z "$version" ]; then
      version=$line
      continue
    fi
    [ "$line" != "$TAINT_KEY:$TAINT_EFFECT" ] || ours=$taints
    [ -z "$line" ] || taints=$((taints + 1))
  done <<NODE
$node
NODE
}

patch_node() {
  kube patch node "$NODE_NAME" --type=json -p \
    "[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"$version\"},$1]" >/dev/null
}

taint() {
  read_node || return
  [ -z "$ours" ] || return 0
  one="{\"key\":\"$TAINT_KEY\",\"effect\":\"$TAINT_EFFECT\"}"
  if [ "$taints" -eq 0 ]; then
    patch_node "{\"op\":\"add\",\"path\":\"/spec/taints\",\"value\":[$one]}"
  else
    patch_node "{\"op\":\"add\",\"path\":\"/spec/taints/-\",\"value\":$one}"
  fi && say "$NODE_NAME is hot: $TAINT_EFFECT"
}

untaint() {
  read_node || return
  [ -n "$ours" ] || return 0
  if [ "$taints" -eq 1 ]; then path=/spec/taints; else path=/spec/taints/$ours; fi
  patch_node "{\"op\":\"remove\",\"path\":\"$path\"}" && say "$NODE_NAME is cool again"
}

stop() {
  untaint || untaint || say "$NODE_NAME keeps its taint"
  exit 0
}

trap stop TERM INT
while :; do
  sh "$SCRIPTS/power-condition.sh" hot >/dev/null && status=0 || status=$?
  case $status in
    0) untaint ;;
    1) taint ;;
  esac || say "tries again in $INTERVAL s"
  [ -z "${ONCE-}" ] || exit 0
  sleep "$INTERVAL" &
  wait $! || :
done
