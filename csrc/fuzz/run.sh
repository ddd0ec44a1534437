#!/bin/sh
# run.sh BUILD NAME SECONDS: lets one fuzz target run and says in one line how it went.
# Seeds: spec/fixtures/fuzz/NAME where that folder is there, else the sample articles.
set -u
build=$1 name=$2 seconds=$3
corpus=$build/corpus/$name
seeds=spec/fixtures/fuzz/$name
[ -d "$seeds" ] || seeds=spec/fixtures/articles
mkdir -p "$corpus"
log=$build/$name.log
if "$build/fuzzer/${name}_fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/$name-" "$corpus" "$seeds" >"$log" 2>&1 </dev/null; then
    echo "fuzz $name: 1 passed, 0 failed ($(grep -o 'number_of_executed_units: [0-9]*' "$log" | grep -o '[0-9]*$') inputs)"
else
    tail -n 40 "$log" >&2
    echo "fuzz $name: 0 passed, 1 failed (see $log)"
    exit 1
fi
