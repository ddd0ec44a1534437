-- quoth-train: the walk of the manual's page "model" with a handful of invented sentences, and what is said where a
-- file or an option is wrong.

local quoth = require "quoth"
local run = require "spec.support.run"

local TRAIN = run.quoted(run.build .. "/bin/quoth-train")
local PARTS = { "cut", "network", "lemma", "pack", "page", "refer", "residue", "sentences", "speech", "trial", "verify", "words" }

local folder, remove = run.folder()

-- Runs quoth-train in the scratch folder: stdout, stderr, exit code.
local function train(words)
  local program = TRAIN:find "^'/" and TRAIN or "\"$OLDPWD\"/" .. TRAIN
  return run.shell(("cd %s && %s %s"):format(folder, program, words))
end

local function must(words)
  local out, err, code = train(words)
  assert(code == 0, words .. "\n" .. err)
  return out, err
end

local function refused(words, message)
  local out, err, code = train(words)
  assert.equal(2, code, err)
  assert.equal("", out)
  assert(err:find("^quoth%-train: ") or err:find("\nquoth%-train: "), err)
  assert(err:find(message, 1, true), err)
end

local function write(name, text) run.write(folder .. "/" .. name, text) end

-- A word a line as "form lemma upos xpos feats head deprel"; "~" before the form: no space before it.
local function conllu(...)
  local lines = {}
  for _, sentence in ipairs { ... } do
    local words = {}
    for word in sentence:gmatch "%S+ %S+ %S+ %S+ %S+ %S+ %S+" do words[#words + 1] = word end
    for i, word in ipairs(words) do
      local glued = words[i + 1] and words[i + 1]:sub(1, 1) == "~"
      local cells = word:gsub("^~", ""):gsub(" ", "\t")
      lines[#lines + 1] = ("%d\t%s\t_\t%s"):format(i, cells, glued and "SpaceAfter=No" or "_")
    end
    lines[#lines + 1] = ""
  end
  return table.concat(lines, "\n") .. "\n"
end

local TREES = conllu(
  [[
    Irja Irja PROPN NNP Number=Sing 3 nsubj Maunz Maunz PROPN NNP Number=Sing 1 flat said say VERB VBD Tense=Past 0 root
    the the DET DT PronType=Art 5 det quay quay NOUN NN Number=Sing 7 nsubj is be AUX VBZ Tense=Pres 7 cop
    open open ADJ JJ Degree=Pos 3 ccomp ~. . PUNCT . _ 3 punct]],
  [[
    The the DET DT PronType=Art 2 det mayor mayor NOUN NN Number=Sing 3 nsubj closed close VERB VBD Tense=Past 0 root
    the the DET DT PronType=Art 5 det harbour harbour NOUN NN Number=Sing 3 obj ~. . PUNCT . _ 3 punct]],
  [[
    Boats boat NOUN NNS Number=Plur 2 nsubj left leave VERB VBD Tense=Past 0 root Orsa Orsa PROPN NNP Number=Sing 2 obj
    ~. . PUNCT . _ 2 punct]])
local NAMES = "Irja\tB-Person\nMaunz\tI-Person\nleft\tO\nOrsa\tB-LOC\n.\tO\n\nBoats\tO\nclosed\tO\n\n"
local PAGE = [[{"html":"<html><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav><p>Irja ]]
  .. [[Maunz said that the quay is open, and the mayor closed the harbour.</p></body></html>","text":"Irja Maunz said that ]]
  .. [[the quay is open, and the mayor closed the harbour."}]]
local SAYING = [=[{"doc":"a","text":"Irja Maunz said the quay is open. The mayor closed the harbour.",]=]
  .. [=["quotes":[{"source":[[0,10]],"cue":[[11,15]],"content":[[16,32]]}]}]=]

-- Every mention of a text, and a pronoun with two names.
local CHAINS = [=[{"text":"Irja Maunz said the quay is open. She left.","tokens":[[0,4],[5,10],[11,15],[16,19],[20,24],[25,27],]=]
  .. [=[[28,32],[32,33],[34,37],[38,42],[42,43]],"mentions":[{"head":[0],"cluster":"1","type":"person"},]=]
  .. [=[{"head":[4],"cluster":"2","type":"place"},{"head":[8],"cluster":"1","type":"person"}]}]=] .. "\n"
  .. [=[{"text":"Irja Maunz met Ada Venn. She left.","pronoun":[25,28],"A":[0,10],"B":[15,23],"A_coref":true,]=]
  .. [=["B_coref":false}]=] .. "\n"

describe("quoth-train", function()
  setup(function()
    write("train.conllu", TREES:rep(20))
    write("train.bio", NAMES:rep(20))
    write("articles.jsonl", (SAYING .. "\n"):rep(8))
    write("pages.jsonl", (PAGE .. "\n"):rep(12))
    write("chains.jsonl", CHAINS)
    write("card.md", "# A small one\n")
    run.shell("ln -s \"$PWD/lua/quoth/data/en.quoth\" " .. folder .. "/en.quoth")
    local words = "the said is open quay mayor harbour boats left closed"
    write("words.txt", words:gsub(" ", "\n") .. "\n")
    local bytes = {}
    for i = 1, 10 * 16 do bytes[i] = string.char((i * 37) % 256) end
    write("vectors.i8", table.concat(bytes))
    write("people.tsv", "Irja\nMaunz\n")
  end)
  teardown(function() remove() end)

  it("explains its parts", function()
    local help = must "--help"
    for _, part in ipairs(PARTS) do
      assert(help:find("\n  " .. part .. " ", 1, true), part)
      local usage = must(part .. " --help")
      assert.equal(1, usage:find(("Usage: quoth-train %s "):format(part), 1, true), usage)
      assert.equal(usage, must(part .. " --out x --help"))
    end
    assert.equal(2, select(3, train ""))
    refused("fly", 'no part is called "fly"')
  end)

  it("makes a model from treebanks, names and articles", function()
    must "sentences --language en.quoth --train train.conllu --dev train.conllu --epochs 5 --out sentence.section"
    must "lemma --train train.conllu --dev train.conllu --out lemma.section"
    must [[words --vocabulary words.txt --vectors vectors.i8 --dimensions 16 --keep 8 --width 2 --list people.tsv:0 \
      --out words.section]]
    local out, progress = must [[network --train train.conllu --names train.bio --dev train.conllu --names-dev train.bio \
      --words words.section --input 16 --conv 16 --hidden 16 --layers 1 --arc 16 --relation 16 --tag 16 --name 16 --norm-rows 64 \
      --part-rows 64 --batch 30 --rate 0.02 --epochs 30 --out network.net --section network.section --labels labels.section]]
    assert.equal("", out)
    assert(progress:find "epoch 30 of 30\n", progress)
    local _, judged = must "page --language en.quoth --pages pages.jsonl --trees 60 --rate 0.3 --out page.section"
    assert(judged:find("pages left out from     0: P 100.0 R 100.0 F 100.00", 1, true), judged)
    must [[pack --out base.quoth --language en.quoth page=page.section sentence=sentence.section \
      lemma=lemma.section words=words.section network=network.section labels=labels.section]]
    must "refer --model base.quoth --chains chains.jsonl --out refer.section"
    must "pack --out base.quoth --from base.quoth refer=refer.section"
    must "refer --model base.quoth --chains chains.jsonl --out refer.section"
    must "speech --model base.quoth --articles articles.jsonl --out speech.section"
    must "pack --out mine.quoth --from base.quoth speech=speech.section card=card.md"
    assert(must("verify mine.quoth"):find "\nall +%d+ bytes\n\nlanguage\ten\n")
    must "trial --model mine.quoth --dev train.conllu --names-dev train.bio"

    local model = assert(quoth.model(folder .. "/mine.quoth"))
    assert.equal("# A small one\n", model.card)
    assert(model.manifest:find "^language\ten\n")
    local document = quoth.document({ text = "Irja Maunz said the quay is open. Boats left Orsa." }, { model = model })
    assert.equal("said", document.sentences[1].root.text)
    assert.equal("boat", document.sentences[2][1].lemma)
    assert.equal("Irja Maunz", document.mentions[1].text)
    local printed = run.command { "annotate", "--model", folder .. "/mine.quoth", "spec/fixtures/bad/bom.txt" }
    assert(printed:find "\n1\tThe\tthe\tDET\t")
  end)

  it("puts what it writes in place by renaming, whole", function()
    write("part", ("x"):rep(40))
    must "pack --out renamed.quoth card=part"
    local before = run.shell(("ls -i %s/renamed.quoth"):format(folder))
    local held <close> = assert(io.open(folder .. "/renamed.quoth", "rb"))
    local old = held:read "a"
    write("part", ("y"):rep(4000))
    must "pack --out renamed.quoth card=part"
    assert.not_equal(before, (run.shell(("ls -i %s/renamed.quoth"):format(folder))))
    held:seek "set"
    assert.equal(old, held:read "a")
    run.shell(("ln -s renamed.quoth %s/link.quoth"):format(folder))
    must "pack --out link.quoth card=part"
    assert.equal("", (run.shell(("find %s -name link.quoth -not -type l; ls %s | grep new"):format(folder, folder))))
    assert.truthy(must("pack --out /dev/stdout card=part | head -c 5"):find("^QUOTH"))
    refused("pack --out no/such/place card=part", "no/such/place: cannot write")
  end)

  it("stops where measurements bring nothing", function()
    local _, progress = must [[network --train train.conllu --dev train.conllu --words words.section --input 16 --conv 16 \
      --hidden 16 --layers 1 --arc 16 --relation 16 --tag 16 --name 16 --norm-rows 64 --part-rows 64 --batch 30 --rate 0.02 \
      --epochs 300 --patience 2 --out early.net]]
    local last = tonumber(progress:match ".*epoch (%d+) of 300")
    assert(last < 300, last)
  end)

  it("refuses options before it begins to work", function()
    refused("sentences --train train.conllu --out x", "--language is missing (try quoth-train sentences --help)")
    refused("sentences --language en.quoth --out x", "--train is missing (try quoth-train sentences --help)")
    refused("sentences --language en.quoth --train train.conllu --out x --epoch 3", 'sentences cannot use "--epoch"')
    refused("sentences --train train.conllu --out", "--out wants a value")
    refused("sentences train.conllu --out x", 'sentences cannot use "train.conllu"')
    refused("sentences --language en.quoth --train train.conllu --out x --epochs -1",
      '--epochs wants a whole number from 1 to 10000, not "-1"')
    refused("sentences --language en.quoth --train train.conllu --out x --rate fast", '--rate wants a number, not "fast"')
    refused("cut --model mine.quoth --text words.txt:x --out x", "--text wants FILE, FILE:LEAST or FILE:LEAST:EVERY")
    refused("pack --out x a", "pack wants ID=SECTION")
    refused("pack --out x a=card.md a=card.md", "pack was given the section a twice")
    refused("pack --out x", "pack was given no section")
    refused("verify card.md", "card.md: not a quoth model file")
    refused("trial --model card.md", "card.md: not a quoth model file")
  end)

  it("names file and line where a treebank is ill-formed", function()
    local function check(text, message)
      write("bad.conllu", text)
      refused("lemma --train bad.conllu --out x", "bad.conllu" .. message)
    end
    local function word(id, head, relation)
      return ("%s\tA\ta\tX\tFW\t_\t%s\t%s\t_\t_\n"):format(id, head, relation or "dep")
    end
    refused("lemma --train none.conllu --out x", "none.conllu: cannot open: No such file or directory")
    check("", ": no sentence in it")
    check("# text = A\n1\tA\ta\n\n", ":2: 3 columns instead of 10")
    check(word(2, 0, "root") .. "\n", ":1: word id out of order")
    check(word("one", 0) .. "\n", ':1: word id "one" is no number')
    check(word(1, "up") .. "\n", ':1: head "up" is no number')
    check(word(1, 1) .. "\n", ":1: a word is its own head")
    check(word(1, 7) .. "\n", ": head 7 in the sentence before line 2, which has 1 words")
    check(word(1, 2) .. word(2, 3) .. word(3, 1) .. "\n", ": heads go round in the sentence before line 4")
    check(word("2-3", "_") .. word(1, 0) .. "\n", ":1: range out of order")
    check(word("1-2", "_") .. word(1, 0) .. "\n", ": a range beyond the sentence before line 3")
  end)

  it("names file and line of other data", function()
    local function check(name, text, words, message)
      write(name, text)
      refused(words, name .. message)
    end
    local network = "network --train train.conllu --words words.section --out x --names "
    check("bad.bio", "Irja\tB-Person\nMaunz\n", network .. "bad.bio", ":2: no label")
    check("bad.bio", "Irja\tPerson\n", network .. "bad.bio", ':1: "Person" is no label (O, B-kind or I-kind)')
    local speech = "speech --model base.quoth --out x --articles bad.jsonl"
    check("bad.jsonl", SAYING .. "\n{\n", speech, ":2: ill-formed at byte 1")
    check("bad.jsonl", SAYING:gsub("16,32", "16,3200") .. "\n", speech, ":1: no bytes [16, 3200) in a text of 63")
    check("bad.jsonl", '{"doc":"a"}\n', speech, ":1: an article without text")
    check("bad.jsonl", "", speech, ": no article in it")
    check("bad.jsonl", "[]\n", "refer --model mine.quoth --out x --chains bad.jsonl", ":1: no text in it")
    check("bad.jsonl", "[]\n",
      "residue --language en.quoth --pages articles.jsonl --out x --articles bad.jsonl", ":1: not an article")
    check("bad.tsv", "boats\n", "lemma --train train.conllu --out x --inflections bad.tsv", ":1: 1 columns instead of 2")
  end)
end)
