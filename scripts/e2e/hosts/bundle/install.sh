#!/bin/sh
# Stand-in for RKE2's install script: its air-gapped way only, with the variables, files and targets that RKE2 documents
# (docs.rke2.io/install/airgap and rancher/rke2 install.sh, read on 2026-11-22).
set -e
[ "$(id -u)" -eq 0 ] || { echo "[ERROR] must be root" >&2; exit 1; }
[ -n "$INSTALL_RKE2_ARTIFACT_PATH" ] || { echo "[ERROR] nothing can be downloaded here" >&2; exit 1; }
images=${INSTALL_RKE2_AGENT_IMAGES_DIR:-/var/lib/rancher/rke2/agent/images}
prefix=${INSTALL_RKE2_TAR_PREFIX:-/usr/local}
cd "$INSTALL_RKE2_ARTIFACT_PATH"

verify() {
  expected=$(awk -v name="$1" '$2 == name { print $1 }' sha256sum-amd64.txt)
  [ "$(sha256sum "$1" | cut -d ' ' -f 1)" = "$expected" ] || { echo "[ERROR] sha256 of $1 does not match" >&2; exit 1; }
}

# Images are optional, and those of network plug-ins come with the full archive only.
if [ -f rke2-images.linux-amd64.tar.zst ]; then
  verify rke2-images.linux-amd64.tar.zst
  mkdir -p "$images"
  for image in rke2-images.linux-amd64.tar.zst rke2-images-*.linux-amd64*; do
    if [ -f "$image" ]; then cp "$image" "$images"; fi
  done
fi
verify rke2.linux-amd64.tar.gz
mkdir -p "$prefix"
tar xzf rke2.linux-amd64.tar.gz -C "$prefix"
[ -n "$INSTALL_RKE2_SKIP_RELOAD" ] || systemctl daemon-reload
