/* Which names of a document are one: persons by the parts of their names, bodies by acronyms and short names, places by
 * what the lists know. */

#include "refer/alias.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "name/acronym.h"
#include "refer/cluster.h"

/* Words of a name: tokens that stand together are one ("al-Amin"), and so is what stands behind the last but
 * one that there is room for. */
enum { most_words = 24 };

typedef struct alias_words {
    doc_range words[most_words];
    uint32_t count;
} alias_words;

/* Folded keys of names and what they lead to. `recent` changes as the text is read, the others stay. */
typedef struct name_index {
    refer_board *board;
    base_map whole;   /**< whole name, or given name and surname → cluster */
    base_map part;    /**< two and more words at either end; an organisation's first word → cluster */
    base_map acronym; /**< initials → cluster */
    base_map recent;  /**< surname, given name, surname and gender → the cluster named last */
    base_map first;   /**< the same → the cluster named first in the document */
    bool failed;
} name_index;

/* Seeds that keep the kinds of keys apart. */
enum {
    key_person = 1,
    key_other,
    key_row,
    key_people,
    key_initial,
    key_surname,
    key_given,
    key_family,
    key_country,
    key_middle
};

static uint64_t key_of(uint64_t hash, uint64_t sort) {
    return base_hash_mix(hash, sort);
}

static void set(name_index *index, base_map *map, uint64_t key, uint32_t cluster) {
    if (!base_map_set(map, index->board->document->allocator, key, cluster)) index->failed = true;
}

static void set_new(name_index *index, base_map *map, uint64_t key, uint32_t cluster) {
    if (base_map_value(map, key, DOC_NONE) == DOC_NONE) set(index, map, key, cluster);
}

static bool word_is(const refer_board *board, doc_range word, name_use use) {
    char folded[REFER_KEY_BYTES];
    return name_word_is(board->facts->names, folded, refer_phrase(board, word, folded), use);
}

/* The words of a name without "Jr." or "Ltd." at the end; at least one. Marks are no words, but a user may
 * teach a name that begins with one or has nothing else: the mark goes with the word behind it, and marks
 * alone are one word. */
static alias_words words_of(const refer_board *board, const refer_item *item) {
    alias_words words = {.count = 0};
    const doc_tokens *tokens = &board->document->tokens;
    bool apart = true;
    for (uint32_t i = item->tokens.first; i < item->tokens.first + item->tokens.count; i++) {
        bool comma = tokens->upos[i] == DOC_PUNCT && apart;
        if (words.count == most_words) {
            words.words[most_words - 1].count = i + 1 - words.words[most_words - 1].first;
            continue;
        }
        if (apart && !comma) words.words[words.count++] = (doc_range){i, 0};
        bool mark = tokens->upos[i] == DOC_PUNCT && (tokens->flags[i] & DOC_SPACE_AFTER);
        if (words.count > 0 && !comma && !mark) words.words[words.count - 1].count++;
        apart = words.count == 0 || (tokens->flags[i] & DOC_SPACE_AFTER);
    }
    if (words.count == 0) words = (alias_words){{item->tokens}, 1};
    name_use use = item->kind == DOC_PERSON ? NAME_SUFFIX : NAME_DESIGNATOR;
    while (words.count > 1 && word_is(board, words.words[words.count - 1], use)) words.count--;
    return words;
}

static doc_range joined(const alias_words *words, uint32_t from, uint32_t to) {
    doc_range last = words->words[to - 1];
    return (doc_range){words->words[from].first, last.first + last.count - words->words[from].first};
}

static uint64_t word_hash(const refer_board *board, const alias_words *words, uint32_t from, uint32_t to) {
    return refer_phrase_hash(board, joined(words, from, to));
}

