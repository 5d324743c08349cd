#!/bin/sh
# Makes a `bundle` folder that holds the files of RKE2's air-gapped install by name, and nothing of RKE2: enough to
# synthesise and check this example. A deploy refuses it on the first host, by its install.sh.
set -eu
cd "$(dirname "$0")"
mkdir bundle
cd bundle
printf '#!/bin/sh\necho "this is a stand-in, not RKE2" >&2\nexit 1\n' >install.sh
: >rke2.linux-amd64.tar.gz
: >rke2-images.linux-amd64.tar.zst
sha256sum rke2.linux-amd64.tar.gz rke2-images.linux-amd64.tar.zst >sha256sum-amd64.txt
