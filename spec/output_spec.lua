-- What is written: keys, positions, tables and CoNLL-U, as others rely on them.

local conllu = require "spec.support.conllu"
local json = require "spec.support.json"
local run = require "spec.support.run"

local SAMPLES = "spec/fixtures/articles"
local QUOTE_KEYS = { "doc", "outlet", "date", "title", "form", "speaker", "speaker_id", "speaker_kind", "speakers", "verb",
                     "manner", "force", "commitment", "negated", "modality", "iteration", "chain", "source", "cue", "content",
                     "quoted", "addressee", "venue", "time", "confidence", "sentence" }
local REPORT_KEYS = { table.unpack(QUOTE_KEYS) }
for _, key in ipairs { "target", "mention", "mentions", "place", "stance", "stance_words", "stance_holder" } do
  REPORT_KEYS[#REPORT_KEYS + 1] = key
end

local function printed(...)
  local out, err, code = run.command { ... }
  assert(code == 0, err)
  return out
end

-- The articles' texts by id, as the library decoded them.
local function texts()
  local quoth = require "quoth"
  local by_id = {}
  for _, document in ipairs(assert(quoth.open(SAMPLES)).documents) do by_id[document.id] = document.text end
  return by_id
end

local function check_words(words, text)
  if words == json.null then return end
  assert(#words.spans > 0)
  local last_end = 0
  for _, span in ipairs(words.spans) do
    assert(span[1] >= last_end and span[2] > span[1])
    last_end = span[2]
  end
  assert.equal(text:sub(words.spans[1][1] + 1, last_end), words.text)
end

describe("JSON lines", function()
  local by_id = texts()

  it("hold every key of a quote, in order, with positions from 0", function()
    local records = json.lines(printed("quotes", SAMPLES))
    assert(#records > 20)
    for _, record in ipairs(records) do
      assert.same(QUOTE_KEYS, record[json.keys])
      for _, key in ipairs { "source", "cue", "content", "quoted" } do check_words(record[key], by_id[record.doc]) end
      assert(record.confidence >= 0 and record.confidence <= 1)
      assert.equal(record.form == "indirect", record.quoted == json.null)
      assert.same({ record.speaker ~= json.null and record.speaker or nil }, record.speakers)
      for _, link in ipairs(record.chain) do assert.same({ "name", "text", "verb" }, link[json.keys]) end
    end
  end)

  it("hold every key of a report", function()
    for _, record in ipairs(json.lines(printed("who", "Resolution 1701", SAMPLES))) do
      assert.same(REPORT_KEYS, record[json.keys])
      assert.same({ "text", "begin", "end", "entity", "form" }, record.mention[json.keys])
      assert.equal(by_id[record.doc]:sub(record.mention.begin + 1, record.mention["end"]), record.mention.text)
      assert(#record.mentions > 0)
      for _, mention in ipairs(record.mentions) do
        assert.same({ "text", "begin", "end", "entity", "form", "place" }, mention[json.keys])
        assert.equal(by_id[record.doc]:sub(mention.begin + 1, mention["end"]), mention.text)
      end
    end
  end)

  it("hold every key of a mention", function()
    for _, record in ipairs(json.lines(printed("mentions", SAMPLES))) do
      assert.same({ "doc", "begin", "end", "text", "kind", "form", "entity", "entity_id" }, record[json.keys])
      assert.equal(by_id[record.doc]:sub(record.begin + 1, record["end"]), record.text)
    end
  end)

  it("are the same for every number of threads", function()
    for _, verb in ipairs { "quotes", "mentions" } do
      assert.equal(printed(verb, SAMPLES, "--threads", "1"), printed(verb, SAMPLES, "--threads", "4"))
    end
  end)
end)

describe("tables", function()
  it("have a header and a row a record, with as many cells", function()
    local count = #json.lines(printed("quotes", SAMPLES))
    local lines = {}
    for line in printed("quotes", SAMPLES, "--format", "tsv"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    assert.equal(count + 1, #lines)
    local _, tabs = lines[1]:gsub("\t", "")
    for _, line in ipairs(lines) do assert.equal(tabs, select(2, line:gsub("\t", ""))) end
  end)

  it("are Markdown with a rule", function()
    local out = printed("entities", SAMPLES, "--format", "markdown")
    local header, rule = out:match "^([^\n]*)\n([^\n]*)\n"
    assert.equal("| id | name | kind | aliases | titles | mentions | quotes | documents |", header)
    assert.equal("| --- | --- | --- | --- | --- | --- | --- | --- |", rule)
  end)

  it("end their lines as RFC 4180 says", function()
    local out = printed("mentions", SAMPLES, "--format", "csv")
    assert.equal("doc,begin,end,text,kind,form,entity,entity_id\r\n", out:match "^[^\n]*\n")
    assert.equal("\r\n", out:sub(-2))
  end)
end)

describe("CoNLL-U", function()
  local quoth = require "quoth"

  local function lines_of(text) return text:gmatch "([^\n]*)\n" end

  -- Annotates files, holds every line against the format and the articles, and returns what was printed and the counts
  -- of documents, sentences and words.
  local function check(...)
    local by_id, out = {}, printed("annotate", ...)
    for _, document in ipairs(assert(quoth.open({ ... }, { link = false })).documents) do
      by_id[document.id] = document.text
    end
    return out, conllu.check(lines_of(out), by_id)
  end

  local function check_text(text, extension)
    local path = os.tmpname() .. (extension or "")
    run.write(path, text)
    local out, documents, sentences, words = check(path)
    os.remove(path)
    assert.equal(1, documents)
    return out, sentences, words
  end

  it("keeps the format's rules", function()
    local out, documents, sentences = check(SAMPLES)
    assert(sentences > 80)
    assert.equal(5, documents)
    assert(out:find("# kind = caption", 1, true))
    assert(out:find("\n1%-2\t", 1) or out:find("\n%d+%-%d+\t"))
  end)

  it("keeps them for other languages and broken text", function()
    for _, name in ipairs { "french", "right_to_left", "open_marks", "invalid_utf8", "utf16le", "bom", "nul" } do
      check("spec/fixtures/bad/" .. name .. ".txt")
    end
  end)

  it("keeps them for what is no prose", function()
    check_text(run.contents "csrc/lang/lang.c")
    check_text(("Team\tPlayed\tPoints\nOrsa\t12\t31\nKelder\t11\t9\n"):rep(50))
    check_text("<nav><a>Home</a></nav><table>" .. ("<tr><td>Orsa<td>31"):rep(50) .. "</table><pre>x\n y</pre>", ".html")
    check_text(("The mayor 👍🏽 said 👨‍👩‍👧 it is 🇩🇪 e\u{301}te\u{301} w\u{200B}o\u{AD}rd ❤️!!! #win @orsa\n"):rep(50))
    check_text(("قال الوزير: «مهم جدا» ١٢٣.\n\nשר החוץ אמר \u{202B}\"כן\"\u{202C}.\n\n"):rep(50))
    check_text(("外交部长说：“我们很满意。”\n\nภาษาไทยไม่มีช่องว่าง\n\n"):rep(50))
    check_text "\u{600}12 and \u{6DD}3 are marks that are seen, \u{FEFF}this\u{2060} is not."
  end)

  it("keeps them whatever the size", function()
    local DIGITS = { ["0"] = "b", ["1"] = "d", ["2"] = "f", ["3"] = "k", ["4"] = "l", ["5"] = "m", ["6"] = "n", ["7"] = "r",
                     ["8"] = "s", ["9"] = "v" }
    local names = {}
    for i = 1, 10000 do names[i] = "Irja M" .. tostring(i):gsub("%d", "%0a"):gsub("%d", DIGITS) end
    local _, _, words = check_text(table.concat(names, "\n"))
    assert.equal(20000, words)
    check_text(table.concat(names, ", ", 1, 2000))
    check_text(("x"):rep(10 * 1024 * 1024))
    check_text(("harbour "):rep(50000))
    check_text(("“"):rep(50000))
  end)

  it("gives other scripts a flat tree", function()
    local out = check_text "Президент заявил, что переговоры идут."
    assert(out:find("1\tПрезидент\tпрезидент\tX\tFW\tForeign=Yes\t0\troot\t", 1, true), out)
    assert(out:find("2\tзаявил\tзаявил\tX\tFW\tForeign=Yes\t1\tflat\t", 1, true))
  end)

  it("says what the objects say", function()
    local path = SAMPLES .. "/kelder_post.txt"
    local document, words = assert(quoth.open(path))[1], {}
    for line in lines_of((check(path))) do
      if line:find "^%d+\t" then
        local cells = {}
        for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
        words[#words + 1] = cells
      end
    end
    assert.equal(#words, #document.tokens)
    local function or_empty(value) return value == nil and "_" or value end
    for i, token in ipairs(document.tokens) do
      local cells, feats, under = words[i], {}, 0
      for name, value in pairs(token.feats) do feats[#feats + 1] = name .. "=" .. value end
      table.sort(feats)
      assert.same({ tostring(token.index), token.text, or_empty(token.lemma), token.upos, or_empty(token.xpos) },
        { table.unpack(cells, 1, 5) })
      assert.equal(cells[6], #feats > 0 and table.concat(feats, "|") or "_")
      assert.equal(tonumber(cells[7]), token.head and token.head.index or 0)
      assert.equal(cells[8], token.deprel)
      assert.equal(token.head == nil, token.sentence.root == token)
      for _, child in ipairs(token.children) do
        assert.equal(token, child.head)
        under = under + 1
      end
      for _, other in ipairs(token.sentence.tokens) do under = under - (other.head == token and 1 or 0) end
      assert.equal(0, under)
    end
  end)

  it("is checked by what finds every fault", function()
    local out = printed("annotate", "spec/fixtures/bad/bom.txt")
    local text = quoth.open("spec/fixtures/bad/bom.txt")[1].text
    local function refused(changed, why)
      assert(changed ~= out, "nothing was changed")
      local fine, message = pcall(conllu.check, lines_of(changed), { ["spec/fixtures/bad/bom.txt"] = text })
      assert(not fine and message:find(why, 1, true), message)
    end
    local function changed(from, to) return (out:gsub(from, to, 1)) end
    refused(changed("\n2\t", "\n3\t"), "out of order")
    refused(changed("\t0\troot", "\t1\troot"), "relation root to 1")
    refused(changed("\t0\troot", "\t0\tdep"), "relation dep to 0")
    refused(changed("\tDET\t", "\tART\t"), "UPOS ART")
    refused(changed("SpaceAfter=No|", ""), "# text")
    refused(changed("TokenRange=0:3", "TokenRange=0:2"), "the text has 'Th' there")
    refused(changed("(\n2\t[^\n]*)", "%1\t_"), "11 columns")
    refused(changed("Definite=Def|PronType=Art", "PronType=Art|Definite=Def"), "features out of order")
    refused(out:sub(1, -2), "no empty line at the end")
  end)
end)
