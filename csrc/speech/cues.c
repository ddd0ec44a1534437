#include "speech/cues.h"

/* Numbers of the feature templates: each opens a space of its own. */
enum { T_WORD = 1, T_HEAD, T_NEAR, T_CHILD, T_SUBJECT, T_OBJECT, T_SHAPE, T_QUOTE, T_NEST, T_PLACE };

typedef struct cue_view {
    const speech_board *board;
    const doc_tokens *tokens;
    speech_features *features;
    uint32_t token;
    uint64_t lemma, manner, upos, relation;
    doc_range sentence;
} cue_view;

static void add(cue_view *view, uint32_t template, uint64_t a, uint64_t b, uint64_t c) {
    speech_features *features = view->features;
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(template, a), b), c);
}

/* A fact alone, with the cue's lemma, and with its class. */
static void add_three(cue_view *view, uint32_t template, uint64_t a, uint64_t b) {
    uint64_t fact = speech_mix(a, b);
    add(view, template, fact, 1, view->upos);
    add(view, template, fact, 2, view->lemma);
    add(view, template, fact, 3, view->manner);
}

bool speech_cue_candidate(const speech_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    if (board->marks[token] & DOC_MARK_SKIPPED) return false;
    switch (tokens->upos[token]) {
    case DOC_VERB:
    case DOC_NOUN:
    case DOC_ADJ:
        return true;
    case DOC_AUX:
        return tokens->deprel[token] == DOC_REL_ROOT || tokens->deprel[token] == DOC_REL_CONJ;
    case DOC_ADP:
    case DOC_SCONJ:
    case DOC_ADV:
        return speech_listed(board, token, SPEECH_MARKER);
    case DOC_PUNCT:
        return speech_mark(board, token, ':');
    default:
        return false;
    }
}

static void word_features(cue_view *view) {
    const speech_board *board = view->board;
    uint32_t token = view->token;
    uint64_t xpos = view->tokens->xpos[token];
    add(view, T_WORD, 1, view->lemma, view->upos);
    add(view, T_WORD, 2, board->form[token], xpos);
    add(view, T_WORD, 3, view->manner, xpos);
    add(view, T_WORD, 4, view->manner, view->relation);
    add(view, T_WORD, 5, view->lemma, view->relation);
    add(view, T_WORD, 6, xpos, view->relation);
    uint32_t head = board->head[token];
    uint64_t head_lemma = head == DOC_NONE ? 0 : board->lemma[head];
    uint64_t head_manner = head == DOC_NONE ? 0 : (uint64_t)board->manner[head] + 1;
    add(view, T_HEAD, 1, head_lemma, view->relation);
    add(view, T_HEAD, 2, speech_mix(head_manner, view->relation), view->manner);
    add(view, T_HEAD, 3, speech_mix(head_lemma, view->relation), view->lemma);
    add(view, T_HEAD, 4, speech_mix(head_manner, view->relation), view->lemma);
    uint32_t marker = speech_marker(board, token);
    if (marker != DOC_NONE) {
        add(view, T_HEAD, 5, board->form[marker], view->relation);
        add(view, T_HEAD, 6, board->form[marker], view->lemma);
    }
}

static void near_features(cue_view *view) {
    uint32_t token = view->token, end = view->sentence.first + view->sentence.count;
    for (int offset = -2; offset <= 2; offset++) {
        if (offset == 0) continue;
        int64_t at = (int64_t)token + offset;
        bool inside = at >= view->sentence.first && at < end;
        uint64_t form = inside ? view->board->form[at] : 7;
        uint64_t place = (uint64_t)(offset + 8);
        add(view, T_NEAR, place, form, view->upos);
        if (offset == 1 || offset == -1) {
            add(view, T_NEAR, place + 16, form, view->lemma);
            add(view, T_NEAR, place + 32, form, view->manner);
            add(view, T_NEAR, place + 64, inside ? view->tokens->upos[at] : 99u, view->lemma);
        }
    }
}

static uint64_t subject_kind(const cue_view *view, uint32_t subject) {
    const doc_tokens *tokens = view->tokens;
    uint64_t name = tokens->name[subject] ? (uint64_t)(tokens->name[subject] - 1) / 2 + 1 : 0;
    return speech_mix(tokens->upos[subject], name);
}

static void subject_features(cue_view *view, uint32_t subject, uint64_t how) {
    const speech_board *board = view->board;
    add_three(view, T_SUBJECT, how, subject_kind(view, subject));
    add(view, T_SUBJECT, speech_mix(how, 5), board->lemma[subject], view->manner);
    add(view, T_SUBJECT, speech_mix(how, 6), board->lemma[subject], view->lemma);
    add(view, T_SUBJECT, speech_mix(how, 7), board->form[subject], 0);
}

/* Bits of the dependents that make a frame. */
static uint32_t frame_bit(doc_deprel relation) {
    switch (relation) {
    case DOC_REL_NSUBJ:
        return 1;
    case DOC_REL_OBJ:
        return 2;
    case DOC_REL_CCOMP:
        return 4;
    case DOC_REL_XCOMP:
        return 8;
    case DOC_REL_OBL:
        return 16;
    case DOC_REL_PARATAXIS:
        return 32;
    case DOC_REL_ADVCL:
        return 64;
    case DOC_REL_IOBJ:
        return 128;
    case DOC_REL_NMOD:
        return 256;
    case DOC_REL_ACL:
        return 512;
    case DOC_REL_COP:
        return 1024;
    default:
        return 0;
    }
}

