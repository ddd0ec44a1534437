---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

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
