# shellcheck shell=sh
# RKE2 from the uploaded bundle, by the steps of docs.rke2.io/install/airgap ("Manually Deploy Images" and "Script
# install") and the variables of install.sh (rancher/rke2-docs at 9477b7b1, rancher/rke2 at 6ce1a801, 2026-08-21).

require_claim
bundle=$upload/bundle
images=/var/lib/rancher/rke2/agent/images
suffix=linux-$(find_architecture)
sums=$bundle/sha256sum-$(find_architecture).txt
tarball=$bundle/rke2.$suffix.tar.gz

if [ -f "$state/rke2/role" ] && [ "$(cat "$state/rke2/role")" != "$ROLE" ]; then
  refuse "RKE2 is installed here as $(cat "$state/rke2/role") and not as $ROLE; deploy without this host first, then with its new role"
fi

# --- The bundle, before anything is installed ------------------------------------------------------------------------

for needed in "$bundle/install.sh" "$sums" "$tarball"; do
  [ -f "$needed" ] || refuse "the bundle lacks $(basename "$needed"); add it as docs.rke2.io/install/airgap says"
done

# The checksum of a file in the bundle's list; a name may carry the mark of binary mode and a folder.
expected_sum() {
  awk -v wanted="$1" '{ name = $2; sub(/^\*/, "", name); sub(/^.*\//, "", name) } name == wanted { print $1; exit }' "$sums"
}

# Every archive that is used must be listed. install.sh is published apart from the list; it is held to it if named.
used_sums() {
  for file in "$tarball" "$bundle"/rke2-images*."$suffix".tar.zst "$bundle"/rke2-images*."$suffix".tar.gz "$bundle/install.sh"; do
    [ -f "$file" ] || continue
    name=$(basename "$file")
    expected=$(expected_sum "$name")
    if [ -z "$expected" ]; then
      [ "$name" = install.sh ] || refuse "$name is not listed in $(basename "$sums"), so nobody can tell whether it is whole; add its checksum, or remove the file"
      continue
    fi
    actual=$(sha256sum <"$file" | cut -d' ' -f1)
    [ "$actual" = "$expected" ] || refuse "$name of the bundle has the checksum $actual instead of $expected; copy it anew, nothing was installed"
    echo "$actual  $name"
  done
}
used=$(used_sums) || exit 1

is_installed() {
  [ -f "$state/rke2/version" ] && [ "$(cat "$state/rke2/version")" = "$VERSION" ] &&
    [ "$(cat "$state/rke2/sums")" = "$used" ] && ! compare_written "$state" | grep -qv -e '^ok ' -e ' /etc/'
}
if is_installed; then
  clear_upload
  say "RKE2 $VERSION is installed already"
  exit 0
fi

mkdir -m 0700 "$upload/unpacked"
tar xzf "$tarball" -C "$upload/unpacked"
names=$("$upload/unpacked/bin/rke2" --version 2>/dev/null) || refuse "bin/rke2 of the bundle does not run here; is it for another processor?"
case " $(printf '%s' "$names" | tr '\n' ' ') " in
  *" $VERSION "*) ;;
  *) refuse "the bundle holds $(printf '%s\n' "$names" | head -n 1), and the program states $VERSION; correct one of them" ;;
esac

# --- What will be there ----------------------------------------------------------------------------------------------

# install.sh chooses the same way where nobody chooses for it.
if [ -f "$state/rke2/prefix" ]; then
  prefix=$(cat "$state/rke2/prefix")
elif mountpoint -q /usr/local 2>/dev/null || [ ! -w /usr/local ]; then
  prefix=/opt/rke2
else
  prefix=/usr/local
fi

# Folders that uninstalling removes although they were here before: they come back empty, as they were.
list_present() {
  for folder in /etc/rancher /etc/rancher/node /etc/rancher/rke2 /etc/cni /opt/cni/bin /var/lib/cni /var/log/pods \
    /var/log/containers /var/log/calico /var/lib/kubelet /var/lib/rancher /var/lib/rancher/rke2; do
    [ ! -d "$folder" ] || find "$folder" -type d -exec stat -c '%a %u %g %n' {} +
  done | sort -u -k 4
}
if [ ! -f "$state/rke2/present" ]; then list_present | put_state rke2/present; fi
printf '%s\n' "$prefix" | put_state rke2/prefix
printf '%s\n' "$ROLE" | put_state rke2/role

# RKE2 makes these and its uninstaller leaves them. Unpacking gives those that are here the modes of the archive.
folder_modes=
for folder in /opt/cni "$prefix" "$prefix/bin" "$prefix/lib" "$prefix/lib/systemd" "$prefix/lib/systemd/system" \
  "$prefix/share" "$prefix/share/rke2"; do
  no_links "$folder"
  if [ -d "$folder" ]; then
    folder_modes="$folder_modes$(stat -c '%a %u %g %n' "$folder")
"
  else
    list_created "$folder"
  fi
done

installed_path() {
  case $prefix:$1 in
    /usr/local:*) echo "$prefix/$1" ;;
    # Outside /usr/local install.sh moves the units to where systemd looks.
    *:lib/systemd/system/*.service) echo "/etc/systemd/system/${1##*/}" ;;
    *) echo "$prefix/$1" ;;
  esac
}

installed_files=$(cd "$upload/unpacked" && find . ! -type d | cut -c3- | sort)
for file in $installed_files; do
  target=$(installed_path "$file")
  no_links "$target"
  if [ -e "$target" ] && ! is_created "$target"; then refuse "$target is here and the site did not install it; uninstall it first"; fi
  list_created "$target"
done

# --- Images, then RKE2 -----------------------------------------------------------------------------------------------

# Only root reads our files, but others may read what RKE2 brings, as its makers have it.
make_folder "$images" 0755
for image in "$bundle"/rke2-images*."$suffix".tar.zst "$bundle"/rke2-images*."$suffix".tar.gz; do
  [ -f "$image" ] || continue
  target=$images/$(basename "$image")
  no_links "$target"
  keep_original "$target"
  mv -f "$image" "$target"
  chown 0:0 "$target"
  chmod 0644 "$target"
  list_written "$target"
done
# Archives of an earlier bundle would be imported at every start.
awk -v start="$images/" 'index($0, start) == 1' "$state/created" | while read -r target; do
  printf '%s\n' "$used" | grep -q "  $(basename "$target")\$" || withdraw_file "$target"
done

# install.sh sees no images: it would unpack the gzip ones a second time, and take none where the core archive and one
# network plug-in's stand in place of the full one.
artifacts=$(pwd)/${upload#./}
mv "$tarball" "$sums" "$bundle/install.sh" "$artifacts/"
(
  umask 022
  INSTALL_RKE2_METHOD=tar INSTALL_RKE2_ARTIFACT_PATH=$artifacts INSTALL_RKE2_TYPE=$ROLE \
    INSTALL_RKE2_TAR_PREFIX=$prefix sh "$artifacts/install.sh"
) || refuse "install.sh of the bundle failed, see above; the next deploy tries again, a destroy removes what is there"

printf '%s' "$folder_modes" | while read -r mode user group folder; do
  [ "$(stat -c '%a %u %g' "$folder")" = "$mode $user $group" ] || { chown "$user:$group" "$folder" && chmod "$mode" "$folder"; }
done
for file in $installed_files; do list_written "$(installed_path "$file")"; done
printf '%s\n' "$used" | put_state rke2/sums
printf '%s\n' "$VERSION" | put_state rke2/version
clear_upload
say "RKE2 $VERSION is installed in $prefix"
