---@meta _
-- Made by `make docs` from lua/quoth/api.lua: edit that.

--- What group_by and count_by return: rows of a value, how many items have it, and these items; counted by two fields each row has groups of its own. Printed, a table of counts. Its verbs return new Groups.
---@class quoth.Groups: { [integer]: {value: any, count: integer, results: quoth.Results, groups: quoth.Groups?} }
local Groups = {}

--- The rows whose `count`, or value under the name it was counted by, is as wanted.
---@param filters quoth.Filters|table
---@return quoth.Groups groups
function Groups:where(filters) end

--- Those for which a function is true.
---@param keep fun(item): boolean
---@return quoth.Groups groups
function Groups:filter(keep) end

--- Sorted, stable; those without a value come last.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param direction? "ascending"|"descending"
---@return quoth.Groups groups
function Groups:sort_by(by, direction) end

--- Rows {value, count, results}, in the order in which values come.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@return quoth.Groups groups
function Groups:group_by(by) end

--- As group_by, the largest first. With a second field each row has `groups`, its counts by that field; printed and in Markdown these are columns, in CSV, TSV and JSON each pair is a row.
---@param by? string|function A field (`document.date`) or a function; strings need none.
---@param across? string|function A second one: a table of both.
---@return quoth.Groups groups
function Groups:count_by(by, across) end

--- The first of them.
---@param count? integer 1 where absent.
---@return quoth.Groups groups
function Groups:first(count) end

--- Iterates over number and values.
---@param ... string Names of fields; a dot leads on: `document.id`.
---@return function iterator
function Groups:each(...) end

--- Writes one record a row. What is no record of a question has its fields as columns, but for lists: names, ids or numbers stand for objects, positions count from 1.
---@param format quoth.Format One record a row; `table` as it is printed.
---@param file? string|file* A path or an open file; standard output where absent.
---@return any self or nil, message, code where the world fails
function Groups:write(format, file) end

--- What `write` writes, as a string.
---@param format? quoth.Format A table where absent.
---@return string text
function Groups:text(format) end
