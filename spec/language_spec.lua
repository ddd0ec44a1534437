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
    refused(copy, path .. ':4: no line "# Source: …" above this row says where it comes from')
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

  it("says of every row where it comes from: what is above it, or behind it for the row alone", function()
    local FORMS = { "^ours[:,] %S", "our own .+", "^learned: .+%b().*licence.* MIT%.$", "^taken: .+licence.+" }
    local sourced, counted = 0, 0
    for _, path in ipairs(lists()) do
      local source, open
      for line in io.lines(path) do
        if line:find "^# Source: " then
          source, open = line:sub(11), true
        elseif line:find "^# " and open and not line:find "^# %u%l+: " then
          source = source .. line:sub(2)
        elseif line:find "^#" then
          open = false
        elseif line ~= "" then
          assert(source, path .. ": " .. line)
          local known = false
          for _, form in ipairs(FORMS) do known = known or source:find(form) ~= nil end
          assert(known, path .. ": " .. source)
          sourced = sourced + 1
          local own = line:match "\t# (.*)$"
          if own then
            local corpus = own:match "^(%a+) %d+$"
            assert(corpus and source:find(('"%s n"'):format(corpus), 1, true), path .. ": " .. line)
            counted = counted + 1
          end
        end
      end
    end
    assert(sourced > 5000 and counted > 1000)
    local model, copied = folder .. "/uncounted.quoth", changed("nouns", function(text) return (text:gsub("\t# [^\n]*", "")) end)
    assert.equal(0, select(3, pack(("--from %s --language %s card=lua/quoth/data/en.md --out %s"):format(MODEL, copied, model))))
    assert(read(model) == read(MODEL), "a count is part of the model")
  end)

  -- Words by list and class; the words of a list without classes are one.
  local function classes()
    local all, names = {}, {}
    for _, path in ipairs(lists()) do
      local list = path:match "([^/]+)%.tsv$"
      local column = list == "nouns" and 5 or 1
      for line in io.lines(path) do
        local cells = {}
        for cell in (line:gsub("\t# .*", "") .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
        local class = list == "outlets" and "name" or cells[column + 1] or ""
        if line ~= "" and line:sub(1, 1) ~= "#" and class ~= "" and class ~= "-" and not list:find "weights$" then
          for _, name in ipairs { list .. " " .. class, list == "nouns" and "nouns " .. cells[2] or nil } do
            if not all[name] then
              all[name] = { list = list, count = 0, words = {} }
              names[#names + 1] = name
            end
            local word = cells[1]:lower():gsub("%.", "")
            if not all[name].words[word] then all[name].count = all[name].count + 1 end
            all[name].words[word] = true
          end
        end
      end
    end
    table.sort(names)
    return all, names
  end

  -- Lists that may say different things of the same words.
  local APART = {
    ["name_instruments nouns"] = "how a law's name is made, and what kind of thing the noun is",
    ["name_words nouns"] = "what every state has one of, and what kind of thing the noun is",
    ["nouns refer_things"] = "what kind of thing a noun is, and what it takes up",
    ["refer_things speech_nouns"] = "what a noun takes up, and what it reports",
    ["refer_things speech_words"] = "what a noun takes up, and where something is said",
    ["page_marks refer_things"] = "what the parts of a page are called, and what a noun takes up",
    ["refer_determiners time_words"] = "some is an article that is not definite, and an amount of time",
    ["reporting_verbs speech_words"] = "what a verb means, and how its sentence is built",
    ["reporting_verbs speech_frames"] = "what a verb means, and what it means with a preposition",
  }

  it("has a word in one list: no class stands for the most part in a class of another", function()
    local all, names = classes()
    local offences = {}
    for i, a in ipairs(names) do
      for k = i + 1, #names do
        local x, y = all[a], all[names[k]]
        local common = 0
        for word in pairs(x.words) do
          if y.words[word] then common = common + 1 end
        end
        -- The commonest words of English, which page_cues counts, are in many classes.
        local counted = a == "page_cues function" or names[k] == "page_cues function"
        local repeats = common >= 4 and common * 4 >= math.min(x.count, y.count) * 3
        if x.list ~= y.list and repeats and not counted and not APART[x.list .. " " .. y.list] then
          offences[#offences + 1] = ("%s, %s: %d of %d and %d"):format(a, names[k], common, x.count, y.count)
        end
      end
    end
    assert.same({}, offences)
    assert(#names > 150)
  end)

  it("has no key that no token can be, where single tokens are looked up", function()
    local prefixes, offences, seen = {}, {}, 0
    for line in io.lines(FOLDER .. "/token_words.tsv") do
      local prefix = line:match "^(%l+)\tprefix"
      if prefix then prefixes[prefix] = true end
    end
    -- Asked for with the word behind them, and pieces of words.
    local PHRASES = { speech_stance = true, token_words = true }
    -- Written with a hyphen that the tokeniser keeps.
    for _, word in ipairs { "attorney", "vice", "op" } do prefixes[word] = true end
    for _, path in ipairs(lists()) do
      local list = path:match "([^/]+)%.tsv$"
      local single = list:find "^refer_" or list:find "^speech_" or list:find "_words$" or list:find "_verbs$"
        or list == "nouns" or list == "name_instruments"
      if single and not list:find "weights$" and not PHRASES[list] then
        for line in io.lines(path) do
          local key = line:match "^([^#\t][^\t]*)\t"
          if key then
            seen = seen + 1
            local before = key:match "^(%w+)%-"
            local folded = not key:find "[%u\xC3]"
            if key:find "[ _]" or (before and not prefixes[before]) or not folded then
              offences[#offences + 1] = list .. ": " .. key
            end
          end
        end
      end
    end
    assert.same({}, offences)
    assert(seen > 3000)
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
