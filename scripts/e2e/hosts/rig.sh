# Booted Debian hosts on a network of their own. Everything lives in own network, mount and process namespaces and below a
# tmpfs, so that nothing of it outlives the script, whichever way that ends. Comes after lib.sh, parts.sh, kube-api.sh.

rig_network=10.231.7
rig_address=$rig_network.1
hosts="$scratch/hosts"
api="$scratch/api"

# rig_inside COMMAND…: runs a command in fresh namespaces, whose end ends every process in them.
rig_inside() {
  trap 'rig_forget; cleanup' EXIT
  trap 'exit 130' INT TERM HUP
  SOVEREIGN_RIG=$$ unshare --net --mount --pid --fork --kill-child --mount-proc --propagation slave "$@"
}

# Control groups outlive namespaces: those that the hosts leave are taken away once their processes are gone.
rig_forget() {
  local root left
  for _ in $(seq 50); do
    left=0
    for root in $(rig_control_groups); do
      find "$root/sovereign-rig-$$" -depth -type d -exec rmdir {} + 2>/dev/null
      [ ! -d "$root/sovereign-rig-$$" ] || left=1
    done
    [ "$left" = 1 ] || return 0
    sleep 0.1
  done
}

# Where systemd keeps its control groups: one hierarchy, or systemd's own beside the old ones.
rig_control_groups() {
  local root
  for root in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
    [ -f "$root/cgroup.procs" ] && printf '%s\n' "$root"
  done
}

rig_up() {
  rig_api_up &&
    ssh-keygen -q -t ed25519 -N '' -C deploy -f "$scratch/deploy" </dev/null &&
    openssl rand -hex 24 >"$scratch/token"
}

rig_network_up() {
  mount -t tmpfs -o mode=700,size=200g tmpfs "$scratch" || return 1
  trap 'umount -l "$scratch" && rm -rf "$scratch"' EXIT
  trap 'exit 130' INT TERM HUP
  mkdir -p /run/netns /run/systemd/nspawn "$hosts" &&
    mount -t tmpfs tmpfs /run/netns && mount -t tmpfs tmpfs /run/systemd/nspawn &&
    ip link set lo up && ip link add rig type bridge && ip addr add "$rig_address/24" dev rig && ip link set rig up
}

# Whether a host boots here at all.
rig_boots() {
  mkdir -p "$scratch/control-plane" && touch "$scratch/deploy.pub" && host_make probe 250 root && pci_device probe 00 1a03 2000 030000 &&
    host_boot probe && host_off probe
}

# The Kubernetes API, whose certificate names the servers too, since they forward to it.
rig_api_up() {
  local lent="$scratch/control-plane" names="IP:$rig_address,IP:127.0.0.1" last
  for last in 11 12; do names+=",IP:$rig_network.$last"; done
  kube_api_prepare "$api" "$rig_address" && kube_certificate "$api" server /CN=kube-apiserver "subjectAltName=$names" || return 1
  mkdir -p "$lent" && printf '%s:%s\n' "$rig_address" "$(cat "$api/port")" >"$lent/address" &&
    cp "$api/ca.pem" "$lent/ca.crt" && cp "$api/admin.pem" "$lent/client.crt" && cp "$api/admin.key" "$lent/client.key" &&
    cp "$api/server.pem" "$lent/server.crt" && cp "$api/server.key" "$lent/server.key" || return 1
  kube_etcd_start "$api"
  kube_api_start "$api" "$rig_address"
}

# pci_device NAME SLOT VENDOR DEVICE CLASS: what the host's kernel would show of a PCI device.
pci_device() {
  local folder="$hosts/$1/pci/0000:$2:00.0"
  mkdir -p "$folder"
  printf '0x%s\n' "$3" >"$folder/vendor"
  printf '0x%s\n' "$4" >"$folder/device"
  printf '0x%s\n' "$5" >"$folder/class"
}

