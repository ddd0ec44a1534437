--- The cases of the register of rules: spec/gold/rules/<stage>.txt. Each shows what a rule is for.
--
--     == rule [rule …]      a case; what it expects must come with all rules on, and not with one of these off
--     @ key value           the article's date, title, input …
--     @ link no             above the cases: entities stay as they are in each document
--     text …                the article, in as many lines as it takes; an empty line parts paragraphs
--     ---                   another article of the same case
--     > quote key=value; key~part; key!part     some quote has this value, holds this part, does not hold it; a key may
--                                               lead on: venue.entity; #key is how many there are
--     > no mention key=value                    no mention does
--
-- Records: document, quote, mention, entity, time, sentence, paragraph, token; report, which wants `of=X` first: one of
-- those that X is asked for. Values are the fields of the manual; of an entity its name, of words their pieces joined by
-- " … ", of a list its items joined by ", ", of a time its value; nil is nil.

local core = require "quoth.core"
local quoth = require "quoth"

local rules = {}

local function trimmed(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end

local function parse_expectation(line, where)
  local expectation = { line = line, conditions = {} }
  local kind, rest = line:match "^(%l+)%s*(.*)$"
  if kind == "no" then
    expectation.absent = true
    kind, rest = rest:match "^(%l+)%s*(.*)$"
  end
  expectation.kind = kind
  for part in (rest .. ";"):gmatch "%s*(.-)%s*;" do
    if part ~= "" then
      local key, sign, value = part:match "^(#?[%l_.]+)([=~!])(.*)$"
      assert(key, where .. ": cannot read '" .. part .. "'")
      table.insert(expectation.conditions, { key = key, sign = sign, value = value })
    end
  end
  return expectation
end

--- The cases of a file, each {rules, articles, expectations, where}.
function rules.read(path)
  local cases, case, lines, number = {}, nil, {}, 0
  local meta, link = {}, true
  local function end_article()
    local text = trimmed(table.concat(lines, "\n"))
    if case and text ~= "" then
      meta.text = text
      table.insert(case.articles, meta)
    end
    lines, meta = {}, {}
  end
  for line in io.lines(path) do
    number = number + 1
    local where = path .. ":" .. number
    local names, expected = line:match "^== (.+)$", line:match "^> (.+)$"
    local key, value = line:match "^@ (%l+) (.+)$"
    if names then
      end_article()
      case = { rules = {}, articles = {}, expectations = {}, where = where, link = link }
      for name in names:gmatch "%S+" do table.insert(case.rules, name) end
      cases[#cases + 1] = case
    elseif expected then
      end_article()
      table.insert(case.expectations, parse_expectation(expected, where))
    elseif key == "link" then
      link = value ~= "no"
    elseif key then
      meta[key] = value
    elseif line == "---" then
      end_article()
    elseif not line:find "^#" then
      lines[#lines + 1] = line
    end
  end
  return cases
end

local function words(value)
  local kind = core.type(value)
  if kind == "Entity" then return value.name end
  if kind == "Span" then
    local parts = {}
    for i, part in ipairs(value.parts) do parts[i] = part.text end
    return table.concat(parts, " … ")
  end
  if kind == "List" then
    local items = {}
    for i = 1, #value do
      local item = value[i]
      local kind_of_item = core.type(item)
      items[i] = type(item) == "string" and item or kind_of_item == "Document" and item.id
        or kind_of_item == "Warning" and item.message or item.name or item.text
    end
    return table.concat(items, ", ")
  end
  if kind then return value.text end
  if type(value) == "table" then return value.value end
  return tostring(value)
end

local function holds(record, condition)
  if condition.key == "of" then return true end
  local value = record
  local count, path = condition.key:match "^(#?)(.*)$"
  for key in path:gmatch "[^.]+" do value = value and value[key] end
  value = count == "#" and tostring(#value) or words(value):gsub("%s+", " ")
  if condition.sign == "=" then return value == condition.value end
  return (value:find(condition.value, 1, true) ~= nil) == (condition.sign == "~")
end

local function fits(record, expectation)
  for _, condition in ipairs(expectation.conditions) do
    if not holds(record, condition) then return false end
  end
  return true
end

local function records(corpus, expectation)
  local kind = expectation.kind
  if kind == "entity" then return corpus:entities() end
  if kind == "report" then return corpus:who_mentioned(expectation.conditions[1].value) end
  if kind == "document" then return corpus.documents end
  local list = {}
  for _, doc in ipairs(corpus.documents) do
    for _, record in ipairs(doc[kind == "entity" and "entities" or kind .. "s"]) do list[#list + 1] = record end
  end
  return list
end

--- The first expectation of the case that is not met where these rules are off (nil: none), or nil.
function rules.unmet(case, without)
  local corpus <close> = assert(quoth.corpus { threads = 1, link = case.link, without = without })
  for _, article in ipairs(case.articles) do assert(corpus:add(article)) end
  for _, expectation in ipairs(case.expectations) do
    local found = false
    for _, record in ipairs(records(corpus, expectation)) do found = found or fits(record, expectation) end
    if found == (expectation.absent or false) then return expectation.line end
  end
end

return rules
