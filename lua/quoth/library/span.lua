---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- Words of a document, perhaps in several pieces, as a quotation broken by "he said"; first and last are those of the hull.
---@class quoth.Span
---@field text string Its words; those of several pieces are parted by " … ", and what stands between them is left out.
---@field parts quoth.List<quoth.Span> Its pieces, in the order of the text.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Span = {}
