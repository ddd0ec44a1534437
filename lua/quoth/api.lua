--- The public interface, described as data. Help, completion, the reference and the definitions for editors are
--- all made from it; a spec fails where it and the binding differ.
--
-- An object is {name, doc, fields, verbs, items}; `items` is the type of what # and [i] give. A field is
-- {name, type, doc}; a verb {name, parameters, returns, doc, example}. Types are written as LuaCATS writes them.
-- What records say (their fields, filters and sets of values) the core tells, from its one table of fields.

local core = require "quoth.core"
local core_filters = require("quoth.filters").of

local function field(name, type, doc)
  return { name = name, type = type, doc = doc }
end

local function verb(name, parameters, returns, doc, example)
  return { name = name, parameters = parameters, returns = returns, doc = doc, example = example }
end

local X = field("x", "string|number|Entity|{pattern: string}",
  "A name, alias, surname or number (folded: case, diacritics and hyphens do not matter), or words (`*` ends a word); "
    .. "or an entity; or a token pattern.")
local FILTERS = field("filters?", "Filters", "Conditions that all must hold.")
local PATTERN_HELP = "a word, a lemma with `[lemma=call]`, or any token attributes: `[upos=ADJ] resolution*`"
local FAILURE = "or nil, message, code where the world fails"

local SPAN_FIELDS = {
  field("first", "integer", "Position of its first byte in the document's text, from 1."),
  field("last", "integer", "Position of its last byte: `doc.text:sub(x.first, x.last)` is its text."),
}

