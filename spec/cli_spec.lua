-- The command line: data on stdout, everything else on stderr; 0 found, 1 nothing found, 2 failed.

local json = require "spec.support.json"
local quoth = require "quoth"
local run = require "spec.support.run"

local SAMPLES = "spec/fixtures/articles"
local FILE = SAMPLES .. "/kelder_post.txt"

-- Runs the command; checks the exit code.
local function command(expected, ...)
  local out, err, code = run.command { ... }
  assert.equal(expected, code, err)
  return out, err
end

describe("quoth who", function()
  it("answers with one record for each mention", function()
    local records = json.lines((command(0, "who", "Resolution 1701", SAMPLES)))
    assert.equal(#quoth.open(SAMPLES):who_mentioned "Resolution 1701", #records)
  end)

  it("takes the filters of who_mentioned", function()
    local corpus = quoth.open(SAMPLES)
    local function count(...) return #json.lines((run.command { "who", "Resolution 1701", SAMPLES, ... })) end
    local function expect(filters) return #corpus:who_mentioned("Resolution 1701", filters) end
    assert.equal(expect { speaker = "Ilvanen" }, count("--speaker", "Ilvanen"))
    assert.equal(expect { form = { "direct", "mixed" } }, count("--form", "direct", "--form=mixed"))
    assert.equal(expect { speaker_kind = "outlet" }, count("--speaker-kind", "outlet"))
    assert.equal(expect { since = "2026-03-12" }, count("--since", "2026-03-12"))
    assert.equal(expect { negated = false }, count("--negated", "false"))
  end)

  it("ends with 1 where nobody did", function()
    local out = command(1, "who", "Resolution 9999", SAMPLES)
    assert.equal("", out)
  end)

  it("writes every format", function()
    for _, format in ipairs { "table", "jsonl", "csv", "tsv", "markdown" } do
      local out = command(0, "who", "Resolution 1701", SAMPLES, "--format", format)
      assert(#out > 500, format)
      assert.equal("\n", out:sub(-1))
    end
  end)
end)

describe("quoth quotes, mentions, entities, kwic, times", function()
  it("answer for the corpus", function()
    local corpus = quoth.open(SAMPLES)
    assert.equal(#corpus:quotes(), #json.lines((command(0, "quotes", SAMPLES))))
    assert.equal(#corpus:mentions(), #json.lines((command(0, "mentions", SAMPLES))))
    assert.equal(#corpus:entities(), #json.lines((command(0, "entities", SAMPLES))))
    assert.equal(#corpus:kwic "resolution", #json.lines((command(0, "kwic", "resolution", SAMPLES))))
    assert.equal(#corpus:times(), #json.lines((command(0, "times", SAMPLES))))
    assert.equal(#corpus:mentions(nil, { kind = "law" }), #json.lines((command(0, "mentions", "--kind", "law", SAMPLES))))
    assert.equal(#corpus:mentions "Ilvanen", #json.lines((command(0, "mentions", "--of", "Ilvanen", SAMPLES))))
  end)

  it("stream with --no-link, the same as without for one article", function()
    for _, verb in ipairs { "quotes", "mentions", "times" } do
      assert.equal(command(0, verb, FILE), command(0, verb, "--no-link", FILE), verb)
    end
    local out = command(0, "quotes", "--no-link", "--format", "csv", SAMPLES)
    assert.equal("doc,", out:sub(1, 4))
    assert.equal(1, select(2, out:gsub("doc,outlet", "")))
    command(0, "quotes", "--no-link", "--speaker", "Ilvanen", SAMPLES)
  end)

  it("keep the order of the input", function()
    local seen, last = {}, nil
    for _, record in ipairs(json.lines((command(0, "quotes", SAMPLES .. "/orsa_wire.txt", FILE)))) do
      if record.doc ~= last then
        assert.is_nil(seen[record.doc])
        seen[record.doc], last = true, record.doc
      end
    end
    assert.equal(FILE, last)
  end)
end)

describe("quoth annotate", function()
  it("writes CoNLL-U", function()
    local out = command(0, "annotate", FILE)
    assert.equal(quoth.open(FILE)[1]:conllu(), out)
  end)

  it("writes nothing else", function()
    local _, err = command(2, "annotate", FILE, "--format", "csv")
    assert.truthy(err:find("--format is one of conllu", 1, true))
  end)
end)

describe("input", function()
  it("is standard input where nothing is named, or -", function()
    local text = "“It is late,” Marta Ilvanen said."
    for _, words in ipairs { { "quotes" }, { "quotes", "-" } } do
      local out, _, code = run.command(words, text)
      assert.equal(0, code)
      assert.equal("-", json.lines(out)[1].doc)
    end
  end)

  it("may be JSON lines by option", function()
    local out, _, code = run.command({ "quotes", "--input", "jsonl", "-" },
      '{"doc":"one","text":"“It is late,” Marta Ilvanen said."}\n')
    assert.equal(0, code)
    assert.equal("one", json.lines(out)[1].doc)
  end)

  it("is JSON lines where its first line is an object", function()
    local line = '{"doc":"%s","text":"“It is late,” Marta Ilvanen said."}\n'
    local out, err, code = run.command({ "quotes" }, line:format("one") .. line:format("two"))
    assert.equal(0, code)
    assert.equal("", err)
    assert.equal("one", json.lines(out)[1].doc)
    assert.equal("two", json.lines(out)[2].doc)
    out = run.command({ "quotes", "--input", "text" }, line:format("one"))
    assert.equal("-", json.lines(out)[1].doc)
  end)

  it("is a page where it begins as one", function()
    local page = "<!DOCTYPE html>\n<title>Quay</title><nav><p>Login</p></nav>"
      .. "<article><p>“It is late,” Marta Ilvanen said.</p></article>"
    local path = os.tmpname()
    run.write(path, page)
    for _, words in ipairs { { "quotes" }, { "quotes", path } } do
      local out, err, code = run.command(words, page)
      assert.equal(0, code)
      assert.equal("", err)
      assert.equal("It is late", json.lines(out)[1].content.text)
    end
    os.remove(path)
    local out = run.command({ "kwic", "--input", "text", "nav" }, page)
    assert.equal(2, #json.lines(out))
  end)

  it("has kinds, which --help lists", function()
    assert.truthy(command(0, "quotes", "--help"):find("auto, text, html, markdown,", 1, true))
  end)

  it("that was mended is said, with the byte, and found in as ever", function()
    local folder, remove = run.folder()
    local path = folder .. "/late.txt"
    run.write(path, "“It is late,” \xffMarta Ilvanen said.")
    local lines = '{"text":"“It is late,” Marta Ilvanen said.","date":7}\n'
    for _, words in ipairs { { "quotes" }, { "quotes", "--no-link" }, { "annotate" } } do
      table.insert(words, path)
      local _, err, code = run.command(words)
      assert.equal(0, code)
      assert.truthy(err:find("^quoth: " .. path:gsub("%p", "%%%0") .. ":18: warning: [^\n]*\n$"), err)
      words[#words] = "-"
      _, err, code = run.command(words, lines)
      assert.equal(0, code)
      assert.truthy(err:find("^quoth: %-: warning: the article's date is left out[^\n]*\n$"), err)
    end
    remove()
  end)

  it("whose warnings are very many has the first thousand said, and how many more", function()
    local line = '{"text":"It is late.","date":7}\n'
    for _, words in ipairs { { "quotes" }, { "quotes", "--no-link" } } do
      local _, err = run.command(words, line:rep(1002))
      local _, said = err:gsub("[^\n]*: warning: [^\n]*\n", "")
      assert.equal(1000, said)
      assert.truthy(err:find("quoth: … and 2 more warnings\n$"))
    end
  end)

  it("of the same name twice gets a number", function()
    local ids = {}
    for _, record in ipairs(json.lines((command(0, "quotes", FILE, FILE)))) do ids[record.doc] = true end
    assert.same({ [FILE] = true, [FILE .. "#2"] = true }, ids)
  end)

  it("that is missing costs nothing but exit code 2", function()
    for _, extra in ipairs { {}, { "--no-link" } } do
      local out, err = command(2, "quotes", "no such file", FILE, table.unpack(extra))
      assert.truthy(err:find("no such file", 1, true))
      local expected = command(0, "quotes", FILE)
      assert.equal(expected, out)
    end
  end)

  it("without any article ends with 2", function()
    local folder, remove = run.folder()
    for _, verb in ipairs { "quotes", "annotate", "entities" } do
      local out, err = command(2, verb, folder)
      assert.equal("", out)
      assert(#err > 0)
    end
    remove()
  end)
end)

describe("usage", function()
  it("is explained with examples first", function()
    for _, words in ipairs { { "--help" }, { "-h" }, { "who", "--help" }, { "annotate", "-h" }, { "repl", "--help" } } do
      local out, err = command(0, table.unpack(words))
      assert.equal("Examples:", out:match "^[^\n]*")
      assert.equal("", err)
    end
    assert.truthy(command(0, "who", "--help"):find("--speaker-kind CLASS", 1, true))
    assert.equal("quoth " .. quoth.version .. "\n", (command(0, "--version")))
  end)

  it("that is wrong ends with 2 and says what is meant", function()
    local wrong = {
      { { "who" }, "what is missing" },
      { { "quotes", "--speeker", "x", FILE }, "unknown option '--speeker'" },
      { { "quotes", "--form", "oral", FILE }, "oral" },
      { { "quotes", "--format", "pdf", FILE }, "--format is one of" },
      { { "quotes", "--threads", "many", FILE }, "--threads is a whole number" },
      { { "quotes", "--format" }, "--format needs a value" },
      { { "quotes", "--recursive=yes", FILE }, "--recursive takes no value" },
      { { "quotes", "--model", "README.md", FILE }, "README.md" },
      { { "kwic", "[[[", FILE }, "quoth: pattern" },
      { { "quotes", "--since", "2026-13", FILE }, "quoth: since '2026-13' is no date" },
      { { "quotes", "--until", "2026-02-30", FILE }, "quoth: until '2026-02-30' is no date" },
      { { "no_such_command_or_file" }, "no_such_command_or_file" },
      { { "run", "no_such_script.lua" }, "no_such_script.lua" },
    }
    for _, case in ipairs(wrong) do
      local out, err = command(2, table.unpack(case[1]))
      assert.equal("", out)
      assert(err:find(case[2], 1, true), err)
    end
  end)
end)

describe("scripts", function()
  it("see corpus and arg", function()
    local path = os.tmpname()
    run.write(path, "print(#corpus, #arg, arg[0] == ..., arg[1])")
    assert.equal("1\t1\tfalse\t" .. FILE .. "\n", (command(0, "run", path, FILE)))
    assert.equal("5\t" .. SAMPLES .. "\n", (command(0, "-e", "print(#corpus, arg[1])", SAMPLES)))
    assert.equal("0\t0\n", (command(0, "-e", "print(#corpus, #arg)")))
    os.remove(path)
  end)

  it("that fail end with 2 and a message", function()
    local _, err = command(2, "-e", "error 'no luck'", FILE)
    assert.equal("quoth: -e:1: no luck\n", err)
    _, err = command(2, "-e", "x = = 1")
    assert.truthy(err:find "^quoth: %-e:1: ")
  end)

  it("come from standard input where that is no terminal", function()
    local out, err, code = run.command({ FILE }, "print(#corpus)")
    assert.same({ "1\n", "", 0 }, { out, err, code })
  end)
end)

describe("the output", function()
  it("ends quietly where its reader goes", function()
    local _, err = run.shell(run.quoted(run.quoth) .. " mentions " .. SAMPLES .. " " .. SAMPLES .. " | head -n 1")
    assert.equal("", err)
  end)

  it("that cannot be written ends with 2", function()
    for _, words in ipairs { "mentions " .. SAMPLES, "annotate " .. FILE, "--help", "--completion bash" } do
      local _, err, code = run.shell(run.quoted(run.quoth) .. " " .. words .. " >/dev/full")
      assert.equal(2, code, words)
      assert.truthy(err:find("cannot write", 1, true), words)
    end
  end)

  it("of a script that cannot be written ends with 2, however the script ends", function()
    local path = os.tmpname()
    for _, code in ipairs { "print(1)", "print(1) os.exit(0)", "io.write('x') os.exit(true, true)", "io.write(('x'):rep(9999))",
      "for i = 1, 999 do print(i) end", "print(1) error 'no luck'" } do
      run.write(path, code)
      for _, words in ipairs { "-e " .. run.quoted(code), "run " .. path, "< " .. path } do
        local _, err, status = run.shell(run.quoted(run.quoth) .. " " .. words .. " >/dev/full")
        assert.equal(2, status, words)
        assert.truthy(err:find("cannot write", 1, true), words)
      end
    end
    os.remove(path)
  end)

  it("has no colour when it is no terminal", function()
    assert.is_nil(command(0, "quotes", FILE, "--format", "table"):find "\27")
  end)

  it("is a table on a terminal, in colour unless NO_COLOR or TERM says no", function()
    local _, _, missing = run.shell "command -v script"
    if missing ~= 0 then return pending "needs script" end
    local function on_terminal(before)
      return (run.shell(("%s script -qec %s /dev/null"):format(before,
        run.quoted(run.quoted(run.quoth) .. " quotes " .. FILE)))):gsub("\r", "")
    end
    local colourful = on_terminal "NO_COLOR= TERM=xterm"
    assert.truthy(colourful:find("\27[1mspeaker", 1, true))
    assert.is_nil(on_terminal("NO_COLOR=1 TERM=xterm"):find "\27")
    assert.is_nil(on_terminal("NO_COLOR= TERM=dumb"):find "\27")
  end)

  it("is the same from run to run and for every number of threads", function()
    local first = command(0, "who", "Resolution 1701", SAMPLES, "--threads", "1")
    assert.equal(first, (command(0, "who", "Resolution 1701", SAMPLES, "--threads", "3")))
    assert.equal(first, (command(0, "who", "Resolution 1701", SAMPLES)))
  end)
end)

describe("what is wrong with an option", function()
  it("is said with the help of the command", function()
    for name, text in pairs { nope = 'there is no rule "nope"; quoth.rules()', [","] = "--without ',' names no rule",
      [""] = "--without '' names no rule" } do
      for _, words in ipairs { { "quotes", "--no-link" }, { "who", "x" }, { "annotate" } } do
        local _, err = command(2, table.unpack(table.move({ "--without", name, FILE }, 1, 3, #words + 1, words)))
        assert.truthy(err:find("quoth: " .. text, 1, true), err)
        assert.truthy(err:find("\nSay quoth " .. words[1] .. " --help for examples.\n", 1, true), err)
      end
    end
  end)
end)

describe("--help", function()
  it("aligns what options mean, whatever their names are made of", function()
    local starts, aligned = {}, 0
    for line in command(0, "times", "--help"):gmatch "[^\n]+" do
      local head = line:match "^(  %-.-%s%s+)%S"
      if head then
        starts[utf8.len(head)] = true
        aligned = aligned + 1
      end
    end
    assert(aligned > 6)
    assert.is_nil(next(starts, (next(starts))))
  end)
end)

describe("completions", function()
  it("are written for each shell", function()
    local bash = command(0, "--completion", "bash")
    local _, err, code = run.shell("bash -n", bash)
    assert.equal(0, code, err)
    assert.truthy(command(0, "--completion", "zsh"):find("bashcompinit", 1, true))
    assert.truthy(command(0, "--completion", "fish"):find("complete -c quoth", 1, true))
  end)

  it("know commands, options and values", function()
    local bash = command(0, "--completion", "bash")
    local function complete(words, at)
      local quoted = {}
      for i, word in ipairs(words) do quoted[i] = run.quoted(word) end
      return (run.shell(("bash -s"), ("%s\nCOMP_WORDS=(%s)\nCOMP_CWORD=%d\n_quoth\necho ${COMPREPLY[*]}\n")
        :format(bash, table.concat(quoted, " "), at)))
    end
    assert.equal("who\n", complete({ "quoth", "wh" }, 1))
    assert.equal("--speaker --speaker-kind\n", complete({ "quoth", "who", "--spea" }, 2))
    assert.equal("jsonl\n", complete({ "quoth", "who", "--format", "js" }, 3))
    assert.equal("demand\n", complete({ "quoth", "who", "--manner", "dem" }, 3))
  end)
end)

describe("the model", function()
  it("is verified", function() assert.truthy(command(0, "--verify"):find ": good\n$") end)
end)
