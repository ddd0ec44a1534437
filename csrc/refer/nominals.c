/* Nominals ("the finance minister") and pronouns: where each phrase begins and ends, and what its words say of it. */

#include "refer/nominals.h"

#include "refer/title.h"
#include "refer/tuning.h"

/* Relations of a word before a noun to the noun's phrase. */
static bool opens_phrase(const refer_board *board, uint32_t token) {
    uint8_t deprel = board->document->tokens.deprel[token], xpos = board->document->tokens.xpos[token];
    switch (refer_relation(board, token)) {
    case DOC_REL_DET:
        return xpos != DOC_XPOS_WDT;
    case DOC_REL_AMOD:
    case DOC_REL_COMPOUND:
    case DOC_REL_NUMMOD:
    case DOC_REL_FLAT:
        return true;
    case DOC_REL_NMOD:
        return deprel == DOC_REL_NMOD_POSS || deprel == DOC_REL_NMOD_DESC || deprel == DOC_REL_NMOD_UNMARKED;
    default:
        return false;
    }
}

/* True where a token before `head` belongs to its phrase: a word that opens it, or part of one. */
static bool in_phrase(const refer_board *board, uint32_t token, uint32_t head) {
    bool opens = false;
    for (uint32_t depth = 0; depth < REFER_PHRASE_DEPTH && token != DOC_NONE; depth++) {
        if (token == head) return opens;
        doc_deprel relation = refer_relation(board, token);
        uint8_t upos = board->document->tokens.upos[token];
        opens = opens_phrase(board, token);
        bool part = opens || relation == DOC_REL_ADVMOD || relation == DOC_REL_PUNCT ||
                    relation == DOC_REL_CC || relation == DOC_REL_CONJ ||
                    board->document->tokens.xpos[token] == DOC_XPOS_POS;
        if (!part || upos == DOC_SCONJ || upos == DOC_AUX) return false;
        token = board->head[token];
    }
    return false;
}

/* The first token of the words before a noun that belong to its phrase. */
static uint32_t phrase_first(const refer_board *board, uint32_t head) {
    uint32_t first = head, least = refer_sentence_first(board, head);
    while (first > least && head - first < REFER_PHRASE_BEFORE && in_phrase(board, first - 1, head)) first--;
    while (first < head && board->document->tokens.upos[first] == DOC_PUNCT) first++;
    /* A word is not cut at its hyphen ("working-class voters"). */
    const uint8_t *flags = board->document->tokens.flags;
    while (first >= least + 2 && first > 0 && refer_is(board, first - 1, "-") &&
           !(flags[first - 1] & DOC_SPACE_AFTER) && !(flags[first - 2] & DOC_SPACE_AFTER) &&
           refer_decides(board, DOC_RULE_hyphen_in_phrase, first))
        first -= 2;
    return first;
}

/* Behind "of State", "for the ministry": what belongs to the name of a role or body. */
static uint32_t phrase_end(const refer_board *board, uint32_t head, uint8_t class) {
    if ((class != REFER_ROLE && class != REFER_AN_ORG) || !refer_rule_on(board, DOC_RULE_phrase_with_of))
        return head + 1;
    for (uint32_t c = board->child[head]; c != DOC_NONE; c = board->sibling[c]) {
        if (c < head || refer_relation(board, c) != DOC_REL_NMOD) continue;
        uint32_t preposition = doc_view_child(board->view, c, DOC_REL_CASE);
        if (preposition != head + 1 || !refer_word(board, preposition, MODEL_WORD_GENITIVE)) continue;
        uint32_t item = board->named[c];
        uint32_t end =
            item == DOC_NONE ? c + 1 : board->items[item].tokens.first + board->items[item].tokens.count;
        return end - head <= REFER_PHRASE_BEHIND ? end : head + 1;
    }
    return head + 1;
}

static uint8_t article_of(const refer_board *board, uint32_t head) {
    uint8_t article = REFER_BARE;
    for (uint32_t c = board->child[head]; c != DOC_NONE && c < head; c = board->sibling[c]) {
        uint8_t deprel = board->document->tokens.deprel[c];
        if (deprel == DOC_REL_NMOD_POSS) return REFER_POSSESSIVE;
        if (refer_relation(board, c) == DOC_REL_NUMMOD && article == REFER_BARE) article = REFER_INDEFINITE;
        if (refer_relation(board, c) != DOC_REL_DET && refer_relation(board, c) != DOC_REL_AMOD) continue;
        uint32_t row = refer_row(board, &board->facts->determiners, c);
        if (row == MODEL_NO_ROW) continue;
        uint8_t said = model_lexicon_id(&board->facts->determiners, row, 1);
        if (article == REFER_BARE || said == REFER_DEFINITE || said == REFER_DEMONSTRATIVE) article = said;
    }
    return article;
}