/* A given name under its fuller form, so that "Joe" and "Joseph" are one. */
static uint64_t given_hash(const refer_board *board, doc_range word) {
    model_cell formal;
    doc_span span = doc_tokens_span(board->document, word);
    name_given_gender(board->facts->names, board->document->text + span.begin, span.end - span.begin,
                      &formal);
    uint32_t row = formal.count
                       ? model_lexicon_row(&board->facts->names->given, formal.bytes, formal.count)
                       : model_lexicon_row(&board->facts->names->given, board->document->text + span.begin,
                                           span.end - span.begin);
    return row != MODEL_NO_ROW && refer_rule_on(board, DOC_RULE_short_given_name)
               ? base_hash_mix(key_given, row)
               : refer_phrase_hash(board, word);
}

static uint64_t initial_hash(const refer_board *board, doc_range word) {
    char folded[REFER_KEY_BYTES];
    size_t count = refer_phrase(board, word, folded);
    return refer_bytes_hash(board, folded, name_first_letter(folded, count), key_initial);
}

static bool is_initial(const refer_board *board, doc_range word) {
    doc_span span = doc_tokens_span(board->document, word);
    return name_is_initial(board->document->text + span.begin, span.end - span.begin);
}

/* "his wife, Ana Ruiz", "Ana Ruiz, his wife": the noun beside a person's name, or DOC_NONE. */
static uint32_t noun_beside(const refer_board *board, const refer_item *item) {
    uint32_t beside = refer_relation(board, item->head) == DOC_REL_APPOS
                          ? board->head[item->head]
                          : doc_view_child(board->view, item->head, DOC_REL_APPOS);
    if (beside != DOC_NONE && board->document->tokens.upos[beside] == DOC_NOUN) return beside;
    /* The tree may take the two for a list. */
    uint32_t first = item->tokens.first;
    bool comma = first >= refer_sentence_first(board, first) + 3 && refer_is(board, first - 1, ",");
    return comma && board->document->tokens.upos[first - 2] == DOC_NOUN &&
                   doc_view_child(board->view, first - 2, DOC_REL_NMOD_POSS) != DOC_NONE
               ? first - 2
               : DOC_NONE;
}

static void gender_from_noun(refer_board *board, refer_item *item) {
    uint32_t noun = item->gender == DOC_GENDER_UNKNOWN ? noun_beside(board, item) : DOC_NONE;
    if (noun == DOC_NONE || board->document->tokens.xpos[noun] != DOC_XPOS_NN) return;
    refer_noun facts = refer_noun_of(board, noun);
    if (facts.kind == DOC_PERSON && facts.gender != DOC_GENDER_UNKNOWN &&
        refer_decides(board, DOC_RULE_gender_beside, item->head))
        item->gender = facts.gender;
}

static void gender_from_given(refer_board *board, refer_item *item, doc_range word) {
    model_cell formal;
    doc_span span = doc_tokens_span(board->document, word);
    if (item->gender == DOC_GENDER_UNKNOWN)
        item->gender = name_given_gender(board->facts->names, board->document->text + span.begin,
                                         span.end - span.begin, &formal);
    gender_from_noun(board, item);
}

/* Two and more words at the end of a longer name stand for it; at its begin only a person's, and a body's
 * before "of" or "for" ("Harbor Theatre of Norland"). */
static void set_parts(name_index *index, const alias_words *words, uint32_t cluster, uint64_t sort) {
    for (uint32_t n = 2; n < words->count; n++) {
        bool begin = sort == key_person || !refer_capital(index->board, words->words[n].first);
        if (begin) set_new(index, &index->part, key_of(word_hash(index->board, words, 0, n), sort), cluster);
        set_new(index, &index->part,
                key_of(word_hash(index->board, words, words->count - n, words->count), sort), cluster);
    }
}

/* Middle names or initials that cannot be the same: "George W." and "George H." */
static bool middles_differ(const refer_board *board, const alias_words *a, const alias_words *b) {
    if (a->count < 3 || b->count < 3 || !refer_rule_on(board, DOC_RULE_other_middle)) return false;
    char x[REFER_KEY_BYTES], y[REFER_KEY_BYTES];
    size_t m = refer_phrase(board, a->words[1], x), n = refer_phrase(board, b->words[1], y);
    return m > 0 && n > 0 && x[0] != y[0] &&
           (is_initial(board, a->words[1]) || is_initial(board, b->words[1]));
}

