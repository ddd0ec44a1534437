#include "corpus/sources.h"

#include <glob.h>
#include <string.h>

#include "base/sort.h"

bool corpus_problems_add(corpus_problems *problems, const base_error *error) {
    return base_vec_push(problems->allocator, &problems->items, *error);
}

void corpus_problems_release(corpus_problems *problems) {
    base_vec_release(problems->allocator, &problems->items);
}

void corpus_sources_start(corpus_sources *sources, const base_allocator *allocator, corpus_problems *problems,
                          corpus_ids *ids) {
    *sources = (corpus_sources){.allocator = allocator, .problems = problems, .ids = ids};
    read_names_start(&sources->paths, allocator);
    base_buf_start(&sources->id, allocator);
}

static void note_problem(void *context, const base_error *error) {
    corpus_sources *sources = context;
    if (!corpus_problems_add(sources->problems, error)) sources->failed = true;
}

static bool add_folder(corpus_sources *sources, const char *path, base_error *error) {
    uint32_t before = sources->paths.starts.count;
    if (!read_folder(path, sources->recursive, &sources->paths, note_problem, sources, error)) return false;
    if (sources->failed) {
        base_fail_memory(error);
        return false;
    }
    if (sources->paths.starts.count > before) return true;
    base_fail(error, BASE_NOT_FOUND, 0, "%s: the folder holds no .txt .html .htm .jsonl .md file%s", path,
              sources->recursive ? "" : " of its own; recursive descends into its folders");
    return false;
}

static bool add_existing(corpus_sources *sources, const char *path, read_path_kind kind, base_error *error) {
    if (kind == READ_PATH_FOLDER) return add_folder(sources, path, error);
    if (read_names_add(&sources->paths, path)) return true;
    base_fail_memory(error);
    return false;
}

static int by_bytes(const void *a, const void *b, void *context) {
    const char *const *left = a, *const *right = b;
    (void)context;
    return strcmp(*left, *right);
}

/** A folder among a glob's matches that is unreadable or empty is a problem, not a failure. */
static bool add_matches(corpus_sources *sources, char **paths, size_t count, base_error *error) {
    for (size_t i = 0; i < count; i++) {
        base_error trouble;
        if (add_existing(sources, paths[i], read_path(paths[i]), &trouble)) continue;
        if (trouble.code == BASE_NO_MEMORY || !corpus_problems_add(sources->problems, &trouble)) {
            base_fail_memory(error);
            return false;
        }
    }
    return true;
}

static bool add_glob(corpus_sources *sources, const char *path, base_error *error) {
    glob_t matches;
    int status = glob(path, GLOB_NOSORT, NULL, &matches);
    if (status == GLOB_NOMATCH) {
        base_fail(error, BASE_NOT_FOUND, 0, "%s: no file matches", path);
        return false;
    }
    if (status == GLOB_NOSPACE) {
        base_fail_memory(error);
        return false;
    }
    if (status != 0) {
        base_fail(error, BASE_IO, 0, "%s: a folder on the way cannot be read", path);
        return false;
    }
    /* By bytes, not by the locale. */
    base_sort(matches.gl_pathv, matches.gl_pathc, sizeof *matches.gl_pathv, by_bytes, NULL);
    bool done = add_matches(sources, matches.gl_pathv, matches.gl_pathc, error);
    globfree(&matches);
    return done;
}

bool corpus_sources_add(corpus_sources *sources, const char *path, base_error *error) {
    read_path_kind kind = read_path(path);
    if (kind != READ_PATH_MISSING) return add_existing(sources, path, kind, error);
    if (strpbrk(path, "*?[")) return add_glob(sources, path, error);
    base_fail(error, BASE_NOT_FOUND, 0, "%s: no such file or folder", path);
    return false;
}

/** Takes the article under an id that no other has. */
static read_step take(corpus_sources *sources, const read_article *from, corpus_article *article,
                      base_error *error) {
    base_buf_reset(&sources->id);
    if (corpus_ids_add(sources->ids, sources->allocator, from->id, &sources->id) &&
        corpus_article_copy(article, from, sources->id.bytes, sources->allocator))
        return READ_ARTICLE;
    base_fail_memory(error);
    return READ_FAILED;
}

/** Notes a problem; READ_FAILED where it is memory itself. */
static read_step pass_over(corpus_sources *sources, const base_error *trouble, base_error *error) {
    if (trouble->code != BASE_NO_MEMORY && corpus_problems_add(sources->problems, trouble))
        return READ_PROBLEM;
    base_fail_memory(error);
    return READ_FAILED;
}

static read_step next_line(corpus_sources *sources, corpus_article *article, base_error *error) {
    read_article read;
    base_error trouble;
    read_step step = read_lines_next(&sources->lines, &read, &trouble);
    if (step == READ_ARTICLE) return take(sources, &read, article, error);
    if (step == READ_END || step == READ_FAILED) {
        read_lines_close(&sources->lines);
        sources->reading_lines = false;
    }
    return step == READ_END ? READ_PROBLEM : pass_over(sources, &trouble, error);
}

static read_step next_file(corpus_sources *sources, const char *path, corpus_article *article,
                           base_error *error) {
    base_buf bytes;
    base_error trouble;
    base_buf_start(&bytes, sources->allocator);
    read_step step;
    if (read_file(path, sources->limit, &bytes, &trouble)) {
        read_input input = sources->input == READ_AUTO ? read_input_of(path) : sources->input;
        read_article read = {
            .bytes = bytes.count ? bytes.bytes : "", .count = bytes.count, .input = input, .id = path};
        step = take(sources, &read, article, error);
    } else {
        step = pass_over(sources, &trouble, error);
    }
    base_buf_release(&bytes);
    return step;
}

read_step corpus_sources_next(corpus_sources *sources, corpus_article *article, base_error *error) {
    for (;;) {
        read_step step;
        if (sources->reading_lines) {
            step = next_line(sources, article, error);
        } else if (sources->next == sources->paths.starts.count) {
            return READ_END;
        } else {
            const char *path = read_names_path(&sources->paths, sources->next++);
            read_input input = sources->input == READ_AUTO ? read_input_of(path) : sources->input;
            base_error trouble;
            if (input != READ_JSONL) {
                step = next_file(sources, path, article, error);
            } else if (read_lines_open(&sources->lines, path, sources->limit, sources->allocator, &trouble)) {
                sources->reading_lines = true;
                continue;
            } else {
                step = pass_over(sources, &trouble, error);
            }
        }
        if (step != READ_PROBLEM) return step;
    }
}

void corpus_sources_release(corpus_sources *sources) {
    if (sources->reading_lines) read_lines_close(&sources->lines);
    read_names_release(&sources->paths);
    base_buf_release(&sources->id);
}
