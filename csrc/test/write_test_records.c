#include <string.h>

#include "test/check.h"
#include "write/records.h"

static const char text[] = "NLN said Irja Maunz praised \"the pact\" on Monday.";

static uint32_t intern(doc *document, const char *string) {
    return doc_intern(document, string, strlen(string));
}

/* Blank-separated words as tokens; the final period belongs to its word. */
static bool add_tokens(doc *document) {
    bool done = doc_set_text(document, text, sizeof text - 1);
    for (uint32_t begin = 0; done && begin < sizeof text - 1;) {
        uint32_t end = begin + (uint32_t)strcspn(text + begin, " ");
        done = doc_add_token(document, begin, (uint16_t)(end - begin), DOC_SPACE_AFTER);
        begin = end + 1;
    }
    return done;
}

static bool add_quote(doc *document) {
    const base_allocator *allocator = document->allocator;
    doc_quote quote = {.speaker = 0,
                       .verb = intern(document, "praise"),
                       .cue_head = 4,
                       .time_value = intern(document, "2026-03-09"),
                       .time_basis = intern(document, "explicit"),
                       .time_words = 1,
                       .addressee = {.entity = DOC_NONE},
                       .venue = {.entity = DOC_NONE},
                       .confidence = 940,
                       .form = DOC_DIRECT,
                       .speaker_kind = DOC_NAMED,
                       .manner = DOC_MANNER_support,
                       .force = DOC_JUDGMENT_POSITIVE,
                       .commitment = DOC_NEUTRAL,
                       .chain = {0, 1}};
    doc_link link = {.name = intern(document, "NLN"), .entity = DOC_NONE, .verb = intern(document, "say")};
    return doc_add_span(document, &link.text, (doc_span){0, 3}) &&
           doc_add_span(document, &quote.source, (doc_span){9, 19}) &&
           doc_add_span(document, &quote.cue, (doc_span){20, 27}) &&
           doc_add_span(document, &quote.content, (doc_span){29, 32}) &&
           doc_add_span(document, &quote.content, (doc_span){33, 37}) &&
           doc_add_span(document, &quote.quoted, (doc_span){33, 37}) &&
           base_vec_push(allocator, &document->links, link) && doc_add_quote(document, &quote);
}

static bool fill(engine_document *document, const base_allocator *allocator) {
    *document = (engine_document){.index = DOC_NONE, .first_entity = 40};
    doc *content = &document->content;
    doc_start(content, allocator);
    bool done = add_tokens(content) && add_quote(content);
    content->meta.id = intern(content, "a.txt");
    content->meta.title = intern(content, "Pacts");
    content->meta.outlet = intern(content, "Kelder \"Post\"");
    doc_entity entity = {.name = intern(content, "Irja Maunz"), .kind = DOC_PERSON, .named = true};
    doc_mention mention = {.tokens = {2, 2}, .head = 2, .kind = DOC_PERSON, .form = DOC_NAME};
    doc_time time = {.tokens = {8, 1}, .value = DOC_NONE, .type = DOC_TIME_DATE};
    done = done &&
           base_vec_push(allocator, &content->paragraphs, (doc_paragraph){{0, 50}, {0, 1}, DOC_BODY}) &&
           base_vec_push(allocator, &content->sentences, (doc_sentence){{0, 9}, 0, 1}) &&
           base_vec_push(allocator, &content->entities, entity) && doc_add_mention(content, &mention) &&
           base_vec_push(allocator, &content->times, time);
    return done && engine_document_finish(document);
}

/* The quote with its keys in their order. */
#define QUOTE_JSON                                                                                           \
    "{\"doc\":\"a.txt\",\"outlet\":\"Kelder "                                                                \
    "\\\"Post\\\"\",\"date\":null,\"title\":\"Pacts\",\"form\":\"direct\","                                  \
    "\"speaker\":\"Irja Maunz\",\"speaker_id\":40,\"speaker_kind\":\"named\",\"speakers\":[\"Irja Maunz\"]," \
    "\"verb\":\"praise\",\"manner\":\"support\",\"force\":\"judgment+\","                                    \
    "\"commitment\":\"neutral\",\"negated\":false,\"modality\":\"asserted\",\"iteration\":null,"             \
    "\"chain\":[{\"name\":\"NLN\",\"text\":\"NLN\",\"verb\":\"say\"}],"                                      \
    "\"source\":{\"text\":\"Irja Maunz\",\"spans\":[[9,19]]},"                                               \
    "\"cue\":{\"text\":\"praised\",\"spans\":[[20,27]]},"                                                    \
    "\"content\":{\"text\":\"the pact\",\"spans\":[[29,32],[33,37]]},"                                       \
    "\"quoted\":{\"text\":\"pact\",\"spans\":[[33,37]]},\"addressee\":null,\"venue\":null,"                  \
    "\"time\":{\"value\":\"2026-03-09\",\"basis\":\"explicit\",\"text\":\"Monday.\"},\"confidence\":0.94,"   \
    "\"sentence\":0"

