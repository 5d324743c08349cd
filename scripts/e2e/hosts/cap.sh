# A power cap on hosts without Kubernetes: set, held, and given back. The accelerators are files behind a tool that takes the
# calls of nvidia-smi which the service makes, and refuses what the real one refuses.

# A unit that sees the file system read-only still sees devices as they are.
parts=/dev/shm/parts
cap_tool='#!/bin/sh
parts=/dev/shm/parts
case $1 in
  --query-gpu=persistence_mode) for part in "$parts"/*; do echo Enabled; done ;;
  --query-gpu=*)
    for part in "$parts"/*; do
      limit=$(cat "$part")
      echo "00000000:${part##*/}:00.0, 0x233010DE, $limit, $limit, 700.00, 200.00, 700.00, 41, 45"
    done
    ;;
  -i)
    part=${2#*:} part=${part%%:*}
    [ "$4" -ge 200 ] && [ "$4" -le 700 ] || exit 2
    echo "$4.00" >"$parts/$part"
    ;;
esac'

# tool_on NAME: eight parts at their default of 700 W, and the tool that its owner has installed.
tool_on() {
  printf '%s\n' "$cap_tool" >"$hosts/$1/tree/usr/local/bin/nvidia-smi" && chmod 755 "$hosts/$1/tree/usr/local/bin/nvidia-smi" &&
    host_run "$1" sh -c "mkdir -p $parts && for slot in 1B 3D 4E 5C 9B BA D2 F3; do echo 700.00 >$parts/\$slot; done"
}
tool_off() { rm "$hosts/$1/tree/usr/local/bin/nvidia-smi" && host_run "$1" rm -r "$parts"; }

# limits_are NAME WATTS: every part has this limit, within half a minute.
limits_are() {
  for _ in $(seq 30); do
    [ "$(host_run "$1" sh -c "sort -u $parts/*")" = "$2.00" ] && return 0
    sleep 1
  done
  host_run "$1" sh -c "head -n 1 $parts/*; journalctl --no-pager -n 20 -u sovereign-hall-2-cap.power-cap"
  return 1
}
no_cap_service() { ! ls "$hosts/$1"/tree/etc/systemd/system/sovereign-* "$hosts/$1"/tree/usr/local/lib/sovereign/* 2>/dev/null; }

prove_cap() {
  local script="$hosts/g2/tree/usr/local/lib/sovereign/sovereign-hall-2-cap.power-cap.sh"
  hosts_file >hosts.json
  edit hosts.json 'it.hosts = it.hosts.filter(({ name }) => name === "s2" || name === "g2")'
  printf '{ "site": "hall-2", "cap": { "hosts": ["g2"], "watts": 550 } }' >site.json
  must tool_on g2
  trees_keep uncapped s2 g2
  check "a group with a cap is deployed on a plain site" deploy
  check "its service sets the cap of every part" limits_are g2 550
  trees_keep capped s2 g2
  check "every step forced again" replace_all check cap_power-cap
  check "leaves trees byte for byte the same" trees_same capped s2 g2
  check "and the caps" limits_are g2 550
  host_run g2 sh -c "for part in $parts/*; do echo 700.00 >\$part; done"
  check "what a reload of the driver forgets is set again" limits_are g2 550
  check "sovereign hosts check finds all well" sovereign hosts check hosts.json
  cp -p "$script" "$scratch/power-cap.sh" && echo '# a hand was here' >>"$script"
  check "a changed script makes it fail" fails sovereign hosts check hosts.json
  check "which names it" says 'g2.*power-cap\.sh'
  cat "$scratch/power-cap.sh" >"$script"
  edit site.json 'it.cap.watts = 400'
  check "another cap is deployed" deploy
  check "and set" limits_are g2 400
  edit site.json 'delete it.cap'
  check "the group leaves the program" deploy
  check "and its parts have their defaults back" limits_are g2 700
  check "and nothing of it is left on the host" no_cap_service g2
  edit site.json 'it.cap = { hosts: ["g2"], watts: 300 }'
  check "a cap comes again" deploy
  check "and is set" limits_are g2 300
  check "the site is destroyed" destroy
  check "and the parts have their defaults back" limits_are g2 700
  check "and each host is as it was" trees_same uncapped s2 g2
  must tool_off g2
}
