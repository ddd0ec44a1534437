/* Word lists from their text to a model file and back, and everything that is refused on that way. */
#include <stdlib.h>
#include <string.h>

#include "model/classes.h"
#include "model/manifest.h"
#include "test/check.h"
#include "test/model_made.h"
#include "train/language.h"

static const char harbour[] = "# Source: ours\n"
                              "buoy\tmark\tred\n"
                              "buoy\tfloat\t\n"
                              "quay\tplace\tstone\n"
                              "\n"
                              "pier\tplace\n";

/** A model of one list, "harbour", whose section is changed by `size` and one byte. */
static bool open_list(made_model *made, const base_buf *section, size_t size, model_lexicon *list,
                      base_error *error) {
    const made_change change = {"list.harbour", section->bytes, size};
    return made_lists(made, &change, 1, error) && model_lexicon_open(list, made->file, "harbour", error);
}

static void compile(base_buf *section) {
    base_buf_start(section, base_allocator_standard());
    train_list_compile("harbour.tsv", harbour, sizeof harbour - 1, section);
}

static void test_rows(void) {
    base_buf section;
    base_error error = {0};
    made_model made;
    model_lexicon list;
    compile(&section);
    check(open_list(&made, &section, section.count, &list, &error));
    check_string(error.message, "");
    check_number(list.count, 4);
    check_number(list.columns, 3);
    uint32_t buoy = model_lexicon_row(&list, "buoy", 4);
    check_number(buoy, 0);
    check_number(model_lexicon_next(&list, buoy), 1);
    check_number(model_lexicon_next(&list, 1), MODEL_NO_ROW);
    check_string(model_lexicon_cell(&list, 0, 2).bytes, "red");
    check_string(model_lexicon_cell(&list, model_lexicon_row(&list, "pier", 4), 2).bytes, "");
    check_string(model_lexicon_cell(&list, 0, 7).bytes, "");
    check_number(model_lexicon_row(&list, "buo", 3), MODEL_NO_ROW);
    check_number(model_lexicon_row(&list, "buoy\0", 5), MODEL_NO_ROW);
    check_number(model_lexicon_row(&list, "", 0), MODEL_NO_ROW);
    made_release(&made);
    base_buf_release(&section);
}

static void test_classes(void) {
    static const char *const names[] = {"place", NULL, "float", "mark"}, *const fewer[] = {"place", "mark"},
                             *const more[] = {"place", "float", "mark", "light"};
    base_buf section;
    base_error error = {0};
    made_model made;
    model_lexicon list;
    compile(&section);
    check(open_list(&made, &section, section.count, &list, &error));
    check(model_lexicon_bind(&list, 1, names, 4, MODEL_ALL, &error));
    check_number(model_lexicon_id(&list, 0, 1), 3);
    check_number(model_lexicon_id(&list, MODEL_NO_ROW, 1), MODEL_NO_CLASS);
    check_number(model_lexicon_classes(&list, model_lexicon_row(&list, "buoy", 4), 1), 1 << 2 | 1 << 3);
    check_number(model_lexicon_classes(&list, model_lexicon_row(&list, "boat", 4), 1), 0);
    check(!model_lexicon_bind(&list, 1, fewer, 2, MODEL_SOME, &error));
    check_string(error.message,
                 "harbour.quoth: the list harbour has the unknown \"float\" in column 2: model and "
                 "library do not fit; take the model that came with this library, or mend the list "
                 "and pack it anew");
    check(!model_lexicon_bind(&list, 1, more, 4, MODEL_ALL, &error));
    check_number(error.code, BASE_UNSUPPORTED);
    check(strstr(error.message, "the list harbour lacks \"light\" in column 2") != NULL);
    check(!model_lexicon_bind(&list, 1, more, 4, MODEL_OPEN, &error));
    check(model_lexicon_bind(&list, 1, more, 4, MODEL_SOME, &error));
    check(model_lexicon_bind(&list, 1, fewer, 2, MODEL_OPEN, &error));
    check_number(model_lexicon_id(&list, 1, 1), MODEL_NO_CLASS);
    check(!model_lexicon_bind(&list, 0, names, 4, MODEL_SOME, &error));
    check(!model_lexicon_bind(&list, 5, names, 4, MODEL_SOME, &error));
    made_release(&made);
    base_buf_release(&section);
}

