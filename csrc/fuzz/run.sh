#!/bin/sh
# run.sh BUILD NAME SECONDS: lets one fuzz target run and says in one line how it went. Where it found something, what and
# where comes before that line, with the input itself: the machine that found it may be gone when somebody looks.
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
    exit 0
fi

# What was found: from the first line that says so on, without the frames of the fuzzer and of libc. A target that did not
# get so far (a program that is missing) shows its last lines.
found=$(sed -n '/ERROR: \|runtime error: \|ALARM: /,$p' "$log" | grep -vE ' in (fuzzer::|main |_start|__libc_start|__sanitizer_)|^stat::' |
    head -n 60)
[ -n "$found" ] || found=$(tail -n 20 "$log")
input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
again=
if [ -n "$input" ] && [ -f "$input" ]; then
    again="The input, to be seen again with: base64 -d <<. | gunzip >input; $build/fuzzer/${name}_fuzz input
$(gzip -9nc "$input" | base64)
."
fi
# In one piece: another target runs at the same time.
printf '\n---- fuzz %s found\n%s\n%s\nfuzz %s: 0 passed, 1 failed (see %s)\n' "$name" "$found" "$again" "$name" "$log" >&2
exit 1
