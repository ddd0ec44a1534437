-- What X is taken for and found by: names as they are written, descriptions, and what takes them up; and what is said
-- where little is found.

local quoth = require "quoth"
local run = require "spec.support.run"

local PASSED = [[
The senate of Tarsa passed Senate Bill 84 on Monday. Governor Ana Ruiz praised the bill. "It is a gift," she said.

Rep. Leo Park, a pilot, criticized the legislation. The Harbor Pilots Association opposes SB 84.]]
local VETOED = [[
Governor Ana Ruiz returned to Tarsa on Tuesday. Leo Park urged her to veto the bill. "The bill is a sword, and nobody
wants the bill," Park said.

Wal-Kent workers marched for the measure. A similar bill failed in Norvik.]]
local ELSEWHERE = [[
Mayor Ida Kern of Brennick criticized the bill on Tuesday. "The bill is a shame," Kern said in Brennick.]]

local ARTICLES = {
  { id = "passed", outlet = "The Tern", text = PASSED },
  { id = "vetoed", outlet = "The Gull", text = VETOED },
  { id = "elsewhere", outlet = "The Auk", text = ELSEWHERE },
}

local function corpus_of(order)
  local corpus = assert(quoth.corpus { threads = 1 })
  for _, i in ipairs(order) do assert(corpus:add(ARTICLES[i])) end
  return corpus
end

--- The words of all mentions by document, in one line.
local function mentions(corpus, x)
  local parts = {}
  for _, report in ipairs(corpus:who_mentioned(x)) do
    for _, mention in ipairs(report.mentions) do
      parts[#parts + 1] = ("%s:%d:%s"):format(report.document.id, mention.first, mention.text)
    end
  end
  table.sort(parts)
  return table.concat(parts, "\n")
end

describe("what is asked for", function()
  local corpus = corpus_of { 1, 2, 3 }

  it("is found as a thing by name, number, description, and what takes it up, in articles of the same event", function()
    local named = mentions(corpus, "Senate Bill 84")
    for _, words in ipairs { "passed:%d+:Senate Bill 84", "passed:%d+:the bill", "passed:%d+:the legislation", "passed:%d+:SB 84",
      "vetoed:%d+:the bill", "vetoed:%d+:The bill", "vetoed:%d+:measure" } do
      assert(named:find(words), words .. " is missing in\n" .. named)
    end
    assert(not named:find "elsewhere" and not named:find "similar", named)
    for _, x in ipairs {
      "SB 84", "sb84", "S.B. 84", "Tarsa bill", "the Tarsa bill", "Tarsa's bill", "Tarsa Senate bill", "84",
    } do
      assert.equal(named, mentions(corpus, x), x)
    end
    assert.equal(named, mentions(corpus, corpus:entity "SB 84"))
  end)

  it("is the same whatever the order of the articles", function()
    local expected = mentions(corpus, "Tarsa bill")
    for _, order in ipairs { { 3, 2, 1 }, { 2, 1, 3 }, { 2, 3, 1 } } do
      local other <close> = corpus_of(order)
      assert.equal(expected, mentions(other, "Tarsa bill"))
    end
  end)

  it("is found as a person by titles, short given names and what stands in brackets", function()
    local named = mentions(corpus, "Leo Park")
    assert(named:find "passed" and named:find "vetoed")
    for _, x in ipairs { "Park", "Rep. Park", "Congressman Leo Park", "Park's", "Leo Park (R-Tarsa)" } do
      assert.equal(named, mentions(corpus, x), x)
    end
    assert.equal("", mentions(corpus, "Ida Park"))
    assert.equal("", mentions(corpus, "Admiral Park"))
  end)

  it("is found in a noun without an article, with the pronouns for it", function()
    local own = assert(quoth.corpus { threads = 1 })
    assert(own:add { id = "tern", text = "The mayor opposes beach fishing. Ana Ruiz says that she likes it." })
    assert.equal("tern:19:beach fishing\ntern:63:it", mentions(own, "beach fishing"))
    own:close()
  end)

  it("says what it was taken for, and what stands behind the answer", function()
    local named, described = corpus:who_mentioned("SB 84"), corpus:who_mentioned("Tarsa bill")
    assert.equal("entity", named.target.reading)
    assert.equal("description", described.target.reading)
    for _, results in ipairs { named, described, described:first(1), described:where { form = "direct" } } do
      assert.equal("Senate Bill 84", results.target.name)
      assert.equal("law", results.target.entity.kind)
      assert.equal(2, results.target.documents)
    end
    local count = 0
    for _, report in ipairs(named) do count = count + #report.mentions end
    assert.equal(count, named.target.mentions)
    assert.equal(count, #corpus:who_mentioned("SB 84", { each = "mention" }))
    assert(#named < count)
    assert.equal("words", corpus:who_mentioned("gift").target.reading)
    assert.equal("pattern", corpus:who_mentioned({ pattern = "[lemma=sword]" }).target.reading)
    assert.is_nil(corpus:quotes().target)
    assert.is_nil(corpus:quotes().suggestions)
  end)

  it("has the entities near it as suggestions", function()
    local found = corpus:who_mentioned("Leo Prak")
    assert.equal(0, #found)
    assert.equal("Leo Park", found.suggestions[1].name)
    for _, entity in ipairs(corpus:who_mentioned("Leo Park").suggestions) do assert.not_equal("Leo Park", entity.name) end
    assert.equal(0, #corpus:who_mentioned("Zzyx").suggestions)
    assert.is_nil(corpus:who_mentioned({ pattern = "sword" }).suggestions)
  end)
end)

describe("quoth who", function()
  local folder, remove = run.folder()
  local path = folder .. "/a.txt"
  run.write(path, PASSED)
  teardown(remove)

  it("offers what is near on standard error where nothing or little is found", function()
    local out, err, code = run.command { "who", "Leo Prak", path }
    assert.equal(1, code)
    assert.equal("", out)
    assert.equal("quoth: nothing mentions 'Leo Prak'; near: Leo Park\n", err)
    out, err, code = run.command { "who", "Zzyx", path }
    assert.same({ "", "quoth: nothing mentions 'Zzyx'\n", 1 }, { out, err, code })
  end)

  it("begins its table with X, then reports, X's own words, and narration", function()
    local out, err, code = run.command { "who", "Ana Ruiz", path, "--format", "table" }
    assert.equal(0, code, err)
    local lines = {}
    for line in out:gmatch "[^\n]+" do lines[#lines + 1] = line end
    assert(lines[1]:find "^Ana Ruiz %(person%): %d+ mentions in 1 document, %d named speakers?$", lines[1])
    local narrated = false
    for i = 3, #lines do
      local narration = lines[i]:find " narration " ~= nil
      assert(narration or not narrated, "a report stands behind narration:\n" .. out)
      narrated = narration
    end
  end)
end)
