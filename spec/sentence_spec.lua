-- Paragraphs and sentences.

local quoth = require "quoth"
local samples = require "spec.support.samples"

local error_of = samples.error_of

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
