#!/bin/sh
# What the analysis is worth with some rules switched off: writes figures, one a line, to OUT/VARIANT.
#   rules.sh QUOTH DATA OUT VARIANT [RULE,… STAGE]    the variant "nothing" first: what does not differ from it is
#                                                     not scored, nor are pages but for a rule of page
quoth=$1 data=$2 out=$3 variant=$4 rules=$5 stages=$6
score=$data/../score
work=$out/$variant.d
mkdir -p "$work"

# A command that has the rules off, for those who call it by its path.
cat > "$work/quoth" <<END
#!/bin/sh
command=\$1; shift
exec "$quoth" "\$command" ${rules:+--without "$rules"} "\$@"
END
chmod +x "$work/quoth"

# records COMMAND SET: what the command finds in a set of articles, each by itself.
records() {
  "$work/quoth" "$1" --no-link --threads 1 --format jsonl "$data/$2/dev.jsonl" > "$work/$2" || exit 1
}

# linked COMMAND SET: the same, all articles together.
linked() {
  "$work/quoth" "$1" --threads 1 --format jsonl "$data/$2/dev.jsonl" > "$work/$2" || exit 1
}

# figures SET PREFIX COMMAND…: the scorer's output as lines "PREFIX what", a tab, and the F, for the rows named in $rows.
figures() {
  set=$1 prefix=$2
  shift 2
  if [ "$variant" != nothing ] && cmp -s "$out/nothing.d/$set" "$work/$set"; then
    grep "^$prefix " "$out/nothing"
    return
  fi
  python3 "$@" | awk -v rows="$rows" -v prefix="$prefix" '
    BEGIN { count = split(rows, wanted, "|") }
    { for (i = 1; i <= count; i++) if (index($0, wanted[i] " ") == 1 && match($0, / F +[0-9.]+/))
        print prefix " " wanted[i] "\t" substr($0, RSTART + 2, RLENGTH - 2) + 0 }'
}

{
  records quotes quotes_polnear
  records quotes quotes_gum
  records mentions coref_gum
  records mentions ner_worldwide
  records times time_meantime
  linked mentions xdoc_meantime
  rows="matched|usable|content exact|all exact"
  for name in polnear gum; do
    figures quotes_$name $name "$score/quotes.py" "$data/quotes_$name/dev.jsonl" "$work/quotes_$name"
  done
  rows=CoNLL
  figures coref_gum coref "$score/coref.py" "$data/coref_gum/dev.jsonl" "$work/coref_gum"
  rows="B3|CoNLL"
  figures xdoc_meantime identity "$score/coref.py" --across --singletons --gold-mentions --kinds PER,ORG,LOC \
    "$data/xdoc_meantime/dev.jsonl" "$work/xdoc_meantime"
  rows="all|Person|Organization|Location"
  figures ner_worldwide names "$score/names.py" "$data/ner_worldwide/dev.jsonl" "$work/ner_worldwide" \
    --kinds Person,Organization,Location,NORP,Facility \
    --map person=Person,org=Organization,place=Location,group=NORP,facility=Facility
  rows="span|value"
  figures time_meantime times "$score/times.py" "$data/time_meantime/dev.jsonl" "$work/time_meantime"
  case $stages in
  page) python3 "$score/pages.py" "$work/quoth" "$data/pages/dev.jsonl.gz" > "$work/pages" ;;
  *) cp "$out/nothing.d/pages" "$work/pages" ;;
  esac
  awk '/ article P / { for (i = 1; i < NF; i++) if ($i == "F" && $(i - 1) != "under") { print "pages article\t" $(i + 1); break } }
    /^attributions/ { print "pages outside\t" $6 }
    /^(date|title|authors) / { print "pages " $1 "\t" $3 }' "$work/pages"
  # Of the cases only those are checked that are answered otherwise.
  cases=$data/../cases/reports.jsonl
  if [ "$variant" = nothing ]; then
    cp "$cases" "$work/asked"
    lua5.4 csrc/bench/cases.lua "$cases" "$rules" "$work/answers"
  else
    lua5.4 csrc/bench/cases.lua "$cases" "$rules" "$work/answers" "$out/nothing.d/answers" > "$work/asked"
  fi
  python3 "$score/cases.py" "$work/quoth" "$work/asked" --all > "$work/cases"
  usual=$out/nothing.d/cases
  right=$(grep -c '^right' "$usual") now=$(grep -c '^right' "$work/cases")
  lost=$(sed 's/.*"id": "\([^"]*\)".*/right  \1  (/' "$work/asked" | grep -cFf - "$usual")
  printf 'cases right\t%d\n' $((right - lost + now))
  # Records of the sets that differ.
  changed=0
  for set in quotes_polnear quotes_gum coref_gum ner_worldwide time_meantime xdoc_meantime; do
    changed=$((changed + $(diff "$out/nothing.d/$set" "$work/$set" | grep -c '^>')))
  done
  printf 'records changed\t%d\n' "$changed"
} > "$out/$variant.part" && mv "$out/$variant.part" "$out/$variant"
