-- The interface as data: nothing is missing from it, nothing is in it that is not there.

local api = require "quoth.api"
local core = require "quoth.core"
local commands = require "quoth.commands"
local docs = require "quoth.docs"
local help = require "quoth.help"
local quoth = require "quoth"
local results = require "quoth.results"
local run = require "spec.support.run"
local samples = require "spec.support.samples"

-- Classes that never leave the module.
local INTERNAL = { Records = true, Stream = true }

local function sorted_names(list)
  local names = {}
  for _, item in ipairs(list or {}) do names[#names + 1] = type(item) == "table" and item.name or item end
  table.sort(names)
  return names
end

describe("the description of the interface", function()
  it("has every class, field and verb of the binding, and no other", function()
    for name, class in pairs(core.classes()) do
      if not INTERNAL[name] then
        local object = api.object(name)
        assert(object, name .. " is not described")
        assert.same(sorted_names(class.fields), sorted_names(object.fields), name)
        assert.same(sorted_names(class.verbs), sorted_names(object.verbs), name)
      end
    end
  end)

  it("has every verb of results and every function of the module", function()
    for name, verbs in pairs(results.verbs()) do assert.same(verbs, sorted_names(api.object(name).verbs)) end
    local functions = {}
    for name, value in pairs(quoth) do
      if type(value) == "function" then functions[#functions + 1] = name end
    end
    assert.same(sorted_names(functions), sorted_names(api.object("quoth").verbs))
    for _, field in ipairs(api.object("quoth").fields) do assert.is_not_nil(quoth[field.name]) end
  end)

  it("has every filter of the core, and no other", function()
    local known = {}
    for _, kind in ipairs { "quote", "report", "mention", "entity", "time", "kwic" } do
      for _, field in ipairs(core.fields(kind)) do
        if field.filter then known[field.name] = true end
      end
    end
    local names = {}
    for key in pairs(known) do names[#names + 1] = key end
    assert.same(sorted_names(names), sorted_names(api.filters))
  end)

  it("gives every record the fields that the core tells, with their values", function()
    local corpus = samples.corpus()
    local examples = {
      quote = corpus:quotes()[1], report = corpus:who_mentioned(samples.x)[1], mention = corpus:mentions()[1],
      entity = corpus:entities()[1], time = corpus:times()[1], kwic = corpus:kwic("the")[1],
    }
    for kind, example in pairs(examples) do
      local given, told = {}, {}
      for name in pairs(example) do given[#given + 1] = name end
      for _, field in ipairs(core.fields(kind)) do
        if field.doc then told[#told + 1] = field.name end
        if field.values and field.doc and example[field.name] then
          assert(table.concat(field.values, " "):find(example[field.name], 1, true))
        end
      end
      assert.same(told, given)
    end
    assert.has_error(function() core.fields "colour" end)
  end)

  it("explains everything in sentences", function()
    local function check(doc, what) assert(doc:find "%.$" or doc:find "…$" or doc:find "`$", what .. ": " .. doc) end
    for _, object in ipairs(api.objects) do
      check(object.doc, object.name)
      for _, field in ipairs(object.fields or {}) do check(field.doc, object.name .. "." .. field.name) end
      for _, verb in ipairs(object.verbs or {}) do check(verb.doc, object.name .. ":" .. verb.name) end
    end
  end)

  it("has types that exist, and that objects answer with", function()
    local corpus = samples.corpus()
    local quote, report = corpus:quotes()[1], corpus:who_mentioned(samples.x)[1]
    local doc = corpus[1]
    local examples = {
      Corpus = corpus, Document = doc, Paragraph = doc.paragraphs[1], Sentence = doc.sentences[1], Token = doc.tokens[1],
      Entity = doc.entities[1], Mention = doc.mentions[1], Quote = quote, Report = report, Span = quote.content,
      Line = corpus:kwic("the")[1], Time = doc.times[1], Model = quoth.model(),
    }
    local plain = { string = true, integer = true, number = true, boolean = true }
    for name, example in pairs(examples) do
      assert.equal(name, core.type(example))
      for _, field in ipairs(api.object(name).fields) do
        local value, type_name = example[field.name], field.type
        local optional = type_name:sub(-1) == "?"
        type_name = type_name:gsub("%?$", "")
        if value == nil then
          assert(optional, name .. "." .. field.name .. " is nil")
        elseif plain[type_name] then
          assert.equal(type_name, type_name == "integer" and math.type(value) or type(value), name .. "." .. field.name)
        elseif type_name:find "^List<" then
          assert.equal("List", core.type(value))
          local items = core.items(value) or "string"
          assert.equal(type_name:match "^List<(.+)>$", items)
        elseif api.object(type_name) then
          assert.equal(type_name, core.type(value), name .. "." .. field.name)
        end
      end
    end
  end)
end)

describe("what is made from it", function()
  for path, make in pairs(docs.files) do
    it("is as committed: " .. path, function()
      assert(make() == run.contents("lua/quoth/" .. path), "run make docs")
    end)
  end

  it("is Lua where editors read it, and nothing else is there", function()
    for _, path in ipairs(run.lines "ls lua/quoth/library/*") do
      assert(loadfile(path))
      assert.is_function(docs.files["library/" .. path:match "[^/]+$"], path)
    end
  end)

  it("is a man page that man can set, with every command and option", function()
    local path = "lua/quoth/quoth.1"
    local page = run.contents(path):gsub("\\f[BIR]", ""):gsub("\\%-", "-")
    for _, command in ipairs(commands.list) do
      assert.truthy(page:find("\n" .. command.name .. " " .. command.words, 1, true), command.name)
      for _, option in ipairs(commands.options(command)) do
        assert.truthy(page:find("\n" .. (option.short and "-" .. option.short .. ", " or "") .. "--" .. option.name, 1, true))
      end
    end
    local _, _, missing = run.shell "command -v man groff"
    if missing ~= 0 then return end
    local complaints = run.shell("env -u LD_PRELOAD man --warnings -E UTF-8 -l -Tutf8 -Z " .. path .. " 2>&1 >/dev/null")
    assert.equal("", complaints)
  end)
end)

describe("help", function()
  it("tells where to begin", function()
    local text = help.text()
    assert.truthy(text:find("who_mentioned", 1, true))
    assert.equal(text, quoth.help())
  end)

  it("explains a word: a verb, a field, an object, a set of values, the filters", function()
    assert.truthy(help.text("quotes"):find("corpus:quotes([filters])", 1, true))
    assert.truthy(help.text("quotes"):find("document.quotes", 1, true))
    assert.truthy(help.text("lemma"):find("token.lemma", 1, true))
    assert.truthy(help.text("Token"):find("%.upos"))
    assert.truthy(help.text("token"):find("%.upos"))
    assert.truthy(help.text("manner"):find("criticize", 1, true))
    assert.truthy(help.text("filters"):find("speaker_kind", 1, true))
    assert.truthy(help.text("corpus:who_mentioned"):find("corpus:who_mentioned(x[, filters])", 1, true))
    assert.truthy(help.text("nonsense"):find("Nothing is known about 'nonsense'", 1, true))
  end)

  it("shows the manual's pages by name", function()
    local pages = run.lines "ls lua/quoth/manual"
    assert(#pages > 4)
    for _, page in ipairs(pages) do
      local text = run.contents("lua/quoth/manual/" .. page):gsub("%s+$", "")
      local name = page:gsub("%.md$", "")
      assert(help.text(page):find(text, 1, true), page)
      assert(help.text(name):find(text, 1, true), name)
      assert(help.text():find(name, 1, true), name)
      assert(table.concat(help.topics(), " "):find(name, 1, true), name)
    end
    assert.truthy(help.text("model"):find "^Model\n")
  end)

  it("explains an object", function()
    local corpus = samples.corpus()
    assert.truthy(help.text(corpus):find "^Corpus\n")
    assert.truthy(help.text(corpus[1].tokens[1]):find "^Token\n")
    assert.truthy(help.text(corpus:quotes()):find "^Results\n")
    assert.truthy(help.text(corpus:quotes():count_by "verb"):find "^Groups\n")
    assert.truthy(help.text(quoth):find "^quoth\n")
    assert.truthy(help.text(12):find "^A value of Lua")
  end)
end)
