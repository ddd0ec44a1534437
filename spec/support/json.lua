-- A strict JSON reader for the specs: json.decode(text) returns the value; objects remember the order of their keys
-- in the list under json.keys. null is json.null.

local json = { null = setmetatable({}, { __tostring = function() return "null" end }), keys = {} }

local ESCAPES = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local WORDS = { ["true"] = true, ["false"] = false, null = json.null }

local function fail(text, at, what) error(("%s at byte %d of %s"):format(what, at, text:sub(1, 200)), 0) end

local function skip(text, at) return text:match("^[ \t\r\n]*()", at) end

local function string_at(text, at)
  local parts = {}
  at = at + 1
  while true do
    local plain, next_at = text:match('^([^"\\\0-\31]*)()', at)
    parts[#parts + 1] = plain
    local byte = text:sub(next_at, next_at)
    if byte == '"' then return table.concat(parts), next_at + 1 end
    if byte ~= "\\" then fail(text, next_at, "unescaped byte") end
    local escape = text:sub(next_at + 1, next_at + 1)
    local digits = text:match("^u(%x%x%x%x)", next_at + 1)
    if digits then
      parts[#parts + 1] = utf8.char(tonumber(digits, 16))
      at = next_at + 6
    else
      parts[#parts + 1] = ESCAPES[escape] or fail(text, next_at, "bad escape")
      at = next_at + 2
    end
  end
end

local value_at

local function list_at(text, at)
  local list = {}
  at = skip(text, at + 1)
  if text:sub(at, at) == "]" then return list, at + 1 end
  while true do
    list[#list + 1], at = value_at(text, at)
    local mark
    mark, at = text:match("^[ \t\r\n]*([,%]])()", at)
    if mark == "]" then return list, at end
    if not mark then fail(text, 1, "unfinished list") end
  end
end

local function object_at(text, at)
  local object, keys = {}, {}
  at = skip(text, at + 1)
  while text:sub(at, at) ~= "}" do
    local key, mark
    if text:sub(at, at) ~= '"' then fail(text, at, "no key") end
    key, at = string_at(text, at)
    at = text:match("^[ \t\r\n]*:()", at) or fail(text, at, "no colon")
    if object[key] ~= nil then fail(text, at, "key twice") end
    object[key], at = value_at(text, at)
    keys[#keys + 1] = key
    mark, at = text:match("^[ \t\r\n]*([,}])()", at)
    if mark == "}" then at = at - 1 elseif not mark then fail(text, 1, "unfinished object") end
    at = skip(text, at)
  end
  object[json.keys] = keys
  return object, at + 1
end

function value_at(text, at)
  at = skip(text, at)
  local byte = text:sub(at, at)
  if byte == "{" then return object_at(text, at) end
  if byte == "[" then return list_at(text, at) end
  if byte == '"' then return string_at(text, at) end
  local word, behind = text:match("^(%l+)()", at)
  if word and WORDS[word] ~= nil then return WORDS[word], behind end
  local number
  number, behind = text:match("^(-?%d+%.?%d*)()", at)
  if not number then fail(text, at, "no value") end
  return tonumber(number), behind
end

--- The value of a JSON text; raises where it is not well-formed or something follows it.
function json.decode(text)
  if not utf8.len(text) then error("not UTF-8: " .. text:sub(1, 200), 0) end
  local value, at = value_at(text, 1)
  if skip(text, at) <= #text then fail(text, at, "something behind the value") end
  return value
end

--- The values of a text of JSON lines.
function json.lines(text)
  local values = {}
  for line in text:gmatch "([^\n]*)\n" do values[#values + 1] = json.decode(line) end
  return values
end

return json
