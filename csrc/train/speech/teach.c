#include "train/speech/teach.h"

#include <stdio.h>
#include <string.h>

#include "speech/relay.h"

#define CUE_ROWS (1u << 19)
#define ROLE_ROWS (1u << 18)
#define SMALL_ROWS (1u << 14)

/** Words of one attribution as tokens, and what the lessons need to know of an article. */
typedef struct train_lesson {
    const train_article *article;
    doc_view view;
    speech_board board;
    uint32_t *heads; /**< for each attribution the candidate that carries its cue, or DOC_NONE */
    uint8_t *role;   /**< for one attribution at a time, by token */
} train_lesson;

typedef struct train_school {
    speech_lexicons lexicons;
    base_arena arena;
    train_logistic learners[SPEECH_TABLE_COUNT];
    base_buf tables[SPEECH_TABLE_COUNT]; /**< what the learners know, in the layout that the library reads */
    speech_weights weights;
} train_school;

static bool is_word(const train_lesson *lesson, uint32_t token) {
    return lesson->board.document->tokens.upos[token] != DOC_PUNCT;
}

static bool covers(const train_lesson *lesson, doc_range spans, uint32_t token) {
    doc_span word = doc_token_span(lesson->board.document, token);
    for (uint32_t i = 0; i < spans.count; i++) {
        doc_span span = lesson->article->spans.items[spans.first + i];
        if (word.begin < span.end && word.end > span.begin) return true;
    }
    return false;
}

/* First token of a span, and the one behind its last. */
static doc_range span_tokens(const train_lesson *lesson, doc_span span) {
    uint32_t first = doc_token_at(lesson->board.document, span.begin), end = first;
    while (end < lesson->board.count && doc_begin(&lesson->board.document->tokens, end) < span.end) end++;
    return (doc_range){first, end - first};
}

static uint32_t depth_of(const speech_board *board, uint32_t token) {
    uint32_t depth = 0;
    while (board->head[token] != DOC_NONE && depth < DOC_SENTENCE_TOKENS) {
        token = board->head[token];
        depth++;
    }
    return depth;
}

/* The candidate that carries a marked cue: the highest one, but "saying" in "quoted as saying"; verbs before
 * nouns before the rest. */
static uint32_t cue_token(const train_lesson *lesson, const train_attribution *attribution) {
    static const uint8_t order[DOC_UPOS_COUNT] = {[DOC_VERB] = 3, [DOC_NOUN] = 2, [DOC_ADJ] = 1};
    uint32_t best = DOC_NONE, best_depth = 0;
    for (uint32_t i = 0; i < attribution->cue.count; i++) {
        doc_range tokens = span_tokens(lesson, lesson->article->spans.items[attribution->cue.first + i]);
        for (uint32_t token = tokens.first; token < tokens.first + tokens.count; token++) {
            if (!speech_cue_candidate(&lesson->board, token) || speech_only_relays(&lesson->board, token))
                continue;
            uint32_t depth = depth_of(&lesson->board, token);
            const uint8_t *upos = lesson->board.document->tokens.upos;
            if (best == DOC_NONE || depth < best_depth ||
                (depth == best_depth && order[upos[token]] > order[upos[best]])) {
                best = token;
                best_depth = depth;
            }
        }
    }
    return best;
}

static void lesson_start(train_lesson *lesson, train_school *school, const train_article *article) {
    base_arena_reset(&school->arena);
    lesson->article = article;
    doc_view_start(&lesson->view, base_allocator_standard(), NULL);
    if (!doc_view_make(&lesson->view, article->document) ||
        !speech_board_start(&lesson->board, &lesson->view, &school->lexicons, &school->arena))
        train_die("out of memory");
    lesson->heads = base_arena_new(&school->arena, article->attributions.count, sizeof *lesson->heads);
    lesson->role = base_arena_new_zeroed(&school->arena, lesson->board.count, 1);
    if (!lesson->heads || !lesson->role) train_die("out of memory");
    for (uint32_t i = 0; i < article->attributions.count; i++)
        lesson->heads[i] = cue_token(lesson, &article->attributions.items[i]);
}

static void set_roles(train_lesson *lesson, const train_attribution *attribution, bool set) {
    const doc_range ranges[] = {attribution->content, attribution->source, attribution->cue};
    const speech_role roles[] = {SPEECH_CONTENT, SPEECH_SOURCE, SPEECH_CUE};
    for (uint32_t r = 0; r < 3; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            doc_range tokens = span_tokens(lesson, lesson->article->spans.items[ranges[r].first + i]);
            for (uint32_t k = 0; k < tokens.count; k++)
                lesson->role[tokens.first + k] = (uint8_t)(set ? roles[r] : SPEECH_OUTSIDE);
        }
    }
}

static void teach_cues(train_lesson *lesson, train_logistic *learner) {
    speech_features features;
    for (uint32_t token = 0; token < lesson->board.count; token++) {
        if (!speech_cue_candidate(&lesson->board, token)) continue;
        bool is_cue = false;
        for (uint32_t i = 0; i < lesson->article->attributions.count && !is_cue; i++)
            is_cue = lesson->heads[i] == token;
        speech_cue_features(&lesson->board, token, &features);
        train_logistic_add(learner, &features, is_cue, 1.0f);
    }
}

