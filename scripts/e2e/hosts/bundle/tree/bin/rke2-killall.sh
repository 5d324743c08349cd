#!/bin/sh
# Stand-in: stops what RKE2 started, as far as the stand-in starts anything.
[ "$(id -u)" -eq 0 ] || { echo "must be root" >&2; exit 1; }
set -x
systemctl stop rke2-server.service || true
systemctl stop rke2-agent.service || true
ip link delete cni0
rm -f /var/lib/rancher/rke2/agent/pod-manifests/*.yaml
rm -rf /run/k3s
set +x
