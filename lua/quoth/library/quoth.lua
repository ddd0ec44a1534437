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
---@alias quoth.Each "report"|"mention"
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

--- What the X of a question was taken for, and what stands behind the answer.
---@class quoth.Target
---@field reading "entity"|"description"|"words"|"pattern" How X was understood: as a name; as a thing that articles name in parts or only describe; as words; as a pattern.
---@field name string The entity's name, or X as it was asked.
---@field entity? quoth.Entity Who or what it is, where the articles name it.
---@field mentions integer Places that mention it.
---@field documents integer Documents with such a place.
---@field speakers integer Named speakers who mention it.

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
---@field stance_holder? string|quoth.Entity|string[] Whose stance it is.
---@field kind? quoth.Kind|quoth.Kind[] What the entity or mention is.
---@field each? quoth.Each|quoth.Each[] What is one record: a report with all its mentions, or a mention.
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

return quoth
