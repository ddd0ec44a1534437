-- Bad input: every kind has a defined answer, a message that names the file or a document with a warning, and
-- one bad article never costs the others.

local quoth = require "quoth"
local run = require "spec.support.run"

local BAD = "spec/fixtures/bad/"
local GOOD = "spec/fixtures/articles/orsa_wire.txt"

-- The single document of a file.
local function document_of(path, options)
  local corpus, message = quoth.open(path, options)
  assert(corpus, message)
  assert.equal(1, #corpus)
  return corpus[1], corpus
end

local function document_with(text) return quoth.document { text = text } end

-- A corpus of the bad file and a good one: what the command says, prints and returns.
local function quotes_with(bad)
  local out, err, code = run.command { "quotes", "--format", "jsonl", bad, GOOD }
  assert(out:find('"doc":"' .. GOOD, 1, true), "the good article was lost: " .. err)
  return out, err, code
end

-- Every visible byte lies in a token, in order; this holds for whatever comes in.
local function check_whole(document)
  local text, at = document.text, 1
  for _, sentence in ipairs(document.sentences) do
    for _, token in ipairs(sentence.tokens) do
      assert(token.first >= at, "tokens overlap")
      assert(not text:sub(at, token.first - 1):find "[%w]", "letters outside tokens")
      assert.equal(text:sub(token.first, token.last), token.text)
      at = token.last + 1
    end
  end
  assert(not text:sub(at):find "[%w]", "letters behind the last token")
end

describe("encodings", function()
  local plain = document_of(BAD .. "bom.txt").text

  it("lose their byte-order mark", function()
    assert.equal("The mayor of Solvane", plain:sub(1, 20))
    assert.equal(plain, document_of(BAD .. "utf16le.txt").text)
    assert.equal(plain, document_of(BAD .. "utf16be.txt").text)
  end)

  it("are recognised without one", function()
    assert.equal(plain, document_of(BAD .. "windows_1252.txt").text)
    assert.equal("The mayor of Solvane, Zoë Quiñones, said the quay is open.\n", document_of(BAD .. "latin_1.txt").text)
  end)

  it("become U+FFFD where they are ill-formed, with a warning", function()
    for _, name in ipairs { "invalid_utf8.txt", "surrogates.txt", "utf16_lone_surrogate.txt" } do
      local document = document_of(BAD .. name)
      assert(document.text:find("\u{FFFD}", 1, true), name)
      assert(utf8.len(document.text), name)
      assert(#document.warnings > 0, name)
      check_whole(document)
    end
  end)

  it("may hold lone surrogates in JSON", function()
    local corpus = assert(quoth.open(BAD .. "bad_lines.jsonl"))
    local document = corpus:document "three"
    assert(document.text:find("\u{FFFD} here", 1, true))
  end)
end)

describe("odd text", function()
  it("may hold NUL bytes", function()
    local _, err, code = run.command { "quotes", "--format", "jsonl", BAD .. "nul.txt" }
    local corpus = quoth.open(BAD .. "nul.txt")
    if corpus and #corpus == 1 then
      assert(#corpus[1].warnings > 0)
      check_whole(corpus[1])
    else
      assert(err:find("nul.txt", 1, true))
      assert.equal(2, code)
    end
    local document = document_with "The mayor said\0 that it rains. She left."
    if document then check_whole(document) end
  end)

  it("may be empty or blank", function()
    for _, name in ipairs { "empty.txt", "blank.txt" } do
      local document, corpus = document_of(BAD .. name)
      assert.equal(0, #document.sentences)
      assert.equal(0, #corpus:quotes {})
      assert.equal(0, #corpus:who_mentioned "Resolution 1701")
    end
    assert.equal("", document_with("").text)
    local _, _, code = run.command { "quotes", BAD .. "empty.txt" }
    assert.equal(1, code)
  end)

  it("may run from right to left", function()
    local document = document_of(BAD .. "right_to_left.txt")
    check_whole(document)
    assert.equal("foreign", document.paragraphs[1].kind)
    assert.equal("body", document.paragraphs[2].kind)
  end)

  it("may be in another language", function()
    local document = document_of(BAD .. "french.txt")
    check_whole(document)
    assert(#document.sentences >= 2)
  end)

  it("may leave quotation marks open", function()
    local document, corpus = document_of(BAD .. "open_marks.txt")
    check_whole(document)
    assert(#corpus:quotes {} >= 0)
  end)
end)

describe("a file that is no article", function()
  it("is named, and the others are read: binary", function()
    local _, err, code = quotes_with(BAD .. "binary.txt")
    assert(err:find("binary.txt", 1, true), err)
    assert.equal(2, code)
  end)

  it("is named, and the others are read: missing", function()
    local _, err, code = quotes_with("spec/fixtures/bad/no_such_file.txt")
    assert(err:find("no_such_file.txt", 1, true), err)
    assert.equal(2, code)
  end)

  it("is named with its line: bad JSON", function()
    local out, err, code = quotes_with(BAD .. "bad_lines.jsonl")
    assert(out:find('"doc":"one"', 1, true))
    assert(out:find('"doc":"one#2"', 1, true))
    for _, line in ipairs { 2, 4, 6 } do
      assert(err:find("bad_lines%.jsonl.-" .. line), ("line %d is not named in: %s"):format(line, err))
    end
    assert.equal(2, code)
  end)

  it("is refused beyond max_document_bytes", function()
    local corpus = assert(quoth.open(GOOD, { limits = { max_document_bytes = 100 } }))
    assert.equal(0, #corpus)
    assert.equal(1, #corpus.problems)
    assert(corpus.problems[1].message:find("orsa_wire.txt", 1, true), corpus.problems[1].message)
    assert.equal("limit", corpus.problems[1].code)
  end)

  it("is named: a folder that may not be read", function()
    local folder, remove = run.folder()
    run.write(folder .. "/article.txt", "Irja Maunz said the quay is open.")
    assert(os.execute("chmod 000 " .. run.quoted(folder)))
    -- root may read everything, so the command runs without root's capabilities where that is possible
    local _, _, may = run.shell("ls " .. run.quoted(folder))
    local as = ""
    if may == 0 then as = "setpriv --bounding-set=-all --inh-caps=-all " end
    local _, _, able = run.shell(as .. run.quoted(run.quoth) .. " --help")
    if able == 0 then
      local _, err, code = run.shell(as .. run.quoted(run.quoth) .. " quotes " .. run.quoted(folder))
      assert(err:find(folder, 1, true), err)
      assert.equal(2, code)
    end
    os.execute("chmod 700 " .. run.quoted(folder))
    remove()
    if able ~= 0 then pending "needs a user other than root, or setpriv" end
  end)
end)

describe("HTML", function()
  local function html(body)
    local corpus = assert(quoth.corpus { input = "html" })
    corpus:add { text = "<html><body>" .. body .. "</body></html>", id = "page" }
    return corpus[1]
  end

  it("may be nested without end", function()
    local deep = 20000
    local document = html(("<div>"):rep(deep) .. "<p>Irja Maunz said the quay is open.</p>" .. ("</div>"):rep(deep))
    assert(document.text:find("the quay is open", 1, true))
    check_whole(document)
  end)

  it("may be broken off anywhere", function()
    local page = run.contents "spec/fixtures/articles/northlight.html"
    for cut = 1, #page, 97 do check_whole(html(page:sub(1, cut))) end
  end)
end)

describe("size", function()
  it("of a line does not matter: sentences are cut at 400 tokens", function()
    -- 10 MB, of words of 8 bytes; sanitizers make do with less.
    local words = (os.getenv "QUOTH_SANITIZED" and 1 or 10) * 1024 * 1024 // 8
    local document = document_with(("harbour "):rep(words))
    local tokens = 0
    for i = 1, #document.sentences do
      local count = #document.sentences[i]
      assert(count <= 400)
      tokens = tokens + count
    end
    assert.equal(words, tokens)
  end)

  -- Processor seconds for a text, the better of two.
  local function seconds(text)
    local best = math.huge
    for _ = 1, 2 do
      local start = os.clock()
      document_with(text)
      best = math.min(best, os.clock() - start)
    end
    return best
  end

  local function check_linear(make, size)
    local once, twice = seconds(make(size)), seconds(make(2 * size))
    assert(twice < 3 * once + 0.05, ("%.3f s, twice the text %.3f s"):format(once, twice))
  end

  it("costs in proportion: 50,000 open quotation marks", function()
    check_linear(function(n) return ("“go "):rep(n) end, 25000)
    check_linear(function(n) return ('" '):rep(n) .. "said Irja Maunz." end, 25000)
    check_linear(function(n) return ("“"):rep(n) end, 25000)
  end)

  it("costs in proportion: names, nested brackets, long tokens", function()
    local function names(n)
      local parts = {}
      for i = 1, n do parts[i] = ("Irja M%s Maunz met Jory %s."):format(("abcdefghij"):rep(1 + i % 3), "Brandt" .. i) end
      return table.concat(parts, " ")
    end
    check_linear(names, 4000)
    check_linear(function(n) return ("("):rep(n) .. (")"):rep(n) end, 50000)
    check_linear(function(n) return ("a"):rep(n) end, 500000)
    check_linear(function(n) return ("a.b-c@"):rep(n) end, 50000)
  end)
end)