/* Keys of a full name. */
typedef struct full_keys {
    uint64_t full;     /**< given name under its fuller form, and surname */
    uint64_t initials; /**< initial and surname */
    uint64_t exact;    /**< all words, for persons that only the middle tells apart */
} full_keys;

static bool is_initial_of(const refer_board *board, const refer_cluster *cluster) {
    alias_words other = words_of(board, &board->items[cluster->name]);
    return is_initial(board, other.words[0]);
}

/* "J. Ruiz" and "Jon Ruiz", but not "Jim Ruiz" and "Jon Ruiz". */
static uint32_t same_initials(const name_index *index, const alias_words *words, uint64_t key) {
    const refer_board *board = index->board;
    uint32_t cluster = base_map_value(&index->whole, key, DOC_NONE);
    bool either = cluster != DOC_NONE &&
                  (is_initial(board, words->words[0]) || is_initial_of(board, &board->clusters[cluster]));
    return either && refer_rule_on(board, DOC_RULE_initials) ? cluster : DOC_NONE;
}

/* The person who bears a full name, or DOC_NONE. */
static uint32_t find_full_person(const name_index *index, const refer_item *item, const alias_words *words,
                                 const full_keys *keys) {
    const refer_board *board = index->board;
    uint32_t cluster = base_map_value(&index->whole, keys->full, DOC_NONE);
    if (cluster == DOC_NONE)
        cluster = base_map_value(&index->part, key_of(word_hash(board, words, 0, words->count), key_person),
                                 DOC_NONE);
    if (cluster == DOC_NONE) cluster = same_initials(index, words, keys->initials);
    if (cluster != DOC_NONE) {
        const refer_cluster *other = &board->clusters[cluster];
        alias_words name = words_of(board, &board->items[other->name]);
        if (middles_differ(board, words, &name) || !refer_gender_fits(other->gender, item->gender))
            cluster = DOC_NONE;
    }
    return cluster != DOC_NONE ? cluster : base_map_value(&index->whole, keys->exact, DOC_NONE);
}

static void join_full_person(name_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    alias_words words = words_of(board, item);
    gender_from_given(board, item, words.words[0]);
    uint64_t last = word_hash(board, &words, words.count - 1, words.count);
    const full_keys keys = {
        .full = key_of(base_hash_mix(given_hash(board, words.words[0]), last), key_person),
        .initials = key_of(base_hash_mix(initial_hash(board, words.words[0]), last), key_initial),
        .exact = key_of(word_hash(board, &words, 0, words.count), key_middle)};
    uint32_t cluster = find_full_person(index, item, &words, &keys);
    if (cluster == DOC_NONE) {
        cluster = refer_cluster_new(board, i);
    } else {
        refer_cluster_join(board, cluster, i);
    }
    set_new(index, &index->whole, keys.full, cluster);
    set_new(index, &index->whole, keys.exact, cluster);
    set_new(index, &index->whole, keys.initials, cluster);
    set_parts(index, &words, cluster, key_person);
}

/* "his wife, Ana Ruiz": named as somebody's relative. */
static bool named_as_relative(const refer_board *board, const refer_item *item) {
    uint32_t noun = noun_beside(board, item), before = item->tokens.first;
    if (noun == DOC_NONE && before > refer_sentence_first(board, before) &&
        board->titled[before - 1] != DOC_NONE && &board->items[board->titled[before - 1]] == item)
        noun = before - 1;
    if (noun == DOC_NONE || refer_noun_of(board, noun).class != REFER_A_PERSON) return false;
    /* In "his wife Ana Ruiz" the possessor may hang on the name. */
    uint32_t owner = doc_view_child(board->view, noun, DOC_REL_NMOD_POSS);
    if (owner == DOC_NONE) owner = doc_view_child(board->view, item->head, DOC_REL_NMOD_POSS);
    return owner != DOC_NONE && owner < noun;
}

