-- busted's plain output, with a last line that a script can read: "N passed, N failed".

return function(options)
  local busted = require "busted"
  local handler = require "busted.outputHandlers.plainTerminal"(options)

  busted.subscribe({ "exit" }, function()
    local failed = handler.failuresCount + handler.errorsCount
    if handler.pendingsCount > 0 then print(("%d skipped"):format(handler.pendingsCount)) end
    print(("specs: %d passed, %d failed"):format(handler.successesCount, failed))
    return nil, true
  end)

  return handler
end
