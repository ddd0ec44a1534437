-- Writes behind each row of a list how often a corpus has its word: where the row comes from (csrc/language/en).
--   counts.lua cues  LIST articles.jsonl NAME UPOS…   attributions whose cue holds the lemma with such a tag
--   counts.lua words LIST treebank.conllu NAME UPOS…  occurrences of the lemma with such a tag
-- A row whose word the corpus lacks gets no count: it is ours.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
local json = require "spec.support.json"
local quoth = require "quoth"

local mode, list, corpus, name = arg[1], arg[2], arg[3], arg[4]
local tags, counts = {}, {}
for i = 5, #arg do tags[arg[i]] = true end

local function count(lemma) counts[lemma] = (counts[lemma] or 0) + 1 end

-- The lemmas with such a tag, by the byte where their token begins.
local function lemmas_of(doc)
  local lemmas = {}
  for _, token in ipairs(doc.tokens) do
    if tags[token.upos] then lemmas[token.first] = token.lemma:lower() end
  end
  return lemmas
end

-- Those in the spans of a cue, each once.
local function in_spans(lemmas, spans)
  local found = {}
  for _, span in ipairs(spans) do
    for at = span[1] + 1, span[2] do
      if lemmas[at] then found[lemmas[at]] = true end
    end
  end
  return found
end

local function count_cues()
  for line in io.lines(corpus) do
    local record = json.decode(line)
    local doc <close> = assert(quoth.document { text = record.text })
    local lemmas = lemmas_of(doc)
    for _, quote in ipairs(record.quotes) do
      for lemma in pairs(in_spans(lemmas, quote.cue)) do count(lemma) end
    end
  end
end

local function count_words()
  for line in io.lines(corpus) do
    local lemma, upos = line:match "^%d+\t[^\t]*\t([^\t]*)\t([^\t]*)\t"
    if lemma and tags[upos] then count(lemma:lower()) end
  end
end

if mode == "cues" then count_cues() else count_words() end

local lines = {}
for line in io.lines(list) do
  local key = line:match "^([^#\t][^\t]*)\t"
  if key then
    line = line:gsub("\t# .*$", "")
    if counts[key] then line = ("%s\t# %s %d"):format(line, name, counts[key]) end
  end
  lines[#lines + 1] = line
end
local file <close> = assert(io.open(list, "w"))
file:write(table.concat(lines, "\n"), "\n")
