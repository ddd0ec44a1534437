-- The examples of README and manual, run for real.
--
-- In a page, these fenced blocks are examples:
--   console   lines "$ command", each followed by what it prints. Commands that begin with "quoth" or "lua5.4" are run
--             in the checkout, others only shown. As on a terminal, "quoth who …" and its kin print a table.
--   lua       a script, run by lua5.4 with `quoth` required and `corpus` holding the sample articles;
--             a block "text" right behind it is what it prints
--   c         a program, compiled against the library of the build and run; "text" as for lua
-- A line "…" in what is printed stands for any number of lines. An info string that ends in "norun" is not run.
--
-- lua5.4 spec/support/examples.lua PAGE…   writes what is really printed into the pages.

package.path = "./?.lua;" .. package.path
local run = require "spec.support.run"

local examples = {}

local SAMPLES = "spec/fixtures/articles"
local TABLES = { who = true, quotes = true, entities = true, mentions = true, kwic = true, times = true }

-- Splits a page into its lines and its fenced blocks: { info, first, last } are the lines between the fences.
local function blocks_of(path)
  local lines, blocks, open = {}, {}, nil
  for line in io.lines(path) do
    lines[#lines + 1] = line
    local info = line:match "^```%s*(.-)%s*$"
    if info and not open then
      open = { info = info, first = #lines + 1 }
    elseif info then
      open.last = #lines - 1
      blocks[#blocks + 1], open = open, nil
    end
  end
  return lines, blocks
end

local function body(lines, first, last) return table.concat(lines, "\n", first, last) end

-- Examples { kind, code, first, last, path, line } of a page; first to last are the lines of what is printed (last
-- before first where nothing is). `prints` is false where the page does not show what is printed.
function examples.of(path)
  local lines, blocks = blocks_of(path)
  local found = {}
  for i, block in ipairs(blocks) do
    local kind = not block.info:find "norun" and block.info:match "^%l+"
    if kind == "console" then
      for n = block.first, block.last do
        local command = lines[n]:match "^%$ (.+)$"
        if command then found[#found + 1] = { kind = kind, code = command, first = n + 1, last = block.last, prints = true,
                                              path = path, line = n } end
        local before = found[#found - 1]
        if command and before and before.last == block.last then before.last = n - 1 end
      end
    elseif kind == "lua" or kind == "c" then
      local printed = blocks[i + 1]
      local prints = printed and printed.info == "text" and body(lines, block.last + 2, printed.first - 2):find "%S" == nil
      found[#found + 1] = { kind = kind, code = body(lines, block.first, block.last), path = path, line = block.first,
                            prints = prints, first = prints and printed.first, last = prints and printed.last }
    end
  end
  return found, lines
end

local function as_on_a_terminal(command)
  local verb = command:match "^quoth (%l+)"
  if TABLES[verb] and not command:find("--format", 1, true) and not command:find("|", 1, true) then
    return command .. " --format table"
  end
  return command
end

local runners = {}

-- Puts the build that is tested in front of everything else.
local ENV = 'eval "$(make -s --no-print-directory env BUILD=' .. run.build .. ')"; '

function runners.console(code)
  if not (code:find "^quoth" or code:find "^lua5%.4") then return nil end
  return run.shell(ENV .. as_on_a_terminal(code))
end

function runners.lua(code)
  local path = os.tmpname()
  run.write(path, ('quoth = require "quoth"\ncorpus = quoth.open "%s"\n%s\n'):format(SAMPLES, code))
  local out, err, status = run.shell(ENV .. "lua5.4 " .. path)
  os.remove(path)
  return out, err, status
end

function runners.c(code)
  local folder, remove = run.folder()
  run.write(folder .. "/example.c", code .. "\n")
  -- A sanitizer's library is for the program, not for the compiler.
  local compile = ("env -u LD_PRELOAD cc -std=c11 -Wall -Werror -Icsrc -o %s/example %s/example.c -L%s -lquoth -Wl,-rpath,%s")
    :format(folder, folder, run.build, run.build)
  local out, err, status = run.shell(compile .. " && " .. folder .. "/example")
  remove()
  return out, err, status
end

--- Runs an example: stdout (nil where it is only shown), stderr, exit code.
function examples.run(example) return runners[example.kind](example.code) end

--- True where the lines `expected` fit what was printed; "…" stands for any number of lines.
function examples.fits(expected, printed)
  local pattern = { "^" }
  for line in (expected .. "\n"):gmatch "(.-)\n" do
    if line == "…" then
      pattern[#pattern + 1] = ".-"
    else
      pattern[#pattern + 1] = line:gsub("%s+$", ""):gsub("%p", "%%%0") .. "%s-\n"
    end
  end
  pattern[#pattern + 1] = "%s*$"
  return (printed .. "\n"):find(table.concat(pattern)) ~= nil
end

--- Writes what is really printed into a page.
function examples.update(path)
  local found, lines = examples.of(path)
  for i = #found, 1, -1 do
    local example = found[i]
    local printed = example.prints and examples.run(example)
    if printed and not examples.fits(body(lines, example.first, example.last), printed) then
      for _ = example.first, example.last do table.remove(lines, example.first) end
      local n = example.first
      for line in printed:gsub("\n+$", "\n"):gmatch "(.-)\n" do
        table.insert(lines, n, (line:gsub("%s+$", "")))
        n = n + 1
      end
    end
  end
  run.write(path, table.concat(lines, "\n") .. "\n")
end

if arg and arg[0] and arg[0]:find "examples%.lua$" then
  for _, path in ipairs(arg) do examples.update(path) end
end

return examples
