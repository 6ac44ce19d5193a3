#!/usr/bin/env bash
# Measures every figure the README claims, each beside its reference in the same run, and prints one
# table: bash packaging/bench.sh [--short] [--json] [--markdown] [NAME…]. Half an hour at most;
# --short takes two minutes. NAME is one of tests/bench/bench_NAME.py. Leave the computer alone
# meanwhile: what load it was measured at stands with the table. Only the table goes to stdout, and
# with --json one object on its last line; ends with 1 where a bench failed. --markdown prints the
# README's table (tests/bench/claimed.py says which rows), and none where a bench failed.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"
set_up engine window test bench
cd -- "$ROOT"
exec "$PYTHON" -m tests.bench.all "$@"
