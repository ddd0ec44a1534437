-- The prompt.

local completion = require "quoth.completion"
local quoth = require "quoth"
local repl = require "quoth.repl"
local run = require "spec.support.run"
local samples = require "spec.support.samples"

local FILE = samples.path .. "/kelder_post.txt"

-- A session whose output is kept: say(line) returns what it prints, and the next prompt.
local function session(corpus)
  local printed = {}
  local function keep(text) printed[#printed + 1] = text end
  local made = repl.session(corpus or samples.corpus(), { write = keep, complain = keep, limits = { width = 80 } })
  return function(line)
    printed = {}
    local prompt = made:line(line)
    return table.concat(printed), prompt
  end, made
end

describe("the prompt", function()
  it("shows the values of expressions, and keeps the first in _", function()
    local say = session()
    assert.equal("3\n", (say "1 + 2"))
    assert.equal("6\n", (say "_ * 2"))
    assert.equal("1\n2\n", (say "1, 2"))
    assert.equal("nil\n", (say "nil"))
    assert.equal("", (say "local x = 1"))
    assert.equal("", (say "  "))
    assert.equal("Marta Ilvanen\n", (say "corpus:entity('Ilvanen').name"))
  end)

  it("blames the line that was said, not one of ours", function()
    local say = session()
    for _, line in ipairs { "corpus:quotes():where { foo = 1 }", "return corpus:quotes():where { foo = 1 }",
      "corpus:quotes():sort_by('foo') -- so" } do
      assert.truthy((say(line)):find "^prompt:1: bad argument #1 to '")
    end
    assert.equal("1\n", (say "1 -- one"))
    assert.equal("1\n", (say "1;"))
    assert.equal("2\n", (say "return 2"))
    assert.equal("", (say "return"))
    assert.equal("", (say "-- nothing"))
  end)

  it("shows nothing again that was written to standard output", function()
    local out = run.shell(("printf '%%s\\n' 'first = corpus:quotes():first()' 'first:write(\"jsonl\")' 'first' | "
      .. "%s %s -e 'local s = require(\"quoth.repl\").session(corpus, { write = io.write, complain = io.write }) "
      .. "for line in io.lines() do s:line(line) end' %s"):format(run.quoted(run.quoth), "", FILE))
    local records, tables = 0, 0
    for line in out:gmatch "[^\n]+" do
      if line:find "^{" then records = records + 1 end
      if line:find "^speaker" then tables = tables + 1 end
    end
    assert.same({ 1, 1 }, { records, tables })
  end)

  it("keeps globals of its own", function()
    local say = session()
    say "answer = 42"
    assert.equal("42\n", (say "answer"))
    assert.is_nil(rawget(_G, "answer"))
  end)

  it("reads on where a statement is not complete", function()
    local say = session()
    local printed, prompt = say "for i = 1, 2 do"
    assert.same({ "", ">> " }, { printed, prompt })
    printed, prompt = say "  n = i"
    assert.same({ "", ">> " }, { printed, prompt })
    printed, prompt = say "end"
    assert.same({ "", "> " }, { printed, prompt })
    assert.equal("2\n", (say "n"))
  end)

  it("says what went wrong, without a traceback", function()
    local say = session()
    assert.equal("prompt:1: no luck\n", (say "error 'no luck'"))
    assert.equal("prompt:1: Token has no field 'txet'\n", (say "corpus[1].tokens[1].txet"))
    assert.truthy((say "x = = 1"):find "^prompt:1: ")
    assert.truthy((say "corpus:quotes { speeker = 'x' }"):find "speeker")
    assert.equal("2\n", (say "1 + 1"))
  end)

  it("limits what it shows", function()
    local say = session()
    assert.truthy((say "('x'):rep(10000)"):find "^x+\n… 8,400 more bytes; print%(_%) shows all\n$")
    assert.equal(("x"):rep(800) .. "\n", (say "('x'):rep(800)"))
    assert.truthy((say "corpus:mentions()"):find "\n… [%d,]+ more\n$")
    assert.truthy((say "corpus[1].tokens"):find "\n… [%d,]+ more\n$")
    for line in (say "corpus:quotes()"):gmatch "[^\n]+" do assert(utf8.len(line) <= 80, line) end
  end)

  it("helps", function()
    local say = session()
    assert.truthy((say "help()"):find("who_mentioned", 1, true))
    assert.truthy((say "help"):find("who_mentioned", 1, true))
    assert.truthy((say "help 'quotes'"):find("corpus:quotes([filters])", 1, true))
    assert.truthy((say "help(corpus[1])"):find "^Document\n")
  end)

  it("forgets what was begun when it is told to", function()
    local say, made = session()
    say "if true then"
    assert.equal("> ", made:cancel())
    assert.equal("1\n", (say "1"))
  end)
end)

describe("completion", function()
  local env = setmetatable({ corpus = samples.corpus(), quoth = quoth, results = samples.corpus():quotes() },
    { __index = _G })

  -- Candidates for the word at the end of a line; words begin where readline begins them.
  local function complete(line)
    local from = #line - #line:match "[%w_.:%[%]]*$" + 1
    return completion.candidates(env, line, from, #line)
  end

  it("knows globals", function()
    assert.same({ "corpus" }, complete "corp")
    assert.same({ "print" }, complete "x = pri")
  end)

  it("knows our fields and verbs", function()
    assert.same({ "corpus:who_mentioned" }, complete "corpus:who")
    assert.same({ "corpus[1].sentences" }, complete "corpus[1].sen")
    assert.same({ "corpus[1].tokens[1].lemma" }, complete "x = corpus[1].tokens[1].lem")
    assert.same({ "results:count_by" }, complete "results:co")
    assert.same({ "quoth.open" }, complete "quoth.op")
    assert.same({ "corpus[1].tokens:each" }, complete "corpus[1].tokens:e")
  end)

  it("guesses behind a call", function()
    local found = complete 'corpus:quotes():coun'
    assert.equal(1, #found)
    assert.truthy(found[1]:find "count_by$")
  end)

  it("knows tables and topics of help", function()
    assert.same({ "string.format" }, complete "string.form")
    assert.same({ "who_mentioned" }, completion.candidates(env, 'help "who_', 7, 10))
  end)

  it("knows filters and their values", function()
    assert.same({ "manner" }, complete "corpus:quotes { man")
    assert.same({ "stance", "stance_holder" }, complete 'corpus:who_mentioned("Resolution 1701", { form = "direct", sta')
    assert.same({ "decide", "demand", "deny", "describe" }, complete 'corpus:quotes{manner="de')
    assert.same({ "deny" }, complete 'results:where { manner = { "demand", "den')
    assert.same({ "corpus" }, complete 'corpus:quotes { speaker = corp')
  end)

  it("runs nobody's code", function()
    env.trap = setmetatable({}, { __index = function() error "called" end })
    assert.same({}, complete "trap.field.x")
    assert.same({}, complete "nothing.x.y.zzz")
  end)
end)

describe("Ctrl-C", function()
  -- Starts a shell command, sends it SIGINT, and returns what it printed and how long that took.
  local function interrupted(command, seconds)
    local out = run.shell(("%s 2>&1 & pid=$!; sleep %s; kill -INT $pid; wait $pid; echo code $?"):format(command, seconds))
    return out
  end

  it("stops a loop of Lua", function()
    local out = interrupted(run.quoted(run.quoth) .. " -e 'while true do end'", 0.5)
    assert.equal("quoth: interrupted\ncode 130\n", out)
  end)

  -- A script that would go on for ever where only the coroutine stopped.
  for what, loop in pairs {
    ["that is resumed"] = [[while true do coroutine.resume(coroutine.create(function() while true do end end)) end]],
    ["that is wrapped"] = [[for _ in coroutine.wrap(function() while true do end end) do end]],
    ["that yields"] = [[for _ in coroutine.wrap(function() while true do coroutine.yield(1) end end) do end]],
    ["in a coroutine"] = [[
      local inner = coroutine.wrap(function() coroutine.yield(1) while true do end end)
      for _ in coroutine.wrap(function() inner() coroutine.yield(2) inner() end) do end]],
  } do
    it("stops a loop of a coroutine " .. what, function()
      local out = interrupted(("timeout -k 0 -s KILL 20 %s -e %s"):format(run.quoted(run.quoth), run.quoted(loop)), 0.5)
      assert.equal("quoth: interrupted\ncode 130\n", out)
    end)
  end

  it("stops a long call of the core", function()
    local path = os.tmpname()
    local line = "“We have counted them twice,” Marta Ilvanen told reporters in Brennick on Thursday, and left the quay.\n\n"
    run.write(path, line:rep(200000))
    local out = interrupted(run.quoted(run.quoth) .. " quotes --threads 1 " .. path, 1)
    os.remove(path)
    assert.equal("quoth: interrupted\ncode 130\n", out)
  end)
end)

describe("coroutines of a script", function()
  -- Prints the same under Lua's own functions and under the command's.
  local script = [[
    local function tell(...) print(select("#", ...), ...) end
    local co = coroutine.create(function(...) tell(...) tell(coroutine.yield(1, nil, 3)) error("sunk") end)
    tell(coroutine.resume(co, "a", nil))
    tell(coroutine.resume(co, nil))
    tell(coroutine.resume(co))
    tell(coroutine.resume(co), coroutine.status(co), coroutine.close(co))
    tell((pcall(coroutine.resume, 1)))
    tell((pcall(coroutine.wrap, 1)))
    tell(pcall(coroutine.wrap(function() error("sunk") end)))
    tell(pcall(coroutine.wrap(function() error({}, 0) end)) == false)
    local closed
    local made = coroutine.wrap(function()
      local _ <close> = setmetatable({}, { __close = function() closed = true end })
      coroutine.yield(coroutine.isyieldable())
      error("sunk", 0)
    end)
    tell(made())
    tell(pcall(made))
    tell(closed, pcall(made))
    tell(coroutine.resume(coroutine.running()))
    local function deep(n) return n == 0 and 0 or 1 + coroutine.wrap(deep)(n - 1) end
    tell(deep(80))
  ]]

  it("are Lua's", function()
    local folder, remove = run.folder()
    run.write(folder .. "/co.lua", script)
    local wanted = run.shell("lua5.4 " .. run.quoted(folder .. "/co.lua"))
    local found = run.shell(run.quoted(run.quoth) .. " run " .. run.quoted(folder .. "/co.lua"))
    remove()
    assert.is_truthy(wanted:find("1\t80\n", 1, true))
    assert.equal(wanted, found)
  end)
end)

describe("Ctrl-C while there is nothing to read", function()
  -- Waits until a process handles SIGINT itself, sends it once, and returns what the command printed and its code.
  local script = [[
    %s 2>&1 < "$pipe" 3>&- & pid=$!
    tries=0
    until grep -q '^SigCgt:.*[2367abef]$' /proc/$pid/status 2>/dev/null || [ $((tries += 1)) -gt 200 ]; do sleep 0.05; done
    sleep 0.3
    kill -INT $pid
    ( sleep 20; kill -KILL $pid ) 2>/dev/null & watch=$!
    wait $pid; echo code $?; kill $watch
  ]]

  local function interrupted(words)
    local folder, remove = run.folder()
    local pipe = run.quoted(folder .. "/pipe")
    local setup = ("mkfifo %s; exec 3<>%s; pipe=%s\n"):format(pipe, pipe, pipe)
    local out = run.shell(setup .. script:format("exec " .. run.quoted(run.quoth) .. " " .. words))
    remove()
    return out
  end

  local _, _, missing = run.shell "test -r /proc/self/status"
  if missing ~= 0 then return pending "needs /proc" end

  for _, words in ipairs { "quotes", "quotes -", "quotes /dev/stdin", "quotes --no-link -", "annotate --input jsonl -",
    "quotes --entities - " .. FILE, "-", "", [[-e 'corpus:read "-"']], [[-e 'print(pcall(corpus.read, corpus, "-"))']],
    "-e 'io.read()'" } do
    it("ends at once: quoth " .. words, function()
      assert.equal("quoth: interrupted\ncode 130\n", (interrupted(words)))
    end)
  end
end)

describe("on a terminal", function()
  local _, _, code = run.shell "command -v tmux"
  if code ~= 0 then
    pending "needs tmux"
    return
  end

  local folder, remove = run.folder()
  local tmux = ("tmux -L quoth-spec-%s -f /dev/null "):format(folder:match "[^/]+$")

  -- Waits until the screen shows some text, at most ten seconds; returns the screen.
  local function screen_with(text)
    local screen
    for _ = 1, 100 do
      screen = run.shell(tmux .. "capture-pane -p")
      if screen:find(text, 1, true) then return screen end
      os.execute "sleep 0.1"
    end
    error(("the screen does not show %s:\n%s"):format(text, screen))
  end

  local function keys(...)
    for _, key in ipairs { ... } do run.shell(tmux .. "send-keys " .. run.quoted(key)) end
  end

  local function start()
    run.shell(("%snew-session -d -x 100 -y 40 %s"):format(tmux, run.quoted(("XDG_STATE_HOME=%s %s %s; echo left $?; sleep 20")
      :format(folder, run.quoth, FILE))))
    screen_with "\n>"
  end

  teardown(function()
    run.shell(tmux .. "kill-server")
    remove()
  end)

  it("greets, answers, stops at Ctrl-C, leaves at Ctrl-D, and remembers", function()
    start()
    assert.truthy(screen_with("Ctrl-D"):find("corpus: 1 document", 1, true))
    keys("#corpus[1].id", "Enter")
    screen_with(tostring(#FILE))
    keys("while true do end", "Enter")
    os.execute "sleep 0.5"
    keys "C-c"
    screen_with "interrupted"
    keys("6 * 7", "Enter")
    screen_with "42"
    keys('print("left" .. "over")', "C-c")
    os.execute "sleep 0.3"
    keys("Enter", "7 * 8", "Enter")
    assert.falsy(screen_with("56"):find("leftover", 1, true))
    keys "C-d"
    screen_with "left 0"
    if pcall(require, "readline") then
      assert.truthy(run.contents(folder .. "/quoth/history"):find("6 * 7", 1, true))
    end
  end)
end)
