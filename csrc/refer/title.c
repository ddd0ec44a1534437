/* Titles of persons: what stands before a name, what is left of it without country and modifiers, and its keys. */

#include "refer/title.h"
#include "refer/tuning.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"

static const uint64_t title_seed = 0x7469746c6573;

static bool in_class(const refer_board *board, uint32_t token, name_title_class class) {
    char word[REFER_KEY_BYTES];
    return name_title_is(board->facts->names, word, refer_fold(board, token, word), class);
}

static bool is_particle(const refer_board *board, uint32_t token) {
    char word[REFER_KEY_BYTES];
    return name_word_is(board->facts->names, word, refer_fold(board, token, word), NAME_PARTICLE);
}

static bool role_noun(const refer_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    if (upos != DOC_NOUN && upos != DOC_PROPN && upos != DOC_ADJ) return false;
    refer_noun noun = refer_noun_of(board, token);
    return noun.class == REFER_ROLE || in_class(board, token, NAME_OFFICE);
}

bool refer_title_word(const refer_board *board, uint32_t token) {
    return in_class(board, token, NAME_HONORIFIC) || role_noun(board, token);
}

/* Words that lead to a title without being one: "Prime" Minister, "Foreign" Secretary. */
static bool before_title(const refer_board *board, uint32_t token, uint32_t end) {
    uint8_t upos = board->document->tokens.upos[token];
    return token + 1 < end && (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_PROPN) &&
           (role_noun(board, token + 1) ||
            (token + 2 < end && role_noun(board, token + 2) && upos != DOC_PROPN));
}

doc_range refer_title_strip(const refer_board *board, doc_range tokens) {
    uint32_t end = tokens.first + tokens.count;
    char word[REFER_KEY_BYTES];
    while (tokens.count > 1) {
        model_cell formal;
        bool given = name_given_gender(board->facts->names, refer_bytes(board, tokens.first),
                                       doc_length(&board->document->tokens, tokens.first),
                                       &formal) != DOC_GENDER_UNKNOWN;
        bool leads =
            before_title(board, tokens.first, end - 1) && !given &&
            model_lexicon_row(&board->facts->names->titles, word,
                              refer_phrase(board, (doc_range){tokens.first, 2}, word)) != MODEL_NO_ROW;
        if (given || (!refer_title_word(board, tokens.first) && !leads)) break;
        tokens.first++, tokens.count--;
    }
    while (tokens.count > 1 && board->document->tokens.upos[tokens.first] == DOC_PUNCT)
        tokens.first++, tokens.count--;
    return tokens;
}

static bool title_part(const refer_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    uint8_t upos = tokens->upos[token];
    if (upos == DOC_PUNCT) return refer_is(board, token, "-") && !(tokens->flags[token] & DOC_SPACE_AFTER);
    if (upos != DOC_NOUN && upos != DOC_PROPN && upos != DOC_ADJ) return false;
    uint32_t item = board->named[token];
    return item == DOC_NONE ||
           (board->items[item].kind != DOC_PERSON && refer_has_entity(board->items[item].kind));
}

static bool small_word(const refer_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    return refer_word(board, token, MODEL_WORD_TITLE_LINK) || upos == DOC_CCONJ;
}

/* The head noun of a title that ends right before `end`, or DOC_NONE: "spokesman", "Secretary" of State. */
static uint32_t title_noun(const refer_board *board, uint32_t first, uint32_t end) {
    if (end == first || !title_part(board, end - 1)) return DOC_NONE;
    refer_noun noun = refer_noun_of(board, end - 1);
    bool person = noun.kind == DOC_PERSON && noun.class != REFER_COLLECTIVE && noun.class != REFER_SEVERAL;
    if (person || role_noun(board, end - 1)) return end - 1;
    bool preposition = false;
    for (uint32_t i = end - 1; i-- > first && end - i < REFER_TITLE_STEPS;) {
        if (small_word(board, i)) {
            preposition = board->document->tokens.upos[i] == DOC_ADP;
        } else if (!title_part(board, i) && !is_particle(board, i)) {
            return DOC_NONE;
        } else if (preposition && refer_capital(board, i) && role_noun(board, i)) {
            return i;
        } else {
            preposition = false;
        }
    }
    return DOC_NONE;
}

