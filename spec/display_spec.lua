-- What values look like at a prompt.

local display = require "quoth.display"
local layout = require "quoth.layout"
local quoth = require "quoth"
local samples = require "spec.support.samples"
local width = require "quoth.width"

describe("the width of text", function()
  it("counts columns, not bytes", function()
    assert.equal(4, width.of "café")
    assert.equal(4, width.of "cafe\u{301}")
    assert.equal(6, width.of "漢字か")
    assert.equal(2, width.of "🙂")
    assert.equal(1, width.of "\u{200B}a")
    assert.equal(0, width.of "")
  end)

  it("is cut at whole characters", function()
    assert.equal("caf…", width.cut("café au lait", 4))
    assert.equal("漢…", width.cut("漢字か", 4))
    assert.equal("…lait", width.cut_left("café au lait", 5))
    assert.equal("…か", width.cut_left("漢字か", 4))
    assert.equal("short", width.cut("short", 5))
    assert.equal("short", width.cut_left("short", 5))
  end)

  it("is padded on either side", function()
    assert.equal("漢  ", width.pad("漢", 4))
    assert.equal("  漢", width.pad("漢", 4, true))
    assert.equal("long", width.pad("long", 2))
  end)

  it("is that of one line: no breaks, no control characters, no broken bytes", function()
    assert.equal("a b c", width.line "a\n\n b\tc")
    assert.equal("a\\u001b[31mb", width.line "a\27[31mb")
    assert.equal("a\\u009b31mb\\u202e", width.line "a\u{9B}31mb\u{202E}")
    assert.equal("a\\xffb", width.line "a\xffb")
  end)
end)

describe("a table", function()
  local columns = { { title = "who" }, { title = "what" }, { title = "where", optional = true, share = 4 },
                    { title = "n", right = true } }
  local rows = { { "Marta Ilvanen", ("word "):rep(20), "in the harbour of Brennick", "1" }, { "he", "x", "there", "12" } }

  it("has the widths that it needs, where there is room", function()
    local lines = layout.lines(columns, rows, 200)
    assert.equal(3, #lines)
    assert.equal("he             x" .. (" "):rep(99) .. "  there                       12", lines[3])
  end)

  it("cuts the widest columns, and leaves optional ones out where the others are cramped", function()
    for _, total in ipairs { 120, 80, 60, 40, 30 } do
      local lines = layout.lines(columns, rows, total)
      for _, line in ipairs(lines) do assert(width.of(line) <= total, line) end
      assert.equal(total >= 80, lines[1]:find "where" ~= nil)
      assert.truthy(lines[1]:find "^who +what")
    end
  end)

  it("of results shows the end of paths", function()
    local text = display.table(samples.corpus():quotes(), { width = 100 })
    assert.truthy(text:find "  kelder_post.txt\n")
  end)
end)

describe("a value at the prompt", function()
  local function show(value, options)
    options = options or {}
    options.width = options.width or 60
    return display.value(value, options)
  end

  it("is plain where it is one of Lua's", function()
    assert.equal("nil", show(nil))
    assert.equal("a string", show "a string")
    assert.equal("12", show(12))
    assert.equal("{}", show {})
    assert.equal('{ 1, 2, "three", name = "x" }', show { 1, 2, "three", name = "x" })
    assert.equal('{ ["odd key"] = true }', show { ["odd key"] = true })
  end)

  it("is limited in depth, count and width", function()
    assert.equal("{ { { … } } }", show({ { { { 1 } } } }, { depth = 2 }))
    assert.equal("{ 1, 2, 3, … 1,204 more }", show((function()
      local long = {}
      for i = 1, 1207 do long[i] = i end
      return long
    end)(), { count = 3 }))
    local wide = show({ a = ("x"):rep(100), b = 1 }, { width = 40 })
    for line in wide:gmatch "[^\n]+" do assert(width.of(line) <= 40, line) end
    local own = {}
    own.self = own
    assert.equal("{ self = { … its own part } }", show(own))
  end)

  it("is a card where it is an object", function()
    local doc = quoth.document { text = "“The gate is open,” Marta Ilvanen said." }
    local card = show(doc.quotes[1])
    assert.truthy(card:find "^Quote\n")
    assert.truthy(card:find "\n  speaker +Marta Ilvanen\n")
    assert.truthy(card:find "\n  content +The gate is open")
    for line in card:gmatch "[^\n]+" do assert(width.of(line) <= 60, line) end
    assert.truthy(show(doc.tokens[2]):find "\n  upos +DET\n")
    assert.truthy(show(doc.sentences[1]):find "\n  mentions +1: Marta Ilvanen\n")
    assert.truthy(show(doc.sentences[1], { width = 80 }):find "\n  tokens +%d+: “; The; gate; is; open; …\n")
    assert.truthy(show(doc.quotes[1]):find "\n  chain +0\n")
  end)

  it("is a numbered list where it is a corpus", function()
    local text = show(samples.corpus(), { count = 2 })
    assert.truthy(text:find "\n  1  Document ")
    assert.truthy(text:find "\n  … %d+ more$")
  end)

  it("is a table where it is a list", function()
    local text = show(samples.corpus()[1].tokens, { count = 5 })
    assert.truthy(text:find "^ +text +lemma +upos +xpos")
    assert.equal(6, select(2, text:gsub("\n", "")))
    assert.truthy(text:find "\n… %d+ more$")
    assert.equal("no results", show(samples.corpus()[1].tokens[1].children))
  end)

  it("is a table where it is results", function()
    local text = show(samples.corpus():quotes(), { count = 2 })
    local lines = select(2, text:gsub("\n", "")) + 1
    assert.equal(4, lines)
    assert.truthy(text:find "… %d+ more$")
    for line in text:gmatch "[^\n]+" do assert(width.of(line) <= 60, line) end
  end)

  it("has colour only where it is asked for", function()
    assert.is_nil(show(samples.corpus():quotes()):find "\27")
    assert.truthy(show(samples.corpus():quotes(), { colour = true }):find "\27%[1m")
  end)
end)
