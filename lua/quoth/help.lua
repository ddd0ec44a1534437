--- help: explains topics and objects in plain text, from the description in quoth.api.

local api = require "quoth.api"

local help = {}

local _, file = ...
local folder = type(file) == "string" and file:match "^(.*/)help%.lua$"

-- The manual's pages, which lie beside this file.
local PAGES = { "command", "lists", "model", "names", "patterns", "reference" }

--- The text of a page of the manual, or nil.
local function page_text(name)
  for _, page in ipairs(PAGES) do
    local there <close> = page == name:lower():gsub("%.md$", "") and folder
      and io.open(folder .. "manual/" .. page .. ".md", "rb") or nil
    if there then return (there:read("a"):gsub("%s+$", "")) end
  end
end

local OVERVIEW = [[
quoth answers who mentioned X, and how, over news articles.

  corpus = quoth.open("articles")            a file, a folder, a glob, or a list of them
  corpus:who_mentioned("Resolution 1701")    who mentioned it, and how
  corpus:quotes { speaker = "Ilvanen" }      who said what
  corpus:entities { kind = "person" }        who is in it
  corpus:kwic("resolution*")                 words in context
  corpus[1].sentences, .tokens, .mentions    one article and its parts

Lists, results and counts are printed as tables, and have the same verbs: where, filter, sort_by, group_by, count_by,
first, each, write, text.

%s
Say help "quotes" for a verb, a field or a topic, or help(object) for what an object answers.]]

local function signature(object, verb)
  local names = {}
  for _, parameter in ipairs(verb.parameters) do
    local name = parameter.name
    if name:sub(-1) == "?" then
      name = name:sub(1, -2)
      names[#names + 1] = (#names > 0 and "[, " or "[") .. name .. "]"
    else
      names[#names + 1] = (#names > 0 and ", " or "") .. name
    end
  end
  local separator = object.module and "." or ":"
  return object.name:lower() .. separator .. verb.name .. "(" .. table.concat(names) .. ")"
end

--- Appends `text` in lines of at most 78 columns.
local function wrap(lines, text, indent)
  local line = indent
  for word in text:gmatch("%S+") do
    if #line + #word > 78 and line ~= indent then
      lines[#lines + 1] = line
      line = indent
    end
    line = line .. (line == indent and "" or " ") .. word
  end
  if line ~= indent then lines[#lines + 1] = line end
end

local function add_verb(lines, object, verb)
  lines[#lines + 1] = signature(object, verb)
  wrap(lines, verb.doc, "  ")
  for _, parameter in ipairs(verb.parameters) do
    if parameter.doc ~= "" then wrap(lines, parameter.name:gsub("%?$", "") .. ": " .. parameter.doc, "    ") end
  end
  if verb.example then
    lines[#lines + 1] = ""
    for line in verb.example:gmatch("[^\n]+") do lines[#lines + 1] = "    " .. line end
  end
end

local function add_field(lines, object, field)
  wrap(lines, ("%s.%s  %s"):format(object.name:lower(), field.name, field.type), "")
  wrap(lines, field.doc, "  ")
end

local function object_text(object)
  local lines = { object.name }
  wrap(lines, object.doc, "  ")
  if object.items and object.items ~= "any" then wrap(lines, "#, [i], ipairs: " .. object.items, "  ") end
  local longest = 0
  for _, field in ipairs(object.fields or {}) do longest = math.max(longest, #field.name) end
  if longest > 0 then lines[#lines + 1] = "" end
  for _, field in ipairs(object.fields or {}) do
    lines[#lines + 1] = ("  .%s  %s"):format(field.name .. (" "):rep(longest - #field.name), field.doc)
  end
  if object.verbs then lines[#lines + 1] = "" end
  for _, verb in ipairs(object.verbs or {}) do lines[#lines + 1] = "  " .. signature(object, verb) end
  return table.concat(lines, "\n")
end

local function filters_text()
  local lines = { "Filters of questions and of where; the same names are options of the command (--speaker NAME).",
    "Several values are alternatives: { manner = { \"demand\", \"deny\" } }; different filters must all hold.", "" }
  for _, filter in ipairs(api.filters) do lines[#lines + 1] = ("  %-13s %s"):format(filter.name, filter.doc) end
  return table.concat(lines, "\n")
end

local function values_text(set)
  local lines = { set.name .. ":" }
  wrap(lines, table.concat(set.values, " "), "  ")
  return table.concat(lines, "\n")
end

--- "Topics: …." in lines.
local function topics_text()
  local names, lines = { "filters" }, {}
  for _, object in ipairs(api.objects) do names[#names + 1] = object.name end
  wrap(lines, "Topics: " .. table.concat(names, ", ") .. ".", "")
  wrap(lines, "Pages of the manual: " .. table.concat(PAGES, ", ") .. ".", "")
  return table.concat(lines, "\n")
end

--- All that a word can mean: an object, a page of the manual, a set of values, verbs and fields of that name.
local function explain(word)
  if word == "filters" then return filters_text() end
  local parts = {}
  for _, object in ipairs(api.objects) do
    if object.name:lower() == word:lower() and object.name ~= "quoth" then parts[#parts + 1] = object_text(object) end
  end
  parts[#parts + 1] = page_text(word)
  if #parts > 0 then return table.concat(parts, "\n\n") end
  for _, set in ipairs(api.values) do
    if set.name:lower() == word:lower() then parts[#parts + 1] = values_text(set) end
  end
  local verb_name = word:match("[.:]?([%w_]+)$")
  for _, object in ipairs(api.objects) do
    local lines = {}
    for _, verb in ipairs(object.verbs or {}) do
      if verb.name == verb_name then add_verb(lines, object, verb) end
    end
    for _, field in ipairs(object.fields or {}) do
      if field.name == verb_name then add_field(lines, object, field) end
    end
    if #lines > 0 then parts[#parts + 1] = table.concat(lines, "\n") end
  end
  if #parts == 0 then return ("Nothing is known about '%s'.\n%s"):format(word, topics_text()) end
  return table.concat(parts, "\n\n")
end

--- The name of an object's class, or nil where it is none of ours.
local function class_of(value)
  local results = require "quoth.results"
  if results.is(value) then return "Results" end
  if results.is_groups(value) then return "Groups" end
  if value == package.loaded["quoth"] then return "quoth" end
  return require("quoth.core").type(value)
end

--- The names of topics, sorted: for completion.
function help.topics()
  local seen, names = {}, {}
  local function add(name)
    if not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  add "filters"
  for _, page in ipairs(PAGES) do add(page) end
  for _, object in ipairs(api.objects) do
    add(object.name)
    for _, verb in ipairs(object.verbs or {}) do add(verb.name) end
  end
  table.sort(names)
  return names
end

--- The text for a topic: nothing, a word, or an object.
function help.text(topic)
  if topic == nil then return OVERVIEW:format(topics_text()) end
  if type(topic) == "string" then return explain(topic) end
  local class = class_of(topic)
  local object = class and api.object(class)
  if object then return object_text(object) end
  return ("A value of Lua: %s. help() tells where to begin."):format(type(topic))
end

return help
