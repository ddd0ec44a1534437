# Optional build features: each is on where its library is found. `make HTML=` switches HTML input off.
# (make 4.3 and earlier versions disagree on how a number sign is written inside a function.)
NUMBER_SIGN := \#
HTML ?= $(shell printf '$(NUMBER_SIGN)include <gumbo.h>\nint main(void){return 0;}' | $(CC) -xc - -o /dev/null -lgumbo 2>/dev/null && echo gumbo)
ifneq ($(HTML),)
FEATURE_CFLAGS += -DQUOTH_HTML
FEATURE_LIBS   += -lgumbo
endif
