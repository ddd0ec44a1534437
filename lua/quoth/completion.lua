--- Completion at the prompt: globals, fields of tables, and the fields and verbs of our own objects.

local api = require "quoth.api"
local core = require "quoth.core"
local help = require "quoth.help"
local results = require "quoth.results"

local completion = {}

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
                   "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" }

local function begins(text, head)
  return text:sub(1, #head) == head
end

--- Looks a key up without running anybody's code but ours: raw in tables, fields of our objects.
local function look_up(value, key)
  if core.type(value) or results.is(value) then
    local found, item = pcall(function() return value[key] end)
    return found and item or nil
  end
  if type(value) == "table" then
    local item = rawget(value, key)
    local meta = item == nil and getmetatable(value)
    if type(meta) == "table" and type(meta.__index) == "table" then return rawget(meta.__index, key) end
    return item
  end
  if type(value) == "string" then return string[key] end
end

--- The value of a path such as corpus[1].quotes; nil where it takes a call, or is none.
local function value_of(env, path)
  local name, rest = path:match("^([%a_][%w_]*)(.*)$")
  if not name then return nil end
  local value = look_up(env, name)
  while value ~= nil and rest ~= "" do
    local key, after = rest:match("^%.([%a_][%w_]*)(.*)$")
    if not key then
      key, after = rest:match("^%[(%d+)%](.*)$")
      key = math.tointeger(tonumber(key))
    end
    if not key then return nil end
    value, rest = look_up(value, key), after
  end
  return value
end

local function add_object(names, object, verbs_only)
  if not verbs_only then
    for _, field in ipairs(object.fields or {}) do names[#names + 1] = field.name end
  end
  if verbs_only or object.module then
    for _, verb in ipairs(object.verbs or {}) do names[#names + 1] = verb.name end
  end
end

--- The names behind `expression.` or `expression:`.
local function names_behind(env, expression, separator)
  local names, value = {}, value_of(env, expression)
  local class = core.type(value) or results.is(value) and "Results" or results.is_groups(value) and "Groups"
    or value == package.loaded.quoth and "quoth"
  if class then
    add_object(names, api.object(class), separator == ":")
  elseif type(value) == "table" then
    for key in pairs(value) do
      if type(key) == "string" then names[#names + 1] = key end
    end
  elseif type(value) == "string" then
    for key in pairs(string) do names[#names + 1] = key end
  elseif expression:find("[()]") then
    -- A call, whose answer is not known before it is made: any of our names may be meant.
    for _, object in ipairs(api.objects) do
      if not object.module then add_object(names, object, separator == ":") end
    end
  end
  return names
end

local function globals(env)
  local names = table.move(KEYWORDS, 1, #KEYWORDS, 1, {})
  for key in pairs(env) do names[#names + 1] = key end
  for key in pairs(_G) do names[#names + 1] = key end
  return names
end

--- Those of `names` that begin with `head`, each once, sorted, behind `before`.
local function fitting(names, head, before)
  local found, seen = {}, {}
  for _, name in ipairs(names) do
    if begins(name, head) and not seen[name] then
      seen[name] = true
      found[#found + 1] = name
    end
  end
  table.sort(found)
  for i, name in ipairs(found) do found[i] = before .. name end
  return found
end

-- Verbs that take a table of filters.
local FILTERED = { quotes = true, who_mentioned = true, entities = true, mentions = true, kwic = true, where = true }

--- The values of a filter's closed set; none where it is open.
local function values_of(name)
  for _, filter in ipairs(api.filters) do
    local class = filter.name == name and filter.type:match "^%a+"
    for _, set in ipairs(class and api.values or {}) do
      if set.name == class then return set.values end
    end
  end
  return {}
end

--- Inside the braces of a question, corpus:quotes { manner = "de: the names that may stand there and what is typed of
--- one; nil elsewhere.
local function in_filters(upto)
  local verb, inside = upto:match ":([%a_]+)%s*[^{}]*{([^}]*)$"
  if not FILTERED[verb] then return nil end
  local name, list = inside:match "([%a_]+)%s*=%s*{?%s*([^{}=]*)$"
  local open = name and select(2, list:gsub("[\"']", "")) % 2 == 1
  if open then return values_of(name), list:match "([%w_+-]*)$" end
  local head = inside:match "^%s*([%a_]*)$" or inside:match ",%s*([%a_]*)$"
  if not head then return nil end
  local names = {}
  for _, filter in ipairs(api.filters) do names[#names + 1] = filter.name end
  return names, head
end

--- Candidates for the word text[from … to] of a line, as readline wants them: whole words.
function completion.candidates(env, text, from, to)
  local upto, word = text:sub(1, to), text:sub(from, to)
  local topic = upto:match("help%s*%(?%s*[\"']([%w_.]*)$")
  if topic then return fitting(help.topics(), topic, word:sub(1, #word - #topic)) end
  local filters, typed = in_filters(upto)
  if filters then return fitting(filters, typed, word:sub(1, #word - #typed)) end
  local expression, separator, head = upto:match("([%w_%.%[%]%(%)\"']*)([.:])([%w_]*)$")
  if not expression then
    head = upto:match("[%a_][%w_]*$") or ""
    return fitting(globals(env), head, word:sub(1, #word - #head))
  end
  local before = word:sub(1, math.max(0, #word - #head))
  return fitting(names_behind(env, expression, separator), head, before)
end

return completion
