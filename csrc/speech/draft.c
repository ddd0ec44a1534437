#include "speech/draft.h"

#include <string.h>

#include "text/class.h"

/** Most paragraphs that one quotation is followed over. */
#define MAX_PARAGRAPHS 64
/** Most tokens of a dateline: a place, a date, an agency. */
#define DATELINE_TOKENS 12
/** Most tokens of a gap in the content that is filled. */
#define GAP_TOKENS 4

void speech_drafts_start(speech_drafts *drafts, const base_allocator *allocator) {
    *drafts = (speech_drafts){.allocator = allocator};
}

void speech_drafts_release(speech_drafts *drafts) {
    base_vec_release(drafts->allocator, &drafts->items);
    base_vec_release(drafts->allocator, &drafts->pieces);
}

static bool is_punctuation(const speech_scene *scene, uint32_t token) {
    return scene->document->tokens.upos[token] == DOC_PUNCT;
}

/* Appends tokens [first, end) without punctuation at their ends to the range that was begun last; a piece
 * that only punctuation parts from the one before joins it, but not one of another quotation. */
static bool add_piece(speech_drafts *drafts, const speech_scene *scene, doc_range *range, uint32_t first,
                      uint32_t end) {
    while (first < end && is_punctuation(scene, first)) first++;
    while (end > first && is_punctuation(scene, end - 1)) end--;
    if (first >= end) return true;
    if (range->count > 0) {
        doc_range *last = &drafts->pieces.items[range->first + range->count - 1];
        uint32_t at = last->first + last->count, behind = at;
        if (first < at) {
            if (end > at) last->count = end - last->first;
            if (first < last->first) {
                last->count += last->first - first;
                last->first = first;
            }
            return true;
        }
        while (at < first && is_punctuation(scene, at)) at++;
        bool another = scene->pair[first] != TEXT_NO_PAIR && scene->pair[behind - 1] != TEXT_NO_PAIR &&
                       scene->pair[first] != scene->pair[behind - 1];
        if (at == first && !another) {
            last->count = end - last->first;
            return true;
        }
    }
    range->count++;
    return base_vec_push(drafts->allocator, &drafts->pieces, (doc_range){first, end - first});
}

/* A quotation mostly given to the content belongs to it as a whole. */
static void settle_quotations(const speech_scene *scene, speech_roles *roles) {
    uint32_t cue_pair = scene->pair[roles->cue];
    for (uint32_t i = 0; i < roles->sentence.count;) {
        uint32_t pair = scene->pair[roles->sentence.first + i], begin = i, votes = 0, total = 0, cues = 0;
        if (pair == TEXT_NO_PAIR || pair == cue_pair) {
            i++;
            continue;
        }
        for (; i < roles->sentence.count && scene->pair[roles->sentence.first + i] == pair; i++) {
            if (is_punctuation(scene, roles->sentence.first + i)) continue;
            votes += roles->of[i] == SPEECH_CONTENT;
            cues += roles->of[i] == SPEECH_CUE;
            total++;
        }
        if (cues > 0 || votes * 2 <= total) continue;
        for (uint32_t k = begin; k < i; k++) roles->of[k] = SPEECH_CONTENT;
    }
}

/* Appends the runs of tokens that have the role. */
static bool add_role(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                     speech_role role, doc_range *range) {
    if (range->count == 0) range->first = drafts->pieces.count;
    for (uint32_t i = 0; i < roles->sentence.count;) {
        if (roles->of[i] != role) {
            i++;
            continue;
        }
        uint32_t begin = i;
        while (i < roles->sentence.count && roles->of[i] == role) i++;
        if (!add_piece(drafts, scene, range, roles->sentence.first + begin, roles->sentence.first + i))
            return false;
    }
    return true;
}

/* The tokens of a pair's content: [*first, *end). */
static void pair_tokens(const speech_scene *scene, const text_pair *pair, uint32_t *first, uint32_t *end) {
    *first = doc_token_at(scene->document, pair->begin);
    *end = doc_token_at(scene->document, pair->end);
}

