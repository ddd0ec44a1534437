-- Results: what a question returns, and what can be asked of it.

local json = require "spec.support.json"
local run = require "spec.support.run"
local samples = require "spec.support.samples"

local error_of = samples.error_of

local function ids(results, field)
  local values = {}
  for i, record in ipairs(results) do values[i] = record[field or "text"] end
  return values
end

describe("results", function()
  local corpus = samples.corpus()
  local quotes = corpus:quotes()

  it("have #, [i] and ipairs", function()
    local count = 0
    for i, quote in ipairs(quotes) do
      count = i
      assert.equal(quote, quotes[i])
    end
    assert.equal(#quotes, count)
    assert.is_nil(quotes[0])
    assert.is_nil(quotes[#quotes + 1])
    assert.equal("Results has no field 'length'", error_of(function() return quotes.length end))
    assert.equal("Results is read-only", error_of(function() quotes.x = 1 end))
  end)

  it("are narrowed by where, with the filters of the question", function()
    local direct = quotes:where { form = "direct" }
    assert.same(ids(corpus:quotes { form = "direct" }), ids(direct))
    local chained = direct:where { speaker = "Ilvanen" }:where { manner = { "say", "assert" } }
    for _, quote in ipairs(chained) do
      assert.equal("direct", quote.form)
      assert.equal("Marta Ilvanen", quote.speaker.name)
      assert.truthy(quote.manner == "say" or quote.manner == "assert")
    end
    assert.truthy(error_of(quotes.where, quotes, { speeker = "x" }):find "bad argument #1 to 'where'.*speeker")
    assert.truthy(error_of(quotes.where, quotes):find "table expected")
  end)

  it("of every kind of question know where", function()
    local reports = corpus:who_mentioned(samples.x)
    assert.same(ids(corpus:who_mentioned(samples.x, { manner = "demand" })), ids(reports:where { manner = "demand" }))
    assert.same(ids(corpus:entities { kind = "person" }, "name"), ids(corpus:entities():where { kind = "person" }, "name"))
    local mentions = corpus:mentions(samples.x)
    assert.same(ids(corpus:mentions(samples.x, { form = "name" })), ids(mentions:where { form = "name" }))
    assert.same(ids(corpus:mentions(nil, { kind = "law" })), ids(corpus:mentions():where { kind = "law" }))
    assert.truthy(error_of(function() corpus:times():where { document = "x" } end):find "filter%(function%)")
  end)

  it("are narrowed by a function", function()
    local long = quotes:filter(function(quote) return quote.content and #quote.content.text > 60 end)
    assert(#long > 0 and #long < #quotes)
    for _, quote in ipairs(long) do assert(#quote.content.text > 60) end
    assert.equal(0, #long:filter(function() return false end))
    assert.truthy(error_of(quotes.filter, quotes, "x"):find "function expected, got string")
  end)

  it("are sorted by a field, a field of a field, or a function", function()
    local last = ""
    for _, quote in ipairs(quotes:sort_by "document.id") do
      assert(quote.document.id >= last)
      last = quote.document.id
    end
    local highest = math.huge
    for _, quote in ipairs(quotes:sort_by("confidence", "descending")) do
      assert(quote.confidence <= highest)
      highest = quote.confidence
    end
    assert.same(ids(quotes), ids(quotes:sort_by(function() return 1 end)))
    local missing = false
    for _, quote in ipairs(quotes:sort_by("manner", "descending")) do
      if quote.manner == nil then missing = true else assert.is_false(missing) end
    end
    assert.truthy(error_of(quotes.sort_by, quotes, "hight"):find "Quote has no field 'hight'")
    assert.truthy(error_of(quotes.sort_by, quotes, "verb", "down"):find "'ascending' or 'descending'")
  end)

  it("are counted, the largest first", function()
    local counts, sum, last = quotes:count_by "speaker", 0, math.huge
    for _, row in ipairs(counts) do
      assert(row.count <= last)
      assert.equal(row.count, #row.results)
      sum, last = sum + row.count, row.count
    end
    assert.equal(#quotes, sum)
    assert.truthy(tostring(counts):find "^count +speaker\n")
    assert.truthy(tostring(counts):find("Marta Ilvanen", 1, true))
    assert.equal(2, #counts:first(2))
    assert.equal(counts[1], counts:first()[1])
    assert.equal("Groups has no field 'where'", error_of(function() return counts:where {} end))
    assert.truthy(error_of(quotes.count_by, quotes, "speeker"):find "Quote has no field 'speeker'")
  end)

  it("are grouped in the order in which values come", function()
    local groups = quotes:group_by "document"
    for i, group in ipairs(groups) do
      if i > 1 then assert(group.value.index > groups[i - 1].value.index) end
      assert.equal(group.count, #corpus:quotes { document = group.value })
    end
    assert.equal(#quotes, #quotes:group_by(function() return "all" end)[1].results)
  end)

  it("give the first", function()
    assert.equal(3, #quotes:first(3))
    assert.equal(1, #quotes:first())
    assert.equal(#quotes, #quotes:first(100000))
    assert.equal(0, #quotes:first(0))
    assert.truthy(error_of(quotes.first, quotes, -1):find "whole number")
  end)

  it("give values by each", function()
    for i, verb, id in quotes:each("verb", "document.id") do
      assert.equal(quotes[i].verb, verb)
      assert.equal(quotes[i].document.id, id)
    end
    for i, quote in quotes:first(2):each() do assert.equal(quotes[i], quote) end
  end)

  it("chain", function()
    local top = corpus:who_mentioned(samples.x):where { place = "content" }:sort_by("confidence", "descending"):first(2)
    assert.equal(2, #top)
  end)

  it("are written as one record a row", function()
    local path = os.tmpname()
    local one = quotes:first(4)
    assert.equal(one, one:write("jsonl", path))
    local records = json.lines(run.contents(path))
    assert.equal(4, #records)
    for i, record in ipairs(records) do assert.equal(one[i].document.id, record.doc) end
    for _, format in ipairs { "csv", "tsv", "markdown", "table" } do
      assert(one:write(format, path))
      assert(#run.contents(path) > 100)
    end
    local file = assert(io.open(path, "wb"))
    assert(one:write("jsonl", file))
    assert(file:write "more\n")
    file:close()
    assert.truthy(run.contents(path):find "\nmore\n$")
    os.remove(path)
  end)

  it("say why they cannot be written", function()
    local done, message, code = quotes:write("jsonl", "no/such/folder/file")
    assert.is_nil(done)
    assert.truthy(message:find("no/such/folder/file", 1, true))
    assert.equal("io", code)
    assert.truthy(error_of(quotes.write, quotes, "pdf"):find "bad argument #1 to 'write'.*pdf")
    local path = os.tmpname()
    os.remove(path)
    assert.truthy(error_of(quotes.write, quotes, "pdf", path):find "pdf")
    assert.is_nil(io.open(path), "a wrong format makes no file")
    assert.truthy(error_of(quotes.write, quotes, "jsonl", 7):find "bad argument #2 to 'write'")
  end)

  it("are empty, not absent, where nothing fits", function()
    local none = corpus:who_mentioned "Resolution 9999"
    assert.equal(0, #none)
    assert.equal("no results", tostring(none))
    assert.equal(0, #none:count_by "speaker")
    assert.equal(0, #none:sort_by "speaker":first(3))
  end)

  it("print as a table", function()
    local lines = {}
    for line in (tostring(corpus:who_mentioned(samples.x)) .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    assert.equal(#corpus:who_mentioned(samples.x) + 1, #lines)
    assert.truthy(lines[1]:find "^speaker +verb +manner +form +stance")
    for _, line in ipairs(lines) do assert(utf8.len(line) <= 120) end
  end)

  it("hold their corpus, and end with it", function()
    local own = samples.of("“It is late,” Marta Ilvanen said.")
    local results = own:quotes()
    own = nil -- luacheck: ignore 311
    collectgarbage()
    collectgarbage()
    assert.truthy(results[1].content.text:find "^It is late")
    local closed = samples.of("“It is late,” Marta Ilvanen said.")
    results = closed:quotes()
    local quote, report = results[1], closed:who_mentioned("Ilvanen")[1]
    closed:close()
    assert.equal("the corpus is closed", error_of(function() return results[1] end))
    assert.equal("the corpus is closed", error_of(function() return quote.content end))
    assert.equal("the corpus is closed", error_of(function() return report.speaker end))
  end)
end)
