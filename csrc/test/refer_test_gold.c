/* The text cases of spec/gold/refer. Lines beside those of gold_cases.h:
 *
 *     KIND NAME = words; words; …     the entity of that kind and name has exactly these mentions, in text order
 *     title NAME = words; …           the entity has these titles
 *     alias NAME = words; …           and these aliases
 *     none WORDS                      no mention of an entity is exactly these words
 *     law-free                        no mention is of the kind law
 */

#include "refer/refer.h"
#include "test/gold_cases.h"

typedef struct stages {
    gold_stages gold;
    name_lexicons names;
    refer_model *refer;
    refer_scratch scratch;
} stages;

static const doc_entity *entity_named(const doc *document, const char *name, const char *kind) {
    for (uint32_t e = 0; e < document->entities.count; e++) {
        const doc_entity *entity = &document->entities.items[e];
        if (strcmp(doc_string(document, entity->name), name) == 0 &&
            (!kind || strcmp(doc_kind_name(entity->kind), kind) == 0))
            return entity;
    }
    return NULL;
}

static void add_words(char *list, size_t size, const char *words) {
    size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? "; " : "", words);
}

static void list_strings(const doc *document, doc_range range, char *list, size_t size) {
    for (uint32_t i = 0; i < range.count; i++)
        add_words(list, size, doc_string(document, document->lists.items[range.first + i]));
}

static bool entity_is(const doc *document, const char *kind, const char *name, const char *expected) {
    char found[4096] = "", words[512];
    bool strings = strcmp(kind, "title") == 0 || strcmp(kind, "alias") == 0;
    const doc_entity *entity = entity_named(document, name, strings ? NULL : kind);
    if (!entity) return gold_fails(name, expected, "no such entity");
    if (strings) {
        list_strings(document, kind[0] == 't' ? doc_entity_titles(entity) : doc_entity_aliases(entity), found,
                     sizeof found);
    } else {
        for (uint32_t i = 0; i < entity->mentions.count; i++) {
            gold_words_of(document,
                          doc_mention_at(document, document->lists.items[entity->mentions.first + i]).tokens,
                          words, sizeof words);
            add_words(found, sizeof found, words);
        }
    }
    return strcmp(found, expected) == 0 || gold_fails(name, expected, found);
}

static bool line_holds(const doc *document, char *line) {
    char words[512];
    if (strcmp(line, "law-free") == 0) {
        for (uint32_t m = 0; m < document->mentions.count; m++) {
            gold_words_of(document, doc_mention_at(document, m).tokens, words, sizeof words);
            if (doc_mention_at(document, m).kind == DOC_LAW) return gold_fails(line, "", words);
        }
        return true;
    }
    char *rest = strchr(line, ' ');
    if (!rest) return gold_fails(line, "a line of a known form", "");
    *rest++ = 0;
    if (strcmp(line, "none") == 0) {
        for (uint32_t m = 0; m < document->mentions.count; m++) {
            gold_words_of(document, doc_mention_at(document, m).tokens, words, sizeof words);
            if (strcmp(words, rest) == 0 && document->mentions.items[m].entity != DOC_NONE)
                return gold_fails(rest, "no mention", words);
        }
        return true;
    }
    char *expected = strstr(rest, " = ");
    if (!expected) return gold_fails(rest, "a line with =", "");
    *expected = 0;
    expected += 3;
    return entity_is(document, line, rest, expected);
}

static bool resolve(gold_stages *with, const doc_view *view) {
    stages *all = (stages *)with;
    return refer_resolve(all->refer, &all->scratch, view);
}

int main(void) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    stages with = {.gold = {.go_on = resolve, .line_holds = line_holds}};
    if (gold_open(&with.gold) && check(name_lexicons_open(&with.names, with.gold.file, allocator, &error)))
        with.refer = refer_model_open(with.gold.file, &with.names, allocator, &error);
    if (check(with.refer != NULL)) {
        with.gold.words = &with.names.function_words;
        refer_scratch_start(&with.scratch, allocator);
        gold_run_folder(&with.gold, "spec/gold/refer");
        gold_run_folder(&with.gold, "spec/gold/times");
        refer_scratch_release(&with.scratch);
    }
    refer_model_close(with.refer);
    gold_close(&with.gold);
    return check_done("refer_test_gold");
}
