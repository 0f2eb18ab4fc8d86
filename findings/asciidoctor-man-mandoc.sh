#!/usr/bin/env bash
# Asciidoctor's man pages (seen with 2.0.18 and 2.0.23) and mandoc (1.14.6).
#
# Every page that Asciidoctor writes begins with macros for links, whether there are links or not, and these use groff's requests
# `mso` and `LINKSTYLE`. groff takes them without a warning; mandoc, which some systems use as their man, calls both an error and
# goes on without them. Each section begins with a `.sp` as well, which mandoc warns of, as it does nothing there. A page without
# links loses nothing when the macros are cut out: jlink-config/linux/man-page.awk does that.
#
# Output seen:
#   21:9: ERROR: skipping insecure request: mso
#   28:4: ERROR: skipping unknown macro:  LINKSTYLE blue R < >
#   33:2: WARNING: skipping paragraph macro: sp after SH
#   after cutting: nothing
#
# Needs asciidoctor and mandoc (Debian's packages of these names); nothing is installed or downloaded. Ends with 1 if they do
# something else.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/demo.adoc" <<'TEXT'
= demo(1)
:doctype: manpage

== NAME

demo - shows it

== SYNOPSIS

*demo*
TEXT
asciidoctor -b manpage -o "$work/demo.1" "$work/demo.adoc"
lint() { mandoc -Tlint "$1" | sed 's/^mandoc: [^:]*://' || true; }
cat > "$work/expected" <<'TEXT'
21:9: ERROR: skipping insecure request: mso
28:4: ERROR: skipping unknown macro:  LINKSTYLE blue R < >
33:2: WARNING: skipping paragraph macro: sp after SH
TEXT
asciidoctor --version | head -1
lint "$work/demo.1" | tee "$work/seen"
diff "$work/expected" "$work/seen"
awk -f "$here/jlink-config/linux/man-page.awk" "$work/demo.1" > "$work/cut.1"
after="$(lint "$work/cut.1")"
echo "after cutting: ${after:-nothing}"
[ -z "$after" ] && echo "as described"
