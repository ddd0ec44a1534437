#include "speech/roles.h"

#include <string.h>

#include "speech/tuning.h"

enum { T_EDGE = 101, T_PATH, T_NODE, T_CUE, T_QUOTE, T_ORDER, T_MARKER, T_STATE, T_BESIDE, T_SISTER };

typedef struct role_view {
    const speech_board *board;
    const doc_tokens *tokens;
    const speech_roles *roles;
    speech_features *features;
    uint32_t cue, frame;
    uint64_t cue_lemma, cue_manner, cue_relation, cue_upos;
} role_view;

static void add(role_view *view, uint64_t template, uint64_t a, uint64_t b, uint64_t c) {
    speech_features *features = view->features;
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(template, a), b), c);
}

/* Which dependents the cue has: they compete for the roles. */
static uint32_t cue_frame(const speech_board *board, uint32_t cue) {
    uint32_t frame = 0;
    for (uint32_t at = board->child[cue]; at != DOC_NONE; at = board->sibling[at]) {
        switch (doc_deprel_universal(board->document->tokens.deprel[at])) {
        case DOC_REL_NSUBJ:
            frame |= 1;
            break;
        case DOC_REL_OBJ:
            frame |= 2;
            break;
        case DOC_REL_CCOMP:
            frame |= 4;
            break;
        case DOC_REL_XCOMP:
            frame |= 8;
            break;
        case DOC_REL_PARATAXIS:
            frame |= 16;
            break;
        case DOC_REL_NMOD:
            frame |= board->document->tokens.deprel[at] == DOC_REL_NMOD_POSS ? 32 : 64;
            break;
        case DOC_REL_ACL:
            frame |= 128;
            break;
        case DOC_REL_AUX:
            if (board->document->tokens.deprel[at] == DOC_REL_AUX_PASS) frame |= 256;
            break;
        default:
            break;
        }
    }
    return frame;
}

static uint64_t name_kind(const role_view *view, uint32_t token) {
    return view->tokens->name[token] ? (uint64_t)(view->tokens->name[token] - 1) / 2 + 1 : 0;
}

/* Is there a comma, a mark or a dash between two neighbours in the tree? */
static uint64_t parted(const role_view *view, uint32_t token, uint32_t from) {
    uint32_t begin = token < from ? view->board->last[token] + 1 : from + 1;
    uint32_t end = token < from ? from : view->board->first[token] + 1;
    uint64_t found = 0;
    for (uint32_t at = begin, steps = 0; at < end && at < view->tokens->count && steps < 3; at++, steps++) {
        if (view->tokens->upos[at] != DOC_PUNCT) continue;
        char mark = view->board->document->text[doc_begin(view->tokens, at)];
        found |= mark == ',' ? 1u : mark == ':' || mark == ';' ? 2u : mark == '-' ? 4u : 8u;
    }
    return found;
}

/* The role of the word next to a subtree, as far as it is decided: 4 undecided, 5 the cue's side, 6 the
 * sentence's end. */
static uint64_t beside(const role_view *view, uint32_t token, bool right) {
    const speech_roles *roles = view->roles;
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count;
    uint32_t at = right ? view->board->last[token] : view->board->first[token];
    for (uint32_t steps = 0; steps < 4; steps++) {
        if (right ? at + 1 >= end : at == first) return 6;
        at += right ? 1u : (uint32_t)-1;
        if (view->tokens->upos[at] == DOC_PUNCT) continue;
        return at == view->cue ? 5 : roles->of[at - first];
    }
    return 7;
}

static uint64_t quote_state(const role_view *view, uint32_t token, uint32_t from) {
    const speech_board *board = view->board;
    uint32_t here = board->pair[token], there = board->pair[from], cue = board->pair[view->cue];
    uint64_t state = here == TEXT_NO_PAIR ? 0 : here == cue ? 1 : 2;
    state = state * 3 + (there == TEXT_NO_PAIR ? 0 : there == here ? 1 : 2);
    return state * 4 + (board->marks[token] & (DOC_MARK_OPENS | DOC_MARK_CLOSES));
}

/* What a decision looks at, read once. */
typedef struct role_atoms {
    uint32_t token, from;
    uint64_t edge, own, state, upos, after, edge_state, path, marker_form, lemma, quote, comma, name, length;
} role_atoms;

