# shellcheck shell=sh
# AMD: the files of the amdgpu driver in sysfs, which AMD's own tools write too. Watts and degrees are in millionths and
# thousandths there.

read_scaled() {
  value=$(cat "$1" 2>/dev/null) || value=
  if is_number "$value"; then echo $((value / $2)); else echo -; fi
}

# celsius_of FOLDER LABEL: `junction` or `mem`
celsius_of() {
  for label in "$1"/temp*_label; do
    [ "$(cat "$label" 2>/dev/null)" = "$2" ] || continue
    read_scaled "${label%_label}_input" 1000
    return
  done
  echo -
}

list_parts() {
  found=no
  for monitor in "$SYSFS"/bus/pci/drivers/amdgpu/*/hwmon/hwmon*; do
    [ -e "$monitor/power1_cap" ] || continue
    found=yes
    device=${monitor%/hwmon/*}
    vendor_id=$(cat "$device/vendor") device_id=$(cat "$device/device")
    limit=$(read_scaled "$monitor/power1_cap" 1000000)
    max=$(read_scaled "$monitor/power1_cap_max" 1000000)
    default=$(read_scaled "$monitor/power1_cap_default" 1000000)
    # Older kernels do not tell it; the driver's own limit is the highest one there.
    [ "$default" != - ] || default=$max
    printf '%s|%s|%s|%s|%s|%s|%s|%s|%s\n' "${device##*/}" "${vendor_id#0x}:${device_id#0x}" "$limit" "$limit" "$default" \
      "$(read_scaled "$monitor/power1_cap_min" 1000000)" "$max" \
      "$(celsius_of "$monitor" junction)" "$(celsius_of "$monitor" mem)"
  done
  [ "$found" = yes ]
}

# Some parts refuse a lower limit, and some take it and stay as they were: what is read afterwards counts.
set_limit() {
  for monitor in "$SYSFS/bus/pci/drivers/amdgpu/$1"/hwmon/hwmon*; do
    { echo "$2"000000 >"$monitor/power1_cap"; } 2>/dev/null || return 1
  done
}

prepare_parts() { :; }
