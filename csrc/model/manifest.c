/* What a model file says of itself, and whether that fits this library. */
#include "model/manifest.h"

#include <string.h>

#define REMEDY "take the model that came with this library"
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

/** What a model must say to fit, line by line of its manifest. */
static const struct fit {
    const char *key, *what, *wanted, *remedy;
} fits[] = {{"features", "features of version", TEXT(MODEL_FEATURES), REMEDY ", or train it anew"},
            {"language", "language", MODEL_LANGUAGE, REMEDY},
            {"tags", "tag sets", MODEL_TAGS, REMEDY ", or train with those tags"}};

bool model_manifest_open(model_manifest *manifest, const model_file *file, base_error *error) {
    model_section section;
    if (!model_file_has(file, MODEL_MANIFEST)) {
        base_fail(error, BASE_UNSUPPORTED, 0,
                  "%s: the model file has no manifest, so nothing says that it fits this library: " REMEDY
                  ", or pack its sections anew with quoth-train pack --language",
                  model_file_name(file));
        return false;
    }
    if (!model_file_section(file, MODEL_MANIFEST, &section, error)) return false;
    *manifest = (model_manifest){(const char *)section.bytes, section.size};
    return true;
}

model_cell model_manifest_value(const model_manifest *manifest, const char *key) {
    size_t length = strlen(key);
    const char *end = manifest->text + manifest->size;
    for (const char *at = manifest->text; at < end;) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        size_t count = (size_t)((line ? line : end) - at);
        if (count > length && memcmp(at, key, length) == 0 && at[length] == '\t')
            return (model_cell){at + length + 1, (uint32_t)(count - length - 1)};
        at += count + (line != NULL);
    }
    return (model_cell){"", 0};
}

/** Compares one line of the manifest with what the library wants. */
static bool check_line(const model_manifest *manifest, const model_file *file, const struct fit *fit,
                       base_error *error) {
    model_cell found = model_manifest_value(manifest, fit->key);
    if (found.count == strlen(fit->wanted) && memcmp(found.bytes, fit->wanted, found.count) == 0) return true;
    int shown = found.count < 80 ? (int)found.count : 80;
    base_fail(error, BASE_UNSUPPORTED, 0,
              "%s: the model has %s \"%.*s\"; this library, quoth " QUOTH_VERSION ", reads \"%s\": %s",
              model_file_name(file), fit->what, shown, found.bytes, fit->wanted, fit->remedy);
    return false;
}

bool model_manifest_check(const model_file *file, base_error *error) {
    model_manifest manifest;
    if (!model_manifest_open(&manifest, file, error)) return false;
    for (size_t i = 0; i < sizeof fits / sizeof *fits; i++)
        if (!check_line(&manifest, file, &fits[i], error)) return false;
    return true;
}
