#!/bin/bash
# Installs a .deb in a minimal Debian 12 and uses it there: window and real pointer events on a virtual display, the command
# line without network and with a read-only home, an upgrade, a removal.
#
#   sudo jlink-config/linux/tour.sh target/installer/digitlab_*.deb FOLDER [MIRROR]
#
# FOLDER receives the Debian root and the screenshots. MIRROR is debootstrap's. Needs debootstrap, xvfb, xdotool, imagemagick.
set -euo pipefail
package="$(realpath "$1")"
work="$(realpath -m "$2")"
root="$work/debian"
mirror="${3:-}"
display=:83

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
inside() { chroot "$root" "$@"; }
as_tester() { chroot --userspec=tester:tester "$root" env -i HOME=/home/tester PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }

mkdir -p "$work"
if [ ! -d "$root/usr" ]; then
  say "A minimal Debian"
  debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} > "$work/debootstrap.log"
fi
# Removes what an earlier tour left.
rm -rf "$root/home/tester/.local/share/digitlab"
mounts=()
bring() { mkdir -p "$root$1"; mount --bind "$1" "$root$1"; mounts=("$root$1" "${mounts[@]}"); }
pids=()
leave() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true; done
  for mount in "${mounts[@]}"; do umount --lazy "$mount"; done
}
trap leave EXIT
bring /proc
bring /dev
mkdir -p /tmp/.X11-unix
bring /tmp/.X11-unix

say "Installation"
cp "$package" "$root/tmp/digitlab.deb"
inside sh -c 'apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/digitlab.deb' \
  > "$work/install.log" 2>&1 || { tail -20 "$work/install.log"; fail "the package could not be installed"; }
inside dpkg -s digitlab | grep -E '^(Status|Version|Installed-Size)'
inside dpkg --verify digitlab
inside id tester > /dev/null 2>&1 || inside useradd -m tester
# What the image's libraries need must be in the image (they are loaded in order) or in Debian, except CUDA's and OpenGL's.
inside sh -c 'find /opt/digitlab -name "*.so*" -printf "%f\n"' | sed 's/$/ => not found/' > "$work/own.txt"
if inside sh -c 'find /opt/digitlab -name "*.so*" -exec ldd {} + 2> /dev/null' | grep "not found" | sed 's/^[[:space:]]*//' | sort -u \
  | grep -vxFf "$work/own.txt" | grep -vE 'libopenblas\.so|libtorch_cuda|libc10_cuda|libGL\.'; then
  fail "a library is missing"
fi

