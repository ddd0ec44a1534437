/* Finalisers that change what the binding is about to read: at every point where Lua collects, one by one. */

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>

#include "test/check.h"

int luaopen_quoth_core(lua_State *L);

/**
 * `everywhere(make, run, act)`: a fresh subject is read by run(subject), over and over; the collector makes a
 * whole cycle wherever it may, and in round k the k-th finaliser calls act(subject). What run returns is what
 * it returns undisturbed, or says that the object is closed, or it raises an error that `allowed` matches.
 * Ends with the round in which nothing is left to disturb; returns how many there were.
 */
static const char HARNESS[] =
    "local left, action\n"
    "local function arm()\n"
    "  setmetatable({}, { __gc = function()\n"
    "    if not left then return end\n"
    "    left = left - 1\n"
    "    if left == 0 then left = nil action() else arm() end\n"
    "  end })\n"
    "end\n"
    "function everywhere(make, run, act, allowed)\n"
    "  local expected = run(make())\n"
    "  for round = 1, math.huge do\n"
    "    local subject = make()\n"
    "    collectgarbage('incremental', 1, 1000, 100)\n"
    "    collectgarbage()\n"
    "    left, action = round, function() act(subject) end\n"
    "    arm()\n"
    "    local done, result = pcall(run, subject)\n"
    "    collectgarbage('incremental', 200, 100, 13)\n"
    "    local over = left ~= nil\n"
    "    left = nil\n"
    "    if done then\n"
    "      local right = result == expected or tostring(result):find ' %(closed%)'\n"
    "      assert(right, tostring(result) .. ' instead of ' .. tostring(expected))\n"
    "    else assert(tostring(result):find(allowed), result) end\n"
    "    if over then return round - 1 end\n"
    "  end\n"
    "end\n";

/** Lists and tables that grow, shrink and lose their strings while they are read. */
static const char TABLES[] =
    "local core = ...\n"
    "local model = assert(core.model(MODEL))\n"
    "local count = 0\n"
    "local function word(i) return ('word'):rep(12) .. count .. 'x' .. i end\n"
    "local function taught()\n"
    "  local list = {}\n"
    "  count = count + 1\n"
    "  for i = 1, 3 do list[i] = { name = word(i), kind = 'person', aliases = { word(-i), word(-9 * i) } } "
    "end\n"
    "  return list\n"
    "end\n"
    "local function open(list) core.corpus(model, { threads = 1, entities = list }):close() return 'open' "
    "end\n"
    "local function grow(list)\n"
    "  for i = 1, #list do for a = 1, 100 do list[i].aliases[a] = 'more' .. a end end\n"
    "  for i = 4, 40 do list[i] = list[1] end\n"
    "end\n"
    "local function empty(list) for i = #list, 1, -1 do list[i].aliases[1], list[i] = nil, nil end end\n"
    "local function forget(list)\n"
    "  for i = 1, #list do list[i].name, list[i].kind, list[i].aliases = 'a', 'org', {} end\n"
    "  collectgarbage()\n"
    "end\n"
    "for _, act in ipairs { grow, empty, forget } do\n"
    "  assert(everywhere(taught, open, act, 'bad option .entities.') > 9)\n"
    "end\n"
    "local function paths() count = count + 1 return { word(1), word(2) } end\n"
    "local function stream(list)\n"
    "  local opened = core.stream(model, { threads = 1, input = 'text' }, list)\n"
    "  while opened and opened:next('jsonl', 'quote') do end\n"
    "  local problems = opened and opened:problems() or {}\n"
    "  return #problems\n"
    "end\n"
    "everywhere(paths, stream, function(list) list[1], list[2] = 'a', nil collectgarbage() end, 'list of "
    "paths')\n"
    "local corpus = core.corpus(model, { threads = 1 })\n"
    "corpus:add { id = 'a', text = 'Marta Ilvanen said yes.' }\n"
    "local function filters()\n"
    "  count = count + 1\n"
    "  return { form = { 'direct', 'indirect' }, speaker = word(1), manner = 'say', negated = false }\n"
    "end\n"
    "local function ask(given) return corpus:quotes(given):count() end\n"
    "everywhere(filters, ask, function(given)\n"
    "  for i = 1, 99 do given.form[i] = 'mixed' end\n"
    "  given.speaker = nil\n"
    "  given[1] = 'x'\n"
    "  collectgarbage()\n"
    "end, 'filters are named')\n";