/** Whatever is done to a section, with a checksum that agrees: refused with a message, or safe to ask. */
static void test_damage(void) {
    base_buf section;
    compile(&section);
    size_t refused = 0;
    for (size_t size = 0; size < section.count; size++) {
        base_error error = {0};
        made_model made;
        model_lexicon list;
        check(!open_list(&made, &section, size, &list, &error));
        check(error.message[0] != 0);
        made_release(&made);
    }
    for (size_t at = 0; at < section.count; at++) {
        base_error error = {0};
        made_model made;
        model_lexicon list;
        char was = section.bytes[at];
        section.bytes[at] = (char)~was;
        bool open = open_list(&made, &section, section.count, &list, &error);
        refused += !open;
        check(open || strstr(error.message, "harbour.quoth: the list harbour ") == error.message);
        for (uint32_t row = 0; open && row < list.count; row++)
            for (uint32_t c = 0; c < list.columns; c++)
                check(model_lexicon_cell(&list, row, c).count < section.count);
        if (open) check(model_lexicon_row(&list, "dock", 4) == MODEL_NO_ROW);
        made_release(&made);
        section.bytes[at] = was;
    }
    check(refused > 40);
    base_buf_release(&section);
}

static void test_layout(void) {
    base_buf section;
    base_error error = {0};
    made_model made;
    model_lexicon list;
    compile(&section);
    section.bytes[0] = 9;
    check(!open_list(&made, &section, section.count, &list, &error));
    check_string(error.message,
                 "harbour.quoth: the list harbour has layout 9; this library reads layout 1: pack the "
                 "model anew with this library's quoth-train pack");
    check(!model_lexicon_open(&list, made.file, "lagoon", &error) && error.code == BASE_NOT_FOUND);
    check_string(error.message,
                 "harbour.quoth: the model file has no list lagoon: take the model that came with this "
                 "library, or pack the list with quoth-train pack --language");
    made_release(&made);
    base_buf_release(&section);
}

static void check_manifest(const char *text, const char *message) {
    made_model made;
    base_error error = {0};
    const made_change change = {"manifest", text, text ? strlen(text) : 0};
    check(made_lists(&made, &change, 1, &error));
    check(model_manifest_check(made.file, &error) == (message == NULL));
    check_string(error.message, message ? message : "");
    if (message) check_number(error.code, BASE_UNSUPPORTED);
    made_release(&made);
}

#define TAGS "tags\tupos=UD xpos=Penn deprel=UD names=quoth\n"

static void test_manifests(void) {
    check_manifest("language\ten\nfeatures\t1\n" TAGS, NULL);
    check_manifest(
        NULL, "harbour.quoth: the model file has no manifest, so nothing says that it fits this library: "
              "take the model that came with this library, or pack its sections anew with quoth-train pack "
              "--language");
#define LIBRARY "this library, quoth " QUOTH_VERSION ", reads "
#define REMEDY ": take the model that came with this library"
    check_manifest("language\ten\nfeatures\t2\n" TAGS,
                   "harbour.quoth: the model has features of version \"2\"; " LIBRARY "\"1\"" REMEDY
                   ", or train it anew");
    check_manifest("", "harbour.quoth: the model has features of version \"\"; " LIBRARY "\"1\"" REMEDY
                       ", or train it anew");
    check_manifest("language\tde\nfeatures\t1\n" TAGS,
                   "harbour.quoth: the model has language \"de\"; " LIBRARY "\"en\"" REMEDY);
    check_manifest("language\ten\nfeatures\t1\ntags\txpos=STTS",
                   "harbour.quoth: the model has tag sets \"xpos=STTS\"; " LIBRARY
                   "\"upos=UD xpos=Penn deprel=UD names=quoth\"" REMEDY ", or train with those tags");
}

static void test_words(void) {
    model_classes words;
    base_error error = {0};
    model_file *file = made_shipped();
    if (!file || !check(model_classes_open_words(&words, file, &error))) return;
    uint64_t of = model_classes_of(&words, "Of", 2);
    check(model_classes_have(of, MODEL_WORD_GENITIVE) && model_classes_have(of, MODEL_WORD_TITLE_LINK));
    check(!model_classes_have(of, MODEL_WORD_DEFINITE));
    check_number(model_classes_find(&words, "Of", 2), 0);
    check(model_classes_find(&words, "of", 2) == of);
    check_number(model_classes_of(&words, "offer", 5), 0);
    check_number(model_classes_of(&words, "", 0), 0);
    model_file_close(file);
}

int main(void) {
    test_rows();
    test_classes();
    test_damage();
    test_layout();
    test_manifests();
    test_words();
    return check_done("train language");
}
