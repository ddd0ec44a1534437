---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- A time expression.
---@class quoth.Time
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
---@field text string Its words.
---@field type quoth.TimeType What it tells.
---@field value string? ISO 8601, as TIMEX3 writes it; nil where it cannot be told.
local Time = {}
