--- quoth: who mentioned X, and how, over news articles.
--
-- The public module. What it offers is described as data in quoth.api, from which help and the manual are made.

-- The parts come from where this file lies, whatever else the path would find first.
local PARTS = { "api", "cli", "commands", "completion", "completions", "core", "display", "docs", "filters", "help",
                "layout", "man", "options", "repl", "results", "setup", "sources", "width" }
local _, file = ...
local folder = type(file) == "string" and file:match "^(.*/)init%.lua$"
for _, part in ipairs(folder and PARTS or {}) do
  local name, path = "quoth." .. part, folder .. part .. ".lua"
  -- A program that has its own core linked in says so here before us.
  package.preload[name] = package.preload[name] or function() return assert(loadfile(path))(name, path) end
end

local core = require "quoth.core"
local setup = require "quoth.setup"

local quoth = { version = core.version }

-- Sequences and their verbs are loaded when a question is asked, or a list for a verb: many a run needs none.
local SEQUENCE_VERBS = { "where", "filter", "first", "sort_by", "group_by", "count_by", "each", "write", "text" }
local loading = {}
for _, name in ipairs(SEQUENCE_VERBS) do
  -- A tail call, so that misuse is reported at the caller, as of the verb itself.
  loading[name] = function(...) return require("quoth.results").verb(name)(...) end
end
core.list_verbs(loading)
core.wrap(function(...) return require("quoth.results").new(...) end)

local function check_table(value, position, name)
  if value ~= nil and type(value) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(position, name, type(value)), 3)
  end
end

function quoth.model(path)
  if path ~= nil and type(path) ~= "string" then
    error(("bad argument #1 to 'model' (string expected, got %s)"):format(type(path)), 2)
  end
  if path then return core.model(path) end
  return setup.installed_model()
end

function quoth.corpus(options)
  check_table(options, 1, "corpus")
  local made, message, code = setup.make(core.corpus, options)
  return made, message, code
end

function quoth.open(paths, options)
  if type(paths) == "string" then paths = { paths } end
  if type(paths) ~= "table" then
    error(("bad argument #1 to 'open' (path or list of paths expected, got %s)"):format(type(paths)), 2)
  end
  for i, path in ipairs(paths) do
    if type(path) ~= "string" then
      error(("bad argument #1 to 'open' (path %d is a %s)"):format(i, type(path)), 2)
    end
  end
  for key in pairs(paths) do
    if type(key) ~= "number" then
      error(("bad argument #1 to 'open' ('%s' stands in the list of paths: options are the second argument)"):format(
        tostring(key)), 2)
    end
  end
  check_table(options, 2, "open")
  local corpus, message, code = setup.make(core.corpus, options)
  if not corpus then return nil, message, code end
  for _, path in ipairs(paths) do
    local read
    read, message, code = corpus:read(path)
    if not read then
      corpus:close()
      return nil, message, code
    end
  end
  return corpus
end

function quoth.document(article, options)
  if type(article) ~= "table" then
    error(("bad argument #1 to 'document' (table expected, got %s)"):format(type(article)), 2)
  end
  check_table(options, 2, "document")
  local made, message, code = setup.make(core.document, options, article)
  return made, message, code
end

function quoth.rules()
  return core.rules()
end

function quoth.help(topic)
  return require("quoth.help").text(topic)
end

return quoth
