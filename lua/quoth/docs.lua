--- Makes, from the descriptions in quoth.api and quoth.commands, the reference, the definitions that editors read, and the
--- man page (make docs).

local api = require "quoth.api"

local docs = {}

local NOTICE = "Made by `make docs` from lua/quoth/api.lua: edit that."

-- The reference --------------------------------------------------------------------------------------------------

local function escaped(text)
  return (text:gsub("|", "\\|"))
end

local function trimmed(text)
  return (text:gsub("%s+$", ""))
end

local function parameters_text(verb)
  local names = {}
  for _, parameter in ipairs(verb.parameters) do names[#names + 1] = parameter.name end
  return table.concat(names, ", ")
end

local function field_table(lines, fields)
  lines[#lines + 1] = "| field | type | |"
  lines[#lines + 1] = "| --- | --- | --- |"
  for _, field in ipairs(fields) do
    lines[#lines + 1] = ("| `%s` | `%s` | %s |"):format(field.name, escaped(field.type), escaped(field.doc))
  end
  lines[#lines + 1] = ""
end

local function verb_section(lines, object, verb)
  local separator = object.module and "." or ":"
  lines[#lines + 1] = ("### %s%s%s(%s)"):format(object.name, separator, verb.name, parameters_text(verb))
  lines[#lines + 1] = ""
  lines[#lines + 1] = verb.doc
  for _, parameter in ipairs(verb.parameters) do
    lines[#lines + 1] = trimmed(("- `%s` (`%s`) %s"):format(parameter.name, parameter.type, parameter.doc))
  end
  for _, answer in ipairs(verb.returns) do
    lines[#lines + 1] = trimmed(("- returns `%s` %s"):format(answer.type, answer.doc))
  end
  lines[#lines + 1] = ""
  if verb.example then
    lines[#lines + 1] = "```lua"
    lines[#lines + 1] = verb.example
    lines[#lines + 1] = "```"
    lines[#lines + 1] = ""
  end
end

local CONVENTIONS = [[
Misuse raises an error that names the argument. A failure of the outside world returns `nil, message, code`. Absence is
plain `nil`. An unknown field raises. Positions are bytes of the document's text, from 1, both ends inclusive:
`doc.text:sub(x.first, x.last) == x.text`. A field costs O(1); what costs more is a verb. In the examples, `corpus` holds
the sample articles of `spec/fixtures/articles`.]]

--- The reference as a Markdown page.
function docs.reference()
  local lines = { "# Reference", "", "<!-- " .. NOTICE .. " -->", "", CONVENTIONS, "" }
  for _, object in ipairs(api.objects) do
    lines[#lines + 1] = "## " .. object.name
    lines[#lines + 1] = ""
    lines[#lines + 1] = object.doc
    lines[#lines + 1] = ""
    if object.items then
      lines[#lines + 1] = ("`#`, `[i]` and `ipairs` give `%s`."):format(object.items)
      lines[#lines + 1] = ""
    end
    if object.fields then field_table(lines, object.fields) end
    for _, verb in ipairs(object.verbs or {}) do verb_section(lines, object, verb) end
  end
  lines[#lines + 1] = "## Tables that you write"
  lines[#lines + 1] = ""
  for _, record in ipairs(api.records) do
    lines[#lines + 1] = "### " .. record.name
    lines[#lines + 1] = ""
    lines[#lines + 1] = record.doc
    lines[#lines + 1] = ""
    field_table(lines, record.fields)
  end
  lines[#lines + 1] = "### Filters"
  lines[#lines + 1] = ""
  lines[#lines + 1] = "Of questions, of `where`, and (as `--speaker NAME` …) of the command. A list of values means any of them; "
    .. "different filters must all hold."
  lines[#lines + 1] = ""
  field_table(lines, api.filters)
  lines[#lines + 1] = "## Values"
  lines[#lines + 1] = ""
  for _, set in ipairs(api.values) do
    lines[#lines + 1] = ("- `%s`: `%s`"):format(set.name, table.concat(set.values, "` `"))
  end
  return table.concat(lines, "\n") .. "\n"
end

-- Definitions for editors (LuaCATS) --------------------------------------------------------------------------------

local function one_line(text)
  return (text:gsub("\n", " "))
end

local ours = { Filters = true }
for _, group in ipairs { api.objects, api.records, api.values } do
  for _, object in ipairs(group) do ours[object.name] = true end
end

--- A type with the names of our classes qualified: Token becomes quoth.Token.
local function qualified(type)
  return (type:gsub("%f[%w_.]%u%w+", function(name) return ours[name] and "quoth." .. name end))
end

local function add_class(lines, object, parent)
  lines[#lines + 1] = ("--- %s"):format(one_line(object.doc))
  local items = object.items and object.items ~= "any" and (": { [integer]: %s }"):format(qualified(object.items)) or ""
  lines[#lines + 1] = ("---@class quoth.%s%s"):format(object.name, parent or items)
  for _, field in ipairs(object.fields or {}) do
    lines[#lines + 1] = trimmed(("---@field %s %s %s"):format(field.name, qualified(field.type), one_line(field.doc)))
  end
end

local function add_function(lines, owner, separator, verb)
  lines[#lines + 1] = ""
  lines[#lines + 1] = "--- " .. one_line(verb.doc)
  local names = {}
  for _, parameter in ipairs(verb.parameters) do
    lines[#lines + 1] = trimmed(("---@param %s %s %s"):format(parameter.name, qualified(parameter.type), parameter.doc))
    names[#names + 1] = (parameter.name:gsub("%?$", ""))
  end
  for _, answer in ipairs(verb.returns) do
    lines[#lines + 1] = trimmed(("---@return %s %s %s"):format(qualified(answer.type), answer.name, answer.doc))
  end
  lines[#lines + 1] = ("function %s%s%s(%s) end"):format(owner, separator, verb.name, table.concat(names, ", "))
end

--- Appends an object with its verbs.
local function add_object(lines, object)
  if object.name == "List" then
    lines[#lines + 1] = "--- " .. object.doc
    lines[#lines + 1] = "---@class quoth.List<T>: { [integer]: T }"
  else
    add_class(lines, object, object.name == "Results" and ": { [integer]: any }" or nil)
  end
  local owner = object.module and "quoth" or object.name
  lines[#lines + 1] = ("local %s = {}"):format(owner)
  for _, verb in ipairs(object.verbs or {}) do add_function(lines, owner, object.module and "." or ":", verb) end
end

--- Definitions of one class for language servers that read LuaCATS; it is no module.
local function class_definitions(object)
  local lines = { "---@meta _", "-- " .. NOTICE, "" }
  add_object(lines, object)
  return table.concat(lines, "\n") .. "\n"
end

--- Definitions of the module, and of the tables and values that it takes.
function docs.definitions()
  local lines = { "---@meta quoth", "-- " .. NOTICE, "" }
  for _, set in ipairs(api.values) do
    lines[#lines + 1] = ("---@alias quoth.%s \"%s\""):format(set.name, table.concat(set.values, "\"|\""))
  end
  for _, record in ipairs(api.records) do
    lines[#lines + 1] = ""
    add_class(lines, record)
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = "---@class quoth.Filters"
  for _, filter in ipairs(api.filters) do
    local one = qualified(filter.type)
    lines[#lines + 1] = ("---@field %s? %s|%s[] %s"):format(filter.name, one, one:match("^[^|]+"), filter.doc)
  end
  lines[#lines + 1] = ""
  add_object(lines, api.object "quoth")
  lines[#lines + 1] = ""
  lines[#lines + 1] = "return quoth"
  return table.concat(lines, "\n") .. "\n"
end

--- The files that are made, by their path under lua/quoth.
docs.files = {
  ["manual/reference.md"] = docs.reference, ["library/quoth.lua"] = docs.definitions,
  ["quoth.1"] = function() return require("quoth.man").page() end,
}
for _, object in ipairs(api.objects) do
  if not object.module then
    docs.files[("library/%s.lua"):format(object.name:lower())] = function() return class_definitions(object) end
  end
end

--- Writes them all under a folder.
function docs.write(folder)
  for path, make in pairs(docs.files) do
    local file <close> = assert(io.open(folder .. "/" .. path, "wb"))
    assert(file:write(make()))
  end
end

return docs
