# shellcheck shell=sh
# Undoes what the site did to this host, and nothing else.

if [ "$LOST" = 1 ]; then
  printf 'sovereign: %s: stated as lost, so nothing was undone there; wipe it before it is used again\n' "$HOST"
  exit 0
fi
no_links "$state/owner"
if [ ! -f "$state/owner" ]; then
  clear_upload
  say "nothing of the site $SITE is here"
  exit 0
fi
if [ -f "$state/host" ] && [ "$(cat "$state/host")" != "$HOST" ]; then
  say "this machine is the host $(cat "$state/host") of the site now; nothing was undone"
  exit 0
fi

# --- Before anything is removed: no path may lead elsewhere ----------------------------------------------------------

listed_paths() {
  cat "$state/created" 2>/dev/null || true
  [ ! -d "$state/saved" ] || find "$state/saved" ! -type d | cut -c"$((${#state} + 7))-"
}
listed_paths | while read -r path; do no_links "$path"; done

# --- Services --------------------------------------------------------------------------------------------------------

for service in "$state/services"/*; do
  [ -f "$service" ] || continue
  take_service_down "${service##*/}"
done

# --- RKE2 ------------------------------------------------------------------------------------------------------------

# rke2-uninstall.sh removes the folders of RKE2's configuration and documents as a whole. What the owner of the host put
# there, and neither we nor RKE2 wrote, is set aside. The cluster's own data goes, as docs.rke2.io/install/uninstall says.
set_aside() {
  [ -d "$1" ] || return 0
  find "$1" ! -type d | while read -r path; do
    case $path in
      /etc/rancher/rke2/rke2.yaml | /etc/rancher/rke2/rke2-pss.yaml | /etc/rancher/node/password) continue ;;
    esac
    if is_created "$path" || is_saved "$path"; then continue; fi
    mkdir -p "$(dirname "$state/aside$path")"
    cp -a "$path" "$state/aside$path"
    folder=$path
    while [ "$folder" != "$1" ]; do
      folder=$(dirname "$folder")
      stat -c '%a %u %g %n' "$folder" >>"$state/rke2/present"
    done
  done
}

# put_back FOLDER: its files go to where they were.
put_back() {
  [ -d "$1" ] || return 0
  find "$1" ! -type d | while read -r path; do
    target=${path#"$1"}
    no_links "$(dirname "$target")"
    mkdir -p "$(dirname "$target")"
    rm -f "$target"
    cp -a "$path" "$target"
  done
}

# Parents come first, so that each folder gets its own mode.
make_present_folders() {
  sort -u -k 4 "$1" | while read -r mode user group folder; do
    no_links "$folder"
    [ ! -d "$folder" ] || continue
    mkdir -p "$folder"
    chown "$user:$group" "$folder"
    chmod "$mode" "$folder"
  done
}

# The uninstaller cannot remove a folder that a disk is mounted at, and has nothing left to do once it is empty.
is_emptied_mount() {
  mountpoint -q /var/lib/rancher/rke2 && [ -z "$(ls -A /var/lib/rancher/rke2)" ]
}

if [ -d "$state/rke2" ]; then
  prefix=$(cat "$state/rke2/prefix")
  set_aside /etc/rancher
  set_aside "$prefix/share/rke2"
  for script in rke2-killall.sh rke2-uninstall.sh; do
    if is_created "$prefix/bin/$script" && [ -x "$prefix/bin/$script" ]; then
      say "runs $script"
      INSTALL_RKE2_ROOT=$prefix "$prefix/bin/$script" >&2 ||
        [ "$script" = rke2-killall.sh ] || is_emptied_mount ||
        refuse "$script failed, see above; mend that and destroy again"
    fi
  done
fi

# --- What we created, newest first; what we replaced -----------------------------------------------------------------

if [ -f "$state/created" ]; then
  sed '1!G;h;$!d' "$state/created" | while read -r path; do
    if [ -d "$path" ]; then
      # Not empty: somebody else uses it. The folder of all sites goes last.
      [ "$path" = "$sites" ] || rmdir "$path" 2>/dev/null || true
    else
      rm -f "$path" "$path.sovereign-new"
    fi
  done
fi
[ ! -f "$state/rke2/present" ] || make_present_folders "$state/rke2/present"
put_back "$state/aside"
put_back "$state/saved"
systemctl daemon-reload

sites_are_ours=0
! is_created "$sites" || sites_are_ours=1
rm -rf "$state"
[ "$sites_are_ours" = 0 ] || rmdir "$sites" 2>/dev/null || true
clear_upload
say "what the site $SITE did here is undone"
