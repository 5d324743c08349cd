#!/bin/sh
# Stand-in: removes the paths that RKE2's own script removes (rancher/rke2, bundle/bin, read on 2026-11-22), and with
# the same lack of care: whole folders, whoever made them.
set -ex
[ "$(id -u)" -eq 0 ] || { echo "must be root" >&2; exit 1; }
"$(dirname "$0")/rke2-killall.sh"

systemctl disable rke2-server || true
systemctl disable rke2-agent || true
systemctl reset-failed rke2-server || true
systemctl reset-failed rke2-agent || true
systemctl daemon-reload

find /usr/local/lib/systemd/system \( -name 'rke2-*.service' -o -name 'rke2-*.env' \) -delete
find /etc/systemd/system -name 'rke2-*.service' -delete
rm -f /usr/local/bin/rke2 /usr/local/bin/rke2-killall.sh
rm -rf /usr/local/share/rke2
rm -rf /etc/rancher/rke2 /etc/rancher/node /etc/cni /opt/cni/bin /var/lib/cni /var/log/pods /var/log/containers
rm -d /etc/rancher || true
rm -rf --one-file-system /var/lib/kubelet /var/lib/rancher/rke2
rm -d /var/lib/rancher || true
rm -f /usr/local/bin/rke2-uninstall.sh
