#include <string.h>

#include "query/report.h"

/** The predicate that governs a token: itself or the nearest above, else DOC_NONE (a headline without a
 * verb). */
static uint32_t governing_predicate(const doc *document, doc_range sentence, uint32_t token) {
    for (uint32_t steps = 0; steps < sentence.count && token != DOC_NONE; steps++) {
        if (query_is_predicate(document, sentence, token)) return token;
        token = query_head_in(document, sentence, token);
    }
    return DOC_NONE;
}

/** Whether tokens belong to a clause: below its predicate, and not to a clause that is put beside it. */
typedef struct clause {
    const doc *document;
    doc_range sentence;
    uint32_t predicate;
    uint8_t known[DOC_SENTENCE_TOKENS]; /**< by position: 0 unknown, 1 outside, 2 inside */
} clause;

static bool starts_another(const clause *self, uint32_t token) {
    uint8_t relation = (uint8_t)doc_deprel_universal(self->document->tokens.deprel[token]);
    return (relation == DOC_REL_CONJ || relation == DOC_REL_PARATAXIS) &&
           query_is_predicate(self->document, self->sentence, token);
}

static bool belongs(clause *self, uint32_t token) {
    uint32_t path[DOC_SENTENCE_TOKENS], depth = 0;
    uint8_t answer = 1;
    while (depth < DOC_SENTENCE_TOKENS) {
        uint32_t position = token - self->sentence.first;
        if (token == self->predicate) {
            answer = 2;
            break;
        }
        if (self->known[position]) {
            answer = self->known[position];
            break;
        }
        path[depth++] = position;
        uint32_t head = query_head_in(self->document, self->sentence, token);
        if (head == DOC_NONE || (head == self->predicate && starts_another(self, token))) break;
        token = head;
    }
    for (uint32_t i = 0; i < depth; i++) self->known[path[i]] = answer;
    return answer == 2;
}

/** True for a token at which the clause may begin or end. */
static bool bounds(clause *self, uint32_t token) {
    const doc_tokens *tokens = &self->document->tokens;
    /* The word that joins the clause to another is no part of it. */
    bool joins = tokens->deprel[token] == DOC_REL_CC &&
                 query_head_in(self->document, self->sentence, token) == self->predicate;
    if (tokens->upos[token] == DOC_PUNCT || joins) return false;
    return self->predicate == DOC_NONE || belongs(self, token);
}

/** The clause's hull without marks at its ends; the whole sentence where there is no predicate. It holds the
 * hit. */
static doc_span clause_span(const doc *document, doc_range sentence, uint32_t predicate,
                            const query_hit *hit) {
    clause self = {.document = document, .sentence = sentence, .predicate = predicate};
    uint32_t first = sentence.first, last = sentence.first + sentence.count - 1;
    if (sentence.count > DOC_SENTENCE_TOKENS) self.predicate = DOC_NONE;
    while (first < last && !bounds(&self, first)) first++;
    while (last > first && !bounds(&self, last)) last--;
    uint32_t hit_last = hit->tokens.first + hit->tokens.count - 1;
    if (hit->tokens.first < first) first = hit->tokens.first;
    if (hit_last > last) last = hit_last;
    return doc_tokens_span(document, (doc_range){first, last - first + 1});
}

static uint8_t modality_of(const engine_models *models, const doc *document, doc_range sentence,
                           uint32_t predicate) {
    static const struct {
        speech_class class;
        uint8_t modality;
    } classes[] = {
        {SPEECH_POSSIBLE, DOC_POSSIBLE}, {SPEECH_FUTURE, DOC_FUTURE}, {SPEECH_CONDITIONAL, DOC_CONDITIONAL}};
    for (uint32_t i = sentence.first; i < sentence.first + sentence.count; i++) {
        if (query_head_in(document, sentence, i) != predicate) continue;
        if (doc_deprel_universal(document->tokens.deprel[i]) != DOC_REL_AUX) continue;
        char word[32];
        doc_span span = doc_token_span(document, i);
        size_t size = span.end - span.begin < sizeof word ? span.end - span.begin : sizeof word - 1;
        memcpy(word, document->text + span.begin, size);
        word[size] = '\0';
        for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
            if (speech_word_is(&models->words, word, classes[c].class)) return classes[c].modality;
    }
    return DOC_ASSERTED;
}

/** Cue and verb: the predicate with its particle, or the copula that makes one of another word. */
static void name_predicate(const doc *document, doc_range sentence, uint32_t predicate,
                           query_record *record) {
    uint32_t copula = query_child_with(document, sentence, predicate, DOC_REL_COP, DOC_REL_COP);
    bool verb = document->tokens.upos[predicate] == DOC_VERB || document->tokens.upos[predicate] == DOC_AUX;
    uint32_t cue = !verb && copula != DOC_NONE ? copula : predicate;
    record->cue = doc_token_span(document, cue);
    record->verb = doc_lemma(&document->tokens, cue);
}

/** True where a clause stands below the cue of a report: it tells the report's circumstances. */
static bool below_a_cue(const query_reporter *reporter, doc_range sentence, uint32_t token) {
    const doc *document = &reporter->document->content;
    for (uint32_t steps = 0; steps < sentence.count && token != DOC_NONE; steps++) {
        uint8_t relation = (uint8_t)doc_deprel_universal(document->tokens.deprel[token]);
        token = query_head_in(document, sentence, token);
        /* A clause beside the report's is none of its circumstances. */
        if (relation == DOC_REL_CONJ || relation == DOC_REL_PARATAXIS) continue;
        if (token != DOC_NONE && reporter->cues[token] != DOC_NONE) return true;
    }
    return false;
}

void query_narrate(const query_reporter *reporter, const query_hit *hit, query_record *record) {
    const doc *document = &reporter->document->content;
    doc_range sentence = document->sentences.items[record->sentence].tokens;
    uint32_t predicate = governing_predicate(document, sentence, hit->head);
    record->place = QUERY_CONTENT;
    if (predicate != DOC_NONE) {
        name_predicate(document, sentence, predicate, record);
        record->negated = query_is_negated(reporter->models, document, sentence, predicate);
        record->modality = modality_of(reporter->models, document, sentence, predicate);
        if (below_a_cue(reporter, sentence, predicate)) record->place = QUERY_BACKGROUND;
    }
    record->content = clause_span(document, sentence, predicate, hit);
}
