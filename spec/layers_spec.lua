-- The house's rules, read off the source: which room may include which, who may see Lua and utf8proc, how long a
-- file may be.

local run = require "spec.support.run"

local ROOMS = { "base", "text", "model", "doc", "pattern", "lang", "time", "name", "refer", "speech", "read", "page",
  "engine", "corpus", "query", "write", "api", "bind" }
local NOT_FOR_READ = { lang = true, refer = true, speech = true }
local READS = { read = true, page = true }
local MOST_LINES = 600
-- The public header is one file, whatever it explains.
local MAY_BE_LONGER = { ["csrc/quoth.h"] = true }

local rank = {}
for i, room in ipairs(ROOMS) do rank[room] = i end

local function files(pattern)
  return run.lines("find csrc lua spec -type f " .. pattern .. " | sort")
end

local function each_include(path, visit)
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    local quoted = line:match '^%s*#%s*include%s*"([^"]+)"'
    local angled = line:match "^%s*#%s*include%s*<([^>]+)>"
    if quoted or angled then visit(quoted, angled, ("%s:%d"):format(path, number)) end
  end
end

local function room_of(path) return path:match "^csrc/([^/]+)/" end

-- Circles of modules inside a room that are still to be opened. Each names all its modules, sorted; the spec fails where
-- one is missing here, and where one is here that is no more.
local KNOWN_CIRCLES = {}

