# shellcheck shell=sh
# What every step on a host shares. `hostScript` puts the variables before it and one step after it.

export LC_ALL=C
# sudo and sshd each have a PATH of their own; RKE2 is installed below /usr/local.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

me=${HOST:-${NODE:-$(uname -n)}}
sites=/var/lib/sovereign
state=$sites/$SITE
upload=./.sovereign-upload

refuse() {
  printf 'sovereign: %s: %s\n' "$me" "$1" >&2
  exit 1
}

say() {
  printf 'sovereign: %s: %s\n' "$me" "$1"
}

# A site's name is a part of paths that are removed.
check_site_name() {
  case $SITE in
    .* | */*) refuse "the site's name '$SITE' cannot be the name of a folder; rename the site" ;;
  esac
}

require_root() {
  [ "$(id -u)" = 0 ] || refuse "this needs root; log in as root, or as one who may use sudo without a password"
}

require_claim() {
  no_links "$state/owner"
  [ -f "$state/owner" ] || refuse "the site $SITE has not checked this host; deploy again with -replace for its check"
  lock_state
}

# One step at a time: Terraform runs the services of a host at once, and each writes to the same lists and files.
lock_state() {
  exec 9<"$state"
  flock 9
}

unlock_state() {
  exec 9<&-
}

# Refuses where any part of a path is a symbolic link: root would write or remove where the link leads.
no_links() {
  link_at=$1
  while [ "$link_at" != / ] && [ "$link_at" != . ]; do
    [ ! -L "$link_at" ] || refuse "$link_at is a symbolic link, and nothing is written or removed through one; remove the link (a disk of its own is mounted there instead)"
    link_at=$(dirname "$link_at")
  done
}

# --- What is listed --------------------------------------------------------------------------------------------------

is_created() {
  [ -f "$state/created" ] && grep -qxF -e "$1" "$state/created"
}

# Listed before it is made: what breaks off in between is then still removed.
list_created() {
  is_created "$1" || printf '%s\n' "$1" >>"$state/created"
}

is_saved() {
  [ -e "$state/saved$1" ]
}

# Writes standard input to a file of the state folder where it differs.
put_state() {
  mkdir -p "$(dirname "$state/$1")"
  cat >"$state/new"
  if cmp -s "$state/new" "$state/$1"; then rm -f "$state/new"; else mv -f "$state/new" "$state/$1"; fi
}

# What was written is what drift is held against.
list_written() {
  written_line="$(sha256sum <"$1" | cut -d' ' -f1)  $1"
  if [ -f "$state/written" ] && grep -qxF -e "$written_line" "$state/written"; then return; fi
  drop_line written "$1"
  printf '%s\n' "$written_line" >>"$state/written"
}

# Drops the line of a path from a list; in `written` a checksum and two spaces stand before the path.
drop_line() {
  [ -f "$state/$1" ] || return 0
  dropped=$2 awk '(FILENAME ~ /written$/ ? substr($0, 67) : $0) != ENVIRON["dropped"]' "$state/$1" >"$state/new"
  if cmp -s "$state/new" "$state/$1"; then rm -f "$state/new"; else mv -f "$state/new" "$state/$1"; fi
}

# --- Files and folders -----------------------------------------------------------------------------------------------

# Makes a folder with its missing parents, each listed.
make_folder() {
  no_links "$1"
  [ ! -d "$1" ] || return 0
  make_folder "$(dirname "$1")" "$2"
  list_created "$1"
  mkdir -m "$2" "$1"
}

# Before a file is replaced for the first time, its original is saved; a new one is listed as created.
keep_original() {
  if is_created "$1" || is_saved "$1"; then return; fi
  if [ -e "$1" ]; then
    mkdir -p "$(dirname "$state/saved$1")"
    cp -a "$1" "$state/saved$1"
  else
    list_created "$1"
  fi
}

# write_file PATH MODE: standard input becomes the file, whole or not at all, and only where it differs.
write_file() {
  no_links "$1"
  make_folder "$(dirname "$1")" 0755
  cat >"$state/new"
  if ! cmp -s "$state/new" "$1" || [ "$(stat -c %a "$1")" != "$2" ]; then
    keep_original "$1"
    cp "$state/new" "$1.sovereign-new"
    chmod "$2" "$1.sovereign-new"
    mv -f "$1.sovereign-new" "$1"
  fi
  rm -f "$state/new"
  list_written "$1"
}

# Takes a file back that is not wanted any more: away where it was new, as it was where it was saved.
withdraw_file() {
  no_links "$1"
  if is_created "$1"; then
    rm -f "$1"
    drop_line created "$1"
  elif is_saved "$1"; then
    cp -a "$state/saved$1" "$1"
    rm -f "$state/saved$1"
  fi
  drop_line written "$1"
}

# One line a written file: ok, changed or missing, and its path.
compare_written() {
  [ -f "$1/written" ] || return 0
  while read -r expected written_path; do
    if [ ! -f "$written_path" ]; then
      echo "missing $written_path"
    elif [ "$(sha256sum <"$written_path" | cut -d' ' -f1)" = "$expected" ]; then
      echo "ok $written_path"
    else
      echo "changed $written_path"
    fi
  done <"$1/written"
}

# Where the script of a service lies. A unit cannot hold one: it has no line breaks.
service_script() {
  printf '/usr/local/lib/sovereign/%s.sh' "$1"
}

# Takes down a service that the site made, its unit and its script.
take_service_down() {
  systemctl disable --quiet --now "$1.service" 2>/dev/null || true
  ! systemctl is-active --quiet "$1.service" ||
    refuse "the service $1 does not stop; \`systemctl status $1\` on the host says why"
  withdraw_file "/etc/systemd/system/$1.service"
  withdraw_file "$(service_script "$1")"
  systemctl reset-failed "$1.service" 2>/dev/null || true
  rm -f "$state/services/$1"
}

clear_upload() {
  [ ! -L "$upload" ] || refuse "$upload in the home of the SSH user is a symbolic link; remove it"
  rm -rf "$upload"
}

# --- Waiting ---------------------------------------------------------------------------------------------------------

# wait_until SECONDS COMMAND…: whether the command succeeds in time.
wait_until() {
  deadline=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}

# --- What stands here ------------------------------------------------------------------------------------------------

operating_system() {
  # In a shell of its own: the file sets whatever it likes.
  # shellcheck disable=SC1091
  (. /etc/os-release && echo "${ID:-unknown}${VERSION_ID:+ $VERSION_ID}")
}

find_architecture() {
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) uname -m ;;
  esac
}

free_gib() {
  df -Pk "$1" | awk 'NR == 2 { print int($4 / 1048576) }'
}

# Accelerators by their PCI ids: `found NAME=COUNT` and, for what no row of the catalogue knows, `unknown ID=COUNT`.
# Classes (PCI Code and ID Assignment Specification): 0302 3D controller, 0380 display controller, 1200 processing
# accelerator. VGA (0300) counts for NVIDIA alone: with other vendors it is the screen of the server's own console.
list_accelerators() {
  for device in "${PCI_DEVICES:-/sys/bus/pci/devices}"/*; do
    [ -r "$device/vendor" ] || continue
    # A virtual function is a part of the device that it belongs to.
    [ ! -e "$device/physfn" ] || continue
    echo "$(cut -c3- "$device/vendor"):$(cut -c3- "$device/device") $(cut -c3-6 "$device/class")"
  done | awk -v ids="$PCI_IDS" '
    BEGIN {
      count = split(ids, rows, " ")
      for (i = 1; i <= count; i++) { split(rows[i], row, "="); name[row[1]] = row[2]; vendors[substr(row[1], 1, 4)] = 1 }
    }
    $1 in name { found[name[$1]]++; next }
    substr($1, 1, 4) in vendors && ($2 ~ /^(0302|0380|1200)$/ || $1 " " $2 ~ /^10de:.* 0300$/) { unknown[$1]++ }
    END {
      for (part in found) print "found " part "=" found[part]
      for (id in unknown) print "unknown " id "=" unknown[id]
    }' | sort
}

# The kubectl and kubeconfig of the server that this runs on (docs.rke2.io/cluster_access, seen 2026-11-22).
kubeconfig=/etc/rancher/rke2/rke2.yaml

kube() {
  kubectl=/var/lib/rancher/rke2/bin/kubectl
  [ -x "$kubectl" ] || kubectl=kubectl
  # Without a cache: it would stay behind in root's home.
  "$kubectl" --kubeconfig "$kubeconfig" --cache-dir /dev/null "$@"
}

is_api_ready() {
  [ -f "$kubeconfig" ] && kube get --raw /readyz --request-timeout=10s >/dev/null 2>&1
}

check_site_name
require_root
