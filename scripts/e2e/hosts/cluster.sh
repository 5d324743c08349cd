# The life of a site with RKE2, from nothing and back.

labels_and_taints() {
  node_shows g1 '{.metadata.labels.sovereign\.ai/pool} {.metadata.labels.sovereign\.ai/accelerator}' 'train h100-sxm' &&
    node_shows s2 '{.metadata.labels.acme\.example/use}' serving &&
    node_shows g2 '{.spec.taints[*].key}' nvidia.com/gpu && node_shows s1 '{.spec.taints}' ''
}
no_marks() {
  local name
  for name in "$@"; do
    node_shows "$name" '{.metadata.labels.sovereign\.ai/pool}{.metadata.labels.acme\.example/use}{.spec.taints}' '' || return 1
  done
}
all_ready() {
  local name
  for name in "$@"; do node_shows "$name" '{.status.conditions[?(@.type=="Ready")].status}' True || return 1; done
}
one_cluster() { [ "$(kubectl_of "$api" get nodes -o 'jsonpath={range .items[*]}{.metadata.annotations.stand-in/cluster}{"\n"}{end}' | sort -u | wc -l)" = 1 ]; }
private_files() {
  local name file
  for name in "${all_hosts[@]}"; do
    for file in config.yaml sovereign-token $([ "${name#s}" = "$name" ] || echo audit-policy.yaml rke2.yaml); do
      [ "$(stat -c '%a %u:%g' "$hosts/$name/tree/etc/rancher/rke2/$file")" = "600 0:0" ] || { echo "$name $file"; return 1; }
    done
  done
}
# Of all that was written to the disks of the hosts, these files hold the token, and root alone may read them.
token_places() {
  local name file
  for name in "${all_hosts[@]}"; do
    (cd "$hosts/$name/upper" && grep -rlaFf "$scratch/token" . | while read -r file; do
      printf '%s %s %s\n' "$name" "$file" "$(stat -c '%a %u:%g' "$file")"
    done)
  done | sort | diff - <(
    {
      printf '%s ./etc/rancher/rke2/sovereign-token 600 0:0\n' "${all_hosts[@]}"
      printf '%s ./var/lib/rancher/rke2/server/db/cluster.json 600 0:0\n' s1 s2
      printf '%s ./var/lib/rancher/rke2/server/token 600 0:0\n' s1 s2
    } | sort
  )
}
wrong_token_stays_out() {
  local token
  token=$(cat token)
  [ "$(curl -sk -o /dev/null -w '%{http_code}' -K <(printf 'user = "node:%s"' "$token") "https://$rig_network.11:9345/v1-rke2/join")" = 200 ] &&
    [ "$(curl -sk -o /dev/null -w '%{http_code}' -u node:other "https://$rig_network.11:9345/v1-rke2/join")" = 401 ]
}
kubeconfig_reaches() {
  [ "$(stat -c %a kube/kubeconfig)" = 600 ] && [ "$(kubectl_of kube get nodes -o name | wc -l)" = 4 ]
}
rke2_pids() {
  for name in "${all_hosts[@]}"; do host_run "$name" sh -c 'pgrep -x rke2'; done
}

# As the file has it, with its line break.
env_token() { TF_VAR_join_token="$(cat token)"$'\n' "$@"; }

# replace_all STEP…: forces all instances of these steps to run again, in one apply.
replace_all() {
  local address addresses options=() log="$scratch/replace.log"
  addresses=$(addresses "$@") || return 1
  for address in $addresses; do options+=("-replace=$address"); done
  # Terraform's most talkative log is kept for the search for secrets.
  TF_LOG=trace TF_LOG_PATH="$logs/trace.log" terraform_in_stack apply -input=false -auto-approve "${options[@]}" >"$log" || { tail -60 "$log"; return 1; }
  for address in $addresses; do
    grep -qF "$address: Creation complete" "$log" || { echo "$address did not run"; return 1; }
  done
}

replace_one() { terraform_in_stack apply -input=false -auto-approve "-replace=$(addresses "$1" | grep "\"$2\"")"; }

prove_cluster() {
  whole_site
  check "two servers and two agents are deployed from nothing" deploy
  check "all four are nodes of the API" nodes_are g1 g2 s1 s2
  check "and Ready" all_ready "${all_hosts[@]}"
  check "of one cluster" one_cluster
  check "with the labels and taints of their pools" labels_and_taints
  check "files that may hold secrets are root's alone" private_files
  check "the token lies in files of root on the hosts, and in no others" token_places
  check "port 9345 lets in who has the token and no others" wrong_token_stays_out
  check "the kubeconfig that the deploy leaves is its user's alone, and reaches the cluster" kubeconfig_reaches
  check "nothing is left to deploy" plans ''
  trees_keep deployed "${all_hosts[@]}"
  local pids
  pids=$(rke2_pids)
  check "every step forced again" replace_all check install configure join-s1 join-s2 join verify node
  check "leaves each tree byte for byte the same" trees_same deployed "${all_hosts[@]}"
  check "and the running processes" eval '[ "$pids" = "$(rke2_pids)" ] && [ "$(wc -l <<<"$pids")" = 4 ]'

  host_run g1 systemctl stop rke2-agent
  check "with its service stopped, the verify step of a host fails" fails_with 'sovereign: g1: rke2-agent is (inactive|failed)' replace_one verify g1
  host_run g1 systemctl start rke2-agent
  check "and passes when it runs again" deploy
  prove_drift

  edit hosts.json 'it.hosts[2].labels = { "acme.example/zone": "a" }'
  check "a changed label plans for the node of its host alone" plans $'node[g1] delete create\n'
  check "and is deployed" deploy
  check "to the API" node_shows g1 '{.metadata.labels.acme\.example/zone}' a
  check "with no file changed on any host" trees_same deployed "${all_hosts[@]}"
  edit hosts.json 'delete it.hosts[2].labels'
  check "taken back" deploy
  check "it leaves the API" node_shows g1 '{.metadata.labels.acme\.example/zone}' ''

  edit hosts.json 'it.hosts.pop()' && edit site.json 'it.train.nodes = 1'
  check "an agent leaves the hosts file" deploy
  check "and the API" nodes_are g1 s1 s2
  check "its tree is as before the first deploy" tree_same g2 first
  check "and the others' as they were" trees_same deployed s1 s2 g1
  whole_site && edit site.json 'it.tokenVariable = "join_token"'
  check "it comes back, by a token from an ephemeral variable" env_token deploy
  check "to the API" eval 'nodes_are g1 g2 s1 s2 && all_ready g2 && labels_and_taints'
  check "with the files that it had" trees_same deployed "${all_hosts[@]}"

  whole_site && edit site.json 'delete it.train; delete it.serve'
  check "the last pool leaves" deploy
  check "and its labels and taints" no_marks "${all_hosts[@]}"
  check "the hosts stay joined" eval 'nodes_are g1 g2 s1 s2 && trees_same deployed "${all_hosts[@]}"'

  prove_dead_host
  prove_first_server
  prove_destroy
}

prove_destroy() {
  local token="$hosts/g1/tree/etc/rancher/rke2/sovereign-token"
  printf 'mine\n' >"$hosts/g1/tree/etc/rancher/rke2/notes"
  mv "$token" "$scratch/sovereign-token" && ln -s /etc/passwd "$token"
  check "a destroy refuses a symbolic link in the place of a file" fails_with 'sovereign: g1: .*sovereign-token is a symbolic link' destroy
  rm "$token" && mv "$scratch/sovereign-token" "$token"
  check "everything is destroyed" destroy
  check "a file that the owner put beside ours stays" grep mine "$hosts/g1/tree/etc/rancher/rke2/notes"
  rm -f "$hosts/g1/tree/etc/rancher/rke2/notes"
  check "and each host is as before the first deploy" trees_same first "${all_hosts[@]}"
  check "and the machine that deploys has no kubeconfig of it" test ! -e kube/kubeconfig
  check "with nothing of the site on it" eval '! ls -d "$hosts"/*/tree/var/lib/sovereign'
}

joins_through() {
  local name
  for name in "${@:2}"; do grep -F "https://$rig_network.$1:9345" "$hosts/$name/tree/etc/rancher/rke2/config.yaml.d/10-sovereign-server.yaml" || return 1; done
}

prove_first_server() {
  edit hosts.json 'it.hosts.shift()'
  check "the first server leaves" deploy
  check "and the API" nodes_are g1 g2 s2
  check "and is as before the first deploy" tree_same s1 first
  check "the agents join through the other one" joins_through 12 g1 g2
  whole_site && edit site.json 'delete it.train; delete it.serve'
  check "it comes back, first of the list" deploy
  check "to the same cluster" eval 'nodes_are g1 g2 s1 s2 && one_cluster'
}

prove_dead_host() {
  host_off g2
  edit hosts.json 'it.hosts.pop()'
  check "a dead host cannot leave silently" fails_with "$rig_network.22" deploy
  whole_site && edit site.json 'delete it.train; delete it.serve' && edit hosts.json 'it.hosts[3].lost = true'
  check "stated as lost, it leaves" deploy
  check "the API too" nodes_are g1 s1 s2
  check "and no other host is touched" trees_same deployed s1 s2 g1
  must host_boot g2
  edit hosts.json 'delete it.hosts[3].lost'
  check "a lost host that comes back as it was is taken in again" deploy
  check "with the files that it had" eval 'nodes_are g1 g2 s1 s2 && tree_same g2 deployed'
}