/** Objects that are closed while they are read. */
static const char CLOSED[] =
    "local core = ...\n"
    "local model = assert(core.model(MODEL))\n"
    "local long = ('far and wide, '):rep(90)\n"
    "local text = '“The gate is ' .. long .. ' open,” Marta Ilvanen said on Thursday, “and it ' .. long\n"
    "  .. ' stays open.”\\n\\nShe called again for Resolution 1701.'\n"
    "local function make()\n"
    "  local corpus = core.corpus(model, { threads = 1 })\n"
    "  corpus:add { id = long, text = text, title = long, source = long, date = '2026-03-12' }\n"
    "  local quote = corpus[1].quotes[1]\n"
    "  return { corpus = corpus, quote = quote, doc = corpus[1], lines = corpus:kwic('gate'),\n"
    "    reports = corpus:who_mentioned('1701'), line = corpus:kwic('gate'):item(1),\n"
    "    report = corpus:who_mentioned('1701'):item(1), entity = corpus:entity('Ilvanen') }\n"
    "end\n"
    "local function time(of) return of.time and of.time.value .. of.time.basis end\n"
    "local reads = {\n"
    "  function(s) return tostring(s.quote) .. s.quote:why() end,\n"
    "  function(s) return tostring(s.report) end,\n"
    "  function(s) return time(s.quote) end,\n"
    "  function(s) return #s.quote.content.parts .. s.quote.content.parts[2].text end,\n"
    "  function(s) return tostring(s.doc) .. s.doc.text end,\n"
    "  function(s) return s.doc:conllu() end,\n"
    "  function(s) return s.reports:where({ form = 'direct', about = '1701' }):count() end,\n"
    "  function(s) return s.reports:where({ verb = long }, { 1 }):count() end,\n"
    "  function(s) return core.collect(s.doc.mentions):line('csv', 1) end,\n"
    "  function(s) return core.row('jsonl', { 'a', 'b' }, { s.doc.id, 1.5 }) end,\n"
    "  function(s) return tostring(s.line) end,\n"
    "  function(s) return s.lines:line('jsonl', 1) .. s.lines:header('csv') .. s.reports:line('csv', 1) "
    "end,\n"
    "  function(s) return s.doc.tokens[2].norm .. (s.doc.tokens[5].feats.Number or '') end,\n"
    "  function(s) for i, alias in s.entity.aliases:each() do return i .. alias end end,\n"
    "  function(s) for _, lemma, head in s.doc.tokens:each('lemma', 'head') do return lemma .. head.text end "
    "end,\n"
    "  function(s) for name in pairs(s.quote) do if name == 'venue' then return name end end end,\n"
    "  function(s) return s.corpus:quotes { speaker = s.entity, form = { 'mixed', 'direct' } }:count() end,\n"
    "  function(s) return s.corpus:entity('Ilvanen').name .. s.corpus:document(long).id end,\n"
    "  function(s) s.corpus:add { id = 'b', text = 'No.' } return #s.corpus .. #s.corpus.problems end,\n"
    "}\n"
    "local function close(s) s.corpus:close() end\n"
    "for _, read in ipairs(reads) do assert(everywhere(make, read, close, ' closed$') > 1) end\n"
    "local function opened() return { model = assert(core.model(MODEL)) } end\n"
    "everywhere(opened, function(s)\n"
    "  local corpus = core.corpus(s.model, { threads = 1, entities = { { name = 'Ana', kind = 'person' } } "
    "})\n"
    "  corpus:close()\n"
    "  return 'made'\n"
    "end, function(s) s.model:close() end, 'the model is closed')\n"
    "everywhere(opened, function(s) return core.document(s.model, { threads = 1 }, { text = 'Yes.' }).text "
    "end,\n"
    "  function(s) s.model:close() end, 'the model is closed')\n";

/** What somebody else's object does to an iterator. */
static const char ITERATORS[] =
    "local core = ...\n"
    "local model = assert(core.model(MODEL))\n"
    "local corpus = core.corpus(model, { threads = 1 })\n"
    "corpus:add { id = 'a', text = 'Marta Ilvanen said yes. Ilvanen said no.' }\n"
    "local doc = corpus[1]\n"
    "local step = pairs(doc.tokens[1])\n"
    "for _, other in ipairs { doc, doc.tokens, corpus:quotes(), doc.tokens[2], corpus } do\n"
    "  local done, message = pcall(step, other)\n"
    "  assert(not done and message:find 'another object')\n"
    "end\n"
    "local aliases = corpus:entity('Ilvanen').aliases\n"
    "assert(#aliases > 0 and tostring(aliases):find 'string')\n"
    "for _, list in ipairs { doc.tokens, aliases } do\n"
    "  local next = list:each()\n"
    "  for _, i in ipairs { math.mininteger, -1, #list, math.maxinteger } do assert(next(nil, i) == nil) "
    "end\n"
    "  assert(select(2, next(nil, #list - 1)) == list[#list])\n"
    "end\n"
    "assert(select(2, pcall(aliases.each, aliases, 'text')):find 'a list of strings has no fields')\n"
    "for _, verb in ipairs { 'where', 'filter', 'sort_by', 'group_by', 'count_by', 'first', 'write', 'text' "
    "} do\n"
    "  local done, value = pcall(function() return aliases[verb] end)\n"
    "  assert(done or value:find(\"has no field '\" .. verb .. \"'\"))\n"
    "end\n";

static int run_script(lua_State *L) {
    const char *path = getenv("QUOTH_MODEL");
    luaL_openlibs(L);
    lua_pushstring(L, path != NULL ? path : "lua/quoth/data/en.quoth");
    lua_setglobal(L, "MODEL");
    if (luaL_dostring(L, HARNESS) != LUA_OK) lua_error(L);
    if (luaL_loadstring(L, lua_touserdata(L, 1)) != LUA_OK) lua_error(L);
    luaL_requiref(L, "quoth.core", luaopen_quoth_core, 0);
    lua_call(L, 1, 0);
    return 0;
}

static void test_script(const char *script) {
    lua_State *L = luaL_newstate();
    lua_pushcfunction(L, run_script);
    lua_pushlightuserdata(L, (void *)(uintptr_t)script);
    if (!check(lua_pcall(L, 1, 0, 0) == LUA_OK)) check_string(lua_tostring(L, -1), "");
    lua_close(L);
}

int main(void) {
    test_script(TABLES);
    test_script(CLOSED);
    test_script(ITERATORS);
    return check_done("lua_test_finalizers");
}
