#include "engine/sources.h"

#include <string.h>

#include "read/handle.h"

bool engine_problems_reserve(engine_problems *problems, uint32_t more) {
    uint32_t room = CORPUS_PROBLEMS_KEPT - problems->items.count;
    return base_vec_reserve(problems->allocator, &problems->items, more < room ? more : room);
}

bool engine_problems_add(engine_problems *problems, const base_error *error) {
    if (problems->items.count < CORPUS_PROBLEMS_KEPT &&
        !base_vec_push(problems->allocator, &problems->items, *error))
        return false;
    problems->count++;
    return true;
}

void engine_problems_release(engine_problems *problems) {
    base_vec_release(problems->allocator, &problems->items);
    problems->count = 0;
}

void engine_sources_start(engine_sources *sources, const base_allocator *allocator, engine_problems *problems,
                          engine_ids *ids) {
    *sources = (engine_sources){.allocator = allocator, .problems = problems, .ids = ids};
    read_names_start(&sources->paths, allocator);
    base_buf_start(&sources->id, allocator);
    base_buf_start(&sources->bytes, allocator);
}

static void note_problem(void *context, const base_error *error) {
    engine_sources *sources = context;
    if (!engine_problems_add(sources->problems, error)) sources->failed = true;
}

static read_walk walk_of(engine_sources *sources) {
    return (read_walk){.names = &sources->paths,
                       .recursive = sources->recursive,
                       .cancel = sources->cancel,
                       .problem = note_problem,
                       .context = sources};
}

/** False with *error where memory ran out while problems were noted. */
static bool all_noted(const engine_sources *sources, base_error *error) {
    if (sources->failed) base_fail_memory(error);
    return !sources->failed;
}

static bool add_folder(engine_sources *sources, const char *path, base_error *error) {
    read_walk walk = walk_of(sources);
    uint32_t before = sources->paths.starts.count;
    uint64_t problems = sources->problems->count;
    if (!read_folder(&walk, path, error) || !all_noted(sources, error)) return false;
    if (sources->paths.starts.count > before || sources->problems->count > problems) return true;
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_NOT_FOUND, 0,
              "%s: the folder holds no file of articles (.txt .html .md .json .csv .xml .eml …)%s",
              read_name_shown(path, room),
              sources->recursive ? "" : " of its own; recursive descends into its folders");
    return false;
}

static bool add_existing(engine_sources *sources, const char *path, read_path_kind kind, base_error *error) {
    if (kind == READ_PATH_FOLDER) return add_folder(sources, path, error);
    if (read_names_add(&sources->paths, path)) return true;
    base_fail_memory(error);
    return false;
}

/** Notes a problem; false, with *error, for one that ends all. */
static bool pass_over(engine_sources *sources, const base_error *trouble, base_error *error) {
    if (trouble->code == BASE_CANCELLED) {
        *error = *trouble;
        return false;
    }
    if (trouble->code != BASE_NO_MEMORY && engine_problems_add(sources->problems, trouble)) return true;
    base_fail_memory(error);
    return false;
}

/** What a match names; a folder that is unreadable or empty is a problem, not a failure. What is gone by now
 * is told when it is read. */
static bool add_match(engine_sources *sources, const char *path, base_error *error) {
    base_error trouble;
    read_path_kind kind = read_path(path, &trouble);
    return add_existing(sources, path, kind, &trouble) || pass_over(sources, &trouble, error);
}

static bool add_matches(engine_sources *sources, const read_names *matches, base_error *error) {
    for (uint32_t i = 0; i < matches->starts.count; i++)
        if (!add_match(sources, read_names_path(matches, i), error)) return false;
    return true;
}

/** Sets *matched to whether the glob named anything. */
static bool add_glob(engine_sources *sources, const char *path, bool *matched, base_error *error) {
    read_names matches;
    read_names_start(&matches, sources->allocator);
    read_walk walk = walk_of(sources);
    walk.names = &matches;
    bool done = read_glob(&walk, path, matched, error) && all_noted(sources, error) &&
                add_matches(sources, &matches, error);
    read_names_release(&matches);
    return done;
}

bool engine_sources_add(engine_sources *sources, const char *path, base_error *error) {
    if (*path == '\0') {
        base_fail(error, BASE_NOT_FOUND, 0, "the path is empty: it names no file");
        return false;
    }
    read_path_kind kind = read_path(path, error);
    if (kind != READ_PATH_MISSING) return add_existing(sources, path, kind, error);
    if (!strpbrk(path, "*?[")) return false;
    bool matched = false;
    if (!add_glob(sources, path, &matched, error)) return false;
    char room[READ_NAME_SHOWN];
    if (!matched) base_fail(error, BASE_NOT_FOUND, 0, "%s: no file matches", read_name_shown(path, room));
    return matched;
}

/** Takes the article under an id that no other has. */
static read_step take(engine_sources *sources, const read_article *from, engine_article *article,
                      base_error *error) {
    base_buf_reset(&sources->id);
    if (engine_ids_add(sources->ids, sources->allocator, from->id, &sources->id) &&
        engine_article_copy(article, from, sources->id.bytes, sources->allocator))
        return READ_ARTICLE;
    base_fail_memory(error);
    return READ_FAILED;
}

/** Notes a problem; READ_FAILED where it ends all. */
static read_step note(engine_sources *sources, const base_error *trouble, base_error *error) {
    return pass_over(sources, trouble, error) ? READ_PROBLEM : READ_FAILED;
}