typedef struct role_lesson {
    const train_lesson *lesson;
    train_logistic *learner;
    bool follow; /**< go on with what the weights decide, so that their mistakes are seen */
} role_lesson;

static speech_role teach_role(void *context, uint32_t token, const speech_features *features,
                              speech_role decided) {
    role_lesson *teaching = context;
    speech_role role = (speech_role)teaching->lesson->role[token];
    if (is_word(teaching->lesson, token)) train_logistic_add(teaching->learner, features, role, 1.0f);
    return teaching->follow ? decided : role;
}

static void teach_roles(train_lesson *lesson, train_school *school, bool follow) {
    speech_roles roles;
    role_lesson teaching = {lesson, &school->learners[SPEECH_TABLE_ROLE], follow};
    for (uint32_t i = 0; i < lesson->article->attributions.count; i++) {
        if (lesson->heads[i] == DOC_NONE) continue;
        set_roles(lesson, &lesson->article->attributions.items[i], true);
        speech_roles_assign(&roles, &lesson->board,
                            follow ? &school->weights.tables[SPEECH_TABLE_ROLE] : NULL, lesson->heads[i],
                            teach_role, &teaching);
        set_roles(lesson, &lesson->article->attributions.items[i], false);
    }
}

/* For each marked attribution: does the quotation behind it go on with it? */
static void teach_continuing(train_lesson *lesson, train_school *school) {
    speech_roles roles;
    speech_features features;
    speech_continuation next;
    for (uint32_t i = 0; i < lesson->article->attributions.count; i++) {
        if (lesson->heads[i] == DOC_NONE) continue;
        const train_attribution *attribution = &lesson->article->attributions.items[i];
        speech_candidates candidates;
        speech_candidates_start(&candidates, base_allocator_standard());
        if (!speech_candidate_build(&candidates, &lesson->board, &school->weights.tables[SPEECH_TABLE_ROLE],
                                    lesson->heads[i], 900, &roles))
            train_die("out of memory");
        for (uint32_t steps = 0; candidates.items.items[0].content.count > 0; steps++) {
            const speech_candidate *candidate = &candidates.items.items[0];
            if (!speech_continuation_at(&lesson->board,
                                        speech_candidate_end(&candidates, &lesson->board, candidate), &next))
                break;
            uint32_t covered = 0;
            for (uint32_t token = next.first; token < next.end; token++)
                covered += covers(lesson, attribution->content, token);
            bool continues = covered * 2 > next.end - next.first;
            speech_continuation_features(&lesson->board, &candidates, candidate, &next, steps, &features);
            train_logistic_add(&school->learners[SPEECH_TABLE_CONTINUE], &features, continues, 1.0f);
            if (!continues || !speech_candidate_extend(&candidates, &lesson->board, 0, next.first, next.end))
                break;
        }
        speech_candidates_release(&candidates);
    }
}

/* Words that a candidate's pieces and marked spans share, and words in either. */
static float overlap(train_lesson *lesson, const speech_candidates *candidates, doc_range pieces,
                     doc_range spans) {
    uint32_t shared = 0, either = 0;
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = candidates->pieces.items[pieces.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            if (!is_word(lesson, token)) continue;
            bool both = covers(lesson, spans, token);
            shared += both;
            either += !both;
        }
    }
    for (uint32_t i = 0; i < spans.count; i++) {
        doc_range tokens = span_tokens(lesson, lesson->article->spans.items[spans.first + i]);
        for (uint32_t k = 0; k < tokens.count; k++) either += is_word(lesson, tokens.first + k);
    }
    return either ? (float)shared / (float)either : 0.0f;
}

/* A candidate is right where the scorer would match it: cues share a word or contents are half the same. */
static bool is_right(train_lesson *lesson, const speech_candidates *candidates,
                     const speech_candidate *candidate) {
    for (uint32_t i = 0; i < lesson->article->attributions.count; i++) {
        const train_attribution *attribution = &lesson->article->attributions.items[i];
        if (overlap(lesson, candidates, candidate->words, attribution->cue) > 0) return true;
        if (overlap(lesson, candidates, candidate->content, attribution->content) >= 0.5f &&
            lesson->heads[i] == DOC_NONE)
            return true;
    }
    return false;
}

static void teach_keeping(train_lesson *lesson, train_school *school) {
    speech_features features;
    speech_rivals rivals;
    speech_candidates candidates;
    speech_candidates_start(&candidates, base_allocator_standard());
    if (!speech_sketch_candidates(&candidates, &lesson->board, &school->weights) ||
        !speech_rivals_start(&rivals, &lesson->board, &candidates))
        train_die("out of memory");
    for (uint32_t i = 0; i < candidates.items.count; i++) {
        const speech_candidate *candidate = &candidates.items.items[i];
        if (candidate->dropped) continue;
        speech_keep_features(&lesson->board, &candidates, i, &rivals, &features);
        train_logistic_add(&school->learners[SPEECH_TABLE_KEEP], &features,
                           is_right(lesson, &candidates, candidate), 1.0f);
    }
    speech_candidates_release(&candidates);
}

