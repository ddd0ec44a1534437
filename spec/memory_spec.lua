-- Memory: at most about 30 KB an article of 800 words, a little more where every paragraph quotes, given back when the
-- corpus is closed or forgotten.

local quoth = require "quoth"

local run = require "spec.support.run"
local weigh = require "spec.support.weigh"

local ARTICLES = 60
-- What the columns and the links take is the same in every run. Resident is also what the C library keeps of the
-- working memory that was released meanwhile: a few KB an article, more or less from run to run.
local MOST_HELD, MOST_HELD_QUOTING = 25 * 1024, 30 * 1024
local MOST_RESIDENT, MOST_RESIDENT_QUOTING = 32 * 1024, 36 * 1024

local sanitized = os.getenv "QUOTH_SANITIZED"
local resident = weigh.resident

local function corpus_of(count)
  local corpus = weigh.corpus_of(count, "usual")
  assert(#corpus:quotes {} > 10 * count)
  return corpus
end

describe("the memory of a corpus", function()
  if not resident() or sanitized then
    pending "needs /proc and a build without sanitizers"
    return
  end

  -- In a process of its own: what other specs have released is used again, and would weigh nothing. Enough articles that
  -- the working memory, which lies below them and stays resident when it is released, is little of each.
  local function weighed(kind)
    local program = ("require('spec.support.weigh').tell('%s', %d)"):format(kind, 8 * ARTICLES)
    local out, err = run.shell("lua5.4 -e " .. run.quoted(program))
    local held, grown, quotes = out:match "^(%S+)%s+(%S+)%s+(%S+)\n$"
    assert(quotes, err)
    return tonumber(held), tonumber(grown), tonumber(quotes)
  end

  it("is at most 25 KB an article, and 30 where every paragraph quotes", function()
    local function at_most(most, bytes) assert(bytes <= most, ("%.0f bytes an article"):format(bytes)) end
    local held, grown, quotes = weighed "usual"
    local held_quoting, grown_quoting, quotes_quoting = weighed "quoting"
    at_most(MOST_HELD, held)
    at_most(MOST_HELD_QUOTING, held_quoting)
    at_most(MOST_RESIDENT, grown)
    at_most(MOST_RESIDENT_QUOTING, grown_quoting)
    assert(quotes_quoting > 1.5 * quotes)
    -- What a corpus says is what it holds: nothing large is left out.
    assert(held > 0.8 * grown and held_quoting > 0.8 * grown_quoting)
  end)

  it("is given back by closing", function()
    corpus_of(ARTICLES):close()
    collectgarbage()
    local before = resident()
    for _ = 1, 4 do corpus_of(ARTICLES):close() end
    collectgarbage()
    assert(resident() - before < 4 * 1024, ("%d KB more"):format(resident() - before))
  end)

  it("is given back by forgetting, without being asked to collect", function()
    for _ = 1, 4 do corpus_of(ARTICLES) end
    local before = resident()
    for _ = 1, 10 do corpus_of(ARTICLES) end
    local more = (resident() - before) * 1024
    assert(more < 4 * ARTICLES * MOST_RESIDENT, ("%.0f bytes more"):format(more))
  end)
end)

describe("the memory of a model", function()
  it("is given back by forgetting, without being asked to collect", function()
    if not resident() or sanitized then return pending "needs /proc and a build without sanitizers" end
    local path = quoth.model().path
    for _ = 1, 4 do assert(quoth.model(path)) end
    local before = resident()
    for _ = 1, 40 do assert(quoth.model(path)) end
    assert(resident() - before < 100 * 1024, ("%d KB more"):format(resident() - before))
  end)
end)

describe("a closed corpus", function()
  it("answers with an error, and so do the objects that came from it", function()
    local corpus = corpus_of(2)
    local document = corpus[1]
    local sentence, quotes = document.sentences[1], corpus:quotes {}
    corpus:close()
    corpus:close()
    assert.has_error(function() return #corpus end)
    assert.has_error(function() return document.text end)
    assert.has_error(function() return sentence.text end)
    assert.has_error(function() return quotes[1].content.text end)
  end)

  it("closes at the end of its scope", function()
    local kept
    do
      local corpus <close> = corpus_of(1)
      kept = corpus
    end
    assert.has_error(function() return #kept end)
  end)

  it("may be part of a cycle", function()
    local weak = setmetatable({}, { __mode = "k" })
    for _ = 1, 5 do
      local corpus = corpus_of(1)
      weak[{ corpus = corpus, document = corpus[1], sentence = corpus[1].sentences[1] }] = true
    end
    collectgarbage()
    collectgarbage()
    assert.is_nil(next(weak))
  end)
end)
