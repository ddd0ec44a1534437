--- quoth: who mentioned X, and how, over news articles.
--
-- The public module. What it offers is described as data in quoth.api, from which help and the manual are made.

local core = require "quoth.core"
local names = require "quoth.names"
local results = require "quoth.results"

local quoth = { version = core.version }

core.wrap(results.new)

--- Calls f so that its misuse is reported `level` calls above here.
local function checked(level, f, ...)
  local answer = table.pack(pcall(f, ...))
  if answer[1] then return table.unpack(answer, 2, answer.n) end
  local message = answer[2]
  local plain = message == "not enough memory" or message == "interrupted"
  error(message, (plain or type(message) ~= "string") and 0 or level + 1)
end

local function check_table(value, position, name)
  if value ~= nil and type(value) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(position, name, type(value)), 3)
  end
end

-- The model that came with the module: opened at its first use, then shared by every corpus of this state.
local own_model

local function find_model()
  local path = package.searchpath("quoth.data.en", (package.path:gsub("%.lua", ".quoth")))
  return core.model(path)
end

--- The model that options ask for: one already open, a path, or our own.
local function model_for(options)
  local asked = options and options.model
  if type(asked) == "string" then return core.model(asked) end
  if asked ~= nil then
    if core.type(asked) ~= "Model" then
      error(("bad option 'model' (path or Model expected, got %s)"):format(type(asked)), 0)
    end
    return asked
  end
  local message, code
  if not own_model then own_model, message, code = find_model() end
  return own_model, message, code
end

--- Options as the core takes them: a file of taught names is read into a list.
local function core_options(options)
  if not options or type(options.entities) ~= "string" then return options or {} end
  local taught, message, code = names.read(options.entities)
  if not taught then return nil, message, code end
  local copy = {}
  for key, value in pairs(options) do copy[key] = value end
  copy.entities = taught
  return copy
end

local function prepare(options)
  local ready, message, code = core_options(options)
  if not ready then return nil, message, code end
  local model
  model, message, code = model_for(options)
  if not model then return nil, message, code end
  return model, ready
end

--- What a maker of the core makes of options; misuse is reported at the caller of our caller. (No tail calls here
--- and there: they would take a level away.)
local function make(maker, options, ...)
  local model, ready, code = checked(3, prepare, options)
  if not model then return nil, ready, code end
  local made, message
  made, message, code = checked(3, maker, model, ready, ...)
  return made, message, code
end

function quoth.model(path)
  if path ~= nil and type(path) ~= "string" then
    error(("bad argument #1 to 'model' (string expected, got %s)"):format(type(path)), 2)
  end
  return (path and core.model or find_model)(path)
end

function quoth.corpus(options)
  check_table(options, 1, "corpus")
  local made, message, code = make(core.corpus, options)
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
  check_table(options, 2, "open")
  local corpus, message, code = make(core.corpus, options)
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
  local made, message, code = make(core.document, options, article)
  return made, message, code
end

--- What the command line streams: documents that are written and forgotten.
function quoth.stream(paths, options)
  local made, message, code = make(core.stream, options, paths)
  return made, message, code
end

function quoth.help(topic)
  return require("quoth.help").text(topic)
end

return quoth
