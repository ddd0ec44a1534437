#include "refer/law.h"

#include <string.h>

#include "base/hash.h"

static const uint64_t family_seed = 0x66616d696c79;

static uint32_t instrument_row(const refer_work *work, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    uint8_t upos = work->document->tokens.upos[token];
    bool noun = upos == DOC_NOUN || upos == DOC_PROPN || (upos == DOC_VERB && refer_capital(work, token));
    if (!noun) return MODEL_NO_ROW;
    size_t count = refer_lemma(work, token, lemma);
    uint32_t row = model_lexicon_row(&work->facts->instruments, lemma, count);
    if (row != MODEL_NO_ROW || count < 2 || lemma[count - 1] != 's') return row;
    return model_lexicon_row(&work->facts->instruments, lemma, count - 1);
}

static bool column_is(const refer_work *work, uint32_t row, uint32_t column, uint8_t id) {
    return model_lexicon_id(&work->facts->instruments, row, column) == id;
}

refer_making refer_law_making(const refer_work *work, uint32_t token) {
    uint32_t row = instrument_row(work, token);
    return row == MODEL_NO_ROW ? REFER_NO_INSTRUMENT
                               : (refer_making)model_lexicon_id(&work->facts->instruments, row, 1);
}

/* What refer_readings says of a folded word in a place: a refer_reading, or MODEL_NO_CLASS. */
static uint8_t reading(const refer_work *work, const char *word, size_t count, refer_reading_place place) {
    const model_lexicon *readings = &work->facts->readings;
    for (uint32_t row = model_lexicon_row(readings, word, count); row != MODEL_NO_ROW;
         row = model_lexicon_next(readings, row))
        if (model_lexicon_id(readings, row, 1) == place) return model_lexicon_id(readings, row, 2);
    return MODEL_NO_CLASS;
}

static uint8_t reading_of(const refer_work *work, uint32_t token, refer_reading_place place) {
    char word[REFER_KEY_BYTES];
    return reading(work, word, refer_lemma(work, token, word), place);
}