static void check_document(const engine_document *document, query_record_kind kind, write_format format,
                           const char *expected) {
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    if (format != WRITE_JSONL) write_header(&buf, kind, format);
    write_document(&buf, document, kind, format);
    check_string(buf.bytes ? buf.bytes : "", expected);
    base_buf_release(&buf);
}

static void test_documents(void) {
    engine_document document;
    if (!check(fill(&document, base_allocator_standard()))) return;
    check_document(&document, QUERY_QUOTE, WRITE_JSONL, QUOTE_JSON "}\n");
    check_document(
        &document, QUERY_QUOTE, WRITE_TSV,
        "doc\toutlet\tdate\ttitle\tform\tspeaker\tspeaker_id\tspeaker_"
        "kind\tspeakers\tverb\tmanner\tforce\tcommitment\tnegated\tmodality\t"
        "iteration\tchain\tsource\tsource_spans\tcue\tcue_spans\tcontent\tcontent_"
        "spans\tquoted\tquoted_spans\taddressee\t"
        "addressee_entity\tvenue\tvenue_entity\ttime_value\ttime_basis\ttime\tconfidence\tsentence\n"
        "a.txt\tKelder \"Post\"\t\tPacts\tdirect\tIrja Maunz\t40\tnamed\tIrja "
        "Maunz\tpraise\tsupport\tjudgment+\tneutral\tfalse\tasserted\t\t"
        "NLN (say)\tIrja Maunz\t9:19\tpraised\t20:27\tthe \xE2\x80\xA6 pact\t29:32 "
        "33:37\tpact\t33:37\t\t\t\t\t2026-03-09\texplicit\tMonday.\t"
        "0.94\t0\n");
    check_document(
        &document, QUERY_MENTION, WRITE_JSONL,
        "{\"doc\":\"a.txt\",\"begin\":9,\"end\":19,\"text\":\"Irja Maunz\",\"kind\":\"person\",\"form\":"
        "\"name\",\"entity\":\"Irja Maunz\",\"entity_id\":40}\n");
    check_document(&document, QUERY_TIME, WRITE_JSONL,
                   "{\"doc\":\"a.txt\",\"begin\":42,\"end\":49,\"text\":\"Monday.\",\"type\":\"DATE\","
                   "\"value\":null}\n");
    check_document(&document, QUERY_TIME, WRITE_MARKDOWN,
                   "| doc | begin | end | text | type | value |\n| --- | --- | --- | --- | --- | --- |\n"
                   "| a.txt | 42 | 49 | Monday. | DATE |  |\n");
    check_document(&document, QUERY_ENTITY, WRITE_JSONL, "");
    engine_document_release(&document);
}

static void check_record(query_record_kind kind, query_record record, write_format format,
                         const char *expected) {
    query_results results = {.allocator = base_allocator_standard(), .kind = kind};
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    check(base_vec_push(results.allocator, &results.records, record));
    if (format != WRITE_JSONL) write_header(&buf, kind, format);
    write_record(&buf, &results, 0, format);
    check_string(buf.bytes, expected);
    base_buf_release(&buf);
    query_results_release(&results);
}

