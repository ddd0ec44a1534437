---@meta quoth
-- Made by `make docs` from lua/quoth/api.lua: edit that.

---@alias quoth.Form "direct"|"mixed"|"indirect"|"narration"
---@alias quoth.SpeakerKind "named"|"role"|"anonymous"|"document"|"outlet"|"collective"|"implicit"
---@alias quoth.Manner "say"|"respond"|"announce"|"reveal"|"concede"|"assert"|"claim"|"deny"|"demand"|"promise"|"warn"|"predict"|"criticize"|"support"|"ask"|"decide"|"agree"|"discuss"|"believe"|"want"|"feel"|"describe"
---@alias quoth.Force "statement"|"directive"|"commissive"|"declaration"|"judgment+"|"judgment-"|"question"|"attitude"
---@alias quoth.Commitment "factive"|"neutral"|"distancing"|"concessive"|"rejected"
---@alias quoth.Modality "asserted"|"possible"|"future"|"conditional"|"habitual"
---@alias quoth.Iteration "first"|"again"|"habitual"
---@alias quoth.Place "content"|"source"|"cue_argument"|"background"
---@alias quoth.Stance "+"|"-"|"0"
---@alias quoth.Kind "person"|"org"|"place"|"facility"|"group"|"event"|"law"|"product"|"work"|"date"|"money"|"number"|"other"
---@alias quoth.MentionForm "name"|"nominal"|"pronoun"|"term"
---@alias quoth.TimeType "DATE"|"TIME"|"DURATION"|"SET"
---@alias quoth.ParagraphKind "body"|"title"|"heading"|"caption"|"byline"|"residue"|"foreign"
---@alias quoth.Format "table"|"jsonl"|"csv"|"tsv"|"markdown"

--- How a corpus reads and analyses.
---@class quoth.Options
---@field model? string|quoth.Model Another model than the installed one.
---@field threads? integer Threads; as many as there are processors where absent.
---@field entities? string|quoth.TaughtName[] Names and patterns to teach, which win over the model: a list, or a file of lines `name<TAB>kind<TAB>alias…` (see names.md).
---@field limits? quoth.Limits What input may cost.
---@field input? "auto"|"text"|"html"|"markdown"|"jsonl"|"json"|"csv"|"tsv"|"xml"|"mail" How to read files, whatever their names.
---@field recursive? boolean Whether folders are descended into; links never are.
---@field link? boolean false leaves entities as they are in each document.
---@field without? string[] Names of rules to be switched off, to measure what they are worth: see `quoth.rules()`.

--- A decision of the analysis that was written by hand.
---@class quoth.Rule
---@field name string What it is called.
---@field stage string Where it is asked: `speech` …
---@field meaning string What it decides.

--- A rule that decided something about a word.
---@class quoth.Mark
---@field rule string The rule's name.
---@field stage string Its stage.
---@field meaning string What it decides.
---@field text string The word: a cue, a name, …
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.

--- What input may cost; 0 or absent is the default.
---@class quoth.Limits
---@field max_document_bytes? integer A larger file is refused; 64 MiB.
---@field max_documents? integer Documents of a corpus; 10,000,000.
---@field max_html_depth? integer Deeper elements are read as if at this depth, with a warning; 512.
---@field max_results? integer Records of an answer; 100,000,000.

--- An article given by the caller. What is given wins over what the article shows.
---@class quoth.Article
---@field text string The article.
---@field input? "auto"|"text"|"html"|"markdown" What the text is.
---@field id? string Not an empty one.
---@field title? string
---@field outlet? string Who published it; `source` is understood, too.
---@field date? string ISO.
---@field byline? string
---@field dateline? string
---@field url? string

--- A name to teach: a name with its aliases, or a pattern.
---@class quoth.TaughtName
---@field name? string The name as texts have it; its capital letters must be capital there, too.
---@field pattern? string Instead of a name: a token pattern, of which each match is a name of its own.
---@field kind quoth.Kind What it is.
---@field aliases? string[] Other names of the same thing.

