--- Completions of the command for shells, made from the description of its commands.

local commands = require "quoth.commands"

local completions = {}

local function option_names(known)
  local names = {}
  for _, option in ipairs(known) do names[#names + 1] = "--" .. option.name end
  return table.concat(names, " ")
end

local function command_names()
  local names = {}
  for _, command in ipairs(commands.list) do names[#names + 1] = command.name end
  return table.concat(names, " ")
end

--- Values of options that have a closed set: all that any command knows.
local function choices()
  local lines, values, names = {}, {}, {}
  for _, command in ipairs(commands.list) do
    for _, option in ipairs(commands.options(command)) do
      for _, choice in ipairs(option.choices or {}) do
        if not values[option.name] then
          values[option.name] = {}
          names[#names + 1] = option.name
        end
        if not values[option.name][choice] then table.insert(values[option.name], choice) end
        values[option.name][choice] = true
      end
    end
  end
  for _, name in ipairs(names) do
    lines[#lines + 1] = ("    --%s) words=\"%s\" ;;"):format(name, table.concat(values[name], " "))
  end
  return table.concat(lines, "\n")
end

function completions.bash()
  local cases = {}
  for _, command in ipairs(commands.list) do
    cases[#cases + 1] = ("    %s) words=\"%s\" ;;"):format(command.name, option_names(commands.options(command)))
  end
  return ([[
_quoth() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  case $before in
%s
  esac
  if [ -z "$words" ] && [ "$COMP_CWORD" -eq 1 ]; then words="%s %s"
  elif [ -z "$words" ] && [ "${current#-}" != "$current" ]; then case ${COMP_WORDS[1]} in
%s
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _quoth quoth
]]):format(choices(), command_names(), option_names(commands.general), table.concat(cases, "\n"))
end

function completions.zsh()
  return "autoload -U +X bashcompinit && bashcompinit\n" .. completions.bash()
end

local function fish_quoted(text)
  return "'" .. text:gsub("['\\]", "\\%0") .. "'"
end

local function fish_option(condition, option)
  local parts = { "complete -c quoth -n " .. fish_quoted(condition), "-l " .. option.name }
  if option.short then parts[#parts + 1] = "-s " .. option.short end
  if option.choices then
    parts[#parts + 1] = "-x -a " .. fish_quoted(table.concat(option.choices, " "))
  elseif option.value then
    parts[#parts + 1] = "-r"
  end
  parts[#parts + 1] = "-d " .. fish_quoted(option.doc)
  return table.concat(parts, " ")
end

function completions.fish()
  local lines = {}
  for _, option in ipairs(commands.general) do lines[#lines + 1] = fish_option("__fish_use_subcommand", option) end
  for _, command in ipairs(commands.list) do
    lines[#lines + 1] = ("complete -c quoth -n __fish_use_subcommand -a %s -d %s"):format(fish_quoted(command.name),
      fish_quoted(command.about))
    for _, option in ipairs(commands.options(command)) do
      lines[#lines + 1] = fish_option("__fish_seen_subcommand_from " .. command.name, option)
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

return completions
