/* What the caller fills: structs of whichever header, taken and given to the rooms. */

#include "api/api.h"

#include <string.h>

#include "engine/gazetteer_file.h"

#define DEFAULT_MAX_DOCUMENTS 10000000u
#define DEFAULT_MAX_RESULTS 100000000u

enum {
    OPTIONS_SIZE = API_FIRST_SIZE(quoth_options, cancel),
    LIMITS_SIZE = API_FIRST_SIZE(quoth_limits, max_document_bytes),
    NAME_SIZE = API_FIRST_SIZE(quoth_name, alias_count)
};
_Static_assert(OPTIONS_SIZE == sizeof(quoth_options) && LIMITS_SIZE == sizeof(quoth_limits) &&
                   NAME_SIZE == sizeof(quoth_name),
               "a field was added: let this compare with the end of the last one");

bool api_take(void *to, size_t known, size_t first, const void *from, const char *what, quoth_error *error) {
    size_t size;
    memcpy(&size, from, sizeof size);
    if (size == 0) size = first;
    if (size > known || size < sizeof size) {
        base_error failure;
        base_fail(&failure, BASE_MISUSE, size,
                  "the size of %s is %zu; this library, version " QUOTH_VERSION
                  ", knows %zu: set it to 0 or to sizeof, and build against the header of this version",
                  what, size, known);
        return api_fail(error, &failure);
    }
    memset(to, 0, known);
    memcpy(to, from, size);
    return true;
}

bool api_take_options(const quoth_options *given, quoth_options *options, quoth_error *error) {
    *options = (quoth_options){0};
    return !given || api_take(options, sizeof *options, OPTIONS_SIZE, given, "the options", error);
}

static bool fail_name(quoth_error *error, size_t index, const char *what, const char *value,
                      const char *known) {
    base_error failure;
    base_fail(&failure, BASE_MISUSE, index + 1, "taught name number %zu: %s%.60s%s", index + 1, what, value,
              known);
    return api_fail(error, &failure);
}

static bool convert_name(const quoth_name *name, size_t index, engine_gazetteer_row *row,
                         quoth_error *error) {
    if (!name->name || !*name->name) return fail_name(error, index, "it is empty", "", "");
    uint8_t kind = name->kind ? doc_kind_find(name->kind) : DOC_KIND_COUNT;
    if (kind == DOC_KIND_COUNT)
        return fail_name(error, index, "there is no kind \"", name->kind ? name->kind : "",
                         "\"; known: " CORPUS_KINDS);
    if (name->pattern && name->alias_count > 0)
        return fail_name(error, index, "a pattern has no aliases; give each pattern a row of its own", "",
                         "");
    for (size_t a = 0; a < name->alias_count; a++)
        if (!name->aliases || !name->aliases[a] || !*name->aliases[a])
            return fail_name(error, index, "an alias is empty", "", "");
    *row = (engine_gazetteer_row){name->name,         kind, name->pattern, name->aliases, name->alias_count,
                                  (uint32_t)index + 1};
    return true;
}

static bool convert_names(const quoth_options *options, engine_gazetteer_row *rows, quoth_error *error) {
    if (options->names_path && options->name_count > 0)
        return api_misuse(error, "names come from a list or from a file, not from both");
    if (!options->names && options->name_count > 0) return api_misuse(error, "the list of names is missing");
    if (options->name_count == 0) return true;
    size_t size = options->names[0].size, step = size ? size : NAME_SIZE;
    for (size_t i = 0; i < options->name_count; i++) {
        const char *from = (const char *)options->names + i * step;
        quoth_name name;
        if (!api_take(&name, sizeof name, NAME_SIZE, from, "a taught name", error)) return false;
        if (name.size != size) return api_misuse(error, "the taught names have several sizes; give all one");
        if (!convert_name(&name, i, &rows[i], error)) return false;
    }
    return true;
}

static bool convert_limits(const quoth_limits *given, engine_options *converted, quoth_error *error) {
    quoth_limits limits = {0};
    if (given && !api_take(&limits, sizeof limits, LIMITS_SIZE, given, "the limits", error)) return false;
    converted->limits = (read_limits){limits.max_document_bytes, limits.max_html_depth};
    if (limits.max_documents) converted->max_documents = limits.max_documents;
    if (limits.max_results) converted->max_results = limits.max_results;
    return true;
}

/* Finds the rules to be switched off. */
static bool convert_without(const quoth_options *options, doc_rules *without, quoth_error *error) {
    for (size_t i = 0; i < options->without_count; i++) {
        const char *name = options->without && options->without[i] ? options->without[i] : "";
        doc_rule rule = doc_rule_find(name);
        if (rule == DOC_RULE_COUNT) {
            base_error failure;
            doc_rule near = doc_rule_nearest(name);
            bool known = near != DOC_RULE_COUNT;
            base_fail(&failure, BASE_MISUSE, i + 1, "there is no rule \"%.60s\"; %s%s%s", name,
                      known ? "the nearest is \""
                            : "quoth.rules() in Lua and quoth_rule_at in C list them all",
                      known ? doc_rule_name(near) : "", known ? "\"" : "");
            return api_fail(error, &failure);
        }
        doc_rules_add(without, rule);
    }
    return true;
}

bool api_options(const quoth_options *options, engine_gazetteer_row *rows, engine_options *converted,
                 quoth_error *error) {
    *converted = (engine_options){.max_documents = DEFAULT_MAX_DOCUMENTS, .max_results = DEFAULT_MAX_RESULTS};
    if ((unsigned)options->input > QUOTH_INPUT_MAIL)
        return api_misuse(error, "there is no such kind of input");
    if (!convert_limits(options->limits, converted, error)) return false;
    converted->threads = options->threads;
    converted->input = (read_input)options->input;
    converted->recursive = options->recursive;
    converted->no_link = options->no_link;
    converted->cancel = options->cancel ? &options->cancel->raised : NULL;
    converted->names = rows;
    converted->name_count = options->name_count;
    converted->names_path = options->names_path;
    return convert_names(options, rows, error) && convert_without(options, &converted->without, error);
}