---@class quoth.Filters
---@field speaker? string|quoth.Entity|string[] Who speaks: a name, alias or surname.
---@field about? string|quoth.Entity|string[] What the content mentions.
---@field form? quoth.Form|quoth.MentionForm|quoth.Form[] How it is quoted, or how a mention refers.
---@field speaker_kind? quoth.SpeakerKind|quoth.SpeakerKind[] What the speaker is.
---@field verb? string|string[] The cue's lemma.
---@field manner? quoth.Manner|quoth.Manner[] The class of the cue.
---@field force? quoth.Force|quoth.Force[] What kind of act it is.
---@field commitment? quoth.Commitment|quoth.Commitment[] How far the author vouches for it.
---@field negated? boolean|boolean[] Whether the report is denied.
---@field modality? quoth.Modality|quoth.Modality[] Whether it is said to have happened.
---@field iteration? quoth.Iteration|quoth.Iteration[] First, again or habitual.
---@field addressee? string|quoth.Entity|string[] Whom it was told.
---@field venue? string|quoth.Entity|string[] Where it was said.
---@field place? quoth.Place|quoth.Place[] Where X stands in the report.
---@field stance? quoth.Stance|quoth.Stance[] Toward X.
---@field kind? quoth.Kind|quoth.Kind[] What the entity or mention is.
---@field document? string|quoth.Document|string[] A document's id.
---@field outlet? string|string[] The outlet.
---@field since? string|string[] Articles of this day or later: an ISO date or its beginning.
---@field until? string|string[] Articles of this day or earlier.
---@field name? string|string[] What the entity is called.

--- The module: `local quoth = require "quoth"`. It does nothing until asked.
---@class quoth.quoth
---@field version string The version, MAJOR.MINOR.PATCH.
local quoth = {}

--- Opens articles as a corpus. A name that names nothing fails; a file that cannot be read (or a pipe or device, which may never end) is listed in `corpus.problems` and the rest goes on.
---@param paths string|string[] Files, folders, globs, `-` for standard input.
---@param options? quoth.Options How to read and analyse.
---@return quoth.Corpus? corpus or nil, message, code where the world fails
function quoth.open(paths, options) end

--- An empty corpus, to be filled with `add` and `read`.
---@param options? quoth.Options
---@return quoth.Corpus? corpus or nil, message, code where the world fails
function quoth.corpus(options) end

--- Analyses one article by itself. Close it, or let the collector do so.
---@param article quoth.Article The article; only `text` is needed.
---@param options? quoth.Options
---@return quoth.Document? document or nil, message, code where the world fails
function quoth.document(article, options) end

--- Opens a model, which corpora may share.
---@param path? string A model file; the installed one where absent.
---@return quoth.Model? model or nil, message, code where the world fails
function quoth.model(path) end

--- The register of rules: every decision written by hand, in the order in which they are asked. The option `without` switches them off; `trace` of documents and quotes tells which decided what.
---@return quoth.Rule[] rules
function quoth.rules() end

--- Explains a topic, an object, or where to begin.
---@param topic? any A word such as "quotes", or an object.
---@return string text
function quoth.help(topic) end

--- Many documents analysed together. `add` and `read` stage documents; they are analysed, and identities across documents settled, at the next question.
---@class quoth.Corpus: { [integer]: quoth.Document }
---@field documents quoth.List<quoth.Document> All documents, in the order of the input.
---@field problems quoth.List<quoth.Problem> What could not be read; the first thousand of it are kept.
---@field problem_count integer How many files and lines could not be read, those that `problems` does not keep included.
local Corpus = {}

--- One report per mention of X: who speaks, through whom, with which words, for or against, when and where. A mention that nobody reports has form `narration`.
---@param x string|number|quoth.Entity|{pattern: string} A name, alias, surname or number (folded: case, diacritics and hyphens do not matter), or words (`*` ends a word); or an entity; or a token pattern.
---@param filters? quoth.Filters Conditions that all must hold.
---@return quoth.Results results Reports.
function Corpus:who_mentioned(x, filters) end

--- All attributions: somebody's words or thought, reported.
---@param filters? quoth.Filters Conditions that all must hold.
---@return quoth.Results results Quotes.
function Corpus:quotes(filters) end

--- The places where an entity is named or referred to.
---@param x? string|number|quoth.Entity|{pattern: string} A name, alias, surname or number (folded: case, diacritics and hyphens do not matter), or words (`*` ends a word); or an entity; or a token pattern. Every mention of an entity where absent.
---@param filters? quoth.Filters Conditions that all must hold.
---@return quoth.Results results Mentions.
function Corpus:mentions(x, filters) end

