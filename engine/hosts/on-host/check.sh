# shellcheck shell=sh
# Is this the host that the program states, and may the site have it? Nothing is written before the last line.

# --- The host --------------------------------------------------------------------------------------------------------

# Terraform's inline scripts stand in the home for a moment with mode 0777: whoever may enter it could change them.
home_mode=$(stat -c %a .)
home_user=$(stat -c %U .)
case $home_mode in
  *[1357]) refuse "others may enter the home of $home_user (mode $home_mode); run \`chmod go-rwx $(pwd)\`" ;;
esac
case $home_mode in
  *[1357]?)
    [ "$(stat -c %G .)" = "$home_user" ] ||
      refuse "the group $(stat -c %G .) may enter the home of $home_user (mode $home_mode); run \`chmod go-rwx $(pwd)\`"
    ;;
esac

[ "$(uname -s)" = Linux ] || refuse "this is $(uname -s); only Linux is deployed to"
[ -r /etc/os-release ] || refuse "there is no /etc/os-release to tell the operating system by"
architecture=$(find_architecture)
case $architecture in
  amd64 | arm64) ;;
  *) refuse "the processor is $architecture; RKE2 and what is deployed exist for amd64 and arm64" ;;
esac
[ -d /run/systemd/system ] || refuse "systemd does not run here; services need it"
for tool in awk base64 cmp cut find flock grep sed sha256sum sort stat tar; do
  command -v "$tool" >/dev/null || refuse "the command $tool is missing; install it"
done

free=$(free_gib /var/lib)
[ "$free" -ge "$MIN_DISK_GIB" ] || refuse "/var/lib has $free GiB free and needs $MIN_DISK_GIB; make room"

# A clock that is off breaks certificates and the order of logs.
if [ -n "$DEPLOY_EPOCH" ]; then
  ahead=$(($(date +%s) - DEPLOY_EPOCH))
  if [ "$ahead" -gt 60 ] || [ "$ahead" -lt -60 ]; then
    refuse "its clock is $ahead s ahead of the machine that deploys (60 s are allowed); set up time synchronisation on both"
  fi
fi

# --- Its accelerators ------------------------------------------------------------------------------------------------

if [ -n "$ACCELERATORS" ]; then
  for part in $ACCELERATORS; do
    case "$PCI_IDS " in
      *"=${part%=*} "*) ;;
      *) refuse "it cannot be told whether ${part%=*} is here: the catalogue has no PCI id of it; leave the accelerators of this host unstated" ;;
    esac
  done
  listed=$(list_accelerators)
  unknown=$(printf '%s\n' "$listed" | sed -n 's/^unknown //p' | tr '\n' ' ')
  [ -z "$unknown" ] || refuse "it cannot be told what stands here: the catalogue has no row for the PCI devices ${unknown% }; leave the accelerators of this host unstated, or use a version of the library that knows them"
  found=$(printf '%s\n' "$listed" | sed -n 's/^found //p')
  stated=$(printf '%s\n' "$ACCELERATORS" | tr ' ' '\n' | grep . | sort)
  [ "$found" = "$stated" ] ||
    refuse "it has $(printf '%s' "${found:-no accelerator}" | tr '\n' ' '), and the program states $ACCELERATORS; correct the hosts file, or the host"
fi

# --- Whose it is -----------------------------------------------------------------------------------------------------

[ -n "$SITE" ] || refuse "the name of the site is empty; give it one"
no_links "$state"
for other in "$sites"/*/owner; do
  [ -f "$other" ] || continue
  [ "$other" = "$state/owner" ] || refuse "it belongs to the site $(cat "$other"); take it out of that site first"
done
if [ -f "$state/host" ] && [ "$(cat "$state/host")" != "$HOST" ]; then
  refuse "it is the host $(cat "$state/host") of this site already; if it was renamed, deploy without it first, else two entries have addresses of one machine"
fi

refuse_leftover() {
  refuse "$1 is here and the site did not install it; uninstall it first"
}

# Ports in use as the kernel lists them, state 0A: listening.
is_port_taken() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf '%04X' "$1")" '$4 == "0A" && $2 ~ (":" port "$") { taken = 1 } END { exit !taken }'
}

if [ "$WITH_RKE2" = 1 ]; then
  command -v bash >/dev/null || refuse "the command bash is missing; install it"
fi
if [ "$WITH_RKE2" = 0 ] && [ -d "$state/rke2" ]; then
  refuse "the site installed RKE2 here, and the program states no \`kubernetes\` any more; state it again, or deploy without this host first, which uninstalls it"
fi
if [ "$WITH_RKE2" = 1 ] && [ ! -d "$state/rke2" ]; then
  for program in rke2 k3s kubelet; do
    ! command -v "$program" >/dev/null || refuse_leftover "$(command -v "$program")"
  done
  for unit in rke2-server rke2-agent k3s k3s-agent kubelet; do
    ! systemctl cat "$unit.service" >/dev/null 2>&1 || refuse_leftover "the service $unit"
  done
  # What rke2-uninstall.sh removes without asking (rancher/rke2 at 6ce1a801, bundle/bin/rke2-uninstall.sh, 2026-08-21).
  for folder in /var/lib/rancher/rke2 /var/lib/rancher/k3s /etc/rancher/node /var/lib/kubelet /etc/cni /opt/cni/bin \
    /var/lib/cni /var/log/pods /var/log/containers /var/log/calico; do
    if [ -d "$folder" ] && [ -n "$(find "$folder" ! -type d -print | head -n 1)" ]; then refuse_leftover "$folder"; fi
  done
  if [ "$ROLE" = server ]; then
    for port in 6443 9345; do
      ! is_port_taken "$port" || refuse "something listens on port $port, which RKE2 needs; stop it"
    done
  fi
fi

# --- The claim -------------------------------------------------------------------------------------------------------

if [ ! -f "$state/owner" ]; then
  sites_are_new=0
  [ -d "$sites" ] || sites_are_new=1
  mkdir -p "$state"
  [ "$sites_are_new" = 0 ] || list_created "$sites"
  printf '%s\n' "$HOST" | put_state host
  printf '%s\n' "$SITE" | put_state owner
fi
say "is as stated: $(operating_system), Linux $(uname -r), $architecture, $free GiB free"
