/* Names of legal instruments: numbered, named by capitalised words, or by a number alone. */

#include "refer/law.h"
#include "refer/tuning.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"

static const uint64_t family_seed = 0x66616d696c79;

static uint32_t instrument_row(const refer_board *board, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    uint8_t upos = board->document->tokens.upos[token];
    bool noun = upos == DOC_NOUN || upos == DOC_PROPN || (upos == DOC_VERB && refer_capital(board, token));
    if (!noun) return MODEL_NO_ROW;
    size_t count = refer_lemma(board, token, lemma);
    uint32_t row = model_lexicon_row(&board->facts->names->instruments, lemma, count);
    if (row != MODEL_NO_ROW || count < 2 || lemma[count - 1] != 's') return row;
    return model_lexicon_row(&board->facts->names->instruments, lemma, count - 1);
}

static bool column_is(const refer_board *board, uint32_t row, uint32_t column, uint8_t id) {
    return model_lexicon_id(&board->facts->names->instruments, row, column) == id;
}

name_making refer_law_making(const refer_board *board, uint32_t token) {
    uint32_t row = instrument_row(board, token);
    return row == MODEL_NO_ROW ? NAME_NO_INSTRUMENT
                               : (name_making)model_lexicon_id(&board->facts->names->instruments, row, 1);
}

/* What refer_readings says of a folded word in a place: a refer_reading, or MODEL_NO_CLASS. */
static uint8_t reading(const refer_board *board, const char *word, size_t count, refer_reading_place place) {
    const model_lexicon *readings = &board->facts->readings;
    for (uint32_t row = model_lexicon_row(readings, word, count); row != MODEL_NO_ROW;
         row = model_lexicon_next(readings, row))
        if (model_lexicon_id(readings, row, 1) == place) return model_lexicon_id(readings, row, 2);
    return MODEL_NO_CLASS;
}

static uint8_t reading_of(const refer_board *board, uint32_t token, refer_reading_place place) {
    char word[REFER_KEY_BYTES];
    return reading(board, word, refer_lemma(board, token, word), place);
}

