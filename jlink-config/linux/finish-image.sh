#!/bin/sh
# Completes jpackage's image: our launcher in place of its own, and the files that Linux desktops and shells look for.
set -eu
target="$1"
image="$target/digitlab"

cp jlink-config/linux/digitlab "$image/bin/digitlab"
chmod 755 "$image/bin/digitlab"
rm -f "$image/lib/libapplauncher.so"

share="$image/share"
scalable="$share/icons/hicolor/scalable/apps"
mkdir -p "$share/applications" "$share/metainfo" "$share/man/man1" "$share/bash-completion/completions" "$scalable"
cp jlink-config/linux/digitlab.desktop "$share/applications/"
cp jlink-config/linux/io.github.digitlab.digitlab.metainfo.xml "$share/metainfo/"
cp jlink-config/linux/digitlab.svg "$scalable/"
# Shells source it; it is never executed.
sed '1{/^#!/d}' "$target/documentation/bash-completion/digitlab" > "$share/bash-completion/completions/digitlab"
for page in "$target"/documentation/man1/*.1; do
  awk -f jlink-config/linux/man-page.awk "$page" | gzip -9 -n > "$share/man/man1/$(basename "$page").gz"
done
for icon in src/main/resources/digitlab/ui/icon-*.png; do
  side="${icon##*-}"
  side="${side%.png}"
  mkdir -p "$share/icons/hicolor/${side}x$side/apps"
  cp "$icon" "$share/icons/hicolor/${side}x$side/apps/digitlab.png"
done
