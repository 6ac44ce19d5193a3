#!/usr/bin/env bash
# Fuzzes what parses strangers' bytes, led by coverage: bash packaging/fuzz.sh [--seconds N] [TARGET…]
# N seconds in all (60 unless told), shared by the targets. A finding is written to
# tests/corpus/seeds/TARGET/, where a test tries it for ever, and ends with status 1.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"

seconds=60
if [ "${1-}" = --seconds ]; then
  seconds=${2:?names no number of seconds}
  shift 2
fi
set_up engine test audit
cd -- "$ROOT"
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <("$PYTHON" -c \
  'from tests.corpus.targets import TARGETS; print(*TARGETS, sep="\n")')

each=$((seconds / ${#targets[@]}))
found=()
learnt=$(mktemp -d)
trap 'rm -rf -- "$learnt"' EXIT
for target in "${targets[@]}"; do
  mkdir -p "$learnt/$target" "tests/corpus/seeds/$target"
  "$PYTHON" -m tests.corpus.fuzz "$target" "$learnt/$target" "tests/corpus/seeds/$target" \
    -max_total_time=$((each > 0 ? each : 1)) -timeout=20 -rss_limit_mb=3000 -max_len=20000 \
    -artifact_prefix="tests/corpus/seeds/$target/found-" -print_final_stats=1 \
    >"$learnt/$target.log" 2>&1 || found+=("$target")
  runs=$(grep -oE 'number_of_executed_units: *[0-9]+' "$learnt/$target.log" | grep -oE '[0-9]+$' || echo 0)
  covered=$(grep -oE 'cov: [0-9]+' "$learnt/$target.log" | tail -n 1 || true)
  printf '%-16s %9s inputs, %s\n' "$target" "$runs" "$covered"
done
[ ${#found[@]} -eq 0 ] && exit
for target in "${found[@]}"; do tail -n 40 "$learnt/$target.log" >&2; done
printf 'Findings: %s\n' "${found[*]}" >&2
exit 1
