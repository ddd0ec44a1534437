-- What each rule is worth: switches off one at a time, each stage, and all, scores every development set (rules.sh), and
-- prints a table in Markdown of what is lost without it.
--   rules.lua QUOTH DATA OUT [RULE or STAGE …]     only those named

local quoth = require "quoth"

local command, data, out = arg[1], arg[2], arg[3]
local only = {}
for i = 4, #arg do only[arg[i]] = true end

local function quoted(word) return "'" .. word:gsub("'", [['\'']]) .. "'" end

-- Variants: {name, rules}.
local variants, stages, all = {}, {}, {}
for _, rule in ipairs(quoth.rules()) do
  if not stages[rule.stage] then
    stages[rule.stage] = { name = "all of " .. rule.stage, rules = {}, stages = rule.stage }
    table.insert(stages, stages[rule.stage])
  end
  if not next(only) or only[rule.name] or only[rule.stage] then
    variants[#variants + 1] = { name = rule.name, rules = { rule.name }, stages = rule.stage }
  end
  table.insert(stages[rule.stage].rules, rule.name)
  table.insert(all, rule.name)
end
if not next(only) then
  for _, stage in ipairs(stages) do variants[#variants + 1] = stage end
  variants[#variants + 1] = { name = "all", rules = all, stages = "page" }
end

local function run(variant)
  return ("sh csrc/bench/rules.sh %s %s %s %s %s %s"):format(quoted(command), quoted(data), quoted(out),
    quoted((variant.name:gsub(" ", "_"))), quoted(table.concat(variant.rules, ",")), quoted(variant.stages))
end

local function must(...)
  if not os.execute(...) then os.exit(1) end
end

local nothing = { name = "nothing", rules = {}, stages = "page" }
must(("rm -rf %s && mkdir -p %s"):format(quoted(out), quoted(out)))
must(run(nothing))
local jobs = assert(io.open(out .. "/jobs", "w"))
for _, variant in ipairs(variants) do jobs:write(run(variant), "\0") end
jobs:close()
must(("xargs -0 -P 2 -I JOB sh -c JOB < %s"):format(quoted(out .. "/jobs")))

-- Figures by name, in the order of the file.
local function figures(variant)
  local found, names = {}, {}
  for line in io.lines(out .. "/" .. variant.name:gsub(" ", "_")) do
    local name, value = line:match "^(.-)\t%s*(%S+)$"
    found[name], names[#names + 1] = tonumber(value), name
  end
  return found, names
end

local COLUMNS = {
  { "PolNeAR", "polnear matched", "polnear usable", "polnear content exact", "polnear all exact" },
  { "GUM", "gum matched", "gum usable", "gum content exact", "gum all exact" },
  { "coreference", "coref CoNLL" },
  { "identity", "identity B3", "identity CoNLL" },
  { "names", "names all", "names Person", "names Organization", "names Location" },
  { "times", "times span", "times value" },
  { "pages", "pages article", "pages outside", "pages date", "pages title", "pages authors" },
  { "reports", "cases right" },
}

local base = figures(nothing)

local function cells(found, show)
  local row = {}
  for i, column in ipairs(COLUMNS) do
    local values, some = {}, false
    for k = 2, #column do
      values[#values + 1] = show(found[column[k]], base[column[k]])
      some = some or found[column[k]] ~= base[column[k]]
    end
    row[i] = (some or found == base) and table.concat(values, " / ") or "·"
  end
  return table.concat(row, " | ")
end

local heads = {}
for i, column in ipairs(COLUMNS) do heads[i] = column[1] end
print("| without | " .. table.concat(heads, " | ") .. " | records |")
print("| --- |" .. (" --- |"):rep(#COLUMNS + 1))
print("| nothing | " .. cells(base, function(value) return ("%.4g"):format(value) end) .. " | |")
for _, variant in ipairs(variants) do
  local found = figures(variant)
  local row = cells(found, function(value, usual)
    local lost = value - usual
    return math.abs(lost) < 0.05 and "0" or ("%+.3g"):format(lost)
  end)
  print(("| `%s` | %s | %d |"):format(variant.name, row, found["records changed"]))
end