/* Surname, given name, surname and gender: what a short form may be looked up by. */
static void set_short(name_index *index, base_map *map, uint32_t i, bool replace) {
    refer_board *board = index->board;
    const refer_item *item = &board->items[i];
    alias_words words = words_of(board, item);
    uint64_t last = word_hash(board, &words, words.count - 1, words.count);
    uint64_t keys[] = {key_of(last, key_surname),
                       key_of(base_hash_mix(last, board->clusters[item->cluster].gender), key_surname),
                       key_of(word_hash(board, &words, 0, 1), key_given)};
    uint32_t known = base_map_value(map, keys[0], item->cluster);
    bool relative = replace && known != item->cluster && named_as_relative(board, item) &&
                    refer_decides(board, DOC_RULE_relative_named, item->head);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        if (replace && !(relative && k == 0)) {
            set(index, map, keys[k], item->cluster);
        } else {
            set_new(index, map, keys[k], item->cluster);
        }
    }
}

static uint32_t find_short(const name_index *index, uint64_t key) {
    return base_map_value(&index->recent, key, base_map_value(&index->first, key, DOC_NONE));
}

/* The person whom a single word names, or DOC_NONE. */
static uint32_t person_called(const name_index *index, const refer_item *item) {
    const refer_board *board = index->board;
    alias_words words = words_of(board, item);
    uint64_t word = word_hash(board, &words, 0, words.count);
    uint32_t cluster = DOC_NONE;
    if (item->gender != DOC_GENDER_UNKNOWN && refer_rule_on(board, DOC_RULE_surname_and_gender))
        cluster = find_short(index, key_of(base_hash_mix(word, item->gender), key_surname));
    if (cluster == DOC_NONE && item->gender != DOC_GENDER_UNKNOWN &&
        refer_rule_on(board, DOC_RULE_surname_and_gender))
        cluster = find_short(index, key_of(base_hash_mix(word, DOC_GENDER_UNKNOWN), key_surname));
    if (cluster == DOC_NONE) cluster = find_short(index, key_of(word, key_surname));
    if (cluster == DOC_NONE && refer_rule_on(board, DOC_RULE_given_name_alone))
        cluster = find_short(index, key_of(word, key_given));
    if (cluster != DOC_NONE && !refer_gender_fits(board->clusters[cluster].gender, item->gender))
        return DOC_NONE;
    return cluster;
}

/* "Mr. Sellers": a surname that only looks like a plural. */
static bool surname_in_s(const name_index *index, const refer_item *item) {
    alias_words words = words_of(index->board, item);
    uint64_t word = word_hash(index->board, &words, 0, words.count);
    return item->tokens.count == 1 && find_short(index, key_of(word, key_surname)) != DOC_NONE &&
           refer_decides(index->board, DOC_RULE_surname_in_s, item->tokens.first);
}

/* "the Ruizes": behind "the", a plural of a known person's surname. */
static bool names_family(const name_index *index, const refer_item *item) {
    const refer_board *board = index->board;
    char folded[REFER_KEY_BYTES];
    uint32_t first = item->tokens.first;
    if (item->number == REFER_PLURAL) return !surname_in_s(index, item);
    if (first == 0 || !refer_word(board, first - 1, MODEL_WORD_DEFINITE) || item->tokens.count > 1)
        return false;
    size_t count = refer_fold(board, first, folded);
    for (size_t cut = 1; cut <= 2 && count > cut + 2 && folded[count - 1] == 's'; cut++) {
        uint64_t surname = refer_bytes_hash(board, folded, count - cut, 0);
        if (find_short(index, key_of(surname, key_surname)) != DOC_NONE)
            return refer_decides(board, DOC_RULE_family_name, first);
    }
    return false;
}

/* "the Ruizes": a family is none of its members. */
static void join_family(name_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    uint64_t key = key_of(refer_phrase_hash(board, item->tokens), key_family);
    uint32_t cluster = base_map_value(&index->whole, key, DOC_NONE);
    item->number = REFER_PLURAL;
    item->kind = DOC_GROUP;
    if (cluster == DOC_NONE) {
        set(index, &index->whole, key, refer_cluster_new(board, i));
    } else {
        refer_cluster_join(board, cluster, i);
    }
}

