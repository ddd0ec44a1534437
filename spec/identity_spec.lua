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

--- A corpus of the articles in an order, with a question after those whose place in it `ask` holds.
local function corpus_of(order, ask)
  local corpus = quoth.corpus()
  for place, i in ipairs(order) do
    corpus:add(articles[i])
    if ask[place] then assert(#corpus:who_mentioned "Smithson" >= 0 and #corpus.documents == place) end
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