# host_make NAME NUMBER USER: an overlay over the Debian of the parts, which boots at address .NUMBER.
host_make() {
  local name=$1 number=$2 user=$3 folder="$hosts/$1" tree="$hosts/$1/tree" home
  mkdir -p "$folder"/{upper,work,tree,pci} && printf '%s\n' "$number" >"$folder/number" &&
    mount -t overlay overlay -o "lowerdir=$base,upperdir=$folder/upper,workdir=$folder/work" "$tree" || return 1
  printf '%s\n' "$name" >"$tree/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$name" >"$tree/etc/hosts"
  # What a machine does by itself some time after booting would show as a difference of ours.
  rm -f "$tree"/etc/machine-id "$tree"/etc/resolv.conf "$tree"/etc/systemd/system/timers.target.wants/*
  openssl rand -hex 16 >"$tree/etc/machine-id"
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$tree/etc/ssh/ssh_host_ed25519_key" </dev/null || return 1
  home=/root
  if [ "$user" != root ]; then
    home=/home/$user
    chroot "$tree" useradd --create-home --shell /bin/sh "$user" && chmod 700 "$tree$home" || return 1
    printf '%s ALL=(ALL) NOPASSWD: ALL\n' "$user" >"$tree/etc/sudoers.d/$user" && chmod 440 "$tree/etc/sudoers.d/$user"
  fi
  mkdir -m 700 -p "$tree$home/.ssh" && cp "$scratch/deploy.pub" "$tree$home/.ssh/authorized_keys" &&
    chroot "$tree" chown -R "$user:" "$home/.ssh"
}

# host_boot NAME: boots it and waits until it takes SSH and everything has started.
host_boot() {
  local name=$1 folder="$hosts/$1" address root group
  address="$rig_network.$(cat "$folder/number")"
  ip netns add "$name" && ip link add "$name" type veth peer name host0 netns "$name" && ip link set "$name" master rig up &&
    ip -n "$name" link set lo up && ip -n "$name" addr add "$address/24" dev host0 && ip -n "$name" link set host0 up || return 1
  (
    # Two systemds in one control group would each stop the services of the other.
    for root in $(rig_control_groups); do
      group="$root/sovereign-rig-$SOVEREIGN_RIG/$name"
      mkdir -p "$group" && echo "$BASHPID" >"$group/cgroup.procs"
    done
    exec systemd-nspawn -D "$folder/tree" -b --register=no --keep-unit --machine="$name" --console=read-only \
      "--network-namespace-path=/run/netns/$name" \
      "--bind-ro=$folder/pci:/sys/bus/pci/devices" "--bind-ro=$scratch/control-plane:/run/control-plane"
  ) >>"$folder/console.log" 2>&1 </dev/null &
  printf '%s\n' $! >"$folder/supervisor"
  for _ in $(seq 200); do
    if timeout 1 bash -c "</dev/tcp/$address/22" 2>/dev/null; then
      pgrep -P "$(cat "$folder/supervisor")" | head -n 1 >"$folder/leader"
      host_run "$name" systemctl is-system-running --wait >"$folder/state"
      grep -q running "$folder/state" && return 0
      host_run "$name" systemctl --failed
      return 1
    fi
    sleep 0.1
  done
  tail -20 "$folder/console.log"
  return 1
}

# host_off NAME: as if its plug were pulled.
host_off() {
  local folder="$hosts/$1" leader supervisor
  leader=$(cat "$folder/leader") supervisor=$(cat "$folder/supervisor")
  kill -9 "$leader"
  wait "$supervisor" 2>/dev/null
  rm -f "$folder/leader"
  ip netns del "$1"
  for _ in $(seq 50); do
    ip link show "$1" >/dev/null 2>&1 || return 0
    sleep 0.1
  done
  return 1
}

# host_run NAME COMMAND…: a command on a host, by its operator and not by SSH.
host_run() {
  nsenter -t "$(cat "$hosts/$1/leader")" -a "${@:2}"
}

host_key() { cut -d ' ' -f 1,2 "$hosts/$1/tree/etc/ssh/ssh_host_ed25519_key.pub"; }

# Two servers, the second with a user who is not root, and two agents with accelerators. One of them has a
# configuration of its owner where RKE2's will be, and folders below /usr/local as older Debian makes them.
all_hosts=(s1 s2 g1 g2)
rig_hosts_up() {
  local name slot
  host_make s1 11 root && host_make s2 12 ops && host_make g1 21 root && host_make g2 22 root || return 1
  # A screen of the console, which is no accelerator, in each.
  for name in "${all_hosts[@]}"; do pci_device "$name" 00 1a03 2000 030000; done
  for slot in 1b 3d 4e 5c 9b ba d2 f3; do
    pci_device s2 "$slot" 10de 20b2 030200
    for name in g1 g2; do pci_device "$name" "$slot" 10de 2330 030200; done
  done
  for name in g1 g2; do pci_device "$name" 05 10de 22a3 068000; done # an NVSwitch
  mkdir -p "$hosts/g1/tree/etc/rancher/rke2"
  printf 'node-label: [owner=before]\n' >"$hosts/g1/tree/etc/rancher/rke2/config.yaml"
  chmod 640 "$hosts/g1/tree/etc/rancher/rke2/config.yaml"
  chroot "$hosts/g1/tree" sh -c 'cd /usr/local && chown root:staff . bin lib share && chmod 2775 . bin lib share'
  for name in "${all_hosts[@]}"; do host_boot "$name" || return 1; done
  # The first log-in makes what log-ins make.
  ssh_to s1 root true && ssh_to s2 ops sudo -n true && ssh_to g1 root true && ssh_to g2 root true && sleep 1 &&
    trees_keep first "${all_hosts[@]}"
}

# ssh_to NAME USER COMMAND…
ssh_to() {
  ssh -F none -i "$scratch/deploy" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    "$2@$rig_network.$(cat "$hosts/$1/number")" "${@:3}"
}
