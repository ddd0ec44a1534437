#ifndef QUOTH_DOC_LABELS_H
#define QUOTH_DOC_LABELS_H

#include <stdint.h>

/** Universal part-of-speech tags (universaldependencies.org/u/pos). */
typedef enum doc_upos {
    DOC_ADJ,
    DOC_ADP,
    DOC_ADV,
    DOC_AUX,
    DOC_CCONJ,
    DOC_DET,
    DOC_INTJ,
    DOC_NOUN,
    DOC_NUM,
    DOC_PART,
    DOC_PRON,
    DOC_PROPN,
    DOC_PUNCT,
    DOC_SCONJ,
    DOC_SYM,
    DOC_VERB,
    DOC_X,
    DOC_UPOS_COUNT
} doc_upos;

/**
 * Relations of UD English, subtypes included. The first block holds the universal relations, so that
 * doc_deprel_universal can map a subtype to one of them.
 */
#define DOC_DEPRELS(X)                                                                                       \
    X(ROOT, "root")                                                                                          \
    X(ACL, "acl")                                                                                            \
    X(ADVCL, "advcl")                                                                                        \
    X(ADVMOD, "advmod")                                                                                      \
    X(AMOD, "amod")                                                                                          \
    X(APPOS, "appos")                                                                                        \
    X(AUX, "aux")                                                                                            \
    X(CASE, "case")                                                                                          \
    X(CC, "cc")                                                                                              \
    X(CCOMP, "ccomp")                                                                                        \
    X(CLF, "clf")                                                                                            \
    X(COMPOUND, "compound")                                                                                  \
    X(CONJ, "conj")                                                                                          \
    X(COP, "cop")                                                                                            \
    X(CSUBJ, "csubj")                                                                                        \
    X(DEP, "dep")                                                                                            \
    X(DET, "det")                                                                                            \
    X(DISCOURSE, "discourse")                                                                                \
    X(DISLOCATED, "dislocated")                                                                              \
    X(EXPL, "expl")                                                                                          \
    X(FIXED, "fixed")                                                                                        \
    X(FLAT, "flat")                                                                                          \
    X(GOESWITH, "goeswith")                                                                                  \
    X(IOBJ, "iobj")                                                                                          \
    X(LIST, "list")                                                                                          \
    X(MARK, "mark")                                                                                          \
    X(NMOD, "nmod")                                                                                          \
    X(NSUBJ, "nsubj")                                                                                        \
    X(NUMMOD, "nummod")                                                                                      \
    X(OBJ, "obj")                                                                                            \
    X(OBL, "obl")                                                                                            \
    X(ORPHAN, "orphan")                                                                                      \
    X(PARATAXIS, "parataxis")                                                                                \
    X(PUNCT, "punct")                                                                                        \
    X(REPARANDUM, "reparandum")                                                                              \
    X(VOCATIVE, "vocative")                                                                                  \
    X(XCOMP, "xcomp")                                                                                        \
    X(ACL_RELCL, "acl:relcl")                                                                                \
    X(ADVCL_RELCL, "advcl:relcl")                                                                            \
    X(AUX_PASS, "aux:pass")                                                                                  \
    X(CC_PRECONJ, "cc:preconj")                                                                              \
    X(COMPOUND_PRT, "compound:prt")                                                                          \
    X(CSUBJ_OUTER, "csubj:outer")                                                                            \
    X(CSUBJ_PASS, "csubj:pass")                                                                              \
    X(DET_PREDET, "det:predet")                                                                              \
    X(NMOD_DESC, "nmod:desc")                                                                                \
    X(NMOD_POSS, "nmod:poss")                                                                                \
    X(NMOD_UNMARKED, "nmod:unmarked")                                                                        \
    X(NSUBJ_OUTER, "nsubj:outer")                                                                            \
    X(NSUBJ_PASS, "nsubj:pass")                                                                              \
    X(OBL_AGENT, "obl:agent")                                                                                \
    X(OBL_UNMARKED, "obl:unmarked")

typedef enum doc_deprel {
#define DOC_DEPREL_ENUM(name, text) DOC_REL_##name,
    DOC_DEPRELS(DOC_DEPREL_ENUM)
#undef DOC_DEPREL_ENUM
        DOC_DEPREL_COUNT
} doc_deprel;

/** Penn Treebank tags as UD English uses them (XPOS). */
/* clang-format off */
#define DOC_XPOSES(X) \
    X(QUOTE_CLOSES, "''") X(DOLLAR, "$") X(COMMA, ",") X(LRB, "-LRB-") X(RRB, "-RRB-") X(STOP, ".") \
    X(COLON, ":") X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") \
    X(FW, "FW") X(GW, "GW") X(HYPH, "HYPH") X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") \
    X(LS, "LS") X(MD, "MD") X(NFP, "NFP") X(NN, "NN") X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") \
    X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") \
    X(RP, "RP") X(SYM, "SYM") X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") \
    X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB") \
    X(XX, "XX") X(QUOTE_OPENS, "``")
/* clang-format on */

typedef enum doc_xpos {
#define DOC_XPOS_ENUM(name, text) DOC_XPOS_##name,
    DOC_XPOSES(DOC_XPOS_ENUM)
#undef DOC_XPOS_ENUM
        DOC_XPOS_COUNT
} doc_xpos;

/** What a thing in the world is. The order is stable: models and saved data use it. */
typedef enum doc_kind {
    DOC_PERSON,
    DOC_ORG,
    DOC_PLACE,
    DOC_FACILITY,
    DOC_GROUP,
    DOC_EVENT,
    DOC_LAW,
    DOC_PRODUCT,
    DOC_WORK,
    DOC_DATE,
    DOC_MONEY,
    DOC_NUMBER,
    DOC_OTHER,
    DOC_KIND_COUNT
} doc_kind;

/** The label's name as CoNLL-U, JSON and Lua show it; static, NULL beyond the last. */
const char *doc_upos_name(uint8_t upos);
const char *doc_xpos_name(uint8_t xpos);
const char *doc_deprel_name(uint8_t deprel);
const char *doc_kind_name(uint8_t kind);

/** The label of a name, or the count of labels where there is none such. O(number of labels). */
uint8_t doc_upos_find(const char *name);
uint8_t doc_xpos_find(const char *name);
uint8_t doc_deprel_find(const char *name);
uint8_t doc_kind_find(const char *name);

/** The relation without its subtype ("nsubj:pass" → nsubj). O(1). */
doc_deprel doc_deprel_universal(uint8_t deprel);

#endif
