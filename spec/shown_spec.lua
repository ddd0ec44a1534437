-- What articles and names of files may do to a terminal, a message, a cell: nothing.

local core = require "quoth.core"
local display = require "quoth.display"
local json = require "spec.support.json"
local quoth = require "quoth"
local repl = require "quoth.repl"
local run = require "spec.support.run"

-- A sequence of a terminal in both its forms, an override of direction, a line that is written over.
local NASTY = "\27[2J\u{9B}2J\u{202E}\rquoth: made up\8"
local ARTICLE = ('"We will%s go," Ivo Maritz%s told reporters on Monday. Ivo Maritz rejected the plan.\n'):format(NASTY, NASTY)

-- Raises where text holds what a terminal would act on. Line ends and tabs are laid out; a carriage return stands only
-- before a line feed.
local function check_harmless(text)
  assert(utf8.len(text), "ill-formed bytes in " .. ("%q"):format(text))
  for _, code in utf8.codes(text) do
    local control = code < 0x20 and code ~= 10 and code ~= 9 and code ~= 13 or code >= 0x7F and code < 0xA0
    local turns = code >= 0x2028 and code <= 0x202E or code >= 0x2066 and code <= 0x206F
    assert(not control and not turns, ("U+%04X in %q"):format(code, text))
  end
  assert(not text:find "\r[^\n]" and not text:find "\r$", ("a lone carriage return in %q"):format(text))
end

local function in_folder(work)
  local folder, remove = run.folder()
  local done, message = pcall(work, folder)
  remove()
  assert(done, message)
end

local function corpus_of(text)
  local corpus = assert(quoth.corpus())
  corpus:add { id = "a\27[1m\u{2028}" .. NASTY .. "\n.txt", title = NASTY, outlet = "Orsa" .. NASTY, text = text }
  return corpus
end

local ASKED = { { "quotes" }, { "who", "Ivo Maritz" }, { "entities" }, { "mentions" }, { "kwic", "plan" }, { "times" },
                { "annotate" }, { "quotes", "--no-link" } }

