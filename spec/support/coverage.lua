-- Prints which lines of the rooms were reached, from the files that gcov wrote:
--
--     coverage.lua FOLDER LEAST ROOM…
--
-- A row for each file, one for each room, one for all. Ends with 1 where a room that is named stays below LEAST percent.

local folder, least = arg[1], tonumber(arg[2])
if not folder or not least then
  io.stderr:write "usage: coverage.lua FOLDER LEAST ROOM...\n"
  os.exit(2)
end

-- Lines of a file that can be reached, and those that were. A line that stands for several (a macro, an inline function
-- in several objects) counts once.
local function count(path)
  local reached, all = {}, {}
  for line in io.lines(path) do
    local hits, number = line:match "^%s*([^:%s]+):%s*(%d+):"
    if hits and hits ~= "-" and number ~= "0" then
      all[number] = true
      if not hits:find "^[#=]" then reached[number] = true end
    end
  end
  local function size(set)
    local n = 0
    for _ in pairs(set) do n = n + 1 end
    return n
  end
  return size(reached), size(all)
end

local function add(sum, reached, all)
  sum.reached, sum.all = sum.reached + reached, sum.all + all
end

local function percent(sum) return sum.all > 0 and 100 * sum.reached / sum.all or 0 end

local function print_row(name, sum)
  print(("%6.1f %%  %5d of %5d  %s"):format(percent(sum), sum.reached, sum.all, name))
end

local names, rooms, total = {}, {}, { reached = 0, all = 0 }
local listing = assert(io.popen("ls '" .. folder .. "'"))
for name in listing:lines() do
  local room, file = name:match "csrc#([^#]+)#(.+)%.gcov$"
  if room then
    local reached, all = count(folder .. "/" .. name)
    if not rooms[room] then
      rooms[room] = { reached = 0, all = 0, files = {} }
      names[#names + 1] = room
    end
    add(rooms[room], reached, all)
    add(total, reached, all)
    table.insert(rooms[room].files, { name = room .. "/" .. file, reached = reached, all = all })
  end
end
listing:close()

table.sort(names)
for _, name in ipairs(names) do
  for _, file in ipairs(rooms[name].files) do print_row("  " .. file.name, file) end
end
print()
for _, name in ipairs(names) do print_row(name, rooms[name]) end
print_row("all", total)

local passed, failed = 0, 0
for i = 3, #arg do
  local name = arg[i]
  local enough = rooms[name] and percent(rooms[name]) >= least
  if enough then passed = passed + 1 else failed = failed + 1 end
  if not rooms[name] then
    print(("coverage: nothing was counted in the room '%s'"):format(name))
  elseif not enough then
    print(("coverage: %s is below %g %%"):format(name, least))
  end
end
print(("coverage: %d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
