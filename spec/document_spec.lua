-- A document: its text, what is known of it, and where everything in it stands.

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
    assert.equal("Varn Daily", doc.outlet)
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
          if #span.parts == 1 then check_positions({ span }, text) end
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
