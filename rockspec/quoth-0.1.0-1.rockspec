rockspec_format = "3.0"
package = "quoth"
version = "0.1.0-1"

source = {
  url = "git+https://quoth.example/quoth.git",
  tag = "v0.1.0",
}

description = {
  summary = "Who mentioned X, and how, over news articles",
  detailed = [[
    Reads a pile of news articles and answers who mentioned X, and how: who is speaking, through whom, with which words
    of reporting, quoted or paraphrased, for or against, when, and where exactly in the text. A C library with its
    models, a command, a prompt, and Lua bindings.
  ]],
  license = "MIT",
  labels = { "nlp", "text", "news", "quotations" },
}

supported_platforms = { "unix" }

dependencies = {
  "lua >= 5.4, < 5.5",
}

external_dependencies = {
  UTF8PROC = { header = "utf8proc.h", library = "utf8proc" },
}

build = {
  type = "make",
  build_target = "rock",
  install_target = "install-lua",
  variables = {
    PREFIX = "$(PREFIX)",
    LUA = "$(LUA)",
    CFLAGS = "$(CFLAGS)",
    LUA_CFLAGS = "-I$(LUA_INCDIR)",
    LUA_DIR = "$(LUADIR)",
    LUA_CDIR = "$(LIBDIR)",
    UTF8PROC_INCDIR = "$(UTF8PROC_INCDIR)",
    UTF8PROC_LIBDIR = "$(UTF8PROC_LIBDIR)",
  },
  install = {
    bin = { "build/launcher/quoth", "build/bin/quoth-train" },
  },
}

test = {
  type = "command",
  command = "make unit spec",
}