static bool is_numeral(const refer_board *board, uint32_t token) {
    char c = *refer_bytes(board, token);
    char last = refer_bytes(board, token)[doc_length(&board->document->tokens, token) - 1];
    bool ends = (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
    if (c >= '0' && c <= '9')
        return ends && doc_length(&board->document->tokens, token) <= REFER_LAW_NUMBER_LENGTH;
    /* Roman numerals, bills such as "C-51". */
    const char *bytes = refer_bytes(board, token);
    uint32_t count = doc_length(&board->document->tokens, token);
    if (count > REFER_ROMAN_LENGTH) return false;
    bool roman = true;
    for (uint32_t i = 0; i < count; i++) roman = roman && strchr("IVXL", bytes[i]) != NULL;
    return roman;
}

/* A word that can stand in an instrument's name: capitalised, and not a verb or a person's name. */
static bool name_word(const refer_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    if (!refer_capital(board, token)) return false;
    uint8_t upos = tokens->upos[token], name = tokens->name[token];
    if (upos == DOC_PROPN) return true;
    bool first = token == refer_sentence_first(board, token);
    return (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_VERB || upos == DOC_NUM) && (!first || name);
}

/* Small words between the capitalised ones. */
static bool inner_word(const refer_board *board, uint32_t token) {
    if (refer_capital(board, token))
        return refer_word(board, token, MODEL_WORD_LAW_INNER) && token > refer_sentence_first(board, token) &&
               refer_decides(board, DOC_RULE_capital_in_law, token);
    return refer_word(board, token, MODEL_WORD_LAW_INNER) || refer_is(board, token, "-");
}

/* The first token of the capitalised words before `token`; `token` where there are none. */
static uint32_t capitals_before(const refer_board *board, uint32_t token, bool joined) {
    const uint8_t *name = board->document->tokens.name;
    uint32_t first = refer_sentence_first(board, token), at = token;
    while (at > first && token - at < REFER_LAW_WORDS) {
        if (board->named[at - 1] != DOC_NONE) break;
        if (name_word(board, at - 1)) {
            at--;
        } else if (joined && at >= first + 2 && at < token && inner_word(board, at - 1) &&
                   !refer_word(board, at - 1, MODEL_WORD_DEFINITE) && name_word(board, at - 2) &&
                   (name[at - 1] != 0 || (name[at - 2] == 0 && name[at] == 0))) {
            at -= 2;
        } else {
            break;
        }
    }
    return at;
}

static uint8_t time_of(const refer_board *board, uint32_t token) {
    const time_lexicons *times = &board->facts->times;
    return time_row_class(times, time_row(times, board->document, token));
}

/* "on Aug. 3" behind a treaty is when, not what. */
static bool dated(const refer_board *board, uint32_t token) {
    uint8_t class = time_of(board, token);
    return class == TIME_MONTH || class == TIME_WEEKDAY;
}

/* A headline that capitalises all longer words says nothing by its capitals. */
static bool all_capitalised(const refer_board *board, uint32_t token) {
    uint32_t words = 0, capitals = 0, end = refer_sentence_end(board, token);
    for (uint32_t i = refer_sentence_first(board, token) + 1; i < end; i++) {
        if (doc_length(&board->document->tokens, i) < REFER_HEADLINE_LENGTH ||
            board->document->tokens.upos[i] == DOC_NUM)
            continue;
        words++;
        capitals += refer_capital(board, i);
    }
    return words >= REFER_HEADLINE_WORDS && capitals * 100 >= words * REFER_HEADLINE_SHARE;
}

/* The end of "of 1965", "of Lisbon", "on the Rights of the Child" behind a noun that ends at `at`. */
static uint32_t complement_end(const refer_board *board, uint32_t at) {
    uint32_t end = refer_sentence_end(board, at - 1), best = at;
    for (uint32_t i = at; i < end && i - at < REFER_LAW_COMPLEMENT; i++) {
        bool numeral = i == at + 1 && refer_digits(board, i) && refer_word(board, at, MODEL_WORD_GENITIVE);
        if (i > at && dated(board, i) && refer_rule_on(board, DOC_RULE_dated_law)) break;
        if (i > at && (numeral || name_word(board, i))) {
            best = i + 1;
        } else if (!inner_word(board, i) || refer_word(board, i, MODEL_WORD_WITH) ||
                   (i == at && refer_word(board, i, MODEL_WORD_AND))) {
            break;
        } else if (i > at && refer_word(board, i, MODEL_WORD_AND) && best != i) {
            break;
        }
    }
    return best;
}

static bool capitalised_noun_follows(const refer_board *board, uint32_t at) {
    return at < refer_sentence_end(board, at - 1) && refer_capital(board, at) &&
           board->document->tokens.upos[at] == DOC_PROPN && !is_numeral(board, at);
}

static refer_item *add_law(refer_board *board, uint32_t first, uint32_t end, uint32_t cue, uint32_t numeral) {
    doc_range tokens = {first, end - first};
    uint32_t head = cue != DOC_NONE ? cue : doc_view_top(board->view, tokens);
    refer_item *item = refer_board_add(board, tokens, head, DOC_LAW, DOC_NAME);
    item->cue = cue;
    item->numeral = numeral;
    item->class = REFER_INSTRUMENT;
    item->number = REFER_SINGULAR;
    uint32_t index = (uint32_t)(item - board->items);
    for (uint32_t i = first; i < end; i++) board->named[i] = index;
    return item;
}

/* "Resolution 84", "resolution No. 84", "Executive Order 9": the number behind a noun, or DOC_NONE. */
static uint32_t number_behind(const refer_board *board, uint32_t noun, name_making making) {
    uint32_t at = noun + 1, end = refer_sentence_end(board, noun);
    if (at < end && refer_word(board, at, MODEL_WORD_NUMERAL_MARK)) at++;
    if (at >= end || !is_numeral(board, at)) return DOC_NONE;
    char c = *refer_bytes(board, at);
    bool digit = c >= '0' && c <= '9';
    bool loose = making == NAME_PART || making == NAME_BY_ORDINAL ||
                 column_is(board, instrument_row(board, noun), 3, NAME_EVENT);
    bool unsure = !digit || (loose && !column_is(board, instrument_row(board, noun), 2, NAME_ISSUER));
    if (!refer_capital(board, noun) && unsure && refer_decides(board, DOC_RULE_small_law_noun, noun))
        return DOC_NONE;
    return at;
}

refer_item *refer_law_taught(refer_board *board, doc_range tokens) {
    uint32_t cue = DOC_NONE, numeral = DOC_NONE, end = tokens.first + tokens.count;
    for (uint32_t t = tokens.first; t < end; t++) {
        name_making making = refer_law_making(board, t);
        if (refer_digits(board, t) && numeral == DOC_NONE) numeral = t;
        if (making != NAME_NO_INSTRUMENT && making != NAME_PART) cue = t;
    }
    bool known = cue != DOC_NONE || numeral != DOC_NONE;
    return known ? add_law(board, tokens.first, end, cue, numeral) : NULL;
}

static void add_numbered(refer_board *board, uint32_t noun, uint32_t numeral, name_making making) {
    uint32_t first = capitals_before(board, noun, making == NAME_BY_WORDS || making == NAME_BY_SUBJECT);
    uint32_t end = numeral + 1;
    /* "Article 9 of the Treaty of Lisbon" takes the whole in; the treaty is a name of its own. */
    if (making == NAME_PART && end + 2 < refer_sentence_end(board, noun) &&
        refer_word(board, end, MODEL_WORD_GENITIVE)) {
        uint32_t last = complement_end(board, end);
        if (last > end && refer_law_making(board, last - 1) != NAME_NO_INSTRUMENT &&
            refer_decides(board, DOC_RULE_part_of_law, numeral)) {
            uint32_t begin = end + 1 + (refer_word(board, end + 1, MODEL_WORD_DEFINITE) ? 1u : 0u);
            if (begin < last) add_law(board, begin, last, last - 1, DOC_NONE);
            end = last;
        }
    }
    add_law(board, first, end, noun, numeral);
}

/* The place (or alias) that begins "the Kyoto protocol", "the Iran nuclear deal", or DOC_NONE. */
static uint32_t place_before(const refer_board *board, uint32_t noun) {
    uint32_t first = refer_sentence_first(board, noun), at = noun;
    const doc_tokens *tokens = &board->document->tokens;
    bool established = false;
    if (at > first && !refer_capital(board, at - 1)) {
        if (reading_of(board, at - 1, REFER_MODIFIER) != REFER_READS_ESTABLISHED) return DOC_NONE;
        established = true;
        at--;
    }
    uint32_t end = at;
    while (at > first && refer_capital(board, at - 1) &&
           (tokens->name[at - 1] == DOC_NAME_FIRST(DOC_PLACE) ||
            tokens->name[at - 1] == DOC_NAME_INSIDE(DOC_PLACE) ||
            (tokens->upos[at - 1] == DOC_PROPN && tokens->name[at - 1] != DOC_NAME_FIRST(DOC_GROUP))))
        at--;
    if (at == end || at == first || !refer_word(board, at - 1, MODEL_WORD_DEFINITE)) return DOC_NONE;
    /* "the Ohio law" describes. */
    if (column_is(board, instrument_row(board, noun), 4, NAME_FAMILY_LAW) &&
        refer_decides(board, DOC_RULE_law_of_place, at))
        return DOC_NONE;
    bool vague = refer_word(board, noun, MODEL_WORD_LAW_VAGUE) && !established;
    return vague && refer_decides(board, DOC_RULE_vague_deal, at) ? DOC_NONE : at;
}

/* A capitalised noun and the words around it that may be its name. */
typedef struct law_phrase {
    uint32_t noun, first, end;
    name_making making;
} law_phrase;

static bool labelled(const refer_board *board, uint32_t token, doc_kind kind) {
    uint8_t label = board->document->tokens.name[token];
    return label == DOC_NAME_FIRST(kind) || label == DOC_NAME_INSIDE(kind);
}

/* "the Treaty Organisation": the noun begins another name. */
static bool goes_on(const refer_board *board, const law_phrase *phrase) {
    return capitalised_noun_follows(board, phrase->noun + 1);
}

/* "Mayors Reject Harbour Deal". */
static bool in_headline(const refer_board *board, const law_phrase *phrase) {
    return board->document->tokens.name[phrase->noun] == 0 && all_capitalised(board, phrase->noun);
}

/* "Ana Bill", but "the Harbour Defence Bill" is nobody called Bill. */
static bool names_person(const refer_board *board, const law_phrase *phrase) {
    uint8_t name = board->document->tokens.name[phrase->noun];
    uint32_t first = phrase->first;
    bool determined = first < phrase->noun && first > refer_sentence_first(board, phrase->noun) &&
                      refer_word(board, first - 1, MODEL_WORD_DEFINITE);
    return name == DOC_NAME_INSIDE(DOC_PERSON) || (name == DOC_NAME_FIRST(DOC_PERSON) && !determined);
}

/* "the Annual Convention" has neither a place before it ("the Geneva Convention") nor a subject behind it. */
static bool lacks_subject(const refer_board *board, const law_phrase *phrase) {
    if (phrase->making != NAME_BY_SUBJECT || phrase->end > phrase->noun + 1) return false;
    if (phrase->first == phrase->noun) return true;
    uint32_t before = phrase->noun - 1;
    bool law = board->document->tokens.name[before] == DOC_NAME_INSIDE(DOC_LAW);
    return !law && !labelled(board, before, DOC_PLACE) &&
           refer_alias_of(board, (doc_range){before, 1}).form != NAME_ALIAS_NAME;
}

/* "the Brenn Ruling" happened; it has no number. */
static bool lacks_number(const refer_board *board, const law_phrase *phrase) {
    uint32_t row = instrument_row(board, phrase->noun);
    return phrase->making == NAME_NUMBERED && column_is(board, row, 3, NAME_EVENT) &&
           !column_is(board, row, 2, NAME_ISSUER);
}

/* "the Treaty", but "the Constitution". */
static bool lacks_words(const refer_board *board, const law_phrase *phrase) {
    bool alone = phrase->first == phrase->noun && phrase->end == phrase->noun + 1;
    bool begins = phrase->noun == refer_sentence_first(board, phrase->noun);
    return alone && (phrase->making != NAME_ALONE || begins);
}

/* Names made of capitalised words around a noun, unless something speaks against it; of a noun in lower case only
 * "the Kyoto protocol". */
static void add_named(refer_board *board, uint32_t noun, name_making making) {
    static const struct {
        bool (*holds)(const refer_board *, const law_phrase *);
        doc_rule rule;
    } against[] = {{goes_on, DOC_RULE_law_goes_on},
                   {names_person, DOC_RULE_person_called_bill},
                   {in_headline, DOC_RULE_law_in_headline},
                   {lacks_number, DOC_RULE_law_lacks_number},
                   {lacks_subject, DOC_RULE_law_lacks_subject},
                   {lacks_words, DOC_RULE_law_lacks_words}};
    if (!refer_capital(board, noun)) {
        uint32_t first = making == NAME_BY_WORDS ? place_before(board, noun) : DOC_NONE;
        if (first != DOC_NONE && refer_decides(board, DOC_RULE_law_by_place, noun))
            add_law(board, first, noun + 1, noun, DOC_NONE);
        return;
    }
    if (board->document->tokens.upos[noun] == DOC_VERB) return;
    law_phrase phrase = {noun, capitals_before(board, noun, true), complement_end(board, noun + 1), making};
    for (size_t i = 0; i < sizeof against / sizeof *against; i++)
        if (against[i].holds(board, &phrase) && refer_decides(board, against[i].rule, noun)) return;
    add_law(board, phrase.first, phrase.end, noun, DOC_NONE);
}

/* "Fifth Amendment", "Equal Rights Amendment". */
static void add_ordinal(refer_board *board, uint32_t noun) {
    if (noun == refer_sentence_first(board, noun) || !refer_capital(board, noun)) return;
    uint32_t before = noun - 1;
    char c = *refer_bytes(board, before);
    bool ordinal = (c >= '0' && c <= '9') ||
                   (refer_capital(board, before) && board->document->tokens.upos[before] != DOC_DET);
    if (!ordinal || !refer_decides(board, DOC_RULE_ordinal_law, noun)) return;
    bool counted = (c >= '0' && c <= '9') || refer_word(board, before, MODEL_WORD_SECOND) ||
                   time_of(board, before) == TIME_ORDINAL;
    uint32_t first = counted ? before : capitals_before(board, noun, true);
    add_law(board, first, noun + 1, noun, first == before ? before : DOC_NONE);
}

uint64_t refer_law_family(const refer_board *board, uint32_t token) {
    uint32_t row = instrument_row(board, token);
    model_cell family = row == MODEL_NO_ROW ? (model_cell){"", 0}
                                            : model_lexicon_cell(&board->facts->names->instruments, row, 4);
    return family.count ? refer_bytes_hash(board, family.bytes, family.count, family_seed) : 0;
}

bool refer_law_deed(const refer_board *board, uint32_t verb) {
    return reading_of(board, verb, REFER_OBJECT_OF) == REFER_READS_EVENT;
}

bool refer_law_issuer(const refer_board *board, uint32_t token) {
    char word[REFER_KEY_BYTES];
    return refer_capital(board, token) &&
           reading(board, word, refer_fold(board, token, word), REFER_ISSUER_WORD) == REFER_READS_INSTRUMENT;
}

/* "Security Council 84": an issuer and a number alone. */
static void add_issued(refer_board *board, uint32_t numeral) {
    uint32_t length = doc_length(&board->document->tokens, numeral);
    if (length < REFER_ISSUED_LEAST || length > REFER_ISSUED_MOST ||
        numeral == refer_sentence_first(board, numeral) || !refer_digits(board, numeral) ||
        !refer_law_issuer(board, numeral - 1))
        return;
    uint32_t counted = board->head[numeral];
    bool counts =
        counted != DOC_NONE && counted > numeral && refer_relation(board, numeral) == DOC_REL_NUMMOD;
    uint32_t begin = capitals_before(board, numeral - 1, false);
    if (!counts && begin < numeral - 1 && refer_decides(board, DOC_RULE_issued_number, numeral))
        add_law(board, begin, numeral + 1, DOC_NONE, numeral);
}

/* "84 lawmakers", "84-year-old", "$84", "84 million". */
static bool counts_something(const refer_board *board, uint32_t number) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t head = board->head[number], next = number + 1, first = refer_sentence_first(board, number);
    if (refer_relation(board, number) == DOC_REL_NUMMOD && head != DOC_NONE && head > number) return true;
    if (number > first && (tokens->upos[number - 1] == DOC_SYM || tokens->upos[number - 1] == DOC_NUM))
        return true;
    if (next >= refer_sentence_end(board, number)) return false;
    bool joined = !(tokens->flags[number] & DOC_SPACE_AFTER) && tokens->upos[next] != DOC_PUNCT;
    return joined || tokens->upos[next] == DOC_NOUN || tokens->upos[next] == DOC_NUM;
}

