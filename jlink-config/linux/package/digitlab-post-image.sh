#!/bin/sh
# Called by jpackage with the package's files below $JpAppImageDir. jpackage takes only bin and lib of the application
# image and changes the dates of its copies; this adds the rest. $DIGITLAB_IMAGE is the application image.
set -eu
root="$JpAppImageDir"
app="$root/opt/digitlab"

# The JVM refuses an AOT cache if a jar's date has changed.
(cd "$DIGITLAB_IMAGE/lib" && find . -type f) | while IFS= read -r file; do
  touch -r "$DIGITLAB_IMAGE/lib/$file" "$app/lib/$file"
done

if [ ! -d "$root/DEBIAN" ]; then
  # An .rpm contains only /opt/digitlab.
  cp -a "$DIGITLAB_IMAGE/share" "$app/"
  exit 0
fi

documents="$root/usr/share/doc/digitlab"
mkdir -p "$root/usr/bin" "$documents" "$root/usr/share/lintian/overrides"
cp -a "$DIGITLAB_IMAGE/share/." "$root/usr/share/"
# jpackage's copyright file is the whole licence, which Debian already has.
rm -r "$app/share"
cp "$DIGITLAB_SOURCE/jlink-config/linux/package/copyright" "$documents/copyright"
cp "$DIGITLAB_SOURCE/jlink-config/linux/package/lintian-overrides" "$root/usr/share/lintian/overrides/digitlab"
gzip -9 -n -c "$DIGITLAB_SOURCE/CHANGELOG.md" > "$documents/changelog.gz"
version="$(sed -n 's/^Version: *//p' "$root/DEBIAN/control")"
maintainer="$(sed -n 's/^Maintainer: *//p' "$root/DEBIAN/control")"
printf 'digitlab (%s) stable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' "$version" "$maintainer" \
  "$(LC_ALL=C date -u -d "$DIGITLAB_DAY" -R)" | gzip -9 -n > "$documents/changelog.Debian.gz"
find "$app/lib" -name '*.so*' -type f -exec chmod 644 {} +
find "$documents" "$root/usr/share/lintian" -type f -exec chmod 644 {} +
ln -s /opt/digitlab/bin/digitlab "$root/usr/bin/digitlab"

# dpkg's own triggers handle menus, icons and man pages.
rm -f "$root/DEBIAN/preinst" "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"

# What the binaries declare as needed (objdump -p), by Debian's and Ubuntu's names, rather than everything that those need in
# turn on the build system: libc of 2021 because of their newest symbol, the C++ library of GCC 9. JavaFX can draw without OpenGL.
depends="libc6 (>= 2.34), libstdc++6 (>= 9), libgcc-s1, libgtk-3-0 | libgtk-3-0t64, libglib2.0-0 | libglib2.0-0t64"
depends="$depends, libpango-1.0-0, libpangoft2-1.0-0, libpangocairo-1.0-0, libcairo2, libgdk-pixbuf-2.0-0, libfreetype6"
depends="$depends, libfontconfig1, libx11-6, libxtst6, libxxf86vm1"
description=" Reads digits and whole numbers while they are written, and in pictures of\n"
description="$description paper, and refuses what is no digit. Trains networks, shows data, mistakes and\n"
description="$description clusters, and works offline, in a window and on the command line."
sed -i -e "s/^Depends:.*/Depends: $depends\nRecommends: libgl1, xdg-utils/" -e '/^Provides:/d' \
  -e "s/^Description:.*/Description: laboratory for handwritten digits\n$description/" \
  -e "s/^Installed-Size:.*/Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)/" "$root/DEBIAN/control"
(cd "$root" && find opt usr -type f -exec md5sum {} +) > "$root/DEBIAN/md5sums"