say "The window"
Xvfb "$display" -screen 0 1280x800x24 > "$work/xvfb.log" 2>&1 &
pids+=($!)
export DISPLAY="$display"
until xdotool getdisplaygeometry > /dev/null 2>&1; do sleep 0.2; done
as_tester DISPLAY="$display" digitlab > "$work/window.log" 2>&1 &
window_process=$!
pids+=("$window_process")
window="$(timeout 60 xdotool search --sync --onlyvisible --name '^Digit Lab$' | head -1)" || fail "no window: $(cat "$work/window.log")"
xdotool windowsize --sync "$window" 1180 760 windowmove "$window" 20 10 || true
# Waits until the page differs from the last screenshot and no longer changes.
shot=
differs() { [ "$(compare -metric AE -fuzz 2% "$1" "$2" null: 2>&1 | sed 's/[. ].*//')" -gt "$3" ]; }
shoot() {
  local last="$shot" again="$work/again.png" tries=0
  shot="$work/$1.png"
  import -window root "$shot"
  until [ -z "$last" ] || differs "$last" "$shot" 2000; do
    tries=$((tries + 1)); [ "$tries" -lt 60 ] || fail "$1 is the same picture as $(basename "$last" .png)"
    sleep 0.5; import -window root "$shot"
  done
  sleep 1; import -window root "$again"
  while differs "$shot" "$again" 0; do
    tries=$((tries + 1)); [ "$tries" -lt 60 ] || fail "$1 does not come to rest"
    mv "$again" "$shot"; sleep 1; import -window root "$again"
  done
  rm "$again"
}
sleep 3
shoot 1-window
# A seven, relative to a sheet on the left of the window.
draw() {
  xdotool mousemove "$1" "$2" mousedown 1; shift 2
  while [ $# -gt 0 ]; do xdotool mousemove "$1" "$2"; shift 2; sleep 0.03; done
  xdotool mouseup 1
}
draw 270 260 330 255 400 255 470 260 440 320 410 380 380 450 355 530 340 600
shoot 2-sketch
page=2
for name in charts clusters readings settings; do
  xdotool key --window "$window" "ctrl+$page"
  page=$((page + 1))
  shoot "$page-$name"
done
xdotool windowclose "$window"
kill -0 "$window_process" 2> /dev/null && kill "$window_process"
wait "$window_process" || true
echo "screenshots: $work/*.png"

say "A picture opened by a file manager"
as_tester DISPLAY="$display" digitlab /opt/digitlab/lib/app/samples/digit-7.png > "$work/picture.log" 2>&1 &
window_process=$!
pids+=("$window_process")
window="$(timeout 60 xdotool search --sync --onlyvisible --name '^Digit Lab$' | head -1)"
xdotool windowsize --sync "$window" 1180 760 windowmove "$window" 20 10 || true
# The sketch and the picture are sevens: their answers, to the right of the sheet, look alike.
answer() { convert "$work/$1.png" -crop 180x170+774+100 +repage "$work/answer-$1.png"; }
answer 2-sketch
[ "$(convert "$work/answer-2-sketch.png" -format %k info:)" -gt 1 ] || fail "the sketch has no answer"
for wait in $(seq 30); do
  sleep 1
  shoot 7-picture
  answer 7-picture
  differs "$work/answer-2-sketch.png" "$work/answer-7-picture.png" 0 || break
  [ "$wait" -lt 30 ] || fail "the sketch of a seven is not read as the picture of one"
  shot=
done
kill "$window_process"; wait "$window_process" || true

say "The command line: no network, a home that cannot be written but for our own folders"
for own in .local/share/digitlab .config/digitlab .local/state/digitlab; do
  inside sh -c "mkdir -p /home/tester/$own && chown -R tester:tester /home/tester/$own"
done
inside sh -c 'chown root:root /home/tester /home/tester/.local /home/tester/.local/share /home/tester/.local/state /home/tester/.config; chmod 555 /home/tester'
offline() { unshare -n chroot --userspec=tester:tester "$root" env -i HOME=/home/tester PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }
offline digitlab --version
offline sh -c 'digitlab predict /opt/digitlab/lib/app/samples/*.png' | tee "$work/predict.txt"
[ "$(sed -nE 's/.*digit-([0-9])\.png +([0-9]) .*/\1 \2/p' "$work/predict.txt" | awk '$1 == $2' | wc -l)" -eq 10 ] \
  || fail "a sample was misread"
offline digitlab evaluate --data synthetic:500 | head -4
offline digitlab cluster --data synthetic:300 --restarts 1 | head -3
offline digitlab train --data synthetic:500 --name tour --epochs 1 | tail -2
offline digitlab models list
offline digitlab 2> "$work/no-display.txt" && fail "a window without a display"
cat "$work/no-display.txt"
grep -q "no display" "$work/no-display.txt" || fail "without a display there is no sentence"

say "Upgrade and removal"
inside sh -c 'cd /tmp && rm -rf next && dpkg-deb -R digitlab.deb next && sed -i "s/^Version:.*/Version: 99.0-1/" next/DEBIAN/control && dpkg-deb -Znone -b next next.deb > /dev/null && dpkg -i next.deb > /dev/null && rm -rf next next.deb'
inside dpkg -s digitlab | grep -E '^(Status|Version)'
offline digitlab models show tour | head -2
inside dpkg --purge digitlab
left="$(inside sh -c 'ls -d /opt/digitlab /usr/bin/digitlab 2> /dev/null; find /usr/share -name "*digitlab*" 2> /dev/null' || true)"
[ -z "$left" ] || fail "left behind: $left"
inside test -f /home/tester/.local/share/digitlab/models/tour/model.json || fail "the user's model is gone"
inside rm -rf /home/tester/.local/share/digitlab/models/tour
say "The tour is over, all went well"
