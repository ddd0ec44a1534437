# The model from its data: `make -j2 model DATA=folder` trains every part and packs lua/quoth/data/en.quoth. The same
# data, compiler and machine give the same bytes. Takes about three quarters of an hour on two free cores; a part that is
# there stays, so a broken run goes on where it stopped, and `rm $(MODEL)/<part>.section` trains one part anew. The folder's layout and
# what each set is for: lua/quoth/manual/model.md.
DATA     ?=
MODEL    := $(BUILD)/model
TRAIN    := $(BUILD)/bin/quoth-train
EN_MODEL := lua/quoth/data/en.quoth
# English, as data: word lists, classes, the small weights.
LANGUAGE := csrc/language/en
LISTS    := $(sort $(wildcard $(LANGUAGE)/*.tsv)) $(LANGUAGE)/manifest.txt

# Training wants this machine's widest vectors and fused products; what it writes does not depend on them being there
# when the model is used. Compilers for other processors, or that work for another machine, do not know these flags.
TRAIN_VECTORS := $(foreach f,-march=native -mprefer-vector-width=512,$(shell $(CC) -Werror $f -xc -c /dev/null -o /dev/null 2>/dev/null && echo $f))
TRAIN_CFLAGS ?= -O3 $(TRAIN_VECTORS) -ffp-contract=fast -fno-math-errno -fno-trapping-math
$(patsubst csrc/%.c,$(BUILD)/obj/%.o,$(wildcard csrc/train/network/*.c csrc/train/words/*.c)): \
  OUR_CFLAGS += $(TRAIN_CFLAGS)

EWT  = $(DATA)/ud_ewt
GUM  = $(DATA)/ud_gum
GAZ  = $(DATA)/gaz
NER  = $(DATA)/ner_worldwide
TREE_OPTIONS  = --train $(EWT)/train.conllu --train $(GUM)/train.conllu
DEV_OPTIONS   = --dev $(EWT)/dev.conllu --dev $(GUM)/dev.conllu --names-dev $(MODEL)/articles-dev.conllu
WORD_OPTIONS  = --vocabulary $(DATA)/vec/glove_100k.vocab --vectors $(DATA)/vec/glove_100k_100d.i8 \
  --list $(GAZ)/first_names.tsv:0,$(GAZ)/first_names_gender.tsv:0 --list $(GAZ)/surnames.tsv:0 \
  --list $(GAZ)/cities.tsv:0 \
  --list $(GAZ)/countries.tsv:2,$(GAZ)/country_aliases.tsv:1,$(GAZ)/countries.tsv:5,$(GAZ)/cities.tsv:1,$(GAZ)/cities.tsv:2 \
  --list $(GAZ)/countries.tsv:6,$(GAZ)/factbook_nationality.tsv:1,$(GAZ)/factbook_nationality.tsv:2 \
  --list $(DATA)/lex/wn_noun_person.tsv:0 --list $(DATA)/lex/wn_noun_group.tsv:0 \
  --list $(GAZ)/reign_leaders.tsv:3,$(GAZ)/us_legislators.tsv:0,$(GAZ)/factbook_leaders.tsv:3 \
  --list $(GAZ)/parties.tsv:3,$(GAZ)/factbook_parties.tsv:1 \
  --list $(GAZ)/phoenix_international.tsv:0,$(GAZ)/phoenix_milnonstate.tsv:0

# The teachers: too large to ship, together they label the text that the network learns from.
TEACHER_SHAPE = --input 192 --conv 192 --hidden 256 --layers 3 --arc 128 --relation 128 --tag 96 --name 128
NETWORK_SHAPE = --input 96 --conv 128 --hidden 160 --layers 2 --arc 64 --relation 48 --tag 64 --name 96

TEACH     = $(TRAIN) network $(TREE_OPTIONS) --words $(MODEL)/teacher.words $(TEACHER_SHAPE)
RAW       = abc bbc gum_ccby polnear reuters21578 state_union
RAW1      = $(MODEL)/raw/abc.txt $(MODEL)/raw/bbc.txt $(MODEL)/raw/gum_ccby.txt
RAW2      = $(MODEL)/raw/polnear.txt $(MODEL)/raw/reuters21578.txt:20:4 $(MODEL)/raw/state_union.txt:8:3

# Sections of the file; those that need the finished analysis are trained with a model of the others.
BASE_SECTIONS  := sentence lemma words network labels page
FINAL_SECTIONS := refer speech
section_files   = $(foreach s,$(1),$(s)=$(MODEL)/$(s).section)

.PHONY: model model-data pack
.PRECIOUS: $(MODEL)/% $(MODEL)/raw/%
model: model-data $(EN_MODEL)

model-data:
	@test -n "$(DATA)" && test -d "$(DATA)" || { echo "make model wants DATA=folder (lua/quoth/manual/model.md)" >&2; exit 2; }

# The card travels in the file, so that whoever has the model can read what it is.
CARD := lua/quoth/data/en.md
$(EN_MODEL): $(foreach s,$(BASE_SECTIONS) $(FINAL_SECTIONS),$(MODEL)/$(s).section) $(CARD) $(LISTS)
	$(TRAIN) pack --out $@ $(call section_files,$(BASE_SECTIONS) $(FINAL_SECTIONS)) card=$(CARD) --language $(LANGUAGE)
	$(TRAIN) trial --model $@ $(DEV_OPTIONS)

# How often corpora have the words of lists that were chosen by that.
COUNT := $(LUA) csrc/bench/counts.lua
.PHONY: counts
counts: all
	@eval "$$($(MAKE) -s --no-print-directory env)"; \
	$(COUNT) cues $(LANGUAGE)/reporting_verbs.tsv $(DATA)/quotes_polnear/train.jsonl PolNeAR VERB AUX && \
	$(COUNT) cues $(LANGUAGE)/speech_nouns.tsv $(DATA)/quotes_polnear/train.jsonl PolNeAR NOUN ADJ && \
	$(COUNT) words $(LANGUAGE)/nouns.tsv $(DATA)/ud_gum/train.conllu GUM NOUN

# Word lists and card alone, beside the sections that the model has: after a list was changed.
pack: $(TRAIN)
	$(TRAIN) pack --from $(EN_MODEL) --out $(EN_MODEL) card=$(CARD) --language $(LANGUAGE)

# Every part is made by the trainer.
$(foreach part,sentence.section lemma.section page.section words.section teacher.words network.section refer.section speech.section,$(MODEL)/$(part)): | $(TRAIN)

$(MODEL)/sentence.section:
	@mkdir -p $(@D)
	$(TRAIN) sentences --language $(LANGUAGE) $(TREE_OPTIONS) --out $@

$(MODEL)/lemma.section:
	@mkdir -p $(@D)
	$(TRAIN) lemma $(TREE_OPTIONS) --exceptions $(DATA)/lex/lemma_exc.tsv --inflections $(DATA)/lex/lemma_lookup.tsv --out $@

# Which paragraphs of a web page are its article.
$(MODEL)/page.section: $(LANGUAGE)/page_cues.tsv $(LANGUAGE)/page_marks.tsv
	@mkdir -p $(@D)
	gzip -dc $(DATA)/pages/train.jsonl.gz > $(MODEL)/pages-train.jsonl
	gzip -dc $(DATA)/pages/dev.jsonl.gz > $(MODEL)/pages-dev.jsonl
	$(TRAIN) page --language $(LANGUAGE) --pages $(MODEL)/pages-train.jsonl --dev $(MODEL)/pages-dev.jsonl --out $@

$(MODEL)/words.section:
	@mkdir -p $(@D)
	$(TRAIN) words $(WORD_OPTIONS) --words 80000 --width 3 --out $@

$(MODEL)/teacher.words: | $(TRAIN)
	@mkdir -p $(@D)
	$(TRAIN) words $(WORD_OPTIONS) --words 100000 --width 1 --out $@

# Articles whose names are known, in the words that the library cuts them into.
$(MODEL)/cut.quoth: $(MODEL)/sentence.section | $(TRAIN)
	$(TRAIN) pack --out $@ sentence=$< --language $(LANGUAGE)

$(MODEL)/articles-%.conllu: $(MODEL)/cut.quoth | $(TRAIN)
	$(TRAIN) cut --model $< --articles $(NER)/$*.jsonl --out $@

$(MODEL)/teacher%.net: $(MODEL)/teacher.words $(MODEL)/articles-train.conllu $(MODEL)/articles-dev.conllu
	$(TEACH) --names $(MODEL)/articles-train.conllu $(DEV_OPTIONS) --seed $* --epochs 22 --rate 0.0025 \
	  --layer-dropout 0.35 --input-dropout 0.25 --word-dropout 0.2 --out $@

$(MODEL)/raw/%.txt: $(DATA)/raw/%.txt.gz
	@mkdir -p $(@D)
	gzip -dc $< > $@

$(MODEL)/raw%.conllu: $(MODEL)/cut.quoth $(patsubst %,$(MODEL)/raw/%.txt,$(RAW))
	$(TRAIN) cut --model $< $(patsubst %,--text %,$(RAW$*)) --out $@

$(MODEL)/gold.conllu:
	@mkdir -p $(@D)
	cat $(EWT)/train.conllu $(GUM)/train.conllu > $@

# Names for the treebanks, trees for the articles, both for plain news.
TEACHERS = $(MODEL)/teacher1.net $(MODEL)/teacher2.net
LABEL = $(TEACH) --epochs 0 --from $(MODEL)/teacher1.net --partner $(MODEL)/teacher2.net --out $(MODEL)/unused.net
$(MODEL)/labelled-%.conllu: $(MODEL)/%.conllu $(TEACHERS)
	$(LABEL) --label $< --label-out $@

# The network that ships learns from all of it; what people annotated it sees twice as often. Capitalised words are
# often shown without their form, so that names that were never seen are found by what is around them.
LABELLED = $(patsubst %,$(MODEL)/labelled-%.conllu,gold articles-train raw1 raw2)
$(MODEL)/labels.section: $(MODEL)/network.section
$(MODEL)/network.section: $(MODEL)/words.section $(LABELLED) $(MODEL)/articles-dev.conllu
	$(TRAIN) network --train $(MODEL)/labelled-gold.conllu --repeat-trees 2 \
	  --silver $(MODEL)/labelled-articles-train.conllu --silver $(MODEL)/labelled-articles-train.conllu \
	  --silver $(MODEL)/labelled-raw1.conllu --silver $(MODEL)/labelled-raw2.conllu $(DEV_OPTIONS) \
	  --words $(MODEL)/words.section $(NETWORK_SHAPE) --threads 2 --batch 1600 --rate 0.003 --epochs 12 \
	  --layer-dropout 0.18 --input-dropout 0.14 --word-dropout 0.15 --name-dropout 0.4 \
	  --out $(MODEL)/network.net --section $@ --labels $(MODEL)/labels.section

# Learned twice: what a question is asked about depends on how those before it were answered.
CHAINS = --chains $(DATA)/coref_gum/train.jsonl --chains $(DATA)/coref_gap/train.jsonl
$(MODEL)/refer.section: $(foreach s,$(BASE_SECTIONS),$(MODEL)/$(s).section)
	$(TRAIN) pack --out $(MODEL)/base.quoth $(call section_files,$(BASE_SECTIONS)) --language $(LANGUAGE)
	$(TRAIN) refer --model $(MODEL)/base.quoth $(CHAINS) --out $(MODEL)/refer.first
	$(TRAIN) pack --from $(MODEL)/base.quoth --out $(MODEL)/base.quoth refer=$(MODEL)/refer.first
	$(TRAIN) refer --model $(MODEL)/base.quoth $(CHAINS) --out $@

$(MODEL)/speech.section: $(MODEL)/refer.section
	$(TRAIN) pack --out $(MODEL)/base.quoth $(call section_files,$(BASE_SECTIONS) refer) --language $(LANGUAGE)
	$(TRAIN) speech --model $(MODEL)/base.quoth --articles $(DATA)/quotes_polnear/train.jsonl \
	  --articles $(DATA)/quotes_gum/train.jsonl --out $@
