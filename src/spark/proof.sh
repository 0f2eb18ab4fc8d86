#!/usr/bin/env bash
# Runs every job on a real cluster of Spark's own kind (standalone): a master and two workers, each a process of this machine
# with one core, from jars of Maven Central. Kills a worker in the middle of `read`, and compares all results with those of the
# desktop application.
#
#   mvn -DskipTests package; mvn -Pspark -DskipTests package; src/spark/proof.sh [ROWS]
#
# ROWS generated digits are read and clustered, 20,000 if it is not given; a tenth of them is evaluated and described. What is
# written stays in target/spark/proof, with the memory and the times in report.txt. DIGITLAB names the application to compare
# with, WORKERS another number of workers. Needs a JDK 25 in JAVA_HOME or on the path, and python3.
set -euo pipefail
cd "$(dirname "$0")/../.."

rows="${1:-20000}"
workers="${WORKERS:-2}"
digitlab="${DIGITLAB:-target/digitlab/bin/digitlab}"
proof="$PWD/target/spark/proof"
home="$PWD/target/spark/home"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
port="${PORT:-7079}"
report="$proof/report.txt"

for file in target/digitlab-spark.jar target/digitlab-spark-natives.zip "$digitlab"; do
  [ -e "$file" ] || { echo "There is no $file: see the first lines of this script."; exit 1; }
done
rm -rf "$proof"
mkdir -p "$proof/log" "$proof/local"
[ -d "$home/jars" ] || mvn -q -B -f src/spark/cluster/pom.xml dependency:copy-dependencies -DoutputDirectory="$home/jars"
mkdir -p "$home/conf"
cat > "$home/conf/log4j2.properties" << 'LOG'
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex
LOG

export SPARK_HOME="$home" SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS="$proof/local" SPARK_SCALA_VERSION=2.13
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait 2> /dev/null || true
}
trap finish EXIT

spark() { # MEMORY CLASS ARGUMENTS: runs a class of Spark's
  local memory="$1"
  shift
  exec "$java" -Xmx"$memory" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 @jlink-config/java.args @src/spark/java.args -cp "$home/conf:$home/jars/*" "$@"
}

say() { echo "$*" | tee -a "$report"; }

say "$(date -u '+%Y-%m-%d %H:%M') UTC, $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg), $rows rows, $workers workers"
spark 512m org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 > "$proof/log/master.txt" 2>&1 &
pids+=($!)
worker() {
  spark 256m org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 2g --webui-port 0 \
    --work-dir "$proof/work-$1" "spark://127.0.0.1:$port" > "$proof/log/worker-$1.txt" 2>&1 &
  pids+=($!)
  eval "worker_$1=$!"
}
for w in $(seq "$workers"); do worker "$w"; done

# The process of each executor, its most memory in MB and its processor time in seconds, once a second while a job runs.
watch() {
  while sleep 1; do
    for pid in $(pgrep -f "CoarseGrainedExecutorBackend.*spark://.*127.0.0.1" || true); do
      memory="$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status" 2> /dev/null)" || continue
      awk -v pid="$pid" -v memory="$memory" '{ print pid, memory, ($14 + $15) / 100 }' "/proc/$pid/stat" 2> /dev/null || true
    done
  done
}

# Where a job finds the native libraries: sent with it, or unpacked on every machine beforehand.
sent=(--archives "$PWD/target/digitlab-spark-natives.zip#digitlab-natives")
unpacked=(--natives "$PWD/target")

submit() { # NAME EXECUTOR-MEMORY ARGUMENTS: runs a job, and notes its time and the memory of its executors
  local name="$1" memory="$2" start watcher options=()
  shift 2
  if [ "$1" = "${sent[0]}" ]; then
    options=("${sent[@]}")
    shift 2
  fi
  watch > "$proof/log/executors-$name.txt" &
  watcher=$!
  start=$(date +%s.%N)
  (spark 1g org.apache.spark.deploy.SparkSubmit --master "spark://127.0.0.1:$port" --executor-memory "$memory" \
    "${options[@]}" --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
    target/digitlab-spark.jar "$@" > "$proof/log/$name.json" 2> "$proof/log/$name.txt") || {
    kill "$watcher"; tail -5 "$proof/log/$name.txt"; exit 1; }
  say "$name: $(date +%s.%N | awk -v s="$start" '{ printf "%.1f s", $1 - s }') from start to end;" \
    "$(awk '{ cpu[$1] = $3; if ($2 > most) most = $2 } END { for (pid in cpu) all += cpu[pid]; printf "executors: at most %d MB, \
%.1f s of processor time in all", most, all }' "$proof/log/executors-$name.txt")"
  kill "$watcher"
  wait "$watcher" 2> /dev/null || true
}

