# shellcheck shell=sh
# An empty folder for what Terraform uploads as the user of SSH, who owns the home that the script is run in.

require_claim
clear_upload
mkdir -m 0700 "$upload"
chown "$(stat -c %u:%g .)" "$upload"
