--- What a model, a corpus or a stream needs before the core can make it: the model.

local core = require "quoth.core"

local setup = {}

local _, file = ...
local folder = type(file) == "string" and file:match "^(.*/)setup%.lua$"

--- Calls f so that its misuse is reported `level` calls above here. What the core takes behind model and options is
--- the first argument of our own functions.
local function checked(level, f, ...)
  local answer = table.pack(pcall(f, ...))
  if answer[1] then return table.unpack(answer, 2, answer.n) end
  local message = answer[2]
  local plain = message == "not enough memory" or message == "interrupted"
  if plain or type(message) ~= "string" then error(message, 0) end
  error((message:gsub("^bad argument #3 to 'quoth%.core%.(%w+)'", "bad argument #1 to '%1'")), level + 1)
end

-- The installed model: opened at its first use, then shared by every corpus of this state.
local own_model

--- Opens the model that lies beside the module; without one, the core looks where the library was installed.
function setup.installed_model()
  local path = folder and folder .. "data/en.quoth"
  local there = path and io.open(path, "rb")
  if there then there:close() end
  return core.model(there and path or nil)
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
  if not own_model then own_model, message, code = setup.installed_model() end
  return own_model, message, code
end

--- What a maker of the core makes of options; misuse is reported at the caller of our caller. (No tail calls here
--- and there: they would take a level away.)
function setup.make(maker, options, ...)
  local model, message, code = checked(3, model_for, options)
  if not model then return nil, message, code end
  local made
  made, message, code = checked(3, maker, model, options or {}, ...)
  return made, message, code
end

return setup
