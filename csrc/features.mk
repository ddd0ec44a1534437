# Optional build features: each is on where its library is found. `make HTML=` switches HTML input off, `XML=` feeds and
# news XML, `GZIP=` compressed files.
# (make 4.3 and earlier versions disagree on how a number sign is written inside a function.)
NUMBER_SIGN := \#
HTML ?= $(shell printf '$(NUMBER_SIGN)include <gumbo.h>\nint main(void){return 0;}' | $(CC) -xc - -o /dev/null -lgumbo 2>/dev/null && echo gumbo)
ifneq ($(HTML),)
FEATURE_CFLAGS += -DQUOTH_HTML
FEATURE_LIBS   += -lgumbo
endif
XML ?= $(shell printf '$(NUMBER_SIGN)include <expat.h>\nint main(void){return !XML_ParserCreate(0);}' | $(CC) -xc - -o /dev/null -lexpat 2>/dev/null && echo expat)
ifneq ($(XML),)
FEATURE_CFLAGS += -DQUOTH_XML
FEATURE_LIBS   += -lexpat
endif
GZIP ?= $(shell printf '$(NUMBER_SIGN)include <zlib.h>\nint main(void){return zlibVersion()==0;}' | $(CC) -xc - -o /dev/null -lz 2>/dev/null && echo zlib)
ifneq ($(GZIP),)
FEATURE_CFLAGS += -DQUOTH_GZIP
FEATURE_LIBS   += -lz
endif