static void child_features(cue_view *view) {
    const speech_board *board = view->board;
    uint32_t frame = 0, subject = DOC_NONE;
    for (uint32_t at = board->child[view->token]; at != DOC_NONE; at = board->sibling[at]) {
        uint8_t relation = view->tokens->deprel[at];
        doc_deprel universal = doc_deprel_universal(relation);
        uint64_t side = at < view->token ? 0 : 64;
        uint32_t marker = speech_marker(board, at);
        if (universal == DOC_REL_PUNCT) continue;
        frame |= frame_bit(universal);
        add_three(view, T_CHILD, 1, relation + side);
        if (universal == DOC_REL_NSUBJ) {
            subject = at;
            continue;
        }
        if (marker != DOC_NONE) add_three(view, T_CHILD, speech_mix(2, relation), board->form[marker]);
        if (universal == DOC_REL_AUX || universal == DOC_REL_ADVMOD || universal == DOC_REL_COMPOUND ||
            universal == DOC_REL_DET || universal == DOC_REL_MARK)
            add_three(view, T_CHILD, speech_mix(3, relation), board->form[at]);
        if (universal == DOC_REL_OBJ || universal == DOC_REL_XCOMP || universal == DOC_REL_OBL ||
            universal == DOC_REL_NMOD) {
            add(view, T_OBJECT, relation, board->lemma[at], view->lemma);
            add(view, T_OBJECT, relation, board->manner[at], view->lemma);
            add(view, T_OBJECT, relation, board->manner[at], view->manner);
            add(view, T_OBJECT, relation, subject_kind(view, at), view->lemma);
        }
        if (universal == DOC_REL_NMOD && relation == DOC_REL_NMOD_POSS) subject_features(view, at, 2);
    }
    if (subject != DOC_NONE) {
        subject_features(view, subject, 1);
    } else {
        uint32_t head = board->head[view->token];
        uint32_t inherited = head == DOC_NONE ? DOC_NONE : speech_dependent(board, head, DOC_REL_NSUBJ, true);
        if (inherited != DOC_NONE) subject_features(view, inherited, 3 + view->relation);
    }
    add_three(view, T_SHAPE, frame, 0);
    add(view, T_SHAPE, frame, view->relation, view->manner);
}

static void quote_features(cue_view *view) {
    const speech_board *board = view->board;
    uint32_t token = view->token, end = view->sentence.first + view->sentence.count;
    uint64_t inside = board->pair[token] != TEXT_NO_PAIR, near = 0, any = 0;
    for (uint32_t at = view->sentence.first; at < end; at++) {
        if (board->pair[at] == TEXT_NO_PAIR || board->pair[at] == board->pair[token]) continue;
        any |= at < token ? 1u : 2u;
        uint32_t distance = at < token ? token - at : at - token;
        if (distance <= 4) near |= at < token ? 1u : 2u;
    }
    add_three(view, T_QUOTE, 1, inside);
    add_three(view, T_QUOTE, 2, any + 4 * inside);
    add_three(view, T_QUOTE, 3, near + 4 * inside);
}

/* Reports above the candidate: whoever stands in another's content is seldom a cue of its own. */
static void nest_features(cue_view *view) {
    const speech_board *board = view->board;
    uint32_t at = view->token;
    uint64_t path = 0;
    for (uint32_t depth = 0; depth < 6; depth++) {
        uint32_t head = board->head[at];
        path = speech_mix(path, view->tokens->deprel[at]);
        if (head == DOC_NONE) break;
        if (board->manner[head] < DOC_NO_MANNER) {
            add(view, T_NEST, 1, path, board->manner[head]);
            add(view, T_NEST, 2, view->tokens->deprel[at], board->manner[head]);
            add(view, T_NEST, 3, view->tokens->deprel[at], view->manner);
            add(view, T_NEST, 4, speech_mix(view->tokens->deprel[at], view->lemma), board->manner[head]);
            break;
        }
        at = head;
    }
    add(view, T_NEST, 5, path, view->upos);
    uint32_t reports = 0;
    for (uint32_t i = 0; i < view->sentence.count && i < 80; i++) {
        uint32_t other = view->sentence.first + i;
        if (other != view->token && board->manner[other] < DOC_NO_MANNER) {
            add(view, T_NEST, 6, board->lemma[other], other < view->token);
            reports++;
        }
    }
    add_three(view, T_NEST, 7, reports < 4 ? reports : 4);
}

static void place_features(cue_view *view) {
    uint32_t index = view->token - view->sentence.first;
    const doc *document = view->board->document;
    const doc_sentence *sentence = &document->sentences.items[view->board->sentence[view->token]];
    uint8_t kind = document->paragraphs.items[sentence->paragraph].kind;
    add(view, T_PLACE, 1, index < 3 ? index : 3, view->upos);
    add(view, T_PLACE, 2, view->sentence.count < 8, view->upos);
    add(view, T_PLACE, 3, kind, view->upos);
    add(view, T_PLACE, 4, index + 1 >= view->sentence.count, view->lemma);
}

static cue_view view_of(const speech_board *board, uint32_t token, speech_features *features) {
    const doc_tokens *tokens = &board->document->tokens;
    features->count = 0;
    return (cue_view){board,
                      tokens,
                      features,
                      token,
                      board->lemma[token],
                      board->manner[token],
                      tokens->upos[token],
                      tokens->deprel[token],
                      speech_sentence_tokens(board, token)};
}

void speech_cue_prefilter(const speech_board *board, uint32_t token, speech_features *features) {
    cue_view view = view_of(board, token, features);
    word_features(&view);
}

void speech_cue_features(const speech_board *board, uint32_t token, speech_features *features) {
    cue_view view = view_of(board, token, features);
    word_features(&view);
    near_features(&view);
    child_features(&view);
    quote_features(&view);
    nest_features(&view);
    place_features(&view);
}
