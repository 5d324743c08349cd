# shellcheck shell=sh
# Does RKE2 run as it was deployed?

require_claim
service=rke2-$ROLE
systemctl is-active --quiet "$service" ||
  refuse "$service is $(systemctl is-active "$service"); \`journalctl -u $service\` on the host says why"
systemctl is-enabled --quiet "$service" || refuse "$service is not enabled, so a reboot would leave it out; deploy again"

if [ "$ROLE" = server ]; then
  wait_until "${WAIT_SECONDS:-300}" is_api_ready ||
    refuse "the Kubernetes API of this server does not answer with $kubeconfig; \`journalctl -u $service\` says why"
fi

differing=$(compare_written "$state" | grep -v '^ok ' | tr '\n' ' ')
[ -z "$differing" ] || refuse "files are not as they were written: ${differing% }; deploy again with -replace, or take the changes into the program"
say "$service is active and enabled, and its files are as written"
