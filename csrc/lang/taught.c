#include "lang/taught.h"
#include "base/map.h"

#include <string.h>

#include "base/buf.h"
#include "text/class.h"
#include "text/fold.h"

#define NO_NODE UINT32_MAX
#define NO_KIND UINT8_MAX

/** A place in the trie: the name that ends there, if one does. */
typedef struct taught_node {
    uint32_t usual;
    uint8_t kind; /**< NO_KIND where no name ends */
} taught_node;

/** A trie of tokens: an edge is the hash of its node and its token. */
struct lang_taught {
    const base_allocator *allocator;
    base_map edges;
    BASE_VEC(taught_node) nodes; /**< node 0 is the root */
};

void lang_taught_close(lang_taught *taught) {
    if (!taught) return;
    const base_allocator *allocator = taught->allocator;
    base_map_release(&taught->edges, allocator);
    base_vec_release(allocator, &taught->nodes);
    base_free(allocator, taught, 1, sizeof *taught);
}

/** The keyed hash of a token's folded form, and whether it begins with a capital letter. */
static uint64_t token_hash(const lang_taught *taught, const doc *document, uint32_t token, bool *capital) {
    char folded[DOC_TOKEN_BYTES];
    const char *bytes = document->text + doc_begin(&document->tokens, token);
    size_t length, count = doc_length(&document->tokens, token);
    *capital = count > 0 && (text_class_at(bytes, count, &length) & TEXT_UPPER);
    return base_hash_keyed(&taught->allocator->secret, folded,
                           text_fold_token(bytes, count, folded, sizeof folded), 0);
}

static uint64_t edge_key(uint32_t node, uint64_t token, bool capital) {
    return base_hash_mix(token, 2 * (uint64_t)node + capital);
}

/** The names as a document, a name a paragraph. */
static bool fill(doc *document, const lang_taught_name *names, uint32_t count) {
    base_buf text;
    base_buf_start(&text, document->allocator);
    bool done = true;
    for (uint32_t i = 0; done && i < count; i++) {
        doc_span span = {(uint32_t)text.count, (uint32_t)(text.count + names[i].count)};
        base_buf_add(&text, names[i].bytes, names[i].count);
        base_buf_add_byte(&text, '\n');
        done = !text.failed && text.count < UINT32_MAX &&
               base_vec_push(document->allocator, &document->paragraphs,
                             (doc_paragraph){span, {0, 0}, DOC_BODY});
    }
    done = done && doc_set_text(document, text.bytes, (uint32_t)text.count);
    base_buf_release(&text);
    return done;
}

/** The node behind an edge, made where it is new; NO_NODE when memory ran out. */
static uint32_t descend(lang_taught *taught, uint64_t key) {
    uint32_t next = base_map_value(&taught->edges, key, NO_NODE);
    if (next != NO_NODE) return next;
    next = taught->nodes.count;
    if (!base_vec_push(taught->allocator, &taught->nodes, (taught_node){0, NO_KIND}) ||
        !base_map_set(&taught->edges, taught->allocator, key, next))
        return NO_NODE;
    return next;
}

/** Enters the tokens of a paragraph as a name. */
static bool enter(lang_taught *taught, const doc *document, const doc_paragraph *paragraph,
                  taught_node name) {
    uint32_t node = 0;
    for (uint32_t s = 0; s < paragraph->sentences.count; s++) {
        doc_range tokens = document->sentences.items[paragraph->sentences.first + s].tokens;
        for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++) {
            bool capital;
            uint64_t hash = token_hash(taught, document, t, &capital);
            node = descend(taught, edge_key(node, hash, capital));
            if (node == NO_NODE) return false;
        }
    }
    if (node != 0 && taught->nodes.items[node].kind == NO_KIND) taught->nodes.items[node] = name;
    return true;
}

static bool enter_all(lang_taught *taught, const lang_model *model, const lang_taught_name *names,
                      uint32_t count) {
    doc document;
    doc_start(&document, taught->allocator);
    lang_scratch *scratch = lang_scratch_new(model, taught->allocator);
    bool done = scratch && fill(&document, names, count) && lang_tokens(model, scratch, &document) &&
                base_vec_push(taught->allocator, &taught->nodes, (taught_node){0, NO_KIND});
    for (uint32_t i = 0; done && i < count; i++)
        done = enter(taught, &document, &document.paragraphs.items[i],
                     (taught_node){names[i].usual, names[i].kind});
    lang_scratch_release(scratch);
    doc_release(&document);
    return done;
}

lang_taught *lang_taught_new(const lang_model *model, const lang_taught_name *names, uint32_t count,
                             const base_allocator *allocator, base_error *error) {
    lang_taught *taught = base_new_zeroed(allocator, 1, sizeof *taught);
    if (taught) taught->allocator = allocator;
    if (taught && enter_all(taught, model, names, count)) return taught;
    lang_taught_close(taught);
    base_fail_memory(error);
    return NULL;
}

/** The node that a token of a text leads to: a capital letter may stand for a small one, not the other way.
 */
static uint32_t follow(const lang_taught *taught, const doc *document, uint32_t node, uint32_t token) {
    bool capital;
    uint64_t hash = token_hash(taught, document, token, &capital);
    uint32_t next = capital ? base_map_value(&taught->edges, edge_key(node, hash, true), NO_NODE) : NO_NODE;
    return next != NO_NODE ? next : base_map_value(&taught->edges, edge_key(node, hash, false), NO_NODE);
}

/** Takes the names away that overlap the tokens. */
static void clear_names(doc *document, doc_range tokens) {
    uint8_t *name = document->tokens.name;
    uint32_t first = tokens.first, end = tokens.first + tokens.count;
    /* No name reaches over a sentence's end, so none that goes on inside one begins before it. */
    while (first > 0 && name[first] % 2 == 1) first--;
    while (end < document->tokens.count && name[end] % 2 == 1) end++;
    memset(name + first, 0, end - first);
}

bool lang_taught_mark(doc *document, const doc_taught *name) {
    doc_range tokens = name->tokens;
    clear_names(document, tokens);
    memset(document->tokens.name + tokens.first, DOC_NAME_INSIDE(name->kind), tokens.count);
    document->tokens.name[tokens.first] = DOC_NAME_FIRST(name->kind);
    return base_vec_push(document->allocator, &document->taught, *name);
}

/** The end of the longest name that begins at a token, which goes to *name; `first` where none does. */
static uint32_t longest_at(const lang_taught *taught, const doc *document, uint32_t first, uint32_t end,
                           taught_node *name) {
    uint32_t found = first, node = 0;
    for (uint32_t token = first; token < end; token++) {
        node = follow(taught, document, node, token);
        if (node == NO_NODE) break;
        if (taught->nodes.items[node].kind == NO_KIND) continue;
        found = token + 1;
        *name = taught->nodes.items[node];
    }
    return found;
}

bool lang_taught_apply(const lang_taught *taught, const base_intern *usual, doc *document) {
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_range sentence = document->sentences.items[i].tokens;
        uint32_t end = sentence.first + sentence.count;
        for (uint32_t at = sentence.first; at < end;) {
            taught_node name = {0, NO_KIND};
            uint32_t found = longest_at(taught, document, at, end, &name);
            if (found == at) {
                at++;
                continue;
            }
            const char *string = base_intern_string(usual, name.usual);
            doc_taught mark = {{at, found - at}, doc_intern(document, string, strlen(string)), name.kind};
            if (mark.usual == DOC_NONE || !lang_taught_mark(document, &mark)) return false;
            at = found;
        }
    }
    return true;
}
