#include <stdio.h>
#include <string.h>

#include "test/check.h"
#include "write/conllu.h"
#include "write/fields.h"
#include "write/json.h"

static void check_json(const char *bytes, size_t count, const char *expected) {
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    write_json_string(&buf, bytes, count);
    check_string(buf.bytes, expected);
    base_buf_release(&buf);
}

static void test_json_string(void) {
    check_json("", 0, "\"\"");
    check_json(NULL, 0, "null");
    check_json("a \"b\" \\ /", 9, "\"a \\\"b\\\" \\\\ /\"");
    check_json("\b\f\n\r\t\x01\x1f\x7f", 8, "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\"");
    check_json("a\0b", 3, "\"a\\u0000b\"");
    check_json("caf\xC3\xA9 \xF0\x9F\x8C\x8A", 10, "\"caf\xC3\xA9 \xF0\x9F\x8C\x8A\"");
    check_json("\xC2\x9B"
               "2J\xC2\xA0",
               6, "\"\\u009b2J\xC2\xA0\"");
    check_json("\xE2\x80\xAE \xE2\x81\xA9\xE2\x80\xA8\xE2\x80\x94", 13,
               "\"\\u202e \\u2069\\u2028\xE2\x80\x94\"");
    check_json("\xC3", 1, "\"\xEF\xBF\xBD\"");
    check_json("a\xFF\"b", 4, "\"a\xEF\xBF\xBD\\\"b\"");
    check_json("\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void test_json_numbers(void) {
    static const struct {
        uint32_t thousandths;
        const char *expected;
    } cases[] = {{0, "0"},       {1, "0.001"}, {50, "0.05"},    {500, "0.5"},
                 {973, "0.973"}, {1000, "1"},  {12340, "12.34"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        base_buf buf;
        base_buf_start(&buf, base_allocator_standard());
        write_json_thousandths(&buf, cases[i].thousandths);
        check_string(buf.bytes, cases[i].expected);
        base_buf_release(&buf);
    }
}

/* A record with each kind of field; `text` is what needs escaping. */
static void add_sample(write_fields *fields, const char *text, bool present) {
    write_word(fields, "name", text);
    write_number(fields, "id", 7, present);
    write_group_open(fields, "source", present);
    write_text(fields, "text", "the mayor", 9);
    write_number(fields, "begin", 12, true);
    write_group_close(fields);
    write_flag(fields, "negated", false);
    write_thousandths(fields, "confidence", 940);
}

static void check_sample(write_format format, bool naming, const char *text, bool present,
                         const char *expected) {
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    write_fields fields = write_fields_start(&buf, format, naming);
    add_sample(&fields, text, present);
    write_fields_end(&fields);
    check_string(buf.bytes ? buf.bytes : "", expected);
    base_buf_release(&buf);
}

static void test_jsonl(void) {
    check_sample(
        WRITE_JSONL, false, "Ana \"Ina\" Vels", true,
        "{\"name\":\"Ana \\\"Ina\\\" Vels\",\"id\":7,\"source\":{\"text\":\"the mayor\",\"begin\":12},"
        "\"negated\":false,\"confidence\":0.94}\n");
    check_sample(WRITE_JSONL, false, NULL, false,
                 "{\"name\":null,\"id\":null,\"source\":null,\"negated\":false,\"confidence\":0.94}\n");
    check_sample(WRITE_JSONL, true, NULL, false, "");
}

static void test_csv(void) {
    check_sample(WRITE_CSV, true, NULL, false, "name,id,source,source_begin,negated,confidence\r\n");
    check_sample(WRITE_CSV, false, "plain", true, "plain,7,the mayor,12,false,0.94\r\n");
    check_sample(WRITE_CSV, false, NULL, false, ",,,,false,0.94\r\n");
    check_sample(WRITE_CSV, false, "a, b", false, "\"a, b\",,,,false,0.94\r\n");
    check_sample(WRITE_CSV, false, "\"a\"", false, "\"\"\"a\"\"\",,,,false,0.94\r\n");
    check_sample(WRITE_CSV, false, "a\nb", false, "\"a\nb\",,,,false,0.94\r\n");
    check_sample(WRITE_CSV, false, " a", false, "\" a\",,,,false,0.94\r\n");
}

/* Text that a spreadsheet would calculate has an apostrophe before it; a sign alone, or within, has none. */
static void test_formulas(void) {
    static const struct {
        const char *text, *csv, *tsv;
    } cases[] = {
        {"=1+1 and more", "'=1+1 and more", "'=1+1 and more"},
        {"+3", "'+3", "'+3"},
        {"-3%", "'-3%", "'-3%"},
        {"@SUM(1)", "'@SUM(1)", "'@SUM(1)"},
        {"\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1"},
        {"=A1,B1", "\"'=A1,B1\"", "'=A1,B1"},
        {"\t=1", "'\t=1", "'\\t=1"},
        {"\r\n =1", "\"'\r\n =1\"", "'\\r\\n =1"},
        {"\r=1", "\"'\\r=1\"", "'\\r=1"},
        {" @x ", "\"' @x \"", "' @x "},
        {"'=1", "''=1", "''=1"},
        {"\"=1\"", "\"\"\"=1\"\"\"", "'\"=1\""},
        {"+", "+", "+"},
        {"-", "-", "-"},
        {"=", "=", "="},
        {"'tis", "'tis", "'tis"},
        {"\nand then", "\"\nand then\"", "\\nand then"},
        {"a=1", "a=1", "a=1"},
        {"\xE2\x80\x93 a dash", "\xE2\x80\x93 a dash", "\xE2\x80\x93 a dash"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[100];
        snprintf(expected, sizeof expected, "%s,,,,false,0.94\r\n", cases[i].csv);
        check_sample(WRITE_CSV, false, cases[i].text, false, expected);
        snprintf(expected, sizeof expected, "%s\t\t\t\tfalse\t0.94\n", cases[i].tsv);
        check_sample(WRITE_TSV, false, cases[i].text, false, expected);
    }
    check_sample(WRITE_MARKDOWN, false, "=1", false, "| =1 |  |  |  | false | 0.94 |\n");
}

static void test_cells_are_harmless(void) {
    static const char text[] = "a\x1B[2J \xC2\x9B \xE2\x80\xAE\rb\\\xFF";
    check_sample(WRITE_CSV, false, text, false,
                 "\"a\\u001b[2J \\u009b \\u202e\\rb\\\\xff\",,,,false,0.94\r\n");
    check_sample(WRITE_TSV, false, text, false,
                 "a\\u001b[2J \\u009b \\u202e\\rb\\\\\\xff\t\t\t\tfalse\t0.94\n");
    check_sample(WRITE_MARKDOWN, false, text, false,
                 "| a\\u001b\\[2J \\u009b \\u202e b\\\\\\xff |  |  |  | false | 0.94 |\n");
}

static void test_tsv(void) {
    check_sample(WRITE_TSV, true, NULL, false, "name\tid\tsource\tsource_begin\tnegated\tconfidence\n");
    check_sample(WRITE_TSV, false, "a\tb\nc\rd\\e \"f\"", true,
                 "a\\tb\\nc\\rd\\\\e \"f\"\t7\tthe mayor\t12\tfalse\t0.94\n");
}

static void test_markdown(void) {
    check_sample(WRITE_MARKDOWN, true, NULL, false,
                 "| name | id | source | source_begin | negated | confidence |\n"
                 "| --- | --- | --- | --- | --- | --- |\n");
    check_sample(WRITE_MARKDOWN, false, "a|b\n_c_ d_e *f* <g>", true,
                 "| a\\|b \\_c_ d_e \\*f\\* \\<g> | 7 | the mayor | 12 | false | 0.94 |\n");
}

static bool fields_work(const base_allocator *allocator, void *context) {
    write_format *format = context;
    base_buf buf;
    base_buf_start(&buf, allocator);
    for (int i = 0; i < 20; i++) {
        write_fields fields = write_fields_start(&buf, *format, i == 0);
        add_sample(&fields, "=a \"long\" name,\twith | everything\nthat needs care\x1B", true);
        write_fields_end(&fields);
    }
    bool done = !buf.failed;
    base_buf_release(&buf);
    return done;
}

/* ---- CoNLL-U ------------------------------------------------------------------------------------------- */

/* Two paragraphs; an é before later tokens, so that bytes and characters differ; a token "can't" of two
 * words. */
static const char text[] = "Zo\xC3\xA9 can't\n  row.\n\nRain fell";
static const char *const feats_names[] = {"", "Number=Sing"};

static const struct {
    uint32_t begin;
    uint16_t length;
    uint8_t flags, upos;
    uint16_t head;
    uint8_t deprel;
    const char *lemma;
} words[] = {
    {0, 4, DOC_SPACE_AFTER, DOC_PROPN, 3, DOC_REL_NSUBJ, "Zo\xC3\xA9"},
    {5, 2, DOC_MULTI_FIRST, DOC_AUX, 3, DOC_REL_AUX, "can"},
    {7, 3, DOC_MULTI_NEXT | DOC_SPACE_AFTER, DOC_PART, 3, DOC_REL_ADVMOD, "not"},
    {13, 3, 0, DOC_VERB, DOC_HEAD_ROOT, DOC_REL_ROOT, "row"},
    {16, 1, DOC_SPACE_AFTER, DOC_PUNCT, 3, DOC_REL_PUNCT, "."},
    {19, 4, DOC_SPACE_AFTER, DOC_NOUN, 1, DOC_REL_NSUBJ, "rain"},
    {24, 4, DOC_SPACE_AFTER, DOC_VERB, DOC_HEAD_ROOT, DOC_REL_ROOT, "fall"},
};

static bool fill(doc *document) {
    const base_allocator *allocator = document->allocator;
    uint32_t count = sizeof words / sizeof words[0];
    bool done = doc_set_text(document, text, sizeof text - 1);
    document->feats_names = feats_names;
    document->feats_count = 2;
    for (uint32_t i = 0; done && i < count; i++) {
        done = doc_add_token(document, words[i].begin, words[i].length, words[i].flags);
        if (!done) break;
        document->tokens.upos[i] = words[i].upos;
        doc_set_head(&document->tokens, i, words[i].head);
        document->tokens.deprel[i] = words[i].deprel;
        doc_set_feats(&document->tokens, i, i == 0);
        done = doc_set_lemma(document, i, doc_intern(document, words[i].lemma, strlen(words[i].lemma)));
    }
    if (done) document->meta.id = doc_intern(document, "a b/c.txt", 9);
    return done && document->meta.id != DOC_NONE &&
           base_vec_push(allocator, &document->paragraphs, (doc_paragraph){{0, 17}, {0, 1}, DOC_BODY}) &&
           base_vec_push(allocator, &document->paragraphs, (doc_paragraph){{19, 28}, {1, 1}, DOC_CAPTION}) &&
           base_vec_push(allocator, &document->sentences, (doc_sentence){{0, 5}, 0, 3}) &&
           base_vec_push(allocator, &document->sentences, (doc_sentence){{5, 2}, 1, 6});
}

static bool conllu_work(const base_allocator *allocator, void *context) {
    (void)context;
    doc document;
    base_buf buf;
    doc_start(&document, allocator);
    base_buf_start(&buf, allocator);
    bool done = fill(&document);
    if (done) write_conllu(&buf, &document);
    done = done && !buf.failed;
    base_buf_release(&buf);
    doc_release(&document);
    return done;
}

static void test_conllu(void) {
    check_out_of_memory(conllu_work, NULL);
    doc document;
    base_buf buf;
    doc_start(&document, base_allocator_standard());
    base_buf_start(&buf, base_allocator_standard());
    check(fill(&document));
    write_conllu(&buf, &document);
    check_string(buf.bytes, "# newdoc id = a b/c.txt\n"
                            "# newpar\n"
                            "# kind = body\n"
                            "# sent_id = a_b_c.txt-1\n"
                            "# text = Zo\xC3\xA9 can't row.\n"
                            "1\tZo\xC3\xA9\tZo\xC3\xA9\tPROPN\t''\tNumber=Sing\t4\tnsubj\t_\tTokenRange=0:3\n"
                            "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=4:9\n"
                            "2\tca\tcan\tAUX\t''\t_\t4\taux\t_\t_\n"
                            "3\tn't\tnot\tPART\t''\t_\t4\tadvmod\t_\t_\n"
                            "4\trow\trow\tVERB\t''\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=12:15\n"
                            "5\t.\t.\tPUNCT\t''\t_\t4\tpunct\t_\tTokenRange=15:16\n"
                            "\n"
                            "# newpar\n"
                            "# kind = caption\n"
                            "# sent_id = a_b_c.txt-2\n"
                            "# text = Rain fell\n"
                            "1\tRain\train\tNOUN\t''\t_\t2\tnsubj\t_\tTokenRange=18:22\n"
                            "2\tfell\tfall\tVERB\t''\t_\t0\troot\t_\tTokenRange=23:27\n"
                            "\n");
    base_buf_release(&buf);
    doc_release(&document);
}

/* Whatever the heads are, what is written is a tree. */
static void check_repaired(uint16_t first, uint16_t second, bool kept) {
    doc document;
    base_buf buf;
    doc_start(&document, base_allocator_standard());
    base_buf_start(&buf, base_allocator_standard());
    check(fill(&document));
    doc_set_head(&document.tokens, 5, first);
    doc_set_head(&document.tokens, 6, second);
    write_conllu(&buf, &document);
    bool flat =
        strstr(buf.bytes, "\t0\troot\t_\tTokenRange=18:22\n2\tfell\tfall\tVERB\t''\t_\t1\tdep\t") != NULL;
    check(flat == !kept);
    base_buf_release(&buf);
    doc_release(&document);
}

static void test_conllu_trees(void) {
    check_repaired(1, DOC_HEAD_ROOT, true);
    check_repaired(0, DOC_HEAD_ROOT, false);
    check_repaired(1, 0, false);
    check_repaired(DOC_HEAD_ROOT, DOC_HEAD_ROOT, false);
    check_repaired(2, DOC_HEAD_ROOT, false);
}

int main(void) {
    test_json_string();
    test_json_numbers();
    test_jsonl();
    test_csv();
    test_tsv();
    test_formulas();
    test_cells_are_harmless();
    test_markdown();
    for (write_format format = WRITE_JSONL; format <= WRITE_MARKDOWN; format++)
        check_out_of_memory(fields_work, &format);
    test_conllu();
    test_conllu_trees();
    return check_done("write_test");
}