local function spanned(fields)
  for _, one in ipairs(SPAN_FIELDS) do fields[#fields + 1] = one end
  return fields
end

-- Lua's types for the core's.
local TYPES = {
  flag = "boolean", number = "integer", index = "integer", share = "number", string = "string", text = "string",
  spans = "Span", party = "Party", moment = "{value: string, basis: string, text: string}", document = "Document",
  sentence = "Sentence", quote = "Quote", mention = "Mention", entity = "Entity", strings = "List<string>",
  documents = "List<Document>", quotes = "List<Quote>", mentions = "List<Mention>", entities = "List<Entity>",
  links = "List<Link>",
}
-- The same for what a filter takes, where it takes something else.
local FILTER_TYPES = {
  document = "string|Document", spans = "string|Entity", entities = "string|Entity", party = "string|Entity",
}

local KINDS, fields_of = { "report", "quote", "mention", "entity", "time", "kwic" }, {}
for _, kind in ipairs(KINDS) do fields_of[kind] = core.fields(kind) end

--- The fields of objects that are records of a kind.
local function told(kind)
  local fields = {}
  for _, one in ipairs(fields_of[kind]) do
    if one.doc then
      local doc = one.type == "index" and one.doc:gsub("%.$", ", from 1.") or one.doc
      fields[#fields + 1] = field(one.name, (one.set or TYPES[one.type]) .. (one.optional and "?" or ""), doc)
    end
  end
  return fields
end

local TRACE = verb("trace", {}, { field("marks", "Mark[]", "") },
  "The rules that had a part in it, each with the word that it decided about; an empty table where the model alone decided. `print` shows one a line.",
  'for _, mark in ipairs(corpus:quotes()[1]:trace()) do print(mark.rule, mark.text) end')
local WHY = verb("why", {}, { field("text", "string?", "") },
  "How the record came about, for people: its evidence, the rules, the model. nil for narration.", 'print(corpus:quotes()[1]:why())')

-- The verbs of lists, results and groups; those that choose or order return `returned`. `examples` has one for each.
local function sequence(returned, examples)
  local by = field("by?", "string|function", "A field (`document.date`) or a function; strings need none.")
  local format = field("format", "Format", "One record a row; `table` as it is printed.")
  local chosen = { field(returned:lower(), returned, "") }
  local groups = { field("groups", "Groups", "") }
  local where = "Those that the filters keep. Quotes, reports, mentions, entities, times and lines have the filters of questions; other things their fields, each with the value or one of the values wanted."
  return {
    verb("where", { field("filters", "Filters|table", "") }, chosen,
      returned == "Groups" and "The rows whose `count`, or value under the name it was counted by, is as wanted." or where, examples.where),
    verb("filter", { field("keep", "fun(item): boolean", "") }, chosen, "Those for which a function is true.", examples.filter),
    verb("sort_by", { by, field("direction?", "\"ascending\"|\"descending\"", "") }, chosen,
      "Sorted, stable; those without a value come last.", examples.sort_by),
    verb("group_by", { by }, groups, "Rows {value, count, results}, in the order in which values come.", examples.group_by),
    verb("count_by", { by, field("across?", "string|function", "A second one: a table of both.") }, groups,
      "As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.",
      examples.count_by),
    verb("first", { field("count?", "integer", "1 where absent.") }, chosen, "The first of them.", examples.first),
    verb("each", { field("...", "string", "Names of fields; a dot leads on: `document.id`.") }, { field("iterator", "function", "") },
      returned == "Results" and "Iterates over number and values; of a list without making an object for each item: the fast road."
        or "Iterates over number and values.", examples.each),
    verb("write", { format, field("file?", "string|file*", "A path or an open file; standard output where absent.") },
      { field("self", "any", FAILURE) },
      "Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.",
      examples.write),
    verb("text", { field("format?", "Format", "A table where absent.") }, { field("text", "string", "") },
      "What `write` writes, as a string.", examples.text),
  }
end

local objects = {
  {
    name = "quoth",
    module = true,
    doc = "The module: `local quoth = require \"quoth\"`. It does nothing until asked.",
    fields = { field("version", "string", "The version, MAJOR.MINOR.PATCH.") },
    verbs = {
      verb("open", { field("paths", "string|string[]", "Files, folders, globs, `-` for standard input."),
        field("options?", "Options", "How to read and analyse.") },
        { field("corpus", "Corpus?", FAILURE) },
        "Opens articles as a corpus. A name that names nothing fails; a file that cannot be read (or a pipe or device, which may never end) is listed in `corpus.problems` and the rest goes on.",
        'local corpus = quoth.open("spec/fixtures/articles", { threads = 1 })\nprint(#corpus > 0)'),
      verb("corpus", { field("options?", "Options", "") }, { field("corpus", "Corpus?", FAILURE) },
        "An empty corpus, to be filled with `add` and `read`.",
        'local corpus = quoth.corpus()\ncorpus:add { text = "“We will rebuild,” Marta Ilvanen said." }\nprint(#corpus)'),
      verb("document", { field("article", "Article", "The article; only `text` is needed."),
        field("options?", "Options", "") }, { field("document", "Document?", FAILURE) },
        "Analyses one article by itself. Close it, or let the collector do so.",
        'local doc = quoth.document { text = "Marta Ilvanen spoke." }\nprint(#doc.sentences)'),
      verb("model", { field("path?", "string", "A model file; the installed one where absent.") },
        { field("model", "Model?", FAILURE) }, "Opens a model, which corpora may share.", 'print(quoth.model().path ~= nil)'),
      verb("rules", {}, { field("rules", "Rule[]", "") },
        "The register of rules: every decision written by hand, in the order in which they are asked. The option `without` switches them off; `trace` of documents and quotes tells which decided what.",
        'for _, rule in ipairs(quoth.rules()) do if rule.stage == "speech" then print(rule.name, rule.meaning) break end end'),
      verb("help", { field("topic?", "any", "A word such as \"quotes\", or an object.") },
        { field("text", "string", "") }, "Explains a topic, an object, or where to begin.", 'print(quoth.help "quotes")'),
    },
  },
  {
    name = "Corpus",
    items = "Document",
    doc = "Many documents analysed together. `add` and `read` stage documents; they are analysed, and identities across documents settled, at the next question.",
    fields = {
      field("documents", "List<Document>", "All documents, in the order of the input."),
      field("problems", "List<Problem>", "What could not be read; the first thousand of it are kept."),
      field("problem_count", "integer", "How many files and lines could not be read, those that `problems` does not keep included."),
    },
    verbs = {
      verb("who_mentioned", { X, FILTERS }, { field("results", "Results", "Reports.") },
        "One record per report that mentions X, with all its mentions: who speaks, through whom, with which words, for or against, when and where. What nobody reports has form `narration`. `each = \"mention\"` asks for one record per mention.",
        'print(corpus:who_mentioned("Resolution 1701"):count_by("manner"))'),
      verb("quotes", { FILTERS }, { field("results", "Results", "Quotes.") },
        "All attributions: somebody's words or thought, reported.", 'print(corpus:quotes { form = "direct" }:first(3))'),
      verb("mentions", { field("x?", X.type, X.doc .. " Every mention of an entity where absent."), FILTERS },
        { field("results", "Results", "Mentions.") }, "The places where an entity is named or referred to.",
        'print(#corpus:mentions())'),
      verb("entities", { FILTERS }, { field("results", "Results", "Entities, the most mentioned first.") },
        "The people, places, organisations, laws … of the corpus.", 'print(corpus:entities { kind = "person" }:first(5))'),
      verb("entity", { field("name", "string", "A name, alias, surname or number.") },
        { field("entity", "Entity?", "The best one."), field("results", "Results", "All that fit, the best first.") },
        "Finds an entity by name.", 'local entity, all = corpus:entity("Ilvanen")\nprint(entity, #all)'),
      verb("near", { field("name", "string", "A name that finds little.") },
        { field("results", "Results", "A few entities, the nearest first.") },
        "The entities whose names share most words with a name, or nearly: what may have been meant.",
        'print(corpus:near("Ilvanne"))'),
      verb("kwic", { field("pattern", "string", "Words or token patterns: " .. PATTERN_HELP .. "."), FILTERS },
        { field("results", "Results", "Lines.") }, "Words in context.", 'print(corpus:kwic("resolution*"):first(3))'),
      verb("times", {}, { field("results", "Results", "Times.") }, "Every time expression.", 'print(corpus:times():first(3))'),
      verb("document", { field("id", "string", "The document's id: its path as given.") },
        { field("document", "Document?", "") }, "Finds a document by its id.", 'print(corpus:document(corpus[1].id) == corpus[1])'),
      verb("add", { field("article", "Article", "") }, { field("corpus", "Corpus?", FAILURE) },
        "Stages an article.", 'corpus:add { text = "Ivo Maritz said no.", outlet = "The Tern" }'),
      verb("read", { field("path", "string", "A file, folder, glob or `-`.") }, { field("corpus", "Corpus?", FAILURE) },
        "Stages what a path names.", 'print(corpus:read("no such file"))'),
      verb("remove", { field("document", "string|Document", "Its id, or the document.") }, { field("corpus", "Corpus?", FAILURE) },
        "Takes a document out; what was taken from it before can still be read.", 'print(corpus:remove("no such article"))'),
      verb("merge", { field("a", "Entity", ""), field("b", "Entity", "") }, { field("entity", "Entity?", FAILURE) },
        "Makes two entities one, whatever is added later.",
        'local people = corpus:entities { kind = "person" }\nprint(corpus:merge(people[1], people[2]) == people[2])'),
      verb("split", { field("entity", "Entity", ""), field("place", "Mention|Document", "Where another one is meant.") },
        { field("other", "Entity?", FAILURE) },
        "Makes what an entity is in one document another one, whatever is added later.",
        'local somebody = corpus:entities { kind = "person" }[1]\nprint(corpus:split(somebody, somebody.mentions[1]):why(somebody))'),
      verb("memory", {}, { field("bytes", "integer", "") }, "Bytes that the documents hold outside Lua.", 'print(corpus:memory() > 0)'),
      verb("close", {}, {}, "Releases the documents; what came from them can no longer be asked. Idempotent; also at the end of a `<close>` variable."),
    },
  },
  {
    name = "Document",
    doc = "One article.",
    fields = {
      field("id", "string", "Its path as given; a second of the same id gets `#2`."),
      field("title", "string?", "As given or as the article shows it."),
      field("outlet", "string?", "Who published it."),
      field("date", "string?", "The day of publication, ISO."),
      field("byline", "string?", "Who wrote it."),
      field("dateline", "string?", "Where it was written."),
      field("url", "string?", "Where it was published."),
      field("updated", "string?", "When it was changed last, ISO, where a page says so apart from its date."),
      field("text", "string", "The decoded article; every position counts its bytes. A `title` given as metadata is not part of it."),
      field("warnings", "List<Warning>", "What had to be mended while reading."),
      field("paragraphs", "List<Paragraph>", "Its blocks."),
      field("sentences", "List<Sentence>", "Its sentences."),
      field("tokens", "List<Token>", "Its words."),
      field("entities", "List<Entity>", "The entities it mentions."),
      field("mentions", "List<Mention>", "Where it mentions them."),
      field("quotes", "List<Quote>", "Its attributions."),
      field("times", "List<Time>", "Its time expressions."),
      field("index", "integer", "Its number in its corpus."),
      field("corpus", "Corpus", "Its corpus; that of a document that stands alone holds only it."),
    },
    verbs = {
      verb("trace", {}, { field("marks", "Mark[]", "") }, "Which rules decided what, in the order of the text; about one word, in the order of the stages.",
        'for _, mark in ipairs(corpus[1]:trace()) do print(mark.stage, mark.rule, mark.text) break end'),
      verb("conllu", {}, { field("text", "string", "") }, "Its annotation as CoNLL-U.", 'print(corpus[1]:conllu():match("# sent_id"))'),
      verb("close", {}, {}, "Releases a document that stands alone."),
    },
  },
  {
    name = "Paragraph",
    doc = "One block of an article.",
    fields = spanned {
      field("text", "string", "Its words."),
      field("kind", "ParagraphKind", "What it is for."),
      field("sentences", "List<Sentence>", "Its sentences."),
      field("index", "integer", "Its number in the document."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Sentence",
    items = "Token",
    doc = "One sentence; the sequence of its tokens.",
    fields = spanned {
      field("text", "string", "Its words."),
      field("index", "integer", "Its number in the document."),
      field("paragraph", "Paragraph", "The paragraph it stands in."),
      field("document", "Document", "The document."),
      field("root", "Token?", "The head of its tree."),
      field("tokens", "List<Token>", "Its tokens."),
      field("mentions", "List<Mention>", "Mentions that begin in it."),
      field("quotes", "List<Quote>", "Quotes that begin in it."),
    },
  },
  {
    name = "Token",
    doc = "One word, annotated as Universal Dependencies annotate English.",
    fields = spanned {
      field("text", "string", "As written."),
      field("norm", "string", "Folded: case, diacritics, hyphens and quotation marks."),
      field("lemma", "string", "Its dictionary form."),
      field("upos", "string", "Universal part of speech."),
      field("xpos", "string?", "Penn Treebank tag."),
      field("feats", "table<string, string>", "Morphological features: `feats.Number == \"Sing\"`."),
      field("head", "Token?", "The word it depends on; nil for the root."),
      field("deprel", "string", "Its relation to the head."),
      field("children", "List<Token>", "The words that depend on it."),
      field("space_after", "boolean", "Whether white space follows."),
      field("sentence", "Sentence", "Its sentence."),
      field("index", "integer", "Its number in the sentence."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Entity",
    doc = "One thing in the world, the same across documents. One that was merged into another answers for it.",
    fields = told "entity",
    verbs = {
      verb("why", { field("other", "string|Entity|Mention|Document", "One of its names, another entity, or a place where it is mentioned.") },
        { field("text", "string?", "A line for each step; nil where there is no such other.") },
        "Why they are one, by which rule, or why they are not.",
        'local entity = corpus:entities { kind = "person" }[1]\nprint(entity:why(entity.mentions[1]))'),
    },
  },
  {
    name = "Mention",
    doc = "One place where an entity is named or referred to, or where a question's words stand.",
    fields = told "mention",
  },
  {
    name = "Quote",
    doc = "One attribution: somebody's words or thought, reported.",
    fields = told "quote",
    verbs = { WHY, TRACE },
  },
  {
    name = "Report",
    doc = "One mention of X, seen through the innermost quote that holds it, or through the narrator.",
    fields = told "report",
    verbs = { WHY, TRACE },
  },
  {
    name = "Link",
    doc = "An intermediary of a chain: who passed the words on, and how.",
    fields = spanned {
      field("name", "string", "Its name."),
      field("text", "string?", "The words that name it."),
      field("cue", "Span?", "Its words of reporting."),
      field("verb", "string?", "The cue's lemma."),
      field("entity", "Entity?", "The entity, where it is one."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Party",
    doc = "An addressee or a venue.",
    fields = spanned {
      field("text", "string", "Its words."),
      field("entity", "Entity?", "The entity, where it is one."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Span",
    doc = "Words of a document, perhaps in several pieces, as a quotation broken by \"he said\"; first and last are those of the hull.",
    fields = spanned {
      field("text", "string", "Its words; those of several pieces are parted by \" … \", and what stands between them is left out."),
      field("parts", "List<Span>", "Its pieces, in the order of the text."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Time",
    doc = "A time expression.",
    fields = told "time",
  },
  {
    name = "Line",
    doc = "A match in its context.",
    fields = told "kwic",
  },
  {
    name = "Warning",
    doc = "What had to be mended while an article was read.",
    fields = {
      field("message", "string", "What happened."),
      field("first", "integer", "Where, in the document's text."),
      field("document", "Document", "The document."),
    },
  },
  {
    name = "Problem",
    doc = "What could not be read.",
    fields = {
      field("message", "string", "The file, the place and the reason."),
      field("code", "string", "A stable name: `not_found`, `io`, `format`, `limit`, `unsupported`."),
    },
  },
  {
    name = "List",
    items = "any",
    doc = "What a plural field answers: `#`, `[i]`, `ipairs`; printed, it is a table. Its verbs return Results over its items.",
    verbs = sequence("Results", {
      where = 'print(#corpus[1].tokens:where { upos = { "VERB", "AUX" } })',
      filter = 'print(corpus:entity("Ilvanen").aliases:filter(function(alias) return #alias < 10 end))',
      sort_by = 'print(corpus.documents:sort_by("date", "descending"))',
      group_by = 'for _, group in ipairs(corpus[1].sentences:group_by("paragraph.kind")) do\n  print(group.value, group.count)\nend',
      count_by = 'print(corpus[1].tokens:where { upos = "VERB" }:count_by("lemma"):first(3))',
      first = 'print(corpus[1].tokens:first(5))',
      each = 'for i, lemma, upos in corpus[1].tokens:each("lemma", "upos") do\n  if upos == "VERB" then print(i, lemma) break end\nend',
      write = 'corpus[1].quotes:first(1):write("jsonl")',
      text = 'print(corpus:entity("Ilvanen").mentions:first(2):text("csv"))',
    }),
  },
  {
    name = "Results",
    items = "any",
    doc = "What a question returns: `#`, `[i]`, `ipairs`; printed, it is a table. Its verbs return new Results.",
    fields = {
      field("target", "Target?", "What X was taken for; nil where the question was about no X."),
      field("suggestions", "Results?", "The entities whose names are nearest to the words that were asked for, but X itself."),
    },
    verbs = sequence("Results", {
      where = 'print(#corpus:quotes():where { manner = { "demand", "deny" } })',
      filter = 'print(#corpus:quotes():filter(function(quote) return #quote.chain > 0 end))',
      sort_by = 'print(corpus:quotes():sort_by("confidence", "descending"):first(2))',
      group_by = 'for _, group in ipairs(corpus:quotes():group_by("outlet")) do\n  print(group.value, group.count, #group.results)\nend',
      count_by = 'print(corpus:quotes():count_by("speaker", "manner"):first(5))',
      first = 'print(corpus:quotes():first(3))',
      each = 'for i, verb in corpus:quotes():first(2):each("verb") do print(i, verb) end',
      write = 'corpus:quotes():first(1):write("jsonl")',
      text = 'print(corpus:times():first(2):text("markdown"))',
    }),
  },
  {
    name = "Groups",
    items = "{value: any, count: integer, results: Results, groups: Groups?}",
    doc = "What group_by and count_by return: rows of a value, how many items have it, and these items; counted by two fields each row has groups of its own. Printed, a table of counts. Its verbs return new Groups.",
    verbs = sequence("Groups", {
      where = 'print(corpus:quotes():count_by("verb"):where { verb = { "say", "call for" } })',
      filter = 'print(#corpus:quotes():count_by("verb"):filter(function(group) return group.count > 1 end))',
      sort_by = 'print(corpus:quotes():count_by("verb"):sort_by("value"):first(3))',
      group_by = 'print(#corpus:quotes():count_by("verb"):group_by("count"))',
      count_by = 'print(corpus:quotes():count_by("verb"):count_by("count"))',
      first = 'print(corpus:quotes():count_by("speaker"):first(3))',
      each = 'for i, verb, count in corpus:quotes():count_by("verb"):first(2):each("value", "count") do\n  print(i, verb, count)\nend',
      write = 'corpus:quotes():count_by("speaker", "manner"):first(2):write("csv")',
      text = 'print(corpus:quotes():count_by("manner"):first(2):text("jsonl"))',
    }),
  },
  {
    name = "Model",
    doc = "The weights of the analysis. Read-only; shared.",
    fields = { field("path", "string", "The file."), field("card", "string?", "Data, licence, date and scores."),
      field("manifest", "string", "Language, tag sets, version of the features; word lists with fingerprint and source.") },
    verbs = {
      verb("verify", {}, { field("good", "true?", FAILURE) }, "Checks every section's sum.", 'print(quoth.model():verify())'),
      verb("close", {}, {}, "Releases the model; corpora that use it keep it alive."),
    },
  },
}

-- Tables that a caller writes.
local records = {
  {
    name = "Options",
    doc = "How a corpus reads and analyses.",
    fields = {
      field("model?", "string|Model", "Another model than the installed one."),
      field("threads?", "integer", "Threads; as many as there are processors where absent."),
      field("entities?", "string|TaughtName[]", "Names and patterns to teach, which win over the model: a list, or a file of lines `name<TAB>kind<TAB>alias…` (see names.md)."),
      field("limits?", "Limits", "What input may cost."),
      field("input?", "\"auto\"|\"text\"|\"html\"|\"markdown\"|\"jsonl\"|\"json\"|\"csv\"|\"tsv\"|\"xml\"|\"mail\"",
        "How to read files, whatever their names."),
      field("recursive?", "boolean", "Whether folders are descended into; links never are."),
      field("link?", "boolean", "false leaves entities as they are in each document."),
      field("without?", "string[]", "Names of rules to be switched off, to measure what they are worth: see `quoth.rules()`."),
    },
  },
  {
    name = "Target",
    doc = "What the X of a question was taken for, and what stands behind the answer.",
    fields = {
      field("reading", "\"entity\"|\"description\"|\"words\"|\"pattern\"", "How X was understood: as a name; as a thing that articles name in parts or only describe; as words; as a pattern."),
      field("name", "string", "The entity's name, or X as it was asked."),
      field("entity?", "Entity", "Who or what it is, where the articles name it."),
      field("mentions", "integer", "Places that mention it."),
      field("documents", "integer", "Documents with such a place."),
      field("speakers", "integer", "Named speakers who mention it."),
    },
  },
  {
    name = "Rule",
    doc = "A decision of the analysis that was written by hand.",
    fields = {
      field("name", "string", "What it is called."),
      field("stage", "string", "Where it is asked: `speech` …"),
      field("meaning", "string", "What it decides."),
    },
  },
  {
    name = "Mark",
    doc = "A rule that decided something about a word.",
    fields = {
      field("rule", "string", "The rule's name."),
      field("stage", "string", "Its stage."),
      field("meaning", "string", "What it decides."),
      field("text", "string", "The word: a cue, a name, …"),
      field("first", "integer", "Position of its first byte in the document's text, from 1."),
      field("last", "integer", "Position of its last byte."),
    },
  },
  {
    name = "Limits",
    doc = "What input may cost; 0 or absent is the default.",
    fields = {
      field("max_document_bytes?", "integer", "A larger file is refused; 64 MiB."),
      field("max_documents?", "integer", "Documents of a corpus; 10,000,000."),
      field("max_html_depth?", "integer", "Deeper elements are read as if at this depth, with a warning; 512."),
      field("max_results?", "integer", "Records of an answer; 100,000,000."),
    },
  },
  {
    name = "Article",
    doc = "An article given by the caller. What is given wins over what the article shows.",
    fields = {
      field("text", "string", "The article."),
      field("input?", "\"auto\"|\"text\"|\"html\"|\"markdown\"", "What the text is."),
      field("id?", "string", "Not an empty one."), field("title?", "string", ""), field("outlet?", "string", "Who published it; `source` is understood, too."),
      field("date?", "string", "ISO."), field("byline?", "string", ""), field("dateline?", "string", ""),
      field("url?", "string", ""),
    },
  },
  {
    name = "TaughtName",
    doc = "A name to teach: a name with its aliases, or a pattern.",
    fields = {
      field("name?", "string", "The name as texts have it; its capital letters must be capital there, too."),
      field("pattern?", "string", "Instead of a name: a token pattern, of which each match is a name of its own."),
      field("kind", "Kind", "What it is."),
      field("aliases?", "string[]", "Other names of the same thing."),
    },
  },
}

--- The filters of questions about a kind of record: {name, type, doc, values}.
local function filters_of(kind)
  local filters = core_filters(kind)
  for _, one in ipairs(filters) do
    one.type = one.told.set or FILTER_TYPES[one.told.type] or TYPES[one.told.type]
  end
  return filters
end

--- Those of all kinds; one that means several things has the types of all.
local function all_filters()
  local filters, by_name = {}, {}
  for _, kind in ipairs(KINDS) do
    for _, one in ipairs(filters_of(kind)) do
      local known = by_name[one.name]
      if not known then
        by_name[one.name] = one
        filters[#filters + 1] = one
      elseif not ("|" .. known.type .. "|"):find("|" .. one.type .. "|", 1, true) then
        known.type = known.type .. "|" .. one.type
      end
    end
  end
  return filters
end

--- Closed sets of values: the core's, and those of what is no record.
local function all_values()
  local values, known = {}, {}
  for _, kind in ipairs(KINDS) do
    for _, one in ipairs(fields_of[kind]) do
      if one.set and not known[one.set] then
        known[one.set] = true
        values[#values + 1] = { name = one.set, values = one.values }
      end
    end
  end
  values[#values + 1] = { name = "ParagraphKind", values = { "body", "title", "heading", "caption", "byline", "residue", "foreign" } }
  values[#values + 1] = { name = "Format", values = { "table", "jsonl", "csv", "tsv", "markdown" } }
  return values
end

local api = { objects = objects, records = records, filters = all_filters(), values = all_values() }

--- The description of an object by its name, or nil.
function api.object(name)
  for _, object in ipairs(objects) do
    if object.name == name then return object end
  end
end

return api
