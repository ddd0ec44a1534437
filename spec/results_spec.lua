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
    local times = corpus:times()
    local first = times:filter(function(time) return time.document == corpus[1] end)
    assert.same(ids(first), ids(times:where { document = corpus[1] }))
    local lines = corpus:kwic "the"
    assert.same(ids(corpus:kwic("the", { outlet = "Orsa Wire" }), "left"), ids(lines:where { outlet = "Orsa Wire" }, "left"))
    local _, named = corpus:entity "Ilvanen"
    assert.equal(#named, #named:where { kind = "person" })
    assert.equal(0, #named:where { kind = "law" })
  end)

  it("are narrowed in the order they have, and only of what they have", function()
    local sorted = quotes:sort_by("confidence", "descending")
    local last, about = math.huge, sorted:where { about = samples.x }
    assert.equal(#corpus:quotes { about = samples.x }, #about)
    for _, quote in ipairs(about) do
      assert(quote.confidence <= last)
      last = quote.confidence
    end
    local few = sorted:first(9):where { form = { "direct", "mixed", "indirect" } }
    assert.equal(9, #few)
    for i, quote in ipairs(few) do assert.equal(sorted[i], quote) end
    assert.equal(0, #sorted:first(0):where { form = "direct" })
    local reports = corpus:who_mentioned(samples.x)
    for i, report in ipairs(reports:where { form = "narration" }) do
      assert.equal(corpus:who_mentioned(samples.x, { form = "narration" })[i], report)
    end
  end)

  it("are narrowed without a look at what has been added since", function()
    local own = samples.of("“It is late,” Marta Ilvanen said.")
    local results = own:quotes()
    own:add { id = "later", text = "“It is early,” Marta Ilvanen said." }
    assert.equal(1, #results:where { speaker = "Ilvanen" })
    assert.equal(2, #own:quotes { speaker = "Ilvanen" })
    assert.equal(1, #results:where { speaker = "Ilvanen" })
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
    assert.equal("Groups has no field 'were'", error_of(function() return counts:were {} end))
    assert.truthy(error_of(quotes.count_by, quotes, "speeker"):find "Quote has no field 'speeker'")
  end)

  it("are counted by two fields: a table of both", function()
    local counts, sum = quotes:count_by("speaker", "manner"), 0
    for _, row in ipairs(counts) do
      local within = 0
      for _, group in ipairs(row.groups) do
        within, sum = within + group.count, sum + group.count
        for _, quote in ipairs(group.results) do
          assert.equal(group.value, quote.manner)
          assert.equal(row.results[1].speaker, quote.speaker)
        end
      end
      assert.equal(row.count, within)
    end
    assert.equal(#quotes, sum)
    assert.truthy(tostring(counts):find "^count +speaker +say +demand ")
    for line in tostring(counts):gmatch "[^\n]+" do assert(utf8.len(line) <= 120) end
    local total, others = 0, tostring(counts):match "Marta Ilvanen([^\n]*)"
    for number in others:gmatch "%d+" do total = total + tonumber(number) end
    assert.equal(#quotes:where { speaker = "Marta Ilvanen" }, total, "what has no column of its own is counted, too")
    assert.truthy(counts:text("csv"):find "^speaker,manner,count\r\n")
    assert.truthy(counts:text("markdown"):find "^| speaker | count | say | demand |")
    local pairs_seen = json.lines(counts:text "jsonl")
    for _, record in ipairs(pairs_seen) do
      assert.equal(record.count, #quotes:filter(function(quote)
        return (quote.speaker and quote.speaker.name or quote.speaker_name or json.null) == record.speaker
          and (quote.manner or json.null) == record.manner
      end))
    end
    assert.equal("bad argument #2 to 'count_by' (Quote has no field 'maner')",
      error_of(quotes.count_by, quotes, "speaker", "maner"))
    local both = quotes:count_by(function(quote) return quote.negated end, "form")
    assert.truthy(tostring(both):find "^count +value +")
  end)

  it("have groups that answer to the same verbs", function()
    local counts = quotes:count_by "verb"
    local often = counts:filter(function(group) return group.count > 1 end)
    assert(#often > 0 and #often < #counts)
    assert.same({ "say" }, ids(counts:where { verb = "say" }, "value"))
    assert.same(ids(counts:where { verb = "say" }, "value"), ids(counts:where { value = "say" }, "value"))
    for _, group in ipairs(counts:where { count = 1 }) do assert.equal(1, group.count) end
    local last = ""
    for _, verb in counts:where({ count = 1 }):sort_by("verb"):each "value" do
      assert(verb == nil or verb > last)
      last = verb or last
    end
    local sizes = counts:count_by "count"
    for _, size in ipairs(sizes) do
      for _, group in ipairs(size.results) do assert.equal(size.value, group.count) end
    end
    assert.equal(#counts, #counts:group_by(function() return 1 end)[1].results)
    assert.equal(often[1], counts[1])
    local path = os.tmpname()
    local two = counts:first(2)
    assert.equal(two, two:write("csv", path))
    assert.equal(two:text "csv", run.contents(path))
    os.remove(path)
    assert.equal(("verb,count\r\n%s,%d\r\n%s,%d\r\n"):format(two[1].value, two[1].count, two[2].value, two[2].count),
      two:text "csv")
    assert.equal(('{"verb":"%s","count":%d}\n'):format(two[1].value, two[1].count), counts:first():text "jsonl")
    assert.truthy(two:text("markdown"):find "^| verb | count |\n| %-%-%- | %-%-%- |\n")
    assert.truthy(two:text("tsv"):find "^verb\tcount\n")
    assert.equal(tostring(two), two:text "table")
    assert.truthy(error_of(counts.sort_by, counts, "manner"):find "groups by verb have no field 'manner'")
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
    assert.equal(one:text "csv", (one:write("csv", path) and run.contents(path)))
    assert.equal(tostring(one), one:text())
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
    assert.equal(#corpus:who_mentioned(samples.x) + 3, #lines)
    assert.truthy(lines[1]:find "^Littoral Council Resolution 1701 %(law%): %d+ mentions in %d documents, %d+ named speakers$")
    assert.truthy(lines[2]:find "^for: .*; against: ")
    assert.truthy(lines[3]:find "^speaker +verb +manner +form +stance")
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
