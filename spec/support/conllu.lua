-- A checker of CoNLL-U as `quoth annotate` writes it: conllu.check(lines, texts) raises at the first line that breaks
-- a rule of the format or does not fit the articles' texts. Linear in the lines, whatever their number.

local core = require "quoth.core"

local conllu = {}

local UPOS = {}
for tag in ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"):gmatch "%u+" do
  UPOS[tag] = true
end

local function fail(state, what, ...)
  error(("line %d: %s\n%s"):format(state.number, what:format(...), state.line:sub(1, 300)), 0)
end

local function check(state, holds, what, ...)
  if not holds then fail(state, what, ...) end
end

local function cells_of(state, line)
  local cells = {}
  for cell in (line .. "\t"):gmatch "([^\t]*)\t" do
    check(state, cell ~= "" and not cell:find "^%s" and not cell:find "%s$", "an empty cell, or blanks at its ends")
    cells[#cells + 1] = cell
  end
  check(state, #cells == 10, "%d columns", #cells)
  return cells
end

-- Features: Name=Value, sorted without regard to case, none twice.
local function check_feats(state, feats)
  if feats == "_" then return end
  local last = ""
  for feat in (feats .. "|"):gmatch "([^|]*)|" do
    local name = feat:match "^(%u[%w%[%]]*)=[%u%d][%w,]*$"
    check(state, name, "no feature: %s", feat)
    check(state, last < name:lower(), "features out of order")
    last = name:lower()
  end
end

-- The byte behind character `place` (from 0) of the article; places only grow.
local function byte_at(state, place)
  local document = state.document
  check(state, place >= document.place, "TokenRange goes back to %d", place)
  document.byte = utf8.offset(document.text, place - document.place + 1, document.byte)
  check(state, document.byte, "TokenRange ends beyond the text")
  document.place = place
  return document.byte
end

-- Where white space alone parts two places of the text; marks that nobody sees count as such.
local function is_blank(text)
  if not text:find "[^%s]" then return true end
  for _, code in utf8.codes(text) do
    local seen = code > 0x20 and code ~= 0x7F and not (code >= 0x80 and code <= 0xA0) and code ~= 0xAD and code ~= 0x1680
      and not (code >= 0x2000 and code <= 0x200F) and not (code >= 0x2028 and code <= 0x202F)
      and not (code >= 0x205F and code <= 0x206F) and code ~= 0x3000 and code ~= 0xFEFF and code ~= 0x61C
      and not (code >= 0xFE00 and code <= 0xFE0F) and code ~= 0x180E and code ~= 0x34F
      and not (code >= 0xE0000 and code <= 0xE01EF)
    if seen then return false, ("U+%04X"):format(code) end
  end
  return true
end

-- A surface token against the text that it ranges over.
local function check_place(state, form, misc)
  local first, last = misc:match "TokenRange=(%d+):(%d+)$"
  check(state, first, "no TokenRange")
  local document = state.document
  if not document.text then return end
  local before = document.byte
  local from = byte_at(state, tonumber(first))
  local gap = document.text:sub(before, from - 1)
  local blank, seen = is_blank(gap)
  check(state, blank, "%s stands outside all tokens", seen)
  local behind = byte_at(state, tonumber(last))
  local text = core.show((document.text:sub(from, behind - 1):gsub("%s+", " ")))
  check(state, text == form, "the text has '%s' there", text)
end

local function range_line(state, first, last, cells)
  local sentence = state.sentence
  check(state, first == #sentence.heads + 1 and last > first and first > sentence.covered, "a range out of order")
  sentence.covered = last
  for i = 3, 9 do check(state, cells[i] == "_", "column %d of a range is not empty", i) end
end

local function word_line(state, id, cells)
  local sentence = state.sentence
  check(state, id == #sentence.heads + 1, "word %s out of order", cells[1])
  local head = math.tointeger(tonumber(cells[7]))
  check(state, head and head >= 0 and head ~= id, "head %s", cells[7])
  sentence.heads[id] = head
  check(state, (head == 0) == (cells[8] == "root"), "relation %s to %d", cells[8], head)
  check(state, cells[8]:find "^%l+:?%l*$", "relation %s", cells[8])
  check(state, UPOS[cells[4]], "UPOS %s", cells[4])
  check_feats(state, cells[6])
  check(state, cells[9] == "_", "DEPS %s", cells[9])
end

local function token_line(state, line)
  local sentence, cells = state.sentence, cells_of(state, line)
  check(state, sentence.text, "a word without # text")
  local first, last = cells[1]:match "^(%d+)%-(%d+)$"
  local id = math.tointeger(tonumber(first or cells[1]))
  check(state, id, "id %s", cells[1])
  local surface = first ~= nil or id > sentence.covered
  if first then range_line(state, id, tonumber(last), cells) else word_line(state, id, cells) end
  if surface then
    check_place(state, cells[2], cells[10])
    local together = cells[10]:find("SpaceAfter=No", 1, true)
    sentence.spelt[#sentence.spelt + 1] = cells[2] .. (together and "" or " ")
  else
    check(state, cells[10] == "_", "MISC of a word inside a range")
  end
end

-- One root, and every word hangs on it.
local function check_tree(state, heads)
  local roots, known = 0, {}
  for i, head in ipairs(heads) do
    check(state, head <= #heads, "word %d hangs on %d of %d", i, head, #heads)
    if head == 0 then roots, known[i] = roots + 1, true end
  end
  check(state, roots == 1, "%d roots", roots)
  for i = 1, #heads do
    local at, path = i, {}
    while not known[at] do
      check(state, not path[at], "a cycle at word %d", at)
      path[at] = true
      at = heads[at]
    end
    for word in pairs(path) do known[word] = true end
  end
end

local function end_sentence(state)
  local sentence = state.sentence
  check(state, #sentence.heads > 0, "a sentence without words")
  check(state, #sentence.heads <= 400, "a sentence of %d words", #sentence.heads)
  check(state, sentence.covered <= #sentence.heads, "a range beyond the sentence")
  check_tree(state, sentence.heads)
  local spelt = table.concat(sentence.spelt):gsub("%s$", "")
  check(state, spelt == sentence.text, "# text = %s", sentence.text)
  state.words, state.sentences = state.words + #sentence.heads, state.sentences + 1
  state.sentence = nil
end

local function end_document(state)
  local document = state.document
  if not document or not document.text then return end
  local blank, seen = is_blank(document.text:sub(document.byte))
  check(state, blank, "%s stands behind all tokens", seen)
end

local function comment_line(state, line, texts)
  local name, value = line:match "^# ([%l_ ]-) = (.*)$"
  if name == "newdoc id" then
    end_document(state)
    check(state, not texts or texts[value], "no document is called %s", value)
    state.document = { text = texts and texts[value], place = 0, byte = 1 }
    state.documents = state.documents + 1
    return
  end
  state.sentence = state.sentence or { heads = {}, spelt = {}, covered = 0 }
  check(state, #state.sentence.heads == 0, "a comment inside a sentence")
  if name == "sent_id" then
    check(state, not state.ids[value], "the id is used twice")
    state.ids[value] = true
    state.sentence.id = value
  elseif name == "text" then
    check(state, state.sentence.id, "a text without an id")
    state.sentence.text = value
  else
    check(state, line == "# newpar" or name == "kind", "an unknown comment")
  end
end

--- Checks lines (an iterator such as file:lines()); `texts` are the articles by id, or nil where only the format is
--- looked at. Returns how many documents, sentences and words there are.
function conllu.check(lines, texts)
  local state = { number = 0, documents = 0, sentences = 0, words = 0, ids = {} }
  for line in lines do
    state.number, state.line = state.number + 1, line
    check(state, utf8.len(line), "not UTF-8")
    if line == "" then
      check(state, state.sentence, "an empty line too many")
      end_sentence(state)
    elseif line:sub(1, 2) == "# " then
      comment_line(state, line, texts)
    else
      check(state, state.sentence, "a word outside sentences")
      token_line(state, line)
    end
  end
  check(state, not state.sentence, "no empty line at the end")
  end_document(state)
  return state.documents, state.sentences, state.words
end

return conllu
