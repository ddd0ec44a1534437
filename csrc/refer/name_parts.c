#include "refer/name_parts.h"

#include <string.h>

#include "refer/tuning.h"

static bool is_use(const refer_board *board, uint32_t token, name_use use) {
    char word[REFER_KEY_BYTES];
    return name_word_is(board->facts->names, word, refer_fold(board, token, word), use);
}

/* A token that stands right behind the one before it. */
static bool adjoins(const refer_board *board, uint32_t token) {
    return token > refer_sentence_first(board, token) &&
           !(board->document->tokens.flags[token - 1] & DOC_SPACE_AFTER);
}

/* "D-" */
static bool party_and_hyphen(const refer_board *board, uint32_t party) {
    return party + 2 < refer_sentence_end(board, party) && refer_capital(board, party) &&
           is_use(board, party, NAME_PARTY) && refer_is(board, party + 1, "-") && adjoins(board, party + 1) &&
           adjoins(board, party + 2);
}

static bool is_state(const refer_board *board, uint32_t token) {
    return refer_capital(board, token) &&
           (is_use(board, token, NAME_STATE) || refer_alias_of(board, (doc_range){token, 1}).place);
}

bool refer_party_and_state(const refer_board *board, doc_range tokens) {
    uint32_t first = tokens.first;
    if (party_and_hyphen(board, first)) return is_state(board, first + 2);
    return tokens.count == 1 && first >= refer_sentence_first(board, first) + 2 &&
           party_and_hyphen(board, first - 2) && is_use(board, first, NAME_STATE);
}

bool refer_state_behind_place(const refer_board *board, doc_range tokens) {
    uint32_t first = tokens.first;
    return tokens.count == 1 && first >= refer_sentence_first(board, first) + 2 &&
           refer_is(board, first - 1, ",") && refer_capital(board, first - 2) &&
           refer_capital(board, first) && is_use(board, first, NAME_STATE);
}

bool refer_given_name(const refer_board *board, uint32_t token) {
    model_cell fuller;
    return name_given_gender(board->facts->names, refer_bytes(board, token),
                             doc_length(&board->document->tokens, token), &fuller) != DOC_GENDER_UNKNOWN;
}

bool refer_party_of_place(const refer_board *board, doc_range tokens) {
    uint32_t last = tokens.first + tokens.count - 1;
    name_alias alias = refer_alias_of(board, (doc_range){last, 1});
    bool party = (alias.form == NAME_ALIAS_ADJECTIVE || alias.form == NAME_ALIAS_PEOPLE) &&
                 name_alias_class_of(board->facts->names, alias.row) == NAME_ALIAS_BELIEF;
    return party && tokens.count > 1 &&
           refer_alias_of(board, (doc_range){tokens.first, tokens.count - 1}).place;
}

doc_range refer_person_behind_group(const refer_board *board, doc_range tokens) {
    if (tokens.count < 3 || refer_given_name(board, tokens.first)) return tokens;
    uint8_t form = refer_alias_of(board, (doc_range){tokens.first, 1}).form;
    bool group = form == NAME_ALIAS_ADJECTIVE || form == NAME_ALIAS_PEOPLE;
    if (!group || !refer_given_name(board, tokens.first + 1)) return tokens;
    for (uint32_t i = tokens.first + 1; i < tokens.first + tokens.count; i++)
        if (!refer_capital(board, i)) return tokens;
    return (doc_range){tokens.first + 1, tokens.count - 1};
}

/* "-moon" */
static bool hyphen_and_syllable(const refer_board *board, uint32_t hyphen) {
    return hyphen + 1 < refer_sentence_end(board, hyphen) && refer_is(board, hyphen, "-") &&
           adjoins(board, hyphen) && adjoins(board, hyphen + 1) && !refer_capital(board, hyphen + 1) &&
           doc_length(&board->document->tokens, hyphen + 1) <= REFER_SYLLABLE_BYTES;
}

uint32_t refer_given_with_hyphen(const refer_board *board, uint32_t first, uint32_t end) {
    uint32_t stop = refer_sentence_end(board, first);
    if (end - first > 2 || !is_use(board, first, NAME_HYPHEN_SURNAME)) return end;
    if (end - first == 2) return end < stop && hyphen_and_syllable(board, end) ? end + 2 : end;
    bool given = end < stop && refer_capital(board, end) &&
                 doc_length(&board->document->tokens, end) <= REFER_SYLLABLE_BYTES;
    return given && end + 1 < stop && hyphen_and_syllable(board, end + 1) ? end + 3 : end;
}

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

bool refer_glued_names(const refer_board *board, doc_range tokens) {
    const name_lexicons *names = board->facts->names;
    for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++) {
        const char *bytes = refer_bytes(board, t);
        uint32_t count = doc_length(&board->document->tokens, t);
        for (uint32_t i = REFER_GLUED_LEAST; i + 2 < count; i++) {
            model_cell fuller;
            if (!is_small(bytes[i - 1]) || !is_capital(bytes[i])) continue;
            if (i > REFER_GLUED_LEAST && count - i >= REFER_GLUED_LEAST) return true;
            if (name_given_gender(names, bytes + i, count - i, &fuller) != DOC_GENDER_UNKNOWN &&
                name_given_gender(names, bytes, i, &fuller) == DOC_GENDER_UNKNOWN)
                return true;
        }
    }
    return false;
}
