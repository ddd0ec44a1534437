/* Globs. The C library's own passes folders that it cannot open over without a word that could be told to the
 * one who asked, and nothing stops it. */

#include <errno.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/stat.h>

#include "read/file.h"
#include "read/handle.h"

/** A glob being matched, part by part. */
typedef struct glob_work {
    const read_walk *walk;
    base_buf path; /**< what the parts so far became */
    base_buf part; /**< the part at hand, NUL-terminated, as fnmatch wants it */
    bool matched;
} glob_work;

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

/** Tells a problem; false where all must end. */
static bool tell(glob_work *work, const base_error *found, base_error *error) {
    if (found->code == BASE_NO_MEMORY || found->code == BASE_CANCELLED) {
        *error = *found;
        return false;
    }
    work->matched = true;
    if (work->walk->problem) work->walk->problem(work->walk->context, found);
    return true;
}

static bool has_wildcard(const char *part, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (part[i] == '\\') {
            i++;
        } else if (strchr("*?[", part[i])) {
            return true;
        }
    }
    return false;
}

static bool match_from(glob_work *work, const char *rest, base_error *error);

/** What the whole glob became: a match, where it is there. */
static bool take_match(glob_work *work, base_error *error) {
    struct stat status;
    if (lstat(work->path.bytes, &status) == 0) {
        work->matched = true;
        return read_names_add(work->walk->names, work->path.bytes) || fail_memory(error);
    }
    if (errno == ENOENT || errno == ENOTDIR) return true;
    base_error found;
    read_fail(&found, "look at", work->path.bytes, errno);
    return tell(work, &found, error);
}

/** Goes on behind the part that `path` ends with; what is no folder has nothing below it. */
static bool go_below(glob_work *work, const char *rest, base_error *error) {
    if (*rest == '\0') return take_match(work, error);
    struct stat status;
    if (stat(work->path.bytes, &status) == 0)
        return !S_ISDIR(status.st_mode) || match_from(work, rest, error);
    if (errno == ENOENT || errno == ENOTDIR) return true;
    base_error found;
    read_fail(&found, "look at", work->path.bytes, errno);
    return tell(work, &found, error);
}

/** Tries a part with wildcards on every entry of the folder that `path` names. */
static bool match_entries(glob_work *work, const read_names *entries, const char *rest, base_error *error) {
    size_t before = work->path.count;
    size_t count = strcspn(rest, "/");
    for (uint32_t i = 0; i < entries->starts.count; i++) {
        if (!read_go_on(work->walk->cancel, error)) return false;
        base_buf_reset(&work->part); /* anew: what lies below has parts of its own */
        base_buf_add(&work->part, rest, count);
        if (work->part.failed) return fail_memory(error);
        const char *name = read_names_path(entries, i);
        if (fnmatch(work->part.bytes, name, FNM_PERIOD) != 0) continue;
        base_buf_add_string(&work->path, name);
        if (work->path.failed) return fail_memory(error);
        if (!go_below(work, rest + count, error)) return false;
        work->path.count = before;
        work->path.bytes[before] = '\0';
    }
    return true;
}

static bool match_part(glob_work *work, const char *rest, base_error *error) {
    read_names entries;
    base_error found = {0};
    read_names_start(&entries, work->walk->names->bytes.allocator);
    const char *folder = work->path.count ? work->path.bytes : ".";
    bool hidden = rest[0] == '.' || (rest[0] == '\\' && rest[1] == '.');
    bool done = read_entries(folder, hidden, work->walk->cancel, &entries, &found);
    if (done) {
        done = match_entries(work, &entries, rest, error);
    } else {
        done = found.code == BASE_NOT_FOUND || tell(work, &found, error);
    }
    read_names_release(&entries);
    return done;
}

/** Matches the rest of a glob below `path`, which is empty or ends before a slash. */
static bool match_from(glob_work *work, const char *rest, base_error *error) {
    size_t before = work->path.count;
    while (*rest == '/') base_buf_add_byte(&work->path, *rest++);
    size_t count = strcspn(rest, "/");
    bool done = !work->path.failed || fail_memory(error);
    if (!done) return false;
    if (has_wildcard(rest, count)) {
        done = match_part(work, rest, error);
    } else {
        for (size_t i = 0; i < count; i++) {
            if (rest[i] == '\\' && i + 1 < count) i++;
            base_buf_add_byte(&work->path, rest[i]);
        }
        done = work->path.failed ? fail_memory(error) : go_below(work, rest + count, error);
    }
    work->path.count = before;
    if (work->path.bytes) work->path.bytes[before] = '\0';
    return done;
}

bool read_glob(const read_walk *walk, const char *pattern, bool *matched, base_error *error) {
    glob_work work = {.walk = walk};
    uint32_t first = walk->names->starts.count;
    base_buf_start(&work.path, walk->names->bytes.allocator);
    base_buf_start(&work.part, walk->names->bytes.allocator);
    bool done = match_from(&work, pattern, error);
    base_buf_release(&work.path);
    base_buf_release(&work.part);
    if (done && walk->names->starts.count > first) read_names_sort(walk->names, first);
    *matched = work.matched;
    return done;
}
