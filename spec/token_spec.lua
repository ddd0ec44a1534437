-- Tokens.

local quoth = require "quoth"
local samples = require "spec.support.samples"

local error_of = samples.error_of

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
