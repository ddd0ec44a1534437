--- The commands of the command line, described as data: what --help, completion and the reader of options know.

local filters_of = require("quoth.filters").of

local commands = {}

local INPUTS = { "auto", "text", "html", "markdown", "jsonl", "json", "csv", "tsv", "xml", "mail" }
local FORMATS = { "table", "jsonl", "csv", "tsv", "markdown" }

local function format_option(choices)
  return { name = "format", short = "f", value = "FORMAT", choices = choices, doc = table.concat(choices, ", ") }
end

--- Options that every command which reads articles has.
local reading = {
  { name = "input", value = "KIND", choices = INPUTS, doc = "how to read files: " .. table.concat(INPUTS, ", ") },
  { name = "recursive", short = "r", doc = "descend into folders, never through links" },
  { name = "threads", short = "t", value = "N", number = true, doc = "threads; as many as there are processors" },
  { name = "model", value = "FILE", doc = "another model than the installed one" },
  { name = "entities", value = "FILE", doc = "names to teach: lines of name or /pattern/, kind, aliases, separated by tabs" },
  { name = "without", value = "RULE,…", many = true, doc = "switch rules off, to measure what they are worth" },
}

local general = {
  { name = "help", short = "h", doc = "explain, with examples" },
  { name = "version", doc = "print the version" },
  { name = "completion", value = "SHELL", choices = { "bash", "zsh", "fish" }, doc = "print completions: bash, zsh or fish" },
  { name = "verify", doc = "check the model's sums" },
}

local TRACE = { name = "trace", doc = "say on standard error which rules decided what: FILE:BYTE: word: rule (stage): meaning" }

local NO_LINK = { name = "no-link", doc = "do not link entities across articles: any number of articles in little memory" }

local list = {
  {
    name = "who", words = "X FILE…", about = "who mentioned X, and how: one record for each report", takes_x = true,
    records = "report", formats = FORMATS, traces = true,
    examples = {
      'quoth who "Resolution 1701" articles/', 'quoth who Blinken articles/ --manner demand --format csv',
      'quoth who "peace process" articles/*.html --form direct --form mixed',
    },
  },
  {
    name = "quotes", words = "FILE…", about = "who said what: one record for each attribution", records = "quote",
    formats = FORMATS, streams = true, traces = true,
    examples = { 'quoth quotes articles/', 'quoth quotes --speaker Blinken --about "Resolution 1701" articles/' },
  },
  {
    name = "entities", words = "FILE…", about = "people, places, organisations, laws …, the most mentioned first",
    records = "entity", formats = FORMATS,
    examples = { 'quoth entities articles/', 'quoth entities --kind person articles/ --format csv' },
  },
  {
    name = "mentions", words = "FILE…", about = "every place where an entity is named or referred to",
    records = "mention", formats = FORMATS, streams = true,
    extra = { { name = "of", value = "X", doc = "only mentions of X" } },
    examples = {
      'quoth mentions articles/', 'quoth mentions --kind law articles/', 'quoth mentions --of "Resolution 1701" articles/',
    },
  },
  {
    name = "kwic", words = "PATTERN FILE…", about = "words in context", takes_x = true, records = "kwic",
    formats = FORMATS,
    examples = { "quoth kwic 'resolution*' articles/", "quoth kwic '[lemma=call] for' articles/" },
  },
  {
    name = "times", words = "FILE…", about = "every time expression, with its value", records = "time",
    formats = FORMATS, streams = true, no_filters = true,
    examples = { 'quoth times articles/ --format jsonl' },
  },
  {
    name = "annotate", words = "FILE…", about = "the whole annotation as CoNLL-U", formats = { "conllu" },
    streams = true, always_streams = true, traces = true,
    examples = { 'quoth annotate articles/ > articles.conllu' },
  },
  {
    name = "repl", words = "[FILE…]", about = "a prompt with `corpus` loaded",
    examples = { 'quoth repl articles/', 'quoth articles/' },
  },
  {
    name = "run", words = "SCRIPT.lua [FILE…]", about = "run a Lua script, which sees `corpus` and `arg`", takes_x = true,
    examples = { 'quoth run speakers.lua articles/' },
  },
  {
    name = "-e", words = "CODE [FILE…]", about = "run Lua code, which sees `corpus` and `arg`", takes_x = true,
    examples = { [[quoth -e 'print(corpus:quotes():count_by("speaker"))' articles/]] },
  },
}

commands.list = list
commands.general = general
commands.codes = {
  { code = 0, doc = "something found" }, { code = 1, doc = "nothing found" },
  { code = 2, doc = "usage, file or script error" }, { code = 130, doc = "Ctrl-C" },
}

function commands.find(name)
  for _, command in ipairs(list) do
    if command.name == name then return command end
  end
end

--- The filters of a command, as options: {name, key}.
function commands.filters(command)
  local filters = {}
  if not command.records or command.no_filters then return filters end
  for _, filter in ipairs(filters_of(command.records)) do
    local choices = filter.values
    local doc = filter.doc:sub(1, 1):lower() .. filter.doc:sub(2):gsub("%.$", "")
    filters[#filters + 1] = {
      name = filter.name:gsub("_", "-"), key = filter.name, value = choices and "CLASS" or "VALUE", many = true,
      choices = choices, doc = doc .. (choices and ": " .. table.concat(choices, ", ") or ""),
    }
  end
  return filters
end

--- All options of a command, the filters first.
function commands.options(command)
  local all = commands.filters(command)
  for _, option in ipairs(command.extra or {}) do all[#all + 1] = option end
  if command.formats then all[#all + 1] = format_option(command.formats) end
  if command.streams and not command.always_streams then all[#all + 1] = NO_LINK end
  if command.traces then all[#all + 1] = TRACE end
  for _, option in ipairs(reading) do all[#all + 1] = option end
  all[#all + 1] = general[1]
  return all
end

return commands
