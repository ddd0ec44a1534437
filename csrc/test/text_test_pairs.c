#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "test/check.h"
#include "text/pairs.h"

/** Finds the pairs of a text whose paragraphs are its lines. */
static bool find_pairs(text_pairs *pairs, const base_allocator *allocator, const char *text) {
    text_pairs_start(pairs, allocator);
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        uint32_t begin = (uint32_t)(line - text);
        if (length == 0) text_pairs_break(pairs);
        if (!text_pairs_add(pairs, text, begin, begin + (uint32_t)length)) return false;
        line += length + (line[length] == '\n');
    }
    return true;
}

/**
 * Shows a text with its marks replaced: { } double, [ ] single, < > guillemets, ^ $ corners; "~" where an
 * unclosed pair ends, "+" behind an opening mark that continues a quotation.
 */
static void show(const text_pairs *pairs, const char *text, base_buf *shown) {
    static const char opening[] = "{[<(^", closing[] = "}]>)$";
    for (uint32_t at = 0, size = (uint32_t)strlen(text); at <= size;) {
        uint32_t moved = at;
        for (uint32_t i = pairs->pairs.count; i-- > 0;) { /* inner pairs end first */
            const text_pair *pair = &pairs->pairs.items[i];
            if (pair->end != at || moved != at) continue;
            base_buf_add_byte(shown, pair->closed ? closing[pair->kind] : '~');
            moved = pair->outer_end;
        }
        for (uint32_t i = 0; i < pairs->pairs.count && moved == at; i++) {
            const text_pair *pair = &pairs->pairs.items[i];
            if (pair->outer_begin != at) continue;
            base_buf_add_byte(shown, opening[pair->kind]);
            if (pair->previous != TEXT_NO_PAIR) base_buf_add_byte(shown, '+');
            moved = pair->begin;
        }
        if (moved == at && at < size) base_buf_add_byte(shown, text[moved]);
        at = moved > at ? moved : at + 1;
    }
}

static void check_pairs(const char *text, const char *expected) {
    text_pairs pairs;
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    check(find_pairs(&pairs, base_allocator_standard(), text));
    show(&pairs, text, &shown);
    check_string(shown.bytes ? shown.bytes : "", expected);
    base_buf_release(&shown);
    text_pairs_release(&pairs);
}

static void test_doubles(void) {
    check_pairs("\"We sail,\" he said. \"Today.\"", "{We sail,} he said. {Today.}");
    check_pairs("“We sail,” he said. “Today.”", "{We sail,} he said. {Today.}");
    check_pairs("„Wir fahren“, sagte er, „heute”.", "{Wir fahren}, sagte er, {heute}.");
    check_pairs("”Vi seglar”, sade han.", "{Vi seglar}, sade han.");
    check_pairs("``We sail,'' he said.", "{We sail,} he said.");
    check_pairs("''We sail,'' he said.", "{We sail,} he said.");
    check_pairs("“We sail,\" he said.", "{We sail,} he said.");
    check_pairs("the “harbour”-side (“quay”) plan—“today”—and:\"so\"",
                "the {harbour}-side ({quay}) plan—{today}—and:{so}");
    check_pairs("He said \" we sail \" today", "He said { we sail } today");
    check_pairs("no marks at all", "no marks at all");
}

static void test_nesting(void) {
    check_pairs("“He told me ‘go home,’ and I went.”", "{He told me [go home,] and I went.}");
    check_pairs("‘He told me “go home,” and I went.’", "[He told me {go home,} and I went.]");
    check_pairs("\"He told me 'go home,' and I went.\"", "{He told me [go home,] and I went.}");
    check_pairs("\"He said 'go.'\" She left.", "{He said [go.]} She left.");
    check_pairs("\"'Go,' he said.\"", "{[Go,] he said.}");
    check_pairs("« Il a dit “oui” hier », dit-elle", "< Il a dit {oui} hier >, dit-elle");
    check_pairs("»Ja«, sagte er, ›nein‹", "<Ja>, sagte er, (nein)");
    check_pairs("他说「你好『再见』」", "他说^你好^再见$$");
    check_pairs("\"They play “Old Quay” again.\" She left.", "{They play {Old Quay} again.} She left.");
    check_pairs("\"They play “Old Quay” again.\n\"We left.\"", "{They play {Old Quay} again.~\n{+We left.}");
    /* but a mark that only sets a passage off is no quotation */
    check_pairs("\"“We left,” she said, and rose.\n\"“Go!” he said.",
                "\"{We left,} she said, and rose.\n\"{Go!} he said.");
    check_pairs("“He told me “go home” and I went.”", "{He told me {go home} and I went.}");
}