--- The people, places, organisations, laws … of the corpus.
---@param filters? quoth.Filters Conditions that all must hold.
---@return quoth.Results results Entities, the most mentioned first.
function Corpus:entities(filters) end

--- Finds an entity by name.
---@param name string A name, alias, surname or number.
---@return quoth.Entity? entity The best one.
---@return quoth.Results results All that fit, the best first.
function Corpus:entity(name) end

--- Words in context.
---@param pattern string Words or token patterns: a word, a lemma with `[lemma=call]`, or any token attributes: `[upos=ADJ] resolution*`.
---@param filters? quoth.Filters Conditions that all must hold.
---@return quoth.Results results Lines.
function Corpus:kwic(pattern, filters) end

--- Every time expression.
---@return quoth.Results results Times.
function Corpus:times() end

--- Finds a document by its id.
---@param id string The document's id: its path as given.
---@return quoth.Document? document
function Corpus:document(id) end

--- Stages an article.
---@param article quoth.Article
---@return quoth.Corpus? corpus or nil, message, code where the world fails
function Corpus:add(article) end

--- Stages what a path names.
---@param path string A file, folder, glob or `-`.
---@return quoth.Corpus? corpus or nil, message, code where the world fails
function Corpus:read(path) end

--- Bytes that the documents hold outside Lua.
---@return integer bytes
function Corpus:memory() end

--- Releases the documents; what came from them can no longer be asked. Idempotent; also at the end of a `<close>` variable.
function Corpus:close() end

--- One article.
---@class quoth.Document
---@field id string Its path as given; a second of the same id gets `#2`.
---@field title string? As given or as the article shows it.
---@field outlet string? Who published it.
---@field date string? The day of publication, ISO.
---@field byline string? Who wrote it.
---@field dateline string? Where it was written.
---@field url string? Where it was published.
---@field updated string? When it was changed last, ISO, where a page says so apart from its date.
---@field text string The decoded article; every position counts its bytes. A `title` given as metadata is not part of it.
---@field warnings quoth.List<quoth.Warning> What had to be mended while reading.
---@field paragraphs quoth.List<quoth.Paragraph> Its blocks.
---@field sentences quoth.List<quoth.Sentence> Its sentences.
---@field tokens quoth.List<quoth.Token> Its words.
---@field entities quoth.List<quoth.Entity> The entities it mentions.
---@field mentions quoth.List<quoth.Mention> Where it mentions them.
---@field quotes quoth.List<quoth.Quote> Its attributions.
---@field times quoth.List<quoth.Time> Its time expressions.
---@field index integer Its number in its corpus.
---@field corpus quoth.Corpus Its corpus; that of a document that stands alone holds only it.
local Document = {}

--- Which rules decided what, in the order of the text; about one word, in the order of the stages.
---@return quoth.Mark[] marks
function Document:trace() end

--- Its annotation as CoNLL-U.
---@return string text
function Document:conllu() end

--- Releases a document that stands alone.
function Document:close() end

--- One block of an article.
---@class quoth.Paragraph
---@field text string Its words.
---@field kind quoth.ParagraphKind What it is for.
---@field sentences quoth.List<quoth.Sentence> Its sentences.
---@field index integer Its number in the document.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Paragraph = {}

--- One sentence; the sequence of its tokens.
---@class quoth.Sentence: { [integer]: quoth.Token }
---@field text string Its words.
---@field index integer Its number in the document.
---@field paragraph quoth.Paragraph The paragraph it stands in.
---@field document quoth.Document The document.
---@field root quoth.Token? The head of its tree.
---@field tokens quoth.List<quoth.Token> Its tokens.
---@field mentions quoth.List<quoth.Mention> Mentions that begin in it.
---@field quotes quoth.List<quoth.Quote> Quotes that begin in it.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Sentence = {}

--- One word, annotated as Universal Dependencies annotate English.
---@class quoth.Token
---@field text string As written.
---@field norm string Folded: case, diacritics, hyphens and quotation marks.
---@field lemma string Its dictionary form.
---@field upos string Universal part of speech.
---@field xpos string? Penn Treebank tag.
---@field feats table<string, string> Morphological features: `feats.Number == "Sing"`.
---@field head quoth.Token? The word it depends on; nil for the root.
---@field deprel string Its relation to the head.
---@field children quoth.List<quoth.Token> The words that depend on it.
---@field space_after boolean Whether white space follows.
---@field sentence quoth.Sentence Its sentence.
---@field index integer Its number in the sentence.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Token = {}

