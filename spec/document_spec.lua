-- A document and its parts: paragraphs, sentences, tokens, mentions; positions and lists.

local quoth = require "quoth"
local samples = require "spec.support.samples"

local error_of = samples.error_of

local function check_positions(list, text)
  for _, item in ipairs(list) do assert.equal(item.text, text:sub(item.first, item.last)) end
end

describe("a document", function()
  local corpus = samples.corpus()

  it("has the metadata that the article shows or the caller gave", function()
    local doc = corpus:document "varn-daily-0311"
    assert.equal("Varn Daily", doc.source)
    assert.equal("2026-03-11", doc.date)
    assert.equal("Envoy returns to Solvane to close the ferry deal", doc.title)
    assert.equal("https://varndaily.example/ferry-deal", doc.url)
    assert.is_nil(doc.byline)
    assert.truthy(corpus:document(samples.path .. "/orsa_wire.txt").dateline:find "SOLVANE")
  end)

  it("places everything in its text: doc.text:sub(x.first, x.last) == x.text", function()
    for _, doc in ipairs(corpus) do
      local text = doc.text
      for _, list in ipairs { doc.paragraphs, doc.sentences, doc.tokens, doc.mentions, doc.quotes, doc.times } do
        check_positions(list, text)
      end
      for _, quote in ipairs(doc.quotes) do
        for _, span in ipairs { quote.content, quote.cue, quote.source } do
          check_positions({ span }, text)
          check_positions(span.parts, text)
        end
        check_positions(quote.chain, text)
        check_positions({ quote.addressee, quote.venue }, text)
      end
    end
  end)

  it("gives its text as one string, kept", function()
    assert.equal(corpus[1].text, corpus[1].text)
    local weak = setmetatable({ corpus[1] }, { __mode = "v" })
    collectgarbage()
    assert.equal("string", type(corpus[1].text))
    assert.is_not_nil(weak)
  end)

  it("is written as CoNLL-U", function()
    local text = corpus[1]:conllu()
    assert.truthy(text:find("# newdoc id = " .. corpus[1].id, 1, true))
    local _, sentences = text:gsub("# sent_id", "")
    assert.equal(#corpus[1].sentences, sentences)
  end)

  it("has warnings where something was mended", function()
    local doc = quoth.document { text = "Zoë: a bad \xff byte." }
    assert.equal(1, #doc.warnings)
    assert.equal("string", type(doc.warnings[1].message))
    assert.equal(13, doc.warnings[1].first)
    assert.equal(doc.warnings[1].message, tostring(doc.warnings[1]))
    assert.truthy(doc.text:find("\u{FFFD}", 1, true))
  end)

  it("prints well", function()
    assert.truthy(tostring(corpus:document "varn-daily-0311"):find("Document varn-daily-0311 (Envoy returns", 1, true))
  end)

  it("closes by itself only where it stands alone", function()
    assert.truthy(error_of(function() corpus[1]:close() end):find "close the corpus")
    local doc = quoth.document { text = "One." }
    doc:close()
    doc:close()
    assert.equal("the document is closed", error_of(function() return doc.text end))
    assert.equal("Document (closed)", tostring(doc))
    do
      local short <close> = quoth.document { text = "Two." }
      doc = short
    end
    assert.equal("the document is closed", error_of(function() return doc.sentences end))
  end)
end)

describe("a paragraph", function()
  local doc = samples.corpus():document(samples.path .. "/harbour_courier.txt")

  it("has a kind, and its sentences", function()
    local kinds, count = {}, 0
    for i, paragraph in ipairs(doc.paragraphs) do
      assert.equal(i, paragraph.index)
      assert.equal(doc, paragraph.document)
      kinds[paragraph.kind] = true
      count = count + #paragraph.sentences
      for _, sentence in ipairs(paragraph.sentences) do assert.equal(i, sentence.paragraph.index) end
    end
    assert.is_true(kinds.body)
    assert.is_true(kinds.caption)
    assert.equal(#doc.sentences, count)
  end)
end)

describe("a sentence", function()
  local doc = quoth.document { text = "The cat slept. “We won’t go to Brennick,” Marta Ilvanen told reporters." }
  local sentence = doc.sentences[2]

  it("is the sequence of its tokens", function()
    assert.equal(#sentence.tokens, #sentence)
    for i, token in ipairs(sentence) do
      assert.equal(token, sentence.tokens[i])
      assert.equal(i, token.index)
      assert.equal(sentence, token.sentence)
    end
    assert.is_nil(sentence[0])
    assert.is_nil(sentence[#sentence + 1])
    assert.equal("Sentence has no field of type number", error_of(function() return sentence[1.5] end))
  end)

  it("knows its place", function()
    assert.equal(2, sentence.index)
    assert.equal(doc, sentence.document)
    assert.equal(sentence, doc.sentences[2])
    assert.equal(sentence.text, tostring(sentence))
  end)

  it("has a tree: one root, and heads that lead to it", function()
    local roots = 0
    for _, token in ipairs(sentence) do
      if token.head == nil then
        roots = roots + 1
        assert.equal("root", token.deprel)
        assert.equal(sentence.root, token)
      else
        assert.equal(sentence, token.head.sentence)
        local found = false
        for _, child in ipairs(token.head.children) do found = found or child == token end
        assert.is_true(found)
      end
    end
    assert.equal(1, roots)
  end)

  it("has the mentions and quotes that begin in it", function()
    assert.equal(#doc.mentions, #doc.sentences[1].mentions + #sentence.mentions)
    assert.equal(1, #sentence.quotes)
    assert.equal(doc.quotes[1], sentence.quotes[1])
  end)
end)

describe("a token", function()
  local doc = quoth.document { text = "Two small cafés closed." }
  local token = doc.tokens[3]

  it("answers for a word", function()
    assert.equal("cafés", token.text)
    assert.equal("cafes", token.norm)
    assert.equal("NOUN", token.upos)
    assert.equal("table", type(token.feats))
    assert.equal("string", type(token.deprel))
    assert.is_true(token.space_after)
    assert.is_false(doc.tokens[4].space_after)
    assert.equal("cafés", tostring(token))
  end)

  it("raises for a field that it has not", function()
    assert.equal("Token has no field 'txet'", error_of(function() return token.txet end))
    assert.equal("Token has no field of type number", error_of(function() return token[1] end))
    assert.equal("Token is read-only", error_of(function() token.text = "x" end))
  end)

  it("shows its fields to pairs", function()
    local seen = {}
    for name, value in pairs(token) do seen[name] = value end
    assert.equal("cafés", seen.text)
    assert.equal("NOUN", seen.upos)
  end)
end)

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
    assert.truthy(tostring(tokens):find("^List of %d+ × Token$"))
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
    assert.equal("List has no field 'text'", error_of(function() return tokens.text end))
    local aliases = corpus:entity("Ilvanen").aliases
    assert.truthy(error_of(aliases.each, aliases, "name"):find "list of strings")
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
