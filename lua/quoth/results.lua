--- Sequences and their verbs: Lists, the plural fields of objects; Results, what a question returns; and Groups, what
--- counting returns. All three answer to the same verbs, over whichever source (sources.lua) they stand. A verb that
--- narrows or orders returns a new sequence over the same items; nothing is copied but numbers.

local core = require "quoth.core"
local sources = require "quoth.sources"

local results = {}

-- Private state, by object: {source, order}. `order` lists the numbers of the items shown; nil is all of them as
-- they come.
local state_of = setmetatable({}, { __mode = "k" })

local verbs = {}
local meta = { __name = "quoth.Results", __metatable = "quoth.Results" }
local groups_meta = { __name = "quoth.Groups" }

local identity, plain = sources.identity, sources.plain

--- The state behind a verb's object; that of a list is made for the occasion.
local function state(self, verb)
  local found = state_of[self]
  if found then return found end
  if core.type(self) == "List" then return { source = sources.list(self) } end
  error(("calling '%s' on bad self (Results, List or Groups expected, got %s)"):format(verb, type(self)), 3)
end

local function count_of(from)
  return from.order and #from.order or from.source:count()
end

local function number_of(from, i)
  if from.order then return from.order[i] end
  return math.type(i) == "integer" and i >= 1 and i <= from.source:count() and i or nil
end

