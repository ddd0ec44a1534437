--- How many columns text takes on a terminal, and cutting it to fit.

local core = require "quoth.core"

local width = {}

-- First and last of the ranges that take two columns (Unicode's East Asian Width, W and F) and none (marks,
-- format controls). Sorted, so that a search halves them.
local WIDE = {
  0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
  0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
  0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2E80, 0x303E, 0x3041, 0x4DBF,
  0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
  0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F200, 0x1F265, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7F0,
  0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
}
local NONE = {
  0x0000, 0x001F, 0x007F, 0x009F, 0x00AD, 0x00AD, 0x0300, 0x036F, 0x0483, 0x0489, 0x0591, 0x05BD, 0x05BF, 0x05BF,
  0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x0610, 0x061A, 0x064B, 0x065F, 0x0670, 0x0670, 0x06D6, 0x06DC, 0x0900, 0x0902,
  0x093C, 0x093C, 0x0941, 0x0948, 0x094D, 0x094D, 0x0E31, 0x0E31, 0x0E34, 0x0E3A, 0x0E47, 0x0E4E, 0x1AB0, 0x1AFF,
  0x1DC0, 0x1DFF, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0x20D0, 0x20FF, 0xFE00, 0xFE0F, 0xFE20, 0xFE2F,
  0xFEFF, 0xFEFF, 0xE0000, 0xE0FFF,
}

local function within(ranges, code)
  local low, high = 1, #ranges // 2
  while low <= high do
    local middle = (low + high) // 2
    if code < ranges[2 * middle - 1] then
      high = middle - 1
    elseif code > ranges[2 * middle] then
      low = middle + 1
    else
      return true
    end
  end
  return false
end

--- Columns of one character, by its code point.
local function columns(code)
  if code < 0x20 then return 0 end
  if code < 0x7F then return 1 end
  if within(NONE, code) then return 0 end
  return within(WIDE, code) and 2 or 1
end

--- Text as one line that a terminal may show: runs of white space are one space, and the core escapes control
--- characters, what turns the direction of text, and ill-formed bytes.
function width.line(text)
  return core.show((text:gsub("%s+", " ")))
end

--- Columns that a line takes.
function width.of(text)
  if not text:find("[\x80-\xFF]") then return #text end
  local sum = 0
  for _, code in utf8.codes(text, true) do sum = sum + columns(code) end
  return sum
end

--- A line cut to `most` columns, an ellipsis for what is missing at its end.
function width.cut(text, most)
  if width.of(text) <= most then return text end
  local sum = 0
  for at, code in utf8.codes(text, true) do
    sum = sum + columns(code)
    if sum > most - 1 then return text:sub(1, at - 1) .. "…" end
  end
  return text
end

--- A line cut to `most` columns, an ellipsis for what is missing at its beginning.
function width.cut_left(text, most)
  local excess = width.of(text) - most
  if excess <= 0 then return text end
  local sum = 0
  for at, code in utf8.codes(text, true) do
    if sum > excess and columns(code) > 0 then return "…" .. text:sub(at) end
    sum = sum + columns(code)
  end
  return "…"
end

--- A line of at least `least` columns.
function width.pad(text, least, right)
  local space = (" "):rep(least - width.of(text))
  return right and space .. text or text .. space
end

return width
