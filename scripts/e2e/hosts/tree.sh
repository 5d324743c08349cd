# The tree of a host as text: path, type, mode, owner, target, size and sha256 of everything on its disk.

# What a booted Debian writes by itself: journal, log-ins, the seed for the next boot, folders of running services.
own_writes='^\./(var/log/(journal|wtmp|btmp|lastlog|faillog)|var/lib/systemd/(random-seed|timers|linger)|var/tmp/systemd-private-[^/]*)(/| |$)'
not_on_disk='^\./(proc|sys|run|dev|tmp)/'

# tree_of NAME: a sorted line for each path. A file that is not in the host's own layer is the one below it, which nobody can
# write; one that is has a line with its sha256 too, where its bytes are others than below.
tree_of() {
  (
    cd "$hosts/$1/tree" || exit 1
    {
      find . -xdev -type f -printf '%p file %m %U:%G %s\n' -o -printf '%p %y %m %U:%G %l\n'
      (cd "$hosts/$1/upper" && find . -type f -print0) | while IFS= read -r -d '' file; do
        cmp -s "$file" "$base/$file" || printf '%s sha256 %s\n' "$file" "$(sha256sum <"$file" | cut -d ' ' -f 1)"
      done
    } | grep -vE "$own_writes" | grep -vE "$not_on_disk" | LC_ALL=C sort
  )
}

# tree_keep NAME AS: keeps the tree as it is now.
tree_keep() { tree_of "$1" >"$hosts/$1/tree.$2"; }

# tree_same NAME AS: the tree is as it was kept.
tree_same() {
  tree_of "$1" | diff "$hosts/$1/tree.$2" - >"$scratch/tree.diff" && return 0
  echo "the tree of $1 differs from '$2':"
  head -40 "$scratch/tree.diff"
  return 1
}

trees_keep() { for name in "${@:2}"; do tree_keep "$name" "$1" || return 1; done; }
trees_same() {
  local name status=0
  for name in "${@:2}"; do tree_same "$name" "$1" || status=1; done
  return "$status"
}
