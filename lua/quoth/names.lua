--- Files of names that a user teaches: one a line, `name<TAB>kind<TAB>alias<TAB>alias…`; `#` begins a comment.

local names = {}

local function split(line)
  local parts = {}
  for part in (line .. "\t"):gmatch("([^\t]*)\t") do parts[#parts + 1] = part end
  return parts
end

local function row(line)
  local parts = split(line)
  if #parts < 2 or parts[1] == "" or parts[2] == "" then return nil end
  return { name = parts[1], kind = parts[2], aliases = table.move(parts, 3, #parts, 1, {}) }
end

--- Reads such a file: a list of {name, kind, aliases}, or nil, message, code.
function names.read(path)
  local file, message, number = io.open(path, "rb")
  if not file then return nil, message, number == 2 and "not_found" or "io" end
  local list, count = {}, 0
  for line in file:lines() do
    count = count + 1
    line = line:gsub("\r$", "")
    if count == 1 then line = line:gsub("^\xEF\xBB\xBF", "") end
    if line ~= "" and line:sub(1, 1) ~= "#" then
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
