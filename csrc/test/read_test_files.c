/* Files, folders, globs, pipes and JSON lines. */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/file.h"
#include "read/handle.h"
#include "read/lines.h"
#include "read/read.h"
#include "test/check.h"

/* ---- files --------------------------------------------------------------------------------------------- */

static char folder[200];

/** Makes a folder of our own, in $TMPDIR or here. */
static void make_folder(void) {
    const char *parent = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/quoth-read-XXXXXX", parent && *parent ? parent : ".");
    check(mkdtemp(folder) != NULL);
}

static const char *path_in(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes) {
    FILE *file = fopen(path_in(name), "wb");
    if (!check(file != NULL)) return;
    fwrite(bytes, 1, strlen(bytes), file);
    fclose(file);
}

static void count_problem(void *context, const base_error *error) {
    check(error->message[0] != '\0');
    ++*(int *)context;
}

/** The names of the paths below the folder, each followed by a blank. */
static void check_names(const read_names *names, const char *expected) {
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    for (uint32_t i = 0; i < names->starts.count; i++) {
        base_buf_add_string(&shown, read_names_path(names, i) + strlen(folder) + 1);
        base_buf_add_byte(&shown, ' ');
    }
    check_string(shown.bytes ? shown.bytes : "", expected);
    base_buf_release(&shown);
}

static void check_folder(bool recursive, const char *expected) {
    read_names names;
    base_error error = {0};
    int problems = 0;
    read_names_start(&names, base_allocator_standard());
    read_walk walk = {
        .names = &names, .recursive = recursive, .problem = count_problem, .context = &problems};
    check(read_folder(&walk, folder, &error));
    check_names(&names, expected);
    check_number(problems, 0);
    read_names_release(&names);
}

static void check_glob(const char *glob, const char *expected) {
    read_names names;
    base_error error = {0};
    char pattern[256];
    int problems = 0;
    bool matched = false;
    snprintf(pattern, sizeof pattern, "%s", path_in(glob));
    read_names_start(&names, base_allocator_standard());
    read_walk walk = {.names = &names, .problem = count_problem, .context = &problems};
    check(read_glob(&walk, pattern, &matched, &error));
    check_names(&names, expected);
    check_number(matched, *expected != '\0');
    check_number(problems, 0);
    read_names_release(&names);
}

static void test_globs(void) {
    check_glob("*.txt", "a*b.txt b.txt pipe.txt ");
    check_glob("?.??", "a.md ");
    check_glob("[a-b].*", "a.md b.txt ");
    check_glob("[!a]*.HTML", "c.HTML ");
    check_glob("d*/*", "deep/d.jsonl ");
    check_glob("*/d.jsonl", "deep/d.jsonl ");
    check_glob("*/none.txt", "");
    check_glob("b.txt/*", "");
    check_glob("none/*", "");
    check_glob(".h*", ".hidden.txt ");
    check_glob("a\\*b.*", "a*b.txt ");
    check_glob("d*/", "deep/ ");
}

/** Whether reading a path ends with a code and a message that has a word. */
static void check_refused(const char *path, base_code code, const char *word) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, base_allocator_standard());
    check(!read_file(path, 3, NULL, &bytes, &error));
    check_number(error.code, code);
    if (!check(strstr(error.message, word) != NULL)) fprintf(stderr, "%s\n", error.message);
    base_buf_release(&bytes);
}

