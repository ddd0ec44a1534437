# Optional build features: each is on where its library is found. `make HTML=` switches HTML input off.
HTML ?= $(shell printf '\#include <gumbo.h>\nint main(void){return 0;}' | $(CC) -xc - -o /dev/null -lgumbo 2>/dev/null && echo gumbo)
ifneq ($(HTML),)
FEATURE_CFLAGS += -DQUOTH_HTML
FEATURE_LIBS   += -lgumbo
endif
