-- What plural fields answer, and the identity of what they hold.

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
