--- What sequences are made of: records of the core, the items of a list, or rows of groups. A source has
---
---   class             the name of its items' class, "string" or "Group"
---   count()           how many items there are
---   item(n)           item n
---   problem(field)    what is wrong with a field's name; nil where items have it
---   value(n, field)   a field of item n; "document.id" is the field of a field
---   values(field, order)  a function from n to that value, for whoever asks for many: for those in `order`, or all
---   where(…)          what a sequence's verb `where` keeps: another source, or the numbers of the items
---   header(format), line(format, n)  an item as one record of text, and what stands before the first
---
--- Records are asked of the core; the others are served here, over values.

local core = require "quoth.core"

local sources = {}

-- Values ---------------------------------------------------------------------------------------------------------

local function value_of(object, field)
  local value = object
  for name in field:gmatch "[^.]+" do
    if type(value) ~= "userdata" and type(value) ~= "table" then return nil end -- a name that stands for an entity
    value = value[name]
  end
  return value
end

local NUMBERED = { Paragraph = true, Sentence = true, Token = true }

--- Whether a table is Results or Groups; a plain table has no metatable.
local function is_sequence(value)
  local meta = getmetatable(value)
  return meta == "quoth.Results" or type(meta) == "table" and meta.__name == "quoth.Groups"
end