static bool is_numeral(const refer_work *work, uint32_t token) {
    char c = *refer_bytes(work, token);
    char last = refer_bytes(work, token)[doc_length(&work->document->tokens, token) - 1];
    bool ends = (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
    if (c >= '0' && c <= '9') return ends && doc_length(&work->document->tokens, token) <= 12;
    /* Roman numerals, bills such as "C-51". */
    const char *bytes = refer_bytes(work, token);
    uint32_t count = doc_length(&work->document->tokens, token);
    if (count > 5) return false;
    bool roman = true;
    for (uint32_t i = 0; i < count; i++) roman = roman && strchr("IVXL", bytes[i]) != NULL;
    return roman;
}

/* A word that can stand in an instrument's name: capitalised, and not a verb or a person's name. */
static bool name_word(const refer_work *work, uint32_t token) {
    const doc_tokens *tokens = &work->document->tokens;
    if (!refer_capital(work, token)) return false;
    uint8_t upos = tokens->upos[token], name = tokens->name[token];
    if (upos == DOC_PROPN) return true;
    bool first = token == refer_sentence_first(work, token);
    return (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_VERB || upos == DOC_NUM) && (!first || name);
}

/* Small words between the capitalised ones. */
static bool inner_word(const refer_work *work, uint32_t token) {
    if (refer_capital(work, token)) return false;
    return refer_word(work, token, MODEL_WORD_LAW_INNER) || refer_is(work, token, "-");
}

/* The first token of the capitalised words before `token`; `token` where there are none. */
static uint32_t capitals_before(const refer_work *work, uint32_t token, bool joined) {
    const uint8_t *name = work->document->tokens.name;
    uint32_t first = refer_sentence_first(work, token), at = token;
    while (at > first && token - at < 12) {
        if (work->named[at - 1] != DOC_NONE) break;
        if (name_word(work, at - 1)) {
            at--;
        } else if (joined && at >= first + 2 && at < token && inner_word(work, at - 1) &&
                   !refer_word(work, at - 1, MODEL_WORD_DEFINITE) && name_word(work, at - 2) &&
                   (name[at - 1] != 0 || (name[at - 2] == 0 && name[at] == 0))) {
            at -= 2;
        } else {
            break;
        }
    }
    return at;
}

/* "on Aug. 3" behind a treaty is when, not what. */
static bool dated(const refer_work *work, uint32_t token) {
    char word[REFER_KEY_BYTES];
    const model_lexicon *times = &work->facts->times;
    uint32_t row = model_lexicon_row(times, word, refer_fold(work, token, word));
    uint8_t class = model_lexicon_id(times, row, 1);
    return class == REFER_TIME_MONTH || class == REFER_TIME_WEEKDAY;
}

/* A headline that capitalises all longer words says nothing by its capitals. */
static bool all_capitalised(const refer_work *work, uint32_t token) {
    uint32_t words = 0, capitals = 0, end = refer_sentence_end(work, token);
    for (uint32_t i = refer_sentence_first(work, token) + 1; i < end; i++) {
        if (doc_length(&work->document->tokens, i) < 4 || work->document->tokens.upos[i] == DOC_NUM) continue;
        words++;
        capitals += refer_capital(work, i);
    }
    return words >= 4 && capitals * 5 >= words * 4;
}

/* The end of "of 1965", "of Lisbon", "on the Rights of the Child" behind a noun that ends at `at`. */
static uint32_t complement_end(const refer_work *work, uint32_t at) {
    uint32_t end = refer_sentence_end(work, at - 1), best = at;
    for (uint32_t i = at; i < end && i - at < 16; i++) {
        bool numeral = i == at + 1 && refer_digits(work, i) && refer_word(work, at, MODEL_WORD_GENITIVE);
        if (i > at && dated(work, i)) break;
        if (i > at && (numeral || name_word(work, i))) {
            best = i + 1;
        } else if (!inner_word(work, i) || refer_word(work, i, MODEL_WORD_WITH) ||
                   (i == at && refer_word(work, i, MODEL_WORD_AND))) {
            break;
        } else if (i > at && refer_word(work, i, MODEL_WORD_AND) && best != i) {
            break;
        }
    }
    return best;
}

static bool capitalised_noun_follows(const refer_work *work, uint32_t at) {
    return at < refer_sentence_end(work, at - 1) && refer_capital(work, at) &&
           work->document->tokens.upos[at] == DOC_PROPN && !is_numeral(work, at);
}

static refer_item *add_law(refer_work *work, uint32_t first, uint32_t end, uint32_t cue, uint32_t numeral) {
    doc_range tokens = {first, end - first};
    uint32_t head = cue != DOC_NONE ? cue : doc_view_top(work->view, tokens);
    refer_item *item = refer_work_add(work, tokens, head, DOC_LAW, DOC_NAME);
    item->cue = cue;
    item->numeral = numeral;
    item->class = REFER_INSTRUMENT;
    item->number = REFER_SINGULAR;
    uint32_t index = (uint32_t)(item - work->items);
    for (uint32_t i = first; i < end; i++) work->named[i] = index;
    return item;
}

/* "Resolution 84", "resolution No. 84", "Executive Order 9": the number behind a noun, or DOC_NONE. */
static uint32_t number_behind(const refer_work *work, uint32_t noun, refer_making making) {
    uint32_t at = noun + 1, end = refer_sentence_end(work, noun);
    if (at < end && refer_word(work, at, MODEL_WORD_NUMERAL_MARK)) at++;
    if (at >= end || !is_numeral(work, at)) return DOC_NONE;
    char c = *refer_bytes(work, at);
    bool digit = c >= '0' && c <= '9';
    bool loose = making == REFER_PART || making == REFER_ORDINAL ||
                 column_is(work, instrument_row(work, noun), 3, REFER_EVENT);
    if (!refer_capital(work, noun) &&
        (!digit || (loose && !column_is(work, instrument_row(work, noun), 2, REFER_ISSUER))))
        return DOC_NONE;
    /* "a resolution 84 lawmakers signed": the number counts what follows. */
    uint32_t counted = work->head[at];
    bool counts = counted != DOC_NONE && counted > at && refer_relation(work, at) == DOC_REL_NUMMOD;
    if (counts && !refer_capital(work, noun)) return DOC_NONE;
    return at;
}

refer_item *refer_law_taught(refer_work *work, doc_range tokens) {
    uint32_t cue = DOC_NONE, numeral = DOC_NONE, end = tokens.first + tokens.count;
    for (uint32_t t = tokens.first; t < end; t++) {
        refer_making making = refer_law_making(work, t);
        if (refer_digits(work, t) && numeral == DOC_NONE) numeral = t;
        if (making != REFER_NO_INSTRUMENT && making != REFER_PART) cue = t;
    }
    bool known = cue != DOC_NONE || numeral != DOC_NONE;
    return known ? add_law(work, tokens.first, end, cue, numeral) : NULL;
}

static void add_numbered(refer_work *work, uint32_t noun, uint32_t numeral, refer_making making) {
    uint32_t first = capitals_before(work, noun, making == REFER_A_NAMED || making == REFER_ABOUT);
    uint32_t end = numeral + 1;
    /* "Article 9 of the Treaty of Lisbon" takes the whole in; the treaty is a name of its own. */
    if (making == REFER_PART && end + 2 < refer_sentence_end(work, noun) &&
        refer_word(work, end, MODEL_WORD_GENITIVE)) {
        uint32_t last = complement_end(work, end);
        if (last > end && refer_law_making(work, last - 1) != REFER_NO_INSTRUMENT) {
            uint32_t begin = end + 1 + (refer_word(work, end + 1, MODEL_WORD_DEFINITE) ? 1u : 0u);
            if (begin < last) add_law(work, begin, last, last - 1, DOC_NONE);
            end = last;
        }
    }
    add_law(work, first, end, noun, numeral);
}

/* The place (or alias) that begins "the Kyoto protocol", "the Iran nuclear deal", or DOC_NONE. */
static uint32_t place_before(const refer_work *work, uint32_t noun) {
    uint32_t first = refer_sentence_first(work, noun), at = noun;
    const doc_tokens *tokens = &work->document->tokens;
    bool established = false;
    if (at > first && !refer_capital(work, at - 1)) {
        if (reading_of(work, at - 1, REFER_MODIFIER) != REFER_READS_ESTABLISHED) return DOC_NONE;
        established = true;
        at--;
    }
    uint32_t end = at;
    while (at > first && refer_capital(work, at - 1) &&
           (tokens->name[at - 1] == DOC_NAME_FIRST(DOC_PLACE) ||
            tokens->name[at - 1] == DOC_NAME_INSIDE(DOC_PLACE) ||
            (tokens->upos[at - 1] == DOC_PROPN && tokens->name[at - 1] != DOC_NAME_FIRST(DOC_GROUP))))
        at--;
    if (at == end || at == first || !refer_word(work, at - 1, MODEL_WORD_DEFINITE)) return DOC_NONE;
    refer_alias alias = refer_facts_alias(work->facts, refer_bytes(work, at), doc_length(tokens, at));
    if (alias.form == REFER_ALIAS_ADJECTIVE) return DOC_NONE;
    /* "the Ohio law" describes. */
    if (column_is(work, instrument_row(work, noun), 4, REFER_FAMILY_LAW)) return DOC_NONE;
    bool vague = refer_word(work, noun, MODEL_WORD_LAW_VAGUE);
    return vague && !established ? DOC_NONE : at;
}

/* Names made of capitalised words around a noun. */
static bool add_named(refer_work *work, uint32_t noun, refer_making making) {
    const doc_tokens *tokens = &work->document->tokens;
    if (!refer_capital(work, noun)) {
        uint32_t first = making == REFER_A_NAMED ? place_before(work, noun) : DOC_NONE;
        if (first == DOC_NONE) return false;
        add_law(work, first, noun + 1, noun, DOC_NONE);
        return true;
    }
    if (tokens->upos[noun] == DOC_VERB || capitalised_noun_follows(work, noun + 1)) return false;
    if (tokens->name[noun] == 0 && all_capitalised(work, noun)) return false;
    bool field = noun > refer_sentence_first(work, noun) &&
                 reading_of(work, noun - 1, REFER_MODIFIER) == REFER_READS_FIELD;
    if (field && tokens->name[noun] == 0) return false;
    uint32_t first = capitals_before(work, noun, true), end = complement_end(work, noun + 1);
    /* "the Harbour Defence Bill" is nobody called Bill. */
    uint8_t name = tokens->name[noun];
    bool determined = first < noun && first > refer_sentence_first(work, noun) &&
                      refer_word(work, first - 1, MODEL_WORD_DEFINITE);
    if (name == DOC_NAME_INSIDE(DOC_PERSON) || (name == DOC_NAME_FIRST(DOC_PERSON) && !determined))
        return false;
    if (first < noun &&
        (tokens->name[first] == DOC_NAME_FIRST(DOC_ORG) || tokens->name[first] == DOC_NAME_INSIDE(DOC_ORG)) &&
        tokens->name[noun] == DOC_NAME_INSIDE(DOC_ORG) && making == REFER_ABOUT)
        return false;
    if (making == REFER_ABOUT && end == noun + 1) {
        if (first == noun) return false;
        uint8_t before = tokens->name[noun - 1];
        refer_alias alias =
            refer_facts_alias(work->facts, refer_bytes(work, noun - 1), doc_length(tokens, noun - 1));
        bool place = before == DOC_NAME_FIRST(DOC_PLACE) || before == DOC_NAME_INSIDE(DOC_PLACE) ||
                     alias.form == REFER_ALIAS_NAME || before == DOC_NAME_INSIDE(DOC_LAW);
        if (!place) return false;
    }
    bool alone = first == noun && end == noun + 1;
    uint32_t row = instrument_row(work, noun);
    if (making == REFER_NUMBERED && column_is(work, row, 3, REFER_EVENT) &&
        !column_is(work, row, 2, REFER_ISSUER))
        return false;
    if (alone && (making != REFER_ALONE || noun == refer_sentence_first(work, noun))) return false;
    bool demonym = first + 1 == noun && end == noun + 1 && tokens->upos[first] == DOC_ADJ;
    if (demonym && making != REFER_ALONE) {
        refer_alias alias =
            refer_facts_alias(work->facts, refer_bytes(work, first), doc_length(tokens, first));
        if (alias.form == REFER_ALIAS_ADJECTIVE) return false;
    }
    add_law(work, first, end, noun, DOC_NONE);
    return true;
}

/* "Fifth Amendment", "Equal Rights Amendment". */
static bool add_ordinal(refer_work *work, uint32_t noun) {
    if (noun == refer_sentence_first(work, noun) || !refer_capital(work, noun)) return false;
    uint32_t before = noun - 1;
    char c = *refer_bytes(work, before);
    bool ordinal = (c >= '0' && c <= '9') ||
                   (refer_capital(work, before) && work->document->tokens.upos[before] != DOC_DET);
    if (!ordinal) return false;
    char word[REFER_KEY_BYTES];
    const model_lexicon *times = &work->facts->times;
    uint32_t row = model_lexicon_row(times, word, refer_fold(work, before, word));
    bool counted = (c >= '0' && c <= '9') || refer_word(work, before, MODEL_WORD_SECOND) ||
                   model_lexicon_id(times, row, 1) == REFER_TIME_ORDINAL;
    uint32_t first = counted ? before : capitals_before(work, noun, true);
    add_law(work, first, noun + 1, noun, first == before ? before : DOC_NONE);
    return true;
}

uint64_t refer_law_family(const refer_work *work, uint32_t token) {
    uint32_t row = instrument_row(work, token);
    model_cell family =
        row == MODEL_NO_ROW ? (model_cell){"", 0} : model_lexicon_cell(&work->facts->instruments, row, 4);
    return family.count ? refer_bytes_hash(work, family.bytes, family.count, family_seed) : 0;
}

bool refer_law_deed(const refer_work *work, uint32_t verb) {
    return reading_of(work, verb, REFER_OBJECT_OF) == REFER_READS_EVENT;
}

bool refer_law_issuer(const refer_work *work, uint32_t token) {
    char word[REFER_KEY_BYTES];
    return refer_capital(work, token) &&
           reading(work, word, refer_fold(work, token, word), REFER_ISSUER_WORD) == REFER_READS_INSTRUMENT;
}

/* "Security Council 84": an issuer and a number alone. */
static bool add_issued(refer_work *work, uint32_t numeral) {
    uint32_t first = refer_sentence_first(work, numeral),
             length = doc_length(&work->document->tokens, numeral);
    if (numeral == first || !refer_digits(work, numeral) || length < 2 || length > 5) return false;
    uint32_t counted = work->head[numeral];
    if (counted != DOC_NONE && counted > numeral && refer_relation(work, numeral) == DOC_REL_NUMMOD)
        return false;
    bool issuer = refer_law_issuer(work, numeral - 1);
    uint32_t begin = issuer ? capitals_before(work, numeral - 1, false) : numeral;
    if (!issuer || begin == numeral - 1) return false;
    add_law(work, begin, numeral + 1, DOC_NONE, numeral);
    return true;
}

/* "under 84": a number that names an instrument of the document, and counts nothing. */
static void add_bare_numbers(refer_work *work, const base_map *numbers) {
    const doc_tokens *tokens = &work->document->tokens;
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (work->named[i] != DOC_NONE || !refer_digits(work, i) || doc_length(tokens, i) < 3) continue;
        if (base_map_value(numbers, refer_phrase_hash(work, (doc_range){i, 1}), DOC_NONE) == DOC_NONE)
            continue;
        doc_deprel relation = refer_relation(work, i);
        uint32_t head = work->head[i], end = refer_sentence_end(work, i);
        bool counts = relation == DOC_REL_NUMMOD && head != DOC_NONE && head > i;
        bool joined =
            i + 1 < end && !(tokens->flags[i] & DOC_SPACE_AFTER) && tokens->upos[i + 1] != DOC_PUNCT;
        bool noun_behind = i + 1 < end && (tokens->upos[i + 1] == DOC_NOUN || tokens->upos[i + 1] == DOC_NUM);
        bool symbol = i > refer_sentence_first(work, i) &&
                      (tokens->upos[i - 1] == DOC_SYM || tokens->upos[i - 1] == DOC_NUM);
        bool year = doc_length(tokens, i) == 4 && i > refer_sentence_first(work, i) &&
                    (*refer_bytes(work, i) == '2' || *refer_bytes(work, i) == '1') &&
                    (refer_word(work, i - 1, MODEL_WORD_YEAR_MARK) || refer_is(work, i - 1, ","));
        if (!counts && !joined && !noun_behind && !symbol && !year) add_law(work, i, i + 1, DOC_NONE, i);
    }
}

