-- The public header against what is built from it: the functions that the shared objects show, and the version.

local run = require "spec.support.run"

local header = run.contents "csrc/quoth.h"

--- The functions that a shared object shows, sorted; `name` is its path in the build folder.
local function shown(name)
  local names = {}
  for _, line in ipairs(run.lines("nm -D --defined-only " .. run.quoted(run.build .. "/" .. name))) do
    names[#names + 1] = line:match "%s%a%s+(%S+)$"
  end
  table.sort(names)
  return names
end

describe("libquoth.so", function()
  it("shows the functions of quoth.h, all of them and nothing else", function()
    local declared = {}
    for declaration in header:gmatch "\nQUOTH_API%s([^;]*);" do
      declared[#declared + 1] = declaration:match "([%w_]+)%s*%("
    end
    table.sort(declared)
    assert(#declared > 100)
    assert.same(declared, shown "libquoth.so")
  end)
end)

describe("core.so", function()
  it("shows Lua its opener alone", function()
    assert.same({ "luaopen_quoth_core" }, shown "lua/quoth/core.so")
  end)
end)

describe("the version", function()
  it("is one in Makefile, header, library and released rockspec", function()
    local parts = {}
    for i, part in ipairs { "MAJOR", "MINOR", "PATCH" } do
      parts[i] = assert(header:match("#define QUOTH_VERSION_" .. part .. " (%d+)\n"), part)
    end
    local version = table.concat(parts, ".")
    assert.equal(version, run.contents("Makefile"):match "\nVERSION := (%S+)")
    assert.equal(version, require("quoth").version)
    assert.truthy(io.open(("rockspec/quoth-%s-1.rockspec"):format(version)), "no rockspec of " .. version)
    assert.truthy(run.contents("rockspec/CHANGES.md"):find("\n## " .. version .. "\n", 1, true))
  end)
end)
