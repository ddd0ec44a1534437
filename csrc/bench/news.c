#include "bench/news.h"

#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])
#define WORDS 800

static const char *const given[] = {"Irja", "Jory", "Danuta", "Aksel", "Lena", "Ivo", "Marta", "Pavel"};
static const char *const family[] = {"Maunz", "Brandt", "Kroll",   "Thorne",
                                     "Okoro", "Maritz", "Ilvanen", "Dreska"};
static const char *const posts[] = {"Foreign Minister", "Mayor", "Fisheries Minister", "Ambassador",
                                    "President"};
static const char *const towns[] = {"Solvane", "Brennick", "Aldmoor", "Kelder", "Tornby", "Eskwater"};
static const char *const bodies[] = {"the Littoral Council", "the Harbour Board", "the Ministry of Transport",
                                     "the Seamen's Union"};
static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};

/* G given, F family name, P post, T town, B body, D day, N number; the rest is text. */
static const char *const sentences[] = {
    "P G F said on D that N boats had left T before the ice came.",
    "“We have counted them twice,” F told reporters in T, “and we shall count them again.”",
    "\"Nobody should have to ask for flour in March,\" said G F, who has led the talks since D.",
    "According to B, the lane will stay closed for another N days.",
    "F called for the full application of Resolution N, which B adopted in T.",
    "The report, which cited two officials familiar with the talks, described the harbour of T as full.",
    "He rejected the draft as \"a paper from another age\" and accused B of looking away.",
    "B denied that N tonnes of fuel had been sold to crews on the islands.",
    "Asked about the truce, F declined to comment, but his spokesman said it would hold until D.",
    "Prices in T rose by N.5 percent last month, the highest figure since 2009, B reported.",
    "A senior diplomat from T, who spoke on condition of anonymity, said the map hadn't been shown to "
    "anyone.",
    "The ferry, built for N passengers, was carrying mail, medicine and a brass band when it left T on D.",
    "“It's a beginning,” she said. “It isn't an end, and I won't pretend that it is.”",
    "P G F may meet the envoys in T on D, according to a statement from B.",
};

/* A generator of its own, so that every machine makes the same text (Numerical Recipes' constants). */
static uint32_t draw(uint32_t *state, size_t choices) {
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((*state >> 8) % choices);
}

static void add_slot(base_buf *text, char slot, uint32_t *state) {
    switch (slot) {
    case 'G':
        base_buf_add_string(text, given[draw(state, COUNT_OF(given))]);
        break;
    case 'F':
        base_buf_add_string(text, family[draw(state, COUNT_OF(family))]);
        break;
    case 'P':
        base_buf_add_string(text, posts[draw(state, COUNT_OF(posts))]);
        break;
    case 'T':
        base_buf_add_string(text, towns[draw(state, COUNT_OF(towns))]);
        break;
    case 'B':
        base_buf_add_string(text, bodies[draw(state, COUNT_OF(bodies))]);
        break;
    case 'D':
        base_buf_add_string(text, days[draw(state, COUNT_OF(days))]);
        break;
    default:
        base_buf_add_number(text, 2 + draw(state, 1800));
        break;
    }
}

static int is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Slots are the capitals that stand alone; the articles "A" and "I" are none of them. */
static uint32_t add_sentence(base_buf *text, const char *pattern, uint32_t *state) {
    uint32_t words = 1;
    for (const char *at = pattern; *at; at++) {
        bool alone = !is_letter(at[1]) && (at == pattern || !is_letter(at[-1]));
        words += *at == ' ';
        if (alone && *at >= 'B' && *at <= 'T' && *at != 'I')
            add_slot(text, *at, state);
        else
            base_buf_add_byte(text, *at);
    }
    return words;
}

void news_article(base_buf *text, uint32_t number) {
    uint32_t state = number * 2654435761u + 1;
    for (uint32_t words = 0, sentence = 0; words < WORDS; sentence++) {
        if (sentence) base_buf_add_string(text, sentence % 3 ? " " : "\n\n");
        words += add_sentence(text, sentences[draw(&state, COUNT_OF(sentences))], &state);
    }
    base_buf_add_byte(text, '\n');
}
