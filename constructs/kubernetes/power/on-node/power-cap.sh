# shellcheck shell=sh
# Holds the power cap of a node's accelerators and watches how hot they are. What it finds stands in $STATE/status, which
# probes, node-problem-detector and the taint read. The vendor's part of the script comes before this one:
#   list_parts        one line a part: id|pci|limit|enforced|default|min|max|celsius|memory celsius; whole numbers, or `-`
#   set_limit ID WATTS
#   prepare_parts     what a driver wants before it keeps a limit
#
# One owner: a limit that is neither the part's default nor what this script has set is somebody else's. From then on
# nothing is written until the script is started anew.

say() { echo "power-cap: $*" >&2; }

# say_once KEY TEXT: the log says a thing when it begins, not at every look.
say_once() {
  eval "before=\${said_$1-}"
  [ "$before" = "$2" ] || say "$2"
  eval "said_$1=\$2"
}

is_number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
}

now() { date +%s; }

# whole TEXT: in $number what a tool prints, without unit and fraction; `-` for what is no number, such as [N/A].
whole() {
  number=${1%% *}
  number=${number%%.*}
  is_number "$number" || number=-
}

# --- the owner --------------------------------------------------------------------------------------------------------
# $STATE/owner/name: who sets the limits of this node. Without a beat beside it, it was put there for good.
own() {
  if ! mkdir "$STATE/owner" 2>/dev/null && [ -e "$STATE/owner/name" ]; then
    owner=$(cat "$STATE/owner/name")
    if [ "$owner" != "$GROUP" ]; then
      beat=$(cat "$STATE/owner/beat" 2>/dev/null) || return 1
      is_number "$beat" && [ $(($(now) - beat)) -gt "$STALE" ] || return 1
      say "took over from $owner, which has been silent for $(($(now) - beat)) s"
    fi
  fi
  echo "$GROUP" >"$STATE/owner/name" && now >"$STATE/owner/beat"
}

disown_node() {
  [ "$(cat "$STATE/owner/name" 2>/dev/null)" = "$GROUP" ] && rm -rf "$STATE/owner"
}

# --- the limits -------------------------------------------------------------------------------------------------------
clamped() {
  want=$CAP_WATTS
  if is_number "$2" && [ "$want" -gt "$2" ]; then want=$2; fi
  if is_number "$1" && [ "$want" -lt "$1" ]; then want=$1; fi
  [ "$want" = "$CAP_WATTS" ] || say_once "clamp_$index" "$id takes ${1} to ${2} W: $want W in place of $CAP_WATTS W"
}

is_wanted_part() {
  [ -n "$PCI_IDS" ] || return 0
  case " $PCI_IDS " in
    *" $1 "*) return 0 ;;
  esac
  return 1
}

# Reads one part and, with $1 = set, brings its limit to what it ought to be. Counts in $missed, $unknown and $clamps.
look_at_cap() {
  if ! is_wanted_part "$pci"; then
    say_once "part_$index" "$id is another part ($pci) than the cap is for ($PCI_IDS)"
    missed=$((missed + 1))
    return
  fi
  if ! is_number "$limit" || ! is_number "$default"; then
    say_once "part_$index" "$id does not tell its power limit"
    unknown=$((unknown + 1))
    return
  fi
  clamped "$min" "$max"
  [ "$want" -le "$CAP_WATTS" ] || clamps=$((clamps + 1))
  ours=$(cat "$STATE/limits/$id" 2>/dev/null) || ours=
  if [ "$limit" != "$want" ] && [ "$limit" != "$default" ] && [ "$limit" != "$ours" ]; then
    foreign="$id has a limit of $limit W, which is neither its default of $default W nor ours of $want W"
  elif is_number "$enforced" && [ "$enforced" -lt "$limit" ]; then
    foreign="$id is held at $enforced W, below its limit of $limit W, from outside of the node"
  fi
  if [ -n "$foreign" ]; then
    missed=$((missed + 1))
    return
  fi
  if [ "$limit" = "$want" ]; then
    [ "$1" != set ] || echo "$want" >"$STATE/limits/$id"
    return
  fi
  if [ "$1" != set ]; then
    missed=$((missed + 1))
    return
  fi
  [ -z "$ours" ] || say "$id has come back to $limit W"
  # Written down first: what is set and not known as ours would look like somebody else's.
  echo "$want" >"$STATE/limits/$id"
  if set_limit "$id" "$want"; then say "$id: $want W"; else say_once "set_$index" "$id refuses $want W"; fi
  changed=yes
}

# look_at_profile set|check: requests the power profile of a part that does not have it.
look_at_profile() {
  if ! is_wanted_part "$pci" || has_profile "$id"; then return; fi
  if [ "$1" != set ]; then
    missed=$((missed + 1))
    return
  fi
  : >"$STATE/profiles/$id"
  request_profile "$id" || say_once "profile_$index" "$id refuses profile $PROFILE_ID"
  changed=yes
}

