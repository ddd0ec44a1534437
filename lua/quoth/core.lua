--- The C part of the module: core.so, looked for where this file lies, then where Lua looks for C modules.
--
-- This file is here so that `require "quoth.core"` ends here: where a module has only a shared object, Lua first looks
-- for a Lua file in every folder of its path, and the default path ends in the current folder, whatever lies there.

local _, file = ...

local VERSION = _VERSION:match "%d+%.%d+"

--- Where the shared object may lie, best first.
local function places()
  local found = {}
  local folder = type(file) == "string" and file:match "^(.*/)core%.lua$"
  if folder then
    found[1] = folder .. "core.so"
    local root = folder:match("^(.*/)share/lua/" .. VERSION:gsub("%.", "%%.") .. "/quoth/$")
    if root then found[2] = root .. "lib/lua/" .. VERSION .. "/quoth/core.so" end
  end
  for template in package.cpath:gmatch "[^;]+" do
    -- The default path's own entry for the current folder; what somebody added is his affair.
    if template ~= "./?.so" and template:find("?", 1, true) then
      found[#found + 1] = (template:gsub("%?", "quoth/core"))
    end
  end
  return found
end

local tried = {}
for _, path in ipairs(places()) do
  local there = io.open(path, "rb")
  if there then
    there:close()
    local open, message = package.loadlib(path, "luaopen_quoth_core")
    if not open then error(("quoth's C part cannot be loaded: %s"):format(message), 0) end
    return open("quoth.core", path)
  end
  tried[#tried + 1] = "\n\tno file '" .. path .. "'"
end
error("quoth's C part, core.so, is not where it is looked for; package.cpath may name its place:" .. table.concat(tried), 0)
