-- The register of rules: every rule has a case that shows what it is for, and that fails where the rule is off.

local display = require "quoth.display"
local quoth = require "quoth"
local rules = require "spec.support.rules"
local run = require "spec.support.run"
local samples = require "spec.support.samples"

local known, shown = {}, {}
for _, rule in ipairs(quoth.rules()) do known[rule.name] = rule end

for _, path in ipairs(run.lines "ls spec/gold/rules/*.txt") do
  local stage = path:match "([^/]+)%.txt$"
  describe("the rules of " .. stage, function()
    for _, case in ipairs(rules.read(path)) do
      for _, name in ipairs(case.rules) do
        shown[name] = true
        it(("%s: %s"):format(name, case.where), function()
          assert(known[name], "there is no such rule")
          assert.equal(stage, known[name].stage)
          local unmet = rules.unmet(case)
          assert(not unmet, ("does not come: %s"):format(unmet))
          assert(rules.unmet(case, { name }), "comes without the rule, too")
        end)
      end
    end
  end)
end

describe("the register", function()
  it("has a case for every rule", function()
    local missing = {}
    for _, rule in ipairs(quoth.rules()) do
      if not shown[rule.name] then missing[#missing + 1] = rule.name end
    end
    assert.same({}, missing)
  end)

  it("gives every rule a name of its own, a stage and a meaning", function()
    local names = {}
    for _, rule in ipairs(quoth.rules()) do
      assert(rule.name:find "^[%l_]+$" and not names[rule.name], rule.name)
      assert(#rule.meaning > 10 and #rule.stage > 0)
      names[rule.name] = true
    end
  end)

  it("refuses a name that is none, and says which is near", function()
    local first = quoth.rules()[1].name
    local done, message = pcall(quoth.corpus, { without = { first .. "x" } })
    assert.is_false(done)
    assert.truthy(message:find(first .. "x", 1, true))
    assert.truthy(message:find(('the nearest is "%s"'):format(first), 1, true))
    done, message = pcall(quoth.corpus, { without = { "nope" } })
    assert.is_false(done)
    assert.truthy(message:find('there is no rule "nope"; quoth.rules()', 1, true))
    assert.is_nil(message:find("nearest", 1, true))
    assert.has_error(function() quoth.corpus { without = "x" } end)
    assert.has_error(function() quoth.corpus { without = { 1 } } end)
  end)
end)

describe("a trace", function()
  -- A case of the register whose rule marks a quote's cue.
  local case = rules.read("spec/gold/rules/speech.txt")[1]
  local name = case.rules[1]

  it("names the rules that decided, with their words", function()
    local doc <close> = assert(quoth.document(case.articles[1]))
    local marks = {}
    for _, mark in ipairs(doc:trace()) do
      assert.equal(mark.text, doc.text:sub(mark.first, mark.last))
      assert.equal(known[mark.rule].meaning, mark.meaning)
      assert.equal(known[mark.rule].stage, mark.stage)
      marks[mark.rule] = true
    end
    assert.is_true(marks[name])
  end)

  it("is a quote's own, and why() tells it with the model", function()
    local doc <close> = assert(quoth.document(case.articles[1]))
    local told = 0
    for _, quote in ipairs(doc.quotes) do
      for _, mark in ipairs(quote:trace()) do
        assert.truthy(quote:why():find(mark.rule, 1, true))
        if mark.rule == name then told = told + 1 end
      end
      assert.truthy(quote:why():find("model en.quoth", 1, true))
      assert.is_nil(quote:why():find "%u%u%u")
      assert.truthy(quote:why():find "^an? %l+ as cue: “" or quote:why():find "^quotation without a cue")
    end
    assert(told > 0)
  end)

  it("is shown a mark a line, and says where there is none", function()
    local doc <close> = assert(quoth.document(case.articles[1]))
    local trace, lines = doc:trace(), {}
    for i, mark in ipairs(trace) do lines[i] = ("%s: %s (%s): %s"):format(mark.text, mark.rule, mark.stage, mark.meaning) end
    assert.is_true(#lines > 0)
    assert.equal(table.concat(lines, "\n"), tostring(trace))
    assert.equal(table.concat(lines, "\n"), display.value(trace))
    trace[1].text, trace[1].rule, trace[2] = "a\27[0m", nil, "no mark"
    assert.equal(("a\\u001b[0m: nil (%s): %s\nnil: nil (nil): nil"):format(trace[1].stage, trace[1].meaning),
      tostring(trace):match "^[^\n]*\n[^\n]*")
    local quiet <close> = assert(quoth.document { text = "It rained." })
    assert.equal("no rule was at work: the model decided alone", display.value(quiet:trace()))
  end)

  it("lacks what was switched off", function()
    local doc <close> = assert(quoth.document(case.articles[1], { without = { name } }))
    for _, mark in ipairs(doc:trace()) do assert.not_equal(name, mark.rule) end
  end)

  it("is empty for narration", function()
    for _, report in ipairs(samples.corpus():who_mentioned(samples.x)) do
      if report.form == "narration" then
        assert.same({}, report:trace())
        assert.is_nil(report:why())
      end
    end
  end)
end)