/* "in 1990", "May 5, 1990". */
static bool is_year(const refer_board *board, uint32_t number) {
    char century = *refer_bytes(board, number);
    bool four = doc_length(&board->document->tokens, number) == 4 && (century == '1' || century == '2');
    return four && number > refer_sentence_first(board, number) &&
           (refer_word(board, number - 1, MODEL_WORD_YEAR_MARK) || refer_is(board, number - 1, ","));
}

/* "under 84": a number that names an instrument of the document. */
static void add_bare_numbers(refer_board *board, const base_map *numbers) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (board->named[i] != DOC_NONE || doc_length(tokens, i) < REFER_BARE_LENGTH ||
            !refer_digits(board, i))
            continue;
        bool known =
            base_map_value(numbers, refer_phrase_hash(board, (doc_range){i, 1}), DOC_NONE) != DOC_NONE;
        if (!known || (counts_something(board, i) && refer_decides(board, DOC_RULE_counts_something, i)) ||
            (is_year(board, i) && refer_decides(board, DOC_RULE_year_of_law, i)))
            continue;
        if (refer_decides(board, DOC_RULE_bare_number, i)) add_law(board, i, i + 1, DOC_NONE, i);
    }
}

bool refer_laws(refer_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (board->named[i] != DOC_NONE) continue;
        name_making making = refer_law_making(board, i);
        if (making == NAME_NO_INSTRUMENT || making == NAME_COMMON_ONLY) {
            add_issued(board, i);
            continue;
        }
        uint32_t numeral = number_behind(board, i, making);
        if (numeral != DOC_NONE) {
            add_numbered(board, i, numeral, making);
        } else if (making == NAME_BY_ORDINAL) {
            add_ordinal(board, i);
        } else if (making != NAME_PART) {
            add_named(board, i, making);
        }
    }
    base_map numbers = {0};
    bool room = true;
    for (uint32_t i = 0; i < board->count && room; i++)
        if (board->items[i].numeral != DOC_NONE)
            room = base_map_set(&numbers, board->document->allocator,
                                refer_phrase_hash(board, (doc_range){board->items[i].numeral, 1}), i);
    if (room) add_bare_numbers(board, &numbers);
    base_map_release(&numbers, board->document->allocator);
    return room;
}