static read_step next_line(engine_sources *sources, engine_article *article, base_error *error) {
    read_article read;
    base_error trouble;
    read_step step = read_lines_next(&sources->lines, &read, &trouble);
    if (step == READ_ARTICLE) return take(sources, &read, article, error);
    if (step == READ_END || step == READ_FAILED) {
        read_lines_close(&sources->lines);
        sources->reading_lines = false;
    }
    return step == READ_END ? READ_PROBLEM : note(sources, &trouble, error);
}

static void close_records(engine_sources *sources) {
    read_records_close(&sources->records);
    base_buf_release(&sources->bytes);
    sources->reading_records = false;
}

/** The next article of a file that holds several. */
static read_step next_record(engine_sources *sources, engine_article *article, base_error *error) {
    read_article read;
    base_error trouble;
    read_step step = read_records_next(&sources->records, &read, &trouble);
    if (step == READ_ARTICLE) return take(sources, &read, article, error);
    if (step == READ_END || step == READ_FAILED) close_records(sources);
    return step == READ_END ? READ_PROBLEM : note(sources, &trouble, error);
}

/** Takes a file's bytes, which are in sources->bytes, as an article, or goes on to those that it holds. */
static read_step take_bytes(engine_sources *sources, const char *path, read_input input,
                            engine_article *article, base_error *error) {
    const char *bytes = sources->bytes.count ? sources->bytes.bytes : "";
    size_t count = sources->bytes.count;
    if (!read_input_holds(input)) {
        read_article read = {.bytes = bytes, .count = count, .input = input, .id = path};
        read_step step = take(sources, &read, article, error);
        base_buf_release(&sources->bytes);
        return step;
    }
    base_error trouble;
    sources->reading_records = read_records_open(&sources->records, path, bytes, count, input, sources->limit,
                                                 sources->allocator, &trouble);
    if (sources->reading_records) return READ_PROBLEM;
    base_buf_release(&sources->bytes);
    return note(sources, &trouble, error);
}

static read_step next_file(engine_sources *sources, const char *path, read_input input,
                           engine_article *article, base_error *error) {
    base_error trouble;
    base_buf *bytes = &sources->bytes;
    if (!read_file(path, sources->limit, sources->cancel, bytes, &trouble)) {
        base_buf_release(bytes);
        return note(sources, &trouble, error);
    }
    /* A page may be called .xml as well. */
    if (input == READ_XML && sources->input == READ_AUTO && bytes->count > 0 &&
        read_input_look(bytes->bytes, bytes->count) == READ_HTML)
        input = READ_HTML;
    return take_bytes(sources, path, input, article, error);
}

/** What has been opened as lines, and is not. */
static read_step next_whole(engine_sources *sources, const char *path, engine_article *article,
                            base_error *error) {
    base_error trouble;
    bool whole = read_lines_whole(&sources->lines, &sources->bytes, &trouble);
    read_lines_close(&sources->lines);
    if (whole) {
        const char *bytes = sources->bytes.count ? sources->bytes.bytes : "";
        read_input input = read_input_of_bytes(bytes, sources->bytes.count);
        /* What is called .json and looks like nothing is cut or damaged, and no prose. */
        if (input == READ_TEXT && read_input_of(path) == READ_JSON) input = READ_JSON;
        return take_bytes(sources, path, input, article, error);
    }
    base_buf_release(&sources->bytes);
    return note(sources, &trouble, error);
}

/** Opens lines; where only the content can tell whether the file has such, it is looked at. READ_PROBLEM where
 * the next step is to read on. */
static read_step open_lines(engine_sources *sources, const char *path, bool sure, engine_article *article,
                            base_error *error) {
    base_error trouble;
    bool json = true;
    if (!read_lines_open(&sources->lines, path, sources->limit, sources->cancel, sources->allocator,
                         &trouble))
        return note(sources, &trouble, error);
    if (!sure && !read_lines_look(&sources->lines, &json, &trouble)) {
        read_lines_close(&sources->lines);
        return note(sources, &trouble, error);
    }
    if (!json) return next_whole(sources, path, article, error);
    sources->reading_lines = true;
    return READ_PROBLEM;
}

static read_step next_path(engine_sources *sources, engine_article *article, base_error *error) {
    const char *path = read_names_path(&sources->paths, sources->next++);
    read_input input = sources->input == READ_AUTO ? read_input_of(path) : sources->input;
    /* What is called .json may be lines all the same. */
    bool look = input == READ_AUTO || (input == READ_JSON && sources->input == READ_AUTO);
    if (!look && input != READ_JSONL) return next_file(sources, path, input, article, error);
    return open_lines(sources, path, input == READ_JSONL, article, error);
}

read_step engine_sources_next(engine_sources *sources, engine_article *article, base_error *error) {
    for (;;) {
        if (!read_go_on(sources->cancel, error)) return READ_FAILED;
        bool inside = sources->reading_lines || sources->reading_records;
        if (!inside && sources->next == sources->paths.starts.count) return READ_END;
        read_step step = sources->reading_lines     ? next_line(sources, article, error)
                         : sources->reading_records ? next_record(sources, article, error)
                                                    : next_path(sources, article, error);
        if (step != READ_PROBLEM) return step;
    }
}

void engine_sources_release(engine_sources *sources) {
    if (sources->reading_lines) read_lines_close(&sources->lines);
    close_records(sources);
    read_names_release(&sources->paths);
    base_buf_release(&sources->id);
}
