---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- One sentence; the sequence of its tokens.
---@class quoth.Sentence: { [integer]: quoth.Token }
---@field text string Its words.
---@field index integer Its number in the document.
---@field paragraph quoth.Paragraph The paragraph it stands in.
---@field document quoth.Document The document.
---@field root quoth.Token? The head of its tree.
---@field tokens quoth.List<quoth.Token> Its tokens.
---@field mentions quoth.List<quoth.Mention> Mentions that begin in it.
---@field quotes quoth.List<quoth.Quote> Quotes that begin in it.
---@field first integer Position of its first byte in the document's text, from 1.
---@field last integer Position of its last byte: `doc.text:sub(x.first, x.last)` is its text.
local Sentence = {}