static void test_files(void) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, base_allocator_standard());
    write_file("b.txt", "bee");
    write_file("a.md", "# ay");
    write_file("a*b.txt", "star");
    write_file("c.HTML", "see");
    write_file("none.pdf", "no");
    write_file(".hidden.txt", "no");
    mkdir(path_in("deep"), 0755);
    write_file("deep/d.jsonl", "{\"text\":\"dee\"}\n");
    char loop[256];
    snprintf(loop, sizeof loop, "%s", path_in("loop"));
    check(symlink(folder, loop) == 0);
    check(mkfifo(path_in("pipe.txt"), 0600) == 0); /* to open it would wait for ever */
    check_folder(false, "a*b.txt a.md b.txt c.HTML pipe.txt ");
    check_folder(true, "a*b.txt a.md b.txt c.HTML deep/d.jsonl pipe.txt ");
    check_number(read_input_of("C.HTML"), READ_HTML);
    check_number(read_input_of("c.JsonL"), READ_JSONL);
    check_number(read_input_of("html"), READ_AUTO);

    check(read_file(path_in("b.txt"), 3, NULL, &bytes, &error));
    check_string(bytes.bytes, "bee");
    check_refused(path_in("a.md"), BASE_LIMIT, "a.md has 4 bytes");
    check_refused(path_in("none.txt"), BASE_NOT_FOUND, "none.txt");
    check_refused(folder, BASE_IO, folder);
    check_refused(path_in("pipe.txt"), BASE_UNSUPPORTED, "pipe.txt is a pipe");
    check_refused("/dev/null", BASE_UNSUPPORTED, "/dev/null is a device");
    char longest[6000];
    memset(longest, 'x', sizeof longest);
    memcpy(longest + sizeof longest - 5, ".txt", 5);
    check_refused(longest, BASE_IO, ".txt: File name too long");
    check_number(read_path(folder, &error), READ_PATH_FOLDER);
    check_number(read_path(path_in("b.txt"), &error), READ_PATH_FILE);
    check_number(read_path("-", &error), READ_PATH_FILE);
    check_number(read_path(path_in("none"), &error), READ_PATH_MISSING);
    check(strstr(error.message, "no such file") != NULL);
    check_number(read_path(longest, &error), READ_PATH_MISSING);
    check(strstr(error.message, "File name too long") != NULL);
    read_names names;
    read_names_start(&names, base_allocator_standard());
    check(!read_folder(&(read_walk){.names = &names, .recursive = true}, path_in("none"), &error));
    check_number(error.code, BASE_NOT_FOUND);
    read_names_release(&names);
    base_buf_release(&bytes);
}

/* ---- waiting ------------------------------------------------------------------------------------------- */

static void *raise_flag(void *flag) {
    atomic_store((base_cancel *)flag, 1);
    return NULL;
}

/** What the process was given open is read though it is a pipe; and waiting for it ends with the flag. */
static void test_waiting(void) {
    int ends[2];
    base_cancel cancel;
    base_buf bytes;
    base_error error = {0};
    read_handle handle;
    char path[32], room[8];
    size_t found = 0;
    atomic_init(&cancel, 0);
    check(pipe(ends) == 0);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    check(read_handle_open(&handle, path, &cancel, base_allocator_standard(), &error));
    check(write(ends[1], "bee", 3) == 3);
    check(read_handle_read(&handle, path, room, sizeof room, &found, &error));
    check_number(found, 3);
    pthread_t thread;
    check(pthread_create(&thread, NULL, raise_flag, &cancel) == 0);
    check(!read_handle_read(&handle, path, room, sizeof room, &found, &error)); /* nobody writes */
    check_number(error.code, BASE_CANCELLED);
    pthread_join(thread, NULL);
    read_handle_close(&handle);

    /* With the flag raised, nothing begins: no file, no line, no folder, no glob. */
    base_buf_start(&bytes, base_allocator_standard());
    check(!read_file(path_in("b.txt"), 9, &cancel, &bytes, &error));
    check_number(error.code, BASE_CANCELLED);
    read_lines lines;
    read_article article;
    check(read_lines_open(&lines, path, 80, &cancel, base_allocator_standard(), &error));
    check(read_lines_next(&lines, &article, &error) == READ_FAILED);
    check_number(error.code, BASE_CANCELLED);
    read_lines_close(&lines);
    read_names names;
    read_names_start(&names, base_allocator_standard());
    read_walk walk = {.names = &names, .recursive = true, .cancel = &cancel};
    check(!read_folder(&walk, folder, &error));
    check_number(error.code, BASE_CANCELLED);
    bool matched = false;
    check(!read_glob(&walk, path_in("*"), &matched, &error));
    check_number(error.code, BASE_CANCELLED);
    read_names_release(&names);

    close(ends[1]); /* the end of what is given */
    atomic_store(&cancel, 0);
    check(read_file(path, 9, &cancel, &bytes, &error));
    check_number(bytes.count, 0);
    close(ends[0]);
    check(!read_file(path, 9, &cancel, &bytes, &error));
    base_buf_release(&bytes);
}

