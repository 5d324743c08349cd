#!/usr/bin/env bash
# Bare metal as its user meets it: `cdktf deploy` over real SSH to four booted Debian hosts, RKE2's air-gapped install with a
# stand-in for its binary, nodes in a real Kubernetes API. Each host's tree is compared with what it was before.
source "$(dirname "$0")/lib.sh"
source "$project/scripts/e2e/parts.sh"
source "$project/scripts/e2e/cluster/kube-api.sh"
for part in rig tree bundle/make user secrets refusals services cap cluster drift; do source "$project/scripts/e2e/hosts/$part.sh"; done

# --- outside: what has to be here, then everything else in namespaces of its own
if [ -z "${SOVEREIGN_RIG:-}" ]; then
  echo "Bare-metal hosts"
  lacks() { skip "RKE2 and services on booted hosts, deployed and undone" "$1" && finish; }
  [ "$(uname -s)" = Linux ] && [ "$(id -u)" -eq 0 ] || lacks "booting hosts needs root on Linux"
  for tool in terraform unshare nsenter ip openssl ssh-keygen go; do
    command -v "$tool" >/dev/null || lacks "the command $tool is missing"
  done
  debian_part systemd-nspawn systemd-container >"$scratch/part.log" 2>&1 || lacks "systemd-nspawn cannot be had"
  debian_part zstd zstd >"$scratch/part.log" 2>&1 || lacks "zstd cannot be had"
  kube_apiserver_part >"$scratch/part.log" 2>&1 || lacks "kube-apiserver cannot be built"
  { kubectl_part && etcd_part; } >"$scratch/part.log" 2>&1 || lacks "kubectl or etcd cannot be had"
  debian_host_part >"$scratch/part.log" 2>&1 || lacks "no Debian can be made: debootstrap or its mirror is missing"
  rig_inside true 2>/dev/null || lacks "namespaces cannot be made here"
  rig_inside bash "$0"
  exit
fi

# --- inside
rke2_version=v1.34.3+rke2r1
base=$(debian_host_part)
must rig_network_up
if ! rig_boots >"$logs.probe" 2>&1; then
  skip "RKE2 and services on booted hosts, deployed and undone" "systemd-nspawn boots no host here: $(tail -n 1 "$logs.probe")"
  finish
fi
must rig_up
must rig_hosts_up
must secrets_make
secrets_watch
must user_make "$scratch/user"
must bundle_of "$scratch/user/bundle" "$rke2_version"
# A user without settings, so that what tools write at home is searched for secrets too.
export HOME="$scratch/home"
unset TF_CLI_CONFIG_FILE
mkdir "$HOME" && cd "$scratch/user" || exit 1

prove_refusals
prove_services
prove_cap
prove_away_refused
prove_cluster
prove_secrets
finish
