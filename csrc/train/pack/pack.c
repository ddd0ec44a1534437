/* Model files from sections, and what is in them. */
#include "train/pack/pack.h"

#include <stdio.h>
#include <string.h>

#include "lang/token.h"
#include "model/manifest.h"
#include "refer/lexicons.h"
#include "speech/lexicons.h"
#include "train/language.h"

static void read_section(train_sections *sections, const char *argument) {
    const char *equals = strchr(argument, '=');
    char id[MODEL_ID_BYTES + 2] = {0};
    size_t length = equals ? (size_t)(equals - argument) : 0, size;
    if (length == 0 || length > MODEL_ID_BYTES)
        train_die("pack wants ID=SECTION with an id of 1 to %u letters, not \"%s\"", MODEL_ID_BYTES,
                  argument);
    memcpy(id, argument, length);
    if (train_sections_find(sections, id)) train_die("pack was given the section %s twice", id);
    char *bytes = train_read_file(equals + 1, &size);
    train_sections_put(sections, id, bytes, size);
}

/** Lists that changed since the weights learned leave a trace: the manifest of the file that the weights come
 * from says with which they did, and for which features. */
static void keep_line(train_sections *sections, const char *old, size_t old_size, const char *key) {
    train_section *now = train_sections_find(sections, MODEL_MANIFEST);
    model_manifest was = {old, old_size}, is = {now->bytes, now->size};
    model_cell before = model_manifest_value(&was, key), after = model_manifest_value(&is, key);
    if (before.count == 0 || after.count == 0) return;
    base_buf text;
    base_buf_start(&text, base_allocator_standard());
    size_t from = (size_t)(after.bytes - now->bytes);
    base_buf_add(&text, now->bytes, from);
    base_buf_add(&text, before.bytes, before.count);
    base_buf_add(&text, after.bytes + after.count, now->size - from - after.count);
    char *bytes = train_new(text.count, 1);
    memcpy(bytes, text.bytes, text.count);
    train_sections_put(sections, MODEL_MANIFEST, bytes, text.count);
    base_buf_release(&text);
}

static void add_language(train_sections *sections, const char *path, bool from) {
    train_section *manifest = from ? train_sections_find(sections, MODEL_MANIFEST) : NULL;
    char *old = NULL;
    size_t old_size = 0;
    if (manifest) {
        old = train_new(manifest->size + 1, 1);
        old_size = manifest->size;
        memcpy(old, manifest->bytes, old_size);
    }
    /* Lists that were renamed or deleted since do not stay. */
    train_sections_drop(sections, "list.");
    train_sections_drop(sections, MODEL_MANIFEST);
    train_language_add(sections, path);
    if (old) {
        keep_line(sections, old, old_size, "learned");
        keep_line(sections, old, old_size, "features");
    }
    train_free(old);
}

/** What the library would refuse is refused here, before it is written: lists whose classes it does not know.
 */
static void check_lists(const base_buf *bytes, const char *path) {
    base_error error;
    void *copy = NULL;
    model_file *file = train_bytes_open(bytes, path, &copy);
    lang_tokeniser tokeniser;
    name_lexicons *names = train_new(1, sizeof *names);
    refer_lexicons *facts = train_new(1, sizeof *facts);
    speech_lexicons *lexicons = train_new(1, sizeof *lexicons);
    if (!model_manifest_check(file, &error) ||
        !lang_tokeniser_open(&tokeniser, file, base_allocator_standard(), &error) ||
        !name_lexicons_open(names, file, base_allocator_standard(), &error) ||
        !refer_lexicons_open(facts, file, names, false, &error) ||
        !speech_lexicons_open(lexicons, file, &error))
        train_die("%s", error.message);
    lang_tokeniser_close(&tokeniser);
    train_free(names);
    train_free(facts);
    train_free(lexicons);
    model_file_close(file);
    train_free(copy);
}

int train_pack_main(train_options *options) {
    train_sections *sections = train_new(1, sizeof *sections);
    const char *out = train_option(options, "out", NULL), *from = train_option(options, "from", "");
    const char *language = train_option(options, "language", "");
    if (*from) {
        base_error error;
        model_file *file = model_file_open(base_allocator_standard(), from, &error);
        if (!file) train_die("%s", error.message);
        train_sections_take(sections, file, "");
        model_file_close(file);
    }
    train_sections *given = train_new(1, sizeof *given);
    for (int i = 0; i < options->count; i++) {
        if (!options->used[i]) read_section(given, options->items[i]);
    }
    for (uint32_t i = 0; i < given->count; i++)
        train_sections_put(sections, given->items[i].id, given->items[i].bytes, given->items[i].size);
    train_free(given);
    if (*language) add_language(sections, language, *from != 0);
    if (sections->count == 0) train_die("pack was given no section");
    base_buf file;
    base_buf_start(&file, base_allocator_standard());
    train_sections_write(sections, &file);
    if (*language) check_lists(&file, out);
    train_write_file(out, file.bytes, file.count);
    base_buf_release(&file);
    train_sections_release(sections);
    train_free(sections);
    return 0;
}

static void print_manifest(const model_file *file) {
    base_error error;
    model_manifest manifest;
    if (!model_manifest_check(file, &error)) train_die("%s", error.message);
    if (!model_manifest_open(&manifest, file, &error)) train_die("%s", error.message);
    printf("\n%.*s", (int)manifest.size, manifest.text);
    char now[17];
    train_language_fingerprint(manifest.text, manifest.size, now);
    model_cell learned = model_manifest_value(&manifest, "learned");
    if (learned.count != 16 || memcmp(now, learned.bytes, 16) != 0)
        printf("\nThe lists changed since the weights learned: now %s.\n", now);
}

int train_verify_main(train_options *options) {
    if (options->count != 1) train_die("verify wants one model file");
    base_error error;
    model_file *file = model_file_open(base_allocator_standard(), options->items[0], &error);
    if (!file || !model_file_verify(file, &error)) train_die("%s", error.message);
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    for (uint32_t i = 0; model_file_entry(file, i, id, &offset, &size); i++) {
        printf("%-24s %12llu bytes at %llu\n", id, (unsigned long long)size, (unsigned long long)offset);
    }
    printf("%-24s %12zu bytes\n", "all", model_file_size(file));
    print_manifest(file);
    model_file_close(file);
    return 0;
}
