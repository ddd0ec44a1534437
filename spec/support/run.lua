-- Runs commands for the specs, in the checkout that is being tested.

local run = {}

--- The build folder that is being tested: make spec sets QUOTH_BUILD.
run.build = os.getenv "QUOTH_BUILD" or "build"

--- The command of that build.
run.quoth = run.build .. "/bin/quoth"

--- Quotes a word for the shell.
function run.quoted(word) return "'" .. word:gsub("'", [['\'']]) .. "'" end

local function contents(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- The bytes of a file.
run.contents = contents

--- Writes a file.
function run.write(path, bytes)
  local file <close> = assert(io.open(path, "wb"))
  assert(file:write(bytes))
end

--- A new empty folder, removed by the second result.
function run.folder()
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir -p " .. run.quoted(path)))
  return path, function() os.execute("rm -rf " .. run.quoted(path)) end
end

--- Runs a shell command; `input` is its stdin (none where nil). Returns stdout, stderr and the exit code.
function run.shell(command, input)
  local out, err, into = os.tmpname(), os.tmpname(), os.tmpname()
  run.write(into, input or "")
  local _, _, code = os.execute(("{ %s\n} >%s 2>%s <%s"):format(command, out, err, into))
  local stdout, stderr = contents(out), contents(err)
  os.remove(out)
  os.remove(err)
  os.remove(into)
  return stdout, stderr, code
end

--- The lines that a shell command prints.
function run.lines(command)
  local lines = {}
  for line in run.shell(command):gmatch "[^\n]+" do lines[#lines + 1] = line end
  return lines
end

--- Runs the quoth command with the words given (each quoted). Returns stdout, stderr and the exit code.
function run.command(words, input)
  local quoted = { run.quoted(run.quoth) }
  for _, word in ipairs(words) do quoted[#quoted + 1] = run.quoted(word) end
  return run.shell(table.concat(quoted, " "), input)
end

return run
