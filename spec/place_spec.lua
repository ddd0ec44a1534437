-- Where code comes from: nothing of the current folder runs, in command, prompt, script or program.

local run = require "spec.support.run"

local CHECKOUT = run.shell("pwd"):gsub("\n", "")
local BUILD = run.build:find "^/" and run.build or CHECKOUT .. "/" .. run.build
local QUOTH = run.quoted(BUILD .. "/bin/quoth")
local SAMPLE = run.quoted(CHECKOUT .. "/spec/fixtures/articles/kelder_post.txt")
local TRAP = 'io.stdout:write "code of the folder runs" io.stdout:flush() os.exit(7)\n'

local folder, remove = run.folder()
teardown(remove)

-- Modules that shall not run: all of ours, what we ask for where it is there, what LuaRocks asks for.
setup(function()
  run.shell(("mkdir -p %s/trap/quoth/data %s/trap/luarocks %s/home"):format(folder, folder, folder))
  local names = { "quoth.lua", "readline.lua", "readline.so", "quoth.so", "luarocks/loader.lua", "near.lua", "quoth/core.so" }
  for _, path in ipairs(run.lines "cd lua && ls quoth/*.lua") do names[#names + 1] = path end
  assert(#names > 15)
  for _, name in ipairs(names) do run.write(folder .. "/trap/" .. name, TRAP) end
  run.write(folder .. "/trap/quoth/data/en.quoth", "no model")
end)

-- Paths that somebody may have in the environment; those of this checkout are taken out first.
local ENVIRONMENTS = {
  "", "LUA_PATH=';;' LUA_CPATH=';;'", "LUA_PATH='./?.lua;;' LUA_CPATH='./?.so;;'", "LUA_PATH='?.lua;././?.lua;;'",
  "LUA_PATH_5_4=';;' LUA_CPATH_5_4=';;'", "LUA_PATH_5_4='./?.lua;./?/init.lua' LUA_CPATH_5_4='./?.so'",
}

-- Runs a command among the traps, in each environment.
local function each_way(command, check, input)
  for _, environment in ipairs(ENVIRONMENTS) do
    local out, err, code = run.shell(("cd %s/trap && env -u LUA_PATH -u LUA_CPATH %s XDG_STATE_HOME=%s/home %s"):format(folder,
      environment, folder, command), input)
    check(out, err, code, environment)
  end
end

local function prints(expected)
  return function(out, err, code, environment)
    assert.same({ expected, "", 0, environment }, { out, err, code, environment })
  end
end

local VERSION = "quoth " .. require("quoth").version .. "\n"

describe("in a folder with modules of others", function()
  it("the command runs none of them", function()
    each_way(QUOTH .. " --version", prints(VERSION))
    each_way(QUOTH .. " who 'Resolution 1701' " .. SAMPLE, function(out, err, code)
      assert.same({ "", 0 }, { err, code })
      assert.truthy(out:find('"speaker":"Marta Ilvanen"', 1, true))
    end)
    each_way(QUOTH .. " --completion bash", function(out, err, code)
      assert.same({ "", 0 }, { err, code })
      assert.truthy(out:find("complete", 1, true))
    end)
  end)

  it("nor does code of the command line, or of standard input", function()
    local code = [[print(pcall(require, "near")) print(#quoth.help())]]
    local function finds_nothing(out, err, status, environment)
      assert.same({ "", 0, environment }, { err, status, environment })
      assert.truthy(out:find("^false\tmodule 'near' not found"), out)
    end
    each_way(QUOTH .. " -e " .. run.quoted(code), finds_nothing)
    each_way(QUOTH, finds_nothing, code)
  end)

  it("nor does a script, which finds what lies beside it", function()
    run.shell(("mkdir %s/script"):format(folder))
    run.write(folder .. "/script/beside.lua", 'return "beside"\n')
    run.write(folder .. "/script/readline.lua", TRAP)
    run.write(folder .. "/script/ask.lua", 'print(require "beside", pcall(require, "near"), #corpus, ...)\n')
    each_way(QUOTH .. " run ../script/ask.lua " .. SAMPLE, function(out, err, code)
      assert.same({ "", 0 }, { err, code })
      assert.truthy(out:find("^beside\tfalse\t1\t"), out)
    end)
  end)

  it("nor does the prompt, with readline and without", function()
    local _, _, missing = run.shell "command -v script"
    -- The sanitizers find what readline itself forgets.
    if missing ~= 0 or os.getenv "QUOTH_SANITIZED" then return pending "needs script (bsdutils), and no sanitizer" end
    local function answers(out, _, code)
      assert.equal(0, code, out)
      assert.truthy(out:find("quoth %d") and out:find "1806\r?\n", out)
      assert.falsy(out:find("code of the folder", 1, true), out)
    end
    local command = ("script -qec %s /dev/null"):format(run.quoted(QUOTH .. " " .. SAMPLE))
    each_way(command, answers, "42 * 43\n\4")
    -- As where lua-readline is not installed.
    each_way("LUA_INIT='package.cpath = \"./?.so\" package.path = \"./?.lua\"' " .. command, answers, "42 * 43\n\4")
  end)

  it("nor does a program, once it has found the module", function()
    local program = ([[local quoth = require "quoth"
      print(quoth.version, #quoth.help() > 0, #tostring(quoth.open(%q):quotes()) > 0)]]):format(SAMPLE:sub(2, -2))
    local ours = ("LUA_PATH='%s/lua/?.lua;%s/lua/?/init.lua;;' LUA_CPATH='%s/lua/?.so;;' "):format(CHECKOUT, CHECKOUT, BUILD)
    local expected = require("quoth").version .. "\ttrue\ttrue\n"
    local out, err = run.shell(("cd %s/trap && %s lua5.4 -e %s"):format(folder, ours, run.quoted(program)))
    assert.same({ expected, "" }, { out, err })
    -- A path with the current folder before ours, where that folder has parts but no module of our name.
    local last = ("LUA_PATH='./?.lua;%s/lua/?/init.lua' LUA_CPATH='./?.so;%s/lua/?.so' "):format(CHECKOUT, BUILD)
    run.shell(("mkdir %s/parts && cp -r %s/trap/quoth %s/parts && rm %s/parts/quoth/init.lua"):format(folder, folder, folder,
      folder))
    out, err = run.shell(("cd %s/parts && %s lua5.4 -e %s"):format(folder, last, run.quoted(program)))
    assert.same({ expected, "" }, { out, err })
  end)
end)

describe("the module", function()
  it("names every one of its parts, so that each comes from where the module lies", function()
    local listed = run.contents("lua/quoth/init.lua"):match "local PARTS = (%b{})"
    local parts = {}
    for part in listed:gmatch '"([^"]+)"' do parts[#parts + 1] = part end
    local found = {}
    for _, part in ipairs(run.lines "cd lua/quoth && ls *.lua") do
      if part ~= "init.lua" and part ~= "command.lua" then found[#found + 1] = (part:gsub("%.lua$", "")) end
    end
    assert.same(found, parts)
  end)

  it("says where it looked for its C part", function()
    local _, err, code = run.shell(("LUA_PATH=%s/lua/?/init.lua LUA_CPATH='/no/such/?.so;./?.so' lua5.4 -l quoth")
      :format(CHECKOUT))
    assert.equal(1, code)
    assert.truthy(err:find("no file '/no/such/quoth/core.so'", 1, true), err)
    assert.falsy(err:find("'./quoth", 1, true), err)
  end)

  it("takes the core that a program has linked in", function()
    local out = run.shell([[lua5.4 -e 'package.preload["quoth.core"] = function() error("asked", 0) end
      print(pcall(require, "quoth"))']])
    assert.equal("false\tasked\n", out)
  end)
end)