static void test_apostrophes(void) {
    check_pairs("don't, o'clock, rock'n'roll and the workers' union's '90s",
                "don't, o'clock, rock'n'roll and the workers' union's '90s");
    check_pairs("don’t, the workers’ union’s ’90s and ’em", "don’t, the workers’ union’s ’90s and ’em");
    check_pairs("'The workers' union said no,' she said", "[The workers' union said no,] she said");
    check_pairs("‘hostages’ and ‘sailors’ alike", "[hostages] and [sailors] alike");
    check_pairs("‘The ‘90s were good,’ he said", "[The ‘90s were good,] he said");
    check_pairs("a so-called 'safe harbour' in the bay", "a so-called [safe harbour] in the bay");
    check_pairs("'Twas the mayor who left", "'Twas the mayor who left");
    check_pairs("\"The workers' union won't,\" she said", "{The workers' union won't,} she said");
    check_pairs("“It’s the sailors’ turn,” he said, “isn’t it?”",
                "{It’s the sailors’ turn,} he said, {isn’t it?}");
    check_pairs("goin' nowhere, doin' nothin'", "goin' nowhere, doin' nothin'");
}

static void test_inches(void) {
    check_pairs("He is 6'2\" tall.", "He is 6'2\" tall.");
    check_pairs("\"He is 6'2\" tall,\" she said.", "{He is 6'2\" tall,} she said.");
    check_pairs("\"under Article 12\" and \"Rule 7\"", "{under Article 12} and {Rule 7}");
    check_pairs("a 12\" board", "a 12\" board");
}

static void test_several_paragraphs(void) {
    check_pairs("She said: “We sail.\n“We sail today.\n“We sail far.”\n“Why?” he asked.",
                "She said: {We sail.~\n{+We sail today.~\n{+We sail far.}\n{Why?} he asked.");
    check_pairs("\"We sail,\" she said. \"Today.\n\"And tomorrow.\"",
                "{We sail,} she said. {Today.~\n{+And tomorrow.}");
    check_pairs("‘We sail.\n‘We sail today,’ she said.", "[We sail.~\n[+We sail today,] she said.");
    /* An unclosed mark stays in its paragraph where the next one does not open a mark at once, or after a
     * gap. */
    check_pairs("“We sail.\nShe said “no” then.", "{We sail.~\nShe said {no} then.");
    check_pairs("“We sail.\n\n“No,” she said.", "{We sail.~\n\n{No,} she said.");
    check_pairs("A “headline\n“No,” she said.", "A {headline~\n{No,} she said.");
}

/* A quotation whose later paragraphs open no mark ends with the first mark, and that closes. */
static void test_unmarked_paragraphs(void) {
    check_pairs("She said: “We sail.\nWe sail today.”\n“Why?” he asked.",
                "She said: {We sail.~\n{+We sail today.}\n{Why?} he asked.");
    check_pairs("\"We sail.\nWe don't rest.\nWe sail far,\" she said. \"Today.\"",
                "{We sail.~\n{+We don't rest.~\n{+We sail far,} she said. {Today.}");
    /* Not where other marks stand between, the shapes differ, or it is too far. */
    check_pairs("“We sail.\nShe said “no” then.\nToday.”", "{We sail.~\nShe said {no} then.\nToday.”");
    check_pairs("“We sail.\nToday.\"", "{We sail.~\nToday.\"");
    check_pairs("“We sail.\na\nb\nc\nd\nToday.”", "{We sail.~\na\nb\nc\nd\nToday.”");
    check_pairs("“We sail.\n\nToday.”", "{We sail.~\n\nToday.”");
}

