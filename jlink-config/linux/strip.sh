#!/bin/sh
# Takes the symbols that only a debugger reads out of the libraries below the folders given: 90 MB of libtorch's 446.
set -eu
if ! command -v strip > /dev/null; then
  echo "strip (of Debian's package binutils) is not installed: the image will be 100 MB larger than need be."
  exit 0
fi
find "$@" -name '*.so*' -type f | while IFS= read -r library; do
  chmod u+w "$library"
  strip --strip-unneeded "$library"
done