static role_atoms read_atoms(const role_view *view, const speech_step *step) {
    const speech_board *board = view->board;
    const speech_step *from = &view->roles->steps[step->from];
    uint32_t token = step->token, marker = step->up ? DOC_NONE : speech_marker(board, token);
    role_atoms at = {.token = token, .from = from->token};
    at.edge = step->up ? 100u + view->tokens->deprel[from->token] : view->tokens->deprel[token];
    at.own = view->tokens->deprel[token];
    at.state = from->role;
    at.upos = view->tokens->upos[token];
    at.after = token > view->cue;
    at.edge_state = speech_mix(at.edge, at.state * 2 + at.after);
    at.path = step->path;
    at.marker_form = marker == DOC_NONE ? 0 : board->form[marker];
    at.lemma = board->lemma[token];
    at.quote = quote_state(view, token, from->token);
    at.comma = parted(view, token, from->token);
    at.name = name_kind(view, token);
    at.length = step->length < 6 ? step->length : 6;
    return at;
}

static void edge_features(role_view *view, const role_atoms *at) {
    add(view, T_EDGE, 1, at->edge_state, 0);
    add(view, T_EDGE, 2, at->edge_state, at->upos);
    add(view, T_EDGE, 3, at->edge_state, at->lemma);
    add(view, T_EDGE, 4, at->edge_state, at->comma);
    add(view, T_EDGE, 5, at->edge_state, view->tokens->upos[at->from]);
    add(view, T_EDGE, 6, at->edge_state, at->length);
    add(view, T_EDGE, 7, at->edge_state, at->marker_form);
    add(view, T_EDGE, 8, at->edge_state, view->cue_manner);
    add(view, T_EDGE, 9, at->edge_state, view->cue_upos);
    add(view, T_EDGE, 10, at->edge_state, speech_mix(view->cue_relation, at->length));
    add(view, T_EDGE, 11, at->edge_state, at->name);
    add(view, T_EDGE, 12, at->edge_state, view->tokens->xpos[at->token]);
    add(view, T_EDGE, 13, at->edge_state, speech_mix(at->marker_form, at->comma));
    add(view, T_EDGE, 14, at->edge_state, speech_mix(view->tokens->deprel[at->from], at->upos));
}

static void path_features(role_view *view, const role_atoms *at) {
    add(view, T_PATH, 1, at->path, at->after);
    add(view, T_PATH, 2, at->path, speech_mix(view->cue_lemma, at->after));
    add(view, T_PATH, 3, at->path, speech_mix(view->cue_manner, at->after));
    add(view, T_PATH, 4, at->path, speech_mix(view->frame, at->state));
    add(view, T_PATH, 5, at->path, speech_mix(at->upos, at->state));
    add(view, T_PATH, 6, at->path, speech_mix(at->marker_form, at->state));
    add(view, T_PATH, 7, at->path, speech_mix(view->cue_upos, at->state));
    add(view, T_PATH, 8, at->path, speech_mix(at->quote, at->state));
    add(view, T_PATH, 9, at->path, speech_mix(at->comma, at->after * 8 + at->state));
}

static void node_features(role_view *view, const role_atoms *at, bool up) {
    add(view, T_NODE, 1, at->lemma, at->state);
    add(view, T_NODE, 2, view->board->form[at->token], speech_mix(at->own, at->state));
    add(view, T_NODE, 3, at->own, speech_mix(at->upos, at->state * 2 + at->after));
    uint64_t manner = view->board->manner[at->token], frame = up ? 0 : cue_frame(view->board, at->token);
    add(view, T_NODE, 5, manner, at->edge_state);
    add(view, T_NODE, 6, manner, speech_mix(frame, at->edge_state));
    add(view, T_NODE, 7, manner, speech_mix(at->path, at->state));
    add(view, T_NODE, 8, speech_mix(manner, at->comma), speech_mix(at->quote, at->edge_state));
    add(view, T_NODE, 4, at->name, speech_mix(at->edge, at->state));
}

static void state_features(role_view *view, const role_atoms *at) {
    add(view, T_QUOTE, 1, at->quote, at->state);
    add(view, T_QUOTE, 2, at->quote, at->edge_state);
    add(view, T_QUOTE, 3, at->quote, speech_mix(view->cue_manner, at->state));
    add(view, T_STATE, 1, at->state, at->length);
    add(view, T_STATE, 2, at->edge_state, speech_mix(view->roles->sources > 0, view->roles->contents > 0));
    add(view, T_STATE, 3, at->path, speech_mix(view->roles->sources > 0, view->roles->contents > 0));
    add(view, T_STATE, 4, at->edge_state, speech_mix(view->frame, at->length));
}