--- One thing in the world, the same across documents. One that was merged into another answers for it.
---@class quoth.Entity
---@field id integer Its number in the corpus, which never changes.
---@field name string Its fullest name.
---@field kind quoth.Kind What it is.
---@field aliases quoth.List<string> Other names.
---@field titles quoth.List<string> Titles and roles it was given.
---@field mentions quoth.List<quoth.Mention> Where it is mentioned.
---@field quotes quoth.List<quoth.Quote> Quotes whose speaker it is.
---@field documents quoth.List<quoth.Document> The documents that mention it.
local Entity = {}

--- One place where an entity is named or referred to, or where a question's words stand.
---@class quoth.Mention
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
---@field text string Its words, without titles, articles and 's.
---@field kind quoth.Kind Its own kind: "Norlandic" is a group, though its entity is a place.
---@field form quoth.MentionForm How it refers.
---@field entity quoth.Entity? The entity, where it has one.
---@field sentence quoth.Sentence Its sentence.
local Mention = {}

--- One attribution: somebody's words or thought, reported.
---@class quoth.Quote
---@field document quoth.Document The document.
---@field outlet string? The document's outlet.
---@field date string? The day the document was published, ISO.
---@field title string? The document's title.
---@field form quoth.Form How much of the content stands in quotation marks.
---@field speaker quoth.Entity? Who speaks: "he" and "the minister" answer with their entity. nil where nobody is known.
---@field speaker_name string? The speaker's name; of a narration the outlet's, if known.
---@field speaker_kind quoth.SpeakerKind What the speaker is.
---@field speakers quoth.List<quoth.Entity> All who speak, where several do.
---@field verb string? The cue's lemma with its particle (`call for`), or normalised words (`according to`).
---@field manner quoth.Manner? The class of the cue, by its sense in this frame; nil for narration.
---@field force quoth.Force What kind of act it is.
---@field commitment quoth.Commitment How far the author vouches for what is reported.
---@field negated boolean Whether the report is denied: "declined to", "has not called for".
---@field modality quoth.Modality Whether the report is said to have happened.
---@field iteration quoth.Iteration? Whether it is said to be the first, another, or one of many.
---@field chain quoth.List<quoth.Link> Intermediaries between the article and the speaker, outermost first.
---@field source quoth.Span? The words that name the source; nil where there are none.
---@field cue quoth.Span? The words of reporting: "called for"; of a narration, the predicate that governs X.
---@field content quoth.Span? What is reported, without its outer quotation marks.
---@field quoted quoth.Span? The parts of the content that stand inside quotation marks; nil where none do.
---@field addressee quoth.Party? Whom it was told: "told reporters".
---@field venue quoth.Party? Where it was said: "in an interview with Radio Varn".
---@field time {value: string, basis: string}? When: an ISO date or interval, and the words or date it rests on.
---@field confidence number From 0 to 1.
---@field sentence quoth.Sentence The sentence that holds the cue or the content.
---@field index integer Its number in the document, from 1.
---@field text string The hull of source, cue and content.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
local Quote = {}

--- How the record came about, for people: its evidence, the rules, the model. nil for narration.
---@return string? text
function Quote:why() end

--- The rules that had a part in it, each with the word that it decided about; an empty table where the model alone decided.
---@return quoth.Mark[] marks
function Quote:trace() end