/* "that official", where the tree takes the determiner for a conjunction. */
static uint8_t loose_article(const refer_board *board, uint32_t *first) {
    if (*first == refer_sentence_first(board, *first) || board->document->tokens.upos[*first - 1] != DOC_DET)
        return REFER_BARE;
    uint32_t row = refer_row(board, &board->facts->determiners, *first - 1);
    if (model_lexicon_id(&board->facts->determiners, row, 1) != REFER_DEMONSTRATIVE ||
        !refer_decides(board, DOC_RULE_loose_article, *first))
        return REFER_BARE;
    --*first;
    return REFER_DEMONSTRATIVE;
}

static bool heads_phrase(const refer_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    if (tokens->upos[token] != DOC_NOUN && tokens->upos[token] != DOC_PROPN) return false;
    if (board->named[token] != DOC_NONE || board->titled[token] != DOC_NONE) return false;
    doc_deprel relation = refer_relation(board, token);
    return relation != DOC_REL_COMPOUND && relation != DOC_REL_FLAT && relation != DOC_REL_FIXED &&
           relation != DOC_REL_GOESWITH && relation != DOC_REL_AMOD && relation != DOC_REL_CASE &&
           tokens->deprel[token] != DOC_REL_NMOD_DESC;
}

static bool role_with_name_behind(const refer_board *board, uint32_t token) {
    uint32_t flat = doc_view_child(board->view, token, DOC_REL_FLAT);
    return flat != DOC_NONE && board->named[flat] != DOC_NONE;
}

/* "takes office", "at home", "ran for president": a bare singular noun refers to nothing in particular,
 * unless it stands beside a name or is itself a name for one ("Parliament"). */
static bool refers(const refer_board *board, uint32_t head, uint8_t class, const refer_item *item) {
    bool capital = refer_capital(board, head) && head != refer_sentence_first(board, head);
    if (item->article != REFER_BARE || item->number == REFER_PLURAL || capital) return true;
    if (!refer_rule_on(board, DOC_RULE_bare_noun)) return true;
    if (class == REFER_COLLECTIVE || refer_relation(board, head) == DOC_REL_APPOS || item->country != 0)
        return true;
    return refer_subject(board, head) && (item->kind == DOC_ORG || item->kind == DOC_PERSON);
}

/* A noun that the lists do not know is what its word looks like. */
static void guess(refer_board *board, uint32_t head, refer_noun *noun) {
    static const uint8_t kinds[REFER_NOUN_KINDS] = {DOC_OTHER, DOC_PERSON, DOC_ORG, DOC_PLACE};
    static const uint8_t classes[REFER_NOUN_KINDS] = {REFER_NO_CLASS, REFER_A_PERSON, REFER_AN_ORG,
                                                      REFER_A_PLACE};
    char lemma[REFER_KEY_BYTES];
    const refer_lexicons *facts = board->facts;
    /* Nouns come back: the last ones are remembered by their lemma. */
    uint32_t id = doc_lemma(&board->document->tokens, head);
    refer_guess *known = &board->guesses[id % REFER_GUESSES];
    if (known->lemma != id + 1) {
        *known = (refer_guess){id + 1, (uint8_t)refer_noun_guess(&facts->noun_kinds, &facts->words, lemma,
                                                                 refer_lemma(board, head, lemma))};
    }
    uint8_t kind = known->kind;
    noun->kind = kinds[kind];
    noun->class = classes[kind];
}

static void add_nominal(refer_board *board, uint32_t head) {
    refer_noun noun = refer_noun_of(board, head);
    bool proper = board->document->tokens.upos[head] == DOC_PROPN, unknown = noun.class == REFER_NO_CLASS;
    if (unknown && proper) return;
    if (unknown) guess(board, head, &noun);
    uint32_t first = phrase_first(board, head), end = phrase_end(board, head, noun.class);
    uint8_t article = article_of(board, head);
    if (article == REFER_BARE) article = loose_article(board, &first);
    refer_item *item = refer_board_add(board, (doc_range){first, end - first}, head, noun.kind, DOC_NOMINAL);
    uint8_t xpos = board->document->tokens.xpos[head];
    item->class = noun.class;
    item->gender = noun.gender;
    item->article = article;
    bool plural = xpos == DOC_XPOS_NNS || xpos == DOC_XPOS_NNPS || noun.class == REFER_SEVERAL;
    item->number = plural ? REFER_PLURAL : REFER_SINGULAR;
    doc_range title = {first, end - first};
    item->country = refer_country_of(board, title);
    item->hidden = unknown || !refers(board, head, noun.class, item);
    if (noun.class == REFER_ROLE) item->title = refer_title_of(board, item);
}

