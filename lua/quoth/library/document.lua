---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

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
