--- The prompt: reads expressions and statements, shows values, keeps a history, completes our own names.

local completion = require "quoth.completion"
local core = require "quoth.core"
local display = require "quoth.display"
local help = require "quoth.help"
local results = require "quoth.results"

local repl = {}

local PROMPT, MORE = "> ", ">> "

-- A session ------------------------------------------------------------------------------------------------------

local session_meta = {}
session_meta.__index = session_meta

--- help() at the prompt: prints, and also stands by itself when it is merely named.
local function help_value(write)
  return setmetatable({}, {
    __call = function(_, topic) write(help.text(topic) .. "\n") end,
    __tostring = function() return help.text() end,
  })
end

--- A session on a corpus. Settings: write(text) and complain(text), limits of display.value.
function repl.session(corpus, settings)
  local self = setmetatable({ settings = settings, pending = nil }, session_meta)
  self.env = setmetatable({ corpus = corpus, quoth = require "quoth", help = help_value(settings.write) },
    { __index = _G })
  return self
end

local function incomplete(message)
  return message:sub(-5) == "<eof>"
end

--- Compiles a line as an expression or as statements. An expression's values pass through a function: a call behind a
--- bare return would leave the prompt, and misuse would be reported at a line of ours.
local function compile(text, env)
  local expression = text:match "^%s*return%f[^%w_](.*)$" or text
  local chunk = load("return " .. expression, "=prompt", "t", env)
  if not chunk then return load(text, "=prompt", "t", env) end
  for _, close in ipairs { ")", "\n)" } do -- the second where the line ends in a comment
    local call = "return (function(...) return ... end)(" .. expression .. close
    local passed = load(call, "=prompt", "t", env)
    if passed then return passed end
  end
  return chunk
end

function session_meta:show(values)
  if values.n == 0 then return end
  self.env._ = values[1]
  local printed = results.printed()
  if values.n == 1 and printed ~= nil and rawequal(values[1], printed) then return end
  for i = 1, values.n do
    self.settings.write(display.value(values[i], self.settings.limits) .. "\n")
  end
end

function session_meta:evaluate(chunk)
  local called = table.pack(pcall(core.interruptible, function()
    results.printed()
    local values = table.pack(chunk())
    self:show(values)
  end))
  if not called[1] then self.settings.complain(core.show(tostring(called[2]), true) .. "\n") end
end

--- Takes a line; returns the prompt for the next.
function session_meta:line(text)
  if self.pending then text = self.pending .. "\n" .. text end
  self.pending = nil
  if not text:find("%S") then return PROMPT end
  local chunk, message = compile(text, self.env)
  if chunk then
    self:evaluate(chunk)
  elseif incomplete(message) then
    self.pending = text
    return MORE
  else
    self.settings.complain(core.show(message, true) .. "\n")
  end
  return PROMPT
end

--- Forgets what was begun.
function session_meta:cancel()
  self.pending = nil
  return PROMPT
end

-- Reading lines --------------------------------------------------------------------------------------------------

local function quoted(word)
  return "'" .. word:gsub("'", [['\'']]) .. "'"
end

--- Where the history is kept; nil where there is no home.
local function history_path()
  local state = os.getenv("XDG_STATE_HOME")
  if not state or state == "" then
    local home = os.getenv("HOME")
    if not home or home == "" then return nil end
    state = home .. "/.local/state"
  end
  local folder = state .. "/quoth"
  if not os.execute("mkdir -p " .. quoted(folder) .. " 2>/dev/null") then return nil end
  return folder .. "/history"
end

--- A reader with editing, history and completion, where the module readline is there.
local function edited_reader(session)
  local found, readline = pcall(require, "readline")
  if not found or type(readline) ~= "table" then return nil end
  local path = history_path()
  readline.set_options { keeplines = 1000, histfile = path or "/dev/null", auto_add = true }
  readline.set_readline_name("quoth")
  readline.set_complete_function(function(text, from, to)
    return completion.candidates(session.env, text, from, to)
  end)
  return readline.readline, function()
    if path then readline.save_history() end
  end
end

local function plain_reader()
  return function(prompt)
    io.stdout:write(prompt)
    io.stdout:flush()
    return io.read("L")
  end, function() end
end

--- One line, or nil at the end; "interrupted" as a second result where Ctrl-C ended it.
local function read_line(read, prompt)
  local done, line = pcall(core.interruptible, function() return (read(prompt)) end)
  if done then return line end
  if line == "interrupted" then return nil, line end
  error(line, 0)
end

local function print_banner(corpus)
  io.stdout:write(("quoth %s. corpus: %d document%s. help() explains, Ctrl-D leaves.\n"):format(
    require("quoth").version, #corpus, #corpus == 1 and "" or "s"))
end

--- Runs a prompt on the terminal until Ctrl-D; returns the exit code.
function repl.run(corpus)
  local session = repl.session(corpus, {
    write = function(text) io.stdout:write(text) end,
    complain = function(text)
      io.stdout:flush()
      io.stderr:write(text)
    end,
    limits = { colour = display.colourful() },
  })
  local read, finish = edited_reader(session)
  if not read then read, finish = plain_reader() end
  print_banner(corpus)
  local prompt = PROMPT
  while true do
    io.stdout:flush()
    local line, interrupted = read_line(read, prompt)
    if line then
      prompt = session:line((line:gsub("\n$", "")))
    elseif interrupted then
      io.stdout:write("\n")
      prompt = session:cancel()
    else
      break
    end
  end
  io.stdout:write("\n")
  finish()
  return 0
end

return repl
