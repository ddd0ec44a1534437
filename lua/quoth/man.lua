--- The man page of the command, made from the description of its commands (make docs).

local commands = require "quoth.commands"
local core = require "quoth.core"

local man = {}

--- Text as man's macros take it: backslashes are theirs, a hyphen is a minus, and no line begins a macro.
local function escaped(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^[.']", "\\&%0"))
end

local function bold(text)
  return "\\fB" .. escaped(text) .. "\\fR"
end

local function italic(text)
  return "\\fI" .. escaped(text) .. "\\fR"
end

--- A sentence of what describes itself in half of one.
local function sentence(text)
  local first = text:match(utf8.charpattern)
  return escaped(first:upper() .. text:sub(#first + 1):gsub("([^.])$", "%1."))
end

local function add_section(lines, name)
  lines[#lines + 1] = ".SH " .. name
end

local function add_item(lines, head, text)
  lines[#lines + 1] = ".TP"
  lines[#lines + 1] = head
  lines[#lines + 1] = text
end

local function add_option(lines, option)
  local head = (option.short and bold("-" .. option.short) .. ", " or "") .. bold("--" .. option.name)
  add_item(lines, head .. (option.value and " " .. italic(option.value) or ""), sentence(option.doc))
end

--- What `of(command)` gives for all commands: every option once, with the commands that have it, in their order.
local function gathered(of)
  local found, entry_of = {}, {}
  for _, command in ipairs(commands.list) do
    for _, option in ipairs(of(command)) do
      local entry = entry_of[option.name]
      if not entry then
        entry = { option = option, commands = {} }
        entry_of[option.name] = entry
        found[#found + 1] = entry
      end
      table.insert(entry.commands, command.name)
    end
  end
  return found
end

--- Adds options, and of those that few commands have, which.
local function add_options(lines, entries, all)
  for _, entry in ipairs(entries) do
    add_option(lines, entry.option)
    if #entry.commands < all then
      lines[#lines + 1] = ("Of %s."):format(escaped(table.concat(entry.commands, ", ")))
    end
  end
end

--- The options of a command that are no filters; its last is --help, which is a general one.
local function others(command)
  local known, filters = commands.options(command), #commands.filters(command)
  return table.move(known, filters + 1, #known - 1, 1, {})
end

function man.page()
  local lines = {
    '.\\" Made by `make docs` from lua/quoth/commands.lua: edit that.',
    ('.TH QUOTH 1 "" "quoth %s" "User Commands"'):format(core.version),
  }
  add_section(lines, "NAME")
  lines[#lines + 1] = "quoth \\- who mentioned X, and how, over news articles"
  add_section(lines, "SYNOPSIS")
  for _, command in ipairs(commands.list) do
    lines[#lines + 1] = (".B quoth\n%s [%s]... %s\n.br"):format(bold(command.name), italic("OPTION"), italic(command.words))
  end
  lines[#lines] = lines[#lines]:gsub("\n%.br$", "")
  add_section(lines, "DESCRIPTION")
  lines[#lines + 1] = "Reads files, folders, globs, or standard input (" .. bold("-") .. ") as news articles: plain text, "
    .. "Markdown, HTML, JSON, CSV, TSV, feeds and news XML, mails, and any of these compressed with gzip. "
    .. "Writes one record for each finding."
  add_section(lines, "COMMANDS")
  for _, command in ipairs(commands.list) do
    add_item(lines, bold(command.name) .. " " .. italic(command.words), sentence(command.about))
  end
  add_section(lines, "FILTERS")
  lines[#lines + 1] = "One given several times: any of its values; different ones: all of them."
  local asking = 0
  for _, command in ipairs(commands.list) do asking = asking + (#commands.filters(command) > 0 and 1 or 0) end
  add_options(lines, gathered(commands.filters), asking)
  add_section(lines, "OPTIONS")
  add_options(lines, gathered(others), #commands.list)
  for _, option in ipairs(commands.general) do add_option(lines, option) end
  add_section(lines, "EXIT STATUS")
  for _, code in ipairs(commands.codes) do add_item(lines, bold(tostring(code.code)), sentence(code.doc)) end
  add_section(lines, "EXAMPLES")
  lines[#lines + 1] = ".nf"
  for _, command in ipairs(commands.list) do
    for _, example in ipairs(command.examples) do lines[#lines + 1] = escaped(example) end
  end
  lines[#lines + 1] = ".fi"
  add_section(lines, "SEE ALSO")
  lines[#lines + 1] = "The manual lies with the Lua module, in " .. italic("share/lua/5.4/quoth/manual") .. "; "
    .. bold("quoth COMMAND --help") .. " explains a command."
  return table.concat(lines, "\n") .. "\n"
end

return man
