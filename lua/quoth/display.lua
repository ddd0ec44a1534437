--- What values look like to a person: tables for results, cards for objects, and a printer with limits.

local core = require "quoth.core"
local layout = require "quoth.layout"
local results = require "quoth.results"
local sources = require "quoth.sources"
local width = require "quoth.width"

local display = {}

local WIDTH, COUNT, DEPTH = 120, 20, 3

--- Columns of the terminal behind standard output, or of $COLUMNS, or a width for files.
function display.columns()
  local terminal, columns = core.terminal(1)
  if terminal then return columns or tonumber(os.getenv("COLUMNS")) or 80 end
  return WIDTH
end

--- Whether to colour standard output: on a terminal that can, unless NO_COLOR is there and not empty.
function display.colourful()
  local refused = os.getenv("NO_COLOR")
  if refused and refused ~= "" or os.getenv("TERM") == "dumb" then return false end
  return (core.terminal(1))
end

local function thousands(number)
  local text = tostring(number)
  local head = #text % 3
  local parts = { text:sub(1, head) }
  for at = head + 1, #text, 3 do parts[#parts + 1] = text:sub(at, at + 2) end
  if parts[1] == "" then table.remove(parts, 1) end
  return table.concat(parts, ",")
end

local function more(count)
  return "… " .. thousands(count) .. " more"
end

-- Values in one line ---------------------------------------------------------------------------------------------

local list_line

--- A value as one line of text, without limits; "" for nil.
local function brief(value)
  if value == nil then return "" end
  if core.type(value) == "List" then return list_line(value) end
  if math.type(value) == "float" then return ("%.2f"):format(value) end
  if type(value) == "table" and value.value and not getmetatable(value) then value = value.value end
  return width.line(tostring(value))
end

--- The value of a group in one line; a list by its items, since groups are told apart by them.
local function group_text(value)
  if value == nil or core.type(value) == "List" or type(value) == "table" then return width.line(sources.label(value)) end
  return brief(value)
end

local function bold(text, colour)
  return colour and "\27[1m" .. text .. "\27[0m" or text
end

-- Results --------------------------------------------------------------------------------------------------------

local function field(name, title, more_settings)
  local column = more_settings or {}
  column.title = title or name
  column.value = function(record) return record[name] end
  return column
end

local function speaker(record)
  return record.speaker_name or record.source
end

