#include "engine/gazetteer.h"

#include <string.h>

void engine_gazetteer_start(engine_gazetteer *taught, const base_allocator *allocator) {
    *taught = (engine_gazetteer){.allocator = allocator};
    base_intern_start(&taught->strings, allocator);
}

static uint64_t words_hash(const name_lexicons *facts, const char *bytes, size_t count) {
    name_words name;
    name_words_read(&name, facts, bytes, count);
    return name_words_hash(&name, 0, name.count, 0);
}

/** Says that `alias` (which may be the name itself) stands for the string `id`. */
static bool stands_for(engine_gazetteer *taught, const name_lexicons *facts, uint32_t id, const char *alias) {
    return id != BASE_NO_STRING &&
           base_map_set(&taught->usual, taught->allocator, words_hash(facts, alias, strlen(alias)), id);
}

static bool add_pattern(engine_gazetteer *taught, const engine_gazetteer_source *source,
                        const engine_gazetteer_row *row, base_error *error) {
    base_error why = {0};
    engine_gazetteer_pattern made = {pattern_compile(row->name, taught->allocator, &why), row->kind};
    if (made.pattern && base_vec_push(taught->allocator, &taught->patterns, made)) return true;
    if (made.pattern || why.code == BASE_NO_MEMORY) {
        pattern_program_close(made.pattern);
        base_fail_memory(error);
    } else if (source->path) {
        base_fail(error, why.code, row->line, "%s:%u: %s", source->path, row->line, why.message);
    } else {
        base_fail(error, why.code, row->line, "taught name number %u: %s", row->line, why.message);
    }
    return false;
}

/** Adds patterns, and lists every name and alias in `names`. */
static bool add_rows(engine_gazetteer *taught, const name_lexicons *facts,
                     const engine_gazetteer_source *source, lang_taught_name *names, uint32_t *count,
                     base_error *error) {
    for (size_t i = 0; i < source->count; i++) {
        const engine_gazetteer_row *row = &source->rows[i];
        if (row->pattern) {
            if (!add_pattern(taught, source, row, error)) return false;
            continue;
        }
        uint32_t id = base_intern_id(&taught->strings, row->name, strlen(row->name));
        for (size_t a = 0; a <= row->alias_count; a++) {
            const char *name = a == 0 ? row->name : row->aliases[a - 1];
            names[(*count)++] = (lang_taught_name){name, (uint32_t)strlen(name), id, row->kind};
            if (stands_for(taught, facts, id, name)) continue;
            base_fail_memory(error);
            return false;
        }
    }
    return true;
}

bool engine_gazetteer_add(engine_gazetteer *taught, const name_lexicons *facts, const lang_model *model,
                          const engine_gazetteer_source *source, base_error *error) {
    size_t room = 0;
    for (size_t i = 0; i < source->count; i++) room += 1 + source->rows[i].alias_count;
    if (room == 0) return true;
    uint32_t count = 0;
    lang_taught_name *names = room < UINT32_MAX ? base_new(taught->allocator, room, sizeof *names) : NULL;
    bool done = names != NULL;
    if (!done) base_fail_memory(error);
    done = done && add_rows(taught, facts, source, names, &count, error);
    if (done && count > 0) {
        taught->names = lang_taught_new(model, names, count, taught->allocator, error);
        done = taught->names != NULL;
    }
    base_free(taught->allocator, names, room, sizeof *names);
    return done;
}

const char *engine_gazetteer_name(const engine_gazetteer *taught, const name_lexicons *facts,
                                  const char *bytes, size_t count) {
    if (!taught || taught->usual.count == 0) return NULL;
    uint32_t id = base_map_value(&taught->usual, words_hash(facts, bytes, count), BASE_NO_STRING);
    return id == BASE_NO_STRING ? NULL : base_intern_string(&taught->strings, id);
}

void engine_gazetteer_release(engine_gazetteer *taught) {
    lang_taught_close(taught->names);
    taught->names = NULL;
    for (uint32_t i = 0; i < taught->patterns.count; i++)
        pattern_program_close(taught->patterns.items[i].pattern);
    base_vec_release(taught->allocator, &taught->patterns);
    base_intern_release(&taught->strings);
    base_map_release(&taught->usual, taught->allocator);
}

bool engine_gazetteer_marker_start(engine_gazetteer_marker *marker, const engine_gazetteer *taught) {
    *marker = (engine_gazetteer_marker){.taught = taught};
    uint32_t count = taught->patterns.count;
    if (count == 0) return true;
    marker->matchers = base_new_zeroed(taught->allocator, count, sizeof(pattern_matcher *));
    for (uint32_t i = 0; marker->matchers && i < count; i++) {
        marker->matchers[i] = pattern_matcher_new(taught->patterns.items[i].pattern, taught->allocator);
        if (!marker->matchers[i]) return false;
    }
    return marker->matchers != NULL;
}

void engine_gazetteer_marker_release(engine_gazetteer_marker *marker) {
    const engine_gazetteer *taught = marker->taught;
    if (!taught) return;
    for (uint32_t i = 0; marker->matchers && i < taught->patterns.count; i++)
        pattern_matcher_close(marker->matchers[i]);
    base_free(taught->allocator, (void *)marker->matchers, taught->patterns.count, sizeof(pattern_matcher *));
    base_vec_release(taught->allocator, &marker->matches);
    *marker = (engine_gazetteer_marker){0};
}

/** Marks what one pattern matches outside the tokens that are held; they are held from then on. */
static bool mark_matches(engine_gazetteer_marker *marker, uint32_t pattern, doc *document, bool *held) {
    marker->matches.count = 0;
    if (!pattern_matcher_find(marker->matchers[pattern], document, &marker->matches)) return false;
    for (uint32_t i = 0; i < marker->matches.count; i++) {
        doc_range match = marker->matches.items[i];
        if (memchr(held + match.first, true, match.count)) continue;
        memset(held + match.first, true, match.count);
        doc_taught name = {match, DOC_NONE, marker->taught->patterns.items[pattern].kind};
        if (!lang_taught_mark(document, &name)) return false;
    }
    return true;
}

bool engine_gazetteer_marker_mark(engine_gazetteer_marker *marker, doc *document) {
    const engine_gazetteer *taught = marker->taught;
    if (taught->names && !lang_taught_apply(taught->names, &taught->strings, document)) return false;
    if (taught->patterns.count == 0 || document->tokens.count == 0) return true;
    bool *held = base_new_zeroed(taught->allocator, document->tokens.count, sizeof *held);
    bool done = held != NULL;
    for (uint32_t i = 0; done && i < document->taught.count; i++) {
        doc_range tokens = document->taught.items[i].tokens;
        memset(held + tokens.first, true, tokens.count);
    }
    for (uint32_t p = 0; done && p < taught->patterns.count; p++)
        done = mark_matches(marker, p, document, held);
    base_free(taught->allocator, held, document->tokens.count, sizeof *held);
    return done;
}
