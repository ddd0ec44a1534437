-- What plural fields answer, and the identity of what they hold.

local core = require "quoth.core"
local json = require "spec.support.json"
local quoth = require "quoth"
local samples = require "spec.support.samples"

local error_of = samples.error_of

describe("a list", function()
  local corpus = samples.corpus()
  local tokens = corpus[1].tokens

  it("has #, [i] and ipairs", function()
    local count = 0
    for i, token in ipairs(tokens) do
      count = i
      assert.equal(token, tokens[i])
    end
    assert.equal(#tokens, count)
    assert.is_nil(tokens[0])
    assert.is_nil(tokens[#tokens + 1])
    assert.is_nil(tokens[-1])
    assert.is_nil(tokens[math.maxinteger])
    assert.is_nil(tokens[math.mininteger])
  end)

  it("gives values without objects by each", function()
    local count = 0
    for i, text, upos, head in tokens:each("text", "upos", "head") do
      count = count + 1
      local token = tokens[i]
      assert.equal(token.text, text)
      assert.equal(token.upos, upos)
      assert.equal(token.head, head)
    end
    assert.equal(#tokens, count)
    local names = { "text", "norm", "lemma", "upos", "xpos", "feats", "head", "deprel", "children", "space_after", "sentence",
                    "index", "first", "last", "document", "feats" }
    for _, text, _, _, upos, _, feats in tokens:each(table.unpack(names)) do
      assert.equal("string", type(text))
      assert.equal("string", type(upos))
      assert.equal("table", type(feats))
    end
    for i, token in tokens:each() do
      assert.equal(tokens[i], token)
      if i == 3 then break end
    end
  end)

  it("raises for fields that its items have not", function()
    assert.equal("Token has no field 'txet'", error_of(tokens.each, tokens, "txet"))
    assert.equal("List has no field 'lemma'", error_of(function() return tokens.lemma end))
    local aliases = corpus:entity("Ilvanen").aliases
    assert.truthy(error_of(aliases.each, aliases, "name"):find "list of strings")
  end)

  it("says how a list is walked where each is given something else", function()
    local text = "field name expected, got function; to walk, write: for i, one in list:each() do"
    for _, sequence in ipairs { corpus.documents, corpus:quotes(), tokens:first(2) } do
      local _, message = pcall(function() sequence:each(print) end)
      assert.truthy(message:find("list_spec.lua:%d+: bad argument #1 to 'each'"), message)
      assert.truthy(message:find(text, 1, true), message)
    end
  end)

  it("gives fields of fields by each, too", function()
    local count = 0
    for i, id, text in corpus[1].sentences:each("document.id", "text") do
      count = i
      assert.equal(corpus[1].id, id)
      assert.equal(corpus[1].sentences[i].text, text)
    end
    assert.equal(#corpus[1].sentences, count)
    assert.equal("bad argument #2 to 'each' (Token has no field 'txet')", error_of(tokens.each, tokens, "sentence.text", "txet"))
  end)
end)

describe("the verbs of results, asked of a list", function()
  local corpus = samples.corpus()
  local tokens = corpus[1].tokens

  local function texts(sequence, field)
    local values = {}
    for i, item in ipairs(sequence) do values[i] = item[field or "text"] end
    return values
  end

  it("where keeps what has the wanted values", function()
    local verbs = tokens:where { upos = { "VERB", "AUX" }, deprel = "root" }
    local expected = {}
    for _, token in ipairs(tokens) do
      if (token.upos == "VERB" or token.upos == "AUX") and token.deprel == "root" then expected[#expected + 1] = token.text end
    end
    assert(#expected > 3)
    assert.same(expected, texts(verbs))
    assert.same(texts(verbs:where { upos = "AUX" }), texts(tokens:where { upos = "AUX", deprel = "root" }))
    local first = corpus[1].sentences[1]
    assert.equal(#first, #tokens:where { sentence = first })
    assert.equal(#first, #tokens:where { ["sentence.index"] = 1 })
    assert.equal(1, #corpus.documents:where { outlet = "Orsa Wire" })
    assert.equal(0, #tokens:where { lemma = "no such word" })
    assert.truthy(error_of(tokens.where, tokens, { txet = "x" }):find "bad argument #1 to 'where' %(Token has no field 'txet'%)")
    assert.truthy(error_of(tokens.where, tokens, { "VERB" }):find "filters are named")
  end)

  it("where refuses values that no field can have, as questions do", function()
    local function refused(list, filters, text)
      local _, message = pcall(function() return #list:where(filters) end)
      assert.truthy(tostring(message):find(text, 1, true), message)
    end
    refused(tokens, { upos = "VRB" }, "upos 'VRB' is not known; known: ADJ, ADP")
    refused(tokens, { upos = { "VERB", "verb" } }, "upos 'verb' is not known")
    refused(tokens, { ["head.upos"] = "VRB" }, "upos 'VRB' is not known")
    refused(tokens, { xpos = "VERB" }, "xpos 'VERB' is not known")
    refused(tokens, { deprel = "subject" }, "deprel 'subject' is not known")
    refused(corpus[1].paragraphs, { kind = "footer" }, "kind 'footer' is not known; known: body")
    refused(corpus[1].mentions, { form = "noun" }, "form 'noun' is not known")
    refused(corpus[1].times, { type = "DATE" }, "times have no filter 'type'")
    refused(corpus[1].times, { type = "DATE" }, "use filter(function(one) return one.type == … end)")
    for _, field in ipairs { "upos", "xpos", "deprel" } do
      for _, row in ipairs(tokens:count_by(field)) do
        if row.value then assert.equal(row.count, #tokens:where { [field] = row.value }) end
      end
    end
    assert(#corpus[1].paragraphs:where { kind = "body" } > 0)
  end)

  it("where has the filters of questions for what questions answer", function()
    local entity = corpus:entity "Ilvanen"
    local direct = entity.quotes:where { form = "direct", about = "Resolution 1701" }
    assert(#direct > 0 and #direct < #entity.quotes)
    local asked = corpus:quotes { speaker = entity, form = "direct", about = "Resolution 1701" }
    assert.same(texts(asked), texts(direct))
    for i, quote in ipairs(direct) do assert.equal(asked[i], quote) end
    local doc = corpus[3]
    assert.same(texts(corpus:mentions(nil, { form = "pronoun", document = doc })), texts(doc.mentions:where { form = "pronoun" }))
    assert.same(texts(corpus:quotes { negated = true, document = doc }), texts(doc.quotes:where { negated = true }))
    for _, one in ipairs(doc.entities:where { kind = "person" }) do assert.equal("person", one.kind) end
    assert.equal(#doc.times, #doc.times:where { document = doc })
    assert.truthy(error_of(function() return doc.quotes:where { upos = "VERB" } end):find "quotes have no filter 'upos'")
  end)

  it("filter, first and sort_by choose and order", function()
    local long = tokens:filter(function(token) return #token.text > 9 end)
    assert(#long > 0 and #long < #tokens)
    for _, token in ipairs(long) do assert(#token.text > 9) end
    assert.same({ tokens[1].text, tokens[2].text }, texts(tokens:first(2)))
    assert.same({ long[1].text }, texts(long:first()))
    local last = 0
    for _, sentence in ipairs(corpus[1].sentences:sort_by(function(one) return #one.text end)) do
      assert(#sentence.text >= last)
      last = #sentence.text
    end
    assert.equal(corpus[#corpus], corpus.documents:sort_by("index", "descending")[1])
    assert.truthy(error_of(tokens.sort_by, tokens):find "field name or function expected, got nil")
  end)

  it("group_by and count_by count", function()
    local counts, sum = tokens:count_by "upos", 0
    for _, row in ipairs(counts) do
      sum = sum + row.count
      assert.equal(row.count, #row.results)
      for _, token in ipairs(row.results) do assert.equal(row.value, token.upos) end
    end
    assert.equal(#tokens, sum)
    assert.truthy(tostring(counts):find "^count +upos\n")
    assert.equal(#corpus[1].paragraphs, #corpus[1].sentences:group_by "paragraph")
  end)

  it("read groups of a list as they read the list", function()
    local sizes = 0
    for _, group in ipairs(tokens:group_by "sentence.index") do
      local part = group.results
      sizes = sizes + #part
      for _, row in ipairs(part:count_by "upos") do
        assert.equal(row.count, #part:filter(function(token) return token.upos == row.value end))
        assert.equal(row.count, #part:where { upos = row.value })
      end
    end
    assert.equal(#tokens, sizes)
  end)

  it("read of a small part of a list no more than that", function()
    local part, read = tokens:first(3), 0
    local hook = debug.sethook
    hook(function() read = read + 1 end, "", 1)
    part:count_by "upos"
    hook()
    local few = read
    read = 0
    hook(function() read = read + 1 end, "", 1)
    tokens:count_by "upos"
    hook()
    assert(few * 4 < read, few .. " steps for 3 tokens, " .. read .. " for all")
  end)

  it("take no more fields than they count by", function()
    assert.truthy(error_of(tokens.count_by, tokens, "upos", "xpos", "deprel"):find "one or two fields")
    assert.truthy(error_of(tokens.group_by, tokens, "upos", "xpos"):find "count_by counts by two")
  end)

  it("tell lists and tables apart by what they hold", function()
    local quotes = corpus:quotes()
    local speakers, names = quotes:count_by "speakers", {}
    for _, row in ipairs(speakers) do
      local one = row.value[1]
      local name = one and one.name or "(none)"
      assert.is_nil(names[name])
      names[name] = row.count
      for _, quote in ipairs(row.results) do assert.equal(one, quote.speakers[1]) end
      assert.truthy(tostring(speakers):find("%f[%d]" .. row.count .. " +" .. name:gsub("%p", "%%%0")))
    end
    assert.equal(#quotes:where { speaker = "Ilvanen" }, names["Marta Ilvanen"])
    local crossed = tostring(quotes:count_by("form", "speakers"))
    assert.truthy(crossed:find "^count +form +Marta Ilvanen")
    local feats = tokens:count_by "feats"
    assert(#feats > 5)
    for _, row in ipairs(feats) do
      for _, token in ipairs(row.results) do assert.same(row.value, token.feats) end
    end
    assert.truthy(tostring(feats):find "\n +%d+  Number=Sing\n")
    assert.truthy(feats:text("csv"):find "\nNumber=Sing,%d+\r?\n")
    assert.equal(2, #tokens:first(9):count_by(function(token) return token.index > 4 and 0 / 0 or nil end))
  end)

  it("name the field of a field that is not there, and the caller", function()
    local groups, counts = tokens:group_by "upos", corpus:quotes():count_by("speaker", "form")
    local function refused(text, f)
      local _, message = pcall(f)
      assert.truthy(message:find(text, 1, true), message)
      assert.truthy(message:find("^[^\n]*list_spec%.lua:%d+: bad argument #1"), message)
    end
    refused("Token has no field 'nope'", function() tokens:where { ["head.nope"] = 1 } end)
    refused("Token has no field 'nope'", function() tokens:sort_by "head.nope" end)
    refused("'text' is a value without fields", function() tokens:sort_by "text.len" end)
    refused("'children' is a list", function() tokens:sort_by "children.text" end)
    refused("Entity has no field 'nope'", function() counts:sort_by "speaker.nope" end)
    refused("'groups' has no fields", function() counts:where { ["groups.x"] = 1 } end)
    refused("groups by upos have no field 'groups'", function() groups:where { groups = 1 } end)
    assert(#tokens:where { ["feats.Number"] = "Sing" } > 0)
    for _, row in ipairs(counts:where { groups = 1 }) do assert.equal(1, #row.groups) end
  end)

  it("lead on from results to results", function()
    local nouns = tokens:where { upos = "NOUN" }:sort_by("text"):first(3)
    assert.equal(3, #nouns)
    for i, text in nouns:each "text" do assert.equal(nouns[i].text, text) end
    assert.truthy(tostring(nouns):find "^ +text +lemma +upos")
  end)

  it("serve strings as far as they go", function()
    local entity = corpus:entity "Resolution 1701"
    local aliases = entity.aliases
    assert(#aliases > 1)
    local sorted = aliases:sort_by()
    for i = 2, #sorted do assert(sorted[i - 1] <= sorted[i]) end
    assert.equal(#aliases, #sorted)
    assert.equal(aliases[1], aliases:first()[1])
    for _, alias in ipairs(aliases:filter(function(alias) return #alias > 12 end)) do assert(#alias > 12) end
    assert.equal(#aliases, #aliases:count_by())
    assert.same("value\n" .. aliases[1] .. "\n", aliases:first():text "tsv")
    assert.equal(aliases[1], json.lines(aliases:first():text "jsonl")[1].value)
    assert.truthy(error_of(aliases.where, aliases, { form = "x" }):find "strings have no fields: use filter%(function%)")
    assert.truthy(error_of(aliases.count_by, aliases, "name"):find "strings have no fields: give a function")
  end)

  it("write records as questions write them, and other things by their fields", function()
    local doc = corpus[2]
    assert.equal(corpus:quotes({ document = doc }):text "jsonl", doc.quotes:text "jsonl")
    assert.equal(corpus:mentions(nil, { document = doc }):text "csv", doc.mentions:text "csv")
    local records = json.lines(doc.tokens:text "jsonl")
    assert.equal(#doc.tokens, #records)
    for i, record in ipairs(records) do
      local token = doc.tokens[i]
      assert.equal(token.text, record.text)
      assert.equal(token.first, record.first)
      assert.equal(token.sentence.index, record.sentence)
      assert.equal(token.head and token.head.index, record.head ~= json.null and record.head or nil)
      assert.equal(doc.id, record.document)
      assert.equal(token.space_after, record.space_after)
    end
    assert.truthy(doc.tokens:text("csv"):find "^text,norm,lemma,upos,xpos,feats,head,deprel,")
    assert.truthy(doc.sentences:text("markdown"):find "^| text | index | paragraph | document | root |")
    local path = os.tmpname()
    assert.equal(corpus.documents, corpus.documents:write("jsonl", path))
    local again = assert(quoth.open(path, { input = "jsonl" }))
    assert.equal(#corpus, #again)
    for i, one in ipairs(corpus.documents) do assert.equal(one.text, again[i].text) end
    os.remove(path)
    local _, message, code = doc.tokens:write("csv", "/dev/full")
    assert.truthy(message:find "^/dev/full: .")
    assert.equal("io", code)
    assert.truthy(error_of(doc.tokens.text, doc.tokens, "conllu"):find "nothing is written as 'conllu'")
  end)

  it("print as a table", function()
    local lines = {}
    for line in (tostring(corpus.documents) .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    assert.equal(#corpus + 1, #lines)
    assert.truthy(lines[1]:find "^id +title +outlet +date")
    assert.equal(tostring(corpus[1].quotes), tostring(corpus:quotes { document = corpus[1] }))
    assert.equal("no results", tostring(corpus[1].tokens[1].children))
  end)

  it("know every kind of list that objects have", function()
    local examples = { corpus, corpus[1], corpus[1].paragraphs[1], corpus[1].sentences[1], corpus[1].tokens[1],
      corpus:entity "Ilvanen", corpus:quotes()[1], corpus:quotes()[1].content }
    local kinds = {}
    for _, object in ipairs(examples) do
      for name, value in pairs(object) do
        if core.type(value) == "List" then
          kinds[core.items(value) or "string"] = true
          assert.equal(#value, #value:filter(function() return true end), name)
          assert.equal(#value, #value:first(#value), name)
          assert.equal("string", type(value:text()), name)
          local rows = value:text "jsonl"
          assert.equal(#value, #json.lines(rows), name)
        end
      end
    end
    for _, kind in ipairs { "Document", "Paragraph", "Sentence", "Token", "Entity", "Mention", "Quote", "Time", "Link", "Span",
      "Warning", "Problem", "string" } do
      assert(kinds[kind], kind)
    end
  end)

  it("end with the corpus", function()
    local own = samples.of "“It is late,” Marta Ilvanen said."
    local list, kept = own[1].tokens, own[1].tokens:where { upos = "VERB" }
    own:close()
    assert.equal("the corpus is closed", error_of(function() return list:first() end))
    assert.equal("the corpus is closed", error_of(function() return kept[1] end))
    assert.equal("List (closed)", tostring(list))
  end)
end)

describe("the identity of objects", function()
  local corpus = samples.corpus()

  it("makes documents, sentences, entities, mentions and quotes keys of tables", function()
    local doc = corpus[2]
    local seen = {
      [doc] = 1, [doc.sentences[1]] = 2, [doc.mentions[1]] = 3, [doc.quotes[1]] = 4, [corpus:entity "Ilvanen"] = 5,
    }
    assert.equal(1, seen[corpus.documents[2]])
    assert.equal(2, seen[doc.tokens[1].sentence])
    assert.equal(3, seen[doc.mentions[1]])
    assert.equal(4, seen[doc.quotes[1]])
    assert.equal(5, seen[corpus:entity "Ilvanen"])
  end)

  it("compares tokens by what they are", function()
    local a, b = corpus[1].tokens[1], corpus[1].tokens[1]
    assert.is_false(rawequal(a, b))
    assert.is_true(a == b)
    assert.is_false(a == corpus[1].tokens[2])
    assert.is_false(a == corpus[2].tokens[1])
    assert.is_false(a == corpus[1].sentences[1])
    assert.is_false(corpus[1] == quoth.open(samples.path)[1])
  end)

  it("lives on through a part: a token keeps its corpus", function()
    local token = quoth.document({ text = "Kept alive by a word." }).tokens[1]
    for _ = 1, 3 do collectgarbage() end
    assert.equal("Kept alive by a word.", token.document.text)
  end)

  it("is collected when nothing holds it, although parts and whole hold each other", function()
    local weak = setmetatable({}, { __mode = "k" })
    do
      local own = samples.of("Marta Ilvanen spoke.")
      local doc = own[1]
      weak[own], weak[doc], weak[doc.sentences[1]] = true, true, true
    end
    for _ = 1, 3 do collectgarbage() end
    assert.is_nil(next(weak))
  end)
end)

describe("the verbs of a list", function()
  it("are those of the module that was loaded last", function()
    for name in pairs(package.loaded) do
      if name:find "^quoth" and name ~= "quoth.core" then package.loaded[name] = nil end
    end
    local again = require "quoth"
    assert(again ~= quoth)
    local first = samples.corpus()[1].tokens:first(2)
    assert.is_true(require("quoth.results").is(first))
    assert.truthy(tostring(first):find "^ +text +lemma")
  end)
end)