/* Metadata that cannot be used is left out, and never cut or forgotten in silence; the field's own name wins. */
static void test_metadata_of_lines(void) {
    write_file("m.jsonl", "{\"text\":\"A.\",\"title\":\"q\\u0000z\",\"outlet\":7,\"date\":20260311}\n"
                          "{\"source\":\"feed\",\"outlet\":\"Tern\",\"outlet\":\"Post\",\"text\":\"B.\"}\n"
                          "{\"outlet\":\"Tern\",\"source\":[1],\"url\":null,\"byline\":[7],\"text\":\"C.\"}\n"
                          "{\"source\":{\"a\":1},\"publisher\":\"Tern\",\"other\":7,\"text\":\"D.\"}\n");
    static const struct {
        const char *outlet;
        uint32_t unread;
    } expected[] = {{NULL, 1 << READ_TITLE | 1 << READ_OUTLET | 1 << READ_DATE},
                    {"Tern", 0},
                    {"Tern", 1 << READ_BYLINE},
                    {"Tern", 0}};
    read_lines lines;
    base_error error = {0};
    read_article article;
    check(read_lines_open(&lines, path_in("m.jsonl"), 1000, NULL, base_allocator_standard(), &error));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
        check_number(article.unread, expected[i].unread);
        check(!article.title && !article.date && !article.byline);
        check_string(article.source ? article.source : "", expected[i].outlet ? expected[i].outlet : "");
    }
    check(read_lines_next(&lines, &article, &error) == READ_END);
    read_lines_close(&lines);
}

static void test_lines(void) {
    write_file(
        "l.jsonl",
        "\xEF\xBB\xBF{\"doc\":\"one\",\"text\":\"First\\u0000.\",\"title\":\"T\",\"publisher\":\"P\",\"x\":[{"
        "}]}\n"
        "\n"
        "{\"id\":7,\"text\":\"Second.\",\"date\":null,\"source\":{\"name\":1}}\r\n"
        "{\"id\":\"o\",\"text\":\"O\",\"outlet\":\"Tern\"}\n"
        "{\"id\":\"s\",\"text\":\"S\",\"source\":\"Post\"}\n"
        "{\"text\":\"Third.\"\n"
        "[]\n"
        "{\"id\":\"no text\"}\n"
        "{\"text\":5}\n"
        "{\"id\":\"\",\"text\":\"E\"}\n"
        "{\"id\":\"\\u0000x\",\"text\":\"E\"}\n"
        "{\"text\":\"this line is much longer than the limit that was set for the lines of this file\"}\n"
        "{\"text\":\"Last.\"}");
    read_lines lines;
    base_error error = {0};
    check(read_lines_open(&lines, path_in("l.jsonl"), 80, NULL, base_allocator_standard(), &error));
    read_article article;
    check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
    check_string(article.id, "one");
    check_string(article.title, "T");
    check_string(article.source, "P");
    check(article.count == 7 && memcmp(article.bytes, "First\0.", 7) == 0 && article.decoded);
    check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
    check_string(article.id, "7");
    check_string(article.bytes, "Second.");
    check(article.date == NULL && article.source == NULL && article.title == NULL);
    check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
    check_string(article.source, "Tern");
    check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
    check_string(article.source, "Post");
    static const char *const problems[] = {
        ":6: the value has no end (byte 16 of the line)",
        ":7: the line is not an object (byte 1 of the line)",
        ":8: there is no \"text\" (byte 16 of the line)",
        ":9: \"text\" is not a string (byte 9 of the line)",
        ":10: the id is empty; leave it out, or name the article (byte 8 of the line)",
        ":11: the id contains a zero byte (byte 15 of the line)",
        ":12: the line is longer than 80 bytes, the limit for a document"};
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        check(read_lines_next(&lines, &article, &error) == READ_PROBLEM);
        check_string(strstr(error.message, ".jsonl") + 6, problems[i]);
    }
    check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
    check_string(article.bytes, "Last.");
    check_string(article.id, path_in("l.jsonl"));
    check(read_lines_next(&lines, &article, &error) == READ_END);
    read_lines_close(&lines);
    read_lines_close(&lines);
    check(!read_lines_open(&lines, path_in("none.jsonl"), 80, NULL, base_allocator_standard(), &error));
    check_number(error.code, BASE_NOT_FOUND);
}

