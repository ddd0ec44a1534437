---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

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
---@field time {value: string, basis: string, text: string}? When: an ISO date or interval, what it rests on, and the words that say so.
---@field confidence number From 0 to 1.
---@field sentence quoth.Sentence The sentence that holds the cue or the content.
---@field target string? What X was taken for.
---@field mention quoth.Mention The mention of X; of several, the first in the content.
---@field mentions quoth.List<quoth.Mention> All mentions of X that the report holds.
---@field place quoth.Place Where X stands in the report.
---@field stance quoth.Stance? Toward X, of `stance_holder`: from manner, acts and judgements; nil is an honest answer.
---@field stance_words quoth.Span? The words that decide the stance.
---@field stance_holder quoth.Party? Whose stance it is: the speaker's, or in narration of whoever acts ("the governor vetoed X").
---@field quote quoth.Quote? The quote; nil for narration.
---@field text string The hull of source, cue and content.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
local Report = {}

--- How the record came about, for people: its evidence, the rules, the model. nil for narration.
---@return string? text
function Report:why() end

--- The rules that had a part in it, each with the word that it decided about; an empty table where the model alone decided. `print` shows one a line.
---@return quoth.Mark[] marks
function Report:trace() end
