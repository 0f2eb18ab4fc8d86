#!/bin/sh
# Checks what a Linux desktop gets: desktop entry, AppStream metadata, man pages of the image in target/digitlab, and the .deb in
# target/installer, each if it exists and its linter is installed (Debian's packages desktop-file-utils, appstream, mandoc,
# man-db, lintian). Run it from the project's folder; exits with 1 if a linter complains.
set -u
bad=0
complain() { echo "$1"; bad=1; }
has() { command -v "$1" > /dev/null || { echo "skipped: $1 is not installed"; return 1; }; }

if has desktop-file-validate; then
  said="$(desktop-file-validate jlink-config/linux/digitlab.desktop 2>&1)"
  if [ -n "$said" ]; then complain "$said"; else echo "desktop entry: no complaint"; fi
fi
if has appstreamcli; then
  for file in jlink-config/linux/*.metainfo.xml; do
    # Its addresses are not checked: that needs a network.
    said="$(appstreamcli validate --no-net --pedantic "$file" 2>&1)" || bad=1
    echo "AppStream: $said"
    # AppStream 1.0 wants the developer's name in another form, which 0.16 (Debian 12) does not know.
    if echo "$said" | grep -v ': developer-' | grep -q '^[IWEP]: '; then bad=1; fi
  done
fi
pages=target/digitlab/share/man/man1
if [ -d "$pages" ]; then
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT
  for page in "$pages"/*.gz; do
    plain="$work/$(basename "$page" .gz)"
    gzip -dc "$page" > "$plain"
    if command -v mandoc > /dev/null; then
      # Lines end where Asciidoctor ends them.
      mandoc -Tlint "$plain" | grep -v "input text line longer than 80 bytes" > "$work/said"
      if [ -s "$work/said" ]; then complain "$(cat "$work/said")"; fi
    fi
    if command -v man > /dev/null; then
      said="$(man --warnings -E UTF-8 -l -Tutf8 -Z "$plain" 2>&1 > /dev/null)"
      if [ -n "$said" ]; then complain "$plain: $said"; fi
    fi
  done
  echo "man pages: $(find "$pages" -name '*.gz' | wc -l) looked at"
else
  echo "skipped: there is no image in target/digitlab"
fi
for package in target/installer/*.deb; do
  if [ -f "$package" ] && has lintian; then
    lintian --allow-root --fail-on error "$package" || bad=1
  fi
done
exit "$bad"