static uint32_t title_first(const refer_board *board, uint32_t first, uint32_t noun) {
    uint32_t at = noun;
    while (at > first && noun - at < REFER_TITLE_TOKENS && title_part(board, at - 1)) at--;
    while (at < noun && board->document->tokens.upos[at] == DOC_PUNCT) at++;
    return at;
}

/* "Senior Adviser to the President": the noun that a title before `at` depends on, or DOC_NONE. */
static uint32_t outer_noun(const refer_board *board, uint32_t first, uint32_t at) {
    bool preposition = false;
    while (at > first && small_word(board, at - 1)) {
        at--;
        preposition = preposition || board->document->tokens.upos[at] == DOC_ADP;
    }
    bool joined = preposition && at > first && refer_capital(board, at - 1) && role_noun(board, at - 1);
    return joined && refer_decides(board, DOC_RULE_title_of_title, at - 1) ? at - 1 : DOC_NONE;
}

/* The range before a name that is its titles, honorifics included; empty where there is none. */
static doc_range title_before(const refer_board *board, const refer_item *name, uint32_t *noun,
                              uint8_t *gender) {
    uint32_t first = refer_sentence_first(board, name->head), end = name->tokens.first;
    const model_lexicon *titles = &board->facts->names->titles;
    while (end > first) {
        uint32_t row = refer_row(board, titles, end - 1);
        if (model_lexicon_id(titles, row, 1) != NAME_HONORIFIC) break;
        uint8_t said = model_lexicon_id(titles, row, 2);
        if (said != DOC_GENDER_UNKNOWN) *gender = said;
        end--;
    }
    /* "the U.S. Secretary of Defense, Lloyd Austin": the tree may join them over the comma. */
    *noun = title_noun(board, first, end);
    if (*noun == DOC_NONE) return (doc_range){end, 0};
    /* "nominee Gov. Ruiz": an abbreviated office is a title by itself. */
    const char *last = refer_bytes(board, *noun);
    bool office = *noun + 1 == end && last[doc_length(&board->document->tokens, *noun) - 1] == '.' &&
                  in_class(board, *noun, NAME_OFFICE);
    if (office) return (doc_range){*noun, 1};
    uint32_t begin = title_first(board, first, *noun);
    uint32_t outer = outer_noun(board, first, begin);
    if (outer != DOC_NONE) {
        *noun = outer;
        begin = title_first(board, first, outer);
    }
    return (doc_range){begin, end - begin};
}

/* "said the spokesman Smith" and "told spokesman Smith" are titles; "the minister Smith met" is none. */
static bool title_belongs(const refer_board *board, uint32_t noun, const refer_item *item) {
    uint32_t above = board->head[noun], below = board->head[item->head];
    if (refer_capital(board, noun) || above == item->head || below == noun ||
        (above != DOC_NONE && above == below))
        return true;
    uint8_t xpos = board->document->tokens.xpos[noun];
    bool number = xpos == DOC_XPOS_NN || xpos == DOC_XPOS_NNS;
    return number && above != DOC_NONE && above >= item->tokens.first &&
           above - item->tokens.first < item->tokens.count;
}

static void take_title(refer_board *board, uint32_t i, uint32_t noun, doc_range title) {
    refer_item *item = &board->items[i];
    refer_noun facts = refer_noun_of(board, noun);
    item->class = facts.class == REFER_NO_CLASS ? (uint8_t)REFER_ROLE : facts.class;
    if (item->gender == DOC_GENDER_UNKNOWN) item->gender = facts.gender;
    item->country = refer_country_of(board, title);
    uint32_t first = title.first;
    bool owned = item->country == 0 && first >= refer_sentence_first(board, first) + 2 &&
                 board->document->tokens.xpos[first - 1] == DOC_XPOS_POS;
    if (owned && refer_decides(board, DOC_RULE_title_owner, noun))
        item->country = refer_country_of(board, (doc_range){first - 2, 1});
    item->title = refer_title_core(board, title);
}