/* The pieces of the quotation before the sentence: those of earlier paragraphs and this pair's own begin. */
static bool add_before(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t at = pair, steps = 0, first, end;
    while (pairs[at].previous != TEXT_NO_PAIR && steps++ < MAX_PARAGRAPHS) at = pairs[at].previous;
    for (; at != pair; at = pairs[at].next) {
        pair_tokens(scene, &pairs[at], &first, &end);
        if (!add_piece(drafts, scene, range, first, end)) return false;
    }
    pair_tokens(scene, &pairs[pair], &first, &end);
    return add_piece(drafts, scene, range, first, end < roles->sentence.first ? end : roles->sentence.first);
}

/* The quotation's pieces in the paragraphs behind a pair. */
static bool add_linked(speech_drafts *drafts, const speech_scene *scene, uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t steps = 0, first, end;
    for (uint32_t at = pairs[pair].next; at != TEXT_NO_PAIR && steps < MAX_PARAGRAPHS;
         at = pairs[at].next, steps++) {
        pair_tokens(scene, &pairs[at], &first, &end);
        if (!add_piece(drafts, scene, range, first, end)) return false;
    }
    return true;
}

/* The pieces behind the sentence. */
static bool add_behind(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t first, end, behind = roles->sentence.first + roles->sentence.count;
    pair_tokens(scene, &pairs[pair], &first, &end);
    if (!add_piece(drafts, scene, range, first > behind ? first : behind, end)) return false;
    return add_linked(drafts, scene, pair, range);
}

/* A mark that nothing closes is a guess: it never reaches beyond its sentence. */
static bool is_open_guess(const text_pair *pair) {
    return !pair->closed && pair->next == TEXT_NO_PAIR && pair->previous == TEXT_NO_PAIR;
}

/* The pair that the content holds at the sentence's first or last word and that crosses the sentence's edge.
 */
static uint32_t crossing_pair(const speech_scene *scene, const speech_roles *roles, bool behind) {
    uint32_t count = roles->sentence.count, first = roles->sentence.first;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t i = behind ? count - 1 - k : k, pair = scene->pair[first + i];
        if (is_punctuation(scene, first + i)) continue;
        if (pair == TEXT_NO_PAIR || pair == scene->pair[roles->cue] || roles->of[i] != SPEECH_CONTENT)
            return TEXT_NO_PAIR;
        const text_pair *found = &scene->view->pairs.pairs.items[pair];
        if (is_open_guess(found)) return TEXT_NO_PAIR;
        doc_span sentence = doc_tokens_span(scene->document, roles->sentence);
        bool crosses = behind ? found->end > sentence.end || found->next != TEXT_NO_PAIR
                              : found->begin < sentence.begin || found->previous != TEXT_NO_PAIR;
        return crosses ? pair : TEXT_NO_PAIR;
    }
    return TEXT_NO_PAIR;
}

/* "Twenty-seven": words that a hyphen joins have one role. */
static void mend_words(const speech_scene *scene, speech_roles *roles) {
    const doc *document = scene->document;
    for (uint32_t i = 1; i + 1 < roles->sentence.count; i++) {
        uint32_t token = roles->sentence.first + i;
        bool joined = !(document->tokens.flags[token - 1] & DOC_SPACE_AFTER) &&
                      !(document->tokens.flags[token] & DOC_SPACE_AFTER);
        if (!joined || document->tokens.upos[token] != DOC_PUNCT ||
            document->text[doc_begin(&document->tokens, token)] != '-')
            continue;
        uint8_t left = roles->of[i - 1], right = roles->of[i + 1],
                role = left == SPEECH_OUTSIDE ? right : left;
        if (left == right || (left != SPEECH_OUTSIDE && right != SPEECH_OUTSIDE)) continue;
        roles->of[i - 1] = roles->of[i] = roles->of[i + 1] = role;
    }
}

