/* A model opens whole or not at all: every list that is missing or damaged is called by its name. */
#include "engine/models.h"
#include "test/check.h"
#include "test/model_made.h"

static const char *const every[2] = {"", "manifest"};

/** Writes a model to a file and opens all stages over it. */
static bool open_models(const made_model *made, base_error *error) {
    char path[1024];
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/quoth-models-test.quoth", folder ? folder : ".");
    FILE *out = fopen(path, "wb");
    bool written = out && fwrite(made->bytes, 1, made->size, out) == made->size;
    if (!check((out && fclose(out) == 0) && written)) return false;
    engine_models models;
    bool open = engine_models_open(&models, path, base_allocator_standard(), error);
    if (open) engine_models_close(&models);
    remove(path);
    return open;
}

static void test_missing(void) {
    model_file *shipped = made_shipped();
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    uint32_t lists = 0;
    for (uint32_t i = 0; shipped && model_file_entry(shipped, i, id, &offset, &size); i++) {
        if (strcmp(id, "card") == 0) continue;
        made_model made;
        base_error error = {0};
        const made_change change = {id, NULL, 0};
        lists += strncmp(id, "list.", 5) == 0;
        check(made_open(&made, every, &change, 1, &error));
        check(!open_models(&made, &error));
        const char *name = strncmp(id, "list.", 5) == 0 ? id + 5 : id;
        if (!strstr(error.message, name)) check_string(error.message, name);
        made_release(&made);
    }
    check(lists >= 20);
    model_file_close(shipped);
}

/** A bit of each list turned: the file's own checksum finds it. */
static void test_damaged(void) {
    made_model made;
    base_error error = {0};
    check(made_open(&made, every, NULL, 0, &error));
    check(open_models(&made, &error));
    check_string(error.message, "");
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    for (uint32_t i = 0; model_file_entry(made.file, i, id, &offset, &size); i++) {
        if (strncmp(id, "list.refer", 10) != 0 && strcmp(id, "manifest") != 0) continue;
        ((uint8_t *)made.bytes)[offset + size / 2] ^= 1;
        check(!open_models(&made, &error));
        check(strstr(error.message, id) && strstr(error.message, " was altered (checksum of bytes "));
        ((uint8_t *)made.bytes)[offset + size / 2] ^= 1;
    }
    check(open_models(&made, &error));
    made_release(&made);
}

int main(void) {
    test_missing();
    test_damaged();
    return check_done("corpus models");
}
