---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

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
