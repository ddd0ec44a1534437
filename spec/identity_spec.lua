--- Who is one across articles: the same answers whatever the order, the batches, and what was asked in between.
local quoth = require "quoth"

--- Invented articles whose names need each other: bare surnames, initials, namesakes of two genders, short names,
--- acronyms, numbered laws with and without their kind.
local articles = {
  { id = "bridge", text = "John Smithson said the bridge was safe. He left. Smithson, the mayor, had tea." },
  { id = "taxes", text = "Smithson said taxes would rise. The mayor agreed." },
  { id = "school", text = "Jane Smithson said the school was closed. She left." },
  { id = "letter", text = "J. Smithson wrote that the ferry was late. The letter was short." },
  { id = "tarn", text = "Mr Tarnow said the boats were old. He sold them." },
  { id = "ms-tarn", text = "Ms Tarnow said the boats were new. She bought them." },
  { id = "tarn-only", text = "Tarnow said nothing of the boats." },
  { id = "firm", text = "Shares of Quarrel Shipping Co. Ltd. rose. Quarrel Shipping said it was pleased." },
  { id = "short", text = "Quarrel Shipping denied the report. QS had denied it before." },
  { id = "law", text = "The Harbour Council adopted Resolution 84. Ida Roos said Resolution 84 was dead." },
  { id = "long-law", text = "Harbour Council Resolution 84 was praised by Ida Roos. Roos called it vital." },
  { id = "protocol", text = "Protocol 84 has been signed. Pavel Dresk said that Protocol 84 changes nothing." },
  { id = "senate", text = "Senate Resolution 84 was rejected, Dresk told reporters." },
  { id = "oil", text = "The minister said oil was scarce. Analysts said that oil prices rose." },
  { id = "oil-firm", text = "Shares of Oil Corp rose. Oil Corp said it was pleased." },
  { id = "airline", text = "Norvik Airlines said the ferry was late. The Skerry Quay Rangers said it was not." },
  { id = "norvik", text = "The company Norvik said the quay was closed. SQR said the path was open." },
  { id = "russia", text = "The Russian government said the world was watching. The House of Deputies said nothing." },
  { id = "kremlin", text = "The Russian Government said nothing. The world waited. The House voted on Monday." },
}

