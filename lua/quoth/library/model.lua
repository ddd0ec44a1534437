---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- The weights of the analysis. Read-only; shared.
---@class quoth.Model
---@field path string The file.
---@field card string? Data, licence, date and scores.
---@field manifest string Language, tag sets, version of the features; word lists with fingerprint and source.
local Model = {}

--- Checks every section's sum.
---@return true? good or nil, message, code where the world fails
function Model:verify() end

--- Releases the model; corpora that use it keep it alive.
function Model:close() end
