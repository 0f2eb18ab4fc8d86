#!/bin/sh
# Called by jpackage with the package's files laid out below $JpAppImageDir. jpackage takes bin and lib of the application
# image only and dates its copies anew; this adds the rest. $DIGITLAB_IMAGE is the application image.
set -eu
root="$JpAppImageDir"
app="$root/opt/digitlab"

# The JVM refuses an AOT cache when a jar's date is not the one it knows.
(cd "$DIGITLAB_IMAGE/lib" && find . -type f) | while IFS= read -r file; do
  touch -r "$DIGITLAB_IMAGE/lib/$file" "$app/lib/$file"
done

if [ ! -d "$root/DEBIAN" ]; then
  # An .rpm holds /opt/digitlab alone.
  cp -a "$DIGITLAB_IMAGE/share" "$app/"
  exit 0
fi

mkdir -p "$root/usr/bin" "$root/usr/share/doc/digitlab"
cp -a "$DIGITLAB_IMAGE/share/." "$root/usr/share/"
mv "$app/share/doc/copyright" "$root/usr/share/doc/digitlab/copyright"
rmdir "$app/share/doc" "$app/share"
ln -s /opt/digitlab/bin/digitlab "$root/usr/bin/digitlab"

# Menus, icons and man pages are noticed by dpkg's own triggers.
rm -f "$root/DEBIAN/preinst" "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"

# What the binaries name as needed (objdump -p), by Debian's and Ubuntu's names, instead of all that those need in turn on the
# system that builds: libc of 2021 by their newest symbol, the C++ library of GCC 9. JavaFX draws by itself without OpenGL.
depends="libc6 (>= 2.34), libstdc++6 (>= 9), libgcc-s1, libgtk-3-0 | libgtk-3-0t64, libglib2.0-0 | libglib2.0-0t64"
depends="$depends, libpango-1.0-0, libpangoft2-1.0-0, libpangocairo-1.0-0, libcairo2, libgdk-pixbuf-2.0-0, libfreetype6"
depends="$depends, libfontconfig1, libx11-6, libxtst6, libxxf86vm1"
sed -i -e "s/^Depends:.*/Depends: $depends\nRecommends: libgl1, xdg-utils/" -e '/^Provides:/d' \
  -e "s/^Installed-Size:.*/Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)/" "$root/DEBIAN/control"
(cd "$root" && find opt usr -type f -exec md5sum {} +) > "$root/DEBIAN/md5sums"
