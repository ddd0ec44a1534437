/* Names: the spans of the column `name`, put right where the network cut, joined or coloured them wrongly; names that the
 * lists know; and names that the document told elsewhere. */

#include "refer/name_mentions.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "refer/law.h"
#include "refer/name_context.h"
#include "refer/name_parts.h"
#include "refer/title.h"
#include "refer/tuning.h"

/* What kinds a word has as a name in this document. */
typedef struct kinds_seen {
    uint16_t count[DOC_KIND_COUNT];
    uint8_t framed;  /**< the kind that the words around it speak for somewhere, or DOC_KIND_COUNT */
    uint16_t frames; /**< how often they do */
    bool full;       /**< a person's full name ends with it */
} kinds_seen;

static bool trimmed_word(const refer_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    uint8_t upos = tokens->upos[token];
    return upos == DOC_DET || upos == DOC_PUNCT || upos == DOC_SYM || tokens->xpos[token] == DOC_XPOS_POS ||
           (upos == DOC_ADP && !refer_capital(board, token)) || upos == DOC_CCONJ;
}

/* A name without article, marks and 's at its ends; a person's also without titles. */
static doc_range trim(const refer_board *board, doc_range tokens, uint8_t kind) {
    const doc_tokens *columns = &board->document->tokens;
    while (tokens.count > 0 && trimmed_word(board, tokens.first)) tokens.first++, tokens.count--;
    while (tokens.count > 0) {
        uint32_t last = tokens.first + tokens.count - 1;
        uint8_t upos = columns->upos[last];
        bool joined = last > tokens.first && refer_is(board, last - 1, "-") &&
                      !(columns->flags[last - 1] & DOC_SPACE_AFTER);
        bool small = (upos == DOC_CCONJ || upos == DOC_ADP) && !refer_capital(board, last) && !joined;
        if (!small && upos != DOC_PUNCT && upos != DOC_SYM && upos != DOC_DET &&
            columns->xpos[last] != DOC_XPOS_POS)
            break;
        tokens.count--;
    }
    if (kind != DOC_PERSON) return tokens;
    doc_range bare = refer_title_strip(board, tokens);
    bool strip = bare.count < tokens.count && refer_decides(board, DOC_RULE_title_in_name, tokens.first);
    return strip ? bare : tokens;
}

static uint8_t repaired_kind(const refer_board *board, doc_range tokens, uint8_t kind,
                             const name_alias *alias) {
    if (alias->form == NAME_NO_ALIAS) return kind;
    bool adjective = alias->form != NAME_ALIAS_NAME;
    if (adjective && kind != DOC_PERSON) return DOC_GROUP;
    if (kind == DOC_PERSON) return kind;
    bool modifier = tokens.count == 1 && board->document->tokens.upos[tokens.first] == DOC_ADJ;
    return modifier && adjective ? (uint8_t)DOC_GROUP : alias->kind;
}

/* "Southmead Hospital" is a facility, whatever it was taken for. */
static bool facility(const refer_board *board, doc_range tokens, uint8_t kind) {
    if (tokens.count < 2 || (kind != DOC_ORG && kind != DOC_PLACE)) return false;
    uint32_t last = tokens.first + tokens.count - 1;
    return refer_noun_written(board, last).class == REFER_A_FACILITY &&
           !refer_word(board, last, MODEL_WORD_NO_FACILITY);
}

static void add_name(refer_board *board, doc_range tokens, uint8_t kind) {
    name_alias alias = refer_alias_of(board, tokens);
    uint32_t head = doc_view_top(board->view, tokens);
    if (board->headed[head] != DOC_NONE) return;
    uint8_t known = repaired_kind(board, tokens, kind, &alias);
    if (known != kind && refer_decides(board, DOC_RULE_listed_kind, head)) kind = known;
    if (alias.form == NAME_NO_ALIAS && facility(board, tokens, kind) &&
        refer_decides(board, DOC_RULE_facility_noun, head))
        kind = DOC_FACILITY;
    refer_item *item = refer_board_add(board, tokens, head, kind, DOC_NAME);
    item->row = alias.row;
    item->alias = alias.form;
    uint8_t xpos = board->document->tokens.xpos[head];
    bool plural = alias.form == NAME_ALIAS_PEOPLE && xpos != DOC_XPOS_NNP && xpos != DOC_XPOS_NN;
    item->number =
        plural || (xpos == DOC_XPOS_NNPS && item->kind == DOC_PERSON) ? REFER_PLURAL : REFER_SINGULAR;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++)
        board->named[i] = board->headed[head];
}

