#!/bin/bash
# Random events in the real window (digitlab.ui.Monkey), with the runtime, the libraries, the class cache and the options of the image
# in target/digitlab: on the display that DISPLAY names (Xvfb with a window manager will do) or, without one, on JavaFX's Headless
# platform. Needs "mvn package"; Linux.
#
#   DISPLAY=:7 src/test/sh/monkey.sh [MINUTES [SEED]]
#
# Ends with another code than 0 on errors, stalls of the window's own making, and memory that grows.
set -eu
cd "$(dirname "$0")/../../.."
app="$PWD/target/digitlab/lib/app"
eval "$(grep '^export MALLOC' jlink-config/linux/digitlab)"
mapfile -t options < <(sed -n "s|\$APPDIR|$app|g; s|^java-options=||p" "$app/digitlab.cfg")
libraries="$(sed -n "s|^app.classpath=\$APPDIR|$app|p" "$app/digitlab.cfg" | paste -sd:)"
options+=(-Djava.util.logging.config.file=src/test/resources/logging.properties)
[ -n "${DISPLAY:-}" ] || options+=(@src/test/headless.args)
exec target/digitlab/lib/runtime/bin/java "${options[@]}" -cp "$libraries:target/test-classes" digitlab.ui.Monkey "${1:-30}" "${2:-1}"