/* Near the cue its own lemma and frame say which dependents are which. */
static void cue_features(role_view *view, const role_atoms *at) {
    add(view, T_CUE, 1, at->edge, speech_mix(view->cue_lemma, view->frame));
    add(view, T_CUE, 2, at->edge, speech_mix(view->cue_lemma, speech_mix(at->marker_form, at->length)));
    add(view, T_CUE, 3, at->edge, speech_mix(view->cue_manner, speech_mix(at->marker_form, at->length)));
    add(view, T_CUE, 4, at->edge, speech_mix(view->cue_lemma, at->lemma));
    add(view, T_CUE, 5, at->edge, speech_mix(view->cue_manner, at->lemma));
    add(view, T_CUE, 6, at->edge,
        speech_mix(view->cue_relation, speech_mix(view->frame, at->after * 8 + at->length)));
    add(view, T_CUE, 7, at->edge,
        speech_mix(view->cue_upos, speech_mix(view->board->form[at->token], at->length)));
    add(view, T_CUE, 8, at->edge, speech_mix(view->cue_relation, speech_mix(at->upos, at->comma)));
    add(view, T_CUE, 9, at->edge, speech_mix(view->cue_lemma, speech_mix(at->name, at->upos)));
    add(view, T_CUE, 10, at->edge,
        speech_mix(view->tokens->xpos[view->cue], speech_mix(view->frame, at->after)));
}

/* What else hangs on the cue: "accused N of it" and "accused N" are two frames. */
static void sister_features(role_view *view, const role_atoms *at) {
    const speech_board *board = view->board;
    uint32_t seen = 0;
    for (uint32_t sister = board->child[view->cue]; sister != DOC_NONE && seen < SPEECH_ROLE_SISTERS;
         sister = board->sibling[sister]) {
        uint8_t relation = view->tokens->deprel[sister];
        if (sister == at->token || doc_deprel_universal(relation) == DOC_REL_PUNCT ||
            speech_below(board, at->token, sister))
            continue;
        uint32_t marker = speech_marker(board, sister);
        uint64_t what =
            speech_mix(relation * 2u + (sister > view->cue), marker == DOC_NONE ? 0 : board->form[marker]);
        add(view, T_SISTER, 1, at->edge_state, what);
        add(view, T_SISTER, 2, speech_mix(at->edge, at->marker_form), speech_mix(what, view->cue_manner));
        add(view, T_SISTER, 3, at->edge, speech_mix(what, view->cue_lemma));
        seen++;
    }
}

static void place_features(role_view *view, const role_atoms *at) {
    uint64_t left = beside(view, at->token, false), right = beside(view, at->token, true);
    add(view, T_BESIDE, 1, left * 8 + right, at->edge_state);
    add(view, T_BESIDE, 2, left * 8 + right, speech_mix(at->own, at->state * 2 + at->after));
    add(view, T_BESIDE, 3, left * 8 + right, speech_mix(at->path, at->state));
    add(view, T_BESIDE, 4, left * 8 + right, speech_mix(at->comma, at->edge_state));
    uint32_t distance = at->token > view->cue ? at->token - view->cue : view->cue - at->token;
    add(view, T_ORDER, 1, distance < 3 ? distance : distance < 8 ? 3u : 4u, at->edge_state);
}

static void role_features(role_view *view, const speech_step *step) {
    const speech_step *from = &view->roles->steps[step->from];
    role_atoms at = read_atoms(view, step);
    view->features->count = 0;
    edge_features(view, &at);
    path_features(view, &at);
    node_features(view, &at, step->up);
    state_features(view, &at);
    if (step->length == 1 || from->spine) cue_features(view, &at);
    if (step->length == 1 && !step->up) sister_features(view, &at);
    if (from->role == SPEECH_CUE && step->length > 1) add(view, T_MARKER, 1, at.lemma, view->cue_lemma);
    place_features(view, &at);
}

static void reach(speech_roles *roles, const speech_board *board, uint32_t index, uint32_t token, bool up) {
    const speech_step *from = &roles->steps[index];
    uint32_t place = token - roles->sentence.first;
    if (roles->visited[place] || roles->count >= DOC_SENTENCE_TOKENS) return;
    roles->visited[place] = true;
    uint64_t edge =
        up ? 100u + board->document->tokens.deprel[from->token] : board->document->tokens.deprel[token];
    /* Far from the cue the path is cut to its last edges, so that the features do not grow rare. */
    uint64_t path = from->length < 4 ? speech_mix(from->path, edge) : speech_mix(from->path & 0xFFFF, edge);
    roles->steps[roles->count++] = (speech_step){token,
                                                 index,
                                                 path,
                                                 (uint8_t)(from->length < 255 ? from->length + 1 : 255),
                                                 up,
                                                 up && from->spine,
                                                 SPEECH_OUTSIDE};
}

