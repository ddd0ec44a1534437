-- Where articles come from: what was named and not read is always a problem with a message, and the rest goes on.

local json = require "spec.support.json"
local quoth = require "quoth"
local run = require "spec.support.run"

local SAID = "Marta Ilvanen said no."

local function line(id) return ('{"id":"%s","text":"%s"}\n'):format(id, SAID) end

-- The ids in JSON lines of records.
local function ids_in(out)
  local ids = {}
  for _, record in ipairs(json.lines(out)) do ids[#ids + 1] = record.doc end
  return ids
end

local folder, remove

before_each(function() folder, remove = run.folder() end)
after_each(function() remove() end)

local function path(name) return folder .. "/" .. name end

-- Runs `quoth quotes` with shell words, with and without streaming; checks exit code 2, and that the rest was read.
-- Calls check(stderr) for both.
local function each_way(words, ids, check)
  for _, extra in ipairs { "", " --no-link" } do
    local out, err, code = run.shell(("timeout 20 %s quotes %s%s"):format(run.quoted(run.quoth), words, extra))
    assert.equal(2, code, err)
    assert.same(ids, ids_in(out))
    check(err)
  end
end

local function expect(err, ...)
  for _, text in ipairs { ... } do assert(err:find(text, 1, true), ("%s is not in: %s"):format(text, err)) end
end

describe("problems", function()
  it("are counted, and the first thousand kept", function()
    run.write(path "bad.jsonl", ("x\n"):rep(2500) .. line "one" .. ("{}\n"):rep(500))
    local corpus = quoth.open(path "bad.jsonl")
    assert.equal(1, #corpus)
    assert.equal(3000, corpus.problem_count)
    assert.equal(1000, #corpus.problems)
    expect(corpus.problems[1000].message, "bad.jsonl:1000: ")
    assert.is_nil(corpus.problems[1001])
    each_way(path "bad.jsonl", { "one" }, function(err)
      local _, lines = err:gsub("\n", "")
      assert.equal(1001, lines)
      expect(err, "2000 more")
    end)
  end)

  it("cost no memory beyond", function()
    run.write(path "bad.jsonl", line "one" .. ("x\n"):rep(300000))
    local _, _, none = run.shell "prlimit --version"
    if none ~= 0 or os.getenv "QUOTH_SANITIZED" then return pending "needs prlimit, and no sanitizer" end
    for _, words in ipairs { "annotate", "quotes", "quotes --no-link" } do
      local _, err, code = run.shell(("prlimit --as=200000000 %s %s --threads 1 %s"):format(run.quoted(run.quoth), words,
        path "bad.jsonl"))
      assert.equal(2, code)
      expect(err, "299000 more")
    end
  end)

  it("are counted where articles fail later, too", function()
    local corpus = quoth.corpus()
    for _ = 1, 1200 do corpus:add { text = "\0\1\2\0\0\0\1" } end
    assert.equal(0, #corpus)
    assert.equal(1200, corpus.problem_count)
    assert.equal(1000, #corpus.problems)
  end)
end)

describe("a pipe, socket or device", function()
  it("is passed over with a word, however it was named", function()
    run.write(path "a.txt", SAID)
    assert(os.execute("mkfifo " .. run.quoted(path "p.txt") .. " " .. run.quoted(path "q.jsonl")))
    assert(os.execute("ln -s /dev/zero " .. run.quoted(path "z.txt")))
    local words = { folder, "-r " .. folder, run.quoted(folder .. "/*"), folder .. "/*",
      table.concat({ path "p.txt", path "q.jsonl", path "z.txt", path "a.txt" }, " ") }
    for _, named in ipairs(words) do
      each_way(named, { path "a.txt" }, function(err)
        expect(err, path "p.txt" .. " is a pipe", path "q.jsonl" .. " is a pipe", path "z.txt" .. " is a device")
      end)
    end
    local corpus = quoth.open { path "p.txt", path "a.txt" }
    assert.equal(1, #corpus)
    assert.equal("unsupported", corpus.problems[1].code)
    each_way("--entities " .. path "p.txt" .. " " .. path "a.txt", {}, function(err)
      expect(err, "is a pipe")
      assert.is_nil(err:find("passed over", 1, true), err) -- nothing went on without it
    end)
  end)

  it("is read where the command was given it open", function()
    local _, _, none = run.shell "command -v bash"
    if none ~= 0 then return pending "needs bash" end
    run.write(path "run.sh", ([[
      q=%s
      $q quotes <(echo '%s') && echo '%s' | $q quotes - && echo '%s' | $q quotes /dev/stdin &&
        $q quotes --entities <(printf 'Marta Ilvanen\tplace\n') <(echo '%s')
    ]]):format(run.quoted(run.quoth), SAID, SAID, SAID, SAID))
    local out, err, code = run.shell("timeout 20 bash " .. path "run.sh")
    assert.equal(0, code, err)
    local ids = ids_in(out)
    assert.equal(4, #ids)
    assert.same({ "-", "/dev/stdin" }, { ids[2], ids[3] })
  end)
end)

describe("an article that was named", function()
  it("is read with a name in capitals", function()
    run.write(path "A.TXT", SAID)
    run.write(path "B.Html", "<p>" .. SAID .. "</p>")
    run.write(path "C.JSONL", line "c")
    run.write(path ".hidden.txt", SAID)
    local corpus = quoth.open(folder)
    local ids = {}
    for i, document in ipairs(corpus) do ids[i] = document.id end
    assert.same({ path "A.TXT", path "B.Html", "c" }, ids)
    assert.equal(SAID, corpus[2].text:match "%S.*%S")
  end)

  it("is a problem where it cannot be looked at", function()
    local _, _, may = run.shell "setpriv --reuid 65534 --clear-groups true"
    if may ~= 0 then return pending "needs root and setpriv" end
    run.write(path "a.txt", SAID)
    assert(os.execute(("cd %s; mkdir -p e/sub g; cp a.txt e; cp a.txt e/sub; cp a.txt g; chmod 755 .; chmod 644 e; chmod 311 g")
      :format(run.quoted(folder))))
    local as = "setpriv --reuid 65534 --clear-groups " .. run.quoted(run.quoth) .. " quotes "
    local _, _, able = run.shell(as .. "--help")
    if able ~= 0 then return pending "the build cannot be read by another user" end
    for words, wanted in pairs {
      [folder .. " -r"] = { "e/a.txt: Permission denied", "e/sub: Permission denied", "g: Permission denied" },
      [run.quoted(folder .. "/*/a.txt") .. " " .. path "a.txt"] = { "e/a.txt: Permission denied" },
      [run.quoted(folder .. "/g/*") .. " " .. path "a.txt"] = { "g/: Permission denied" },
      [path "e/sub/a.txt" .. " " .. path "a.txt"] = { "e/sub/a.txt: Permission denied" },
    } do
      local out, err, code = run.shell(as .. words)
      assert.equal(2, code)
      expect(err, table.unpack(wanted))
      local _, denied = err:gsub("Permission denied", "")
      assert.equal(#wanted, denied, err)
      assert.truthy(out:find(path "a.txt", 1, true))
    end
  end)

  it("is a problem beyond the longest path", function()
    run.write(path "a.txt", SAID)
    local deep = "cd %s; i=0; while [ $((i += 1)) -lt 22 ]; do n=${i}%s; mkdir $n && cd -P ./$n || exit; done"
    assert(os.execute(deep:format(run.quoted(folder), ("x"):rep(200))))
    each_way("-r " .. folder, { path "a.txt" }, function(err)
      expect(err, "quoth: cannot look at " .. folder, ": File name too long")
    end)
    each_way(path(("y"):rep(5000)) .. " " .. path "a.txt", { path "a.txt" }, function(err)
      expect(err, "yyy: File name too long")
    end)
  end)

  it("is a problem where it is gone, leads nowhere, or fails while it is read", function()
    run.write(path "a.txt", SAID)
    assert(os.execute("ln -s nowhere " .. run.quoted(path "l.txt")))
    each_way(folder, { path "a.txt" }, function(err) expect(err, "l.txt: No such file") end)
    each_way(path "l.txt" .. " " .. path "a.txt", { path "a.txt" }, function(err) expect(err, "the link leads nowhere") end)
    local _, _, none = run.shell "test -r /proc/self/mem"
    if none == 0 then
      for _, input in ipairs { "", "--input jsonl " } do
        local _, err, code = run.command { "quotes", "/proc/self/mem", table.unpack { input:match "(%S+) (%S+)" } }
        assert.equal(2, code)
        expect(err, "cannot read /proc/self/mem")
      end
    end
  end)

  it("may have any name that is not empty", function()
    run.write(path "two\nlines.txt", SAID)
    run.write(path "a*[b.txt", SAID)
    assert.equal(path "two\nlines.txt", quoth.open(path "two\nlines.txt")[1].id)
    assert.equal(path "a*[b.txt", quoth.open(path "a*[b.txt")[1].id)
    run.write(path "ids.jsonl", line "" .. line "two" .. line "\\u0000")
    each_way("'' " .. path "ids.jsonl", { "two" }, function(err)
      expect(err, "the path is empty", "ids.jsonl:1: the id is empty", "ids.jsonl:3: the id contains a zero byte")
    end)
    local corpus = quoth.corpus()
    assert.same({ nil, "not_found" }, { corpus:read(""), (select(3, corpus:read(""))) })
    local added, message, code = corpus:add { id = "", text = SAID }
    assert.is_nil(added)
    expect(message, "the article's id is empty")
    assert.equal("format", code)
    assert.equal(0, #corpus:add { text = SAID }.problems)
    assert.equal(1, #corpus)
    assert.has_error(function() corpus:read "a\0b" end)
  end)
end)

describe("a file of articles", function()
  local function write(name, bytes)
    local file = assert(io.open(path(name), "wb"))
    file:write(bytes)
    file:close()
  end

  it("is read whatever it is, by its name and by its content", function()
    local feed = ([[<?xml version="1.0"?><rss><channel><title>Tern</title><item><guid>x1</guid><description>%s</description>
      </item></channel></rss>]]):format(SAID)
    write("a.json", ('{"articles":[{"uuid":"j1","content":"%s"},{"uuid":"j2","body":"<p>%s</p>"}]}'):format(SAID, SAID))
    write("b.csv", ('id,body\nc1,"%s"\n'):format(SAID))
    write("c.eml", ("From: A <a@b.c>\nSubject: T\nDate: Fri, 3 May 2024 10:15:00 +0200\n\n%s\n"):format(SAID))
    write("d.md", ("# Head\n\n**Marta Ilvanen** [said](x) no.\n"))
    write("e.rss", feed)
    write("f", feed)
    os.execute(("gzip -k %s"):format(run.quoted(path("b.csv"))))
    local corpus <close> = assert(quoth.open { folder, path("f") })
    local ids = {}
    for _, doc in ipairs(corpus.documents) do
      ids[#ids + 1] = doc.id:gsub("^.*/", "")
      assert.equal("Marta Ilvanen", doc.quotes[1].speaker.name, doc.id)
    end
    assert.same({ "j1", "j2", "c1", "c1#2", "c.eml", "d.md", "x1", "x1#2" }, ids)
    assert.equal("2024-05-03", corpus[5].date)
    assert.equal("Tern", corpus[7].outlet)
  end)

  it("is an error where its name says JSON and it is cut", function()
    write("a.json", ('{"id":"j1","text":"%s'):format(SAID))
    write("b.json", ('[{"id":"j2","text":"%s"},{"id":"j3","te'):format(SAID))
    each_way(run.quoted(folder), { "j2" }, function(err)
      expect(err, "a.json: ", "b.json: ", "(byte ")
    end)
  end)

  it("loses only what is broken in it", function()
    write("a.json", ('[{"id":"j1","text":"%s"},{"x":1},{"id":"j2","text":"%s"},{"text":]'):format(SAID, SAID))
    write("b.csv", ('id,text\nc1,"%s"\nc2,"open\n'):format(SAID))
    write("c.csv", "a,b\n1,2\n")
    write("d.pdf", "%PDF-1.7\n")
    each_way(run.quoted(folder) .. " " .. run.quoted(path("d.pdf")), { "j1", "j2", "c1" }, function(err)
      expect(err, 'a.json: there is no "text"', "a.json: expected a value", "b.csv:3: a quotation mark is not closed",
        "c.csv:2: the table's first line names no column of text", 'd.pdf is a PDF file', "pdftotext")
    end)
  end)
end)

describe("a page", function()
  it("says when it was changed apart from its date, and shows its quotations in a line in marks", function()
    local doc <close> = assert(quoth.document {
      input = "html",
      text = [[<html><head><meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta
        property="article:modified_time" content="2024-05-04T10:00:00.123Z"></head><body><p>Marta Ilvanen said <q>no, and
        never</q>, and left.</p></body></html>]],
    })
    assert.equal("2024-05-03T10:00:00Z", doc.date)
    assert.equal("2024-05-04T10:00:00Z", doc.updated)
    assert.equal("Marta Ilvanen said “no, and never”, and left.", doc.text)
  end)
end)
