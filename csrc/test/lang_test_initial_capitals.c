#include "lang/initial_capitals.h"

#include <string.h>

#include "test/check.h"

/* A document of sentences that end with '|', their words between blanks. */
static void build(doc *document, const char *text) {
    doc_start(document, base_allocator_standard());
    check(doc_set_text(document, text, (uint32_t)strlen(text)));
    doc_range sentence = {0, 0};
    for (uint32_t at = 0; text[at]; at++) {
        if (text[at] == '|') {
            check(
                base_vec_push(document->allocator, &document->sentences, (doc_sentence){.tokens = sentence}));
            sentence = (doc_range){document->tokens.count, 0};
        } else if (text[at] != ' ') {
            uint32_t end = at + (uint32_t)strcspn(text + at, " |");
            check(doc_add_token(document, at, (uint16_t)(end - at), DOC_SPACE_AFTER));
            sentence.count++;
            at = end - 1;
        }
    }
}

static bool first_is_name(const char *text, uint32_t sentence) {
    static lang_initial_capitals firsts;
    doc document;
    build(&document, text);
    lang_initial_capitals_gather(&firsts, &document);
    bool name =
        lang_initial_capitals_name(&firsts, &document, document.sentences.items[sentence].tokens.first);
    doc_release(&document);
    return name;
}

int main(void) {
    /* written with a capital inside a sentence, and never without */
    check(first_is_name("the envoy Marta Ilvanen spoke in town .| Ilvanen called again for talks .|", 1));
    check(first_is_name("they met Şule Öztan there at noon .| Öztan called for talks .|", 1));
    /* nothing is known of it */
    check(!first_is_name("the envoy spoke .| Ilvanen called again for talks .|", 1));
    /* the document knows it in lower case */
    check(!first_is_name("we asked Will Dorn if he will come .| Will he come ?|", 1));
    /* one letter is no name */
    check(!first_is_name("he said that I was late .| I was not .|", 1));
    /* two words that a hash of 32 bits takes for one */
    check(!first_is_name("they met Liquid there at noon .| Costarring called for talks .|", 1));
    return check_done("lang_test_firsts");
}