/* The name of several words that ends at `noun` and names a law elsewhere: its first token, or `noun`. */
static uint32_t known_before(const refer_work *work, const base_map *names, uint32_t noun) {
    uint32_t first = capitals_before(work, noun, true);
    while (first < noun &&
           base_map_value(names, refer_phrase_hash(work, (doc_range){first, noun + 1 - first}), DOC_NONE) ==
               DOC_NONE)
        first++;
    return first;
}

/* A name that was told somewhere is one in a headline too, and where it was taken for a person's. */
static bool add_told(refer_work *work) {
    base_map names = {0};
    bool room = true;
    for (uint32_t i = 0; i < work->count && room; i++) {
        const refer_item *item = &work->items[i];
        if (item->class == REFER_INSTRUMENT && item->form == DOC_NAME && item->numeral == DOC_NONE)
            room = base_map_set(&names, work->document->allocator, refer_phrase_hash(work, item->tokens), i);
    }
    for (uint32_t i = 1; i < work->document->tokens.count && room; i++) {
        if (work->named[i] != DOC_NONE || !refer_capital(work, i) ||
            refer_law_making(work, i) == REFER_NO_INSTRUMENT)
            continue;
        uint32_t first = known_before(work, &names, i);
        if (first < i) add_law(work, first, i + 1, i, DOC_NONE);
    }
    base_map_release(&names, work->document->allocator);
    return room;
}

