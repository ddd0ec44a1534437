--- A small reader of command-line options, from a description: {name, value, doc, many, choices, short}.
-- An option with a `value` takes one (`--name VALUE` or `--name=VALUE`); one with `many` may be repeated.

local options = {}

local WIDTH = 100

local function find(known, text)
  for _, option in ipairs(known) do
    if "--" .. option.name == text or option.short and "-" .. option.short == text then return option end
  end
end

--- The known option that a misspelt one is probably meant to be.
local function nearest(known, text)
  for _, option in ipairs(known) do
    local name = "--" .. option.name
    if name:sub(1, #text) == text or name:gsub("%-", "") == text:gsub("%-", "") then return name end
    for at = 3, #name do
      if name:sub(1, at - 1) .. name:sub(at + 1) == text or text:sub(1, at - 1) .. text:sub(at + 1) == name then
        return name
      end
    end
  end
end

local function check_value(option, value)
  if option.choices then
    for _, choice in ipairs(option.choices) do
      if choice == value then return value end
    end
    return nil, ("--%s is one of %s, not '%s'"):format(option.name, table.concat(option.choices, ", "), value)
  end
  if option.number then
    local number = math.tointeger(tonumber(value))
    if not number or number < 0 then return nil, ("--%s is a whole number, not '%s'"):format(option.name, value) end
    return number
  end
  return value
end

local function store(found, option, value)
  if option.many then
    found[option.name] = found[option.name] or {}
    table.insert(found[option.name], value)
  else
    found[option.name] = value
  end
end

--- Reads words[from …]: returns {name = value, …} and the list of other words, or nil and a message. `--` ends the
--- options; a lone `-` is a word.
function options.read(known, words, from)
  local found, rest, at = {}, {}, from or 1
  while at <= #words do
    local word = words[at]
    at = at + 1
    if word == "--" then
      table.move(words, at, #words, #rest + 1, rest)
      break
    elseif word:sub(1, 1) ~= "-" or word == "-" then
      rest[#rest + 1] = word
    else
      local name, value = word:match("^(%-%-[^=]+)=(.*)$")
      local option = find(known, name or word)
      if not option then
        local meant = nearest(known, name or word)
        return nil, ("unknown option '%s'%s"):format(name or word, meant and (": is it %s?"):format(meant) or "")
      end
      if not option.value then
        if value then return nil, ("--%s takes no value"):format(option.name) end
        value = true
      elseif not value then
        value = words[at]
        at = at + 1
        if value == nil then return nil, ("--%s needs a value: %s"):format(option.name, option.value) end
      end
      local problem
      if option.value then value, problem = check_value(option, value) end
      if value == nil then return nil, problem end
      store(found, option, value)
    end
  end
  return found, rest
end

--- Appends `head text`, the text in lines of at most WIDTH columns that begin below each other.
local function add_wrapped(lines, head, text)
  local width = require "quoth.width" -- only help needs it
  local line, indent = head, (" "):rep(width.of(head))
  for word in text:gmatch("%S+") do
    if width.of(line) + 1 + width.of(word) > WIDTH and line ~= head and line ~= indent then
      lines[#lines + 1] = line
      line = indent
    end
    line = line .. ((line == head or line == indent) and "" or " ") .. word
  end
  lines[#lines + 1] = line
end

--- The options as lines for --help.
function options.lines(known)
  local width = require "quoth.width"
  local lines, longest = {}, 0
  local heads = {}
  for i, option in ipairs(known) do
    heads[i] = (option.short and "-" .. option.short .. ", " or "") .. "--" .. option.name
      .. (option.value and " " .. option.value or "")
    longest = math.max(longest, width.of(heads[i]))
  end
  for i, option in ipairs(known) do
    add_wrapped(lines, ("  %s  "):format(width.pad(heads[i], longest)), option.doc)
  end
  return lines
end

return options
