---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- What could not be read.
---@class quoth.Problem
---@field message string The file, the place and the reason.
---@field code string A stable name: `not_found`, `io`, `format`, `limit`, `unsupported`.
local Problem = {}