static void test_unbalanced(void) {
    check_pairs("“We sail, he said. “Today.”", "{We sail, he said. ~{Today.}");
    check_pairs("\"We sail, he said. \"Today.\"", "{We sail, he said. ~{Today.}");
    check_pairs("We sail,” he said. “Today.”", "We sail,” he said. {Today.}");
    check_pairs("We sail,\" he said. \"Today.\"", "We sail,\" he said. {Today.}");
    check_pairs("“We ‘sail,” he said.", "{We ‘sail,} he said.");
    check_pairs("(“We «sail”)", "({We <sail~})");
    check_pairs("\"a »b\" c »d e", "{a <b~} c <d e~");
    check_pairs("\"", "{~");
    check_pairs("” ’ »", "” ’ »");
}

static void test_links(void) {
    const char *text = "a “b ‘c’ d” e “f.\n“g” h";
    text_pairs pairs;
    check(find_pairs(&pairs, base_allocator_standard(), text));
    check_number(pairs.pairs.count, 4);
    const text_pair *items = pairs.pairs.items;
    check_number(items[1].parent, 0);
    check_number(items[1].depth, 1);
    check_number(items[2].next, 3);
    check_number(items[3].previous, 2);
    check_number(items[3].first, 2);
    check_number(items[0].first, 0);
    check(!items[2].closed && items[3].closed);
    text_pairs_release(&pairs);
}

/** Pairs nest or are disjoint, lie in order and inside the text, whatever the marks. */
static void check_shape(const char *text) {
    text_pairs pairs;
    check(find_pairs(&pairs, base_allocator_standard(), text));
    bool sound = true;
    for (uint32_t i = 0; i < pairs.pairs.count; i++) {
        const text_pair *pair = &pairs.pairs.items[i];
        sound = sound && pair->outer_begin + (pair->previous == TEXT_NO_PAIR) <= pair->begin &&
                pair->begin <= pair->end && pair->end <= pair->outer_end && pair->depth < TEXT_PAIR_DEEPEST &&
                (i == 0 || pair[-1].outer_begin < pair->outer_begin);
        if (pair->parent == TEXT_NO_PAIR) continue;
        const text_pair *around = &pairs.pairs.items[pair->parent];
        sound =
            sound && pair->parent < i && around->begin <= pair->outer_begin && pair->outer_end <= around->end;
    }
    check(sound);
    text_pairs_release(&pairs);
}

static void test_many_marks(void) {
    static const char *const pieces[] = {"“",      "“ ", "\"a ", " 'a",    "“a «",          "“a ‘b «c ",
                                         "a’ s’ ", "“‘", "”’",   "``a ''", "“a ‘b” c’ \"d "};
    for (size_t piece = 0; piece < sizeof pieces / sizeof *pieces; piece++) {
        base_buf text;
        base_buf_start(&text, base_allocator_standard());
        for (size_t i = 0; i < 50000; i++) base_buf_add_string(&text, pieces[piece]);
        check_shape(text.bytes);
        base_buf_release(&text);
    }
}

static bool pairs_work(const base_allocator *allocator, void *context) {
    text_pairs pairs;
    bool done = find_pairs(&pairs, allocator, context);
    text_pairs_release(&pairs);
    return done;
}

int main(void) {
    test_doubles();
    test_nesting();
    test_apostrophes();
    test_inches();
    test_several_paragraphs();
    test_unmarked_paragraphs();
    test_unbalanced();
    test_links();
    test_many_marks();
    check_out_of_memory(pairs_work, "“a” “b” “c” “d ‘e’” “f” “g” “h” “i” “j” “k” “l” “m” “n” “o” “p”");
    return check_done("text pairs");
}