void refer_taught(refer_board *board) {
    const doc *document = board->document;
    for (uint32_t i = 0; i < document->taught.count; i++) {
        const doc_taught *name = &document->taught.items[i];
        doc_range tokens = name->tokens;
        uint8_t kind = name->kind;
        refer_item *item = kind == DOC_LAW ? refer_law_taught(board, tokens) : NULL;
        if (!item) {
            name_alias alias = refer_alias_of(board, tokens);
            item = refer_board_add(board, tokens, doc_view_top(board->view, tokens), kind, DOC_NAME);
            item->number = REFER_SINGULAR;
            /* Other names of what the lexicon knows by this one are its names, if it is of that kind. */
            if (alias.form == NAME_ALIAS_NAME && alias.kind == kind) {
                item->row = alias.row;
                item->alias = alias.form;
            }
        }
        item->taught = true;
        item->usual = name->usual;
        for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++)
            board->named[t] = (uint32_t)(item - board->items);
    }
}

static bool role_words_only(const refer_board *board, doc_range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++)
        if (!refer_title_word(board, i) && !(i > tokens.first && refer_word(board, i, MODEL_WORD_GENITIVE)))
            return false;
    return true;
}

/* "(D-Va.)", "(R)": a party and a state behind a politician's name are no name. */
static bool affiliation(const refer_board *board, doc_range tokens) {
    uint32_t first = tokens.first;
    if (first < 2 || !refer_is(board, first - 1, "(") || board->named[first - 2] == DOC_NONE) return false;
    if (board->items[board->named[first - 2]].kind != DOC_PERSON) return false;
    return doc_length(&board->document->tokens, first) == 1 || refer_bytes(board, first)[1] == '-';
}

/* "the Sheikh": a title that stands for no name. */
static bool bare_title(const refer_board *board, uint32_t token) {
    char word[REFER_KEY_BYTES];
    bool article =
        token > refer_sentence_first(board, token) && board->document->tokens.upos[token - 1] == DOC_DET;
    return article ||
           name_title_is(board->facts->names, word, refer_fold(board, token, word), NAME_HONORIFIC);
}

/* The last comma that parts two names, or DOC_NONE: the one in "Acme, Inc." belongs to one. */
static uint32_t parting_comma(const refer_board *board, doc_range tokens) {
    for (uint32_t i = tokens.first + tokens.count - 1; tokens.count > 2 && --i > tokens.first;) {
        char word[REFER_KEY_BYTES];
        if (!refer_is(board, i, ",")) continue;
        size_t count = refer_fold(board, i + 1, word);
        if (!name_word_is(board->facts->names, word, count, NAME_DESIGNATOR) &&
            !name_word_is(board->facts->names, word, count, NAME_SUFFIX))
            return i;
    }
    return DOC_NONE;
}

/* "the rebels": what has no capital is at most a group. */
static bool in_lower_case(const refer_board *board, doc_range tokens, uint8_t kind) {
    bool any = kind == DOC_GROUP;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count && !any; i++)
        any = refer_capital(board, i);
    return !any;
}

/* "the Chief Minister": a title that stands for nobody by name. */
static bool only_title(const refer_board *board, doc_range tokens, uint8_t kind) {
    if (!role_words_only(board, tokens)) return false;
    if (kind != DOC_PERSON && refer_alias_of(board, tokens).form == NAME_NO_ALIAS) return true;
    return tokens.count > 1 || !refer_capital(board, tokens.first) || bare_title(board, tokens.first);
}

/* "ana@tarsa.example". */
static bool is_address(const refer_board *board, doc_range tokens) {
    return board->document->tokens.xpos[tokens.first] == DOC_XPOS_ADD;
}