/* "Brenn", taken for a surname where the document has a body of that name; DOC_NONE where it has none. */
static uint32_t body_called(const name_index *index, const refer_item *item) {
    const refer_board *board = index->board;
    uint64_t key = key_of(refer_phrase_hash(board, item->tokens), key_other);
    uint32_t cluster = item->taught ? DOC_NONE : base_map_value(&index->whole, key, DOC_NONE);
    bool body = cluster != DOC_NONE && board->clusters[cluster].kind == DOC_ORG;
    return body && refer_decides(board, DOC_RULE_body_not_person, item->head) ? cluster : DOC_NONE;
}

static void join_short_person(name_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    if (!item->taught && names_family(index, item)) {
        join_family(index, i);
        return;
    }
    if (item->number == REFER_PLURAL) item->number = REFER_SINGULAR; /* it only looks so */
    uint32_t cluster = person_called(index, item);
    if (cluster == DOC_NONE) {
        cluster = body_called(index, item);
        if (cluster != DOC_NONE) item->kind = DOC_ORG;
    }
    if (cluster == DOC_NONE) {
        alias_words words = words_of(board, item);
        gender_from_given(board, item, words.words[0]);
        cluster = refer_cluster_new(board, i);
    } else {
        refer_cluster_join(board, cluster, i);
    }
    set_short(index, &index->recent, i, true);
}

static bool is_acronym(const refer_board *board, doc_range tokens) {
    doc_span span = doc_tokens_span(board->document, tokens);
    return name_is_acronym(board->document->text + span.begin, span.end - span.begin);
}

/* Hash of the letters of an acronym, or of those that a name's acronym would have; 0 for less than two. */
static uint64_t acronym_hash(const refer_board *board, doc_range tokens, bool acronym) {
    char letters[NAME_ACRONYM_LETTERS];
    doc_span span = doc_tokens_span(board->document, tokens);
    const char *bytes = board->document->text + span.begin;
    size_t size = span.end - span.begin, count = acronym ? name_acronym_letters(bytes, size, letters)
                                                         : name_initial_capitals(bytes, size, letters);
    return count < 2 ? 0 : refer_bytes_hash(board, letters, count, key_other);
}

/* "Interim Force in Mavoria (IFM)": the name that an acronym in brackets stands behind, or DOC_NONE. */
static uint32_t introduced_by(const refer_board *board, const refer_item *item) {
    uint32_t first = item->tokens.first;
    if (first < 2 || !refer_is(board, first - 1, "(") || !is_acronym(board, item->tokens)) return DOC_NONE;
    uint32_t before = board->named[first - 2];
    if (before == DOC_NONE || board->items[before].form != DOC_NAME) return DOC_NONE;
    const refer_item *name = &board->items[before];
    bool initial = *refer_bytes(board, name->tokens.first) == *refer_bytes(board, first);
    bool found = initial && name->cluster != DOC_NONE;
    return found && refer_decides(board, DOC_RULE_acronym_in_brackets, first) ? name->cluster : DOC_NONE;
}

/* A capitalised word without digits: no model's number, no common noun. */
static bool plain_word(const refer_board *board, doc_range word) {
    doc_span span = doc_tokens_span(board->document, word);
    for (uint32_t b = span.begin; b < span.end; b++)
        if (board->document->text[b] >= '0' && board->document->text[b] <= '9') return false;
    return refer_capital(board, word.first);
}

static bool body_noun(const refer_board *board, doc_range word) {
    char lemma[REFER_KEY_BYTES];
    return refer_lexicons_noun(board->facts, lemma, refer_phrase(board, word, lemma)).class == REFER_AN_ORG;
}

static bool distinctive(const refer_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    return tokens->upos[token] == DOC_PROPN && doc_length(tokens, token) >= 4 &&
           refer_alias_of(board, (doc_range){token, 1}).form == NAME_NO_ALIAS &&
           refer_noun_of(board, token).class == REFER_NO_CLASS;
}

