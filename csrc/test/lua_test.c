/* The binding under a Lua that runs out of memory, and in two states at once. */

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "test/check.h"

int luaopen_quoth_core(lua_State *L);

/** Everything that makes objects: a document, a corpus, questions, lists, iterators, text. Returns a string.
 */
static const char SCRIPT[] =
    "local core = ...\n"
    "local text = '“The gate is open,” Marta Ilvanen said on Thursday, citing Radio Varn.\\n\\n'\n"
    "  .. 'She called again for the full application of Council Resolution 1701.'\n"
    "local model = assert(core.model(MODEL))\n"
    "local seen = {}\n"
    "local function see(...) for i = 1, select('#', ...) do seen[#seen + 1] = tostring((select(i, ...))) end "
    "end\n"
    "local corpus = assert(core.corpus(model, { threads = 1, limits = { max_documents = 10 },\n"
    "  entities = { { name = 'Radio Varn', kind = 'org', aliases = { 'Varn' } } } }))\n"
    "corpus:add { id = 'a', text = text, title = 'Gates', date = '2026-03-12' }\n"
    "corpus:add { id = 'b', text = text }\n"
    "see(corpus, #corpus, corpus[1], corpus.documents)\n"
    "local doc = corpus[1]\n"
    "for name, value in pairs(doc) do see(name, value) end\n"
    "for _, list in ipairs { doc.paragraphs, doc.sentences, doc.tokens, doc.mentions, doc.entities, "
    "doc.quotes } do\n"
    "  for i = 1, math.min(#list, 4) do\n"
    "    for name, value in pairs(list[i]) do see(name, type(value) == 'table' and 'table' or value) end\n"
    "  end\n"
    "end\n"
    "for i, lemma, head in doc.tokens:each('lemma', 'head') do see(i, lemma, head) end\n"
    "for _, records in ipairs { corpus:quotes { form = 'direct', speaker = corpus:entity('Ilvanen') },\n"
    "    corpus:who_mentioned('Resolution 1701', { form = { 'direct', 'indirect' } }), corpus:mentions(),\n"
    "    corpus:entities { kind = 'person' }, corpus:kwic('gate'), corpus:times() } do\n"
    "  see(records:kind(), records:count(), records:header('csv'))\n"
    "  for i = 1, records:count() do see(records:item(i), records:line('jsonl', i)) end\n"
    "end\n"
    "see(select(2, pcall(function() return doc.txet end)))\n"
    "see(doc:conllu())\n"
    "core.list_verbs { text = function(list) return 'list of ' .. #list end }\n"
    "see(doc.tokens, core.collect(doc.tokens), core.collect(doc.quotes):line('csv', 1))\n"
    "see(corpus:quotes():where({ form = 'direct' }, { 1 }):count(), core.row('csv', { 'a', 'b' }),\n"
    "  core.row('jsonl', { 'a', 'b', 'c' }, { 'x', 1.5, true }))\n"
    "corpus:close()\n"
    "see(corpus, doc)\n"
    "local single = core.document(model, nil, { text = text })\n"
    "see(single.text, #single.tokens)\n"
    "return table.concat(seen, '\\n')\n";

static const char *model_path(void) {
    const char *path = getenv("QUOTH_MODEL");
    return path != NULL ? path : "lua/quoth/data/en.quoth";
}

/** Runs the script under protection: 1 and its string on the stack, or 0 and the error. */
static int run_script(lua_State *L) {
    luaL_requiref(L, "_G", luaopen_base, 1);
    luaL_requiref(L, "string", luaopen_string, 1);
    luaL_requiref(L, "table", luaopen_table, 1);
    luaL_requiref(L, "math", luaopen_math, 1);
    lua_settop(L, 0);
    lua_pushstring(L, model_path());
    lua_setglobal(L, "MODEL");
    if (luaL_loadbufferx(L, SCRIPT, sizeof SCRIPT - 1, "=script", "t") != LUA_OK) lua_error(L);
    luaL_requiref(L, "quoth.core", luaopen_quoth_core, 0);
    lua_call(L, 1, 1);
    return 1;
}

/* ## Out of memory */

/** Lets `allowed` requests for more memory through, then refuses all of them. */
typedef struct meter {
    size_t allowed, made, held;
} meter;

static void *metered(void *context, void *block, size_t old_size, size_t new_size) {
    meter *state = context;
    if (block == NULL) old_size = 0;
    if (new_size == 0) {
        free(block);
        state->held -= old_size;
        return NULL;
    }
    if (new_size > old_size && ++state->made > state->allowed) return NULL;
    void *moved = realloc(block, new_size);
    if (moved != NULL) state->held += new_size - old_size;
    return moved;
}

/** One run with so many requests granted: true where the script came to its end. */
static bool survives(size_t allowed, size_t *made) {
    meter state = {.allowed = allowed};
    lua_State *L = lua_newstate(metered, &state);
    bool done = false;
    if (L != NULL) {
        lua_pushcfunction(L, run_script);
        int status = lua_pcall(L, 0, 1, 0);
        done = status == LUA_OK;
        if (!done && allowed != SIZE_MAX) {
            const char *message = lua_tostring(L, -1);
            bool memory =
                status == LUA_ERRMEM || (message != NULL && strstr(message, "not enough memory") != NULL);
            if (!memory) check_string(message, "not enough memory");
        } else if (!done) {
            check_string(lua_tostring(L, -1), NULL);
        }
        lua_close(L);
    }
    check_number(state.held, 0);
    *made = state.made;
    return done;
}

static void test_out_of_memory(void) {
    size_t needed = 0, made = 0, failures = 0;
    check(survives(SIZE_MAX, &needed));
    while (failures <= needed && !survives(failures, &made)) failures++;
    check(failures > 500);
}

/* ## Two states in two threads */

typedef struct worker {
    pthread_t thread;
    char *answer; /**< what the script returned, or NULL */
} worker;

static void *work(void *context) {
    worker *self = context;
    for (int round = 0; round < 5; round++) {
        lua_State *L = luaL_newstate();
        if (L == NULL) return NULL;
        lua_pushcfunction(L, run_script);
        free(self->answer);
        self->answer = lua_pcall(L, 0, 1, 0) == LUA_OK ? strdup(lua_tostring(L, -1)) : NULL;
        lua_close(L);
    }
    return NULL;
}

static void test_two_states(void) {
    worker workers[2] = {{.answer = NULL}, {.answer = NULL}};
    for (int i = 0; i < 2; i++) check(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
    for (int i = 0; i < 2; i++) check(pthread_join(workers[i].thread, NULL) == 0);
    check(workers[0].answer != NULL);
    check_string(workers[0].answer, workers[1].answer);
    for (int i = 0; i < 2; i++) free(workers[i].answer);
}

int main(void) {
    test_out_of_memory();
    test_two_states();
    return check_done("lua_test");
}
