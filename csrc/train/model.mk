# The model from its data: `make model DATA=folder` trains every part on one core and packs lua/quoth/data/en.quoth.
# The same data, compiler and machine give the same bytes. Takes about three hours; a part that is there stays, so a
# broken run goes on where it stopped, and `rm $(MODEL)/<part>.section` trains one part anew. The folder's layout and
# what each set is for: lua/quoth/manual/model.md.
DATA     ?=
MODEL    := $(BUILD)/model
TRAIN    := $(BUILD)/bin/quoth-train
EN_MODEL := lua/quoth/data/en.quoth

# Training wants this machine's widest vectors and fused products; what it writes does not depend on them being there
# when the model is used.
TRAIN_CFLAGS ?= -O3 -march=native -mprefer-vector-width=512 -ffp-contract=fast -fno-math-errno -fno-trapping-math
$(patsubst %,$(BUILD)/obj/train/%.o,gemm net net_encode net_heads net_parts network network_export words): OUR_CFLAGS += $(TRAIN_CFLAGS)

EWT  = $(DATA)/ud_ewt
GUM  = $(DATA)/ud_gum
GAZ  = $(DATA)/gaz
NER  = $(DATA)/ner_worldwide
TREE_OPTIONS  = --train $(EWT)/train.conllu --train $(GUM)/train.conllu
DEV_OPTIONS   = --dev $(EWT)/dev.conllu --dev $(GUM)/dev.conllu --names-dev $(NER)/dev.bio
WORD_OPTIONS  = --vocabulary $(DATA)/vec/glove_100k.vocab --vectors $(DATA)/vec/glove_100k_100d.i8 \
  --list $(GAZ)/first_names.tsv:0,$(GAZ)/first_names_gender.tsv:0 --list $(GAZ)/surnames.tsv:0 \
  --list $(GAZ)/cities.tsv:0 \
  --list $(GAZ)/countries.tsv:2,$(GAZ)/country_aliases.tsv:1,$(GAZ)/countries.tsv:5,$(GAZ)/cities.tsv:1,$(GAZ)/cities.tsv:2 \
  --list $(GAZ)/countries.tsv:6,$(GAZ)/factbook_nationality.tsv:1,$(GAZ)/factbook_nationality.tsv:2 \
  --list $(DATA)/lex/wn_noun_person.tsv:0 --list $(DATA)/lex/wn_noun_group.tsv:0 \
  --list $(GAZ)/reign_leaders.tsv:3,$(GAZ)/us_legislators.tsv:0,$(GAZ)/factbook_leaders.tsv:3 \
  --list $(GAZ)/parties.tsv:3,$(GAZ)/factbook_parties.tsv:1 \
  --list $(GAZ)/phoenix_international.tsv:0,$(GAZ)/phoenix_milnonstate.tsv:0

# The teacher: too large to ship, it labels the text that the network learns from.
TEACHER_SHAPE = --input 192 --conv 192 --hidden 256 --layers 3 --arc 128 --relation 128 --tag 96 --name 96
NETWORK_SHAPE = --input 96 --conv 96 --hidden 112 --layers 2 --arc 48 --relation 48 --tag 48 --name 48

TEACH     = $(TRAIN) network $(TREE_OPTIONS) --words $(MODEL)/teacher.words $(TEACHER_SHAPE)
RAW       = abc bbc gum_ccby polnear reuters21578 state_union
RAW_CHOICE = $(MODEL)/raw/abc.txt $(MODEL)/raw/bbc.txt $(MODEL)/raw/gum_ccby.txt $(MODEL)/raw/polnear.txt \
             $(MODEL)/raw/reuters21578.txt:20:4 $(MODEL)/raw/state_union.txt:8:3

# Sections of the file; those that need the finished analysis are trained with a model of the others.
BASE_SECTIONS  := sentence lemma words network labels
FINAL_SECTIONS := speech
section_files   = $(foreach s,$(1),$(s)=$(MODEL)/$(s).section)

.PHONY: model model-data
model: model-data $(EN_MODEL)

model-data:
	@test -n "$(DATA)" && test -d "$(DATA)" || { echo "make model wants DATA=folder (lua/quoth/manual/model.md)" >&2; exit 2; }