/* A name has one role: that of its head. */
static void mend_names(const speech_scene *scene, speech_roles *roles) {
    uint32_t first = roles->sentence.first, count = roles->sentence.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t found = refer_mention_index_covering(&scene->find, first + i);
        if (found == DOC_NONE) continue;
        doc_mention mention = doc_mention_at(scene->document, found);
        doc_range tokens = mention.tokens;
        bool inside = tokens.first >= first && tokens.first + tokens.count <= first + count;
        if (mention.form != DOC_NAME || !inside || tokens.count < 2) continue;
        uint8_t role = roles->of[mention.head - first];
        if (role == SPEECH_SOURCE || role == SPEECH_CONTENT)
            for (uint32_t k = 0; k < tokens.count; k++)
                if (tokens.first + k != roles->cue) roles->of[tokens.first + k - first] = role;
        if (tokens.first + tokens.count - first > i) i = tokens.first + tokens.count - first - 1;
    }
}

/* How near a run of source tokens is to the cue: its own subject or agent first, then by distance. */
static uint32_t source_rank(const speech_scene *scene, const speech_roles *roles, uint32_t begin,
                            uint32_t end) {
    for (uint32_t token = begin; token < end; token++) {
        doc_deprel relation = doc_deprel_universal(scene->document->tokens.deprel[token]);
        bool argument = relation == DOC_REL_NSUBJ ||
                        scene->document->tokens.deprel[token] == DOC_REL_OBL_AGENT ||
                        scene->document->tokens.deprel[token] == DOC_REL_NMOD_POSS;
        if (argument && scene->head[token] == roles->cue) return 0;
    }
    return begin > roles->cue ? begin - roles->cue : roles->cue - end + 1;
}

/* A cue has one source: of several runs the nearest stays; one beside the content joins it, others are
 * nothing. */
static void settle_source(const speech_scene *scene, speech_roles *roles) {
    uint32_t first = roles->sentence.first, count = roles->sentence.count, best = DOC_NONE, best_begin = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < count;) {
            uint32_t begin = i++;
            if (roles->of[begin] != SPEECH_SOURCE || is_punctuation(scene, first + begin)) continue;
            for (uint32_t k = i;
                 k < count && (roles->of[k] == SPEECH_SOURCE || is_punctuation(scene, first + k)); k++)
                if (roles->of[k] == SPEECH_SOURCE) i = k + 1;
            if (pass == 0) {
                uint32_t rank = source_rank(scene, roles, first + begin, first + i);
                if (rank < best) best_begin = begin;
                if (rank < best) best = rank;
            } else if (begin != best_begin) {
                bool beside = (i < count && roles->of[i] == SPEECH_CONTENT) ||
                              (begin > 0 && roles->of[begin - 1] == SPEECH_CONTENT);
                memset(roles->of + begin, beside ? SPEECH_CONTENT : SPEECH_OUTSIDE, i - begin);
            }
        }
    }
}

static bool is_nominal(uint8_t upos) {
    return upos == DOC_NOUN || upos == DOC_PROPN || upos == DOC_PRON;
}

/* “…,” the leader told the radio: where nobody was found, what stands between a quotation of the content and
 * the cue, and is no clause, is the source. */
static void settle_direct(const speech_scene *scene, speech_roles *roles) {
    uint32_t first = roles->sentence.first, cue = roles->cue - first, end = cue, begin;
    const uint8_t *upos = scene->document->tokens.upos + first;
    while (end > 0 && roles->of[end - 1] == SPEECH_CUE) end--;
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_SOURCE) return;
    bool nominal = false;
    for (begin = end; begin > 0 && !(scene->marks[first + begin - 1] & DOC_MARK_CLOSES); begin--) {
        if (scene->pair[first + begin - 1] != TEXT_NO_PAIR || upos[begin - 1] == DOC_VERB) return;
        nominal |= is_nominal(upos[begin - 1]);
    }
    if (begin < 2 || !nominal || upos[cue] != DOC_VERB || scene->pair[roles->cue] != TEXT_NO_PAIR) return;
    if (roles->of[begin - 2] != SPEECH_CONTENT && roles->of[begin - 1] != SPEECH_CONTENT) return;
    memset(roles->of + begin, SPEECH_SOURCE, end - begin);
}

