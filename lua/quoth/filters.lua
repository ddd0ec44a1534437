--- The conditions that questions take, which are the filters of the command line too: as the core tells them.

local core = require "quoth.core"

local filters = {}

--- Those of a kind of record: {name, doc, values, told}; `told` is what the core says of the field.
function filters.of(kind)
  local found = {}
  for _, one in ipairs(core.fields(kind)) do
    if one.filter then
      local values = one.values or one.type == "flag" and { "true", "false" } or nil
      found[#found + 1] = { name = one.name, doc = one.filter, values = values, told = one }
    end
  end
  return found
end

return filters