# look set|check: the whole node. A part may take a limit and yet not have it, so what was set is read again.
look() {
  index=0 missed=0 unknown=0 clamps=0 changed=no hottest=- hottest_memory=- blind=no
  rows=$(list_parts) || rows=
  if [ -z "$rows" ]; then
    say_once tool "no part answers"
    unknown=1 blind=yes
    return
  fi
  say_once tool "the parts answer"
  while IFS='|' read -r id pci limit enforced default min max celsius memory; do
    index=$((index + 1))
    [ -z "$CAP_WATTS" ] || [ -n "$foreign" ] || [ "$may_set" = no ] || look_at_cap "$1"
    [ -z "$PROFILE_ID" ] || [ "$may_set" = no ] || look_at_profile "$1"
    if is_number "$celsius"; then
      { [ "$hottest" != - ] && [ "$hottest" -ge "$celsius" ]; } || hottest=$celsius
    elif [ -n "$MAX_CELSIUS" ]; then
      blind=yes
    fi
    if is_number "$memory"; then
      { [ "$hottest_memory" != - ] && [ "$hottest_memory" -ge "$memory" ]; } || hottest_memory=$memory
    elif [ -n "$MAX_MEMORY_CELSIUS" ]; then
      blind=yes
    fi
  done <<PARTS
$rows
PARTS
  if [ -n "$PARTS_EXPECTED" ] && [ "$index" -lt "$PARTS_EXPECTED" ]; then
    say_once count "$index of $PARTS_EXPECTED parts answer"
    unknown=$((unknown + 1)) blind=yes
  fi
}

cap_state() {
  wanted="${CAP_WATTS:+$CAP_WATTS W}${PROFILE_ID:+profile $PROFILE_ID}"
  if [ -z "$wanted" ]; then
    cap=none cap_text="no cap is set"
  elif [ "$may_set" = no ]; then
    cap=no cap_text="$owner sets the limits of this node"
  elif [ -n "$foreign" ]; then
    cap=no cap_text="another owner: $foreign"
  elif [ "$missed" -gt 0 ]; then
    cap=no cap_text="$missed of $index parts do not hold $wanted"
  elif [ "$unknown" -gt 0 ]; then
    cap=unknown cap_text="the limit of some parts is not known"
  elif [ "$clamps" -gt 0 ]; then
    cap=no cap_text="$clamps of $index parts take no limit as low as $CAP_WATTS W"
  else
    cap=yes cap_text="$index parts hold $wanted"
  fi
}

is_over() { [ -n "$2" ] && is_number "$1" && [ "$1" -ge "$2" ]; }

# A node that was hot stays so until it has been cooler by COOL_KELVIN for COOL_SECONDS.
heat_state() {
  reading="$hottest C, memory $hottest_memory C"
  if [ -z "$MAX_CELSIUS$MAX_MEMORY_CELSIUS" ]; then
    hot=none hot_text="no temperature is watched"
  elif is_over "$hottest" "$MAX_CELSIUS" || is_over "$hottest_memory" "$MAX_MEMORY_CELSIUS"; then
    hot=yes hot_text="$reading" cool_since=
  elif [ "$blind" = yes ]; then
    hot=unknown hot_text="some parts do not tell their temperature" cool_since=
  elif [ "$was_hot" != yes ]; then
    hot=no hot_text="$reading"
  elif is_over "$hottest" "${MAX_CELSIUS:+$((MAX_CELSIUS - COOL_KELVIN))}" ||
    is_over "$hottest_memory" "${MAX_MEMORY_CELSIUS:+$((MAX_MEMORY_CELSIUS - COOL_KELVIN))}"; then
    hot=yes hot_text="$reading, not cool yet" cool_since=
  else
    cool_since=${cool_since:-$(now)}
    hot=yes hot_text="$reading, cool for $(($(now) - cool_since)) s"
    [ $(($(now) - cool_since)) -lt "$COOL_SECONDS" ] || hot=no
  fi
  # What was seen last holds while the sensors are silent.
  [ "$hot" = unknown ] || was_hot=$hot
}

report() {
  cap_state
  heat_state
  say_once cap "$cap_text"
  say_once heat "hot: $hot"
  printf '%s\n' "time=$(now)" "cap=$cap" "cap_text=$cap_text" "hot=$hot" "hot_text=$hot_text" >"$STATE/status.new"
  mv "$STATE/status.new" "$STATE/status"
}

# --- begin and end ----------------------------------------------------------------------------------------------------
# Gives back what is ours, and nothing that somebody else has set since.
restore() {
  trap '' TERM INT
  [ "$may_set" = yes ] || exit 0
  list_parts | while IFS='|' read -r id pci limit enforced default min max celsius memory; do
    [ -e "$STATE/limits/$id" ] || continue
    if [ "$limit" != "$(cat "$STATE/limits/$id")" ]; then
      say "$id keeps $limit W, which we have not set"
    elif [ "$limit" = "$default" ] || set_limit "$id" "$default"; then
      say "$id: back to $default W"
    else
      say "$id stays at $limit W"
      continue
    fi
    rm -f "$STATE/limits/$id"
  done
  for part in "$STATE/profiles"/*; do
    [ -e "$part" ] || continue
    id=${part##*/}
    if clear_profile "$id"; then rm -f "$part"; else say "$id keeps profile $PROFILE_ID"; fi
  done
  rm -f "$STATE/status"
  disown_node
  exit 0
}

mkdir -p "$STATE/limits" "$STATE/profiles"
may_set=no foreign='' owner='' was_hot=no cool_since=''
trap restore TERM INT
while :; do
  if [ -n "$CAP_WATTS$PROFILE_ID" ]; then
    if own; then may_set=yes; else may_set=no; fi
    [ "$may_set" = no ] || [ -n "$foreign" ] || prepare_parts
  fi
  look set
  [ "$changed" = no ] || look check
  report
  [ -z "${ONCE-}" ] || exit 0
  sleep "$INTERVAL" &
  wait $! || :
done