-- The circles of modules that reach each other by includes, as in KNOWN_CIRCLES. A module is a file with its header;
-- a circle never leaves a room, since rooms include only to their left.
local function circles(paths)
  local includes = {}
  for _, path in ipairs(paths) do
    local module = path:match "^csrc/(.+)%.%w+$"
    includes[module] = includes[module] or {}
    each_include(path, function(quoted)
      local other = quoted and quoted:match "^(.+/.+)%.h$"
      if other then includes[module][other] = true end
    end)
  end

  local function reach(module, seen)
    for other in pairs(includes[module] or {}) do
      if not seen[other] then
        seen[other] = true
        reach(other, seen)
      end
    end
    return seen
  end

  local reached, found, placed = {}, {}, {}
  for module in pairs(includes) do reached[module] = reach(module, {}) end
  for module in pairs(includes) do
    local circle = { module }
    for other in pairs(reached[module]) do
      if other ~= module and reached[other] and reached[other][module] then circle[#circle + 1] = other end
    end
    if #circle > 1 and not placed[module] then
      for _, other in ipairs(circle) do placed[other] = true end
      table.sort(circle)
      found[#found + 1] = table.concat(circle, " ")
    end
  end
  table.sort(found)
  return found
end

describe("the rooms of csrc", function()
  local sources = files [[\( -name '*.c' -o -name '*.h' -o -name '*.inc' \) -path 'csrc/*']]

  it("are those of the design", function()
    local also = { train = true, test = true, fuzz = true, bench = true }
    for _, path in ipairs(sources) do
      local room = room_of(path)
      assert(room == nil or rank[room] or also[room], path .. " lies in no room")
    end
    assert(#sources > 20)
  end)

  -- What `judge(room, quoted, angled)` says against each #include, with its place.
  local function offences(judge)
    local found = {}
    for _, path in ipairs(sources) do
      each_include(path, function(quoted, angled, where)
        local offence = judge(room_of(path), quoted, angled)
        if offence then found[#found + 1] = ("%s: %s %s"):format(where, quoted or angled, offence) end
      end)
    end
    return found
  end

  it("include only rooms to their left", function()
    assert.same({}, offences(function(room, quoted)
      local other = quoted and quoted:match "^([^/]+)/"
      if not (rank[room] and other) then return nil end
      if not rank[other] or rank[other] > rank[room] then return "lies to the right" end
      return READS[room] and NOT_FOR_READ[other] and "is not needed for reading"
    end))
  end)

  it("hold no files that include one another in a circle", function()
    assert.same(KNOWN_CIRCLES, circles(sources))
  end)

  it("are included by their path from csrc", function()
    assert.same({}, offences(function(_, quoted)
      return quoted and quoted ~= "quoth.h" and not quoted:find "/" and not quoted:find "%.inc$" and "has no room"
    end))
  end)

  it("keep Lua in bind, utf8proc in text, and bind behind the public header", function()
    assert.same({}, offences(function(room, quoted, angled)
      local header = quoted or angled
      local lua = header:find "^lua" or header:find "^lauxlib" or header:find "^lualib"
      if lua and room ~= "bind" and room ~= "test" then return "belongs to bind" end
      if quoted == "quoth.h" and rank[room] and rank[room] < rank.api then return "is the public header" end
      if header == "utf8proc.h" and room ~= "text" then return "belongs to text" end
      return room == "bind" and quoted and quoted ~= "quoth.h" and not quoted:find "^bind/" and "lies behind quoth.h"
    end))
  end)

  it("neither abort, nor exit, nor print, outside the programs", function()
    local programs = { train = true, test = true, fuzz = true, bench = true }
    local found = {}
    for _, path in ipairs(sources) do
      if not programs[room_of(path) or ""] then
        local number = 0
        for line in io.lines(path) do
          number = number + 1
          local code = line:gsub('"[^"]*"', '""'):gsub("/%*.*", ""):gsub("^%s*%*.*", "")
          if code:find "%f[%w_]abort%s*%(" or code:find "%f[%w_]exit%s*%(" or code:find "%f[%w_]printf%s*%("
            or code:find "%f[%w_]puts%s*%(" then
            found[#found + 1] = ("%s:%d: %s"):format(path, number, line)
          end
        end
      end
    end
    assert.same({}, found)
  end)
end)

describe("the Lua modules", function()
  it("require only themselves, the core, and optional modules through pcall", function()
    local offences = {}
    for _, path in ipairs(files "-name '*.lua' -path 'lua/*'") do
      local number = 0
      for line in io.lines(path) do
        number = number + 1
        for name in line:gmatch "%f[%w_.]require%s*%(?%s*[\"']([%w_.]+)[\"']" do
          if name ~= "quoth" and not name:find "^quoth%." then
            offences[#offences + 1] = ("%s:%d requires %s"):format(path, number, name)
          end
        end
      end
    end
    assert.same({}, offences)
  end)
end)

describe("every source file", function()
  it("stays under " .. MOST_LINES .. " lines", function()
    local offences = {}
    for _, path in ipairs(files [[\( -name '*.c' -o -name '*.h' -o -name '*.lua' \)]]) do
      local count = 0
      for _ in io.lines(path) do count = count + 1 end
      if count > MOST_LINES and not MAY_BE_LONGER[path] then offences[#offences + 1] = ("%s: %d"):format(path, count) end
    end
    assert.same({}, offences)
  end)
end)

describe("the top level", function()
  -- Names in a folder that are not listed; what begins with a dot may be anybody's.
  local function strangers(folder, listed)
    local found = {}
    for _, name in ipairs(run.lines("ls " .. folder)) do
      if not listed[name] then found[#found + 1] = name end
    end
    return found
  end

  local function set(names)
    local listed = {}
    for name in names:gmatch "%S+" do listed[name] = true end
    return listed
  end

  it("is the design's", function()
    assert.same({}, strangers(".", set "csrc lua spec rockspec build Makefile README.md LICENSE"))
  end)

  it("of csrc holds rooms, programs, the public header and two pages", function()
    local listed = set "language train test fuzz bench quoth.h features.mk README.md DECISIONS.md"
    for _, room in ipairs(ROOMS) do listed[room] = true end
    assert.same({}, strangers("csrc", listed))
  end)
end)

describe("the pages", function()
  it("show the stages of an article as they stand in the code, and every room", function()
    local page = table.concat(run.lines "cat csrc/README.md", "\n")
    local spine = assert(page:match "```c\n(.-)\n```")
    assert(table.concat(run.lines "cat csrc/engine/pipeline.c", "\n"):find(spine, 1, true), "csrc/README.md shows an older spine")
    for _, room in ipairs(ROOMS) do assert(page:find("\n| `" .. room .. "`", 1, true), room .. " is not on the page") end
  end)

  it("link to files and headings that are there", function()
    -- As forges make them: lower case, hyphens for blanks, no punctuation.
    local function anchor(heading) return (heading:lower():gsub("[^%w %-_]", ""):gsub(" ", "-")) end

    local offences, count = {}, 0
    for _, path in ipairs(run.lines "find README.md csrc lua rockspec .github -name '*.md' 2>/dev/null") do
      local folder = path:match "^(.*/)" or ""
      for link in run.contents(path):gmatch "%]%(([^)%s]+)%)" do
        if not link:find "^%a+:" then
          count = count + 1
          local file, part = link:match "^([^#]*)#?(.*)$"
          local target = file == "" and path or folder .. file
          local there = run.shell("test -e " .. run.quoted(target) .. " && echo yes") == "yes\n"
          if there and part ~= "" then
            there = false
            for heading in ("\n" .. run.contents(target)):gmatch "\n#+ ([^\n]+)" do
              there = there or anchor(heading) == part
            end
          end
          if not there then offences[#offences + 1] = ("%s: %s"):format(path, link) end
        end
      end
    end
    assert.same({}, offences)
    assert(count > 10)
  end)
end)
