---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- An addressee or a venue.
---@class quoth.Party
---@field text string Its words.
---@field entity quoth.Entity? The entity, where it is one.
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Party = {}
