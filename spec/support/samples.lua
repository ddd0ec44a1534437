-- What the specs of objects ask: the sample articles as one corpus, opened once.

local quoth = require "quoth"

local samples = { path = "spec/fixtures/articles", x = "Resolution 1701" }

local corpus

--- The corpus of the sample articles, shared: do not close it or add to it.
function samples.corpus()
  corpus = corpus or assert(quoth.open(samples.path))
  return corpus
end

--- A new corpus of the texts given.
function samples.of(...)
  local made = assert(quoth.corpus())
  for i, text in ipairs { ... } do made:add { id = "article " .. i, text = text } end
  return made
end

--- The message of the error that f(…) raises, without its position.
function samples.error_of(f, ...)
  local done, message = pcall(f, ...)
  assert(not done, "no error was raised")
  return (tostring(message):gsub("^[^\n]-:%d+: ", ""))
end

return samples
