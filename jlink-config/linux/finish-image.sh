#!/bin/sh
# What jpackage leaves undone: our own launcher in place of its own, and what Linux desktops and shells look for.
set -eu
target="$1"
image="$target/digitlab"
cp jlink-config/linux/digitlab "$image/bin/digitlab"
chmod 755 "$image/bin/digitlab"
rm -f "$image/lib/libapplauncher.so"
