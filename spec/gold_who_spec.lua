-- The question of questions, against what a careful reader expects: spec/gold/who/*.txt.

local quoth = require "quoth"
local run = require "spec.support.run"

local FIELDS = { "form", "speaker", "verb", "manner", "place", "stance" }

local function trimmed(words) return (words:gsub("^%s+", ""):gsub("%s+$", "")) end

-- Parses a gold file: its question, its folder, and for each document the expected rows and the forbidden words.
local function parse(path)
  local gold = { documents = {}, forbidden = {} }
  for line in io.lines(path) do
    local key, value = line:match "^(%l+): (.+)$"
    local name = line:match "^== (.+)$"
    if name then
      table.insert(gold.documents, { name = name })
    elseif line:find "^! " then
      gold.forbidden[#gold.forbidden + 1] = line:sub(3)
    elseif key then
      gold[key] = value
    elseif line ~= "" and not line:find "^#" then
      local row = { optional = line:find "^%? " ~= nil, line = line }
      local cells = line:gsub("^%? ", "")
      for cell in (cells .. "|"):gmatch "([^|]*)|" do row[#row + 1] = trimmed(cell) end
      table.insert(gold.documents[#gold.documents], row)
    end
  end
  return gold
end

local function value_of(report, field)
  local value = report[field]
  if field == "speaker" and value ~= nil then value = value.name or tostring(value) end
  return value == nil and "nil" or tostring(value)
end

local function fits(found, wanted)
  if wanted == "*" then return true end
  for choice in (wanted .. "/"):gmatch "([^/]*)/" do
    if choice == found then return true end
  end
  return false
end

local function same_words(found, wanted)
  return found == wanted or found:gsub("^%a+ ", "", 1) == wanted and found:find "^[Tt]he " ~= nil
end

local function describe_report(report)
  local cells = { report.mention.text }
  for _, field in ipairs(FIELDS) do cells[#cells + 1] = value_of(report, field) end
  return table.concat(cells, " | ")
end

-- The reports of one document by their gold rows: compares in order, returns what is wrong.
local function compare(reports, rows, wrong)
  local next_report = 1
  for _, row in ipairs(rows) do
    local at = next_report
    while reports[at] and not same_words(reports[at].mention.text, row[1]) do at = at + 1 end
    if reports[at] then
      for i = next_report, at - 1 do wrong[#wrong + 1] = rows.name .. ": not expected: " .. describe_report(reports[i]) end
      next_report = at + 1
      for i, field in ipairs(FIELDS) do
        if not fits(value_of(reports[at], field), row[i + 1]) then
          wrong[#wrong + 1] = ("%s: %s\n    expected: %s\n    found:    %s"):format(rows.name, field, row.line,
            describe_report(reports[at]))
        end
      end
    elseif not row.optional then
      wrong[#wrong + 1] = rows.name .. ": missing: " .. row.line
    end
  end
  for i = next_report, #reports do wrong[#wrong + 1] = rows.name .. ": not expected: " .. describe_report(reports[i]) end
end

local function reports_of(corpus, gold)
  local by_document = {}
  for _, report in ipairs(corpus:who_mentioned(gold.question)) do
    if report.mention.form ~= "pronoun" then
      local name = report.document.id:match "[^/]*$"
      by_document[name] = by_document[name] or {}
      table.insert(by_document[name], report)
    end
  end
  return by_document
end

for _, path in ipairs(run.lines "ls spec/gold/who/*.txt") do
  local gold = parse(path)
  describe("who mentioned " .. gold.question, function()
    local corpus = assert(quoth.open(gold.files))
    local by_document = reports_of(corpus, gold)

    for _, rows in ipairs(gold.documents) do
      it("in " .. rows.name, function()
        local wrong = {}
        compare(by_document[rows.name] or {}, rows, wrong)
        assert(#wrong == 0, "\n" .. table.concat(wrong, "\n"))
      end)
    end

    it("nowhere else", function()
      local expected = {}
      for _, rows in ipairs(gold.documents) do expected[rows.name] = true end
      for name in pairs(by_document) do assert(expected[name], name) end
      for _, report in ipairs(corpus:who_mentioned(gold.question)) do
        for _, words in ipairs(gold.forbidden) do
          assert(not report.mention.text:find(words, 1, true), report.mention.text)
        end
      end
    end)
  end)
end
