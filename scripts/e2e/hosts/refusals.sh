# What is refused, by whom and in which words; what a refused deploy did is undone by a destroy.

# hosts_file: the hosts of the hall as its user states them.
hosts_file() {
  local name number user role rack server accelerators
  printf '{ "version": 1, "defaults": { "privateKeyFile": "keys/deploy" }, "hosts": ['
  while read -r name number user role rack server accelerators; do
    printf '%s{ "name": "%s", "address": "%s.%s", "user": "%s", "hostKey": "%s", "role": "%s", "rack": "%s"%s }' \
      "$([ "$name" = s1 ] || echo ,)" "$name" "$rig_network" "$number" "$user" "$(host_key "$name")" "$role" "$rack" "${server:+, \"server\": \"$server\", \"accelerators\": $accelerators}"
  done <<'LIST'
s1 11 root server r0
s2 12 ops server r0 dgx-a100 {"a100-80-sxm":8}
g1 21 root agent r1 dgx-h100 {"h100-sxm":8}
g2 22 root agent r1 dgx-h100 {"h100-sxm":8}
LIST
  printf '] }\n'
}

whole_site() {
  hosts_file >hosts.json
  printf '{ "site": "hall-1", "version": "%s", "train": { "nodes": 2 }, "serve": true, "kubeconfigFile": "kube/kubeconfig" }' "$rke2_version" >site.json
}

# A host that is not there and one with another key: SSH tries for a minute, so this runs beside the other proofs.
away_start() {
  user_make "$scratch/away" && cp -r bundle "$scratch/away/bundle" || return 1
  (
    cd "$scratch/away" && whole_site && edit site.json 'delete it.train; delete it.serve' &&
      edit hosts.json "it.hosts = it.hosts.slice(0, 2); it.hosts[0].hostKey = '$(host_key g1)'; it.hosts[1].address = '$rig_network.99'"
    deploy >"$scratch/away.log" 2>&1
    printf '%s\n' $? >"$scratch/away.status"
  ) &
  away=$!
}
away_refused() {
  cat "$scratch/away.log"
  [ "$(cat "$scratch/away.status")" != 0 ] && grep -q 'host key mismatch\|knownhosts: key mismatch' "$scratch/away.log" &&
    grep -q "$rig_network.99.*\(timeout\|i/o timeout\|no route to host\)" "$scratch/away.log"
}

nothing_of_rke2() {
  local name
  for name in "${all_hosts[@]}"; do
    ! ls "$hosts/$name/tree/usr/local/bin/rke2" "$hosts/$name/tree/var/lib/rancher" 2>/dev/null || return 1
  done
}

prove_away_refused() {
  wait "$away"
  check "a host that does not answer and one with another key are refused" away_refused
  check "and left as they were" trees_same first s1
}

prove_refusals() {
  whole_site
  must away_start

  chmod 644 keys/deploy
  check "a key file that others may read is refused at synth" fails_with 'keys/deploy.*(0?644|others)' cdktf synth
  chmod 600 keys/deploy
  chmod 644 token
  check "and so is a token file" fails_with 'token.*(0?644|others)' cdktf synth
  chmod 600 token
  must cdktf synth
  chmod 644 keys/deploy
  check "a key file that others may read by then is refused when deploying" \
    fails_with 'keys/deploy.*(0?644|others)' cdktf deploy 'hall*' --auto-approve --skip-synth
  chmod 600 keys/deploy
  chmod 644 token
  check "and so is a token file, before anything of RKE2 is on any host" \
    eval "fails_with 'token.*(0?644|others)' cdktf deploy 'hall*' --auto-approve --skip-synth && nothing_of_rke2"
  chmod 600 token

  # One deploy, a fault on each of three hosts.
  must destroy
  rm -r "$hosts/g1/pci/0000:f3:00.0"
  install -m 755 /dev/null "$hosts/g2/tree/usr/local/bin/rke2"
  chmod 755 "$hosts/s2/tree/home/ops"
  trees_keep faulty s2 g2
  check "a deploy with a fault on each of three hosts fails" fails deploy
  check "on one for other accelerators than stated" says 'sovereign: g1: .*h100-sxm=7.*h100-sxm=8'
  check "on one for an RKE2 that the site did not install" says 'sovereign: g2: /usr/local/bin/rke2 .*did not install'
  check "on one for the home of the SSH user, which others may enter" says 'sovereign: s2: others may enter the home'
  check "a destroy gets through" destroy
  check "and leaves each host as it was, the foreign RKE2 and the open home too" eval 'trees_same first s1 g1 && trees_same faulty s2 g2'
  rm "$hosts/g2/tree/usr/local/bin/rke2"
  chmod 700 "$hosts/s2/tree/home/ops"
  pci_device g1 f3 10de 2330 030200

  cp bundle/rke2.linux-amd64.tar.gz whole.tar.gz
  printf x >>bundle/rke2.linux-amd64.tar.gz
  check "a bundle with a wrong checksum is refused" fails_with 'rke2.linux-amd64.tar.gz .*checksum .*nothing was installed' deploy
  check "before anything of RKE2 is on any host" nothing_of_rke2
  check "a destroy after the failed install gets through" destroy
  check "and leaves each host as it was" trees_same first "${all_hosts[@]}"
  mv whole.tar.gz bundle/rke2.linux-amd64.tar.gz
}
