-- A corpus: many documents analysed together.

local quoth = require "quoth"
local samples = require "spec.support.samples"

local error_of = samples.error_of

describe("a corpus", function()
  local corpus = samples.corpus()

  it("is the sequence of its documents", function()
    assert.equal(5, #corpus)
    assert.equal(#corpus, #corpus.documents)
    for i, document in ipairs(corpus) do
      assert.equal(i, document.index)
      assert.equal(document, corpus.documents[i])
      assert.equal(corpus, document.corpus)
    end
    assert.is_nil(corpus[0])
    assert.is_nil(corpus[6])
    assert.is_nil(corpus[-1])
  end)

  it("finds a document by its id", function()
    local id = samples.path .. "/kelder_post.txt"
    assert.equal(id, corpus:document(id).id)
    assert.is_nil(corpus:document "no such id")
  end)

  -- The second surname of each pair was made so that a hash anybody can compute is that of the first.
  it("keeps persons apart whose names were made to look alike to a table", function()
    local function speakers(...)
      local names = {}
      for _, quote in ipairs(samples.of(...):quotes()) do table.insert(names, quote.speaker.name) end
      return table.concat(names, ", ")
    end
    local said, denied = "Dalia %s said the quay was closed.", "Dalia %s denied that the quay was closed."
    assert.equal("Dalia Ostravek, Dalia Kynmhbjhlvsmegsf",
      speakers(said:format "Ostravek", denied:format "Kynmhbjhlvsmegsf"))
    assert.equal("Dalia Ostravek, Dalia Kmomnrtpbigbwwzs",
      speakers(said:format "Ostravek" .. "\n\n" .. denied:format "Kmomnrtpbigbwwzs"))
  end)

  it("stages what is added, and analyses it at the next question", function()
    local own = samples.of("Marta Ilvanen spoke.")
    assert.equal("Corpus of 0 documents; 1 article staged, to be analysed at the next question", tostring(own))
    assert.equal(1, #own)
    local first = own[1]
    own:add { id = "b", text = "“It is late,” Marta Ilvanen said." }:add { id = "b", text = "Another." }
    assert.equal(3, #own)
    assert.equal(first, own[1])
    assert.equal("b#2", own[3].id)
    assert.equal("Marta Ilvanen spoke.", first.text)
  end)

  it("keeps an entity's identity when documents are added", function()
    local own = samples.of("Foreign Secretary Marta Ilvanen spoke. Ilvanen left.")
    local entity = own:entity "Ilvanen"
    own:add { text = "Marta Ilvanen was there again. She spoke." }
    assert.equal(2, #own:entity("Ilvanen").documents)
    assert.equal(entity, own:entity "Ilvanen")
    assert.equal(2, #entity.documents)
  end)

  it("lets a merged entity answer for its survivor", function()
    local own = samples.of("Ilvanen spoke on the quay. Ilvanen left.")
    local early = own:entity "Ilvanen"
    own:add { text = "Foreign Secretary Marta Ilvanen arrived in Solvane. Ilvanen spoke." }
    local late = own:entity "Marta Ilvanen"
    assert.equal("Marta Ilvanen", late.name)
    assert.is_true(early == late)
    assert.equal(late.name, early.name)
    assert.equal(late.id, early.id)
    assert.equal(#late.mentions, #early.mentions)
    assert.equal(2, #early.documents)
  end)

  it("reads more", function()
    local own = quoth.corpus()
    assert.equal(own, own:read(samples.path .. "/orsa_wire.txt"))
    local read, message, code = own:read "no such file"
    assert.is_nil(read)
    assert.truthy(message:find("no such file", 1, true))
    assert.equal("not_found", code)
    assert.equal(1, #own)
  end)

  it("raises for misuse", function()
    assert.equal("Corpus has no field 'sentences'", error_of(function() return corpus.sentences end))
    assert.equal("Corpus has no field 'qoutes'", error_of(function() return corpus:qoutes {} end))
    assert.truthy(error_of(corpus.quotes, corpus, { speeker = "x" }):find "speeker")
    assert.truthy(error_of(corpus.quotes, corpus, { form = "oral" }):find "oral")
    assert.truthy(error_of(corpus.quotes, corpus, { "direct" }):find "filters are named")
    assert.truthy(error_of(corpus.quotes, corpus, { speaker = print }):find "bad filter 'speaker'")
    assert.truthy(error_of(corpus.who_mentioned, corpus):find "string, Entity")
    assert.truthy(error_of(corpus.who_mentioned, corpus, {}):find "pattern = string")
    assert.truthy(error_of(corpus.who_mentioned, corpus, "a\0b"):find "zero byte")
    assert.truthy(error_of(corpus.who_mentioned, corpus, { pattern = "[upos=" }):find "pattern")
    assert.truthy(error_of(function() corpus:kwic "[[[" end):find "bad argument #1 to 'kwic'")
    assert.truthy(error_of(corpus.quotes, "corpus"):find "quoth.Corpus expected, got string")
    assert.truthy(error_of(function() corpus.title = "x" end):find "read%-only")
    local other = samples.of("Marta Ilvanen spoke.")
    assert.truthy(error_of(corpus.who_mentioned, corpus, other:entity "Ilvanen"):find "another corpus")
  end)

  it("says which argument is wrong, where it is called", function()
    local _, message = pcall(function() corpus:quotes { form = "oral" } end)
    assert.truthy(message:find("corpus_spec.lua:%d+: bad argument #1 to 'quotes'"), message)
  end)
end)

describe("who_mentioned", function()
  local corpus = samples.corpus()
  local reports = corpus:who_mentioned(samples.x)

  it("gives one report for each mention", function()
    assert(#reports >= 10)
    for _, report in ipairs(reports) do
      assert.equal(report.mention.document, report.document)
      assert.truthy(report.place)
      assert.equal("law", report.mention.entity.kind)
    end
  end)

  it("takes a name, a number, an entity, words and patterns", function()
    local entity = corpus:entity(samples.x)
    assert.equal(#reports, #corpus:who_mentioned(entity))
    assert.equal(#reports, #corpus:who_mentioned(1701))
    assert(#corpus:who_mentioned "coast guard" > 0)
    assert(#corpus:who_mentioned { pattern = "[lemma=fisherman]" } > 0)
    assert.equal(0, #corpus:who_mentioned "Resolution 9999")
  end)

  it("names every mention that nobody reports a narration", function()
    local narrated = reports:where { form = "narration" }
    for _, report in ipairs(narrated) do
      assert.is_nil(report.quote)
      assert.is_nil(report.source)
      assert.is_nil(report.manner)
      assert.equal("outlet", report.speaker_kind)
      assert.equal(0, #report.chain)
    end
    for _, report in ipairs(reports) do
      assert.equal(report.form ~= "narration", report.quote ~= nil)
    end
  end)
end)

describe("quotes, mentions, entities, kwic and times", function()
  local corpus = samples.corpus()

  it("take filters", function()
    local all, spoken = corpus:quotes(), corpus:quotes { speaker = "Ilvanen" }
    assert(#spoken > 3 and #spoken < #all)
    for _, quote in ipairs(spoken) do assert.equal("Marta Ilvanen", quote.speaker.name) end
    local both = corpus:quotes { speaker = { "Ilvanen", "Renquist" } }
    assert(#both > #spoken and #both < #all)
    assert.equal(#spoken, #corpus:quotes { speaker = corpus:entity "Ilvanen" })
    assert.equal(#all, #corpus:quotes { negated = true } + #corpus:quotes { negated = false })
    local one = corpus[1]
    assert.equal(#one.quotes, #corpus:quotes { document = one })
    assert.equal(#one.quotes, #corpus:quotes { document = one.id })
  end)

  it("give every mention, or those of X", function()
    local all, own = corpus:mentions(), corpus:mentions(samples.x)
    assert(#own > 0 and #own < #all)
    assert.equal(#corpus:entity(samples.x).mentions, #own)
    local count = 0
    for _, document in ipairs(corpus) do count = count + #document.mentions end
    assert.equal(count, #all)
  end)

  it("give entities, the most mentioned first", function()
    local last = math.huge
    for _, entity in ipairs(corpus:entities()) do
      assert(#entity.mentions <= last)
      last = #entity.mentions
    end
    for _, entity in ipairs(corpus:entities { kind = "person" }) do assert.equal("person", entity.kind) end
  end)

  it("find an entity by surname, and say what else fits", function()
    local entity, all = corpus:entity "Ilvanen"
    assert.equal("Marta Ilvanen", entity.name)
    assert.equal(entity, all[1])
    local none, nothing = corpus:entity "Nobody Atall"
    assert.is_nil(none)
    assert.equal(0, #nothing)
  end)

  it("show words in context", function()
    local lines = corpus:kwic "resolution*"
    assert(#lines > 5)
    for _, line in ipairs(lines) do
      assert.truthy(line.text:lower():find "^resolution")
      assert.equal(line.sentence.text, line.left .. line.text .. line.right)
      assert.equal(line.text, line.document.text:sub(line.first, line.last))
    end
  end)

  it("give time expressions", function()
    for _, time in ipairs(corpus:times()) do
      assert.equal(time.text, time.document.text:sub(time.first, time.last))
      assert.truthy(({ DATE = true, TIME = true, DURATION = true, SET = true })[time.type])
    end
  end)
end)
