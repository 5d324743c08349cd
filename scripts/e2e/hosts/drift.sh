# `sovereign hosts check` tells what is not as it was deployed, and touches nothing.

sovereign() { logged node "$project/lib/cli/sovereign.js" "$@"; }

prove_drift() {
  local config="$hosts/g1/tree/etc/rancher/rke2/config.yaml"
  check "sovereign hosts check finds all well" sovereign hosts check hosts.json
  check "and changes nothing" trees_same deployed "${all_hosts[@]}"
  cp -p "$config" "$scratch/config.yaml"
  echo '# a hand was here' >>"$config"
  host_run g2 systemctl stop rke2-agent
  trees_keep drifted "${all_hosts[@]}"
  check "a changed file and a stopped service make it fail" fails sovereign hosts check hosts.json
  check "which names the file and its host" says 'g1.*changed.*/etc/rancher/rke2/config.yaml|g1.*/etc/rancher/rke2/config.yaml.*changed'
  check "and the service and its host" says 'g2.*(inactive|failed|rke2-agent)'
  check "and changes nothing" trees_same drifted "${all_hosts[@]}"
  cat "$scratch/config.yaml" >"$config"
  host_run g2 systemctl start rke2-agent
}
