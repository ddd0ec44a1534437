#!/bin/sh
# run.sh BUILD MODEL ROOT: speed of each stage, time to start and to the first answer, size of what was installed below
# ROOT, and instructions by callgrind where it is there.
set -eu
build=$1 model=$2 root=$3

"$build/bench/bench" "$model"

# best WHAT COMMAND…: its time, best of ten.
best() {
    what=$1 best=
    shift
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        start=$(date +%s%N)
        "$@" >/dev/null
        time=$((($(date +%s%N) - start) / 10000))
        if [ -z "$best" ] || [ "$time" -lt "$best" ]; then best=$time; fi
    done
    printf '%s: %d.%02d ms\n' "$what" $((best / 100)) $((best % 100))
}
best 'quoth --version: Lua and the module' "$build/bin/quoth" --version
best 'quoth -e return: the model, too' "$build/bin/quoth" -e return
best 'quoth who over one article: its answer, too' \
    "$build/bin/quoth" who "Resolution 1701" spec/fixtures/articles/orsa_wire.txt --format jsonl

# size WHAT NAME: bytes of the installed files of a name.
size() {
    find "$root" -type f -path "$2" -exec cat {} + | wc -c |
        awk -v what="$1" '{ printf "  %-26s %10.2f MB\n", what, $1 / 1e6 }'
}
echo 'installed, without symbols:'
size 'model' '*/data/en.quoth'
size 'Lua module (core.so)' '*/quoth/core.so'
size 'Lua files and manual' '*/share/*.[lm]*'
size 'libquoth.so' '*/libquoth.so*'
size 'libquoth.a' '*/libquoth.a'
size 'quoth-train' '*/quoth-train'
size 'all' '*'

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