/* What has no telling name is JSON lines where its first line is an object, and not all there is; else its bytes
 * are all there. */
static void test_look(void) {
    static const struct {
        const char *bytes;
        bool json;
    } cases[] = {{"{\"text\":\"A.\"}\nno object\n", true},
                 {"\xEF\xBB\xBF \n\n{ \"text\" : \"A.\" }", false},
                 {"\xEF\xBB\xBF \n\n{ \"text\" : \"A.\" }\n\n{}", true},
                 {"{\"text\":\"A.\"\n", false},
                 {"{\"text\":\"A.\"} said he\n", false},
                 {"{}\n", false},
                 {"{A photograph}\n", false},
                 {"[\"A\"]\n", false},
                 {"A said: {\"x\":1}\n", false},
                 {" \n", false},
                 {"", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_file("look", cases[i].bytes);
        read_lines lines;
        base_error error;
        base_buf bytes;
        base_buf_start(&bytes, base_allocator_standard());
        bool json;
        check(read_lines_open(&lines, path_in("look"), 100, NULL, base_allocator_standard(), &error));
        check(read_lines_look(&lines, &json, &error));
        check_number(json, cases[i].json);
        read_article article;
        if (json) check(read_lines_next(&lines, &article, &error) == READ_ARTICLE);
        if (!json && check(read_lines_whole(&lines, &bytes, &error)))
            check_string(bytes.bytes, cases[i].bytes);
        base_buf_release(&bytes);
        read_lines_close(&lines);
    }
}

/** A first line that stands between more blanks than are read at once. */
static void test_look_far(void) {
    static const char *const behind[] = {"", "{\"text\":\"B.\"}\n"};
    for (size_t i = 0; i < 2; i++) {
        base_buf bytes;
        base_error error;
        read_lines lines;
        bool json;
        base_buf_start(&bytes, base_allocator_standard());
        for (int k = 0; k < 200000; k++) base_buf_add_string(&bytes, k % 9 ? " " : "\n");
        base_buf_add_string(&bytes, "{\"text\":\"A.\"}");
        for (int k = 0; k < 200000; k++) base_buf_add_string(&bytes, k % 9 ? " " : "\n");
        base_buf_add_string(&bytes, behind[i]);
        write_file("far", bytes.bytes);
        check(read_lines_open(&lines, path_in("far"), 1 << 20, NULL, base_allocator_standard(), &error));
        check(read_lines_look(&lines, &json, &error));
        check_number(json, i == 1);
        read_lines_close(&lines);
        base_buf_release(&bytes);
    }
    unlink(path_in("far"));
}

#define BYTES(literal) (literal), sizeof(literal) - 1

/* And what is no JSON lines is a page where it begins as one. */
static void test_look_of_pages(void) {
    static const struct {
        const char *bytes;
        size_t count;
        read_input input;
    } cases[] = {{BYTES("<!DOCTYPE html>\n<p>A."), READ_HTML},
                 {BYTES("\xEF\xBB\xBF\n <!doctype HTML PUBLIC \"\">"), READ_HTML},
                 {BYTES("<html lang=\"en\">"), READ_HTML},
                 {BYTES("<!-- <p> --><!-- -->\n<HEAD>"), READ_HTML},
                 {BYTES("<?xml version=\"1.0\"?>\n<html>"), READ_HTML},
                 {BYTES("<body>"), READ_HTML},
                 {BYTES("<\0h\0t\0m\0l\0>\0"), READ_TEXT},
                 {BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), READ_HTML},
                 {BYTES("\xFF\xFE<\0h\0t\0m\0l\0>"), READ_HTML},
                 {BYTES("\xFE\xFF\0<\0h\0t\0m\0l\0>"), READ_HTML},
                 {BYTES("\xFE\xFF\0<\0h\0t\0m\0l"), READ_TEXT},
                 {BYTES("<html"), READ_TEXT},
                 {BYTES("<htmlx>"), READ_TEXT},
                 {BYTES("<pre-war> prices"), READ_TEXT},
                 {BYTES("<!-- no end <html>"), READ_TEXT},
                 {BYTES("<?xml no end"), READ_TEXT},
                 {BYTES("<?xml version=\"1.0\"?><rss>"), READ_TEXT},
                 {BYTES("A <p> in prose"), READ_TEXT},
                 {BYTES("\xFF\xFE"), READ_TEXT},
                 {BYTES(" "), READ_TEXT},
                 {BYTES(""), READ_TEXT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *exact = malloc(cases[i].count + 1); /* no byte more */
        char *bytes = exact ? exact + 1 : NULL;
        if (!check(bytes != NULL)) continue;
        memcpy(bytes, cases[i].bytes, cases[i].count);
        check_number(read_input_look(bytes, cases[i].count), cases[i].input);
        free(exact);
    }
}

/* Metadata that could not be read is warned of. */
static void test_unread(void) {
    read_article article = {.bytes = "A.", .count = 2, .unread = 1 << READ_OUTLET | 1 << READ_DATE};
    read_content content;
    base_error error;
    read_content_start(&content, base_allocator_standard());
    check(read_content_fill(&content, &article, (read_limits){0}, &error));
    if (check_number(content.warnings.count, 2)) {
        check(strstr(content.warnings.items[0].message, "outlet") != NULL);
        check(strstr(content.warnings.items[1].message, "date") != NULL);
    }
    read_content_release(&content);
}

/* ---- memory -------------------------------------------------------------------------------------------- */

static bool work_lines(const base_allocator *allocator, void *context) {
    read_lines lines;
    base_error error = {0};
    bool done = read_lines_open(&lines, context, 1000, NULL, allocator, &error);
    read_step step = READ_FAILED;
    if (done) {
        read_article article;
        do step = read_lines_next(&lines, &article, &error);
        while (step == READ_ARTICLE || step == READ_PROBLEM);
        read_lines_close(&lines);
    }
    return check(step == READ_END || error.code == BASE_NO_MEMORY) && step == READ_END;
}

static bool work_folder(const base_allocator *allocator, void *context) {
    read_names names;
    base_error error = {0};
    read_names_start(&names, allocator);
    bool done = read_folder(&(read_walk){.names = &names, .recursive = true}, context, &error);
    read_names_release(&names);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

static bool work_glob(const base_allocator *allocator, void *context) {
    read_names names;
    base_error error = {0};
    bool matched = false;
    read_names_start(&names, allocator);
    bool done = read_glob(&(read_walk){.names = &names}, context, &matched, &error);
    read_names_release(&names);
    return check(done ? matched : error.code == BASE_NO_MEMORY) && done;
}

static bool work_file(const base_allocator *allocator, void *context) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, allocator);
    bool done = read_file(context, 1000, NULL, &bytes, &error);
    base_buf_release(&bytes);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

static bool work_look(const base_allocator *allocator, void *context) {
    read_lines lines;
    base_error error;
    base_buf bytes;
    bool json = false;
    base_buf_start(&bytes, allocator);
    bool done = read_lines_open(&lines, context, 1000, NULL, allocator, &error);
    if (done) {
        done = read_lines_look(&lines, &json, &error) && (json || read_lines_whole(&lines, &bytes, &error));
        read_lines_close(&lines);
    }
    base_buf_release(&bytes);
    return done;
}

static void test_memory(void) {
    char path[256];
    snprintf(path, sizeof path, "%s", path_in("l.jsonl"));
    check_out_of_memory(work_lines, path);
    check_out_of_memory(work_file, path);
    snprintf(path, sizeof path, "%s", path_in("look"));
    write_file("look", "{\"text\" said he\n");
    check_out_of_memory(work_look, path);
    check_out_of_memory(work_folder, folder);
    snprintf(path, sizeof path, "%s", path_in("d*/*"));
    check_out_of_memory(work_glob, path);
}

static void clean_up(void) {
    static const char *const names[] = {"b.txt",   "a.md",         "c.HTML",  ".hidden.txt",
                                        "a*b.txt", "deep/d.jsonl", "loop",    "pipe.txt",
                                        "l.jsonl", "none.pdf",     "m.jsonl", "look"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(path_in(names[i]));
    rmdir(path_in("deep"));
    rmdir(folder);
}

int main(void) {
    make_folder();
    test_files();
    test_globs();
    test_waiting();
    test_lines();
    test_metadata_of_lines();
    test_look();
    test_look_far();
    test_look_of_pages();
    test_unread();
    test_memory();
    clean_up();
    return check_done("read files");
}
