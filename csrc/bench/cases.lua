-- Which cases of a file (one JSON object a line, as the checker of cases reads them) are answered otherwise with some
-- rules off: the checker starts a process a case, so only those are worth asking it for.
--   cases.lua CASES RULE,… ANSWERS [USUAL]    writes all answers to ANSWERS, prints the cases that differ from USUAL

package.path = "spec/support/?.lua;" .. package.path
local json = require "json"
local quoth = require "quoth"

local path, names, answers, usual = arg[1], arg[2], arg[3], arg[4]

local without = {}
for name in names:gmatch "[^,]+" do without[#without + 1] = name end

local INPUT = { html = "html" }

local function text_of(results)
  local parts = {}
  for i = 1, #results do parts[i] = tostring(results[i]) end
  return table.concat(parts, "\n")
end

-- Everything that a question about the case's articles could tell.
local function answer(case)
  local corpus <close> = assert(quoth.corpus { without = without, threads = 1 })
  for _, article in ipairs(case.docs or { case.meta or {} }) do
    local given = { text = article.text or case.text, input = INPUT[case.input] }
    for _, key in ipairs { "id", "title", "source", "date", "byline", "dateline", "url" } do given[key] = article[key] end
    corpus:add(given)
  end
  local file = assert(io.tmpfile())
  for _, records in ipairs { corpus:quotes(), corpus:mentions(), corpus:entities(), corpus:times() } do
    records:write("jsonl", file)
  end
  if case.ask == "who" then corpus:who_mentioned(case.of):write("jsonl", file) end
  for _, doc in ipairs(corpus.documents) do file:write(text_of(doc.sentences)) end
  file:seek "set"
  return file:read "a"
end

local before = {}
if usual then
  for line in io.lines(usual) do
    local id, found = line:match "^(%S+) (.*)$"
    before[id] = found
  end
end

local out = assert(io.open(answers, "w"))
for line in io.lines(path) do
  local case = json.decode(line)
  local done, found = pcall(answer, case)
  found = ("%q"):format(done and found or ""):gsub("\\\n", "\\n")
  out:write(case.id, " ", found, "\n")
  if usual and before[case.id] ~= found then print(line) end
end
out:close()
