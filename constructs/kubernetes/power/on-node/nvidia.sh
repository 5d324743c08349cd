# shellcheck shell=sh
# NVIDIA: nvidia-smi of the container, or of the driver's own container under $DRIVER_ROOT.

# A driver that is broken lets the tool wait for ever.
in_time() {
  if command -v timeout >/dev/null; then timeout -s KILL "$TOOL_SECONDS" "$@"; else "$@"; fi </dev/null
}

nvidia_smi() {
  if [ -n "$DRIVER_ROOT" ]; then in_time chroot "$DRIVER_ROOT" nvidia-smi "$@"; else in_time nvidia-smi "$@"; fi
}

list_parts() {
  fields=pci.bus_id,pci.device_id,power.limit,enforced.power.limit,power.default_limit,power.min_limit,power.max_limit
  table=$(nvidia_smi "--query-gpu=$fields,temperature.gpu,temperature.memory" --format=csv,noheader,nounits) || :
  # One part that is lost makes the tool fail; the others are still told.
  found=no
  while IFS=, read -r bus device limit enforced default min max celsius memory; do
    bus=${bus# } device=${device# }
    # It says in words what it cannot tell, and not always by its exit code.
    case $bus in
      *[!0-9A-Fa-f:.]* | '') continue ;;
    esac
    found=yes
    # 0x233010DE: device, then vendor
    device=$(printf '%s' "${device#0x}" | tr ABCDEF abcdef)
    printf '%s|%s' "$bus" "${device#????}:${device%????}"
    for value in "$limit" "$enforced" "$default" "$min" "$max" "$celsius" "$memory"; do
      whole "${value# }"
      printf '|%s' "$number"
    done
    echo
  done <<TABLE
$table
TABLE
  [ "$found" = yes ]
}

set_limit() { nvidia_smi -i "$1" -pl "$2" >/dev/null 2>&1; }

# Profiles that are requested add up, and the driver enforces those that go together (NVIDIA/k8s-test-infra, its test of
# `nvidia-smi power-profiles` on real output, read on 22 Nov 2026).
has_profile() { nvidia_smi power-profiles -ge -i "$1" 2>/dev/null | grep -q "^ *$PROFILE_ID\. "; }
request_profile() { nvidia_smi power-profiles -sr "$PROFILE_ID" -i "$1" >/dev/null 2>&1; }
clear_profile() { nvidia_smi power-profiles -cr "$PROFILE_ID" -i "$1" >/dev/null 2>&1; }

# Without it the driver forgets the limit when the last program lets go of the part.
prepare_parts() {
  case $(nvidia_smi --query-gpu=persistence_mode --format=csv,noheader 2>/dev/null) in
    *Disabled*) nvidia_smi -pm 1 >/dev/null 2>&1 || say_once persistence "persistence mode is refused" ;;
  esac
}
