#include "api/api.h"

#define DEFAULT_MAX_DOCUMENTS 10000000u
#define DEFAULT_MAX_RESULTS 100000000u

static bool convert_names(const quoth_options *options, corpus_name_row *rows, quoth_error *error) {
    for (size_t i = 0; i < options->name_count; i++) {
        const quoth_name *name = &options->names[i];
        if (!name->name || !*name->name) return api_misuse(error, "a taught name is empty");
        uint8_t kind = name->kind ? doc_kind_find(name->kind) : DOC_KIND_COUNT;
        if (kind == DOC_KIND_COUNT)
            return api_misuse(error,
                              "the kind of a taught name is not known; known: person, org, place, facility, "
                              "group, event, law, product, work, date, money, number, other");
        for (size_t a = 0; a < name->alias_count; a++)
            if (!name->aliases || !name->aliases[a] || !*name->aliases[a])
                return api_misuse(error, "an alias of a taught name is empty");
        rows[i] = (corpus_name_row){name->name, kind, name->aliases, name->alias_count};
    }
    return true;
}

bool api_options(const quoth_options *options, corpus_name_row *rows, corpus_options *converted,
                 quoth_error *error) {
    *converted = (corpus_options){.max_documents = DEFAULT_MAX_DOCUMENTS, .max_results = DEFAULT_MAX_RESULTS};
    if (!options) return true;
    if ((unsigned)options->input > QUOTH_INPUT_JSONL)
        return api_misuse(error, "there is no such kind of input");
    const quoth_limits *limits = &options->limits;
    converted->limits = (read_limits){limits->max_document_bytes, limits->max_html_depth};
    if (limits->max_documents) converted->max_documents = limits->max_documents;
    if (limits->max_results) converted->max_results = limits->max_results;
    converted->threads = options->threads;
    converted->input = (read_input)options->input;
    converted->recursive = options->recursive;
    converted->no_link = options->no_link;
    converted->cancel = options->cancel ? &options->cancel->raised : NULL;
    converted->names = rows;
    converted->name_count = options->name_count;
    return convert_names(options, rows, error);
}
