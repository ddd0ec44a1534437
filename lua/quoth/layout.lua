--- Tables of text for a terminal: rows of cells under headings, in a given width.
--
-- A column is {title, right, cut, share, optional}: whether it stands on the right; how it is cut to some columns (as
-- width.cut does); the part of the whole that it may take where the table is too wide (4: a quarter); whether it may be
-- left out then.

local width = require "quoth.width"

local layout = {}

local GAP = "  "

-- Columns that the widest one should keep before an optional one is left out, and that every one keeps.
local COMFORT, LEAST = 30, 6

local function sum_capped(widths, cap)
  local sum = #GAP * (#widths - 1)
  for _, one in ipairs(widths) do sum = sum + math.min(one, cap) end
  return sum
end

--- The largest cap on the widths of columns under which they fit into `total`.
local function cap_of(widths, total)
  local low, high = LEAST, math.max(LEAST, table.unpack(widths))
  while low < high do
    local middle = (low + high + 1) // 2
    if sum_capped(widths, middle) <= total then low = middle else high = middle - 1 end
  end
  return low
end

--- Natural widths made to fit: columns with a share first, then the widest, all to one width.
local function fit(columns, natural, total)
  local widths = table.move(natural, 1, #natural, 1, {})
  if sum_capped(widths, math.huge) <= total then return widths end
  for i, column in ipairs(columns) do
    if column.share then widths[i] = math.min(widths[i], math.max(LEAST, total // column.share)) end
  end
  local cap = cap_of(widths, total)
  local left = total - sum_capped(widths, cap)
  for i, one in ipairs(widths) do
    local more = one > cap and math.max(0, math.min(left, one - cap)) or 0
    widths[i] = math.min(one, cap) + more
    left = left - more
  end
  return widths
end

local function natural_widths(columns, rows)
  local widths = {}
  for i, column in ipairs(columns) do
    widths[i] = width.of(column.title)
    for _, cells in ipairs(rows) do widths[i] = math.max(widths[i], width.of(cells[i])) end
  end
  return widths
end

--- The columns that are shown, by number, and their widths: an optional one is left out where the others are cramped.
local function choose(columns, rows, total)
  local natural, shown = natural_widths(columns, rows), {}
  for i in ipairs(columns) do shown[i] = i end
  while true do
    local kept, kept_natural, optional = {}, {}, nil
    for place, i in ipairs(shown) do
      kept[place], kept_natural[place] = columns[i], natural[i]
      if columns[i].optional then optional = place end
    end
    local widths = fit(kept, kept_natural, total)
    local cramped = math.max(table.unpack(kept_natural)) > COMFORT and math.max(table.unpack(widths)) < COMFORT
    if not optional or not cramped then return shown, widths end
    table.remove(shown, optional)
  end
end

local function row_text(columns, shown, cells, widths, heading)
  local parts = {}
  for place, i in ipairs(shown) do
    local cut = not heading and columns[i].cut or width.cut
    parts[place] = width.pad(cut(cells[i], widths[place]), widths[place], columns[i].right)
  end
  return (table.concat(parts, GAP):gsub("%s+$", ""))
end

--- The lines of a table of at most `total` columns, headings first.
function layout.lines(columns, rows, total)
  local shown, widths = choose(columns, rows, total)
  local titles = {}
  for i, column in ipairs(columns) do titles[i] = column.title end
  local lines = { row_text(columns, shown, titles, widths, true) }
  for _, cells in ipairs(rows) do lines[#lines + 1] = row_text(columns, shown, cells, widths) end
  return lines
end

return layout
