---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- Many documents analysed together. `add` and `read` stage documents; they are analysed, and identities across documents settled, at the next question.
---@class quoth.Corpus: { [integer]: quoth.Document }
---@field documents quoth.List<quoth.Document> All documents, in the order of the input.
---@field problems quoth.List<quoth.Problem> What could not be read; the first thousand of it are kept.
---@field problem_count integer How many files and lines could not be read, those that `problems` does not keep included.
local Corpus = {}

--- One record per report that mentions X, with all its mentions: who speaks, through whom, with which words, for or against, when and where. What nobody reports has form `narration`. `each = "mention"` asks for one record per mention.
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

--- The entities whose names share most words with a name, or nearly: what may have been meant.
---@param name string A name that finds little.
---@return quoth.Results results A few entities, the nearest first.
function Corpus:near(name) end

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

--- Takes a document out; what was taken from it before can still be read.
---@param document string|quoth.Document Its id, or the document.
---@return quoth.Corpus? corpus or nil, message, code where the world fails
function Corpus:remove(document) end

--- Makes two entities one, whatever is added later.
---@param a quoth.Entity
---@param b quoth.Entity
---@return quoth.Entity? entity or nil, message, code where the world fails
function Corpus:merge(a, b) end

--- Makes what an entity is in one document another one, whatever is added later.
---@param entity quoth.Entity
---@param place quoth.Mention|quoth.Document Where another one is meant.
---@return quoth.Entity? other or nil, message, code where the world fails
function Corpus:split(entity, place) end

--- Bytes that the documents hold outside Lua.
---@return integer bytes
function Corpus:memory() end

--- Releases the documents; what came from them can no longer be asked. Idempotent; also at the end of a `<close>` variable.
function Corpus:close() end
