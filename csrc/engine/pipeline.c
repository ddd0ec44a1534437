#include "engine/pipeline.h"

/** One thread's working memory. */
typedef struct pipeline_worker {
    read_content read;
    lang_scratch *lang;
    engine_gazetteer_marker teacher;
    doc_view view;
    refer_scratch refer;
    speech_scratch speech;
} pipeline_worker;

/** What all threads share. */
typedef struct pipeline_crew {
    const engine_pipeline *pipeline;
    engine_article *articles;
    engine_outcome *outcomes;
    pipeline_worker *workers;
    atomic_bool out_of_memory;
} pipeline_crew;

static bool worker_start(pipeline_worker *worker, const engine_pipeline *pipeline) {
    read_content_start(&worker->read, pipeline->allocator);
    doc_view_start(&worker->view, pipeline->allocator, &pipeline->models->names.function_words);
    refer_scratch_start(&worker->refer, pipeline->allocator);
    speech_scratch_start(&worker->speech, pipeline->allocator);
    worker->lang = lang_scratch_new(pipeline->models->lang, pipeline->allocator);
    return worker->lang && engine_gazetteer_marker_start(&worker->teacher, pipeline->taught);
}

static void worker_release(pipeline_worker *worker) {
    read_content_release(&worker->read);
    lang_scratch_release(worker->lang);
    engine_gazetteer_marker_release(&worker->teacher);
    doc_view_release(&worker->view);
    refer_scratch_release(&worker->refer);
    speech_scratch_release(&worker->speech);
}

static bool memory_or(bool done, base_error *error) {
    if (!done) base_fail_memory(error);
    return done;
}

static bool go_on(const engine_pipeline *pipeline, base_error *error) {
    if (!base_cancelled(pipeline->cancel)) return true;
    base_fail(error, BASE_CANCELLED, 0, "the work was cancelled");
    return false;
}

/** All stages over one article, in order. */
static bool analyse(const engine_pipeline *pipeline, pipeline_worker *worker, const engine_article *article,
                    engine_document *document, base_error *error) {
    const engine_models *models = pipeline->models;
    doc *content = &document->content;
    return read_content_fill(&worker->read, &article->read, pipeline->limits, error) &&
           memory_or(page_describe(&models->page, &worker->read, content), error) && go_on(pipeline, error) &&
           lang_analyse(models->lang, worker->lang, content, error) &&
           memory_or(engine_gazetteer_marker_mark(&worker->teacher, content), error) &&
           go_on(pipeline, error) && memory_or(doc_view_make(&worker->view, content), error) &&
           memory_or(refer_resolve(models->refer, &worker->refer, &worker->view), error) &&
           go_on(pipeline, error) &&
           memory_or(speech_attribute(models->speech, &worker->speech, &worker->view), error) &&
           memory_or(engine_document_finish(document), error);
}

void engine_pipeline_release(engine_document *document) {
    if (!document) return;
    const base_allocator *allocator = document->content.allocator;
    engine_document_release(document);
    base_free(allocator, document, 1, sizeof *document);
}

void engine_outcome_release(engine_outcome *outcome, const base_allocator *allocator) {
    engine_pipeline_release(outcome->document);
    base_free(allocator, outcome->error, 1, sizeof *outcome->error);
    *outcome = (engine_outcome){NULL, NULL};
}

/** Keeps why an article failed; false where all work must stop. */
static bool fail(pipeline_crew *crew, uint32_t index, const base_error *error) {
    engine_outcome *outcome = &crew->outcomes[index];
    if (error->code == BASE_CANCELLED) return false;
    const base_allocator *allocator = crew->pipeline->allocator;
    if (error->code != BASE_NO_MEMORY) outcome->error = base_new(allocator, 1, sizeof *outcome->error);
    if (!outcome->error) {
        atomic_store(&crew->out_of_memory, true);
        return false;
    }
    *outcome->error = *error;
    engine_article_release(&crew->articles[index]);
    return true;
}

static bool analyse_one(void *context, uint32_t index, uint32_t worker) {
    pipeline_crew *crew = context;
    const engine_pipeline *pipeline = crew->pipeline;
    base_error error = {0};
    if (crew->outcomes[index].document || crew->outcomes[index].error) return true;
    if (!go_on(pipeline, &error)) return false;
    engine_document *document = base_new_zeroed(pipeline->allocator, 1, sizeof *document);
    if (!document) {
        base_fail_memory(&error);
        return fail(crew, index, &error);
    }
    doc_start(&document->content, pipeline->allocator);
    document->content.without = pipeline->without;
    document->index = DOC_NONE;
    if (analyse(pipeline, &crew->workers[worker], &crew->articles[index], document, &error)) {
        crew->outcomes[index].document = document;
        engine_article_release(&crew->articles[index]);
        return true;
    }
    engine_pipeline_release(document);
    read_content_release(&crew->workers[worker].read);
    return fail(crew, index, &error);
}

static bool run(pipeline_crew *crew, uint32_t threads, uint32_t count, base_error *error) {
    const engine_pipeline *pipeline = crew->pipeline;
    if (base_parallel(pipeline->allocator, threads, count, analyse_one, crew)) return true;
    if (atomic_load(&crew->out_of_memory)) {
        base_fail_memory(error);
    } else {
        base_fail(error, BASE_CANCELLED, 0, "the work was cancelled");
    }
    return false;
}

bool engine_pipeline_run(const engine_pipeline *pipeline, engine_article *articles, uint32_t count,
                         engine_outcome *outcomes, base_error *error) {
    if (count == 0) return true;
    uint32_t threads = pipeline->threads ? pipeline->threads : base_thread_processors();
    if (threads > count) threads = count;
    pipeline_crew crew = {.pipeline = pipeline, .articles = articles, .outcomes = outcomes};
    atomic_init(&crew.out_of_memory, false);
    crew.workers = base_new_zeroed(pipeline->allocator, threads, sizeof *crew.workers);
    uint32_t started = 0;
    while (crew.workers && started < threads && worker_start(&crew.workers[started], pipeline)) started++;
    bool done = started == threads ? run(&crew, threads, count, error) : memory_or(false, error);
    /* The one that could not start is released too: what it lacks is empty. */
    for (uint32_t i = 0; crew.workers && i < threads && i <= started; i++) worker_release(&crew.workers[i]);
    base_free(pipeline->allocator, crew.workers, threads, sizeof *crew.workers);
    return done;
}
