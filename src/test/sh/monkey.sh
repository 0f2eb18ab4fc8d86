#!/bin/bash
# Random events in the real window (digitlab.ui.Monkey), with the memory options of the image and its launcher: on the display that
# DISPLAY names (Xvfb with a window manager will do) or, without one, on JavaFX's Headless platform.
#
#   DISPLAY=:7 src/test/sh/monkey.sh [MINUTES [SEED]]
#
# Ends with another code than 0 on errors, stalls of the window's own making, and memory that grows. Needs JDK 25 and Maven.
set -eu
cd "$(dirname "$0")/../../.."
eval "$(grep '^export MALLOC' jlink-config/linux/digitlab)"
image="$(sed -n 's/^--java-options \(-X[^ ]*\)$/\1/p' jlink-config/jpackage.args jlink-config/jpackage-linux.args | grep -v -e AOTCache -e Xlog | tr '\n' ' ')"
display="${DISPLAY:+-Dglass.platform=gtk}"
exec mvn -q test-compile exec:exec@benchmark -Dbenchmark="$image $display digitlab.ui.Monkey ${1:-30} ${2:-1}"