--- All that is said of people, things and their words, without ids, sorted by article.
local function answers(corpus)
  local lines = {}
  local function add(...) lines[#lines + 1] = table.concat({ ... }, " | ") end
  for _, document in ipairs(corpus.documents) do
    for i, quote in ipairs(document.quotes) do
      add("quote", document.id, i, quote.speaker and quote.speaker.name or "nil", quote.content.text)
    end
  end
  for _, entity in ipairs(corpus:entities()) do
    add("entity", entity.name, entity.kind, table.concat({ table.unpack(entity.aliases) }, ", "),
      table.concat({ table.unpack(entity.titles) }, ", "), #entity.mentions, #entity.quotes, #entity.documents)
  end
  for _, x in ipairs { "Smithson", "Tarnow", "84", "Resolution 84", "QS", "Quarrel Shipping", "oil", "the mayor" } do
    for _, report in ipairs(corpus:who_mentioned(x)) do
      add("who", x, report.document.id, report.mention.text, report.speaker and report.speaker.name or "nil", report.content.text)
    end
    local entity = corpus:entity(x)
    add("best", x, entity and entity.name or "nil")
  end
  table.sort(lines)
  return lines
end

--- A corpus of the articles in an order, with a question after those whose place in it `ask` holds. Those that `removed`
--- names are taken out, at once or when all are there.
local function corpus_of(order, ask, removed)
  local corpus = quoth.corpus()
  for place, i in ipairs(order) do
    corpus:add(articles[i])
    if ask[place] then assert(#corpus:who_mentioned "Smithson" >= 0) end
    if removed and removed[articles[i].id] and place % 2 == 0 then assert(corpus:remove(articles[i].id)) end
  end
  for id in pairs(removed or {}) do
    if corpus:document(id) then assert(corpus:remove(id)) end
  end
  return corpus
end

--- Orders that differ much: a linear congruential shuffle, the same every time.
local function shuffled(seed)
  local order = {}
  for i = 1, #articles do order[i] = i end
  for i = #order, 2, -1 do
    seed = (seed * 1103515245 + 12345) % 2147483648
    local j = seed // 65536 % i + 1
    order[i], order[j] = order[j], order[i]
  end
  return order
end

describe("identity across articles", function()
  local at_once = answers(corpus_of(shuffled(1), {}))

  it("is there to be compared", function()
    assert.is_true(#at_once > 40)
    local text = table.concat(at_once, "\n")
    assert.truthy(text:find("quote | taxes | 1 | Smithson |", 1, true), "an ambiguous surname stands for itself")
    assert.truthy(text:find("best | Quarrel Shipping | Quarrel Shipping", 1, true))
  end)

  it("does not depend on the order of the articles", function()
    for seed = 2, 11 do assert.same(at_once, answers(corpus_of(shuffled(seed), {}))) end
  end)

  it("does not depend on what was there meanwhile", function()
    local removed, rest = {}, {}
    for i, article in ipairs(articles) do
      if i % 3 == 0 then removed[article.id] = true else rest[#rest + 1] = i end
    end
    local without = answers(corpus_of(rest, {}))
    for seed = 2, 11 do
      assert.same(without, answers(corpus_of(shuffled(seed), { [seed] = true }, removed)))
    end
  end)

  it("does not depend on what was asked between two additions", function()
    for seed = 12, 16 do
      local each, some = {}, {}
      for place = 1, #articles do each[place], some[place] = true, (place * seed) % 3 == 0 end
      assert.same(at_once, answers(corpus_of(shuffled(seed), each)))
      assert.same(at_once, answers(corpus_of(shuffled(seed), some)))
    end
  end)
end)

describe("a word that shares its form with a name", function()
  local function places(x, ...)
    local corpus, count = quoth.corpus(), 0
    for _, id in ipairs { ... } do
      for _, article in ipairs(articles) do if article.id == id then corpus:add(article) end end
    end
    for _, report in ipairs(corpus:who_mentioned(x)) do
      if report.document.id == "oil" then count = count + 1 end
    end
    return count, #corpus:quotes { about = x, document = "oil" }
  end

  it("is found whether an article names something so or not", function()
    local who, about = places("oil", "oil")
    assert.equal(2, who)
    assert.equal(2, about)
    assert.same({ 2, 2 }, { places("oil", "oil", "oil-firm") })
    assert.same({ 2, 2 }, { places("Oil", "oil-firm", "oil") })
  end)

  it("is not a word of grammar: the WHO is not whoever", function()
    local corpus = quoth.corpus()
    corpus:add { id = "a", text = "The World Health Organization (WHO) said the boats were clean. A man who sails told us "
      .. "that it may rain. The WHO denied it." }
    local found = {}
    for _, report in ipairs(corpus:who_mentioned "WHO") do found[report.mention.text] = true end
    assert.is_true(found["World Health Organization"])
    assert.is_nil(found.who)
  end)
end)

describe("an initial", function()
  --- The names of the persons of two articles.
  local function people(full, short)
    local corpus <close> = quoth.corpus()
    corpus:add { id = "a", text = full .. " Larsen said no. Larsen left." }
    corpus:add { id = "b", text = "The plan was late, said " .. short .. " Larsen on Monday." }
    assert.equal(1, #corpus[2].sentences, short)
    local names = {}
    for _, entity in ipairs(corpus:entities { kind = "person" }) do names[#names + 1] = entity.name end
    return names
  end

  it("of any alphabet ends no sentence, and stands for the one given name that begins so", function()
    for full, short in pairs { Olav = "O.", ["Øyvind"] = "Ø.", ["Émile"] = "É.", ["Łukasz"] = "Ł.", ["Šime"] = "Š." } do
      assert.same({ full .. " Larsen" }, people(full, short))
    end
    assert.equal(2, #people("Øyvind", "Ł."))
  end)
end)

describe("what the user says of entities", function()
  local corpus, venn, norvik
  before_each(function()
    corpus = quoth.corpus()
    corpus:add { id = "full", text = "Dalia Venn said the ferry was late." }
    corpus:add { id = "bare", text = "Venn said the quay was closed." }
    corpus:add { id = "firm", text = "The company Norvik said the quay was closed." }
    venn, norvik = corpus:entity "Venn", corpus:entity "Norvik"
  end)

  it("is that two are one, also of what is added later", function()
    assert.equal(2, #venn.documents)
    assert.is_true(corpus:merge(venn, norvik) == venn)
    assert.is_true(norvik == venn)
    assert.equal(3, #venn.documents)
    corpus:add { id = "later", text = "The company Norvik said it was sorry." }
    assert.equal(4, #corpus)
    assert.equal(4, #venn.documents)
    assert.truthy(venn:why(norvik):find("merged", 1, true) or venn:why("Norvik"):find("merged", 1, true))
  end)

  it("is that one is two, also of what is added later", function()
    local other = corpus:split(venn, corpus.documents[2])
    assert.is_false(other == venn)
    assert.equal("Venn", other.name)
    corpus:add { id = "later", text = "Venn said it was sorry." }
    assert.equal(4, #corpus)
    assert.equal(2, #venn.documents)
    assert.equal(1, #other.documents)
    assert.truthy(venn:why(other):find("split", 1, true))
    corpus:merge(other, venn)
    assert.equal(3, #venn.documents)
  end)

  it("names a mention as well as a document", function()
    local other = corpus:split(venn, venn.mentions[2])
    assert.equal("bare", other.documents[1].id)
  end)

  it("is refused where it makes no sense", function()
    assert.has_error(function() corpus:merge(venn, "Norvik") end)
    assert.has_error(function() corpus:split(venn, "bare") end)
    assert.has_error(function() corpus:merge(venn, quoth.corpus():add { text = "Ana Roos left." }:entity "Roos") end)
    local none, message, code = corpus:split(venn, corpus:document "firm")
    assert.is_nil(none)
    assert.truthy(message:find("does not mention", 1, true))
    assert.equal("not_found", code)
  end)
end)

describe("names that are taught", function()
  local function entities(...)
    local corpus <close> = quoth.corpus { entities = { ... } }
    corpus:add { id = "long", text = "Norvik Airlines said the ferry was late." }
    corpus:add { id = "short", text = "The company Norvik said the quay was closed." }
    corpus:add { id = "other", text = "The Tarsa Line said nothing." }
    return #corpus:entities()
  end

  it("are one where they are one row's, and two where they are two rows'", function()
    assert.equal(2, entities())
    assert.equal(1, entities { name = "Norvik Airlines", kind = "org", aliases = { "Norvik", "Tarsa Line" } })
    assert.equal(3, entities({ name = "Norvik Airlines", kind = "org" }, { name = "Norvik", kind = "org" }))
  end)
end)

describe("why", function()
  local corpus = quoth.corpus()
  corpus:add { id = "full", text = "Dalia Venn said the ferry was late." }
  corpus:add { id = "bare", text = "Venn said the quay was closed." }
  corpus:add { id = "other", text = "Oskar Lund said nothing." }
  local venn, lund = corpus:entity "Venn", corpus:entity "Lund"

  it("names the rule that joins two names", function()
    local text = venn:why(corpus:document "bare")
    assert.truthy(text:find("bare_surname", 1, true))
    assert.truthy(text:find("“Venn” (bare)", 1, true))
    assert.equal(text, venn:why(corpus:document("bare").mentions[1]))
  end)

  it("says why not", function()
    assert.truthy(venn:why(lund):find("no name of one is a name of the other", 1, true))
    assert.equal(venn:why(lund), venn:why "Lund")
  end)

  it("is nil where there is no such other", function()
    assert.is_nil(venn:why "Nobody")
    assert.is_nil(venn:why(corpus:document "other"))
    assert.has_error(function() venn:why(7 > 5) end)
  end)
end)

describe("a document that was removed", function()
  it("is gone from every answer, but what was taken from it can be read", function()
    local corpus = quoth.corpus()
    corpus:add { id = "a", text = "Dalia Venn said the ferry was late." }
    corpus:add { id = "b", text = "Dalia Venn said the quay was closed." }
    local venn, first, quote = corpus:entity "Venn", corpus[1], corpus[1].quotes[1]
    assert.equal(corpus, corpus:remove "a")
    assert.equal(1, #corpus)
    assert.equal("b", corpus[1].id)
    assert.equal(1, corpus[1].index)
    assert.is_nil(corpus:document "a")
    assert.is_nil(first.index)
    assert.equal("Dalia Venn said the ferry was late.", first.text)
    assert.equal("the ferry was late", quote.content.text)
    assert.equal(1, #venn.documents)
    assert.equal("b", venn.documents[1].id)
    assert.equal(1, #corpus:who_mentioned "Venn")
    corpus:add { id = "a", text = "Dalia Venn left." }
    assert.equal("a", corpus[2].id)
    assert.equal(2, #venn.documents)
    corpus:remove(corpus[1])
    assert.equal("a", corpus[1].id)
  end)

  it("was there before", function()
    local none, message, code = quoth.corpus():remove "nothing"
    assert.is_nil(none)
    assert.truthy(message:find("nothing: ", 1, true))
    assert.equal("not_found", code)
  end)
end)
