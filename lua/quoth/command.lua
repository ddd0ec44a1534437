--- The program that the command runs: says where modules are found, and leaves everything else to quoth.cli.
--
-- quoth itself is found from this file's own place, whatever LUA_PATH says. Nothing is found in the current folder:
-- it holds articles, and who gives us articles gives us no code.

local folder = arg[0]:match "^(.*/)command%.lua$" or "./"

--- A path without the entries that stand for the current folder. Lua's default has them, and so has what tools make of
--- the default (`luarocks path`); other relative entries somebody has put there on purpose.
local function elsewhere(path)
  local kept = {}
  for template in path:gmatch "[^;]+" do
    local name = template:gsub("^%./+", "")
    while name:find "^%./" do name = name:gsub("^%./+", "") end
    if name:sub(1, 1) ~= "?" then kept[#kept + 1] = template end
  end
  return table.concat(kept, ";")
end

package.path, package.cpath = elsewhere(package.path), elsewhere(package.cpath)

-- What was installed with us, such as the module readline, comes first.
local root, version = folder:match "^(.*/)share/lua/(%d+%.%d+)/quoth/$"
if root and not root:find "[;?]" then
  local modules = root .. "share/lua/" .. version .. "/"
  package.path = modules .. "?.lua;" .. modules .. "?/init.lua;" .. package.path
  package.cpath = root .. "lib/lua/" .. version .. "/?.so;" .. package.cpath
end

package.preload.quoth = function(name)
  return assert(loadfile(folder .. "init.lua"))(name, folder .. "init.lua")
end
require "quoth"
os.exit(require("quoth.cli").main(arg), true)
