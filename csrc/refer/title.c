#include "refer/title.h"

#include <string.h>

#include "base/hash.h"

static const uint64_t title_seed = 0x7469746c6573;

static refer_noun noun_of(const refer_work *work, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    return refer_facts_noun(work->facts, lemma, refer_lemma(work, token, lemma));
}

static bool in_class(const refer_work *work, uint32_t token, refer_title_class class) {
    char word[REFER_KEY_BYTES];
    return refer_facts_title_is(work->facts, word, refer_fold(work, token, word), class);
}

static bool role_noun(const refer_work *work, uint32_t token) {
    uint8_t upos = work->document->tokens.upos[token];
    if (upos != DOC_NOUN && upos != DOC_PROPN && upos != DOC_ADJ) return false;
    refer_noun noun = noun_of(work, token);
    return noun.class == REFER_ROLE || in_class(work, token, REFER_OFFICE);
}

bool refer_title_word(const refer_work *work, uint32_t token) {
    return in_class(work, token, REFER_HONORIFIC) || role_noun(work, token);
}

/* Words that lead to a title without being one: "Prime" Minister, "Foreign" Secretary. */
static bool before_title(const refer_work *work, uint32_t token, uint32_t end) {
    uint8_t upos = work->document->tokens.upos[token];
    return token + 1 < end && (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_PROPN) &&
           (role_noun(work, token + 1) ||
            (token + 2 < end && role_noun(work, token + 2) && upos != DOC_PROPN));
}

doc_range refer_title_strip(const refer_work *work, doc_range tokens) {
    uint32_t end = tokens.first + tokens.count;
    char word[REFER_KEY_BYTES];
    while (tokens.count > 1) {
        model_cell formal;
        bool given = refer_facts_given(work->facts, refer_bytes(work, tokens.first),
                                       doc_length(&work->document->tokens, tokens.first),
                                       &formal) != DOC_GENDER_UNKNOWN;
        bool leads =
            before_title(work, tokens.first, end - 1) && !given &&
            model_lexicon_row(&work->facts->titles, word,
                              refer_phrase(work, (doc_range){tokens.first, 2}, word)) != MODEL_NO_ROW;
        if (given || (!refer_title_word(work, tokens.first) && !leads)) break;
        tokens.first++, tokens.count--;
    }
    while (tokens.count > 1 && work->document->tokens.upos[tokens.first] == DOC_PUNCT)
        tokens.first++, tokens.count--;
    return tokens;
}

static bool title_part(const refer_work *work, uint32_t token) {
    const doc_tokens *tokens = &work->document->tokens;
    uint8_t upos = tokens->upos[token];
    if (upos == DOC_PUNCT) return refer_is(work, token, "-") && !(tokens->flags[token] & DOC_SPACE_AFTER);
    if (upos != DOC_NOUN && upos != DOC_PROPN && upos != DOC_ADJ) return false;
    uint32_t item = work->named[token];
    return item == DOC_NONE ||
           (work->items[item].kind != DOC_PERSON && refer_has_entity(work->items[item].kind));
}

static bool small_word(const refer_work *work, uint32_t token) {
    uint8_t upos = work->document->tokens.upos[token];
    return refer_word(work, token, MODEL_WORD_TITLE_LINK) || upos == DOC_CCONJ;
}

/* The head noun of a title that ends right before `end`, or DOC_NONE: "spokesman", "Secretary" of State. */
static uint32_t title_noun(const refer_work *work, uint32_t first, uint32_t end) {
    if (end == first || !title_part(work, end - 1)) return DOC_NONE;
    refer_noun noun = noun_of(work, end - 1);
    bool person = noun.kind == DOC_PERSON && noun.class != REFER_COLLECTIVE && noun.class != REFER_SEVERAL;
    if (person || role_noun(work, end - 1)) return end - 1;
    bool preposition = false;
    for (uint32_t i = end - 1; i-- > first && end - i < 12;) {
        if (small_word(work, i)) {
            preposition = work->document->tokens.upos[i] == DOC_ADP;
        } else if (!title_part(work, i) && !in_class(work, i, REFER_PARTICLE)) {
            return DOC_NONE;
        } else if (preposition && refer_capital(work, i) && role_noun(work, i)) {
            return i;
        } else {
            preposition = false;
        }
    }
    return DOC_NONE;
}