/* "U.S. Air Force" and "United States Air Force": the country as the lexicon knows it, and the rest; 0 for
 * others. */
static uint64_t country_key(const refer_board *board, const alias_words *words) {
    for (uint32_t n = 2; n > 0 && refer_rule_on(board, DOC_RULE_country_in_name); n--) {
        if (words->count <= n) continue;
        name_alias alias = refer_alias_of(board, joined(words, 0, n));
        if (alias.place)
            return base_hash_mix(key_of(alias.row, key_country), word_hash(board, words, n, words->count));
    }
    return 0;
}

static uint64_t other_key(const refer_board *board, const refer_item *item, const alias_words *words) {
    if (item->row != MODEL_NO_ROW)
        return key_of(item->row, item->alias == NAME_ALIAS_PEOPLE ? key_people : key_row);
    return key_of(word_hash(board, words, 0, words->count), key_other);
}

static uint32_t find_other(const name_index *index, const refer_item *item, const alias_words *words,
                           uint64_t key, uint64_t country) {
    const refer_board *board = index->board;
    uint32_t cluster = base_map_value(&index->whole, key, DOC_NONE);
    if (cluster == DOC_NONE && country) cluster = base_map_value(&index->whole, country, DOC_NONE);
    if (cluster == DOC_NONE) cluster = introduced_by(board, item);
    if (cluster != DOC_NONE || item->row != MODEL_NO_ROW || item->taught) return cluster;
    if (is_acronym(board, item->tokens) && refer_rule_on(board, DOC_RULE_acronym)) {
        uint64_t capitals = acronym_hash(board, item->tokens, true);
        cluster = base_map_value(&index->acronym, capitals, DOC_NONE);
    }
    if (cluster == DOC_NONE && item->kind != DOC_PLACE && item->kind != DOC_GROUP &&
        refer_rule_on(board, DOC_RULE_part_of_name))
        cluster = base_map_value(&index->part, key, DOC_NONE);
    if (cluster == DOC_NONE && words->count == 1 && item->kind != DOC_PLACE && item->kind != DOC_GROUP &&
        refer_rule_on(board, DOC_RULE_surname_of_thing))
        cluster = person_called(index, item);
    return cluster;
}

/* "Norlandic" alone is the country's adjective, but "Islamic" is no place's. */
static bool stands_for_place(const refer_board *board, const refer_item *item) {
    return item->alias == NAME_ALIAS_ADJECTIVE && item->row != MODEL_NO_ROW &&
           name_alias_class_of(board->facts->names, item->row) != NAME_ALIAS_BELIEF &&
           refer_rule_on(board, DOC_RULE_adjective_of_place);
}

/* "Holt" for a person, "Norland" for what was an adjective before: name and cluster learn each other's kind. */
static void join_known(refer_board *board, uint32_t cluster, uint32_t i) {
    refer_item *item = &board->items[i];
    if (board->clusters[cluster].kind == DOC_PERSON && !item->taught) item->kind = DOC_PERSON;
    refer_cluster_join(board, cluster, i);
    if (board->clusters[cluster].kind == DOC_GROUP && item->kind == DOC_PLACE)
        board->clusters[cluster].kind = DOC_PLACE;
}

/* "Lumen" for "Norlandic Lumen". */
static bool behind_demonym(const refer_board *board, const alias_words *words) {
    return words->count == 2 && refer_alias_of(board, words->words[0]).form == NAME_ALIAS_ADJECTIVE &&
           refer_rule_on(board, DOC_RULE_behind_demonym);
}

/* "Acme" for "Acme Holdings" and "Acme Steel University", but not for "Acme Commercial Aircraft" or "Acme A30". */
static bool first_word_suffices(const refer_board *board, const refer_item *item, const alias_words *words) {
    doc_range last = words->words[words->count - 1];
    bool body = (words->count == 2 || body_noun(board, last)) && plain_word(board, last);
    return item->kind == DOC_ORG && body && distinctive(board, words->words[0].first) &&
           refer_rule_on(board, DOC_RULE_first_word);
}