--- One mention of X, seen through the innermost quote that holds it, or through the narrator.
---@class quoth.Report
---@field document quoth.Document The document.
---@field outlet string? The document's outlet.
---@field date string? The day the document was published, ISO.
---@field title string? The document's title.
---@field form quoth.Form How much of the content stands in quotation marks.
---@field speaker quoth.Entity? Who speaks: "he" and "the minister" answer with their entity. nil where nobody is known.
---@field speaker_name string? The speaker's name; of a narration the outlet's, if known.
---@field speaker_kind quoth.SpeakerKind What the speaker is.
---@field speakers quoth.List<quoth.Entity> All who speak, where several do.
---@field verb string? The cue's lemma with its particle (`call for`), or normalised words (`according to`).
---@field manner quoth.Manner? The class of the cue, by its sense in this frame; nil for narration.
---@field force quoth.Force What kind of act it is.
---@field commitment quoth.Commitment How far the author vouches for what is reported.
---@field negated boolean Whether the report is denied: "declined to", "has not called for".
---@field modality quoth.Modality Whether the report is said to have happened.
---@field iteration quoth.Iteration? Whether it is said to be the first, another, or one of many.
---@field chain quoth.List<quoth.Link> Intermediaries between the article and the speaker, outermost first.
---@field source quoth.Span? The words that name the source; nil where there are none.
---@field cue quoth.Span? The words of reporting: "called for"; of a narration, the predicate that governs X.
---@field content quoth.Span? What is reported, without its outer quotation marks.
---@field quoted quoth.Span? The parts of the content that stand inside quotation marks; nil where none do.
---@field addressee quoth.Party? Whom it was told: "told reporters".
---@field venue quoth.Party? Where it was said: "in an interview with Radio Varn".
---@field time {value: string, basis: string}? When: an ISO date or interval, and the words or date it rests on.
---@field confidence number From 0 to 1.
---@field sentence quoth.Sentence The sentence that holds the cue or the content.
---@field mention quoth.Mention The mention of X.
---@field place quoth.Place Where X stands in the report.
---@field stance quoth.Stance? Toward X, from the manner and X's role; nil is an honest answer.
---@field quote quoth.Quote? The quote; nil for narration.
---@field text string The hull of source, cue and content.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
local Report = {}

--- How the record came about, for people: its evidence, the rules, the model. nil for narration.
---@return string? text
function Report:why() end

--- The rules that had a part in it, each with the word that it decided about; an empty table where the model alone decided.
---@return quoth.Mark[] marks
function Report:trace() end

--- An intermediary of a chain: who passed the words on, and how.
---@class quoth.Link
---@field name string Its name.
---@field text string? The words that name it.
---@field cue quoth.Span? Its words of reporting.
---@field verb string? The cue's lemma.
---@field entity quoth.Entity? The entity, where it is one.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Link = {}

--- An addressee or a venue.
---@class quoth.Party
---@field text string Its words.
---@field entity quoth.Entity? The entity, where it is one.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Party = {}

--- Words of a document, perhaps in several pieces, as a quotation broken by "he said"; first, last and text are the hull.
---@class quoth.Span
---@field text string The hull's words.
---@field parts quoth.List<quoth.Span> Its pieces, in the order of the text.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Span = {}

--- A time expression.
---@class quoth.Time
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
---@field text string Its words.
---@field type quoth.TimeType What it tells.
---@field value string? ISO 8601, as TIMEX3 writes it; nil where it cannot be told.
local Time = {}

--- A match in its context.
---@class quoth.Line
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
---@field left string The sentence before the match.
---@field text string The match.
---@field right string The sentence after the match.
---@field sentence quoth.Sentence The sentence.
local Line = {}

--- What had to be mended while an article was read.
---@class quoth.Warning
---@field message string What happened.
---@field first integer Where, in the document's text.
---@field document quoth.Document The document.
local Warning = {}

--- What could not be read.
---@class quoth.Problem
---@field message string The file, the place and the reason.
---@field code string A stable name: `not_found`, `io`, `format`, `limit`, `unsupported`.
local Problem = {}

--- What a plural field answers: `#`, `[i]`, `ipairs`; printed, it is a table. Its verbs return Results over its items.
---@class quoth.List<T>: { [integer]: T }
local List = {}

--- Those that the filters keep. Quotes, reports, mentions, entities, times and lines have the filters of questions; other things their fields, each with the value or one of the values wanted.
---@param filters quoth.Filters|table
---@return quoth.Results results
function List:where(filters) end

--- Those for which a function is true.
---@param keep fun(item): boolean
---@return quoth.Results results
function List:filter(keep) end

--- Sorted, stable; those without a value come last.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param direction? "ascending"|"descending"
---@return quoth.Results results
function List:sort_by(by, direction) end

--- Rows {value, count, results}, in the order in which values come.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@return quoth.Groups groups
function List:group_by(by) end

