# quoth: builds everything into $(BUILD). `make help` lists the targets.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
LUA     ?= lua5.4
VERSION := 0.1.0

# Every rule stands here.
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
              -DQUOTH_VERSION='"$(VERSION)"' \
              -Icsrc $(UTF8PROC_CFLAGS) $(FEATURE_CFLAGS) $(SANITIZE_FLAGS) $(CFLAGS)
LIBS := $(FEATURE_LIBS) $(UTF8PROC_LIBS) -pthread -lm

# ---- rooms: each includes only those before it ---------------------------------------------------------------
ROOMS := base text model doc pattern lang time name refer speech read page engine corpus query write api
sources  = $(sort $(wildcard csrc/$(1)/*.c csrc/$(1)/*/*.c))
objects  = $(patsubst csrc/%.c,$(BUILD)/obj/%.o,$(call sources,$(1)))
archive  = $(BUILD)/rooms/lib$(1).a
reversed = $(if $(1),$(call reversed,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))
upto     = $(if $(1),$(firstword $(1)) $(if $(filter $(2),$(firstword $(1))),,$(call upto,$(wordlist 2,$(words $(1)),$(1)),$(2))))
ARCHIVES := $(foreach r,$(call reversed,$(ROOMS)),$(call archive,$(r)))
CORE_OBJECTS := $(foreach r,$(ROOMS),$(call objects,$(r)))

.PHONY: all lib module command rock docs env help setup-build setup-check setup-arm64 demo check room-test unit spec asan tsan gc \
        clang coverage coverage-report labels arm64 arm64-check lint format fuzz fuzz-programs bench rules install install-lua uninstall clean FORCE
.DELETE_ON_ERROR:
.PRECIOUS: $(BUILD)/obj/%.o

all: lib module command

lib: $(BUILD)/libquoth.so $(BUILD)/libquoth.a $(BUILD)/quoth.pc
module: $(BUILD)/lua/quoth/core.so
command: $(BUILD)/bin/quoth $(BUILD)/bin/quoth-train
# What LuaRocks installs.
rock: module $(BUILD)/bin/quoth-train $(BUILD)/launcher/quoth

# Products of other flags (another compiler, a feature found meanwhile) are made anew.
FLAGS_NOW := $(CC) $(OUR_CFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' > $@

# So are the two products that name the place where they are to be installed.
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(PREFIX)' | cmp -s - $@ || printf '%s\n' '$(PREFIX)' > $@

$(BUILD)/obj/api/model.o $(BUILD)/quoth.pc: $(BUILD)/prefix
$(BUILD)/obj/api/model.o: OUR_CFLAGS += -DQUOTH_DATA='"$(PREFIX)/share/lua/5.4/quoth/data"'

# Headers that changed are found under both names of an object, whether BUILD is relative or absolute.
$(BUILD)/obj/%.o: csrc/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -MMD -MP -MT '$(patsubst $(CURDIR)/%,%,$(abspath $@)) $(abspath $@)' -c -o $@ $<

$(BUILD)/obj/bind/%.o $(BUILD)/obj/test/lua_%.o: OUR_CFLAGS += $(LUA_CFLAGS)
define room_archive
$(call archive,$(1)): $(call objects,$(1))
	@mkdir -p $$(@D)
	rm -f $$@ && ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS) train,$(eval $(call room_archive,$(r))))

$(BUILD)/libquoth.a: $(CORE_OBJECTS)
	rm -f $@ && ar rcs $@ $^

# What the shared objects show: the functions of the public header, and what Lua loads.
EXPORTS = -Wl,--version-script=$(filter %.map,$^)
$(BUILD)/gen/quoth.map: csrc/quoth.h Makefile
	@mkdir -p $(@D)
	@{ echo '{ global:'; sed -n 's/^QUOTH_API[^(]*[ *]\(quoth_[a-z0-9_]*\)(.*/  \1;/p' csrc/quoth.h; echo 'local: *; };'; } > $@

$(BUILD)/gen/core.map: Makefile
	@mkdir -p $(@D)
	@echo '{ global: luaopen_quoth_core; local: *; };' > $@

$(BUILD)/libquoth.so: $(CORE_OBJECTS) $(BUILD)/gen/quoth.map
	$(CC) $(OUR_CFLAGS) -shared -Wl,-soname,libquoth.so.0 $(EXPORTS) -o $@ $(filter %.o,$^) $(LIBS)
	ln -sf libquoth.so $(BUILD)/libquoth.so.0

