# shellcheck shell=sh
# Takes a node out of the cluster. For a server that also takes its member out of etcd, which RKE2 does itself.

wait_seconds=${WAIT_SECONDS:-300}

if [ ! -f "$kubeconfig" ]; then
  say "there is no cluster here to take the node out of"
  exit 0
fi
if ! wait_until 60 is_api_ready; then
  [ "$LOST" = 1 ] || refuse "the Kubernetes API does not answer on $(uname -n), so the node cannot be taken out of the cluster; start rke2-server there, or state 'lost: true' for the host"
  say "the Kubernetes API does not answer; the node stays in its list until \`kubectl delete node $NODE\`" >&2
  exit 0
fi
nodes=$(kube get nodes -o name) || refuse "the nodes of the cluster cannot be listed, see above; destroy again"
if ! printf '%s\n' "$nodes" | grep -qxF "node/$NODE"; then
  say "the node is out of the cluster already"
  exit 0
fi

# The pods of the last node have nowhere to go.
if [ "$LOST" = 0 ] && [ "$nodes" != "node/$NODE" ]; then
  kube cordon "$NODE" >/dev/null
  kube drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout="${wait_seconds}s" >&2 ||
    refuse "its pods could not be moved away in $wait_seconds s, see above; move or delete them and deploy again"
fi
kube delete node "$NODE" --ignore-not-found --timeout="${wait_seconds}s" >/dev/null
say "the node is out of the cluster"
