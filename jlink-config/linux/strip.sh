#!/bin/sh
# Takes the symbols that only a debugger reads out of the libraries below the folders given: 90 MB of libtorch's 446.
set -eu
if ! command -v strip > /dev/null; then
  echo "strip (of Debian's package binutils) is not installed: the image will be 100 MB larger than need be."
  exit 0
fi
# Java's programs too; of what else may be executed, scripts begin otherwise.
find "$@" -type f \( -name '*.so*' -o -perm /111 \) | while IFS= read -r file; do
  if [ "$(head -c 4 "$file" | tail -c 3)" = ELF ]; then
    chmod u+w "$file"
    strip --strip-unneeded "$file"
  fi
done