# The Lua module holds the core itself, so that a rock is one file.
$(BUILD)/lua/quoth/core.so: $(call objects,bind) $(CORE_OBJECTS) $(BUILD)/gen/core.map
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -shared $(EXPORTS) -o $@ $(filter %.o,$^) $(LIBS)

$(BUILD)/quoth.pc: rockspec/quoth.pc.in Makefile
	@mkdir -p $(@D)
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(LIBS)|' $< > $@

# In a checkout the command runs the sources, with the module of this build.
$(BUILD)/bin/quoth: Makefile
	@mkdir -p $(@D)
	printf '%s\n' '#!/bin/sh' \
	  'exec $(LUA) -e "package.cpath = [[$(abspath $(BUILD))/lua/?.so;]] .. package.cpath" "$(CURDIR)/lua/quoth/command.lua" "$$@"' > $@
	chmod +x $@

# The installed one runs the Lua that it was installed for.
$(BUILD)/launcher/quoth: lua/bin/quoth FORCE
	@mkdir -p $(@D)
	@sed 's|^exec lua5\.4 |exec "$(or $(LUA),lua5.4)" |' $< | cmp -s - $@ || \
	  sed 's|^exec lua5\.4 |exec "$(or $(LUA),lua5.4)" |' $< > $@
	@chmod 755 $@

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
	@for t in $^; do $(RUN) $$t || exit 1; done

# RUN is what starts a program that the machine cannot run by itself: an emulator.
RUN ?=
# Two programs at a time; all run, whether one fails, is killed by a signal (where xargs by itself would stop), or not.
TEST_JOBS ?= 2
unit: $(TESTS)
	@printf '%s\n' $^ | xargs -P $(TEST_JOBS) -n 1 sh -c '$(RUN) "$$0" || exit 1'

# The specs run the command and the module of $(BUILD). BUSTED adds options: make spec BUSTED=spec/cli_spec.lua
BUSTED ?=
# A make that a spec starts works with the same variables, but has no part in the jobs of this one.
RUN_BUSTED = export MAKEFLAGS='$(MAKEOVERRIDES)'; unset MFLAGS; eval "$$(make -s --no-print-directory env)"; \
             QUOTH_BUILD="$(abspath $(BUILD))" $(SPEC_ENV) busted --lua=$(LUA)

spec: all
	@$(RUN_BUSTED) $(BUSTED)

