#!/usr/bin/env bash
# Makes requirements/*.txt from requirements/*.in: every version, for every platform, with hashes.
# Needs uv on the PATH.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/requirements"

for purpose in engine window test bench freeze audit; do
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-config \
    --custom-compile-command "bash packaging/lock.sh" "$purpose.in" --output-file "$purpose.txt"
done
