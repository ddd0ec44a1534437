-- require "quoth": opening articles, and what happens where that fails.

local quoth = require "quoth"
local run = require "spec.support.run"
local samples = require "spec.support.samples"

local error_of = samples.error_of

describe("the module", function()
  it("knows its version", function() assert.truthy(quoth.version:match "^%d+%.%d+%.%d+$") end)

  it("prints nothing and sets no global", function()
    local out, err, code = run.shell([[eval "$(make -s --no-print-directory env)"
      lua5.4 -e 'local before = {} for k in pairs(_G) do before[k] = true end
                 require "quoth" for k in pairs(_G) do assert(before[k], k) end']])
    assert.same({ "", "", 0 }, { out, err, code })
  end)

  it("knows the verbs of lists before it has loaded them, and reports their misuse where it is", function()
    local folder, remove = run.folder()
    run.write(folder .. "/verbs.lua", [[
      local core, quoth = require "quoth.core", require "quoth"
      local function names()
        local found = core.classes().List.verbs
        table.sort(found)
        return table.concat(found, " ")
      end
      local before = names()
      assert(not package.loaded["quoth.results"])
      local doc = quoth.document { text = "It is late." }
      local _, message = pcall(function()
        doc.tokens:where(1)
      end)
      print(message:match ":(%d+): bad argument #1 to 'where'")
      assert(package.loaded["quoth.results"])
      print(before == names(), #before > 20, #doc.tokens:where { upos = "PUNCT" })]])
    local out = run.shell("lua5.4 " .. run.quoted(folder .. "/verbs.lua") .. " 2>&1")
    remove()
    assert.equal("11\ntrue\ttrue\t1\n", out)
  end)

  it("serves plain lua5.4 -l quoth", function()
    local out = run.shell([[eval "$(make -s --no-print-directory env)"; lua5.4 -l quoth -e 'print(quoth.version)']])
    assert.equal(quoth.version .. "\n", out)
  end)
end)

describe("an open model", function()
  -- What the installed model's bytes say of a sentence, while `change` does something to their file.
  local function answers(change)
    local folder, remove = run.folder()
    local path = folder .. "/copy.quoth"
    run.write(path, run.contents(quoth.model().path))
    local corpus = assert(quoth.corpus { model = path })
    change(path)
    corpus:add { text = "Marta Ilvanen said the deal was dead." }
    local found = tostring(corpus:quotes())
    corpus:close()
    local again = { quoth.model(path) }
    remove()
    return found, again
  end

  it("does not mind what becomes of its file", function()
    local expected, again = answers(function() end)
    assert.truthy(expected:find("Marta Ilvanen", 1, true))
    assert.truthy(again[1]:verify())
    for _, change in ipairs {
      function(path) run.write(path, "") end,
      function(path) run.write(path, ("x"):rep(#run.contents(path))) end,
      function(path) assert(os.remove(path)) end,
    } do
      local found, refused = answers(change)
      assert.equal(expected, found)
      assert.is_nil(refused[1])
      assert.truthy(refused[2]:find("copy.quoth", 1, true))
    end
  end)
end)

describe("quoth.open", function()
  it("opens a folder, a file, a glob, or a list of them", function()
    assert.equal(5, #quoth.open(samples.path))
    assert.equal(1, #quoth.open(samples.path .. "/kelder_post.txt"))
    assert.equal(3, #quoth.open(samples.path .. "/*.txt"))
    assert.equal(2, #quoth.open { samples.path .. "/kelder_post.txt", samples.path .. "/orsa_wire.txt" })
  end)

  it("returns nil, message and code for what is not there", function()
    local corpus, message, code = quoth.open "no/such/file.txt"
    assert.is_nil(corpus)
    assert.truthy(message:find("no/such/file.txt", 1, true))
    assert.equal("not_found", code)
  end)

  it("reads the rest where one file is bad, and lists the problem", function()
    local corpus = assert(quoth.open { "spec/fixtures/bad/bad_lines.jsonl", samples.path })
    assert(#corpus >= 5)
    assert(#corpus.problems > 0)
    assert.truthy(corpus.problems[1].message:find("bad_lines.jsonl", 1, true))
    assert.equal("string", type(corpus.problems[1].code))
  end)

  it("raises for misuse, naming the argument or option", function()
    assert.equal("bad argument #1 to 'open' (path or list of paths expected, got number)", error_of(quoth.open, 1))
    assert.equal("bad argument #1 to 'open' (path 2 is a boolean)", error_of(quoth.open, { "a", true }))
    assert.truthy(error_of(quoth.open, { "a", without = { "x" } }):find "'without' stands in the list of paths")
    assert.equal("bad argument #2 to 'open' (table expected, got string)", error_of(quoth.open, "a", "b"))
    assert.equal("bad argument #1 to 'document' (field 'text' must be a string)", error_of(quoth.document, {}))
    assert.equal("unknown option 'tread'", error_of(quoth.open, samples.path, { tread = 1 }))
    assert.truthy(error_of(quoth.open, samples.path, { threads = -1 }):find "bad option 'threads'")
    assert.truthy(error_of(quoth.open, samples.path, { threads = 1.5 }):find "bad option 'threads'")
    assert.truthy(error_of(quoth.open, samples.path, { input = "pdf" }):find "bad option 'input'")
    assert.truthy(error_of(quoth.open, samples.path, { recursive = 1 }):find "bad option 'recursive'")
    assert.truthy(error_of(quoth.open, samples.path, { limits = { max_bytes = 1 } }):find "unknown limit 'max_bytes'")
    assert.truthy(error_of(quoth.open, samples.path, { model = 7 }):find "bad option 'model'")
  end)

  it("says where the misuse stands", function()
    local _, message = pcall(function() quoth.open(samples.path, { tread = 1 }) end)
    assert.truthy(message:find("module_spec.lua:", 1, true), message)
  end)

  it("gives the same answers for every number of threads", function()
    local function answers(threads)
      local parts = {}
      for _, report in ipairs(quoth.open(samples.path, { threads = threads }):who_mentioned(samples.x)) do
        parts[#parts + 1] = tostring(report)
      end
      return parts
    end
    assert.same(answers(1), answers(4))
  end)
end)

describe("quoth.document", function()
  it("analyses one article by itself", function()
    local doc = quoth.document { text = "Marta Ilvanen spoke. Nobody heard her.", title = "A speech", date = "2026-03-12" }
    assert.equal("A speech", doc.title)
    assert.equal("2026-03-12", doc.date)
    assert.equal("Marta Ilvanen spoke. Nobody heard her.", doc.text)
    assert.equal(2, #doc.sentences)
    assert.equal(1, #doc.corpus)
  end)

  it("raises where the article has no text, or a field that none has", function()
    assert.truthy(error_of(quoth.document, {}):find "'text' must be a string")
    assert.truthy(error_of(quoth.document, { text = "a", heading = "b" }):find "no field 'heading'")
    assert.truthy(error_of(quoth.document, { text = "a", title = 7 }):find "bad field 'title'")
    assert.truthy(error_of(quoth.document, { text = "a", id = "b\0c" }):find "zero byte")
    assert.truthy(error_of(quoth.document, "a"):find "table expected, got string")
  end)
end)

describe("quoth.model", function()
  it("opens the installed model, or another, for corpora to share", function()
    local model = assert(quoth.model())
    assert.truthy(model.path:find "en%.quoth$")
    local corpus = quoth.corpus { model = model }
    corpus:add { text = "One sentence." }
    model:close()
    assert.equal(1, #corpus)
    assert.equal("Model (closed)", tostring(model))
    assert.equal("the model is closed", error_of(function() return model.path end))
  end)

  it("returns nil, message and code for what is no model", function()
    local model, message, code = quoth.model "README.md"
    assert.is_nil(model)
    assert.truthy(message:find("README.md", 1, true))
    assert.equal("format", code)
    assert.equal("not_found", select(3, quoth.model "no such model"))
  end)

  it("verifies", function() assert.is_true(quoth.model():verify()) end)
end)

describe("taught names", function()
  local function kind_of(options)
    local corpus = assert(quoth.corpus(options))
    corpus:add { text = "On Monday the committee met. Then Blorp Zzyx arrived and Blorp Zzyx left again." }
    local entity = corpus:entity "Blorp Zzyx"
    return entity and entity.kind
  end

  it("win over the model, from a list", function()
    assert.equal("law", kind_of { entities = { { name = "Blorp Zzyx", kind = "law", aliases = { "the Zzyx" } } } })
    assert.equal("product", kind_of { entities = { { name = "Blorp Zzyx", kind = "product" } } })
  end)

  it("win over the model, from a file", function()
    local path = os.tmpname()
    run.write(path, "# a comment\n\nBlorp Zzyx\tevent\tthe Zzyx\r\n")
    assert.equal("event", kind_of { entities = path })
    os.remove(path)
  end)

  -- The names of a text with their kinds, as taught.
  local function names_of(text, entities)
    local corpus = assert(quoth.corpus { entities = entities })
    corpus:add { text = text }
    local found = {}
    for _, mention in ipairs(corpus:mentions()) do
      if mention.form == "name" then found[#found + 1] = mention.text .. "/" .. mention.kind end
    end
    return table.concat(found, " ")
  end

  it("win over what is known of the world, in words and in kind", function()
    assert.equal("United States/org", names_of("The United States Senate met.", { { name = "United States", kind = "org" } }))
    assert.equal("Resolution 84/work", names_of("They read Resolution 84.", { { name = "Resolution 84", kind = "work" } }))
    assert.equal("3 March 2020/event", names_of("It fell on 3 March 2020.", { { name = "3 March 2020", kind = "event" } }))
    assert.equal("sea salt/product", names_of("They sell sea salt here.", { { name = "sea salt", kind = "product" } }))
    assert.equal("Holt, Inc./org", names_of("A share of Holt, Inc. fell.", { { name = "Holt, Inc.", kind = "org" } }))
    assert.equal("Kelder/org Kelder/org", names_of("In Kelder, Kelder said so.", { { name = "Kelder", kind = "org" } }))
  end)

  it("leave instruments what they are", function()
    local corpus = assert(quoth.corpus { entities = { { name = "Resolution 84", kind = "law" } } })
    corpus:add { text = "They read Resolution 84 on Monday. The resolution was adopted." }
    assert.equal(2, #corpus:entity("Resolution 84").mentions)
  end)

  it("are one entity with their aliases, called by the name", function()
    local entities = {
      { name = "Ada Holt", kind = "person", aliases = { "the Heron" } }, { name = "Orsa", kind = "org", aliases = { "OW" } },
    }
    local corpus = assert(quoth.corpus { entities = entities })
    corpus:add { text = "The Heron spoke in Kelder. OW denied it." }
    corpus:add { text = "Ada Holt left. \"The heron stays,\" said the Heron." }
    assert.equal(corpus:entity "the Heron", corpus:entity "Ada Holt")
    assert.equal("Ada Holt", corpus[1].mentions[1].entity.name)
    assert.equal("Orsa", corpus:entity("OW").name)
    assert.same({ "OW" }, { table.unpack(corpus:entity("Orsa").aliases) })
    assert.equal("Ada Holt", corpus:quotes({ speaker = "the Heron" })[1].speaker.name)
  end)

  it("ask for capital letters where they have some", function()
    local entities = { { name = "Orsa wire", kind = "org" } }
    assert.equal("ORSA WIRE/org", names_of("It was ORSA WIRE.", entities))
    assert.equal("", names_of("It was orsa wire.", entities))
  end)

  it("are patterns, too, behind names", function()
    local entities = {
      { pattern = "[lemma=flight] [text=KX*]", kind = "product" }, { name = "Kestrel Air", kind = "org" },
      { pattern = "kestrel|brennick", kind = "work" },
    }
    local text, expected = "Flight KX9 of Kestrel Air left Brennick.", "Flight KX9/product Kestrel Air/org Brennick/work"
    assert.equal(expected, names_of(text, entities))
    local path = os.tmpname()
    run.write(path, "/[lemma=flight] [text=KX*]/\tproduct\nKestrel Air\torg\n/kestrel|brennick/\twork")
    assert.equal(expected, names_of(text, path))
    os.remove(path)
  end)

  it("are refused with file and line where a file is ill-formed", function()
    local path = os.tmpname()
    local function refused(bytes, line, words)
      run.write(path, bytes)
      local corpus, message, code = quoth.corpus { entities = path }
      assert.is_nil(corpus)
      assert.equal("format", code)
      assert.equal(("%s:%d: "):format(path, line), message:match "^.-:%d+: ")
      assert.truthy(message:find(words, 1, true), message)
    end
    refused("Blorp Zzyx event\n", 1, "separated by tabs")
    refused("# a comment\n\nBlorp\tcastle\n", 3, 'no kind "castle"; known: person, org')
    refused("Blorp\tlaw\n/[lemma=/\tlaw\n", 2, "byte 7: a value is expected")
    refused("/x/\tlaw\ty\n", 1, "a pattern has no aliases")
    refused("Blorp\tlaw\nBl\xFFrp\tlaw\n", 2, "save the file as UTF-8")
    refused("Blorp\0\tlaw\n", 1, "zero byte")
    os.remove(path)
    assert.equal("not_found", select(3, quoth.corpus { entities = "no such file" }))
  end)

  it("are refused with their number where a list is ill-formed", function()
    local function refused(entities) return error_of(quoth.corpus, { entities = entities }) end
    assert.truthy(refused { { kind = "law" } }:find "number 1 needs a string 'name'")
    assert.truthy(refused { { name = "A", kind = "castle" } }:find 'taught name number 1: there is no kind "castle"')
    assert.truthy(refused { { name = "A", kind = "law", alias = { "B" } } }:find "unknown field of a taught name 'alias'")
    assert.truthy(refused { { pattern = "a", kind = "law", aliases = { "b" } } }:find "a pattern has no aliases")
    assert.truthy(select(2, quoth.corpus { entities = { { pattern = "[", kind = "law" } } }):find "^taught name number 1: ")
  end)
end)
