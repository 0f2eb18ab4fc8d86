#!/bin/sh
# Removes the symbols that only debuggers need from the libraries below the given folders: 90 MB of libtorch's 446.
set -eu
if ! command -v strip > /dev/null; then
  echo "strip (of Debian's package binutils) is not installed: the image will be 100 MB larger than necessary."
  exit 0
fi
# Java's programs too; other executables, such as scripts, do not begin with ELF.
find "$@" -type f \( -name '*.so*' -o -perm /111 \) | while IFS= read -r file; do
  if [ "$(head -c 4 "$file" | tail -c 3)" = ELF ]; then
    chmod u+w "$file"
    strip --strip-unneeded "$file"
  fi
done