/* "envoys Ana Ruiz and Leo Park": a title in the plural is that of all names it stands before. */
static void share_title(refer_board *board, uint32_t i, uint32_t noun, doc_range title) {
    uint32_t head = board->items[i].head;
    for (uint32_t c = board->child[head]; c != DOC_NONE; c = board->sibling[c]) {
        uint32_t other = board->named[c];
        if (refer_relation(board, c) != DOC_REL_CONJ || other == DOC_NONE) continue;
        bool person = board->items[other].kind == DOC_PERSON && board->items[other].form == DOC_NAME;
        if (person && board->items[other].title.count == 0 && refer_decides(board, DOC_RULE_shared_title, c))
            take_title(board, other, noun, title);
    }
}

void refer_titles(refer_board *board) {
    for (uint32_t i = 0; i < board->count; i++) {
        refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || item->kind != DOC_PERSON || item->number == REFER_PLURAL) continue;
        uint32_t noun;
        doc_range title = title_before(board, item, &noun, &item->gender);
        if (noun == DOC_NONE || !title_belongs(board, noun, item)) continue;
        take_title(board, i, noun, title);
        for (uint32_t t = title.first; t < item->tokens.first; t++) board->titled[t] = i;
        if (board->document->tokens.xpos[noun] == DOC_XPOS_NNS ||
            board->document->tokens.xpos[noun] == DOC_XPOS_NNPS)
            share_title(board, i, noun, title);
    }
}

doc_range refer_title_core(const refer_board *board, doc_range title) {
    while (title.count > 1) {
        uint32_t item = board->named[title.first];
        uint8_t upos = board->document->tokens.upos[title.first],
                xpos = board->document->tokens.xpos[title.first];
        bool place = item != DOC_NONE && board->items[item].row != MODEL_NO_ROW &&
                     (board->items[item].kind == DOC_PLACE || board->items[item].kind == DOC_GROUP);
        bool adjective = in_class(board, title.first, NAME_MODIFIER) || upos == DOC_DET ||
                         upos == DOC_PUNCT || upos == DOC_NUM || upos == DOC_ADP ||
                         board->document->tokens.xpos[title.first] == DOC_XPOS_POS;
        /* "24-year-old" is no title; neither is "better" or "most". */
        bool age = title.count > 3 && refer_word(board, title.first, MODEL_WORD_AGE_UNIT) &&
                   refer_is(board, title.first + 1, "-");
        if (age) {
            title.first += 3;
            title.count -= 3;
            continue;
        }
        adjective = adjective || upos == DOC_ADV || xpos == DOC_XPOS_JJR || xpos == DOC_XPOS_JJS;
        if (!place && !adjective) break;
        if (refer_word(board, title.first, MODEL_WORD_RANK)) break;
        title.first++, title.count--;
    }
    return title;
}

doc_range refer_title_of(const refer_board *board, const refer_item *phrase) {
    uint32_t first = phrase->tokens.first, end = first + phrase->tokens.count;
    for (uint32_t i = first; i < phrase->head; i++)
        if (board->document->tokens.xpos[i] == DOC_XPOS_POS || board->document->tokens.upos[i] == DOC_PRON)
            first = i + 1;
    return refer_title_core(board, (doc_range){first, end - first});
}

uint64_t refer_title_hash(const refer_board *board, doc_range title) {
    char word[REFER_KEY_BYTES];
    size_t count = refer_phrase(board, title, word);
    model_cell usual = name_title_usual(board->facts->names, word, count);
    return usual.count > 0 ? refer_bytes_hash(board, usual.bytes, usual.count, title_seed)
                           : refer_bytes_hash(board, word, count, title_seed);
}

uint64_t refer_country_of(const refer_board *board, doc_range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        uint32_t item = board->named[i];
        if (item == DOC_NONE || board->items[item].row == MODEL_NO_ROW) continue;
        uint8_t class = name_alias_class_of(board->facts->names, board->items[item].row);
        if (class == NAME_ALIAS_BELIEF || class == NAME_ALIAS_ORG) continue;
        return base_hash_mix(title_seed, board->items[item].row);
    }
    return 0;
}