/* A few words that only the content surrounds are its own. */
static void fill_gaps(const speech_scene *scene, speech_roles *roles) {
    uint32_t count = roles->sentence.count, last = DOC_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (roles->of[i] == SPEECH_CONTENT) {
            if (last != DOC_NONE && i - last - 1 <= GAP_TOKENS)
                memset(roles->of + last, SPEECH_CONTENT, i - last);
            last = i;
        } else if (roles->of[i] != SPEECH_OUTSIDE && !is_punctuation(scene, roles->sentence.first + i)) {
            last = DOC_NONE;
        }
    }
}

static bool is_dash(const speech_scene *scene, uint32_t token) {
    const doc *document = scene->document;
    size_t length;
    const char *begin = document->text + doc_begin(&document->tokens, token);
    return (text_class_at(begin, doc_length(&document->tokens, token), &length) & TEXT_DASH) != 0;
}

/* "NORVIK (Agency) — ": names and marks up to a dash that a paragraph begins with are nobody's words. */
static void leave_dateline(const speech_scene *scene, speech_roles *roles) {
    const doc *document = scene->document;
    const doc_sentence *sentence = &document->sentences.items[scene->sentence[roles->cue]];
    doc_range sentences = document->paragraphs.items[sentence->paragraph].sentences;
    if (sentences.first != scene->sentence[roles->cue]) return;
    bool bracketed = false;
    for (uint32_t i = 0; i < roles->sentence.count && i < DATELINE_TOKENS; i++) {
        uint32_t token = roles->sentence.first + i;
        uint8_t upos = document->tokens.upos[token];
        char mark = document->text[doc_begin(&document->tokens, token)];
        bool apart = i > 0 && (document->tokens.flags[token - 1] & DOC_SPACE_AFTER);
        if (apart && is_dash(scene, token) && upos == DOC_PUNCT) {
            memset(roles->of, SPEECH_OUTSIDE, i + 1);
            return;
        }
        if (mark == '(' || mark == ')') bracketed = mark == '(';
        if (!bracketed && upos != DOC_PROPN && upos != DOC_PUNCT && upos != DOC_X && upos != DOC_NUM) return;
    }
}

/* "Radio Norvik reported, citing two aides, that …": who is cited is no part of what is said. */
static void leave_cited(const speech_scene *scene, speech_roles *roles) {
    const doc_tokens *tokens = &scene->document->tokens;
    for (uint32_t at = scene->child[roles->cue]; at != DOC_NONE; at = scene->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(tokens->deprel[at]);
        uint32_t object = speech_dependent(scene, at, DOC_REL_OBJ, false);
        if ((relation != DOC_REL_ACL && relation != DOC_REL_ADVCL) || object == DOC_NONE || object < at ||
            at < roles->cue || !speech_listed(scene, at, SPEECH_RELAYS))
            continue;
        uint32_t first = at, end = object + 1; /* with the marks around it */
        while (first > roles->cue + 1 && is_punctuation(scene, first - 1)) first--;
        while (end <= scene->last[object] && !is_punctuation(scene, end)) end++;
        while (end < roles->sentence.first + roles->sentence.count && is_punctuation(scene, end)) end++;
        memset(roles->of + (first - roles->sentence.first), SPEECH_OUTSIDE, end - first);
    }
}