--- A table of Lua's as text, its parts in the order of their names: Number=Sing|Person=3.
local function table_text(value)
  local parts = {}
  for name, one in pairs(value) do parts[#parts + 1] = ("%s=%s"):format(name, tostring(one)) end
  table.sort(parts)
  return table.concat(parts, "|")
end

--- What makes two values the same when they are compared or put in order; of what holds several, how many.
function sources.plain(value)
  if type(value) == "table" then
    if is_sequence(value) then return #value end
    if getmetatable(value) then return value end
    return value.value == nil and table_text(value) or value.value
  end
  if type(value) ~= "userdata" then return value end
  local class = core.type(value)
  if class == "Entity" then return value.name end
  if class == "Document" then return value.id end
  if class == "List" then return #value end
  return value.text
end

--- What makes two values the same when they are counted: of a list, that its items are the same; not their number.
function sources.identity(value)
  if value ~= value then return "\0nan" end -- which equals not even itself, and can be no key
  local class = core.type(value)
  if class == "Entity" then return "\0entity " .. value.id end
  if class ~= "List" then
    if type(value) == "table" and is_sequence(value) then return value end
    return sources.plain(value)
  end
  local parts = {}
  for i, item in ipairs(value) do parts[i] = string.pack("s4", tostring(sources.identity(item))) end
  return "\0list " .. table.concat(parts)
end

--- A value as a cell of a row: a string, number, boolean or nil. Items of a list stand behind each other.
local function cell_of(value)
  local class = core.type(value)
  if NUMBERED[class] then return value.index end
  if class == "List" then
    local parts = {}
    for i, item in ipairs(value) do parts[i] = tostring(sources.plain(item)) end
    return table.concat(parts, "; ")
  end
  local plain = sources.plain(value)
  return type(plain) == "table" and tostring(plain) or plain
end

local known_fields

--- Whether objects of a class have a field.
local function has_field(class, field)
  if not known_fields then
    known_fields = {}
    for name, one in pairs(core.classes()) do
      known_fields[name] = {}
      for _, known in ipairs(one.fields) do known_fields[name][known] = true end
    end
  end
  return known_fields[class][field]
end

--- The class of what a field holds, "plain" for a string, number or boolean; nil where it is something else.
local function class_in(class, field)
  local described = require("quoth.api").object(class)
  for _, one in ipairs(described and described.fields or {}) do
    if one.name == field then
      local name = one.type:match "^[%w]+" or ""
      if known_fields[name] then return name end
      return not one.type:find "[<{]" and "plain" or name == "List" and name or nil
    end
  end
end

--- What is wrong with a field of a class, or with the field of a field.
local function problem_of(class, field)
  local before
  for name in (field == "" and " " or field):gmatch "[^.]+" do
    if class == "plain" then return ("'%s' is a value without fields, such as '%s'"):format(before, name) end
    if class == "List" then return ("'%s' is a list, whose items have the fields: use a function"):format(before) end
    if not has_field(class, name) then return ("%s has no field '%s'"):format(class, name) end
    class, before = class_in(class, name), name
    if not class then return nil end -- parts of a table, which has those that it has
  end
end

--- Class and name of the last field of a path: Token, upos of "head.upos"; nil where that is no object's.
local function last_of(class, field)
  local first, rest = field:match "^([^.]+)%.?(.*)$"
  if not class or rest == "" then return class, first end
  return last_of(class_in(class, first), rest)
end

local labels

--- What is wrong with a wanted value, or with one of several, where a field has labels; nil for anything else.
local function problem_of_wanted(class, field, wanted)
  if type(wanted) == "table" and getmetatable(wanted) == nil then
    for _, one in ipairs(wanted) do
      local problem = problem_of_wanted(class, field, one)
      if problem then return problem end
    end
  end
  if type(wanted) ~= "string" then return nil end
  labels = labels or core.labels()
  local owner, name = last_of(class, field)
  local known = owner and labels[owner .. "." .. name]
  for _, label in ipairs(known or {}) do
    if label == wanted then return nil end
  end
  return known and ("%s '%s' is not known; known: %s"):format(name, wanted, table.concat(known, ", ")) or nil
end

-- Conditions on values -------------------------------------------------------------------------------------------

local function is_wanted(value, wanted)
  if value == nil then return false end
  if type(wanted) == "table" and getmetatable(wanted) == nil then
    for _, one in ipairs(wanted) do
      if is_wanted(value, one) then return true end
    end
    return false
  end
  return value == wanted or sources.plain(value) == wanted
end

--- The numbers, of those in `order`, of the items whose fields have the wanted values.
local function numbers_where(source, filters, order)
  local tests = {}
  if source.class == "string" then
    error("bad argument #1 to 'where' (strings have no fields: use filter(function))", 0)
  end
  for field, wanted in pairs(filters) do
    local problem = type(field) ~= "string" and "filters are named: {upos = …}" or source:problem(field)
      or problem_of_wanted(source.class, field, wanted)
    if problem then error(("bad argument #1 to 'where' (%s)"):format(problem), 0) end
    tests[#tests + 1] = { value = source:values(field, order), wanted = wanted }
  end
  local kept = {}
  for i = 1, order and #order or source:count() do
    local number, passes = order and order[i] or i, true
    for _, test in ipairs(tests) do passes = passes and is_wanted(test.value(number), test.wanted) end
    if passes then kept[#kept + 1] = number end
  end
  return nil, kept
end

-- Records of the core --------------------------------------------------------------------------------------------

local CLASSES =
  { quote = "Quote", report = "Report", mention = "Mention", entity = "Entity", time = "Time", kwic = "Line" }

--- What items of a class are called, "string" where they have none.
function sources.kind(class)
  for kind, name in pairs(CLASSES) do
    if name == class then return kind end
  end
  return class and class:lower() or "string"
end

local Records = {}
Records.__index = Records

function sources.records(records, asked)
  return setmetatable({ records = records, kind = records:kind(), class = CLASSES[records:kind()], asked = asked }, Records)
end

--- What the X of the question was taken for; nil where nothing was asked about.
function Records:target() return self.records:target() end

--- The entities whose names are nearest to the words that were asked for, but X itself; nil where no words were.
function Records:suggestions()
  local asked, target = self.asked, self:target()
  if not asked or type(asked.x) ~= "string" or not target then return nil end
  return asked.corpus:near(asked.x):filter(function(entity) return entity ~= target.entity end)
end

function Records:count() return self.records:count() end

function Records:item(n) return self.records:item(n) end

function Records:problem(field) return problem_of(self.class, field) end

--- Where the speaker is no entity, its name.
function Records:value(n, field)
  local record = self.records:item(n)
  local value = value_of(record, field)
  if field == "speaker" and value == nil then return record.speaker_name end
  return value
end

function Records:values(field)
  return function(n) return self:value(n, field) end
end

--- The core answers, so that a filter means here what it means in a question.
function Records:where(filters, order)
  local asked, answer = pcall(function() return self.records:where(filters, order) end)
  if asked then return sources.records(answer, self.asked) end
  if type(answer) ~= "string" then error(answer, 0) end
  answer = answer:gsub("^[^\n]-%.lua:%d+: ", "")
  local field = answer:match "have no filter '([^']+)'"
  if field and not self:problem(field) then
    answer = answer:gsub("%)$", "") .. ("; or use filter(function(one) return one.%s == … end))"):format(field)
  end
  error(answer, 0)
end

function Records:header(format) return self.records:header(format) end

function Records:line(format, n) return self.records:line(format, n) end

-- Items of a list ------------------------------------------------------------------------------------------------

local List = {}
List.__index = List

--- The items of a list: as records where the core has them.
function sources.list(list)
  local records = core.collect(list)
  if records then return sources.records(records) end
  local class = core.items(list) or "string"
  return setmetatable({ list = list, class = class, kind = sources.kind(class) }, List)
end

function List:count() return #self.list end

function List:item(n) return self.list[n] end

function List:problem(field)
  if self.class == "string" then return "strings have no fields: give a function" end
  return problem_of(self.class, field)
end

function List:value(n, field) return value_of(self.list[n], field) end

-- Of a smaller share of the items, values are read one by one: a group of a list costs what it holds.
local SHARE = 4

--- All values at once, by the list's fast road, where they are fields of the items themselves.
function List:values(field, order)
  if field:find(".", 1, true) or order and #order * SHARE < #self.list then
    return function(n) return self:value(n, field) end
  end
  local values = {}
  for n, value in self.list:each(field) do values[n] = value end
  return function(n) return values[n] end
end

List.where = numbers_where

local columns_of = {}

--- The columns of a class: its fields but for the lists.
local function columns(class)
  if class == "string" then return { "value" } end
  if not columns_of[class] then
    local names = {}
    for _, field in ipairs(require("quoth.api").object(class).fields) do
      if not field.type:find "^List<" and field.type ~= "Corpus" then names[#names + 1] = field.name end
    end
    columns_of[class] = names
  end
  return columns_of[class]
end

function List:header(format) return core.row(format, columns(self.class)) end

function List:line(format, n)
  local names, item, cells = columns(self.class), self.list[n], {}
  if self.class == "string" then return core.row(format, names, { item }) end
  for i, name in ipairs(names) do cells[i] = cell_of(item[name]) end
  return core.row(format, names, cells)
end

-- Rows of groups -------------------------------------------------------------------------------------------------

local Rows = {}
Rows.__index = Rows

local ROW_FIELDS = { value = true, count = true, results = true }

--- Rows {value, count, results}, counted by a field or function; with `across` each has groups of its own.
function sources.rows(rows, by, across)
  return setmetatable({ rows = rows, by = by, across = across, class = "Group", kind = "group" }, Rows)
end

function Rows:count() return #self.rows end

function Rows:item(n) return self.rows[n] end

function Rows:problem(field)
  local first = field:match "^[^.]+" or field
  local rest = field:match "%.(.+)$"
  if first == "count" or first == "results" or first == "groups" and self.across then
    return rest and ("'%s' has no fields that are asked for by name: use a function"):format(first) or nil
  end
  if first == "value" or first == self.by then return rest and self:problem_of_value(rest) end
  local known = self.across and "value, count, results and groups" or "value, count and results"
  return ("groups by %s have no field '%s': a row has %s"):format(self.by, first, known)
end

--- What is wrong with a field of the values that rows have: asked of the first that is an object.
function Rows:problem_of_value(field)
  for _, row in ipairs(self.rows) do
    local class = core.type(row.value)
    if class then return class ~= "List" and problem_of(class, field) or nil end
  end
end

function Rows:value(n, field)
  local first, rest = field:match "^([^.]+)%.?(.*)$"
  local value = self.rows[n][ROW_FIELDS[first] and first or first == "groups" and first or "value"]
  if rest == "" then return value end
  return value ~= nil and value_of(value, rest) or nil
end

function Rows:values(field)
  return function(n) return self:value(n, field) end
end

Rows.where = numbers_where

--- What stands at the head of a column of values, and in a row.
function sources.label(value)
  local cell = cell_of(value)
  if type(value) == "userdata" and core.type(value) ~= "List" then cell = sources.plain(value) end
  local empty = cell == nil or cell == "" and type(value) ~= "string"
  return empty and "(none)" or tostring(cell)
end

--- Of rows with groups of their own: the values of these, {value, label, count}, the most frequent first.
function Rows:columns()
  local found, column_of = {}, {}
  for _, row in ipairs(self.rows) do
    for _, group in ipairs(row.groups) do
      local same = sources.identity(group.value)
      if same == nil then same = column_of end -- a key that no value equals
      local column = column_of[same]
      if not column then
        column = { key = same, label = sources.label(group.value), count = 0, place = #found, cells = {} }
        column_of[same] = column
        found[#found + 1] = column
      end
      column.count = column.count + group.count
      column.cells[row] = group.count
    end
  end
  table.sort(found, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.place < b.place
  end)
  return found
end

--- The names of the columns of counts by two fields where each pair is a row.
local function pair_names(self)
  local second = self.across == self.by and self.across .. "_2" or self.across
  return { self.by, second, "count" }
end

--- In Markdown, which people read, the second field's values are columns; elsewhere each pair is a row.
local function wide_names(self)
  if not self.wide then
    self.wide, self.wide_names = self:columns(), { self.by, "count" }
    for i, column in ipairs(self.wide) do self.wide_names[i + 2] = column.label end
  end
  return self.wide_names
end

function Rows:header(format)
  if not self.across then return core.row(format, { self.by, "count" }) end
  return core.row(format, format == "markdown" and wide_names(self) or pair_names(self))
end

function Rows:line(format, n)
  local row = self.rows[n]
  local value = cell_of(row.value)
  if not self.across then return core.row(format, { self.by, "count" }, { value, row.count }) end
  if format == "markdown" then
    local names, cells = wide_names(self), { value, row.count }
    for i, column in ipairs(self.wide) do cells[i + 2] = column.cells[row] end
    return core.row(format, names, cells)
  end
  local lines = {}
  for i, group in ipairs(row.groups) do
    lines[i] = core.row(format, pair_names(self), { value, cell_of(group.value), group.count })
  end
  return table.concat(lines)
end

return sources