--- Groups are tables of their rows, which is why they have an order of their own.
local function make_groups(rows, by, across)
  local self = { by = by, across = across }
  table.move(rows, 1, #rows, 1, self)
  state_of[self] = { source = sources.rows(self, by, across) }
  return setmetatable(self, groups_meta)
end

--- A sequence of the items of a source, of all or of those in `order`.
local function make(source, order)
  if source.rows then
    local rows = {}
    for i, number in ipairs(order) do rows[i] = source.rows[number] end
    return make_groups(rows, source.by, source.across)
  end
  local self = setmetatable({}, meta)
  state_of[self] = { source = source, order = order }
  return self
end

--- Wraps the core's records, the answer of `corpus` to a question about `x`.
function results.new(records, corpus, _, x)
  return make(sources.records(records, { corpus = corpus, x = x }))
end

--- Whether Results show their items as they came.
function results.in_order(self)
  return state_of[self] ~= nil and state_of[self].order == nil
end

function results.is(value)
  return getmetatable(value) == "quoth.Results" and state_of[value] ~= nil
end

function results.is_groups(value)
  return type(value) == "table" and getmetatable(value) == groups_meta
end

--- What the items of Results or of a List are: "report", "quote", "mention", "entity", "time", "kwic" for records of
--- the core, else their class in small letters, or "string".
function results.kind(self)
  if core.type(self) == "List" then return sources.kind(core.items(self)) end
  return state_of[self].source.kind
end

--- The columns of Groups by two fields; see sources.lua.
function results.columns(groups)
  return state_of[groups].source:columns()
end

function meta.__len(self)
  return count_of(state_of[self])
end

function meta.__index(self, key)
  if type(key) == "number" then
    local from = state_of[self]
    local number = number_of(from, key)
    return number and from.source:item(number)
  end
  local source = state_of[self].source
  if key == "target" then return source.target and source:target() end
  if key == "suggestions" then return source.suggestions and source:suggestions() end
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

function groups_meta.__tostring(self)
  return require("quoth.display").groups(self)
end

function groups_meta.__index(_, key)
  if math.type(key) == "integer" or key == "across" then return nil end
  local verb = verbs[key]
  if not verb then error(("Groups has no field '%s'"):format(tostring(key)), 2) end
  return verb
end

-- Arguments ------------------------------------------------------------------------------------------------------

local function misuse(level, position, verb, ...)
  error(("bad argument #%d to '%s' (%s)"):format(position, verb, (...):format(select(2, ...))), level + 1)
end

--- Raises, `level` calls above here, where items have no such field.
local function check_field(level, from, field, verb, position)
  if type(field) ~= "string" then misuse(level + 1, position, verb, "field name expected, got %s", type(field)) end
  local problem = from.source:problem(field)
  if problem then misuse(level + 1, position, verb, "%s", problem) end
end

--- A function from an item's number to its value by a field or function; strings are their own value.
local function key_function(from, by, verb, position)
  local source = from.source
  if type(by) == "function" then return function(number) return by(source:item(number)) end end
  if by == nil and source.class == "string" then return function(number) return source:item(number) end end
  if type(by) ~= "string" then misuse(3, position, verb, "field name or function expected, got %s", type(by)) end
  check_field(3, from, by, verb, position)
  return source:values(by, from.order)
end

local function check_function(f, verb)
  if type(f) ~= "function" then misuse(3, 1, verb, "function expected, got %s", type(f)) end
end

-- Narrowing ------------------------------------------------------------------------------------------------------

function verbs.where(self, filters)
  local from = state(self, "where")
  if type(filters) ~= "table" then misuse(2, 1, "where", "table expected, got %s", type(filters)) end
  local asked, source, order = pcall(from.source.where, from.source, filters, from.order)
  if not asked then error(source, (source == "interrupted" or source == "not enough memory") and 0 or 2) end
  return make(source or from.source, order)
end

function verbs.filter(self, keep)
  local from = state(self, "filter")
  check_function(keep, "filter")
  local order = {}
  for i = 1, count_of(from) do
    local number = number_of(from, i)
    if keep(from.source:item(number)) then order[#order + 1] = number end
  end
  return make(from.source, order)
end

function verbs.first(self, count)
  local from = state(self, "first")
  if count == nil then count = 1 end
  if math.type(count) ~= "integer" or count < 0 then misuse(2, 1, "first", "a whole number expected") end
  local order = {}
  for i = 1, math.min(count, count_of(from)) do order[i] = number_of(from, i) end
  return make(from.source, order)
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

--- Sorts by a field or function; stable; items without a value come last, whatever the direction.
function verbs.sort_by(self, by, direction)
  local from = state(self, "sort_by")
  local key = key_function(from, by, "sort_by", 1)
  if direction ~= nil and direction ~= "ascending" and direction ~= "descending" then
    misuse(2, 2, "sort_by", "'ascending' or 'descending' expected")
  end
  local down = direction == "descending"
  local rows = {}
  for i = 1, count_of(from) do
    local number = number_of(from, i)
    local value = plain(key(number))
    if value ~= value then value = nil end -- not a number, which has no place in an order
    rows[i] = { number = number, place = i, value = value }
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
  return make(from.source, order)
end

-- Groups ---------------------------------------------------------------------------------------------------------

--- Rows {value, count, results}, in the order in which the values come.
local function group(from, key)
  local rows, row_of = {}, {}
  for i = 1, count_of(from) do
    local number = number_of(from, i)
    local value = key(number)
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
    rows[i] = { value = row.value, count = #row.order, results = make(from.source, row.order) }
  end
  return rows
end

local function name_of(by)
  return type(by) == "string" and by or "value"
end

function verbs.group_by(self, by, more)
  local from = state(self, "group_by")
  if more ~= nil then misuse(2, 2, "group_by", "one field or function groups; count_by counts by two") end
  return make_groups(group(from, key_function(from, by, "group_by", 1)), name_of(by))
end

local function sort_by_count(rows)
  local place = {}
  for i, row in ipairs(rows) do place[row] = i end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return place[a] < place[b]
  end)
  return rows
end

--- As group_by, the largest first; with a second field or function each row has such groups of its own.
function verbs.count_by(self, by, across, more)
  local from = state(self, "count_by")
  if more ~= nil then misuse(2, 3, "count_by", "counts go by one or two fields or functions") end
  local rows = sort_by_count(group(from, key_function(from, by, "count_by", 1)))
  if across == nil then return make_groups(rows, name_of(by)) end
  local second = key_function(from, across, "count_by", 2)
  for _, row in ipairs(rows) do
    local inner = state_of[row.results]
    local key = inner.source == from.source and second or key_function(inner, across, "count_by", 2)
    row.groups = make_groups(sort_by_count(group(inner, key)), name_of(across))
  end
  return make_groups(rows, name_of(by), name_of(across))
end

-- Values ---------------------------------------------------------------------------------------------------------

--- Iterates over i, value, … of fields; over i, item where none is named.
function verbs.each(self, ...)
  local from = state(self, "each")
  local fields = table.pack(...)
  for i = 1, fields.n do
    if type(fields[i]) ~= "string" then
      misuse(2, i, "each", "field name expected, got %s; to walk, write: for i, one in list:each() do", type(fields[i]))
    end
    check_field(2, from, fields[i], "each", i)
  end
  return function(_, i)
    local number = number_of(from, i + 1)
    if not number then return nil end
    if fields.n == 0 then return i + 1, from.source:item(number) end
    local values = {}
    for f = 1, fields.n do values[f] = from.source:value(number, fields[f]) end
    return i + 1, table.unpack(values, 1, fields.n)
  end, nil, 0
end

-- Writing --------------------------------------------------------------------------------------------------------

local FORMATS = { table = true, jsonl = true, csv = true, tsv = true, markdown = true }

local function check_format(format, verb)
  if type(format) ~= "string" then misuse(3, 1, verb, "format expected, got %s", type(format)) end
  if not FORMATS[format] then
    misuse(3, 1, verb, "nothing is written as '%s': table, jsonl, csv, tsv or markdown", format)
  end
end

local BATCH = 256

local printed

--- Calls write(text) for a sequence in a format, some hundred items at a time; nil, message where it fails.
local function pour(self, from, format, write)
  if format == "table" then return write(tostring(self) .. "\n") end
  local parts = { from.source:header(format) }
  for i = 1, count_of(from) do
    parts[#parts + 1] = from.source:line(format, number_of(from, i))
    if #parts >= BATCH then
      local done, message = write(table.concat(parts))
      if not done then return nil, message end
      parts = {}
    end
  end
  return write(table.concat(parts))
end

--- Writes to a file (a path or an open file; stdout where it is absent). Returns the sequence, or nil, message, code.
function verbs.write(self, format, file)
  local from = state(self, "write")
  check_format(format, "write")
  local out = file or io.stdout
  if type(file) == "string" then
    local opened, message = io.open(file, "wb")
    if not opened then return nil, core.show(message), "io" end
    out = opened
  elseif file ~= nil and io.type(file) ~= "file" then
    misuse(2, 2, "write", "path or open file expected")
  end
  local own <close> = type(file) == "string" and out or nil -- luacheck: ignore 211
  local done, why = pour(self, from, format, function(text)
    local wrote, problem = out:write(text)
    return wrote and true, problem
  end)
  if done then done, why = out:flush() end
  if not done then return nil, type(file) == "string" and ("%s: %s"):format(core.show(file), why) or why, "io" end
  if file == nil then printed = self end
  return self
end

--- The sequence that was written to standard output since this was last asked: a prompt need not show it again.
function results.printed()
  local last = printed
  printed = nil
  return last
end

--- What `write` would write, as a string; a table, as at a prompt, where no format is named.
function verbs.text(self, format)
  local from = state(self, "text")
  if format == nil then format = "table" end
  check_format(format, "text")
  if format == "table" then
    local display = require "quoth.display"
    return results.is_groups(self) and display.groups(self) or display.table(self)
  end
  local parts = {}
  pour(self, from, format, function(text)
    parts[#parts + 1] = text
    return true
  end)
  return table.concat(parts)
end

-- Lists have the verbs too; `each` is theirs in C, but for fields of fields.
core.list_verbs(verbs)

--- A verb by its name.
function results.verb(name)
  return verbs[name]
end

--- The names of the verbs, sorted: what help and completion are checked against.
function results.verbs()
  local names = {}
  for name in pairs(verbs) do names[#names + 1] = name end
  table.sort(names)
  return { Results = names, Groups = names, List = names }
end

return results
