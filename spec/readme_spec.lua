-- README and manual do not lie: every example is run, and prints what the page says.

local examples = require "spec.support.examples"
local run = require "spec.support.run"

local function check(example)
  local printed, err, status = examples.run(example)
  if not printed then return end
  local expected
  if example.prints then
    local lines = {}
    for line in io.lines(example.path) do lines[#lines + 1] = line end
    expected = table.concat(lines, "\n", example.first, example.last)
  end
  assert((status or 0) <= 1, ("%s\nended with %s: %s"):format(example.code, tostring(status), err))
  assert(example.kind == "console" or status == 0, err)
  assert(not expected or examples.fits(expected, printed),
    ("%s\nprinted:\n%s\nbut the page says:\n%s"):format(example.code, printed, expected))
end

for _, path in ipairs(run.lines "ls README.md lua/quoth/manual/*.md 2>/dev/null") do
  describe("the examples of " .. path, function()
    for _, example in ipairs((examples.of(path))) do
      it(("at line %d hold: %s"):format(example.line, example.code:match "[^\n]*"), function() check(example) end)
    end
  end)
end

describe("the README", function()
  local page = run.contents "README.md"

  it("names the two set-up commands, what semver covers, and both licences", function()
    for _, words in ipairs { "make demo", "make check", "semver", "MIT", "CC%-BY%-SA%-4%.0" } do
      assert(page:find(words), words)
    end
  end)

  it("begins with an example of twelve lines", function()
    local first = examples.of "README.md"[1]
    assert.equal("lua", first.kind)
    local count = select(2, (first.code .. "\n"):gsub("\n", ""))
    assert(count <= 12, count .. " lines")
  end)
end)
