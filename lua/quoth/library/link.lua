---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

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