/* Turns what a learner knows into the table that the library reads. */
static void graduate(train_school *school, speech_table table) {
    base_buf_reset(&school->tables[table]);
    train_logistic_put(&school->learners[table], &school->tables[table]);
    base_error error;
    model_section section = {(const uint8_t *)school->tables[table].bytes, school->tables[table].count};
    if (!model_linear_bind(&school->weights.tables[table], section, speech_table_classes[table], "speech",
                           &error))
        train_die("%s", error.message);
}

typedef enum train_course { COURSE_FIRST, COURSE_FOLLOW, COURSE_CONTINUE, COURSE_KEEP } train_course;

/* One pass over the articles of a half: 0, 1, or both (2). */
static void take(train_school *school, const train_articles *articles, uint32_t half, train_course course) {
    for (uint32_t i = 0; i < articles->count; i++) {
        if (half < 2 && i % 2 != half) continue;
        train_lesson lesson;
        lesson_start(&lesson, school, &articles->items[i]);
        if (course == COURSE_FIRST) teach_cues(&lesson, &school->learners[SPEECH_TABLE_CUE]);
        if (course == COURSE_FIRST || course == COURSE_FOLLOW)
            teach_roles(&lesson, school, course == COURSE_FOLLOW);
        if (course == COURSE_CONTINUE) teach_continuing(&lesson, school);
        if (course == COURSE_KEEP) teach_keeping(&lesson, school);
        doc_view_release(&lesson.view);
    }
}

static void report(const train_logistic *learner, const char *name, double since) {
    fprintf(stderr, "%-10s %8u decisions %9u features %6.1f s\n", name, learner->instances.count,
            learner->features.count, train_seconds() - since);
}

/* Cues and roles from the articles of a half. */
static void learn_spans(train_school *school, const train_articles *articles, uint32_t half) {
    double since = train_seconds();
    train_logistic *cues = &school->learners[SPEECH_TABLE_CUE], *roles = &school->learners[SPEECH_TABLE_ROLE];
    train_logistic_forget(cues);
    train_logistic_forget(roles);
    take(school, articles, half, COURSE_FIRST);
    train_logistic_learn(cues, 5, 6, 0.02f, 5e-4f);
    report(cues, "cues", since);
    graduate(school, SPEECH_TABLE_CUE);
    train_logistic_learn(roles, 3, 8, 0.02f, 5e-4f);
    graduate(school, SPEECH_TABLE_ROLE);
    take(school, articles, half, COURSE_FOLLOW);
    train_logistic_learn(roles, 5, 8, 0.02f, 5e-4f);
    report(roles, "roles", since);
    graduate(school, SPEECH_TABLE_ROLE);
    train_logistic_forget(cues);
    train_logistic_forget(roles);
}

static void put_section(const train_school *school, base_buf *section) {
    uint32_t offset = MODEL_FILE_ALIGNMENT;
    train_put_u32(section, SPEECH_WEIGHTS_VERSION);
    train_put_u32(section, SPEECH_TABLE_COUNT);
    train_put_u32(section, 0);
    train_put_u32(section, 0);
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++) {
        uint32_t size = (uint32_t)school->tables[i].count;
        train_put_u32(section, offset);
        train_put_u32(section, size);
        offset += (size + MODEL_FILE_ALIGNMENT - 1) / MODEL_FILE_ALIGNMENT * MODEL_FILE_ALIGNMENT;
    }
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++)
        train_put_array(section, school->tables[i].bytes, school->tables[i].count, 1, MODEL_FILE_ALIGNMENT);
}

void train_speech_tables(const train_articles *articles, const model_file *file, base_buf *section) {
    static const uint32_t rows[] = {CUE_ROWS, ROLE_ROWS, SMALL_ROWS, SMALL_ROWS};
    train_school school = {0};
    base_error error;
    base_arena_start(&school.arena, base_allocator_standard());
    if (!speech_lexicons_open(&school.lexicons, file, &error)) train_die("%s", error.message);
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++) {
        train_logistic_start(&school.learners[i], rows[i], speech_table_classes[i]);
        base_buf_start(&school.tables[i], base_allocator_standard());
    }
    /* Whole candidates are judged on articles that cues and roles were not learned from. */
    for (uint32_t half = 0; half < 2; half++) {
        learn_spans(&school, articles, half);
        take(&school, articles, 1 - half, COURSE_CONTINUE);
        take(&school, articles, 1 - half, COURSE_KEEP);
    }
    for (speech_table table = SPEECH_TABLE_CONTINUE; table <= SPEECH_TABLE_KEEP; table++) {
        report(&school.learners[table], table == SPEECH_TABLE_KEEP ? "keeping" : "continuing",
               train_seconds());
        train_logistic_learn(&school.learners[table], 20, 2, 0.05f, 1e-4f);
        graduate(&school, table);
    }
    learn_spans(&school, articles, 2);
    put_section(&school, section);
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++) {
        train_logistic_release(&school.learners[i]);
        base_buf_release(&school.tables[i]);
    }
    base_arena_release(&school.arena);
}