local function count(name)
  return { title = name, right = true, value = function(record) return #record[name] end }
end

--- A path cut to `most` columns: folders go first.
local function cut_path(path, most)
  while width.of(path) > most do
    local rest = path:match("/(.+)$")
    if not rest then return width.cut_left(path, most) end
    path = rest
  end
  return path
end

local DOCUMENT =
  { title = "document", share = 6, cut = cut_path, value = function(record) return record.document.id end }
local SPEAKER = { title = "speaker", share = 6, value = speaker }
local MENTION = field("mention", "mention", { share = 8, optional = true })
local CONTENT = field "content"
local DATE = field("date", "date", { optional = true })

--- The outlet; of a document that names none, its id.
local OUTLET = {
  title = "outlet", share = 6, cut = cut_path,
  value = function(record) return record.outlet or record.document.id end,
}

-- Bytes that stand before X where a content is cut there, at most.
local BEFORE = 32

--- The content from the words around X on: what stands far before it is left out.
local AROUND = {
  title = "content",
  value = function(record)
    local content, mention = record.content, record.mention
    if not content or record.place ~= "content" or mention.first <= content.first + BEFORE or mention.last > content.last then
      return content
    end
    local text = record.document.text:sub(mention.first - BEFORE, content.last)
    return "… " .. (text:match("^[^%s]*%s+(.*)$") or text)
  end,
}

-- What is no record of a question is shown by these columns.
local OTHERS = {
  string = { { title = "value", value = function(text) return text end } },
  document = { field("id", "id", { cut = cut_path }), field "title", field "outlet", field "date" },
  paragraph = { field("index", "", { right = true }), field "kind", field "text" },
  sentence = { field("index", "", { right = true }), field "text" },
  token = {
    field("index", "", { right = true }), field "text", field "lemma", field "upos", field "xpos", field "deprel",
    field "head",
  },
  link = { field "name", field "verb", field "text" },
  span = { field("first", "first", { right = true }), field("last", "last", { right = true }), field "text" },
  warning = { field("first", "first", { right = true }), field "message" },
  problem = { field "code", field "message" },
}

local COLUMNS = {
  report = {
    SPEAKER, field "verb", field "manner", field "form", field "stance", MENTION,
    AROUND, OUTLET, DATE,
  },
  quote = {
    SPEAKER, field "verb", field "manner", field "form", CONTENT, DOCUMENT,
  },
  entity = { field "name", field "kind", count "mentions", count "quotes", count "documents" },
  mention = { field "text", field "kind", field "form", field "entity", DOCUMENT },
  time = { field "text", field "type", field "value", DOCUMENT },
  kwic = { field("left", "", { right = true, cut = width.cut_left }), field("text", "match"), field("right", ""), DOCUMENT },
}

--- Rows under headings, the headings bold where colour is wanted.
local function lay_out(columns, rows, options)
  local lines = layout.lines(columns, rows, options.width or display.columns())
  lines[1] = bold(lines[1], options.colour)
  return lines
end

--- What X was taken for, and how much stands behind it, as one line; nil where nothing was asked about.
local function target_line(target)
  local name = target.name
  local what = target.entity and ("%s (%s)"):format(target.entity.name, target.entity.kind) or name
  local how = target.reading == "description" and ", as described" or target.reading == "words" and ", as words" or ""
  local function counted(number, word) return ("%d %s%s"):format(number, word, number == 1 and "" or "s") end
  return width.line(("%s%s: %s in %s, %s"):format(what, how, counted(target.mentions, "mention"),
    counted(target.documents, "document"), counted(target.speakers, "named speaker")))
end

--- Who is for X and who against it, as a line; nil where nobody is said to be.
local function stance_line(from)
  local sides, seen = { ["+"] = {}, ["-"] = {} }, {}
  for i = 1, #from do
    local record = from[i]
    local side, who = sides[record.stance], record.speaker_name
    local key = who and tostring(record.stance) .. who
    if side and who and not seen[key] then
      side[#side + 1] = who
      seen[key] = true
    end
  end
  local parts = {}
  for _, side in ipairs { { "for", "+" }, { "against", "-" } } do
    local names = sides[side[2]]
    if #names > 0 then parts[#parts + 1] = side[1] .. ": " .. width.line(table.concat(names, ", ")) end
  end
  return #parts > 0 and table.concat(parts, "; ") or nil
end

--- The numbers of reports as a table shows them: what others say, X's own words, what the narrator says.
local function reading_order(from, target)
  local groups = { {}, {}, {} }
  for i = 1, #from do
    local record = from[i]
    local own = target.entity ~= nil and record.speaker == target.entity
    local group = record.form == "narration" and 3 or own and 2 or 1
    table.insert(groups[group], i)
  end
  local order = {}
  for _, group in ipairs(groups) do table.move(group, 1, #group, #order + 1, order) end
  return order
end

--- Results or a list as a table: all rows, or the first options.count. Options: width, colour, count.
function display.table(from, options)
  options = options or {}
  local kind, total = results.kind(from), #from
  local columns = COLUMNS[kind] or OTHERS[kind]
  local shown = math.min(total, options.count or total)
  local target = kind == "report" and results.is(from) and from.target or nil
  local order = target and results.in_order(from) and reading_order(from, target)
  local rows = {}
  for i = 1, shown do
    local record, cells = from[order and order[i] or i], {}
    for c, column in ipairs(columns) do cells[c] = brief(column.value(record)) end
    rows[i] = cells
  end
  if total == 0 then return "no results" end
  local lines = lay_out(columns, rows, options)
  if order then
    local most = options.width or display.columns()
    local stances = stance_line(from)
    if stances then table.insert(lines, 1, width.cut(stances, most)) end
    table.insert(lines, 1, width.cut(target_line(target), most))
  end
  if shown < total then lines[#lines + 1] = more(total - shown) end
  return table.concat(lines, "\n")
end

-- Columns of a number, the blank before them, and what the first two columns of counts take at least.
local NUMBER, FIRST = 9, 32

--- The columns of counts by two fields that have room: the most frequent values, and the sum of the others.
local function cross_columns(groups, total)
  local all = results.columns(groups)
  local room = math.max(1, (total - FIRST) // NUMBER)
  if #all <= room then return all end
  local shown, rest = table.move(all, 1, room - 1, 1, {}), { label = "others", cells = {} }
  for i = room, #all do
    for row, number in pairs(all[i].cells) do rest.cells[row] = (rest.cells[row] or 0) + number end
  end
  shown[room] = rest
  return shown
end

--- Groups as a table of values and counts; by two fields, with a column for each value of the second.
function display.groups(groups, options)
  options = options or {}
  local total = options.width or display.columns()
  local columns = { { title = "count", right = true }, { title = groups.by } }
  local across = groups.across and cross_columns(groups, total) or {}
  for i, column in ipairs(across) do columns[i + 2] = { title = brief(column.label), right = true } end
  local rows, shown = {}, math.min(#groups, options.count or #groups)
  for i = 1, shown do
    local group = groups[i]
    rows[i] = { tostring(group.count), group_text(group.value) }
    for c, column in ipairs(across) do rows[i][c + 2] = tostring(column.cells[group] or "") end
  end
  local lines = lay_out(columns, rows, options)
  if shown < #groups then lines[#lines + 1] = more(#groups - shown) end
  return table.concat(lines, "\n")
end

-- Objects --------------------------------------------------------------------------------------------------------

--- Cuts what is one line; text of several lines is left as it was laid out.
local function cut_line(text, most)
  return text:find("\n", 1, true) and text or width.cut(text, most)
end

--- A list as one line: how many, and the first of them.
function list_line(list)
  local parts = {}
  for i = 1, math.min(#list, 5) do parts[i] = width.cut(brief(list[i]), 30) end
  if #list > #parts then parts[#parts + 1] = "…" end
  return #list .. (#list > 0 and ": " or "") .. table.concat(parts, "; ")
end

--- A field's value in a card.
local function field_text(value, options)
  if core.type(value) == "List" then return list_line(value) end
  if type(value) == "table" then return display.plain_table(value, options, 1) end
  return brief(value)
end

--- An object as its class and fields, one a line.
local function card(object, class, options)
  local lines, longest = { bold(class, options.colour) }, 0
  local fields = core.classes()[class].fields
  for _, name in ipairs(fields) do longest = math.max(longest, #name) end
  for _, name in ipairs(fields) do
    local value = object[name]
    if value ~= nil then
      local line = "  " .. width.pad(name, longest) .. "  " .. field_text(value, options)
      lines[#lines + 1] = cut_line(line, options.width)
    end
  end
  return table.concat(lines, "\n")
end

--- A numbered list of what a sequence holds.
local function numbered(sequence, options)
  local total = #sequence
  local shown = math.min(total, options.count)
  local lines = { bold(tostring(sequence), options.colour) }
  local digits = #tostring(shown)
  for i = 1, shown do
    lines[#lines + 1] = width.cut(("  %" .. digits .. "d  %s"):format(i, brief(sequence[i])), options.width)
  end
  if shown < total then lines[#lines + 1] = "  " .. more(total - shown) end
  return table.concat(lines, "\n")
end

-- Lua's own values -----------------------------------------------------------------------------------------------

local function key_before(a, b)
  if type(a) == type(b) and (type(a) == "number" or type(a) == "string") then return a < b end
  if type(a) ~= type(b) then return type(a) < type(b) end
  return tostring(a) < tostring(b)
end

local function literal(value)
  if type(value) == "string" then return '"' .. width.line(value):gsub('["\\]', "\\%0") .. '"' end
  return brief(value)
end

local function key_text(key)
  if type(key) == "string" and key:find("^[%a_][%w_]*$") then return key end
  return "[" .. literal(key) .. "]"
end

--- A table of Lua's as {…}, limited in depth and count; in several lines where one is too narrow.
function display.plain_table(value, options, depth, seen)
  seen = seen or {}
  if seen[value] then return "{ … its own part }" end
  if depth > options.depth then return "{ … }" end
  seen[value] = true
  local keys, parts = {}, {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys, key_before)
  for i, key in ipairs(keys) do
    if i > options.count then
      parts[#parts + 1] = more(#keys - options.count)
      break
    end
    local item = value[key]
    local nested = type(item) == "table" and not getmetatable(item)
    local text = nested and display.plain_table(item, options, depth + 1, seen) or literal(item)
    parts[#parts + 1] = math.type(key) == "integer" and key == i and text or key_text(key) .. " = " .. text
  end
  seen[value] = nil
  if #parts == 0 then return "{}" end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  local indent = ("  "):rep(depth)
  if #indent + width.of(line) <= options.width and not line:find("\n") then return line end
  for i, part in ipairs(parts) do parts[i] = cut_line(indent .. part, options.width - 1) end
  return "{\n" .. table.concat(parts, ",\n") .. "\n" .. ("  "):rep(depth - 1) .. "}"
end

--- A long text's beginning: as many bytes as fill options.count lines.
local function long_text(text, options)
  local most = options.count * options.width
  if #text <= most then return core.show(text, true) end
  local kept = text:sub(1, utf8.offset(text, 0, most + 1) - 1)
  return ("%s\n… %s more bytes; print(_) shows all"):format(core.show(kept, true), thousands(#text - #kept))
end

--- Any value as a prompt shows it. Options: width, depth, count, colour.
function display.value(value, options)
  options = options or {}
  local limits = {
    width = options.width or display.columns(), depth = options.depth or DEPTH, count = options.count or COUNT,
    colour = options.colour,
  }
  if results.is(value) then return display.table(value, limits) end
  if results.is_groups(value) then return display.groups(value, limits) end
  local class = core.type(value)
  if class == "List" then return display.table(value, limits) end
  if class == "Corpus" then return numbered(value, limits) end
  if class and #core.classes()[class].fields > 0 then return card(value, class, limits) end
  if type(value) == "table" and not getmetatable(value) then return display.plain_table(value, limits, 1) end
  if type(value) == "string" then return long_text(value, limits) end
  return core.show(tostring(value), true)
end

return display