void refer_nominals(refer_board *board) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < board->document->tokens.count; i++) {
        /* "Secretary of State": the second noun is part of the title. */
        bool inside = i < end && refer_capital(board, i) && board->child[i] != DOC_NONE &&
                      board->sibling[board->child[i]] == DOC_NONE &&
                      refer_rule_on(board, DOC_RULE_noun_in_title);
        if (inside || !heads_phrase(board, i) || role_with_name_behind(board, i)) continue;
        add_nominal(board, i);
        const refer_item *item = board->count > 0 ? &board->items[board->count - 1] : NULL;
        if (item && item->head == i && item->class == REFER_ROLE)
            end = item->tokens.first + item->tokens.count;
    }
}

static void add_pronoun(refer_board *board, uint32_t token, uint32_t row) {
    const model_lexicon *pronouns = &board->facts->pronouns;
    uint8_t type = model_lexicon_id(pronouns, row, 4);
    uint8_t xpos = board->document->tokens.xpos[token];
    if (type == REFER_RELATIVE && xpos != DOC_XPOS_WDT && xpos != DOC_XPOS_WP && xpos != DOC_XPOS_WPS) return;
    if (type != REFER_RELATIVE && board->document->tokens.deprel[token] == DOC_REL_NMOD_POSS)
        type = REFER_POSSESSIVE_PRONOUN;
    uint8_t gender = model_lexicon_id(pronouns, row, 3), person = model_lexicon_id(pronouns, row, 1);
    bool human = gender == DOC_MALE || gender == DOC_FEMALE || gender == REFER_GENDER_PERSON;
    refer_item *item = refer_board_add(board, (doc_range){token, 1}, token,
                                       human || person < 3 ? DOC_PERSON : DOC_OTHER, DOC_PRONOUN);
    item->pronoun = type;
    item->person = person;
    item->gender = gender == REFER_GENDER_PERSON ? (uint8_t)DOC_GENDER_UNKNOWN : gender;
    item->number = model_lexicon_id(pronouns, row, 2);
}

/* "The former said": behind the article, and before no noun. */
static void add_one_of_two(refer_board *board, uint32_t token, uint8_t type) {
    static const doc_deprel roles[] = {DOC_REL_NSUBJ, DOC_REL_OBJ,  DOC_REL_IOBJ,
                                       DOC_REL_OBL,   DOC_REL_NMOD, DOC_REL_CONJ};
    if (token == refer_sentence_first(board, token) || !refer_word(board, token - 1, MODEL_WORD_DEFINITE))
        return;
    uint32_t next = token + 1 < refer_sentence_end(board, token) ? token + 1 : DOC_NONE;
    uint8_t upos = next == DOC_NONE ? (uint8_t)DOC_PUNCT : board->document->tokens.upos[next];
    bool noun =
        upos == DOC_NOUN || upos == DOC_PROPN || upos == DOC_ADJ || upos == DOC_NUM || upos == DOC_ADP;
    bool role = false;
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        role = role || refer_relation(board, token) == roles[r];
    if (noun || !role || !refer_rule_on(board, DOC_RULE_first_and_last)) return;
    refer_item *item = refer_board_add(board, (doc_range){token - 1, 2}, token, DOC_OTHER, DOC_PRONOUN);
    item->pronoun = type;
    item->person = 3;
    item->number = REFER_SINGULAR;
    item->hidden = true; /* until it is found */
}

void refer_pronouns(refer_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 0; i < tokens->count; i++) {
        bool number = tokens->upos[i] == DOC_ADJ || tokens->upos[i] == DOC_NOUN;
        if ((tokens->upos[i] != DOC_PRON && !number) || board->headed[i] != DOC_NONE) continue;
        if (number && (i == 0 || tokens->upos[i - 1] != DOC_DET)) continue;
        uint32_t row = refer_row(board, &board->facts->pronouns, i);
        if (row == MODEL_NO_ROW) continue;
        uint8_t type = model_lexicon_id(&board->facts->pronouns, row, 4);
        if (type >= REFER_FORMER) {
            add_one_of_two(board, i, type);
        } else if (!number) {
            add_pronoun(board, i, row);
        }
    }
}