/* "The union on Monday rejected it": when somebody spoke, at the end of who did, is no part of it. */
static void leave_times(const speech_scene *scene, speech_roles *roles) {
    const doc *document = scene->document;
    uint32_t first = roles->sentence.first, count = roles->sentence.count;
    for (uint32_t i = speech_time_from(document, first); i < document->times.count; i++) {
        const doc_time *time = &document->times.items[i];
        uint32_t begin = time->tokens.first - first, end = begin + time->tokens.count;
        if (end >= count) break;
        if (time->type != DOC_TIME_DATE && time->type != DOC_TIME_TIME) continue;
        if (begin > 0 && document->tokens.upos[first + begin - 1] == DOC_ADP) {
            begin--;
            if (!speech_listed(scene, first + begin, SPEECH_TIME_PREP)) continue;
        }
        if (begin == 0 || roles->of[begin - 1] != SPEECH_SOURCE || roles->of[end] == SPEECH_SOURCE) continue;
        if (is_punctuation(scene, first + begin - 1)) continue;
        for (uint32_t k = begin; k < end; k++)
            if (roles->of[k] == SPEECH_SOURCE) roles->of[k] = SPEECH_OUTSIDE;
    }
}

/* Where the main clause begins behind a participle that opens the sentence, "Asked about the vote, | Brenn
 * laughed": behind the first comma; the sentence's first token where none opens it. */
static uint32_t main_clause(const speech_scene *scene, doc_range sentence) {
    const doc_tokens *tokens = &scene->document->tokens;
    uint8_t tag = tokens->xpos[sentence.first];
    if (tokens->upos[sentence.first] != DOC_VERB || (tag != DOC_XPOS_VBN && tag != DOC_XPOS_VBD) ||
        scene->manner[sentence.first] >= DOC_NO_MANNER ||
        speech_dependent(scene, sentence.first, DOC_REL_NSUBJ, true) != DOC_NONE)
        return sentence.first;
    for (uint32_t at = sentence.first + 2; at + 2 < sentence.first + sentence.count; at++)
        if (scene->pair[at] == TEXT_NO_PAIR && scene->document->text[doc_begin(tokens, at)] == ',')
            return at + 1;
    return sentence.first;
}

/* "Asked about the vote, Brenn declined to comment": the question ends at the comma, and who stands between
 * it and the verb answers. */
static void part_clauses(const speech_scene *scene, speech_roles *roles) {
    uint32_t first = roles->sentence.first, cue = roles->cue - first, end = cue;
    uint32_t main = main_clause(scene, roles->sentence) - first;
    if (main == 0) return;
    if (cue == 0) {
        memset(roles->of + main, SPEECH_OUTSIDE, roles->sentence.count - main);
        return;
    }
    while (end > main && roles->of[end - 1] == SPEECH_CUE) end--;
    bool nominal = false, sourced = false;
    for (uint32_t i = main; i < end; i++) {
        uint8_t upos = scene->document->tokens.upos[first + i];
        if (upos == DOC_VERB || upos == DOC_SCONJ || upos == DOC_CCONJ) return;
        nominal |= is_nominal(upos);
        sourced |= roles->of[i] == SPEECH_SOURCE;
    }
    if (!nominal || scene->pair[roles->cue] != TEXT_NO_PAIR) return;
    for (uint32_t i = 0; i < main; i++)
        if (roles->of[i] == SPEECH_SOURCE) roles->of[i] = SPEECH_OUTSIDE;
    if (!sourced) memset(roles->of + main, SPEECH_SOURCE, end - main);
}

