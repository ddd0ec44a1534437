--- Results: what a question returns, and what can be asked of it in turn. Every verb that narrows or orders
--- returns new Results over the same records; nothing is copied but numbers.

local core = require "quoth.core"

local results = {}

-- Private state, by object: {records, order, corpus, verb, x}. `order` lists the records shown; nil is all of
-- them as they come.
local state_of = setmetatable({}, { __mode = "k" })

local verbs = {}
local meta = { __name = "quoth.Results", __metatable = "quoth.Results" }

local class_names =
  { quote = "Quote", report = "Report", mention = "Mention", entity = "Entity", time = "Time", kwic = "Line" }

local function state(self, verb)
  local found = state_of[self]
  if not found then error(("calling '%s' on bad self (Results expected, got %s)"):format(verb, type(self)), 3) end
  return found
end

local function make(from, order)
  local self = setmetatable({}, meta)
  state_of[self] = { records = from.records, order = order, corpus = from.corpus, verb = from.verb, x = from.x }
  return self
end

--- Wraps the core's records: the answer of corpus[verb](corpus, x, …).
function results.new(records, corpus, verb, x)
  return make { records = records, corpus = corpus, verb = verb, x = x }
end

function results.is(value)
  return state_of[value] ~= nil
end

--- The kind of Results' records: "report", "quote", "mention", "entity", "time" or "kwic".
function results.kind(self)
  return state_of[self].records:kind()
end

local function number_of(from, i)
  if not from.order then return math.type(i) == "integer" and i >= 1 and i <= from.records:count() and i or nil end
  return from.order[i]
end

function meta.__len(self)
  local from = state_of[self]
  return from.order and #from.order or from.records:count()
end

function meta.__index(self, key)
  if type(key) == "number" then
    local from = state_of[self]
    local number = number_of(from, key)
    return number and from.records:item(number)
  end
  local verb = verbs[key]
  if not verb then error(("Results has no field '%s'"):format(tostring(key)), 2) end
  return verb
end

function meta.__newindex()
  error("Results is read-only", 2)
end

function meta.__tostring(self)
  return require("quoth.display").table(self)
end

-- Values ---------------------------------------------------------------------------------------------------------

--- Raises where records of this kind have no such field.
local function check_field(from, field, verb)
  if type(field) ~= "string" then
    error(("bad argument #1 to '%s' (field name expected, got %s)"):format(verb, type(field)), 3)
  end
  local class = class_names[from.records:kind()]
  local first = field:match("^[^.]+") or field
  for _, name in ipairs(core.classes()[class].fields) do
    if name == first then return end
  end
  error(("bad argument #1 to '%s' (%s has no field '%s')"):format(verb, class, first), 3)
end

--- A field of a record; "document.source" is the field of a field. Where the speaker is no entity, its name.
local function value_of(record, field)
  local value = record
  for name in field:gmatch("[^.]+") do
    if value == nil then return nil end
    value = value[name]
  end
  if field == "speaker" and value == nil then return record.speaker_name end
  return value
end

--- What makes two values the same when they are counted or compared.
local function plain(value)
  if type(value) == "table" then return value.value end
  if type(value) ~= "userdata" then return value end
  local class = core.type(value)
  if class == "Entity" then return value.name end
  if class == "Document" then return value.id end
  if class == "List" then return #value end
  return value.text
end

local function identity(value)
  return core.type(value) == "Entity" and "entity " .. value.id or plain(value)
end

local function key_function(from, by, verb)
  if type(by) == "function" then return by end
  check_field(from, by, verb)
  return function(record) return value_of(record, by) end
end

-- Narrowing ------------------------------------------------------------------------------------------------------

--- The question of these results, asked again with other filters.
local function ask_again(from, filters)
  local corpus = from.corpus
  if from.verb == "who_mentioned" or from.verb == "kwic" or from.verb == "mentions" then
    return corpus[from.verb](corpus, from.x, filters)
  elseif from.verb == "quotes" or from.verb == "entities" then
    return corpus[from.verb](corpus, filters)
  elseif from.verb == "entity" then
    return corpus:entities(filters)
  end
  error(("Results of '%s' have no filters: use filter(function)"):format(from.verb), 0)
