#!/bin/bash
# The memory of the window of the image in target/digitlab while it is used: strokes, undo, pages one after another, other sizes,
# all by real pointer and keys on the display that DISPLAY names (Xvfb with a window manager will do). Needs xdotool, Linux.
#
#   DISPLAY=:7 src/test/sh/window-memory.sh [MINUTES [LIMIT]]
#
# Prints the resident memory in MB every minute, and at the end how often everything was done and the peak; exits with 1 if the
# memory at the end is more than LIMIT (600).
set -u
minutes="${1:-8}"
limit="${2:-600}"
RANDOM="${SEED:-7}"
home="$(mktemp -d)"
DIGITLAB_HOME="$home" target/digitlab/bin/digitlab > "$home/said" 2>&1 &
process=$!
leave() { kill "$process" 2> /dev/null; wait "$process" 2> /dev/null; rm -rf "$home"; }
trap leave EXIT
window="$(timeout 60 xdotool search --sync --onlyvisible --pid "$process" | tail -1)"
[ -n "$window" ] || { echo "no window: $(cat "$home/said")"; exit 1; }
memory() { awk -v key="$1:" '$1 == key {print int($2 / 1024)}' "/proc/$process/status"; }

strokes=0 undos=0 pages=0 sizes=0
stroke() {
  eval "$(xdotool getwindowgeometry --shell "$window")"
  local left=$((X + 100)) top=$((Y + 130)) side=$((HEIGHT > 700 ? 400 : 260))
  local moves=()
  for _ in 1 2 3 4 5 6; do
    moves+=(mousemove $((left + RANDOM % side)) $((top + RANDOM % side)))
  done
  xdotool mousemove $((left + RANDOM % side)) $((top + RANDOM % side)) mousedown 1 "${moves[@]}" mouseup 1
  strokes=$((strokes + 1))
}
page() { xdotool key --window "$window" "ctrl+$1"; pages=$((pages + 1)); sleep 0.3; }

sleep 2
echo "at first: $(memory VmRSS) MB"
start=$SECONDS
minute=1
while [ $((SECONDS - start)) -lt $((minutes * 60)) ]; do
  page 1
  for _ in $(seq 20); do
    stroke
    if [ $((RANDOM % 4)) -eq 0 ]; then xdotool key --window "$window" ctrl+z; undos=$((undos + 1)); fi
    sleep 0.1
  done
  page $((2 + RANDOM % 7))
  xdotool windowsize "$window" $((900 + RANDOM % 350)) $((600 + RANDOM % 180)); sizes=$((sizes + 1))
  kill -0 "$process" 2> /dev/null || { echo "the window is gone"; exit 1; }
  if [ $((SECONDS - start)) -ge $((minute * 60)) ]; then
    echo "$minute min: $(memory VmRSS) MB, peak $(memory VmHWM) MB"
    minute=$((minute + 1))
  fi
done
echo "$strokes strokes, $undos undone, $pages pages, $sizes sizes: $(memory VmRSS) MB, peak $(memory VmHWM) MB"
[ "$(memory VmRSS)" -le "$limit" ]
