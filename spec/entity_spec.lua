-- Entities and mentions.

local quoth = require "quoth"
local samples = require "spec.support.samples"

describe("an entity", function()
  local corpus = samples.corpus()
  local entity = corpus:entity "Ilvanen"

  it("is the same across documents", function()
    assert.equal("Marta Ilvanen", entity.name)
    assert.equal("person", entity.kind)
    assert(#entity.documents >= 3)
    local seen = {}
    for _, mention in ipairs(entity.mentions) do
      assert.equal(entity, mention.entity)
      seen[mention.document] = true
    end
    for _, document in ipairs(entity.documents) do assert.is_true(seen[document]) end
  end)

  it("has titles and aliases of its own", function()
    local titles = {}
    for _, title in ipairs(entity.titles) do titles[#titles + 1] = title:lower() end
    assert.truthy(table.concat(titles, "|"):find("foreign secretary", 1, true))
    for _, alias in ipairs(entity.aliases) do assert.equal("string", type(alias)) end
  end)

  it("is found in the documents that mention it", function()
    for _, document in ipairs(entity.documents) do
      local found = false
      for _, other in ipairs(document.entities) do found = found or other == entity end
      assert.is_true(found)
    end
  end)

  it("is looked for once by each of its spellings, also where no article has it", function()
    local taught <close> = quoth.corpus { entities = { { name = "Al-Varn", kind = "org", aliases = { "AlVarn", "Varn-9" } } } }
    taught:add { id = "a", text = "The ferry was late." }
    for _, name in ipairs { "Al-Varn", "AlVarn", "Varn-9", "Varn9", "--+", "a-b-c" } do
      assert.is_nil((taught:entity(name)))
    end
  end)

  it("prints as its name", function() assert.equal("Marta Ilvanen", tostring(entity)) end)
end)

describe("a mention", function()
  local corpus = samples.corpus()

  it("has a form and a sentence", function()
    local forms = {}
    for _, mention in ipairs(corpus:mentions()) do
      forms[mention.form] = true
      local sentence = mention.sentence
      assert(mention.first >= sentence.first and mention.last <= sentence.last)
      assert.equal(mention.document, sentence.document)
    end
    assert.is_true(forms.name)
    assert.is_true(forms.pronoun)
  end)

  it("of plain words is a term without an entity", function()
    local reports = corpus:who_mentioned "before the ice goes"
    assert(#reports > 0)
    for _, report in ipairs(reports) do
      assert.equal("term", report.mention.form)
      assert.is_nil(report.mention.entity)
      assert.equal("before the ice goes", report.mention.text)
      assert.equal(report.mention, report.mention)
    end
  end)

  it("in quotation marks knows who I, we and you are, and gives the rest somebody without a name", function()
    local document = quoth.document { text = [[
"I saw the ferry leave, and you saw it too," Marta Ilvanen told Tobias Renquist in Brennick.
"We regret the delay," the Orsa Shipping Company said. "We shall see," said Renquist.
I was there.
]] }
    local named = {}
    for _, mention in ipairs(document.mentions) do
      local word = mention.text:lower()
      if word == "i" or word == "we" or word == "you" then
        named[#named + 1] = word .. " " .. (mention.entity and mention.entity.name or "?")
      end
    end
    assert.same({ "i Marta Ilvanen", "you Tobias Renquist", "we Orsa Shipping Company", "we We", "i I" }, named)
  end)
end)