static void test_records(void) {
    engine_document document;
    if (!check(fill(&document, base_allocator_standard()))) return;
    query_record record = {.document = &document,
                           .mention = DOC_NONE,
                           .tokens = {5, 2},
                           .entity = DOC_NONE,
                           .place = SPEECH_PLACE_CONTENT,
                           .stance = SPEECH_STANCE_POSITIVE,
                           .stance_words = 1,
                           .stance_word = {{20, 27}},
                           .holder = {{9, 19}, DOC_NONE}};
    check_record(QUERY_QUOTE, record, WRITE_JSONL, QUOTE_JSON "}\n");
    check_record(
        QUERY_REPORT, record, WRITE_JSONL,
        QUOTE_JSON
        ",\"target\":null,\"mention\":{\"text\":\"\\\"the pact\\\"\",\"begin\":28,\"end\":38,\"entity\":null,"
        "\"form\":\"term\"},\"mentions\":[{\"text\":\"\\\"the "
        "pact\\\"\",\"begin\":28,\"end\":38,\"entity\":null,"
        "\"form\":\"term\",\"place\":\"content\"}],\"place\":\"content\",\"stance\":\"+\""
        ",\"stance_words\":{\"text\":\"praised\",\"spans\":[[20,27]]},\"stance_holder\":{\"text\":\"Irja "
        "Maunz\",\"entity\":null}}\n");
    check_record(QUERY_KWIC, record, WRITE_CSV,
                 "doc,begin,end,left,text,right,sentence\r\n"
                 "a.txt,28,38,\"NLN said Irja Maunz praised \",\"\"\"the pact\"\"\",\" on Monday.\",0\r\n");
    record.index = DOC_NONE;
    record.content = (doc_span){9, 38};
    record.verb = DOC_NONE;
    check_record(
        QUERY_REPORT, record, WRITE_JSONL,
        "{\"doc\":\"a.txt\",\"outlet\":\"Kelder \\\"Post\\\"\",\"date\":null,\"title\":\"Pacts\",\"form\":"
        "\"narration\",\"speaker\":\"Kelder \\\"Post\\\"\",\"speaker_id\":null,\"speaker_kind\":\"outlet\","
        "\"speakers\":[\"Kelder "
        "\\\"Post\\\"\"],\"verb\":null,\"manner\":null,\"force\":\"statement\",\"commitment\":"
        "\"factive\",\"negated\":false,\"modality\":\"asserted\",\"iteration\":null,\"chain\":[],\"source\":"
        "null,"
        "\"cue\":null,\"content\":{\"text\":\"Irja Maunz praised \\\"the "
        "pact\\\"\",\"spans\":[[9,38]]},\"quoted\":null,"
        "\"addressee\":null,\"venue\":null,\"time\":null,\"confidence\":1,\"sentence\":0,\"target\":null,"
        "\"mention\":{"
        "\"text\":"
        "\"\\\"the "
        "pact\\\"\",\"begin\":28,\"end\":38,\"entity\":null,\"form\":\"term\"},\"mentions\":[{\"text\":"
        "\"\\\"the "
        "pact\\\"\",\"begin\":28,\"end\":38,\"entity\":null,\"form\":\"term\",\"place\":\"content\"}],"
        "\"place\":\"content\","
        "\"stance\":\"+\""
        ",\"stance_words\":{\"text\":\"praised\",\"spans\":[[20,27]]},\"stance_holder\":{\"text\":\"Irja "
        "Maunz\",\"entity\":null}}\n");
    engine_document_release(&document);
}

/* A Markdown rule has as many columns as its header, for every kind of record. */
static void test_rules(void) {
    for (query_record_kind kind = QUERY_QUOTE; kind < QUERY_RECORD_KIND_COUNT; kind++) {
        base_buf buf;
        base_buf_start(&buf, base_allocator_standard());
        write_header(&buf, kind, WRITE_MARKDOWN);
        int columns = 0, rules = 0;
        const char *rule = strchr(buf.bytes, '\n');
        for (const char *byte = buf.bytes; *byte; byte++) *(byte < rule ? &columns : &rules) += *byte == '|';
        check_number(rules, columns);
        base_buf_release(&buf);
    }
}

static bool records_work(const base_allocator *allocator, void *context) {
    (void)context;
    engine_document document;
    base_buf buf;
    base_buf_start(&buf, allocator);
    bool done = fill(&document, allocator);
    if (done) write_document(&buf, &document, QUERY_QUOTE, WRITE_CSV);
    done = done && !buf.failed;
    base_buf_release(&buf);
    engine_document_release(&document);
    return done;
}

int main(void) {
    test_documents();
    test_records();
    test_rules();
    check_out_of_memory(records_work, NULL);
    return check_done("write_test_records");
}
