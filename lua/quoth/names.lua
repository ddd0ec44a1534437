--- Files of names that a user teaches: one a line, `name<TAB>kind<TAB>alias<TAB>alias…`; `#` begins a comment.

local names = {}

local CARRIAGE_RETURN, HASH = 13, 35

local function row(line)
  local name, kind, rest = line:match("^([^\t]+)\t([^\t]+)\t?(.*)$")
  if not name then return nil end
  local aliases
  for alias in rest:gmatch("[^\t]+") do
    aliases = aliases or {}
    aliases[#aliases + 1] = alias
  end
  return { name = name, kind = kind, aliases = aliases }
end

--- Reads such a file: a list of {name, kind, aliases}, or nil, message, code.
function names.read(path)
  local file, message, number = io.open(path, "rb")
  if not file then return nil, message, number == 2 and "not_found" or "io" end
  local list, count = {}, 0
  for line in file:lines() do
    count = count + 1
    if line:byte(-1) == CARRIAGE_RETURN then line = line:sub(1, -2) end
    if count == 1 then line = line:gsub("^\xEF\xBB\xBF", "") end
    if line ~= "" and line:byte() ~= HASH then
      local name = row(line)
      if not name then
        file:close()
        return nil, ("%s:%d: expected name, kind and aliases, separated by tabs"):format(path, count), "format"
      end
      list[#list + 1] = name
    end
  end
  file:close()
  return list
end

return names