/* A span of the column without what is no part of the name, unless it is none. */
static void add_part(refer_board *board, doc_range tokens, uint8_t kind) {
    tokens = trim(board, tokens, kind);
    if (tokens.count == 0 || is_address(board, tokens)) return;
    uint32_t at = tokens.first;
    if (affiliation(board, tokens) && refer_decides(board, DOC_RULE_party_in_brackets, at)) return;
    if (refer_party_and_state(board, tokens) && refer_decides(board, DOC_RULE_party_and_state, at)) return;
    if (kind == DOC_PERSON && refer_glued_names(board, tokens) &&
        refer_decides(board, DOC_RULE_glued_names, at))
        return;
    if (kind != DOC_PLACE && refer_state_behind_place(board, tokens) &&
        refer_decides(board, DOC_RULE_state_behind_place, at))
        kind = DOC_PLACE;
    if (in_lower_case(board, tokens, kind) && refer_decides(board, DOC_RULE_lower_case, at)) return;
    if (only_title(board, tokens, kind) && refer_decides(board, DOC_RULE_title_alone, at)) return;
    add_name(board, tokens, kind);
}

/* The names of a span, from its last to its first. */
static void add_span(refer_board *board, doc_range tokens, uint8_t kind) {
    bool parted = kind == DOC_PERSON || kind == DOC_PLACE;
    doc_range person = refer_person_behind_group(board, tokens);
    if (person.count < tokens.count && refer_decides(board, DOC_RULE_person_behind_group, tokens.first)) {
        add_part(board, person, DOC_PERSON);
        add_part(board, (doc_range){tokens.first, tokens.count - person.count}, DOC_GROUP);
        return;
    }
    for (uint32_t comma; parted && (comma = parting_comma(board, tokens)) != DOC_NONE;) {
        if (!refer_decides(board, DOC_RULE_comma_inside, comma)) break;
        add_part(board, (doc_range){comma + 1, tokens.first + tokens.count - comma - 1}, kind);
        tokens.count = comma - tokens.first;
    }
    add_part(board, tokens, kind);
}

/* "Prime Minister's Office": the body's name begins with whose it is. */
static uint32_t office_first(const refer_board *board, uint32_t first) {
    uint32_t least = refer_sentence_first(board, first), at = first;
    if (at < least + 2 || board->document->tokens.xpos[at - 1] != DOC_XPOS_POS ||
        !refer_title_word(board, at - 2))
        return first;
    at--;
    while (at > least && refer_capital(board, at - 1) && board->named[at - 1] == DOC_NONE &&
           board->document->tokens.upos[at - 1] != DOC_DET)
        at--;
    return at + 1 == first || !refer_decides(board, DOC_RULE_whose_office, at) ? first : at;
}

static bool person_label(const refer_board *board, uint32_t token) {
    uint8_t label = board->document->tokens.name[token];
    return label == DOC_NAME_FIRST(DOC_PERSON) || label == DOC_NAME_INSIDE(DOC_PERSON);
}

static bool quotation_mark(const refer_board *board, uint32_t token) {
    const char *mark = refer_bytes(board, token);
    uint32_t count = doc_length(&board->document->tokens, token);
    bool curly = count == 3 && (unsigned char)mark[0] == 0xe2 && (unsigned char)mark[1] == 0x80;
    return board->document->tokens.upos[token] == DOC_PUNCT &&
           ((count == 1 && (*mark == '"' || *mark == '\'')) || curly);
}

/* Robert "Bob" Ruiz is one name, however much of it the column has. */
static uint32_t nickname_inside(const refer_board *board, uint32_t first, uint32_t end) {
    const uint8_t *name = board->document->tokens.name;
    uint32_t stop = refer_sentence_end(board, first), rest = end, marks = 0;
    for (uint32_t i = first; i < end; i++) marks += quotation_mark(board, i);
    if (marks == 0 && end + 3 < stop && quotation_mark(board, end) && person_label(board, end + 1)) {
        rest = end + 2;
        marks = 1;
    }
    if (marks == 1 && rest < stop && quotation_mark(board, rest)) {
        rest++;
    } else if (marks != 2 || !quotation_mark(board, end - 1)) {
        return end;
    }
    if (rest >= stop || !person_label(board, rest) || !refer_decides(board, DOC_RULE_nickname_inside, first))
        return end;
    for (rest++; rest < stop && name[rest] == DOC_NAME_INSIDE(DOC_PERSON);) rest++;
    return rest;
}

