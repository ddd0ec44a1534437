std = "lua54"
max_line_length = 130
self = false
codes = true
-- Definitions for editors have no bodies; the description of the interface is one sentence a line.
exclude_files = { "build", "lua/quoth/library" }
files["lua/quoth/api.lua"].max_line_length = false
files["spec"].std = "lua54+busted"
files["rockspec"].std = "rockspec"
