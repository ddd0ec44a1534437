-- English is data: the model holds the lists of csrc/language/en as they stand there, each list says where its rows come
-- from, and no room of the library compares with an English word or has a list of its own.

local quoth = require "quoth"
local run = require "spec.support.run"

local TRAIN = run.quoted(run.build .. "/bin/quoth-train")
local MODEL = "lua/quoth/data/en.quoth"
local FOLDER = "csrc/language/en"

local folder, remove = run.folder()

local read = run.contents

local function lists() return run.lines("ls " .. FOLDER .. "/*.tsv") end

local function pack(options) return run.shell(("%s pack %s"):format(TRAIN, options)) end

-- A folder of lists like FOLDER, with one file's text changed by `change`.
local function changed(name, change)
  local copy = folder .. "/" .. name
  run.shell(("rm -rf %s && cp -r %s %s"):format(copy, FOLDER, copy))
  local path = copy .. "/" .. name .. ".tsv"
  run.write(path, change(read(path)))
  return copy, path
end

local function refused(copy, message)
  local out, err, code = pack(("--from %s --language %s --out %s/x.quoth"):format(MODEL, copy, folder))
  assert.equal(2, code, err)
  assert.equal("", out)
  assert(err:find(message, 1, true), err)
end

describe("the language pack", function()
  teardown(function() remove() end)

  it("is in the model as it stands in csrc/language, byte for byte (make pack)", function()
    local packed = folder .. "/packed.quoth"
    local _, err, code = pack(("--from %s --language %s card=lua/quoth/data/en.md --out %s"):format(MODEL, FOLDER, packed))
    assert.equal(0, code, err)
    assert(read(packed) == read(MODEL), "lists or card changed: `make pack` puts them into " .. MODEL)
  end)

  it("is there once: a list that was renamed or deleted does not stay in the model", function()
    local _, sections = run.shell(("%s verify %s"):format(TRAIN, MODEL)):gsub("%f[^\n]list%.", "")
    assert.equal(#lists(), sections)
  end)

  it("has a manifest that names every list with its rows", function()
    local manifest = quoth.model().manifest
    assert(manifest:find "^language\ten\ntags\tupos=UD xpos=Penn deprel=UD names=quoth\nfeatures\t%d+\nlearned\t%x+\n")
    for _, path in ipairs(lists()) do
      local rows = 0
      for line in io.lines(path) do
        if line ~= "" and line:sub(1, 1) ~= "#" then rows = rows + 1 end
      end
      local name = path:match "([^/]+)%.tsv$"
      local stated, source = manifest:match("\nlist\t" .. name .. "\t(%d+)\t%x+\t([^\n]+)\n")
      assert.equal(rows, tonumber(stated), name)
      assert(read(path):find("\n# Source: " .. source, 1, true), name)
    end
  end)

  it("says which lists the weights learned with", function()
    local copy = changed("refer_units", function(text) return text .. "zloty-like\tcurrency\n" end)
    local learned, out = folder .. "/learned.quoth", folder .. "/more.quoth"
    assert.equal(0, select(3, pack(("--language %s card=lua/quoth/data/en.md --out %s"):format(FOLDER, learned))))
    assert(not run.shell(("%s verify %s"):format(TRAIN, learned)):find "The lists changed")
    assert.equal(0, select(3, pack(("--from %s --language %s --out %s"):format(learned, copy, out))))
    assert(run.shell(("%s verify %s"):format(TRAIN, out)):find "\nThe lists changed since the weights learned: now %x+%.\n$")
    assert.equal(0, select(3, pack(("--from %s --language %s --out %s"):format(MODEL, copy, out))))
    assert(quoth.model(out))
  end)

  it("refuses lists that cannot be what they should, with file and line", function()
    local copy = changed("refer_units", function(text) return text .. "florin\tmoney\n" end)
    refused(copy, 'the list refer_units has the unknown "money" in column 2')
    copy = changed("speech_words", function(text) return text:gsub("\trelays\n", "\tpossible\n") end)
    refused(copy, 'the list speech_words lacks "relays" in column 2')
    local path
    copy, path = changed("refer_units", function(text) return text:gsub("# Source:", "# From:") end)
    refused(copy, path .. ': no line "# Source: …" says where its rows come from')
    copy, path = changed("refer_units", function(text) return text .. "%\tshare\n" end)
    refused(copy, path .. ':68: rows of "%" stand in two places')
    copy, path = changed("refer_units", function() return "# Source: ours\nyen\tcurrency\nyen\tcurrency\n" end)
    refused(copy, path .. ":3: this row stands there twice")
    copy, path = changed("refer_units", function() return "# Source: ours\n\tcurrency\n" end)
    refused(copy, path .. ":2: a row without a key")
    copy, path = changed("refer_units", function() return "# Source: ours\n" end)
    refused(copy, path .. ": no rows")
    refused(folder .. "/none", "none: no folder of a language's lists")
  end)

  it("is wanted whole: a model without it is refused when it is opened", function()
    local out = folder .. "/bare.quoth"
    assert.equal(0, select(3, pack(("--out %s card=lua/quoth/data/en.md"):format(out))))
    local model, message, code = quoth.model(out)
    assert.equal(nil, model)
    assert.equal("unsupported", code)
    assert.equal(out .. ": the model file has no manifest, so nothing says that it fits this library: take the model that"
      .. " came with this library, or pack its sections anew with quoth-train pack --language", message)
  end)
end)

describe("the library", function()
  -- Rooms with rules of language. What they may compare with: marks, names of formats, values of TIMEX3 and of labels.
  local ROOMS = "csrc/model csrc/doc csrc/pattern csrc/lang csrc/time csrc/name csrc/refer csrc/speech csrc/engine "
    .. "csrc/corpus csrc/query"
  local COMPARES = { "strcmp", "strncmp", "memcmp", "strstr", "model_cell_is", "refer_is", "doc_token_is", "_find", "_is",
    "_listed" }
  local ALLOWED = { O = true, ["_"] = true, ["Foreign=Yes"] = true, pm = true, Z = true, IVXL = true }

  local function each_line(visit)
    for _, path in ipairs(run.lines(("find %s \\( -name '*.c' -o -name '*.h' \\) | sort"):format(ROOMS))) do
      local number = 0
      for line in io.lines(path) do
        number = number + 1
        visit((line:gsub("/%*.-%*/", ""):gsub("/%*.*", ""):gsub("^ %*.*", "")), ("%s:%d"):format(path, number))
      end
    end
  end

  it("compares with no word and no tag in a string", function()
    local offences, seen = {}, 0
    each_line(function(code, where)
      for _, name in ipairs(COMPARES) do
        for arguments in code:gmatch(name .. "(%b())") do
          seen = seen + 1
          for literal in arguments:gmatch '"([^"]*)"' do
            if literal:find "%a" and not literal:find "^\\x" and not ALLOWED[literal] then
              offences[#offences + 1] = ("%s: %s"):format(where, literal)
            end
          end
        end
      end
    end)
    assert.same({}, offences)
    assert(seen > 200)
  end)

  it("spells no function word or pronoun but as the name of a class", function()
    local words = {}
    for _, list in ipairs { "function_words", "refer_pronouns" } do
      for line in io.lines(("%s/%s.tsv"):format(FOLDER, list)) do
        local word = line:match "^([^#\t][^\t]*)\t"
        if word then words[word] = true end
      end
    end
    local offences, spelled = {}, 0
    each_line(function(code, where)
      -- Names of classes, which are bound to those of the lists when a model is opened; names of filters and kinds.
      if code:find '%f[%w_]X%(' or code:find '%] = "' or where:find "query/field" or where:find "^csrc/doc/" then return end
      for literal in code:gmatch '"([^"]*)"' do
        spelled = spelled + 1
        if words[literal] then offences[#offences + 1] = ("%s: %s"):format(where, literal) end
      end
    end)
    assert.same({}, offences)
    assert(spelled > 200)
  end)

  it("has no word list in it", function()
    assert.same({}, run.lines "find csrc -name '*.tsv' -not -path 'csrc/language/*'")
    local offences = {}
    for _, path in ipairs(run.lines "grep -rlE '__asm__|[.]incbin' csrc Makefile || true") do
      if not path:find "kernel" then offences[#offences + 1] = path end
    end
    assert.same({}, offences)
    local core = read(run.build .. "/lua/quoth/core.so")
    for _, rare in ipairs { "secretary-general", "unscr", "spokeswoman", "categorically", "reiterate" } do
      assert(not core:find(rare, 1, true), rare)
    end
  end)
end)