bool refer_laws(refer_work *work) {
    const doc_tokens *tokens = &work->document->tokens;
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (work->named[i] != DOC_NONE) continue;
        refer_making making = refer_law_making(work, i);
        if (making == REFER_NO_INSTRUMENT || making == REFER_COMMON_ONLY) {
            add_issued(work, i);
            continue;
        }
        uint32_t numeral = number_behind(work, i, making);
        if (numeral != DOC_NONE) {
            add_numbered(work, i, numeral, making);
        } else if (making == REFER_ORDINAL) {
            add_ordinal(work, i);
        } else if (making != REFER_PART) {
            add_named(work, i, making);
        }
    }
    base_map numbers = {0};
    bool room = add_told(work);
    for (uint32_t i = 0; i < work->count && room; i++)
        if (work->items[i].numeral != DOC_NONE)
            room = base_map_set(&numbers, work->document->allocator,
                                refer_phrase_hash(work, (doc_range){work->items[i].numeral, 1}), i);
    if (room) add_bare_numbers(work, &numbers);
    base_map_release(&numbers, work->document->allocator);
    return room;
}

static bool event_around(const refer_work *work, uint32_t token, bool *instrument) {
    const doc_tokens *tokens = &work->document->tokens;
    bool issued = column_is(work, instrument_row(work, token), 2, REFER_ISSUER);
    for (uint32_t c = work->child[token]; c != DOC_NONE; c = work->sibling[c]) {
        doc_deprel relation = refer_relation(work, c);
        bool behind = c > token && (relation == DOC_REL_NMOD || relation == DOC_REL_OBL);
        uint8_t said = reading_of(work, c, behind ? REFER_COMPLEMENT : REFER_MODIFIER);
        if (said == REFER_READS_EVENT) return true;
        if (said == REFER_READS_INSTRUMENT) *instrument = true;
        if (issued && c < token && relation == DOC_REL_COMPOUND && tokens->upos[c] == DOC_PROPN)
            *instrument = true;
    }
    uint32_t governor = work->head[token];
    if (governor == DOC_NONE) return false;
    uint8_t said = reading_of(work, governor, REFER_GOVERNOR);
    if (said == REFER_READS_INSTRUMENT) *instrument = true;
    return said == REFER_READS_EVENT;
}

bool refer_law_is_instrument(const refer_work *work, uint32_t token, bool known) {
    for (uint32_t c = work->child[token]; c != DOC_NONE && c < token; c = work->sibling[c])
        if (reading_of(work, c, REFER_MODIFIER) == REFER_READS_IDIOM) return false;
    if (!column_is(work, instrument_row(work, token), 3, REFER_EVENT)) return true;
    bool instrument = false;
    if (event_around(work, token, &instrument)) return false;
    return known || instrument;
}
