#include "lang/dateline.h"

#include "lang/tuning.h"

/* Datelines. Their words are nobody's sentence: read together with one, they take its subject's place in the tree. */

/** What stands before the dash. */
typedef struct dateline_parts {
    bool capitals;         /**< its first word is in capitals */
    bool digits, brackets; /**< a date, an agency */
    bool open;             /**< inside of a bracket */
} dateline_parts;

/* False for what no dateline holds. */
static bool take(dateline_parts *parts, const lang_token_shape *glance) {
    switch (glance->shape) {
    case LANG_CAPITALISED:
    case LANG_UPPER:
    case LANG_INITIAL:
    case LANG_MIXED:
    case LANG_ABBREVIATION:
    case LANG_UNCASED:
    case LANG_COMMA:
    case LANG_PERIOD:
    case LANG_HYPHEN:
    case LANG_APOSTROPHE:
        return true;
    case LANG_NUMBER:
        return parts->digits = true;
    case LANG_BRACKET_OPEN:
        return parts->open = parts->brackets = true;
    case LANG_BRACKET_CLOSE:
        parts->open = false;
        return true;
    default:
        return parts->open; /* "(Reuters/The Courier)" */
    }
}

/* A dash, or a hyphen between blanks: "--" too. */
static bool is_dash(const doc *document, uint32_t first, const lang_token_shape *glances, uint32_t i) {
    if (i == 0 || !(document->tokens.flags[first + i] & DOC_SPACE_AFTER)) return false;
    if (glances[i].shape == LANG_DASH) return true;
    return glances[i].shape == LANG_HYPHEN && (document->tokens.flags[first + i - 1] & DOC_SPACE_AFTER);
}

/* What a sentence of its own may begin with. */
static bool may_begin(const lang_token_shape *glance) {
    switch (glance->shape) {
    case LANG_CAPITALISED:
    case LANG_UPPER:
    case LANG_INITIAL:
    case LANG_MIXED:
    case LANG_UNCASED:
    case LANG_NUMBER:
    case LANG_MIXED_NUMBER:
    case LANG_QUOTE_OPEN:
    case LANG_QUOTE_NEUTRAL:
    case LANG_CURRENCY:
    case LANG_ABBREVIATION:
        return true;
    default:
        return false;
    }
}

/* "Orsa — that is what they call it — was quiet": two dashes make an insertion. */
static bool dash_follows(const doc *document, uint32_t first, const lang_token_shapes *glances,
                         uint32_t from) {
    for (uint32_t i = from; i < glances->count && glances->items[i].shape != LANG_PERIOD; i++)
        if (is_dash(document, first, glances->items, i)) return true;
    return false;
}

static bool is_first_body(const doc *document, uint32_t paragraph) {
    while (paragraph-- > 0)
        if (document->paragraphs.items[paragraph].kind == DOC_BODY) return false;
    return true;
}

uint32_t lang_dateline(const doc *document, uint32_t paragraph, uint32_t first,
                       const lang_token_shapes *glances) {
    if (document->paragraphs.items[paragraph].kind != DOC_BODY || glances->count <= LANG_DATELINE_BEHIND)
        return 0;
    dateline_parts parts = {.capitals = glances->items[0].shape == LANG_UPPER &&
                                        glances->items[0].length >= LANG_DATELINE_CAPITALS};
    for (uint32_t i = 0; i + LANG_DATELINE_BEHIND < glances->count && i < LANG_DATELINE_TOKENS; i++) {
        const lang_token_shape *glance = &glances->items[i];
        if (!parts.open && is_dash(document, first, glances->items, i)) {
            bool sure = parts.brackets || (parts.capitals && i <= LANG_DATELINE_PLACE) ||
                        (parts.capitals && parts.digits);
            if (!may_begin(glance + 1)) return 0;
            if (!sure && dash_follows(document, first, glances, i + 1)) return 0;
            return sure || parts.digits || is_first_body(document, paragraph) ? i + 1 : 0;
        }
        if (!take(&parts, glance)) return 0;
    }
    return 0;
}
