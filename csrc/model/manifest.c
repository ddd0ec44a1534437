/* What a model file says of itself, and whether that fits this library. */
#include "model/manifest.h"

#include <string.h>

/** What the library can read: its rules of tokens, of lower case and of names are those of this language. */
static const char language[] = "en";
/** The tag sets whose names the document's columns know. */
static const char tags[] = "upos=UD xpos=Penn deprel=UD names=quoth";

#define REMEDY "take the model that came with this library"

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
static bool check_line(const model_manifest *manifest, const model_file *file, const char *key,
                       const char *what, const char *wanted, const char *remedy, base_error *error) {
    model_cell found = model_manifest_value(manifest, key);
    if (found.count == strlen(wanted) && memcmp(found.bytes, wanted, found.count) == 0) return true;
    int shown = found.count < 80 ? (int)found.count : 80;
    base_fail(error, BASE_UNSUPPORTED, 0, "%s: the model has the %s \"%.*s\"; this library reads \"%s\": %s",
              model_file_name(file), what, shown, found.bytes, wanted, remedy);
    return false;
}

bool model_manifest_check(const model_file *file, base_error *error) {
    model_manifest manifest;
    if (!model_manifest_open(&manifest, file, error)) return false;
    model_cell stated = model_manifest_value(&manifest, "features");
    int32_t features = model_cell_number((model_cell){stated.bytes, stated.count < 8 ? stated.count : 8});
    if (features != (int32_t)MODEL_FEATURES) {
        base_fail(error, BASE_UNSUPPORTED, 0,
                  "%s: the model learned from features of version %d; this library makes version %u: " REMEDY
                  ", or train it anew",
                  model_file_name(file), features, MODEL_FEATURES);
        return false;
    }
    return check_line(&manifest, file, "language", "language", language, REMEDY, error) &&
           check_line(&manifest, file, "tags", "tag sets", tags, REMEDY ", or train with those tags", error);
}
