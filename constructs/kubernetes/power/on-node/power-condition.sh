# shellcheck shell=sh
# power-condition.sh alive|cap|hot: what power-cap.sh last wrote, as node-problem-detector and probes want it:
# 0 all is well, 1 it is not, 2 nobody knows. One line says why.

file=$STATE/status
value_of() {
  while IFS= read -r line; do
    case $line in
      "$1="*) echo "${line#*=}" ;;
    esac
  done <"$file"
}

if [ ! -r "$file" ]; then
  echo "nothing was looked at yet"
  exit 2
fi
age=$(($(date +%s) - $(value_of time)))
if [ "$age" -gt "$MAX_AGE" ]; then
  echo "the last look was $age s ago"
  exit 2
fi
case $1 in
  alive) exit 0 ;;
  cap) bad=no ;;
  hot) bad=yes ;;
  *) exit 2 ;;
esac
value_of "$1_text"
case $(value_of "$1") in
  unknown | '') exit 2 ;;
  "$bad") exit 1 ;;
  *) exit 0 ;;
esac