/* "Federation of" + "Guilds", "Jordan" + "Vale", "Moon Jae" + "-in": what the column cut in two. */
static uint32_t rest_of_name(const refer_board *board, uint32_t first, uint32_t end, uint8_t kind) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t stop = refer_sentence_end(board, end - 1);
    bool person = kind == DOC_PERSON;
    uint32_t given = person ? refer_given_with_hyphen(board, first, end) : end;
    if (given > end && refer_decides(board, DOC_RULE_hyphen_surname, end)) return given;
    uint8_t begins = DOC_NAME_FIRST(DOC_PERSON);
    if (person && end < stop && tokens->name[end - 1] == begins && tokens->name[end] == begins &&
        board->named[end] == DOC_NONE && refer_decides(board, DOC_RULE_given_and_surname, end))
        for (end++; end < stop && tokens->name[end] == DOC_NAME_INSIDE(DOC_PERSON);) end++;
    if (!person && end < stop && refer_word(board, end - 1, MODEL_WORD_GENITIVE) && tokens->name[end] != 0 &&
        tokens->name[end] % 2 == 0 && refer_decides(board, DOC_RULE_name_behind_of, end)) {
        for (end++; end < stop && tokens->name[end] % 2 == 1;) end++;
        return end;
    }
    bool hyphen = person && end + 1 < stop && refer_is(board, end, "-") &&
                  !(tokens->flags[end - 1] & DOC_SPACE_AFTER) && !(tokens->flags[end] & DOC_SPACE_AFTER) &&
                  tokens->name[end] == 0;
    if (!hyphen) return end;
    uint8_t upos = tokens->upos[end + 1];
    bool word = upos == DOC_VERB || upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_NUM || upos == DOC_AUX;
    return word || !refer_decides(board, DOC_RULE_hyphen_behind, end) ? end : end + 2;
}

/* The spans of the column `name` that nothing else holds. */
static void add_tagged(refer_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 0; i < tokens->count;) {
        uint8_t label = tokens->name[i];
        if (label == 0 || board->named[i] != DOC_NONE) {
            i++;
            continue;
        }
        uint8_t kind = (uint8_t)((label - 1) / 2), inside = DOC_NAME_INSIDE(kind);
        uint32_t end = i + 1;
        while (end < tokens->count && tokens->name[end] == inside && board->named[end] == DOC_NONE &&
               board->sentence[end] == board->sentence[i])
            end++;
        bool own = kind < DOC_KIND_COUNT && kind != DOC_DATE && kind != DOC_MONEY && kind != DOC_NUMBER;
        uint32_t first = kind == DOC_ORG ? office_first(board, i) : i;
        if (kind == DOC_PERSON) end = nickname_inside(board, i, end);
        end = rest_of_name(board, i, end, kind);
        if (own) add_span(board, (doc_range){first, end - first}, kind);
        i = end;
    }
}

/* The longest name of the lexicon that begins at a token outside all names, or none. */
static doc_range known_name(const refer_board *board, uint32_t first) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t end = refer_sentence_end(board, first);
    for (uint32_t count = REFER_LISTED_WORDS; count > 0; count--) {
        if (first + count > end) continue;
        bool free = true;
        for (uint32_t i = first; i < first + count; i++) free = free && board->named[i] == DOC_NONE;
        if (!free) continue;
        name_alias alias = refer_alias_of(board, (doc_range){first, count});
        if (alias.form == NAME_NO_ALIAS) continue;
        uint8_t upos = tokens->upos[first + count - 1];
        bool name = upos == DOC_PROPN && (alias.form != NAME_ALIAS_NAME || count > 1 || alias.place ||
                                          doc_length(tokens, first) > 2);
        bool word = (upos == DOC_ADJ || upos == DOC_NOUN) && alias.form != NAME_ALIAS_NAME;
        if (name || word) return (doc_range){first, count};
    }
    return (doc_range){0, 0};
}