static uint32_t title_first(const refer_work *work, uint32_t first, uint32_t noun) {
    uint32_t at = noun;
    while (at > first && noun - at < 10 && title_part(work, at - 1)) at--;
    while (at < noun && work->document->tokens.upos[at] == DOC_PUNCT) at++;
    return at;
}

/* "Senior Adviser to the President": the noun that a title before `at` depends on, or DOC_NONE. */
static uint32_t outer_noun(const refer_work *work, uint32_t first, uint32_t at) {
    bool preposition = false;
    while (at > first && small_word(work, at - 1)) {
        at--;
        preposition = preposition || work->document->tokens.upos[at] == DOC_ADP;
    }
    bool joined = preposition && at > first && refer_capital(work, at - 1) && role_noun(work, at - 1);
    return joined ? at - 1 : DOC_NONE;
}

/* The range before a name that is its titles, honorifics included; empty where there is none. */
static doc_range title_before(const refer_work *work, const refer_item *name, uint32_t *noun,
                              uint8_t *gender) {
    uint32_t first = refer_sentence_first(work, name->head), end = name->tokens.first;
    const model_lexicon *titles = &work->facts->titles;
    char word[REFER_KEY_BYTES];
    while (end > first) {
        uint32_t row = model_lexicon_row(titles, word, refer_fold(work, end - 1, word));
        if (model_lexicon_id(titles, row, 1) != REFER_HONORIFIC) break;
        uint8_t said = model_lexicon_id(titles, row, 2);
        if (said != DOC_GENDER_UNKNOWN) *gender = said;
        end--;
    }
    /* "the U.S. Secretary of Defense, Lloyd Austin": the tree may join them over the comma. */
    *noun = title_noun(work, first, end);
    if (*noun == DOC_NONE) return (doc_range){end, 0};
    /* "nominee Gov. Ruiz": an abbreviated office is a title by itself. */
    const char *last = refer_bytes(work, *noun);
    bool office = *noun + 1 == end && last[doc_length(&work->document->tokens, *noun) - 1] == '.' &&
                  in_class(work, *noun, REFER_OFFICE);
    if (office) return (doc_range){*noun, 1};
    uint32_t begin = title_first(work, first, *noun);
    uint32_t outer = outer_noun(work, first, begin);
    if (outer != DOC_NONE) {
        *noun = outer;
        begin = title_first(work, first, outer);
    }
    return (doc_range){begin, end - begin};
}

/* "broadcaster Canal Nueve", "the newspaper El Tiempo": the noun before a name tells an organisation from a
 * person. */
static bool named_by_org_noun(const refer_work *work, const refer_item *item) {
    uint32_t first = refer_sentence_first(work, item->head);
    if (item->tokens.first == first || work->document->tokens.upos[item->tokens.first - 1] != DOC_NOUN)
        return false;
    return noun_of(work, item->tokens.first - 1).class == REFER_AN_ORG;
}

/* "said the spokesman Smith" and "told spokesman Smith" are titles; "the minister Smith met" is none. */
static bool title_belongs(const refer_work *work, uint32_t noun, const refer_item *item) {
    uint32_t above = work->head[noun], below = work->head[item->head];
    if (refer_capital(work, noun) || above == item->head || below == noun ||
        (above != DOC_NONE && above == below))
        return true;
    uint8_t xpos = work->document->tokens.xpos[noun];
    bool number = xpos == DOC_XPOS_NN || xpos == DOC_XPOS_NNS;
    return number && above != DOC_NONE && above >= item->tokens.first &&
           above - item->tokens.first < item->tokens.count;
}

static void take_title(refer_work *work, uint32_t i, uint32_t noun, doc_range title) {
    refer_item *item = &work->items[i];
    refer_noun facts = noun_of(work, noun);
    item->class = facts.class == REFER_NO_CLASS ? (uint8_t)REFER_ROLE : facts.class;
    if (item->gender == DOC_GENDER_UNKNOWN) item->gender = facts.gender;
    item->country = refer_country_of(work, title);
    uint32_t first = title.first;
    bool owned = item->country == 0 && first >= refer_sentence_first(work, first) + 2 &&
                 work->document->tokens.xpos[first - 1] == DOC_XPOS_POS;
    /* "Norland's Prime Minister" */
    if (owned) item->country = refer_country_of(work, (doc_range){first - 2, 1});
    item->title = refer_title_core(work, title);
}