/* What else a body's or work's name of several words may be called by. */
static void set_short_names(name_index *index, const refer_item *item, const alias_words *words,
                            uint32_t cluster) {
    const refer_board *board = index->board;
    uint64_t acronym = acronym_hash(board, item->tokens, false);
    if (acronym) set_new(index, &index->acronym, acronym, cluster);
    set_parts(index, words, cluster, key_other);
    if (behind_demonym(board, words))
        set_new(index, &index->part, key_of(word_hash(board, words, 1, 2), key_other), cluster);
    if (first_word_suffices(board, item, words))
        set_new(index, &index->part, key_of(word_hash(board, words, 0, 1), key_other), cluster);
}

static void join_other(name_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    alias_words words = words_of(board, item);
    uint64_t key = other_key(board, item, &words), country = country_key(board, &words);
    uint32_t cluster = find_other(index, item, &words, key, country);
    if (cluster == DOC_NONE) {
        cluster = refer_cluster_new(board, i);
        if (stands_for_place(board, item)) board->clusters[cluster].kind = DOC_PLACE;
    } else {
        join_known(board, cluster, i);
    }
    set_new(index, &index->whole, key, cluster);
    if (country) set_new(index, &index->whole, country, cluster);
    bool several =
        words.count > 1 && item->kind != DOC_PLACE && item->kind != DOC_GROUP && item->kind != DOC_PERSON;
    if (several) set_short_names(index, item, &words, cluster);
}

/* Longer names first, in text order among equals. */
static int by_length(const void *a, const void *b, void *context) {
    const refer_board *board = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    const refer_item *p = &board->items[x], *q = &board->items[y];
    if (p->tokens.count != q->tokens.count) return p->tokens.count > q->tokens.count ? -1 : 1;
    return p->tokens.first < q->tokens.first ? -1 : p->tokens.first > q->tokens.first;
}

static bool is_full_person(const refer_board *board, const refer_item *item) {
    return item->kind == DOC_PERSON && item->number != REFER_PLURAL && words_of(board, item).count > 1;
}

static void join_all(name_index *index, uint32_t *order, uint32_t count) {
    refer_board *board = index->board;
    base_sort(order, count, sizeof *order, by_length, board);
    for (uint32_t k = 0; k < count; k++)
        if (is_full_person(board, &board->items[order[k]])) join_full_person(index, order[k]);
    /* In text order from here on. Items of names are in the order of their tokens but for those that the
     * lexicon added, so walk over the tokens. */
    for (uint32_t t = 0; t < board->document->tokens.count; t++) {
        uint32_t i = board->headed[t];
        if (i != DOC_NONE && board->items[i].cluster != DOC_NONE) set_short(index, &index->first, i, false);
    }
    for (uint32_t k = 0; k < count; k++)
        if (board->items[order[k]].cluster == DOC_NONE && board->items[order[k]].kind != DOC_PERSON)
            join_other(index, order[k]);
    for (uint32_t t = 0; t < board->document->tokens.count; t++) {
        uint32_t i = board->headed[t];
        if (i == DOC_NONE || board->items[i].form != DOC_NAME || board->items[i].kind != DOC_PERSON) continue;
        if (board->items[i].cluster == DOC_NONE) {
            join_short_person(index, i);
        } else if (board->clusters[board->items[i].cluster].kind == DOC_PERSON) {
            set_short(index, &index->recent, i, true);
        }
    }
}

bool refer_aliases(refer_board *board) {
    name_index index = {.board = board};
    const base_allocator *allocator = board->document->allocator;
    uint32_t *order = base_arena_new(board->arena, board->count, sizeof *order), count = 0;
    if (!order) return false;
    for (uint32_t i = 0; i < board->count; i++)
        if (board->items[i].form == DOC_NAME && refer_has_entity(board->items[i].kind) &&
            board->items[i].class != REFER_INSTRUMENT)
            order[count++] = i;
    join_all(&index, order, count);
    base_map *const maps[] = {&index.whole, &index.part, &index.acronym, &index.recent, &index.first};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) base_map_release(maps[i], allocator);
    return !index.failed;
}