# The specs of the Lua objects again with a collector that runs all the time; those that start commands, or try many
# texts, would only be slow.
GC_SPECS := $(filter-out $(patsubst %,spec/%_spec.lua,cli repl rock readme train place sources language layers header rules limits shown),\
              $(sort $(wildcard spec/*_spec.lua)))
gc: all
	@$(RUN_BUSTED) --helper=spec/support/aggressive_gc.lua $(or $(BUSTED),$(GC_SPECS))

# Everything again under AddressSanitizer and UBSan, in a build folder of its own.
ASAN_BUILD := $(BUILD)/asan
ASAN_MAKE   = $(MAKE) --no-print-directory BUILD=$(ASAN_BUILD) SANITIZE=address,undefined CFLAGS="-O1 -g"
# What sanitizers find goes to files and is shown at the end: a spec keeps to itself what a command that it starts says.
# Compilers and the like, which run with the same library, have leaks of their own.
REPORTS     = $(abspath $(1))/reports
clear_reports = rm -rf $(call REPORTS,$(1)) && mkdir -p $(call REPORTS,$(1))
show_reports  = for f in $(call REPORTS,$(1))/*; do \
  grep -qsE '/csrc/| csrc/|quoth/core\.so' "$$f" || continue; status=1; echo "---- $$f"; cat "$$f"; done
ASAN_ENV    = ASAN_OPTIONS=abort_on_error=0:detect_stack_use_after_return=1:log_path=$(call REPORTS,$(ASAN_BUILD))/asan \
              UBSAN_OPTIONS=print_stacktrace=1 \
              LSAN_OPTIONS=suppressions=$(CURDIR)/spec/support/lsan.supp:print_suppressions=0
asan:
	+@$(ASAN_MAKE) all
	@$(call clear_reports,$(ASAN_BUILD))
	+@status=0; $(ASAN_ENV) $(ASAN_MAKE) unit || status=1; \
	$(ASAN_MAKE) spec SPEC_ENV='QUOTH_SANITIZED=1 LD_PRELOAD=$(shell $(CC) -print-file-name=libasan.so) $(ASAN_ENV)' || status=1; \
	$(call show_reports,$(ASAN_BUILD)); exit $$status

# The C tests and the specs that work with threads under ThreadSanitizer, in a build folder of its own.
TSAN_BUILD  := $(BUILD)/tsan
$(eval $(call test_program,lua_host,,-llua5.4))
TSAN_LUA     = $(abspath $(TSAN_BUILD))/test/lua_host
TSAN_MAKE    = $(MAKE) --no-print-directory BUILD=$(TSAN_BUILD) SANITIZE=thread CFLAGS="-O1 -g" LUA=$(TSAN_LUA)
TSAN_ENV     = TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:log_path=$(call REPORTS,$(TSAN_BUILD))/tsan
# Rooms whose tests start threads.
TSAN_ROOMS  := base query api lua train
TSAN_TESTS   = $(foreach r,$(TSAN_ROOMS),$(patsubst csrc/test/%.c,$(TSAN_BUILD)/test/%,$(filter csrc/test/$(r)_test%,$(TEST_SOURCES))))
TSAN_SPECS  := --filter=threads spec/module_spec.lua spec/output_spec.lua spec/cli_spec.lua
tsan:
	+@$(TSAN_MAKE) all $(TSAN_BUILD)/test/lua_host
	@$(call clear_reports,$(TSAN_BUILD))
	+@status=0; $(TSAN_ENV) $(TSAN_MAKE) unit TESTS='$(TSAN_TESTS)' || status=1; \
	$(TSAN_MAKE) spec BUSTED='$(TSAN_SPECS)' SPEC_ENV='QUOTH_SANITIZED=1 $(TSAN_ENV)' || status=1; \
	$(call show_reports,$(TSAN_BUILD)); exit $$status

# Which lines the C tests and the text cases reach, in a build folder of its own. Fails where a room of COVERAGE_ROOMS
# stays below COVERAGE_LEAST percent; the lines that nothing reached are marked ##### in $(COVERAGE_BUILD)/lines.
COVERAGE_BUILD := $(BUILD)/coverage
COVERAGE_ROOMS ?= time name refer speech
COVERAGE_LEAST ?= 90
COVERAGE_SPECS := spec/gold_who_spec.lua spec/rules_spec.lua
COVERAGE_MAKE   = $(MAKE) --no-print-directory BUILD=$(COVERAGE_BUILD) CFLAGS="-O0 -g --coverage -fprofile-update=atomic"
GCOV           ?= gcov
coverage:
	+@$(COVERAGE_MAKE) all
	@find $(COVERAGE_BUILD) -name '*.gcda' -delete
	+@status=0; $(COVERAGE_MAKE) unit || status=1; $(COVERAGE_MAKE) spec BUSTED='$(COVERAGE_SPECS)' || status=1; \
	$(COVERAGE_MAKE) coverage-report || status=1; exit $$status

# From inside that build: what its objects counted.
coverage-report:
	@rm -rf $(BUILD)/lines && mkdir -p $(BUILD)/lines && ln -s $(CURDIR)/csrc $(BUILD)/lines/csrc
	@cd $(BUILD)/lines && $(GCOV) --preserve-paths --relative-only \
	  $(abspath $(foreach r,$(ROOMS) bind train,$(patsubst %.o,%.gcno,$(call objects,$(r))))) > gcov.log 2>&1 || { tail -n 5 gcov.log; exit 1; }
	@$(LUA) spec/support/coverage.lua $(BUILD)/lines $(COVERAGE_LEAST) $(COVERAGE_ROOMS)

# The other compiler has its own warnings.
clang:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/clang CC=clang all unit

# Everything that the library finds in some articles, through the public header alone: to compare builds by.
LABELS_OF := spec/fixtures/articles README.md lua/quoth/manual
$(eval $(call test_program,api_labels,$(call room_archives,api)))
labels: $(BUILD)/test/api_labels
	$(RUN) $< $(LABELS_OF) > $(BUILD)/labels.txt

# The C tests on another processor, in an emulator, and the same labels as here. The libraries are Debian's, unpacked
# into the build folder: nothing but compiler and emulator is installed.
ARM64_BUILD := $(BUILD)/arm64
ARM64_CC    ?= aarch64-linux-gnu-gcc
ARM64_RUN   ?= qemu-aarch64-static
ARM64_ROOT   = $(abspath $(ARM64_BUILD))/sysroot/usr
ARM64_MAKE   = $(MAKE) --no-print-directory BUILD=$(ARM64_BUILD) CC=$(ARM64_CC) RUN=$(ARM64_RUN) CFLAGS="-O2 -static" HTML=gumbo XML=expat GZIP=zlib \
               UTF8PROC_CFLAGS=-I$(ARM64_ROOT)/include UTF8PROC_LIBS="-L$(ARM64_ROOT)/lib/aarch64-linux-gnu -lutf8proc" \
               LUA_CFLAGS="-I$(ARM64_ROOT)/include/lua5.4 -I$(ARM64_ROOT)/include/aarch64-linux-gnu"
arm64: setup-arm64
	+@if command -v $(ARM64_CC) >/dev/null && command -v $(ARM64_RUN) >/dev/null && \
	    sh csrc/test/arm64_libraries.sh $(ARM64_BUILD)/sysroot libutf8proc-dev libgumbo-dev libexpat1-dev \
	      zlib1g-dev liblua5.4-dev; \
	then $(MAKE) --no-print-directory arm64-check; \
	else echo "1 skipped: arm64 wants $(ARM64_CC), $(ARM64_RUN) and Debian's libraries for it"; fi

arm64-check:
	+@$(ARM64_MAKE) unit
	+@$(MAKE) --no-print-directory labels
	+@$(ARM64_MAKE) labels
	@cmp $(BUILD)/labels.txt $(ARM64_BUILD)/labels.txt && echo "labels of arm64: 1 passed, 0 failed"

lint:
	luacheck --no-color --quiet lua spec rockspec/*.rockspec
	@if command -v clang-format >/dev/null; then \
	  echo "clang-format --dry-run -Werror"; clang-format --dry-run -Werror $$(find csrc -name '*.[ch]' | sort); \
	else echo "clang-format is not installed: the layout of the C files was not looked at"; fi

format:
	clang-format -i $$(find csrc -name '*.[ch]' | sort)

# ---- fuzzing -------------------------------------------------------------------------------------------------
# Every csrc/fuzz/<name>_fuzz.c, linked like a test of the room that its name begins with, FUZZ_SECONDS each, two at a
# time, starting from spec/fixtures/fuzz/<name> where that folder is there, else from the sample articles. What a run
# finds useful is kept in $(BUILD)/fuzz/corpus.
FUZZ_SECONDS ?= 60
FUZZ_BUILD   := $(BUILD)/fuzz
FUZZERS      := $(patsubst csrc/fuzz/%.c,$(BUILD)/fuzzer/%,$(sort $(wildcard csrc/fuzz/*_fuzz.c)))
FUZZ_MAKE     = $(MAKE) --no-print-directory BUILD=$(FUZZ_BUILD) CC=clang SANITIZE=address,undefined \
                CFLAGS="-O1 -g -fsanitize=fuzzer-no-link"

define fuzz_program
$(BUILD)/fuzzer/$(1): $(BUILD)/obj/fuzz/$(1).o $(call room_archives,$(call room_of,$(1)))
	@mkdir -p $$(@D)
	$(CC) $$(OUR_CFLAGS) -fsanitize=fuzzer -o $$@ $$^ $(LIBS)
endef
$(foreach t,$(notdir $(FUZZERS)),$(eval $(call fuzz_program,$(t))))

fuzz-programs: $(FUZZERS)

fuzz:
	+@$(FUZZ_MAKE) fuzz-programs
	@printf '%s\n' $(patsubst csrc/fuzz/%_fuzz.c,%,$(sort $(wildcard csrc/fuzz/*_fuzz.c))) | \
	  xargs -P 2 -I NAME sh csrc/fuzz/run.sh $(FUZZ_BUILD) NAME $(FUZZ_SECONDS)

# ---- speed ---------------------------------------------------------------------------------------------------
$(BUILD)/bench/bench: $(call objects,bench) $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) -o $@ $^ $(LIBS)

# What is installed is weighed as `make install` leaves it.
BENCH_ROOT := $(abspath $(BUILD))/bench/root
bench: all $(BUILD)/bench/bench
	@rm -rf $(BENCH_ROOT)
	@$(MAKE) -s --no-print-directory install DESTDIR=$(BENCH_ROOT)
	@sh csrc/bench/run.sh $(BUILD) lua/quoth/data/en.quoth $(BENCH_ROOT)

# What each rule is worth on the development sets in DATA, as a table for csrc/DECISIONS.md; RULES="name …" asks for some.
RULES ?=
rules: all
	@eval "$$($(MAKE) -s --no-print-directory env)"; \
	$(LUA) csrc/bench/rules.lua "$(abspath $(BUILD))/bin/quoth" "$(abspath $(DATA))" "$(abspath $(BUILD))/rules" $(RULES)

# ---- setting up ----------------------------------------------------------------------------------------------
# On Debian 12 and its kin, as root or with sudo: asks apt for what is missing, and does nothing where all is there.
BUILD_PACKAGES := gcc libc6-dev make pkg-config lua5.4 liblua5.4-dev libutf8proc-dev libgumbo-dev \
                  libexpat1-dev zlib1g-dev
CHECK_PACKAGES := $(BUILD_PACKAGES) lua-busted lua-check lua-readline luarocks valgrind clang libclang-rt-14-dev \
                  clang-format tmux
ARM64_PACKAGES := gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static

# $(call packages,names): a missing package that cannot be had is said, and left to the step that needs it.
define packages
	@missing=; command -v dpkg-query >/dev/null || exit 0; \
	for p in $(1); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$p"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; elif command -v sudo >/dev/null; then as=sudo; \
	else echo "Not installed, and this needs root:$$missing" >&2; exit 0; fi; \
	echo "Installing:$$missing"; mkdir -p $(BUILD); \
	{ $$as apt-get -q update; \
	  $$as env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $$missing; \
	} > $(BUILD)/setup.log 2>&1 || { tail -n 5 $(BUILD)/setup.log; echo "Not installed:$$missing"; } >&2
endef

setup-build:
	$(call packages,$(BUILD_PACKAGES))

setup-check:
	$(call packages,$(CHECK_PACKAGES))

setup-arm64:
	$(call packages,$(ARM64_PACKAGES))

# A make of its own, which sees what was just installed.
demo: setup-build
	@$(MAKE) --no-print-directory -s all
	@echo '$$ quoth who "Resolution 1701" spec/fixtures/articles'
	@$(BUILD)/bin/quoth who "Resolution 1701" spec/fixtures/articles --format table

check: setup-check
	@$(MAKE) --no-print-directory all
	@status=0; $(MAKE) --no-print-directory unit || status=1; $(MAKE) --no-print-directory spec || status=1; exit $$status

# ---- installing ----------------------------------------------------------------------------------------------
# The installed command finds its module by its own place, so that any PREFIX or DESTDIR works without environment.
# Programs and shared objects are installed without symbols, the archive without those for debuggers;
# INSTALL_PROGRAM='install -m 755' leaves them in. (Under debhelper, which sets INSTALL, they stay in as well, and it
# takes them out into a package of their own.)
INSTALL  := install
INSTALL_PROGRAM ?= $(INSTALL) -s -m 755
STRIP    ?= strip
LUA_DIR  ?= $(PREFIX)/share/lua/5.4
LUA_CDIR ?= $(PREFIX)/lib/lua/5.4
MODULES   = $(shell cd lua && find quoth -type f | sort)

# Every file is put beside its place and then renamed, so that programs which run with the old one go on with it, and
# none sees half of a new one. $(call put,command that installs,from,to)
put = $(1) $(2) $(DESTDIR)$(3).new && mv -f $(DESTDIR)$(3).new $(DESTDIR)$(3)
put_file    = $(call put,$(INSTALL) -m 644,$(1),$(2))
put_program = $(call put,$(INSTALL_PROGRAM),$(1),$(2))

install: all install-lua $(BUILD)/launcher/quoth
	$(INSTALL) -d $(addprefix $(DESTDIR)$(PREFIX)/,bin include lib/pkgconfig share/man/man1)
	$(call put_file,csrc/quoth.h,$(PREFIX)/include/quoth.h)
	cp $(BUILD)/libquoth.a $(BUILD)/launcher/libquoth.a
	$(if $(filter -s,$(INSTALL_PROGRAM)),$(STRIP) --strip-debug $(BUILD)/launcher/libquoth.a)
	$(call put_file,$(BUILD)/launcher/libquoth.a,$(PREFIX)/lib/libquoth.a)
	$(call put_program,$(BUILD)/libquoth.so,$(PREFIX)/lib/libquoth.so.0)
	ln -sf libquoth.so.0 $(DESTDIR)$(PREFIX)/lib/libquoth.so
	$(call put_file,$(BUILD)/quoth.pc,$(PREFIX)/lib/pkgconfig/quoth.pc)
	$(call put_program,$(BUILD)/bin/quoth-train,$(PREFIX)/bin/quoth-train)
	$(call put,$(INSTALL) -m 755,$(BUILD)/launcher/quoth,$(PREFIX)/bin/quoth)
	$(call put_file,lua/quoth/quoth.1,$(PREFIX)/share/man/man1/quoth.1)

# The Lua side alone: module, model, manual.
install-lua: module
	$(INSTALL) -d $(sort $(dir $(addprefix $(DESTDIR)$(LUA_DIR)/,$(MODULES)))) $(DESTDIR)$(LUA_CDIR)/quoth
	for f in $(MODULES); do $(call put_file,lua/$$f,$(LUA_DIR)/$$f) || exit 1; done
	$(call put_program,$(BUILD)/lua/quoth/core.so,$(LUA_CDIR)/quoth/core.so)

# The reference, the man page and the definitions for editors, from the interface described in lua/quoth/api.lua and
# lua/quoth/commands.lua; and what the examples of README and manual really print.
docs: all
	LUA_PATH="lua/?.lua;lua/?/init.lua" LUA_CPATH="$(abspath $(BUILD))/lua/?.so" $(LUA) -e 'require("quoth.docs").write("lua/quoth")'
	QUOTH_BUILD="$(BUILD)" $(LUA) spec/support/examples.lua README.md lua/quoth/manual/*.md

uninstall:
	rm -rf $(DESTDIR)$(LUA_DIR)/quoth $(DESTDIR)$(LUA_CDIR)/quoth $(DESTDIR)$(PREFIX)/share/quoth
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/quoth bin/quoth-train include/quoth.h lib/libquoth.a lib/libquoth.so \
	  lib/libquoth.so.0 lib/pkgconfig/quoth.pc share/man/man1/quoth.1)

clean:
	rm -rf $(BUILD)

help:
	@echo 'make demo     install what is missing (Debian, root or sudo), build, answer a question about the sample articles'
	@echo 'make check    install what the tests need, build, pass every test'
	@echo 'make          build library, Lua module and commands into $(BUILD)'
	@echo 'make install  PREFIX=/usr/local DESTDIR=   (and make uninstall); INSTALL_PROGRAM="install -m 755" keeps symbols'
	@echo 'make env      lines for eval: what lua5.4 -l quoth needs in a checkout'
	@echo 'make unit     the C tests;   make room-test ROOM=text   those of one room'
	@echo 'make spec     the Lua tests; make spec BUSTED=spec/cli_spec.lua   one of them'
	@echo 'make asan     both under AddressSanitizer and UBSan;   make gc   the specs of Lua objects with a collector that never rests'
	@echo 'make tsan     C tests, and specs that work with threads, under ThreadSanitizer'
	@echo 'make clang    build and C tests with clang;   make arm64   C tests and labels in an emulator of another processor'
	@echo 'make coverage lines that C tests and text cases reach, by room and file'
	@echo 'make docs     write the reference, the man page, definitions for editors, and what the examples print'
	@echo 'make lint     luacheck and clang-format;   make format   lay the C files out'
	@echo 'make fuzz     every fuzz target, FUZZ_SECONDS=60 each'
	@echo 'make rules    what each rule of the analysis is worth: DATA=folder of the development sets'
	@echo 'make pack     word lists (csrc/language) and card into the model;   make counts   how often corpora have their words: DATA=folder'
	@echo 'make bench    speed, memory, start and size, on text that it makes'

# ---- the model -----------------------------------------------------------------------------------------------
include csrc/train/model.mk

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
