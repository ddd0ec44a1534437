-- A busted helper (make gc): the collector never rests and makes a step at every call, so that an object that
-- is still needed but no longer held is found out at once.

collectgarbage("incremental", 1, 1000, 4)

local function step() collectgarbage("step", 0) end

debug.sethook(step, "c")

local create = coroutine.create
function coroutine.create(body) -- luacheck: ignore 122
  local thread = create(body)
  debug.sethook(thread, step, "c")
  return thread
end