bool speech_draft_add(speech_drafts *drafts, const speech_scene *scene, speech_roles *roles,
                      uint32_t chance) {
    speech_draft draft = {.cue = roles->cue,
                          .chance = chance,
                          .source_chance = roles->surest[SPEECH_SOURCE],
                          .content_chance = roles->surest[SPEECH_CONTENT],
                          .sentence = scene->sentence[roles->cue],
                          .parent = DOC_NONE,
                          .outer = DOC_NONE};
    mend_words(scene, roles);
    mend_names(scene, roles);
    leave_dateline(scene, roles);
    leave_cited(scene, roles);
    part_clauses(scene, roles);
    settle_direct(scene, roles);
    settle_source(scene, roles);
    leave_times(scene, roles);
    fill_gaps(scene, roles);
    settle_quotations(scene, roles);
    if (!add_role(drafts, scene, roles, SPEECH_SOURCE, &draft.source) ||
        !add_role(drafts, scene, roles, SPEECH_CUE, &draft.words))
        return false;
    draft.content = (doc_range){drafts->pieces.count, 0};
    uint32_t before = crossing_pair(scene, roles, false), behind = crossing_pair(scene, roles, true);
    if (before != TEXT_NO_PAIR && !add_before(drafts, scene, roles, before, &draft.content)) return false;
    if (!add_role(drafts, scene, roles, SPEECH_CONTENT, &draft.content)) return false;
    if (behind != TEXT_NO_PAIR && !add_behind(drafts, scene, roles, behind, &draft.content)) return false;
    return base_vec_push(drafts->allocator, &drafts->items, draft);
}

bool speech_holds(const speech_drafts *drafts, doc_range pieces, uint32_t token) {
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = drafts->pieces.items[pieces.first + i];
        if (token >= piece.first && token < piece.first + piece.count) return true;
    }
    return false;
}

bool speech_draft_subtract(speech_drafts *drafts, const speech_scene *scene, uint32_t index,
                           doc_range pieces) {
    doc_range old = drafts->items.items[index].content, kept = {drafts->pieces.count, 0};
    for (uint32_t i = 0; i < old.count; i++) {
        doc_range piece = drafts->pieces.items[old.first + i];
        uint32_t end = piece.first + piece.count;
        for (uint32_t at = piece.first; at < end;) {
            uint32_t begin = at;
            while (at < end && !speech_holds(drafts, pieces, at)) at++;
            if (!add_piece(drafts, scene, &kept, begin, at)) return false;
            while (at < end && speech_holds(drafts, pieces, at)) at++;
        }
    }
    drafts->items.items[index].content = kept;
    return true;
}

/* Pieces of one content stand together: it moves to the end where others were appended behind it. */
static bool move_to_end(speech_drafts *drafts, doc_range *pieces) {
    if (pieces->count > 0 && pieces->first + pieces->count == drafts->pieces.count) return true;
    uint32_t first = drafts->pieces.count;
    for (uint32_t i = 0; i < pieces->count; i++) {
        doc_range piece = drafts->pieces.items[pieces->first + i];
        if (!base_vec_push(drafts->allocator, &drafts->pieces, piece)) return false;
    }
    pieces->first = first;
    return true;
}

bool speech_draft_extend(speech_drafts *drafts, const speech_scene *scene, uint32_t index, uint32_t first,
                         uint32_t end) {
    speech_draft *draft = &drafts->items.items[index];
    if (!move_to_end(drafts, &draft->content) || !add_piece(drafts, scene, &draft->content, first, end))
        return false;
    return scene->pair[first] == TEXT_NO_PAIR ||
           add_linked(drafts, scene, scene->pair[first], &draft->content);
}

uint32_t speech_draft_end(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *draft) {
    uint32_t end = 0;
    if (draft->cue != DOC_NONE) {
        doc_range sentence = speech_sentence_tokens(scene, draft->cue);
        end = sentence.first + sentence.count;
    }
    if (draft->content.count > 0) {
        doc_range last = drafts->pieces.items[draft->content.first + draft->content.count - 1];
        if (last.first + last.count > end) end = last.first + last.count;
    }
    return end;
}

uint32_t speech_quoted_tokens(const speech_drafts *drafts, const speech_scene *scene, doc_range range,
                              uint32_t *words) {
    uint32_t quoted = 0;
    *words = 0;
    for (uint32_t i = 0; i < range.count; i++) {
        doc_range piece = drafts->pieces.items[range.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            if (is_punctuation(scene, token)) continue;
            ++*words;
            quoted += scene->pair[token] != TEXT_NO_PAIR;
        }
    }
    return quoted;
}
