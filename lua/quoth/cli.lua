--- The command line: data on standard output, everything else on standard error.

local commands = require "quoth.commands"
local core = require "quoth.core"
local options = require "quoth.options"
local quoth = require "quoth"
local setup = require "quoth.setup"

local cli = {}

-- Exit codes.
local FOUND, NOTHING, FAILED, INTERRUPTED = 0, 1, 2, 130

-- Raised to leave with a code, and where the reader of our output has gone.
local Leave = {}
local GONE = {}

local function leave(code)
  error(setmetatable({ code = code }, Leave), 0)
end

--- Says what went wrong, in one line whatever the names in it hold; `lines` keeps the lines of a script's message.
local function complain(message, lines)
  io.stderr:write("quoth: ", core.show(message, lines), "\n")
end

--- Ends with a message about how the command was called.
local function misused(message, command)
  complain(message)
  io.stderr:write(("Say quoth %s--help for examples.\n"):format(command and command.name .. " " or ""))
  leave(FAILED)
end

local function check_written(done, message)
  if done then return end
  if tostring(message):find("Broken pipe", 1, true) then error(GONE, 0) end
  complain("cannot write: " .. tostring(message))
  leave(FAILED)
end

local function emit(text)
  check_written(io.stdout:write(text))
end

-- Help -----------------------------------------------------------------------------------------------------------

