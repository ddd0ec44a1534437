-- Quotes and reports: how somebody said something. Spans, chains, parties.

local api = require "quoth.api"
local quoth = require "quoth"
local samples = require "spec.support.samples"

local allowed = {}
for _, set in ipairs(api.values) do
  allowed[set.name] = {}
  for _, value in ipairs(set.values) do allowed[set.name][value] = true end
end

-- The description's fields of a class whose type is a closed set: {field = set, …}, with a "?" where nil is allowed.
local function closed_fields(class)
  local closed = {}
  for _, field in ipairs(api.object(class).fields) do
    local name, optional = field.type:match "^(%a+)(%??)$"
    if name and allowed[name] then closed[field.name] = { set = allowed[name], optional = optional == "?" } end
  end
  return closed
end

local function check_values(list, class)
  local closed = closed_fields(class)
  for _, record in ipairs(list) do
    for field, of in pairs(closed) do
      local value = record[field]
      assert(value == nil and of.optional or of.set[value], ("%s is %s"):format(field, tostring(value)))
    end
  end
end

describe("a quote", function()
  local corpus = samples.corpus()

  it("answers with the documented values", function()
    check_values(corpus:quotes(), "Quote")
    check_values(corpus:who_mentioned(samples.x), "Report")
    check_values(corpus:mentions(), "Mention")
    check_values(corpus:entities(), "Entity")
    check_values(corpus:times(), "Time")
    for _, document in ipairs(corpus) do check_values(document.paragraphs, "Paragraph") end
  end)

  it("knows its speaker, words and evidence", function()
    local doc = quoth.document { text = "“The gate is open,” Marta Ilvanen told reporters on Thursday." }
    local quote = doc.quotes[1]
    assert.equal("Marta Ilvanen", quote.speaker.name)
    assert.equal("Marta Ilvanen", quote.speaker_name)
    assert.equal("named", quote.speaker_kind)
    assert.equal("Marta Ilvanen", quote.source.text)
    assert.truthy(quote.content.text:find "^The gate is open")
    assert.equal("told", quote.cue.text)
    assert.equal("tell", quote.verb)
    assert.equal("direct", quote.form)
    assert.is_false(quote.negated)
    assert.equal(doc, quote.document)
    assert.equal(doc.sentences[1], quote.sentence)
    assert.equal("reporters", quote.addressee.text)
    assert.is_nil(quote.addressee.entity) -- nobody in particular
    assert(quote.confidence >= 0 and quote.confidence <= 1)
    assert.equal("string", type(quote:why()))
    assert.truthy(tostring(quote):find("Marta Ilvanen", 1, true))
  end)

  it("keeps the pieces of a quotation that is broken", function()
    local doc = quoth.document { text = "“The gate,” Marta Ilvanen said, “is open to all of them.”" }
    local content = doc.quotes[1].content
    assert.equal(2, #content.parts)
    assert.equal(content.first, content.parts[1].first)
    assert.equal(content.last, content.parts[2].last)
    assert.equal("The gate … is open to all of them.", content.text)
    assert.equal(content.text, tostring(content))
    assert.truthy(content.parts[2].text:find "^is open")
    assert.equal(1, #content.parts[1].parts)
  end)

  it("knows what stood inside quotation marks", function()
    local function quoted(text)
      local parts = {}
      for _, quote in ipairs(quoth.document { text = text }.quotes) do
        for _, part in ipairs(quote.quoted and quote.quoted.parts or {}) do parts[#parts + 1] = part.text end
      end
      return table.concat(parts, " | ")
    end
    assert.equal("The gate is open", quoted "“The gate is open,” Marta Ilvanen said.")
    assert.equal("The gate | is open to all of them.", quoted "“The gate,” Marta Ilvanen said, “is open to all of them.”")
    assert.equal("a disgrace | a theft", quoted "Marta Ilvanen said the plan was \"a disgrace\" and \"a theft,\" and left.")
    assert.equal("The ‘old’ gate is open", quoted "“The ‘old’ gate is open,” Marta Ilvanen said.")
    assert.equal("", quoted "Marta Ilvanen said that the gate is open.")
  end)

  it("lists its speakers", function()
    local known = 0
    for _, report in ipairs(corpus:who_mentioned(samples.x)) do
      assert.equal(report.speaker, report.speakers[1])
      assert.equal(report.speaker and 1 or 0, #report.speakers)
      assert.is_nil(report.speakers[2])
      if report.quote then assert.equal(report.speaker, report.quote.speakers[1]) end
      known = known + #report.speakers
    end
    assert(known > 5)
    local doc = quoth.document { text = "Marta Ilvanen swam.", outlet = "The Tern" }
    local swam = doc.corpus:who_mentioned("Ilvanen")[1]
    assert.equal("The Tern", swam.speaker_name)
    assert.equal(0, #swam.speakers) -- an outlet is no entity of the article
    assert.equal(0, #swam.chain)
  end)

  it("knows its article's outlet, date and title", function()
    local doc = quoth.document { text = "“No,” Ivo Maritz said.", source = "The Tern", date = "2026-03-12", title = "No" }
    local quote = doc.quotes[1]
    assert.same({ "The Tern", "2026-03-12", "No" }, { quote.outlet, quote.date, quote.title })
    assert.equal("The Tern", doc.outlet)
    assert.equal(1, #doc.corpus:quotes { outlet = "tern" })
    assert.equal(0, #doc.corpus:quotes { outlet = "post" })
    assert.equal("The Tern", doc.corpus:quotes():count_by("outlet")[1].value)
    assert.has_error(function() return quote.source_text end)
    assert.has_error(function() return doc.source end)
  end)

  it("names who passed the words on", function()
    local found
    for _, quote in ipairs(corpus:quotes()) do
      for _, link in ipairs(quote.chain) do
        found = true
        assert.equal("string", type(link.name))
        assert.equal(link.name, tostring(link))
        if link.cue then assert.equal(link.cue.text, quote.document.text:sub(link.cue.first, link.cue.last)) end
      end
    end
    assert.is_true(found)
  end)

  it("belongs to its speaker", function()
    for _, quote in ipairs(corpus:entity("Ilvanen").quotes) do assert.equal("Marta Ilvanen", quote.speaker.name) end
    assert.equal(#corpus:quotes { speaker = "Ilvanen" }, #corpus:entity("Ilvanen").quotes)
  end)

  it("tells the time where the text does", function()
    local doc = quoth.document { date = "2026-03-12", text = "On Tuesday, Marta Ilvanen said that the gate is open." }
    local time = doc.quotes[1].time
    assert.equal("2026-03-10", time.value)
    assert.equal("string", type(time.basis))
  end)
end)
