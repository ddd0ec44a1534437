-- Memory: at most about 30 KB an article of 800 words, a little more where every paragraph quotes, given back when the
-- corpus is closed or forgotten.

local quoth = require "quoth"

local ARTICLES = 60
-- Resident, so with what the C library keeps of the working memory that was released meanwhile: one to three KB, more or
-- less from run to run.
local MOST_BYTES, MOST_BYTES_QUOTING = 32 * 1024, 36 * 1024

local sanitized = os.getenv "QUOTH_SANITIZED"

-- Resident kilobytes of this process, or nil where the system does not tell.
local function resident()
  local file <close> = io.open "/proc/self/status"
  return file and tonumber(file:read("a"):match "VmRSS:%s*(%d+)")
end

-- As news has it: 24 paragraphs, an attribution in each.
local USUAL = "The harbour of %s took %d boats before the ice came, more than in any winter since the war. "
  .. "%s told reporters on Tuesday that they had been counted twice.\n"
-- The same length with twice the attributions, one of them between quotation marks.
local QUOTING = "\"The ice came early to %s and we lost %d boats,\" %s said on Tuesday, \"because nobody had "
  .. "counted.\" Officials replied that help was on its way and would arrive within the week.\n"

-- An invented article of about 800 words; `seed` varies names and numbers.
local function article(seed, paragraph)
  local towns = { "Solvane", "Brennick", "Aldmoor", "Varn", "Kelder", "Tornby", "Eskwater", "Lunden" }
  local people = { "Irja Maunz", "Jory Brandt", "Danuta Kroll", "Aksel Thorne", "Lena Okoro", "Ivo Maritz" }
  local parts = {}
  for i = 1, 24 do
    local n = seed * 7 + i
    local town, who = towns[n % #towns + 1], people[n % #people + 1]
    parts[i] = paragraph:format(town, n, who)
  end
  return table.concat(parts)
end

local function corpus_of(count, paragraph)
  paragraph = paragraph or USUAL
  local corpus = assert(quoth.corpus { threads = 1 }) -- each thread keeps working memory of its own
  for i = 1, count do corpus:add { id = "article " .. i, text = article(i, paragraph) } end
  assert.equal(count, #corpus)
  assert(#corpus:quotes {} > 10 * count)
  return corpus
end

describe("the memory of a corpus", function()
  if not resident() or sanitized then
    pending "needs /proc and a build without sanitizers"
    return
  end

  it("is at most 30 KB an article, and 34 where every paragraph quotes", function()
    -- Model and working memory are warm, and nothing larger has been released, before anything is measured.
    corpus_of(4, USUAL):close()
    corpus_of(4, QUOTING):close()
    local function weigh(paragraph, most)
      collectgarbage()
      local before, count = resident(), 4 * ARTICLES
      local corpus = corpus_of(count, paragraph)
      collectgarbage()
      local bytes = (resident() - before) * 1024 / count
      assert(bytes <= most, ("%.0f bytes an article"):format(bytes))
      return corpus
    end
    local usual <close> = weigh(USUAL, MOST_BYTES)
    local quoting <close> = weigh(QUOTING, MOST_BYTES_QUOTING)
    assert(#quoting:quotes {} > 1.5 * #usual:quotes {})
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
    assert(more < 4 * ARTICLES * MOST_BYTES, ("%.0f bytes more"):format(more))
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
