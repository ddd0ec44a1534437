-- What is written: keys, positions, tables and CoNLL-U, as others rely on them.

local json = require "spec.support.json"
local run = require "spec.support.run"

local SAMPLES = "spec/fixtures/articles"
local QUOTE_KEYS = { "doc", "form", "speaker", "speaker_id", "speaker_kind", "verb", "manner", "force", "commitment",
                     "negated", "modality", "iteration", "chain", "source", "cue", "content", "addressee", "venue", "time",
                     "confidence", "sentence" }
local REPORT_KEYS = { table.unpack(QUOTE_KEYS) }
for _, key in ipairs { "mention", "place", "stance" } do REPORT_KEYS[#REPORT_KEYS + 1] = key end

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
      for _, key in ipairs { "source", "cue", "content" } do check_words(record[key], by_id[record.doc]) end
      assert(record.confidence >= 0 and record.confidence <= 1)
      for _, link in ipairs(record.chain) do assert.same({ "name", "text", "verb" }, link[json.keys]) end
    end
  end)

  it("hold every key of a report", function()
    for _, record in ipairs(json.lines(printed("who", "Resolution 1701", SAMPLES))) do
      assert.same(REPORT_KEYS, record[json.keys])
      assert.same({ "text", "begin", "end", "entity", "form" }, record.mention[json.keys])
      assert.equal(by_id[record.doc]:sub(record.mention.begin + 1, record.mention["end"]), record.mention.text)
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

-- One sentence's lines as words { id, form, head, deprel, misc … } and multi-word ranges; checks the format's rules.
local function check_sentence(lines, text)
  local words, expected, spelt, covered = 0, 1, {}, 0
  local heads, roots = {}, 0
  for _, line in ipairs(lines) do
    local cells = {}
    for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
    assert.equal(10, #cells)
    for _, cell in ipairs(cells) do assert(cell ~= "" and not cell:find "^%s", line) end
    local first, last = cells[1]:match "^(%d+)%-(%d+)$"
    local surface = first ~= nil or words + 1 > covered
    if first then
      assert.equal(expected, tonumber(first))
      assert(tonumber(last) > tonumber(first))
      covered = tonumber(last)
      assert.equal("_", cells[7])
    else
      assert.equal(tostring(expected), cells[1])
      words, expected = words + 1, expected + 1
      heads[words] = tonumber(cells[7])
      if heads[words] == 0 then
        roots = roots + 1
        assert.equal("root", cells[8])
      else
        assert(cells[8] ~= "root", line)
      end
      local feats = {}
      for feat in cells[6]:gmatch "[^|]+" do feats[#feats + 1] = feat:lower() end
      for i = 2, #feats do assert(feats[i - 1] < feats[i], line) end
    end
    if surface then
      spelt[#spelt + 1] = cells[2] .. (cells[10]:find("SpaceAfter=No", 1, true) and "" or " ")
      assert(cells[10]:find "TokenRange=%d+:%d+$", line)
    end
  end
  assert.equal(1, roots)
  for i = 1, words do
    local at, steps = i, 0
    while heads[at] ~= 0 do
      at, steps = heads[at], steps + 1
      assert(at <= words and steps <= words, "a cycle")
    end
  end
  assert.equal(text, (table.concat(spelt):gsub("%s$", "")))
end

describe("CoNLL-U", function()
  local function check(...)
    local out = printed("annotate", ...)
    local ids, text, lines, sentences = {}, nil, {}, 0
    for line in out:gmatch "([^\n]*)\n" do
      local key, value = line:match "^# (%w+) = (.*)$"
      if key == "text" then
        text = value
      elseif key == "sent_id" or line:match "^# sent_id" then
        local id = line:match "= (.*)$"
        assert(not ids[id], "twice: " .. id)
        ids[id] = true
      elseif line == "" then
        check_sentence(lines, text)
        lines, sentences = {}, sentences + 1
      elseif not line:find "^#" then
        lines[#lines + 1] = line
      end
    end
    assert.equal(0, #lines)
    return out, sentences
  end

  it("keeps the format's rules", function()
    local out, sentences = check(SAMPLES)
    assert(sentences > 80)
    local _, documents = out:gsub("# newdoc id = ", "")
    assert.equal(5, documents)
    assert(out:find("# kind = caption", 1, true))
    assert(out:find("\n1%-2\t", 1) or out:find("\n%d+%-%d+\t"))
  end)

  it("keeps them for other languages and broken text", function()
    for _, name in ipairs { "french", "right_to_left", "open_marks", "invalid_utf8", "utf16le" } do
      check("spec/fixtures/bad/" .. name .. ".txt")
    end
  end)

  it("places tokens by characters of the text", function()
    local quoth = require "quoth"
    local text = quoth.open("spec/fixtures/bad/bom.txt")[1].text
    local out = check "spec/fixtures/bad/bom.txt"
    local seen = 0
    for form, first, last in out:gmatch "\n%d+\t([^\t]+)[^\n]*TokenRange=(%d+):(%d+)" do
      seen = seen + 1
      assert.equal(form, text:sub(utf8.offset(text, first + 1), utf8.offset(text, last + 1) - 1))
    end
    assert(seen > 15)
  end)
end)