/* Arguments are decided before what is added to them, which may depend on them. */
static bool is_core(const speech_board *board, uint32_t token) {
    switch (doc_deprel_universal(board->document->tokens.deprel[token])) {
    case DOC_REL_NSUBJ:
    case DOC_REL_OBJ:
    case DOC_REL_IOBJ:
    case DOC_REL_CCOMP:
    case DOC_REL_XCOMP:
    case DOC_REL_PARATAXIS:
        return true;
    default:
        return false;
    }
}

/* Neighbours of a decided token: its dependents, nearest to the cue's side first as the text has them, then
 * its head. Outside of everything only the way up and short ways down are walked. */
static void expand(speech_roles *roles, const speech_board *board, uint32_t index) {
    const speech_step step = roles->steps[index];
    if (step.role == SPEECH_OUTSIDE && (!step.spine || step.length >= SPEECH_ROLE_REACH) && step.length >= 2)
        return;
    for (int core = 1; core >= 0; core--)
        for (uint32_t at = board->child[step.token]; at != DOC_NONE; at = board->sibling[at])
            if (is_core(board, at) == core) reach(roles, board, index, at, false);
    if (step.spine && board->head[step.token] != DOC_NONE)
        reach(roles, board, index, board->head[step.token], true);
}

static void decide(speech_roles *roles, uint32_t index, speech_role role) {
    roles->steps[index].role = (uint8_t)role;
    roles->of[roles->steps[index].token - roles->sentence.first] = (uint8_t)role;
    roles->sources += role == SPEECH_SOURCE;
    roles->contents += role == SPEECH_CONTENT;
}

/* Notes how likely the likeliest token of each role near the cue is. */
static void note_surest(speech_roles *roles, const model_linear *table, const int32_t *scores,
                        const speech_step *step) {
    if (step->length > SPEECH_ROLE_NEAR) return;
    for (uint32_t role = SPEECH_SOURCE; role <= SPEECH_CONTENT; role++) {
        uint16_t chance = (uint16_t)(model_linear_probability(table, scores, role) * 1000.0f + 0.5f);
        if (chance > roles->surest[role]) roles->surest[role] = chance;
    }
}

void speech_roles_assign(speech_roles *roles, const speech_board *board, const model_linear *table,
                         uint32_t cue, speech_teacher *teacher, void *context) {
    roles->cue = cue;
    roles->sentence = speech_sentence_tokens(board, cue);
    roles->sources = roles->contents = 0;
    roles->decided = (doc_rules){0};
    memset(roles->surest, 0, sizeof roles->surest);
    memset(roles->of, SPEECH_ROLE_COUNT, roles->sentence.count); /* undecided */
    memset(roles->visited, 0, roles->sentence.count);
    roles->steps[0] = (speech_step){.token = cue, .from = 0, .path = 1, .spine = true};
    roles->count = 1;
    roles->visited[cue - roles->sentence.first] = true;
    decide(roles, 0, SPEECH_CUE);
    expand(roles, board, 0);
    speech_features features;
    const doc_tokens *tokens = &board->document->tokens;
    role_view view = {board,
                      tokens,
                      roles,
                      &features,
                      cue,
                      cue_frame(board, cue),
                      board->lemma[cue],
                      board->manner[cue],
                      tokens->deprel[cue],
                      tokens->upos[cue]};
    for (uint32_t index = 1; index < roles->count; index++) {
        role_features(&view, &roles->steps[index]);
        speech_role role = SPEECH_OUTSIDE;
        if (table) {
            int32_t scores[MODEL_LINEAR_MAX_CLASSES];
            model_linear_score(table, features.items, features.count, scores);
            role = (speech_role)model_linear_best(table, scores);
            note_surest(roles, table, scores, &roles->steps[index]);
        }
        if (teacher) role = teacher(context, roles->steps[index].token, &features, role);
        decide(roles, index, role);
        expand(roles, board, index);
    }
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_ROLE_COUNT) roles->of[i] = SPEECH_OUTSIDE;
}

void speech_roles_clear(speech_roles *roles, speech_role role, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (roles->of[token - roles->sentence.first] == role)
            roles->of[token - roles->sentence.first] = SPEECH_OUTSIDE;
}
