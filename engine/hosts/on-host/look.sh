# shellcheck shell=sh
# What stands here, as `key=value` lines. Nothing is written.

unit_state() {
  systemctl is-active "$1" 2>/dev/null || true
}

echo "os=$(operating_system)"
echo "kernel=$(uname -r)"
echo "arch=$(find_architecture)"
echo "clock=$(date +%s)"
echo "disk-gib=$(free_gib /var/lib)"
list_accelerators | sed -e 's/^found /accelerator=/' -e 's/^unknown /accelerator-unknown=/'

for owner in "$sites"/*/owner; do
  [ -f "$owner" ] || continue
  folder=${owner%/owner}
  if [ -n "$SITE" ] && [ "$folder" != "$state" ]; then continue; fi
  echo "owner=$(cat "$owner")"
  [ ! -f "$folder/host" ] || echo "host=$(cat "$folder/host")"
  if [ -f "$folder/rke2/role" ]; then
    role=$(cat "$folder/rke2/role")
    echo "rke2=$(unit_state "rke2-$role") $role $(cat "$folder/rke2/version" 2>/dev/null)"
  fi
  for service in "$folder/services"/*; do
    [ ! -f "$service" ] || echo "service=$(unit_state "${service##*/}.service") ${service##*/}"
  done
  compare_written "$folder" | sed 's/^/file=/'
done
# Whoever reads this knows by the last line that nothing was cut off.
echo end=1
