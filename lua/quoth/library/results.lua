---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- What a question returns: `#`, `[i]`, `ipairs`; printed, it is a table. Its verbs return new Results.
---@class quoth.Results: { [integer]: any }
---@field target quoth.Target? What X was taken for; nil where the question was about no X.
---@field suggestions quoth.Results? The entities whose names are nearest to the words that were asked for, but X itself.
local Results = {}

--- Those that the filters keep. Quotes, reports, mentions, entities, times and lines have the filters of questions; other things their fields, each with the value or one of the values wanted.
---@param filters quoth.Filters|table
---@return quoth.Results results
function Results:where(filters) end

--- Those for which a function is true.
---@param keep fun(item): boolean
---@return quoth.Results results
function Results:filter(keep) end

--- Sorted, stable; those without a value come last.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param direction? "ascending"|"descending"
---@return quoth.Results results
function Results:sort_by(by, direction) end

--- Rows {value, count, results}, in the order in which values come.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@return quoth.Groups groups
function Results:group_by(by) end

--- As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param across? string|function A second one: a table of both.
---@return quoth.Groups groups
function Results:count_by(by, across) end

--- The first of them.
---@param count? integer 1 where absent.
---@return quoth.Results results
function Results:first(count) end

--- Iterates over number and values; of a list without making an object for each item: the fast road.
---@param ... string Names of fields; a dot leads on: `document.id`.
---@return function iterator
function Results:each(...) end

--- Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.
---@param format quoth.Format One record a row; `table` as it is printed.
---@param file? string|file* A path or an open file; standard output where absent.
---@return any self or nil, message, code where the world fails
function Results:write(format, file) end

--- What `write` writes, as a string.
---@param format? quoth.Format A table where absent.
---@return string text
function Results:text(format) end