/* Adds names of the lexicon that nothing else holds. */
static void add_known(refer_board *board) {
    for (uint32_t i = 0; i < board->document->tokens.count; i++) {
        if (board->named[i] != DOC_NONE || !refer_capital(board, i)) continue;
        doc_range tokens = known_name(board, i);
        if (tokens.count == 0 || !refer_decides(board, DOC_RULE_listed_name, i)) continue;
        name_alias alias = refer_alias_of(board, tokens);
        add_name(board, tokens, alias.kind);
        i += tokens.count - 1;
    }
}

/* Notes what stands around one place of a name. */
static void look_around(const refer_board *board, doc_range name, kinds_seen *seen) {
    if (name.count > 1) seen->full = true;
    uint8_t kind = name.count > 1 ? DOC_KIND_COUNT : refer_frame_kind(board, name);
    if (kind == DOC_KIND_COUNT) return;
    seen->frames = (uint16_t)(kind == seen->framed ? seen->frames + (seen->frames < UINT16_MAX) : 1);
    seen->framed = kind;
}

/* Counts the kinds of each name of one word, and of persons' last words. */
static bool count_kinds(refer_board *board, base_map *known, kinds_seen *seen) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < board->count; i++) {
        const refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || !refer_has_entity(item->kind) ||
            (item->tokens.count > 1 && item->kind != DOC_PERSON))
            continue;
        uint32_t last = item->tokens.first + item->tokens.count - 1;
        /* "Tarvik" is not the "Al-Tarvik" of "Oren Al-Tarvik". */
        if (item->tokens.count > 1 && !(board->document->tokens.flags[last - 1] & DOC_SPACE_AFTER)) continue;
        uint64_t key = refer_phrase_hash(board, (doc_range){last, 1});
        uint32_t slot = base_map_value(known, key, DOC_NONE);
        if (slot == DOC_NONE) {
            slot = used++;
            if (!base_map_set(known, board->document->allocator, key, slot)) return false;
            seen[slot] = (kinds_seen){.framed = DOC_KIND_COUNT};
        }
        look_around(board, item->tokens, &seen[slot]);
        /* A full name is better evidence than a word alone. */
        uint16_t weight = item->tokens.count > 1 ? REFER_FULL_NAME_WEIGHT : 1;
        if (seen[slot].count[item->kind] < UINT16_MAX - REFER_FULL_NAME_WEIGHT)
            seen[slot].count[item->kind] = (uint16_t)(seen[slot].count[item->kind] + weight);
    }
    return true;
}

static uint8_t most_seen(const kinds_seen *seen) {
    uint8_t best = 0;
    for (uint8_t kind = 1; kind < DOC_KIND_COUNT; kind++)
        if (seen->count[kind] > seen->count[best]) best = kind;
    /* An unknown word alone looks like a surname: what stands around it knows better. */
    bool framed = best == DOC_PERSON && !seen->full && seen->framed != DOC_KIND_COUNT &&
                  seen->frames * REFER_FRAME_SHARE >= seen->count[DOC_PERSON];
    return framed ? seen->framed : best;
}

/* Gives one word one kind throughout, and finds it where the column missed it. */
static void spread_kinds(refer_board *board, const base_map *known, const kinds_seen *seen) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 0; i < board->count; i++) {
        refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || !refer_has_entity(item->kind) || item->tokens.count > 1 ||
            item->row != MODEL_NO_ROW || item->taught)
            continue;
        uint32_t slot = base_map_value(known, refer_phrase_hash(board, item->tokens), DOC_NONE);
        if (slot == DOC_NONE || item->kind == DOC_LAW) continue;
        uint8_t kind = most_seen(&seen[slot]);
        bool framed = item->kind == DOC_PERSON && kind == seen[slot].framed && !seen[slot].full;
        bool more = seen[slot].count[kind] > seen[slot].count[item->kind] + REFER_KIND_MARGIN;
        if (kind == DOC_LAW || kind == item->kind) continue;
        if ((framed && refer_rule_on(board, DOC_RULE_kind_in_context)) ||
            (more && refer_rule_on(board, DOC_RULE_usual_kind)))
            item->kind = kind;
    }
    for (uint32_t i = 0; i < tokens->count; i++) {
        bool noun = tokens->upos[i] == DOC_NOUN || tokens->upos[i] == DOC_PROPN;
        if (board->named[i] != DOC_NONE || !noun || !refer_capital(board, i)) continue;
        if (tokens->name[i] != 0 || refer_title_word(board, i)) continue;
        uint32_t slot = base_map_value(known, refer_phrase_hash(board, (doc_range){i, 1}), DOC_NONE);
        if (slot == DOC_NONE || most_seen(&seen[slot]) == DOC_LAW) continue;
        /* What was tagged as a common noun needs a person's full name elsewhere. */
        bool opens = i == refer_sentence_first(board, i);
        bool sure = tokens->upos[i] == DOC_PROPN || (opens && seen[slot].count[DOC_PERSON] >= 2 &&
                                                     refer_noun_of(board, i).class == REFER_NO_CLASS);
        if (sure && refer_decides(board, DOC_RULE_missed_name, i))
            add_name(board, (doc_range){i, 1}, most_seen(&seen[slot]));
    }
}

