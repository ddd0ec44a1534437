-- Packages: a rock, and make install; both in scratch folders and without a network.

local run = require "spec.support.run"

local SAMPLE = "spec/fixtures/articles/kelder_post.txt"
local CHECKOUT = run.shell("pwd"):gsub("\n", "")

if os.getenv "QUOTH_SANITIZED" then
  describe("packages", function() pending "are not built with sanitizers" end)
  return
end

local function must(command)
  local out, err, code = run.shell(command)
  assert(code == 0, ("%s\n%s%s"):format(command, out, err))
  return out
end

-- A prefix for commands that must not reach a network, where the system lets us.
local function offline()
  local _, _, code = run.shell "unshare -rn true"
  return code == 0 and "unshare -rn " or ""
end

-- The command answers in a folder whose modules are not ours, and by a link to it.
local function check_command(path)
  local folder <close> = setmetatable({ run.folder() }, { __close = function(made) made[2]() end })
  run.shell(("mkdir -p %s/quoth %s/luarocks"):format(folder[1], folder[1]))
  for _, name in ipairs { "quoth/core.lua", "quoth/init.lua", "quoth/cli.lua", "luarocks/loader.lua", "readline.lua" } do
    run.write(folder[1] .. "/" .. name, "os.exit(7)\n")
  end
  run.shell(("ln -s %s %s/link"):format(path, folder[1]))
  must(("cd %s && env -u LUA_PATH -u LUA_CPATH ./link --version"):format(folder[1]))
  local out = must(("cd %s && env -u LUA_PATH -u LUA_CPATH %s who 'Resolution 1701' %s/%s"):format(folder[1], path, CHECKOUT,
    SAMPLE))
  assert.truthy(out:find('"speaker":"Marta Ilvanen"', 1, true))
end

describe("luarocks make", function()
  local _, _, missing = run.shell "command -v luarocks"
  if missing ~= 0 then
    pending "needs luarocks"
    return
  end

  local folder, remove = run.folder()
  local tree = folder .. "/tree"
  local rocks = ("cd %s/checkout && HOME=%s MAKEFLAGS=-j2 %sluarocks --lua-version 5.4 --tree %s "):format(folder, folder,
    offline(), tree)
  teardown(remove)

  it("installs module, model, commands and manual", function()
    must(("mkdir %s/checkout && cp -r csrc lua rockspec Makefile LICENSE README.md %s/checkout"):format(folder, folder))
    must(rocks .. "make")
    check_command(tree .. "/bin/quoth")
    must(tree .. "/bin/quoth-train --help")
    for _, file in ipairs { "init.lua", "data/en.quoth", "manual/reference.md", "library/quoth.lua" } do
      assert(#run.contents(tree .. "/share/lua/5.4/quoth/" .. file) > 0)
    end
    local out = must(([[cd / && eval "$(luarocks --lua-version 5.4 --tree %s path)" &&
      lua5.4 -l quoth -e 'print(#quoth.open("%s/%s"))']]):format(tree, CHECKOUT, SAMPLE))
    assert.equal("1\n", out)
  end)

  it("leaves nothing behind when it is removed", function()
    must(rocks .. "remove quoth")
    assert.same({}, run.lines(("find %s -name '*quoth*' -type f"):format(tree)))
  end)

  it("finds every rockspec of the release in order", function()
    for _, path in ipairs(run.lines "ls rockspec/*.rockspec") do must("luarocks --lua-version 5.4 lint " .. path) end
  end)
end)

describe("make install", function()
  local folder, remove = run.folder()
  local make = ("make -s --no-print-directory BUILD=%s DESTDIR=%s "):format(run.quoted(run.build), folder)
  local root = folder .. "/usr/local"
  teardown(remove)

  it("installs library, module, model, commands and manual under any root", function()
    must(offline() .. make .. "install")
    check_command(root .. "/bin/quoth")
    must(root .. "/bin/quoth-train --help")
    for _, file in ipairs { "include/quoth.h", "lib/libquoth.a", "lib/libquoth.so", "lib/pkgconfig/quoth.pc",
                            "lib/lua/5.4/quoth/core.so", "share/lua/5.4/quoth/data/en.quoth",
                            "share/lua/5.4/quoth/manual/reference.md", "share/man/man1/quoth.1" } do
      assert(#run.contents(root .. "/" .. file) > 0)
    end
  end)

  it("puts files in place by renaming, so that what runs with the old ones goes on", function()
    local model = root .. "/share/lua/5.4/quoth/data/en.quoth"
    local installed = { model, root .. "/lib/lua/5.4/quoth/core.so", root .. "/lib/libquoth.so.0", root .. "/bin/quoth" }
    for _, path in ipairs(installed) do must(("ln %s %s.old"):format(path, path)) end
    local before = must("cat " .. table.concat(installed, " ") .. " | cksum")
    must(make .. "install")
    for _, path in ipairs(installed) do
      assert.not_equal(must("stat -c %i " .. path), must("stat -c %i " .. path .. ".old"))
      assert.truthy(os.remove(path .. ".old"))
    end
    assert.equal(before, must("cat " .. table.concat(installed, " ") .. " | cksum"))
    assert.same({}, run.lines(("find %s -name '*.new'"):format(root)))
  end)

  it("leaves out what only a debugger reads, unless it is told not to", function()
    local function sections(file) return must(("readelf -S %s"):format(file)) end
    for _, file in ipairs { "/lib/libquoth.so.0", "/lib/lua/5.4/quoth/core.so", "/bin/quoth-train" } do
      assert.falsy(sections(root .. file):find(".debug_info", 1, true), file)
      assert.falsy(sections(root .. file):find(".symtab", 1, true), file)
    end
    assert.falsy(sections(root .. "/lib/libquoth.a"):find(".debug_info", 1, true))
    must(make .. "install-lua DESTDIR=" .. folder .. "/kept INSTALL_PROGRAM='install -m 755'")
    assert.truthy(sections(folder .. "/kept/usr/local/lib/lua/5.4/quoth/core.so"):find(".symtab", 1, true))
  end)

  it("lets C programs link", function()
    run.write(folder .. "/version.c",
      '#include <quoth.h>\n#include <stdio.h>\nint main(void) { puts(quoth_version()); return 0; }\n')
    local flags = must(("PKG_CONFIG_PATH=%s/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=%s pkg-config --cflags --libs quoth")
      :format(root, folder)):gsub("\n", "")
    must(("cc -o %s/version %s/version.c %s -Wl,-rpath,%s/lib"):format(folder, folder, flags, root))
    assert.equal(require("quoth").version .. "\n", must(folder .. "/version"))
  end)

  it("names the place that was asked for, whatever was asked before", function()
    local pc = folder .. "/build/quoth.pc"
    for _, prefix in ipairs { "/usr/local", "/opt/quoth" } do
      must(("make -s --no-print-directory BUILD=%s/build PREFIX=%s %s"):format(folder, prefix, pc))
      assert.truthy(run.contents(pc):find("prefix=" .. prefix .. "\n", 1, true))
    end
  end)

  it("is undone by make uninstall", function()
    must(make .. "uninstall")
    assert.same({}, run.lines(("find %s -type f -name '*quoth*'"):format(root)))
  end)
end)
