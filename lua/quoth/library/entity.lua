---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- One thing in the world, the same across documents. One that was merged into another answers for it.
---@class quoth.Entity
---@field id integer Its number in the corpus, which never changes.
---@field name string Its fullest name.
---@field kind quoth.Kind What it is.
---@field aliases quoth.List<string> Other names.
---@field titles quoth.List<string> Titles and roles it was given.
---@field mentions quoth.List<quoth.Mention> Where it is mentioned.
---@field quotes quoth.List<quoth.Quote> Quotes whose speaker it is.
---@field documents quoth.List<quoth.Document> The documents that mention it.
local Entity = {}

--- Why they are one, by which rule, or why they are not.
---@param other string|quoth.Entity|quoth.Mention|quoth.Document One of its names, another entity, or a place where it is mentioned.
---@return string? text A line for each step; nil where there is no such other.
function Entity:why(other) end