static bool event_around(const refer_board *board, uint32_t token, bool *instrument) {
    const doc_tokens *tokens = &board->document->tokens;
    bool issued = column_is(board, instrument_row(board, token), 2, NAME_ISSUER);
    for (uint32_t c = board->child[token]; c != DOC_NONE; c = board->sibling[c]) {
        doc_deprel relation = refer_relation(board, c);
        bool behind = c > token && (relation == DOC_REL_NMOD || relation == DOC_REL_OBL);
        uint8_t said = reading_of(board, c, behind ? REFER_COMPLEMENT : REFER_MODIFIER);
        if (said == REFER_READS_EVENT) return true;
        if (said == REFER_READS_INSTRUMENT) *instrument = true;
        if (issued && c < token && relation == DOC_REL_COMPOUND && tokens->upos[c] == DOC_PROPN)
            *instrument = true;
    }
    uint32_t governor = board->head[token];
    if (governor == DOC_NONE) return false;
    uint8_t said = reading_of(board, governor, REFER_GOVERNOR);
    if (said == REFER_READS_INSTRUMENT) *instrument = true;
    return said == REFER_READS_EVENT;
}

bool refer_law_is_instrument(const refer_board *board, uint32_t token, bool known) {
    for (uint32_t c = board->child[token]; c != DOC_NONE && c < token; c = board->sibling[c])
        if (reading_of(board, c, REFER_MODIFIER) == REFER_READS_IDIOM &&
            refer_rule_on(board, DOC_RULE_law_in_idiom))
            return false;
    if (!column_is(board, instrument_row(board, token), 3, NAME_EVENT)) return true;
    bool instrument = false;
    if (event_around(board, token, &instrument)) return false;
    return known || instrument;
}
