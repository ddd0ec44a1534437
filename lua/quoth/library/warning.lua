---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- What had to be mended while an article was read.
---@class quoth.Warning
---@field message string What happened.
---@field first integer Where, in the document's text.
---@field document quoth.Document The document.
local Warning = {}
