#!/bin/bash
# Breaks whole jobs of the image in target/digitlab (or of the launcher DIGITLAB) from outside, and looks at what is left after the next start.
#
#   src/test/sh/break-jobs.sh kill [ROUNDS [JOB…]]    kills each job (SIGKILL) at random moments, 200 times
#   src/test/sh/break-jobs.sh fail [STEP [JOB…]]      lets every STEPth write, rename, fsync, mkdir or deletion fail, once and for good
#
# Jobs: train improve download import export use. Everything is below a folder of its own, home and temporary files too. After each
# round "models list" must succeed without a word on standard error, hold what it held before or what the job was to add, and leave
# no file that nobody owns: neither part of the data nor of the log. "fail" needs gcc; "download" needs MNIST's files in the folder
# DIGITLAB_MNIST, python3, openssl, keytool and the right to serve port 443, and is skipped without them.
set -u
mode="${1:?kill or fail}"
amount="${2:-$([ "$mode" = kill ] && echo 200 || echo 1)}"
shift; [ $# -eq 0 ] || shift
jobs=("$@"); [ $# -gt 0 ] || jobs=(train improve download import export use)
digitlab="$(realpath "${DIGITLAB:-target/digitlab/bin/digitlab}")"
here="$(realpath "$(dirname "$0")")"
work="$(mktemp -d)"
home="$work/home" out="$work/out" server=
mkdir -p "$home" "$out" "$work/tmp"
export HOME="$home" TMPDIR="$work/tmp"
unset DIGITLAB_HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
export JAVA_TOOL_OPTIONS="-Duser.home=$home -Djava.io.tmpdir=$work/tmp"
data="$home/.local/share/digitlab" notes="$home/.local/state/digitlab/unfinished"
trap '[ -z "$server" ] || kill "$server"; [ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT
RANDOM="${SEED:-1}"
bad=0
complain() { echo "  $job, round $round: $*"; bad=$((bad + 1)); }
random() { awk -v r="$((RANDOM * 32768 + RANDOM))" -v most="$1" 'BEGIN {printf "%.4f", r / 1073741824 * most}'; }

# What each job needs, does, and may have changed.
prepare() {
  case $1 in
    improve)
      if [ ! -d "$data/my-sketches" ]; then
        mkdir -p "$data"
        "$digitlab" data convert sketches:40 "$data/my-sketches" --split train > /dev/null
      fi ;;
    import | use)
      [ -f "$work/model.zip" ] || "$digitlab" models export alexnet28 "$work/model.zip" > /dev/null
      [ "$1" = import ] || "$digitlab" models import "$work/model.zip" > /dev/null 2>&1 ;;
    export)
      for ending in zip safetensors onnx; do
        [ -f "$work/whole/m.$ending" ] || { mkdir -p "$work/whole"; "$digitlab" models export alexnet28 "$work/whole/m.$ending" > /dev/null; }
      done ;;
    download)
      for needed in python3 openssl keytool; do command -v "$needed" > /dev/null || return 1; done
      [ -d "${DIGITLAB_MNIST:-}" ] || return 1
      [ -n "$server" ] || serve ;;
  esac
}
serve() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mlrepo.djl.ai -addext subjectAltName=DNS:mlrepo.djl.ai \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2> /dev/null
  keytool -importcert -noprompt -alias stand-in -file "$work/cert.pem" -keystore "$work/trust.p12" -storetype PKCS12 \
    -storepass stand-in > /dev/null 2>&1
  echo "127.0.0.1 mlrepo.djl.ai" > "$work/hosts"
  JAVA_TOOL_OPTIONS="$JAVA_TOOL_OPTIONS -Djdk.net.hosts.file=$work/hosts -Djavax.net.ssl.trustStore=$work/trust.p12"
  JAVA_TOOL_OPTIONS="$JAVA_TOOL_OPTIONS -Djavax.net.ssl.trustStorePassword=stand-in"
  env -u LD_PRELOAD python3 "$here/stand_in.py" "$DIGITLAB_MNIST" "$work/cert.pem" "$work/key.pem" 443 &
  server=$!
  sleep 2
  kill -0 "$server" 2> /dev/null || { server=; return 1; }
}
command_of() {
  case $1 in
    train)
      resume=()
      [ ! -f "$data/runs/broken/checkpoint.safetensors" ] || resume=(--resume)
      command=(train --data synthetic:200 --name broken --epochs 2 --validation 50 --threads 1 "${resume[@]}") ;;
    improve) command=(improve --name broken --data synthetic:1000 --threads 1) ;;
    download) command=(data download mnist) ;;
    import) command=(models import "$work/model.zip") ;;
    export) ending="$(printf 'zip\nsafetensors\nonnx\n' | sed -n "$((round % 3 + 1))p")"; command=(models export alexnet28 "$out/m.$ending") ;;
    use) command=(models use "$([ $((round % 2)) -eq 0 ] && echo alexnet28 || echo "alexnet28 (2)")") ;;
  esac
}
# Before the next round: what a finished job added goes by the ways of the application.
undo() {
  case $1 in
    train | improve | import)
      for name in broken "broken - 2" "alexnet28 (2)"; do
        [ ! -d "$data/models/$name" ] || [ -f "$data/runs/broken/checkpoint.safetensors" ] || "$digitlab" models delete "$name" > /dev/null
      done ;;
    download) rm -rf "$data/mnist" ;;
    export) [ $((round % 2)) -eq 0 ] && rm -f "$out"/* ;;
  esac
}
# All files but those that belong: models, trainings that can be resumed, sketches, MNIST, locks, settings, exports, the log.
unowned() {
  (cd "$work" && find home out tmp -mindepth 1 \( -type f -o -type l -o -empty \)) | while IFS= read -r file; do
    case $file in
      home/.local/share/digitlab/runs/*)
        [ -f "$work/$(dirname "$file")/checkpoint.safetensors" ] || echo "$file" ;;
      */.digitlab-* | */.old.* | */.gone.* | *.part | *.part/*) echo "$file" ;;
      home/.local/share/digitlab/models/*/weights.safetensors | home/.local/share/digitlab/models/*/model.json) ;;
      home/.local/share/digitlab/models/*/run.jsonl | home/.local/share/digitlab/models/*/trained-here) ;;
      home/.local/share/digitlab/models | home/.local/share/digitlab/*.lock | home/.local/share/digitlab/my-sketches/*) ;;
      home/.local/share/digitlab/mnist/*-ubyte) ;;
      home/.config/digitlab/settings.json | home/.config/digitlab/settings.json.lock) ;;
      home/.local/state/digitlab/digitlab.log.* | home/.local/state/digitlab/unfinished) ;;
      home/.java/fonts/*) ;; # Java's own list of fonts
      out/m.zip | out/m.onnx | out/m.safetensors | out/model.json) ;;
      *) echo "$file" ;;
    esac
  done
}
# The next start, and what it leaves.
look() {
  if ! "$digitlab" models list --json > "$work/list.json" 2> "$work/list.err"; then complain "models list failed: $(cat "$work/list.err")"; fi
  [ ! -s "$work/list.err" ] || complain "models list says: $(cat "$work/list.err")"
  grep -q alexnet28 "$work/list.json" || complain "the list of models is not whole"
  if grep -q '"damaged" *:' "$work/list.json"; then complain "a damaged model"; fi
  local left
  left="$(unowned)"
  [ -z "$left" ] || complain "nobody owns $left"
  [ -z "$left" ] || owned_by_none=$((owned_by_none + $(echo "$left" | wc -l)))
  case $job in
    export)
      if [ -s "$out/m.zip" ] && ! python3 -m zipfile -t "$out/m.zip" > /dev/null 2>&1; then complain "the export is cut"; fi
      for file in "$out"/m.onnx "$out"/m.safetensors "$out"/model.json; do
        [ ! -f "$file" ] || cmp -s "$file" "$work/whole/$(basename "$file")" || complain "$(basename "$file") is neither old nor new"
      done ;;
    download) [ ! -d "$data/mnist" ] || [ "$(ls "$data/mnist" | wc -l)" -eq 4 ] || complain "MNIST is not whole" ;;
    use) "$digitlab" models list 2>&1 | grep -q alexnet28 || complain "the settings" ;;
  esac
  if [ -d "$data/models/broken" ] && [ $((round % 10)) -eq 0 ]; then
    "$digitlab" evaluate --model broken --data synthetic:20 > /dev/null 2> "$work/said" || complain "the model does not read: $(cat "$work/said")"
  fi
}

kill_once() {
  local process moment
  command_of "$job"
  "$digitlab" "${command[@]}" > "$work/said" 2>&1 &
  process=$!
  if [ $((round % 2)) -eq 0 ]; then
    moment="$(random "$lasts")"
  else
    # Half of them while something is being written.
    until compgen -G "$notes/*" > /dev/null || ! kill -0 "$process" 2> /dev/null; do sleep 0.002; done
    moment="$(random 0.05)"
  fi
  sleep "$moment"
  if kill -9 "$process" 2> /dev/null; then killed=$((killed + 1)); fi
  wait "$process" 2> /dev/null
}
kill_job() {
  local began lasts killed=0 owned_by_none=0 before=$bad
  round=0
  command_of "$job"
  began="$(date +%s.%N)"
  "$digitlab" "${command[@]}" > "$work/said" 2>&1 || complain "without a kill it fails: $(cat "$work/said")"
  lasts="$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN {print b - a}')"
  undo "$job"
  for round in $(seq "$amount"); do kill_once; look; undo "$job"; done
  echo "$job: $killed of $amount killed while running (a whole run: $lasts s); $((bad - before)) complaints, $owned_by_none files that nobody owns"
}

fail_once() {
  command_of "$job"
  LD_PRELOAD="$work/failing.so" DISK_FOLDER="$1" DISK_FAILS="$2" DISK_SAYS="$work/disk" ${3:+env DISK_STAYS=1} \
    "$digitlab" "${command[@]}" > "$work/said" 2> "$work/said.err"
}
fail_job() {
  local number count owned_by_none=0 before=$bad status stays failed=0 told=0
  round=0
  undo "$job"; : > "$work/disk"
  fail_once "$(folder)" 0 || complain "without a failure it fails: $(cat "$work/said.err")"
  count="$(wc -l < "$work/disk")"
  undo "$job"
  for stays in "" 1; do
    for number in $(seq 1 "$amount" "$count"); do
      round=$number
      fail_once "$(folder)" "$number" "$stays"
      status=$?
      failed=$((failed + 1))
      if [ "$status" -ne 0 ]; then told=$((told + 1)); fi
      [ "$status" -le 1 ] || complain "it ended with $status"
      if grep -qE '^\s+at |Exception' "$work/said" "$work/said.err"; then complain "a stack trace: $(head -3 "$work/said.err")"; fi
      [ "$status" -eq 0 ] || [ -s "$work/said.err" ] || complain "it failed without a word"
      look
      undo "$job"
    done
  done
  echo "$job: each of $count operations failed (every ${amount}th; once, and from then on): $failed runs, $told said so; $((bad - before)) complaints, $owned_by_none files that nobody owns"
}
folder() { case $job in export) echo "$out" ;; use) echo "$home/.config" ;; *) echo "$home/.local/share" ;; esac; }

[ "$mode" = kill ] || gcc -shared -fPIC -O1 -o "$work/failing.so" "$here/../c/failing.c" -ldl || exit 1
for job in "${jobs[@]}"; do
  round=0
  if prepare "$job"; then "${mode}_job"; else echo "$job: skipped, something that it needs is missing"; fi
done
[ "$bad" -eq 0 ]
