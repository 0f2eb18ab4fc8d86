# Makes a man page that Asciidoctor wrote pass mandoc's linter: its preamble defines macros for links, of which there are none
# here, with requests that mandoc refuses, and every section begins with a paragraph macro that does nothing.
/^\.de URL/ { skipping = 1 }
!skipping {
  sub(/[ \t]+$/, "")
  if (!($0 == ".sp" && previous ~ /^\.S[HS]/)) print
  previous = $0
}
/^\.\\}/ { skipping = 0 }