--- As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param across? string|function A second one: a table of both.
---@return quoth.Groups groups
function List:count_by(by, across) end

--- The first of them.
---@param count? integer 1 where absent.
---@return quoth.Results results
function List:first(count) end

--- Iterates over number and values; of a list without making an object for each item: the fast road.
---@param ... string Names of fields; a dot leads on: `document.id`.
---@return function iterator
function List:each(...) end

--- Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.
---@param format quoth.Format One record a row; `table` as it is printed.
---@param file? string|file* A path or an open file; standard output where absent.
---@return any self or nil, message, code where the world fails
function List:write(format, file) end

--- What `write` writes, as a string.
---@param format? quoth.Format A table where absent.
---@return string text
function List:text(format) end

--- What a question returns: `#`, `[i]`, `ipairs`; printed, it is a table. Its verbs return new Results.
---@class quoth.Results: { [integer]: any }
local Results = {}

--- Those that the filters keep. Quotes, reports, mentions, entities, times and lines have the filters of questions; other things their fields, each with the value or one of the values wanted.
---@param filters quoth.Filters|table
---@return quoth.Results results
function Results:where(filters) end

--- Those for which a function is true.
---@param keep fun(item): boolean
---@return quoth.Results results
function Results:filter(keep) end

--- Sorted, stable; those without a value come last.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param direction? "ascending"|"descending"
---@return quoth.Results results
function Results:sort_by(by, direction) end

--- Rows {value, count, results}, in the order in which values come.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@return quoth.Groups groups
function Results:group_by(by) end

--- As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param across? string|function A second one: a table of both.
---@return quoth.Groups groups
function Results:count_by(by, across) end

--- The first of them.
---@param count? integer 1 where absent.
---@return quoth.Results results
function Results:first(count) end

--- Iterates over number and values; of a list without making an object for each item: the fast road.
---@param ... string Names of fields; a dot leads on: `document.id`.
---@return function iterator
function Results:each(...) end

--- Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.
---@param format quoth.Format One record a row; `table` as it is printed.
---@param file? string|file* A path or an open file; standard output where absent.
---@return any self or nil, message, code where the world fails
function Results:write(format, file) end

--- What `write` writes, as a string.
---@param format? quoth.Format A table where absent.
---@return string text
function Results:text(format) end

--- What group_by and count_by return: rows of a value, how many items have it, and these items; counted by two fields each row has groups of its own. Printed, a table of counts. Its verbs return new Groups.
---@class quoth.Groups: { [integer]: {value: any, count: integer, results: quoth.Results, groups: quoth.Groups?} }
local Groups = {}

--- The rows whose `count`, or value under the name it was counted by, is as wanted.
---@param filters quoth.Filters|table
---@return quoth.Groups groups
function Groups:where(filters) end

--- Those for which a function is true.
---@param keep fun(item): boolean
---@return quoth.Groups groups
function Groups:filter(keep) end

--- Sorted, stable; those without a value come last.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param direction? "ascending"|"descending"
---@return quoth.Groups groups
function Groups:sort_by(by, direction) end

--- Rows {value, count, results}, in the order in which values come.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@return quoth.Groups groups
function Groups:group_by(by) end

--- As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param across? string|function A second one: a table of both.
---@return quoth.Groups groups
function Groups:count_by(by, across) end

--- The first of them.
---@param count? integer 1 where absent.
---@return quoth.Groups groups
function Groups:first(count) end

--- Iterates over number and values.
---@param ... string Names of fields; a dot leads on: `document.id`.
---@return function iterator
function Groups:each(...) end

--- Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.
---@param format quoth.Format One record a row; `table` as it is printed.
---@param file? string|file* A path or an open file; standard output where absent.
---@return any self or nil, message, code where the world fails
function Groups:write(format, file) end

--- What `write` writes, as a string.
---@param format? quoth.Format A table where absent.
---@return string text
function Groups:text(format) end

--- The weights of the analysis. Read-only; shared.
---@class quoth.Model
---@field path string The file.
---@field card string? Data, licence, date and scores.
---@field manifest string Language, tag sets, version of the features; word lists with fingerprint and source.
local Model = {}

--- Checks every section's sum.
---@return true? good or nil, message, code where the world fails
function Model:verify() end

--- Releases the model; corpora that use it keep it alive.
function Model:close() end

return quoth