describe("what the command writes", function()
  it("is harmless in every format, and the text itself in JSON", function()
    in_folder(function(folder)
      local path = folder .. "/x\27]0;t\7\u{9B}\xFF.txt"
      run.write(path, ARTICLE)
      for _, words in ipairs(ASKED) do
        for _, format in ipairs(words[1] == "annotate" and { "conllu" } or { "table", "jsonl", "csv", "tsv", "markdown" }) do
          local asked = table.move(words, 1, #words, 1, {})
          for _, word in ipairs { path, "--format", format } do asked[#asked + 1] = word end
          local out, err, code = run.command(asked)
          assert.equal(0, code, err)
          assert(#out > 0)
          check_harmless(out)
        end
      end
      local text, nasty = assert(quoth.open(path))[1].text, 0
      assert.equal(ARTICLE, text)
      for _, record in ipairs(json.lines((run.command { "mentions", path }))) do
        assert.equal(text:sub(record.begin + 1, record["end"]), record.text)
      end
      for _, record in ipairs(json.lines((run.command { "kwic", "*", path }))) do
        local line = record.left .. record.text .. record.right
        assert.truthy(text:find(line, 1, true))
        if line:find "[\27\8\r]" then nasty = nasty + 1 end
      end
      assert(nasty > 0)
    end)
  end)

  it("does not depend on who reads it", function()
    in_folder(function(folder)
      run.write(folder .. "/a.txt", ARTICLE)
      local _, _, missing = run.shell "command -v script"
      if missing ~= 0 then return pending "needs script" end
      for _, format in ipairs { "jsonl", "tsv" } do
        local command = ("%s quotes %s/a.txt --format %s"):format(run.quoted(run.quoth), folder, format)
        local shown = run.shell(("script -qec %s /dev/null"):format(run.quoted(command))):gsub("\r\n", "\n")
        assert.equal(run.shell(command), shown)
      end
    end)
  end)
end)

describe("messages", function()
  local function check_message(...)
    local _, err, code = run.command { ... }
    assert.equal(2, code)
    check_harmless(err)
    for line in err:gmatch "[^\n]+" do
      assert(line:find "^quoth: " or line:find "^Say quoth", line)
      assert(not line:find "^quoth: made up", line)
    end
    return err
  end

  it("quote the names of files in one line", function()
    in_folder(function(folder)
      local name = "x\27]0;t\7\u{9B}\u{202E}\nquoth: made up\xFF"
      run.write(folder .. "/" .. name .. ".txt", "\0\0\0")
      run.write(folder .. "/" .. name .. ".jsonl", "{\n")
      run.write(folder .. "/" .. name .. ".tsv", "Ana\tcastle\n")
      run.write(folder .. "/" .. name .. ".html", ("<p>"):rep(10) .. "<meta charset='\27[1mx'>")
      run.write(folder .. "/good.txt", "Rain fell.\n")
      local err = check_message("quotes", folder)
      assert.truthy(err:find([[x\u001b]0;t\u0007\u009b\u202e\nquoth: made up\xff.txt]], 1, true))
      check_message("quotes", folder .. "/" .. name .. ".none")
      check_message("quotes", folder .. "/" .. name .. "*.none")
      check_message("quotes", "--no-link", folder .. "/" .. name .. ".none", folder .. "/" .. name .. ".jsonl")
      check_message("quotes", folder .. "/good.txt", "--model", folder .. "/" .. name)
      check_message("quotes", folder .. "/good.txt", "--model", folder .. "/" .. name .. ".txt")
      check_message("quotes", folder .. "/good.txt", "--entities", folder .. "/" .. name .. ".tsv")
      check_message("run", folder .. "/" .. name .. ".lua")
    end)
  end)

  it("quote what was typed in one line", function()
    check_message("quotes", "--" .. NASTY)
    check_message("quotes", "--format", NASTY, "Makefile")
    check_message("quotes", "--form", NASTY, "spec/fixtures/articles")
    check_message("kwic", "[" .. NASTY, "spec/fixtures/articles")
  end)

  it("of a script keep their lines and nothing else", function()
    local _, err = run.command { "-e", [[error("one\27[1m\ntwo", 0)]] }
    assert.equal("quoth: one\\u001b[1m\ntwo\n", err)
  end)

  it("of the module are harmless", function()
    local corpus = quoth.corpus()
    local done, message, code = corpus:read("no\27/such\nfile\u{9B}")
    assert.is_nil(done)
    assert.equal("not_found", code)
    assert.truthy(message:find([[no\u001b/such\nfile\u009b]], 1, true))
    done, message = corpus:quotes():write("csv", "no\27/such\nfile\u{9B}")
    assert.is_nil(done)
    check_harmless(message)
  end)
end)

describe("what is printed", function()
  local corpus = corpus_of(ARTICLE)

  it("by tostring is harmless, for every object", function()
    local seen = {}
    local function check_object(object, depth)
      local class = core.type(object)
      check_harmless(tostring(object))
      check_harmless(display.value(object))
      if not class or depth == 0 then return end
      seen[class] = true
      for _, name in ipairs(core.classes()[class].fields) do
        local value = object[name]
        if type(value) == "userdata" then check_object(value, depth - 1) end
        if core.type(value) == "List" then
          for i = 1, math.min(#value, 20) do check_object(value[i], depth - 1) end
        end
      end
    end
    check_object(corpus, 4)
    for _, found in ipairs { corpus:quotes(), corpus:who_mentioned "Maritz", corpus:entities(), corpus:mentions(),
                             corpus:kwic "plan", corpus:times() } do
      assert(#found > 0)
      check_harmless(tostring(found))
      check_harmless(display.value(found))
      for i = 1, #found do check_object(found[i], 2) end
    end
    check_harmless(tostring(corpus:quotes():count_by "document"))
    check_harmless(corpus:quotes()[1]:why())
    for _, class in ipairs { "Corpus", "Document", "Sentence", "Token", "Quote", "Span", "Entity", "Report" } do
      assert(seen[class], class)
    end
  end)

  it("by the prompt is harmless, whatever the value", function()
    local written = {}
    local session = repl.session(corpus, {
      write = function(text) written[#written + 1] = text end,
      complain = function(text) written[#written + 1] = text end,
    })
    local lines = { "corpus[1].text", "corpus[1].text:rep(2000)", "corpus[1]", "{ corpus[1].id, [corpus[1].id] = 1 }",
                    "error(corpus[1].text)", "corpus[1].id + 1", "corpus[1].sentences[1].text",
                    "setmetatable({}, { __tostring = function() return corpus[1].text end })", "{ value = corpus[1].text }",
                    "corpus:quotes():count_by(function(q) return q.content.text end)",
                    "x\27" }
    for _, line in ipairs(lines) do session:line(line) end
    assert.equal(#lines, #written)
    for _, text in ipairs(written) do check_harmless(text) end
  end)

  it("leaves fields, line ends and the letters of any script alone", function()
    assert.equal(ARTICLE, corpus[1].text)
    local plain = "שלום\u{200F} — “naïve” 漢字 🙂\n\tline two"
    assert.equal(plain, core.show(plain, true))
    assert.equal("a\\nb", core.show "a\nb")
  end)
end)

describe("cells", function()
  it("are nothing that a spreadsheet calculates, and stance stays a sign", function()
    local made = assert(quoth.corpus())
    made:add { id = "=cmd|'/C calc'!A0",
               text = "Ivo Maritz rejected Resolution 84. Dalia Venn backed Resolution 84 on Monday.\n" }
    local results = made:who_mentioned "Resolution 84"
    in_folder(function(folder)
      for _, format in ipairs { "csv", "tsv" } do
        assert(results:write(format, folder .. "/out"))
        local text, stances = run.contents(folder .. "/out"), {}
        for line in text:gmatch "[^\r\n]+" do
          assert(line:find "^doc" or line:find "^'=cmd|", line)
          stances[#stances + 1] = line:match "[,\t]content[,\t]([+-])[,\t]"
        end
        assert.equal(2, #stances)
      end
    end)
  end)
end)