# The card travels in the file, so that whoever has the model can read what it is.
CARD := lua/quoth/data/en.md
$(EN_MODEL): $(foreach s,$(BASE_SECTIONS) $(FINAL_SECTIONS),$(MODEL)/$(s).section) $(CARD)
	$(TRAIN) pack --out $@ $(call section_files,$(BASE_SECTIONS) $(FINAL_SECTIONS)) card=$(CARD)
	$(TRAIN) trial --model $@ $(DEV_OPTIONS)

$(MODEL)/%.section: | $(TRAIN)

$(MODEL)/sentence.section:
	@mkdir -p $(@D)
	$(TRAIN) sentences $(TREE_OPTIONS) --out $@

$(MODEL)/lemma.section:
	@mkdir -p $(@D)
	$(TRAIN) lemma $(TREE_OPTIONS) --exceptions $(DATA)/lex/lemma_exc.tsv --inflections $(DATA)/lex/lemma_lookup.tsv --out $@

$(MODEL)/words.section:
	@mkdir -p $(@D)
	$(TRAIN) words $(WORD_OPTIONS) --words 80000 --keep 60 --out $@

$(MODEL)/teacher.words: | $(TRAIN)
	@mkdir -p $(@D)
	$(TRAIN) words $(WORD_OPTIONS) --words 100000 --keep 100 --out $@

$(MODEL)/teacher.net: $(MODEL)/teacher.words
	$(TEACH) --names $(NER)/train.bio $(DEV_OPTIONS) --epochs 22 --stop 18 --rate 0.0025 \
	  --layer-dropout 0.35 --input-dropout 0.25 --word-dropout 0.2 --out $@

$(MODEL)/raw.conllu: $(MODEL)/sentence.section
	@mkdir -p $(MODEL)/raw
	for f in $(RAW); do gzip -dc $(DATA)/raw/$$f.txt.gz > $(MODEL)/raw/$$f.txt || exit 1; done
	$(TRAIN) pack --out $(MODEL)/cut.quoth sentence=$(MODEL)/sentence.section
	$(TRAIN) cut --model $(MODEL)/cut.quoth $(patsubst %,--text %,$(RAW_CHOICE)) --out $@

LABEL = $(TEACH) --epochs 0 --from $(MODEL)/teacher.net --out $(MODEL)/unused.net
$(MODEL)/trees.conllu: $(MODEL)/teacher.net
	cat $(EWT)/train.conllu $(GUM)/train.conllu > $(MODEL)/gold.conllu
	$(LABEL) --label $(MODEL)/gold.conllu --label-out $@

$(MODEL)/names.conllu: $(MODEL)/teacher.net
	$(LABEL) --label-names $(NER)/train.bio --label-out $@

$(MODEL)/silver.conllu: $(MODEL)/teacher.net $(MODEL)/raw.conllu
	$(LABEL) --label $(MODEL)/raw.conllu --label-out $@

LEARN = $(TRAIN) network --train $(MODEL)/trees.conllu --silver $(MODEL)/names.conllu $(DEV_OPTIONS) \
  --words $(MODEL)/words.section $(NETWORK_SHAPE) --batch 1600 --layer-dropout 0.12 --input-dropout 0.1 --word-dropout 0.12
$(MODEL)/network.net: $(MODEL)/words.section $(MODEL)/trees.conllu $(MODEL)/names.conllu $(MODEL)/silver.conllu
	$(LEARN) --repeat-trees 2 --silver $(MODEL)/silver.conllu --epochs 13 --rate 0.003 --out $@

# At last only what people annotated; then fewer organisations, which it finds too often.
$(MODEL)/labels.section: $(MODEL)/network.section
$(MODEL)/network.section: $(MODEL)/network.net
	$(LEARN) --silver $(MODEL)/names.conllu --from $< --epochs 6 --rate 0.0012 --out $(MODEL)/tuned.net \
	  --shift person:0.3 --shift org:-0.8 --shift place:0.3 --section $@ --labels $(MODEL)/labels.section

$(MODEL)/speech.section: $(foreach s,$(BASE_SECTIONS),$(MODEL)/$(s).section)
	$(TRAIN) pack --out $(MODEL)/base.quoth $(call section_files,$(BASE_SECTIONS))
	$(TRAIN) speech --model $(MODEL)/base.quoth --articles $(DATA)/quotes_polnear/train.jsonl \
	  --articles $(DATA)/quotes_gum/train.jsonl --out $@