/* "broadcaster Canal Nueve", "the newspaper El Tiempo": the noun before a name tells an organisation from a
 * person. */
static bool named_by_org_noun(const refer_board *board, const refer_item *item) {
    uint32_t first = refer_sentence_first(board, item->head);
    if (item->tokens.first == first || board->document->tokens.upos[item->tokens.first - 1] != DOC_NOUN)
        return false;
    return refer_noun_of(board, item->tokens.first - 1).class == REFER_AN_ORG;
}

/* The last word on the kinds of names before they are joined. */
static void find_bodies(refer_board *board) {
    for (uint32_t i = 0; i < board->count; i++) {
        refer_item *item = &board->items[i];
        bool person = item->form == DOC_NAME && item->kind == DOC_PERSON && item->number != REFER_PLURAL;
        if (person && !item->taught && named_by_org_noun(board, item) &&
            refer_decides(board, DOC_RULE_kind_of_noun, item->head))
            item->kind = DOC_ORG;
    }
}

/* "Prime Minister's Office", whether the column has it or not. */
static void add_offices(refer_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 1; i < tokens->count; i++) {
        bool place = tokens->xpos[i - 1] == DOC_XPOS_POS && tokens->name[i] == 0 && refer_capital(board, i) &&
                     board->sentence[i - 1] == board->sentence[i] && board->named[i] == DOC_NONE;
        uint32_t first = place ? office_first(board, i) : i;
        bool body = first < i && refer_noun_of(board, i).class == REFER_AN_ORG;
        if (body) add_name(board, (doc_range){first, i + 1 - first}, DOC_ORG);
    }
}

/* "Democrat" alone, taken for a person; "New York Democrat", taken for a place. */
static void find_groups(refer_board *board, const base_map *known, const kinds_seen *seen) {
    for (uint32_t i = 0; i < board->count; i++) {
        refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || item->taught || item->kind == DOC_GROUP || item->kind == DOC_LAW)
            continue;
        doc_range last = {item->tokens.first + item->tokens.count - 1, 1};
        name_alias alias = refer_alias_of(board, last);
        if (alias.form != NAME_ALIAS_ADJECTIVE && alias.form != NAME_ALIAS_PEOPLE) continue;
        if (item->tokens.count > 1) {
            if (refer_party_of_place(board, item->tokens) &&
                refer_decides(board, DOC_RULE_party_of_place, item->head))
                item->kind = DOC_GROUP;
            continue;
        }
        uint32_t slot = base_map_value(known, refer_phrase_hash(board, last), DOC_NONE);
        bool nobody = item->kind == DOC_PERSON && slot != DOC_NONE && !seen[slot].full &&
                      !refer_given_name(board, last.first);
        if (nobody && refer_decides(board, DOC_RULE_person_called_nation, item->head)) item->kind = DOC_GROUP;
    }
}

bool refer_names(refer_board *board) {
    add_offices(board);
    add_tagged(board);
    add_known(board);
    base_map known = {0};
    kinds_seen *seen = base_arena_new(board->arena, board->count, sizeof *seen);
    bool done = seen && count_kinds(board, &known, seen);
    if (done) {
        spread_kinds(board, &known, seen);
        find_groups(board, &known, seen);
    }
    base_map_release(&known, board->document->allocator);
    if (!done) return false;
    find_bodies(board);
    refer_titles(board);
    return true;
}
