---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- One place where an entity is named or referred to, or where a question's words stand.
---@class quoth.Mention
---@field document quoth.Document The document.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte.
---@field text string Its words, without titles, articles and 's.
---@field kind quoth.Kind Its own kind: "Norlandic" is a group, though its entity is a place.
---@field form quoth.MentionForm How it refers.
---@field entity quoth.Entity? The entity, where it has one.
---@field sentence quoth.Sentence Its sentence.
local Mention = {}
