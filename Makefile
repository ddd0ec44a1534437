# quoth: builds everything into $(BUILD). `make help` lists the targets.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
LUA     ?= lua5.4
VERSION := 0.1.0

# The built-in rules would link csrc/model/lexicon.c into a program named like the folder beside it.
MAKEFLAGS += --no-builtin-rules

# ---- flags ---------------------------------------------------------------------------------------------------
CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
LUA_CFLAGS ?= $(shell pkg-config --cflags lua5.4 2>/dev/null || echo -I/usr/include/lua5.4)
UTF8PROC_CFLAGS ?= $(if $(UTF8PROC_INCDIR),-I$(UTF8PROC_INCDIR))
UTF8PROC_LIBS   ?= $(if $(UTF8PROC_LIBDIR),-L$(UTF8PROC_LIBDIR)) -lutf8proc
# SANITIZE=address,undefined builds with sanitizers and gives every arena allocation bounds of its own.
SANITIZE ?=
SANITIZE_FLAGS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=undefined -DBASE_ARENA_MALLOC)

include csrc/features.mk

OUR_CFLAGS := -std=c11 $(WARNINGS) -ffp-contract=off -fPIC -fvisibility=hidden -pthread -D_POSIX_C_SOURCE=200809L \
              -DQUOTH_VERSION='"$(VERSION)"' -DQUOTH_DATA='"$(PREFIX)/share/lua/5.4/quoth/data"' \
              -Icsrc -I$(BUILD)/gen $(UTF8PROC_CFLAGS) $(FEATURE_CFLAGS) $(SANITIZE_FLAGS) $(CFLAGS)
LIBS := $(FEATURE_LIBS) $(UTF8PROC_LIBS) -pthread -lm

# ---- rooms: each includes only those before it ---------------------------------------------------------------
ROOMS := base text model doc lang refer speech read corpus out api
sources  = $(sort $(wildcard csrc/$(1)/*.c))
objects  = $(patsubst csrc/%.c,$(BUILD)/obj/%.o,$(call sources,$(1)))
archive  = $(BUILD)/rooms/lib$(1).a
reversed = $(if $(1),$(call reversed,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))
upto     = $(if $(1),$(firstword $(1)) $(if $(filter $(2),$(firstword $(1))),,$(call upto,$(wordlist 2,$(words $(1)),$(1)),$(2))))
ARCHIVES := $(foreach r,$(call reversed,$(ROOMS)),$(call archive,$(r)))
CORE_OBJECTS := $(foreach r,$(ROOMS),$(call objects,$(r)))
LEXICONS := $(sort $(wildcard csrc/model/lexicon/*.tsv))

.PHONY: all lib module command env demo check setup-build setup-check room-test unit spec bench fuzz model lint format \
        docs install uninstall clean help
.DELETE_ON_ERROR:

all: lib module command

lib: $(BUILD)/libquoth.so $(BUILD)/libquoth.a $(BUILD)/quoth.pc
module: $(BUILD)/lua/quoth/core.so
command: $(BUILD)/bin/quoth $(BUILD)/bin/quoth-train

$(BUILD)/obj/%.o: csrc/%.c csrc/features.mk Makefile
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/bind/%.o $(BUILD)/obj/test/lua_%.o: OUR_CFLAGS += $(LUA_CFLAGS)
$(BUILD)/obj/model/lexicon.o: $(LEXICONS) $(BUILD)/gen/lexicons.inc

# Lists the embedded lexicons for csrc/model/lexicon.c; renewed when a file comes or goes.
$(BUILD)/gen/lexicons.inc: csrc/model/lexicon Makefile
	@mkdir -p $(@D)
	@for f in $(LEXICONS); do n=$${f##*/}; echo "LEXICON($${n%.tsv}, \"$$f\")"; done > $@

define room_archive
$(call archive,$(1)): $(call objects,$(1))
	@mkdir -p $$(@D)
	rm -f $$@ && ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS) train,$(eval $(call room_archive,$(r))))

$(BUILD)/libquoth.a: $(CORE_OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/libquoth.so: $(CORE_OBJECTS)
	$(CC) $(OUR_CFLAGS) -shared -Wl,-soname,libquoth.so.0 -o $@ $^ $(LIBS)
	ln -sf libquoth.so $(BUILD)/libquoth.so.0

# The Lua module holds the core itself, so that a rock is one file.
$(BUILD)/lua/quoth/core.so: $(call objects,bind) $(CORE_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -shared -o $@ $^ $(LIBS)

$(BUILD)/quoth.pc: rockspec/quoth.pc.in Makefile
	@mkdir -p $(@D)
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(LIBS)|' $< > $@

# In a checkout the command finds the sources and the module beside itself.
$(BUILD)/bin/quoth: Makefile
	@mkdir -p $(@D)
	printf '%s\n' '#!/bin/sh' 'root=$$(cd "$$(dirname "$$(readlink -f "$$0")")/../.." && pwd)' \
	  'build=$$(cd "$$(dirname "$$(readlink -f "$$0")")/.." && pwd)' \
	  'LUA_PATH="$$root/lua/?.lua;$$root/lua/?/init.lua;$${LUA_PATH:-;}" LUA_CPATH="$$build/lua/?.so;$${LUA_CPATH:-;}" exec $(LUA) "$$root/lua/bin/quoth" "$$@"' > $@
	chmod +x $@

$(BUILD)/bin/quoth-train: $(call archive,train) $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -o $@ $^ $(LIBS)

env:
	@echo 'export LUA_PATH="$(CURDIR)/lua/?.lua;$(CURDIR)/lua/?/init.lua;$${LUA_PATH:-;}"'
	@echo 'export LUA_CPATH="$(abspath $(BUILD))/lua/?.so;$${LUA_CPATH:-;}"'
	@echo 'export PATH="$(abspath $(BUILD))/bin:$$PATH"'

# ---- tests ---------------------------------------------------------------------------------------------------
# Every csrc/test/<room>_<what>.c is a program with a main, linked with the rooms up to and including its own.
TEST_SOURCES := $(sort $(wildcard csrc/test/*_test*.c))
room_of  = $(firstword $(subst _, ,$(notdir $(1))))
TESTS    := $(patsubst csrc/test/%.c,$(BUILD)/test/%,$(TEST_SOURCES))

define test_program
$(BUILD)/test/$(1): $(BUILD)/obj/test/$(1).o $(BUILD)/obj/test/check.o $(2)
	@mkdir -p $$(@D)
	$(CC) $$(OUR_CFLAGS) -o $$@ $$^ $(3) $(LIBS)
endef
room_archives = $(foreach r,$(call reversed,$(call upto,$(ROOMS),$(1))),$(call archive,$(r)))
$(foreach t,$(patsubst csrc/test/%.c,%,$(TEST_SOURCES)),$(eval $(call test_program,$(t),\
  $(if $(filter lua,$(call room_of,$(t))),$(call objects,bind) $(ARCHIVES),\
  $(if $(filter train,$(call room_of,$(t))),$(call archive,train) $(ARCHIVES),$(call room_archives,$(call room_of,$(t))))),\
  $(if $(filter lua,$(call room_of,$(t))),-llua5.4))))

room-test: $(filter $(BUILD)/test/$(ROOM)_test%,$(TESTS))
	@for t in $^; do $$t || exit 1; done

unit: $(TESTS)
	@status=0; for t in $^; do $$t || status=1; done; exit $$status

spec: all
	@eval "$$($(MAKE) -s env)"; busted

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