timed() { # NAME COMMAND: runs a command of the application, and notes its time
  local name="$1"
  shift
  TIMEFORMAT='%R %U %S'
  { time "$@" > "$proof/log/$name.json" 2> "$proof/log/$name.txt"; } 2> "$proof/log/$name.time"
  say "$name: $(awk '{ printf "%.1f s from start to end; %.1f s of processor time", $1, $2 + $3 }' "$proof/log/$name.time")"
}

few=$((rows / 10))
"$digitlab" data convert "synthetic:$rows" "$proof/rows.csv" > "$proof/log/convert.txt" 2>&1
head -n $((few + 1)) "$proof/rows.csv" > "$proof/few.csv"
echo "3,1,2,this is no row" >> "$proof/few.csv"
head -n $((few + 1)) "$proof/rows.csv" > "$proof/sound.csv"

timed desktop-predict "$digitlab" predict --csv "$proof/rows.csv" --out "$proof/submission.csv" --json
submit read 700m read "${unpacked[@]}" --data "$proof/rows.csv" --out "$proof/read" --format json
timed desktop-evaluate "$digitlab" evaluate --data "$proof/sound.csv" --json
submit evaluate 700m "${sent[@]}" evaluate --data "$proof/few.csv" --out "$proof/evaluate"
timed desktop-stats "$digitlab" stats --data "$proof/sound.csv" --json
submit stats 700m stats --data "$proof/few.csv" --out "$proof/stats"
timed desktop-cluster "$digitlab" cluster --data "$proof/rows.csv" --restarts 20 --json
submit cluster 700m "${sent[@]}" cluster --data "$proof/rows.csv" --restarts 20 --out "$proof/cluster"

# The worker dies when the first of the parts are written, and its executor with it.
(
  until [ "$(find "$proof/killed/readings" -name 'part-*' 2> /dev/null | wc -l)" -ge 1 ]; do sleep 0.2; done
  kill -9 "$worker_1"
  pkill -9 -P "$worker_1" || true
  say "killed worker 1 when $(find "$proof/killed/readings" -name 'part-*' | wc -l) parts were written"
) &
pids+=($!)
submit killed 700m read "${unpacked[@]}" --data "$proof/rows.csv" --out "$proof/killed" --format json --part 1

python3 - "$proof" "$rows" << 'PYTHON' | tee -a "$report"
import glob, json, sys

proof, rows = sys.argv[1], int(sys.argv[2])

def document(name):
    return json.load(open(f"{proof}/log/{name}.json"))

def check(what, holds):
    print(("ok: " if holds else "WRONG: ") + what)
    if not holds:
        sys.exit(1)

def readings(folder):
    lines = [json.loads(line) for part in glob.glob(f"{proof}/{folder}/readings/part-*.json") for line in open(part)]
    return sorted(lines, key=lambda line: line["row"])

labels = [int(line.split(",")[1]) for line in open(f"{proof}/submission.csv").read().split()[1:]]
for folder in ("read", "killed"):
    read = readings(folder)
    check(f"{folder}: {rows} rows, each once", [line["row"] for line in read] == list(range(rows)))
    different = sum(line["digits"][0]["digit"] != label for line, label in zip(read, labels))
    check(f"{folder}: the digits are those of the desktop", different == 0)
a, b = readings("read"), readings("killed")
check("killed: the readings are the same", all({k: v for k, v in x.items() if k != "file"} == {k: v for k, v in y.items() if k != "file"}
      or x["number"] == y["number"] and abs(x["digitScore"] - y["digitScore"]) < 1e-4 for x, y in zip(a, b)))

spark, desktop = document("stats"), document("desktop-stats")
check("stats: one row is an error", spark.pop("errors") == 1)
spark.pop("source"), desktop.pop("source")
check("stats: all figures are identical", spark == desktop)

spark, desktop = document("evaluate"), document("desktop-evaluate")
same = ("samples", "accuracy", "macroPrecision", "macroRecall", "macroF1", "perClass", "confusion")
check("evaluate: counts and measures are identical", all(spark[key] == desktop[key] for key in same))
check("evaluate: loss and calibration error within 1e-4", all(abs(spark[key] - desktop[key]) < 1e-4 for key in ("loss", "ece")))

spark, desktop = document("cluster"), document("desktop-cluster")
difference = max(abs(x - y) for x, y in zip(spark["explainedVariance"], desktop["explainedVariance"]))
check(f"cluster: explained variance within {difference:.1e}", difference < 1e-6)
ratio = spark["inertia"] / desktop["inertia"]
check(f"cluster: inertia {100 * (ratio - 1):+.3f} % of the desktop's", abs(ratio - 1) < 0.005)
print("engines started in", ", ".join(f"{seconds:.1f} s" for seconds in document("read")["engineSeconds"].values()))
print(f"read on the cluster: {rows / document('read')['seconds']:.0f} rows a second")
PYTHON
say "All results are those of the desktop."