/* "envoys Ana Ruiz and Leo Park": a title in the plural is that of all names it stands before. */
static void share_title(refer_work *work, uint32_t i, uint32_t noun, doc_range title) {
    uint32_t head = work->items[i].head;
    for (uint32_t c = work->child[head]; c != DOC_NONE; c = work->sibling[c]) {
        uint32_t other = work->named[c];
        if (refer_relation(work, c) != DOC_REL_CONJ || other == DOC_NONE) continue;
        bool person = work->items[other].kind == DOC_PERSON && work->items[other].form == DOC_NAME;
        if (person && work->items[other].title.count == 0) take_title(work, other, noun, title);
    }
}

void refer_titles(refer_work *work) {
    for (uint32_t i = 0; i < work->count; i++) {
        refer_item *item = &work->items[i];
        if (item->form != DOC_NAME || item->kind != DOC_PERSON || item->number == REFER_PLURAL) continue;
        if (!item->taught && named_by_org_noun(work, item)) {
            item->kind = DOC_ORG;
            continue;
        }
        uint32_t noun;
        doc_range title = title_before(work, item, &noun, &item->gender);
        if (noun == DOC_NONE || !title_belongs(work, noun, item)) continue;
        take_title(work, i, noun, title);
        for (uint32_t t = title.first; t < item->tokens.first; t++) work->titled[t] = i;
        if (work->document->tokens.xpos[noun] == DOC_XPOS_NNS ||
            work->document->tokens.xpos[noun] == DOC_XPOS_NNPS)
            share_title(work, i, noun, title);
    }
}

doc_range refer_title_core(const refer_work *work, doc_range title) {
    while (title.count > 1) {
        uint32_t item = work->named[title.first];
        uint8_t upos = work->document->tokens.upos[title.first],
                xpos = work->document->tokens.xpos[title.first];
        bool place = item != DOC_NONE && work->items[item].row != MODEL_NO_ROW &&
                     (work->items[item].kind == DOC_PLACE || work->items[item].kind == DOC_GROUP);
        bool adjective = in_class(work, title.first, REFER_MODIFIER_WORD) || upos == DOC_DET ||
                         upos == DOC_PUNCT || upos == DOC_NUM || upos == DOC_ADP ||
                         work->document->tokens.xpos[title.first] == DOC_XPOS_POS;
        /* "24-year-old" is no title; neither is "better" or "most". */
        bool age = title.count > 3 && refer_word(work, title.first, MODEL_WORD_AGE_UNIT) &&
                   refer_is(work, title.first + 1, "-");
        if (age) {
            title.first += 3;
            title.count -= 3;
            continue;
        }
        adjective = adjective || upos == DOC_ADV || xpos == DOC_XPOS_JJR || xpos == DOC_XPOS_JJS;
        if (!place && !adjective) break;
        if (refer_word(work, title.first, MODEL_WORD_RANK)) break;
        title.first++, title.count--;
    }
    return title;
}

doc_range refer_title_of(const refer_work *work, const refer_item *phrase) {
    uint32_t first = phrase->tokens.first, end = first + phrase->tokens.count;
    for (uint32_t i = first; i < phrase->head; i++)
        if (work->document->tokens.xpos[i] == DOC_XPOS_POS || work->document->tokens.upos[i] == DOC_PRON)
            first = i + 1;
    return refer_title_core(work, (doc_range){first, end - first});
}

uint64_t refer_title_hash(const refer_work *work, doc_range title) {
    char word[REFER_KEY_BYTES];
    size_t count = refer_phrase(work, title, word);
    uint32_t row = model_lexicon_row(&work->facts->titles, word, count);
    model_cell usual =
        row == MODEL_NO_ROW ? (model_cell){"", 0} : model_lexicon_cell(&work->facts->titles, row, 3);
    return usual.count > 0 ? refer_bytes_hash(work, usual.bytes, usual.count, title_seed)
                           : refer_bytes_hash(work, word, count, title_seed);
}

uint64_t refer_country_of(const refer_work *work, doc_range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        uint32_t item = work->named[i];
        if (item == DOC_NONE || work->items[item].row == MODEL_NO_ROW) continue;
        uint8_t class = model_lexicon_id(&work->facts->aliases, work->items[item].row, 4);
        if (class == REFER_ALIAS_BELIEF || class == REFER_ALIAS_ORG) continue;
        return base_hash_mix(title_seed, work->items[item].row);
    }
    return 0;
}
