# A plain site without Kubernetes: services that systemd runs.

service_pids() { for name in s2 g2; do host_run "$name" systemctl show -P MainPID sovereign-hall-2-beat; done; }
service_runs_with() {
  local name
  for name in s2 g2; do
    host_run "$name" systemctl is-active sovereign-hall-2-beat && host_run "$name" systemctl is-enabled sovereign-hall-2-beat || return 1
    host_run "$name" sh -c 'tr "\0" "\n" <"/proc/$(systemctl show -P MainPID sovereign-hall-2-beat)/environ"' | grep -x "$1" || return 1
  done
}
no_service() { ! host_run "$1" systemctl cat sovereign-hall-2-beat.service 2>/dev/null; }

prove_services() {
  hosts_file >hosts.json
  edit hosts.json 'it.hosts = it.hosts.filter(({ name }) => name === "s2" || name === "g2")'
  printf '{ "site": "hall-2", "services": { "beat": { "execStart": "/bin/sleep infinity", "hosts": ["s2", "g2"], "environment": { "RATE": "1" } } } }' >site.json
  check "a plain site is deployed, one host through sudo" deploy
  check "its service runs on both hosts, enabled" service_runs_with RATE=1
  trees_keep serving s2 g2
  local before
  before=$(service_pids)
  check "every step forced again" replace_all check beat
  check "leaves trees byte for byte the same" trees_same serving s2 g2
  check "and the running process" eval '[ "$before" = "$(service_pids)" ]'
  edit site.json 'it.services.beat.environment.RATE = "2"'
  check "a changed unit is deployed" deploy
  check "and the service runs anew with it" service_runs_with RATE=2
  edit site.json 'it.services.beat.hosts = ["g2"]'
  check "a host leaves the service" deploy
  check "and runs it no more" no_service s2
  check "the other one still does" eval 'host_run g2 systemctl is-active sovereign-hall-2-beat'
  edit site.json 'it.services.brief = { ...it.services.beat, execStart: "/bin/sleep 1" }'
  check "a service that does not stay up fails the deploy" fails_with 'sovereign: g2: the service sovereign-hall-2-brief .*not stay up' deploy
  edit site.json 'delete it.services'
  check "the services leave the program, the failed one too" deploy
  check "and the host" eval 'no_service g2 && ! ls "$hosts"/g2/tree/etc/systemd/system/sovereign-*'
  check "the plain site is destroyed" destroy
  check "and each host is as it was" trees_same first s2 g2
}
