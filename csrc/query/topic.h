#ifndef QUOTH_QUERY_TOPIC_H
#define QUOTH_QUERY_TOPIC_H

#include "corpus/corpus.h"
#include "corpus/entity.h"
#include "corpus/name_index.h"
#include "doc/view.h"
#include "refer/lexicons.h"

/** Most words of a description that are looked at; a longer word is none. */
#define QUERY_TOPIC_WORDS 12
#define QUERY_TOPIC_BYTES 48

/** A folded word. */
typedef struct query_topic_word {
    char bytes[QUERY_TOPIC_BYTES];
    uint32_t count;
    uint32_t entity; /**< whom or what it names for itself, or DOC_NONE */
} query_topic_word;

/** How a noun of a document may take X up. */
typedef enum query_kinship {
    QUERY_SAME, /**< the noun that was asked for, or that the document says most */
    QUERY_KIN,  /**< another of the same family */
    QUERY_WIDE  /**< a wider one */
} query_kinship;

/** A noun phrase that may mean X. */
typedef struct query_part {
    uint32_t head; /**< token */
    doc_range tokens;
    uint8_t kinship; /**< query_kinship */
    uint8_t article; /**< refer_article */
    bool several;    /**< a plural, where X is one */
    bool whole;      /**< all words of the description are in it */
    bool near;       /**< or in its sentence */
    bool other;      /**< a word says that it is another one: "a similar bill", "the Tarsa case" */
    bool owned;      /**< a pronoun or name possesses it */
    bool detailed;   /**< a clause behind it says which one it is */
    bool named;      /**< a name stands in it */
    bool own;        /**< it is in a name of X */
    bool complete;   /**< something behind it says of what or whom it is */
    uint32_t naming; /**< token of a participle that names it ("known as"), or DOC_NONE */
} query_part;

/**
 * X as a thing that articles name in parts or only describe: a noun, and words that go with it. What it is
 * called is found article by article: phrases with the noun and the words; then, in articles that have such
 * ones, or the entity, or speak of the same event, what takes them up.
 */
typedef struct query_topic {
    const corpus *owner;
    const refer_lexicons *facts;
    query_topic_word words[QUERY_TOPIC_WORDS]; /**< beside the noun */
    query_topic_word head;                     /**< empty: only the family is known */
    uint32_t word_count;
    uint32_t missing; /**< so many of them a description may lack: none, or one where nothing has all */
    refer_kin kin;    /**< of the noun */
    bool several;     /**< X is many */
    bool versus;      /**< X is two parties and the word between them */
    bool active;
    bool cancelled;                     /**< the search for the documents that speak of X was stopped */
    const corpus_entity_list *entities; /**< that bear the words as a name; survivors, borrowed */
    corpus_entity_list called; /**< further ones that the articles call X by; survivors, as they were found */
    base_map called_at;        /**< the same as a set */
    uint8_t *about;            /**< document → whether it speaks of X */
    doc_view view;             /**< of the document at hand */
    BASE_VEC(query_part) parts; /**< its phrases, in text order */
    BASE_VEC(uint8_t) bits;     /**< token → words that it is */
    uint32_t lede;              /**< words that its first sentences and its title have */
} query_topic;

/** Whether a corpus' models know nouns of things; those that know names alone have no topics. */
static inline bool query_topic_can(const corpus *owner) {
    return owner->engine.models->refer != NULL;
}

/** Makes a topic of the words of a question and the entities that bear them, which must outlive it; inactive
 * where they name no thing of this sort. False when memory ran out. */
bool query_topic_open(query_topic *topic, const corpus *owner, const char *words,
                      const corpus_entity_list *entities);
void query_topic_close(query_topic *topic);

/** Whether a token is a word of this use in refer_things. */
bool query_topic_use(const query_topic *topic, const doc *document, uint32_t token, refer_use use);

/** Lists the phrases of a document that may mean X; false when memory ran out. Linear. */
bool query_topic_look(query_topic *topic, engine_document *document);

/** Whether a name has a noun of X's family. */
bool query_topic_shares(const query_topic *topic, const char *name);

/** Whether a name is a description of X: all its words, and a noun of its family. */
bool query_topic_calls(const query_topic *topic, const char *name);

/** Whether all words of a description are among these bits. */
static inline bool query_topic_all(const query_topic *topic, uint32_t bits) {
    uint32_t count = 0;
    for (; bits > 0; bits &= bits - 1) count++;
    return count + topic->missing >= topic->word_count;
}

#endif
