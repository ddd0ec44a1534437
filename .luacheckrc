std = "lua54"
max_line_length = 130
self = false
codes = true
exclude_files = { "build" }
files["spec"].std = "lua54+busted"
files["rockspec"].std = "rockspec"
