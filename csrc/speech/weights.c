#include "speech/weights.h"

const uint32_t speech_table_classes[SPEECH_TABLE_COUNT] = {2, SPEECH_ROLE_COUNT, 2, 2};

bool speech_weights_bind(speech_weights *weights, model_section section, base_error *error) {
    static const char *const names[SPEECH_TABLE_COUNT] = {"speech (cue)", "speech (role)",
                                                          "speech (continue)", "speech (keep)"};
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t version = model_reader_u32(&reader), tables = model_reader_u32(&reader);
    model_reader_u32(&reader);
    model_reader_u32(&reader);
    if (reader.failed || version != SPEECH_WEIGHTS_VERSION || tables != SPEECH_TABLE_COUNT) {
        base_fail(error, BASE_FORMAT, 0,
                  "section speech is of version %u with %u tables, not of version %u with %u", version,
                  tables, SPEECH_WEIGHTS_VERSION, (unsigned)SPEECH_TABLE_COUNT);
        return false;
    }
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++) {
        uint32_t offset = model_reader_u32(&reader), size = model_reader_u32(&reader);
        if (reader.failed || offset % MODEL_FILE_ALIGNMENT != 0 || offset > section.size ||
            size > section.size - offset) {
            base_fail(error, BASE_FORMAT, offset, "a table of the section speech lies outside of it");
            return false;
        }
        model_section table = {section.bytes + offset, size};
        if (!model_linear_bind(&weights->tables[i], table, speech_table_classes[i], names[i], error))
            return false;
    }
    return true;
}

uint32_t speech_chance(const model_linear *table, const speech_features *features) {
    int32_t scores[MODEL_LINEAR_MAX_CLASSES];
    model_linear_score(table, features->items, features->count, scores);
    return (uint32_t)(model_linear_probability(table, scores, 1) * 1000.0f + 0.5f);
}
