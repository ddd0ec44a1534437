-- Weighs a corpus in a process of its own, where no other spec has left memory that could be used again:
--   lua5.4 -e 'require("spec.support.weigh").tell "usual"'

local weigh = {}

weigh.paragraphs = {
  -- As news has it: 24 paragraphs, an attribution in each.
  usual = "The harbour of %s took %d boats before the ice came, more than in any winter since the war. "
    .. "%s told reporters on Tuesday that they had been counted twice.\n",
  -- The same length with twice the attributions, one of them between quotation marks.
  quoting = "\"The ice came early to %s and we lost %d boats,\" %s said on Tuesday, \"because nobody had "
    .. "counted.\" Officials replied that help was on its way and would arrive within the week.\n",
}

--- Resident kilobytes of this process, or nil where the system does not tell.
function weigh.resident()
  local file <close> = io.open "/proc/self/status"
  return file and tonumber(file:read("a"):match "VmRSS:%s*(%d+)")
end

--- An invented article of about 800 words; `seed` varies names and numbers.
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

--- A settled corpus of so many articles.
function weigh.corpus_of(count, kind)
  local corpus = assert(require("quoth").corpus { threads = 1 }) -- each thread keeps working memory of its own
  for i = 1, count do corpus:add { id = "article " .. i, text = article(i, weigh.paragraphs[kind]) } end
  collectgarbage() -- the texts, which are the caller's: the corpus has its own
  assert(#corpus == count)
  return corpus
end

--- Prints the bytes an article that a corpus says it holds, those that the process has grown by, and the quotes an
--- article.
function weigh.tell(kind, count)
  -- Model and working memory are warm before anything is measured.
  weigh.corpus_of(4, kind):close()
  collectgarbage()
  local before = weigh.resident()
  local corpus <close> = weigh.corpus_of(count, kind)
  collectgarbage()
  local after = weigh.resident()
  print(corpus:memory() / count, (after - before) * 1024 / count, #corpus:quotes {} / count)
end

return weigh