end

function verbs.where(self, filters)
  local from = state(self, "where")
  if type(filters) ~= "table" then
    error(("bad argument #1 to 'where' (table expected, got %s)"):format(type(filters)), 2)
  end
  -- The core answers, so that a filter means here what it means in a question.
  local asked, answer = pcall(ask_again, from, filters)
  if not asked then error((answer:gsub("bad argument #%d+ to '[^']*'", "bad argument #1 to 'where'")), 2) end
  local again, kept, order = state_of[answer].records, {}, {}
  for i = 1, again:count() do kept[again:key(i)] = true end
  for i = 1, #self do
    local number = number_of(from, i)
    if kept[from.records:key(number)] then order[#order + 1] = number end
  end
  return make(from, order)
end

function verbs.filter(self, keep)
  local from = state(self, "filter")
  if type(keep) ~= "function" then
    error(("bad argument #1 to 'filter' (function expected, got %s)"):format(type(keep)), 2)
  end
  local order = {}
  for i = 1, #self do
    local number = number_of(from, i)
    if keep(from.records:item(number)) then order[#order + 1] = number end
  end
  return make(from, order)
end

local function check_count(count)
  if count == nil then return 1 end
  if math.type(count) ~= "integer" or count < 0 then
    error("bad argument #1 to 'first' (a whole number expected)", 3)
  end
  return count
end

function verbs.first(self, count)
  local from = state(self, "first")
  count = check_count(count)
  local order = {}
  for i = 1, math.min(count, #self) do order[i] = number_of(from, i) end
  return make(from, order)
end

-- Ordering -------------------------------------------------------------------------------------------------------

local function rank(value)
  if value == nil then return 4 end
  return ({ boolean = 1, number = 2, string = 3 })[type(value)] or 3
end

local function before(a, b)
  local ra, rb = rank(a), rank(b)
  if ra ~= rb then return ra < rb end
  if ra == 4 then return false end
  if ra == 1 then return not a and b end
  if ra == 2 then return a < b end
  return tostring(a) < tostring(b)
end

--- Sorts by a field or function; stable; records without a value come last, whatever the direction.
function verbs.sort_by(self, by, direction)
  local from = state(self, "sort_by")
  local key = key_function(from, by, "sort_by")
  if direction ~= nil and direction ~= "ascending" and direction ~= "descending" then
    error("bad argument #2 to 'sort_by' ('ascending' or 'descending' expected)", 2)
  end
  local down = direction == "descending"
  local rows = {}
  for i = 1, #self do
    local number = number_of(from, i)
    rows[i] = { number = number, place = i, value = plain(key(from.records:item(number))) }
  end
  table.sort(rows, function(a, b)
    local left, right = a.value, b.value
    if down and left ~= nil and right ~= nil then left, right = right, left end
    if before(left, right) then return true end
    if before(right, left) then return false end
    return a.place < b.place
  end)
  local order = {}
  for i, row in ipairs(rows) do order[i] = row.number end
  return make(from, order)
end

-- Groups ---------------------------------------------------------------------------------------------------------

local groups_meta = { __name = "quoth.Groups" }

function groups_meta.__tostring(self)
  return require("quoth.display").groups(self)
end

local groups_verbs = {}

function groups_meta.__index(_, key)
  if math.type(key) == "integer" then return nil end
  local verb = groups_verbs[key]
  if not verb then error(("Groups has no field '%s'"):format(tostring(key)), 2) end
  return verb
end

function groups_verbs.first(self, count)
  count = check_count(count)
  return setmetatable(table.move(self, 1, math.min(count, #self), 1, { by = self.by }), groups_meta)
end

function results.is_groups(value)
  return type(value) == "table" and getmetatable(value) == groups_meta
end

--- Rows {value, count, results}, in the order in which the values come.
local function group(self, by, verb)
  local from = state(self, verb)
  local key = key_function(from, by, verb)
  local rows, row_of = {}, {}
  for i = 1, #self do
    local number = number_of(from, i)
    local value = key(from.records:item(number))
    local same = identity(value)
    if same == nil then same = row_of end -- a key that no value equals
    local row = row_of[same]
    if not row then
      row = { value = value, order = {} }
      row_of[same] = row
      rows[#rows + 1] = row
    end
    row.order[#row.order + 1] = number
  end
  for i, row in ipairs(rows) do
    rows[i] = { value = row.value, count = #row.order, results = make(from, row.order) }
  end
  rows.by = type(by) == "string" and by or "value"
  return rows
end

function verbs.group_by(self, by)
  return setmetatable(group(self, by, "group_by"), groups_meta)
end

--- As group_by, the largest first.
function verbs.count_by(self, by)
  local rows = group(self, by, "count_by")
  local place = {}
  for i, row in ipairs(rows) do place[row] = i end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return place[a] < place[b]
  end)
  return setmetatable(rows, groups_meta)
end

-- Writing --------------------------------------------------------------------------------------------------------

local BATCH = 256

--- Calls f; what it raises is the misuse of write, two calls above here.
local function written(f)
  local called, done, why = pcall(f)
  if not called then error((tostring(done):gsub("to 'line'", "to 'write'"):gsub("to 'header'", "to 'write'")), 3) end
  return done, why
end

--- Calls write(text) for the results in a format, some hundred records at a time; nil, message where it fails.
local function pour(self, from, format, header, write)
  if format == "table" then return write(tostring(self) .. "\n") end
  local parts = { header }
  for i = 1, #self do
    parts[#parts + 1] = from.records:line(format, number_of(from, i))
    if #parts >= BATCH then
      local done, message = write(table.concat(parts))
      if not done then return nil, message end
      parts = {}
    end
  end
  return write(table.concat(parts))
end

--- Writes to a file (a path or an open file; stdout where it is absent). Returns the results, or nil, message, code.
function verbs.write(self, format, file)
  local from = state(self, "write")
  if type(format) ~= "string" then
    error(("bad argument #1 to 'write' (format expected, got %s)"):format(type(format)), 2)
  end
  local header = format ~= "table" and written(function() return from.records:header(format) end)
  local out = file or io.stdout
  if type(file) == "string" then
    local opened, message = io.open(file, "wb")
    if not opened then return nil, core.show(message), "io" end
    out = opened
  elseif file ~= nil and io.type(file) ~= "file" then
    error("bad argument #2 to 'write' (path or open file expected)", 2)
  end
  local own <close> = type(file) == "string" and out or nil -- luacheck: ignore 211
  local done, why = written(function()
    return pour(self, from, format, header, function(text)
      local wrote, problem = out:write(text)
      return wrote and true, problem
    end)
  end)
  if done then done, why = out:flush() end
  if not done then return nil, why, "io" end
  return self
end

--- Iterates over i, value, … of fields; over i, record where none is named.
function verbs.each(self, ...)
  local from = state(self, "each")
  local fields = table.pack(...)
  for i = 1, fields.n do check_field(from, fields[i], "each") end
  return function(_, i)
    local number = number_of(from, i + 1)
    if not number then return nil end
    local record = from.records:item(number)
    if fields.n == 0 then return i + 1, record end
    local values = {}
    for f = 1, fields.n do values[f] = value_of(record, fields[f]) end
    return i + 1, table.unpack(values, 1, fields.n)
  end, nil, 0
end

--- The names of the verbs of results and of groups, sorted: what help and completion are checked against.
function results.verbs()
  local names = { Results = {}, Groups = {} }
  for name in pairs(verbs) do table.insert(names.Results, name) end
  for name in pairs(groups_verbs) do table.insert(names.Groups, name) end
  table.sort(names.Results)
  table.sort(names.Groups)
  return names
end

return results