local function general_help()
  local lines = { "Examples:" }
  for _, command in ipairs(commands.list) do lines[#lines + 1] = "  " .. command.examples[1] end
  lines[#lines + 1] = ""
  lines[#lines + 1] = "quoth answers who mentioned X, and how, over news articles: files, folders, globs, - for standard input."
  lines[#lines + 1] = ""
  lines[#lines + 1] = "Commands (quoth COMMAND --help explains one):"
  for _, command in ipairs(commands.list) do
    lines[#lines + 1] = ("  %-10s %s"):format(command.name, command.about)
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = "Options:"
  for _, line in ipairs(options.lines(commands.general)) do lines[#lines + 1] = line end
  lines[#lines + 1] = ""
  local codes = {}
  for i, one in ipairs(commands.codes) do codes[i] = one.code .. " " .. one.doc end
  lines[#lines + 1] = "Exit codes: " .. table.concat(codes, ", ") .. "."
  return table.concat(lines, "\n") .. "\n"
end

local function command_help(command)
  local lines = { "Examples:" }
  for _, example in ipairs(command.examples) do lines[#lines + 1] = "  " .. example end
  lines[#lines + 1] = ""
  lines[#lines + 1] = ("quoth %s %s"):format(command.name, command.words)
  lines[#lines + 1] = "  " .. command.about
  local filters = commands.filters(command)
  if #filters > 0 then
    lines[#lines + 1] = ""
    lines[#lines + 1] = "Filters (one given several times: any of its values; different ones: all of them):"
    for _, line in ipairs(options.lines(filters)) do lines[#lines + 1] = line end
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = "Options:"
  local others = table.move(commands.options(command), #filters + 1, 100, 1, {})
  for _, line in ipairs(options.lines(others)) do lines[#lines + 1] = line end
  return table.concat(lines, "\n") .. "\n"
end

-- Reading --------------------------------------------------------------------------------------------------------

--- The rules that --without names, or nil.
local function rules_off(command, given)
  local names = {}
  for _, value in ipairs(given.without or {}) do
    local before = #names
    for name in value:gmatch "[^,%s]+" do names[#names + 1] = name end
    if #names == before then misused(("--without '%s' names no rule"):format(value), command) end
  end
  return #names > 0 and names or nil
end

local function reading_options(command, given, link)
  return {
    input = given.input, recursive = given.recursive, threads = given.threads, model = given.model,
    entities = given.entities, link = link, without = rules_off(command, given),
  }
end

--- Calls a maker of quoth with options; leaves where it fails.
local function must(command, maker, ...)
  local made, answer, message = pcall(maker, ...)
  if not made then
    if answer == "interrupted" or type(answer) ~= "string" then error(answer, 0) end
    answer = answer:gsub("^[^\n]-:%d+: ", "")
    misused(answer:match "^bad argument #%d+ to '[^']*' %((.*)%)$" or answer, command)
  end
  if answer == nil then
    complain(message)
    leave(FAILED)
  end
  return answer
end

--- Says what could not be read: the first of many, and how many more there were.
local function complain_of(messages, total)
  for _, message in ipairs(messages) do complain(message) end
  local more = total - #messages
  if more > 0 then complain(("… and %d more that could not be read"):format(more)) end
end

-- Of very many warnings the first are said, as of what cannot be read.
local WARNINGS = 1000
local warned = 0

--- Says what had to be mended in a document, with the byte of the file, from 0; that of metadata has none.
local function warn_of(doc, warnings)
  for _, warning in ipairs(warnings) do
    warned = warned + 1
    local place = warning.first > 1 and ":" .. warning.first - 1 or ""
    if warned <= WARNINGS then complain(("%s%s: warning: %s"):format(doc, place, warning.message)) end
  end
end

local function end_warnings()
  if warned > WARNINGS then complain(("… and %d more warnings"):format(warned - WARNINGS)) end
  warned = 0
end

--- A corpus of what the paths name. What cannot be read is said, and counted in the second result; what was mended is
--- said.
local function load_corpus(command, paths, given)
  local corpus = must(command, quoth.corpus, reading_options(command, given, not given["no-link"]))
  local problems = 0
  for _, path in ipairs(paths) do
    local read, message = corpus:read(path)
    if not read then
      complain(message)
      problems = problems + 1
    end
  end
  local messages = {}
  for i, problem in ipairs(corpus.problems) do messages[i] = problem.message end
  complain_of(messages, corpus.problem_count)
  for _, doc in ipairs(corpus.documents) do
    local warnings = doc.warnings
    if #warnings > 0 then warn_of(doc.id, warnings) end
  end
  end_warnings()
  return corpus, problems + corpus.problem_count
end

--- Files of a command that needs some: standard input where none is named and something is piped in.
local function need_files(command, files)
  if #files > 0 then return files end
  if core.terminal(0) then misused("no file is named", command) end
  return { "-" }
end

-- Questions ------------------------------------------------------------------------------------------------------

local function default_format(command)
  if #command.formats == 1 then return command.formats[1] end
  return core.terminal(1) and "table" or "jsonl"
end

local function filters_of(command, given)
  local found = {}
  for _, filter in ipairs(commands.filters(command)) do found[filter.key] = given[filter.name] end
  return found
end

local ask = {
  who = function(corpus, filters, x) return corpus:who_mentioned(x, filters) end,
  quotes = function(corpus, filters) return corpus:quotes(filters) end,
  entities = function(corpus, filters) return corpus:entities(filters) end,
  kwic = function(corpus, filters, x) return corpus:kwic(x, filters) end,
  times = function(corpus) return corpus:times() end,
  mentions = function(corpus, filters, _, given) return corpus:mentions(given.of, filters) end,
}

local BATCH = 256

--- Writes the core's records. Results, which can do more with them, are loaded for a table alone.
local function write_records(records, format)
  local count = records:count()
  if format == "table" then
    if count == 0 then return end
    local display = require "quoth.display"
    emit(display.table(require("quoth.results").new(records), { colour = display.colourful() }) .. "\n")
    return
  end
  local parts = { records:header(format) }
  for i = 1, count do
    parts[#parts + 1] = records:line(format, i)
    if #parts >= BATCH then
      emit(table.concat(parts))
      parts = {}
    end
  end
  emit(table.concat(parts))
  check_written(io.stdout:flush())
end

--- Says which rules decided what. The byte is the word's first in the text, from 0.
local function tell(doc, marks)
  for _, mark in ipairs(marks) do
    io.stderr:write(core.show(("%s:%d: %s: %s (%s): %s"):format(doc, mark.first - 1, mark.text, mark.rule, mark.stage,
      mark.meaning)), "\n")
  end
end

-- An answer of less reports is told with what is near.
local LITTLE = 3

--- Offers the entities that may have been meant where an answer is short.
local function suggest(corpus, records, x)
  local count = records:count()
  if count >= LITTLE then return end
  local near, target, names = corpus:near(x), records:target(), {}
  for i = 1, near:count() do
    local entity = near:item(i)
    if not target or entity ~= target.entity then names[#names + 1] = entity.name end
  end
  local what = (count == 0 and "nothing" or "little") .. (" mentions '%s'"):format(x)
  if #names > 0 then
    complain(("%s; near: %s"):format(what, table.concat(names, ", ")))
  elseif count == 0 then
    complain(what)
  end
end

local function exit_code(found, problems)
  if problems > 0 then return FAILED end
  return found and FOUND or NOTHING
end

local function answer(command, given, files, x)
  local corpus, problems = load_corpus(command, files, given)
  if #corpus == 0 then
    if problems == 0 then complain("no article was found") end
    return FAILED
  end
  local filters = filters_of(command, given)
  core.wrap(function(records) return records end)
  local found = must(command, function() return ask[command.name](corpus, filters, x, given) end)
  write_records(found, given.format or default_format(command))
  if command.name == "who" then suggest(corpus, found, x) end
  for i = 1, given.trace and found:count() or 0 do
    local record = found:item(i)
    tell(record.document.id, record:trace())
  end
  return exit_code(found:count() > 0, problems)
end

-- Streams --------------------------------------------------------------------------------------------------------

--- The paths that name something; the others are said and counted.
local function existing(paths, settings)
  local good, problems = {}, 0
  for _, path in ipairs(paths) do
    local stream, message = setup.make(core.stream, settings, { path })
    if stream then
      stream:close()
      good[#good + 1] = path
    else
      complain(message)
      problems = problems + 1
    end
  end
  return good, problems
end

--- Writes document by document, keeping none.
local function pour(command, given, files)
  local format = given.format or default_format(command)
  local settings = reading_options(command, given, false)
  must(command, quoth.corpus, settings):close() -- says what is wrong with the options, once
  local good, problems = existing(files, settings)
  if #good == 0 then return FAILED end
  local stream = must(command, setup.make, core.stream, settings, good)
  local documents, found = 0, false
  if format ~= "conllu" then emit(core.header(format, command.records)) end
  while true do
    local text, message = stream:next(format, command.records)
    if not text then
      if message then
        complain(message)
        problems = problems + 1
      end
      break
    end
    documents = documents + 1
    local warnings, doc = stream:warnings()
    warn_of(doc, warnings)
    if given.trace then
      local trace = stream:trace()
      tell(trace.doc, trace.marks)
    end
    found = found or #text > 0
    emit(text)
  end
  end_warnings()
  local messages, total = stream:problems()
  complain_of(messages, total)
  problems = problems + total
  if documents == 0 then
    if problems == 0 then complain("no article was found") end
    return FAILED
  end
  return exit_code(found, problems)
end

-- Scripts and the prompt -----------------------------------------------------------------------------------------

--- os.exit for scripts, which looks whether all was written before it leaves.
local exit = os.exit
local function careful_exit(code, close)
  local done, problem = pcall(check_written, core.printed())
  if done or problem == GONE then exit(code, close) end
  exit(FAILED, close)
end

local function run_chunk(chunk, message, corpus, name, files)
  if not chunk then
    complain(message)
    return FAILED
  end
  _G.quoth, _G.corpus = quoth, corpus -- luacheck: ignore 122
  _G.arg = table.move(files, 1, #files, 1, { [0] = name }) -- luacheck: ignore 122
  os.exit = careful_exit -- luacheck: ignore 122
  local done, problem = pcall(chunk, table.unpack(files))
  if done then return FOUND end
  if problem == GONE or problem == "interrupted" or getmetatable(problem) == Leave then error(problem, 0) end
  complain(tostring(problem), true)
  return FAILED
end

--- Lets a script require what lies beside it. Its folder comes last, so that nothing hides what is installed.
local function find_neighbours(script)
  local folder = script:match "^(.*/)[^/]*$" or "./"
  if folder:find "[;?]" then return end -- no path can name it
  package.path = ("%s;%s?.lua;%s?/init.lua"):format(package.path, folder, folder)
  package.cpath = ("%s;%s?.so"):format(package.cpath, folder)
end

local function run_script(command, given, files, code)
  local corpus, problems = load_corpus(command, files, given)
  if #files > 0 and #corpus == 0 and problems == 0 then
    complain("no article was found")
    problems = 1
  end
  local status
  if command.name == "run" then
    local chunk, message = loadfile(code)
    find_neighbours(code)
    status = run_chunk(chunk, message, corpus, code, files)
  else
    local chunk, message = load(code, "=-e")
    status = run_chunk(chunk, message, corpus, "-e", files)
  end
  return problems > 0 and FAILED or status
end

--- The prompt; where standard input is no terminal, what stands there is a script.
local function prompt(command, given, files)
  local corpus, problems = load_corpus(command, files, given)
  if #files > 0 and #corpus == 0 then
    if problems == 0 then complain("no article was found") end
    io.stderr:write("Say quoth --help for the commands.\n")
    return FAILED
  end
  if core.terminal(0) then return require("quoth.repl").run(corpus) end
  local chunk, message = load(io.read("a"), "=stdin")
  local status = run_chunk(chunk, message, corpus, "-", files)
  return problems > 0 and FAILED or status
end

-- Dispatch -------------------------------------------------------------------------------------------------------

local function run_general(given)
  if given.help then
    emit(general_help())
  elseif given.version then
    emit("quoth " .. quoth.version .. "\n")
  elseif given.completion then
    emit(require("quoth.completions")[given.completion]())
  elseif given.verify then
    local model = must(nil, quoth.model, given.model)
    must(nil, model.verify, model)
    emit(("%s: good\n"):format(core.show(model.path)))
  else
    return nil
  end
  return FOUND
end

--- Words without a command: general options, or files for the prompt.
local function run_bare(words)
  local command = commands.find("repl")
  local known = table.move(commands.general, 1, #commands.general, 1, {})
  for _, option in ipairs(commands.options(command)) do
    if option.name ~= "help" then known[#known + 1] = option end
  end
  local given, rest = options.read(known, words)
  if not given then misused(rest) end
  return run_general(given) or prompt(command, given, rest)
end

local function run_command(command, words)
  local given, rest = options.read(commands.options(command), words, 2)
  if not given then misused(rest, command) end
  if given.help then
    emit(command_help(command))
    return FOUND
  end
  local x
  if command.takes_x then
    x = table.remove(rest, 1)
    if not x or x == "" then misused(("what is missing: quoth %s %s"):format(command.name, command.words), command) end
  end
  if not command.formats then
    return (command.name == "repl" and prompt or run_script)(command, given, rest, x)
  end
  local files = need_files(command, rest)
  local filtered = given.of or next(filters_of(command, given))
  local streams = command.always_streams or given["no-link"] and not filtered
  local format = given.format or default_format(command)
  if streams and format ~= "table" then return pour(command, given, files) end
  return answer(command, given, files, x)
end

local function dispatch(words)
  local command = commands.find(words[1] or "")
  if command then return run_command(command, words) end
  return run_bare(words)
end

--- Ends as a program does that Ctrl-C stopped.
local function interrupted()
  complain("interrupted")
  core.end_interrupted()
  return INTERRUPTED
end

--- Runs the command with its words; returns the exit code.
function cli.main(words)
  io.stdout:setvbuf(core.terminal(1) and "line" or "full")
  coroutine.resume, coroutine.wrap = core.resume, core.coroutine -- luacheck: ignore 122
  local done, code = pcall(core.interruptible_end, dispatch, words)
  if done or code ~= "interrupted" then
    local written, problem = pcall(check_written, core.printed())
    if not written then done, code = false, problem end
  end
  if done then return code end
  if code == GONE then return FOUND end
  if code == "interrupted" then return interrupted() end
  if getmetatable(code) == Leave then return code.code end
  complain(tostring(code), true)
  return FAILED
end

return cli
