#!/bin/sh
# run.sh BUILD MODEL: speed of each stage, time to the first answer, and instructions by callgrind where it is there.
set -eu
build=$1 model=$2

"$build/bench/bench" "$model"

# The whole command, best of ten: start, model, one article, its answer.
best=
for _ in 1 2 3 4 5 6 7 8 9 10; do
    start=$(date +%s%N)
    "$build/bin/quoth" who "Resolution 1701" spec/fixtures/articles/orsa_wire.txt --format jsonl >/dev/null
    time=$((($(date +%s%N) - start) / 10000))
    if [ -z "$best" ] || [ "$time" -lt "$best" ]; then best=$time; fi
done
printf 'quoth who over one article: %d.%02d ms\n' $((best / 100)) $((best % 100))

command -v valgrind >/dev/null || exit 0

# instructions MODE ARTICLES: how many, and over how many tokens.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$build/bench/bench" "$1" "$model" "$2" 2>"$build/bench/log" |
        tr '\n' ' '
    sed -n 's/.*Collected : //p' "$build/bench/log"
}

# Twice the work, in as many articles and in one: what start-up costs is left out of the figure for a token.
for mode in --count --joined; do
    for articles in 10 20 40; do instructions $mode $articles; done | awk -v mode=$mode '
        { tokens[NR] = $1; all[NR] = $2 }
        END {
            name = mode == "--joined" ? "one article, twice as long" : "twice the articles"
            printf "%s: %.2f times the instructions; %.0f instructions a token\n", name,
                (all[3] - all[1]) / (all[2] - all[1]) - 1, (all[3] - all[2]) / (tokens[3] - tokens[2])
        }'
done
