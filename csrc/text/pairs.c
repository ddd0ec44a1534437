#include "text/pairs.h"

#include "text/class.h"

/** Open marks that a closing mark may reach over: bounds the work for text that opens thousands. */
#define REACH 32

/** What a mark may do where it stands. */
typedef enum mark_role { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER, MARK_CLOSES_WEAKLY } mark_role;

typedef struct quote_mark {
    uint32_t begin, end;
    uint32_t code;
    uint32_t left, right; /**< classes of the characters around it */
    text_pair_kind kind;
    mark_role role;
} quote_mark;

/** The paragraph under work. */
typedef struct paragraph {
    const char *text;
    uint32_t begin, end;
    uint32_t first_pair;
} paragraph;

void text_pairs_start(text_pairs *pairs, const base_allocator *allocator) {
    *pairs = (text_pairs){.allocator = allocator, .pending = TEXT_NO_PAIR, .waiting = TEXT_NO_PAIR};
}

void text_pairs_break(text_pairs *pairs) {
    pairs->pending = pairs->waiting = TEXT_NO_PAIR;
}

void text_pairs_release(text_pairs *pairs) {
    base_vec_release(pairs->allocator, &pairs->pairs);
    base_vec_release(pairs->allocator, &pairs->open);
    text_pairs_break(pairs);
}

/* ---- what a mark may do -------------------------------------------------------------------------------- */

/** True where an opening mark may stand behind a character of this class. */
static bool may_precede_opening(uint32_t class) {
    return (class & (TEXT_SPACE | TEXT_OPEN_BRACKET | TEXT_DASH | TEXT_QUOTE_OPENS | TEXT_INVISIBLE)) != 0;
}

/** True where what follows a mark shows that it closed something. */
static bool follows_closing(uint32_t class) {
    if (class & (TEXT_SPACE | TEXT_CLOSE_BRACKET | TEXT_TERMINAL | TEXT_QUOTE_CLOSES | TEXT_DASH))
        return true;
    return (class & TEXT_PUNCTUATION) != 0 && (class & (TEXT_OPEN_BRACKET | TEXT_QUOTE)) == 0;
}

/** The role of a mark whose form does not tell. */
static mark_role neutral_role(const quote_mark *mark) {
    bool opens = may_precede_opening(mark->left), closes = follows_closing(mark->right);
    if (opens == closes) return MARK_EITHER;
    return opens ? MARK_OPENS : MARK_CLOSES;
}

static mark_role directed_role(const quote_mark *mark, uint32_t class) {
    mark_role usage = neutral_role(mark);
    if (class & TEXT_QUOTE_OPENS) return usage == MARK_CLOSES ? MARK_CLOSES : MARK_OPENS;
    /* »so« and ”so”: a closing form that stands like an opening one. */
    return usage == MARK_OPENS ? MARK_EITHER : MARK_CLOSES;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/** True for the inches of 6'2" and 6 ft 2": digits behind a mark of feet. */
static bool is_inches(const char *text, uint32_t begin, uint32_t mark) {
    uint32_t at = mark;
    while (at > begin && is_digit(text[at - 1])) at--;
    if (at == mark || at == begin) return false;
    if (text[at - 1] == ' ') at--;
    uint32_t code;
    if (at == begin) return false;
    size_t before = text_before(text, at);
    text_decode(text + before, at - before, &code);
    if (code != '\'' && code != 0x2019 && code != 0x2032) return false;
    return before > begin && (text_class_before(text, before) & TEXT_DIGIT) != 0;
}

/** True for the apostrophe of a cut decade: '90s. */
static bool is_decade(const paragraph *p, uint32_t behind) {
    return p->end - behind >= 3 && is_digit(p->text[behind]) && is_digit(p->text[behind + 1]) &&
           p->text[behind + 2] == 's';
}

static mark_role single_role(const paragraph *p, const quote_mark *mark, uint32_t class) {
    bool word_left = (mark->left & TEXT_WORD) != 0, word_right = (mark->right & TEXT_WORD) != 0;
    if ((word_left && word_right) || is_decade(p, mark->end)) return MARK_NONE;
    bool opens = may_precede_opening(mark->left) || (mark->left & TEXT_DOUBLE_QUOTE) != 0;
    if (class & TEXT_QUOTE_OPENS || mark->code == '`') return opens || !word_left ? MARK_OPENS : MARK_CLOSES;
    if (opens && !(mark->left & TEXT_DASH && follows_closing(mark->right))) {
        /* A curly apostrophe before a word cuts its beginning off: ’em. */
        bool may_open = !(class & TEXT_QUOTE_CLOSES) && (word_right || (mark->right & TEXT_QUOTE));
        return may_open ? MARK_OPENS : MARK_NONE;
    }
    if (word_right) return MARK_NONE;
    /* The possessive of a plural ends like a quotation; so does a dropped g. */
    char last = mark->begin > p->begin ? p->text[mark->begin - 1] : ' ';
    bool doubtful = word_left && (mark->right & TEXT_SPACE) && mark->end < p->end &&
                    (last == 's' || last == 'S' || last == 'z' || last == 'x' || last == 'n');
    return doubtful ? MARK_CLOSES_WEAKLY : MARK_CLOSES;
}

static void judge_guillemet(quote_mark *mark, uint32_t class) {
    mark->kind = mark->code == 0xAB || mark->code == 0xBB ? TEXT_PAIR_GUILLEMET : TEXT_PAIR_SINGLE_GUILLEMET;
    mark_role usage = neutral_role(mark);
    mark->role = usage != MARK_EITHER ? usage : class & TEXT_QUOTE_OPENS ? MARK_OPENS : MARK_CLOSES;
    /* French sets blanks inside the marks, so that only the form tells. */
    if (mark->left & TEXT_SPACE && mark->right & TEXT_SPACE)
        mark->role = class & TEXT_QUOTE_OPENS ? MARK_OPENS : MARK_CLOSES;
}

/** Fills in the kind and role of a mark from its surroundings. */
static void judge(const paragraph *p, quote_mark *mark) {
    uint32_t class = text_class(mark->code);
    mark->left = mark->begin > p->begin ? text_class_before(p->text, mark->begin) : TEXT_SPACE;
    mark->right = mark->end < p->end ? text_class_after(p->text, mark->end, p->end) : TEXT_SPACE;
    if (mark->code == 0xAB || mark->code == 0xBB || mark->code == 0x2039 || mark->code == 0x203A) {
        judge_guillemet(mark, class);
    } else if (mark->code >= 0x300C && mark->code <= 0x300F) {
        mark->kind = TEXT_PAIR_CORNER;
        mark->role = class & TEXT_QUOTE_OPENS ? MARK_OPENS : MARK_CLOSES;
    } else if (class & TEXT_DOUBLE_QUOTE || mark->end - mark->begin == 2) {
        mark->kind = TEXT_PAIR_DOUBLE;
        bool directed = (class & (TEXT_QUOTE_OPENS | TEXT_QUOTE_CLOSES)) != 0;
        mark->role = directed ? directed_role(mark, class) : neutral_role(mark);
        if (mark->code == '`') mark->role = MARK_OPENS;
        if (mark->left & TEXT_DIGIT && is_inches(p->text, p->begin, mark->begin)) mark->role = MARK_NONE;
    } else {
        mark->kind = TEXT_PAIR_SINGLE;
        mark->role = single_role(p, mark, class);
    }
}

/** True for bytes that may begin a mark. */
static bool may_begin_mark(unsigned char byte) {
    return byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 ||
           byte == 0xEF;
}

/** The next mark from *at on; false where there is none. */
static bool next_mark(const paragraph *p, uint32_t *at, quote_mark *mark) {
    for (uint32_t next = *at; next < p->end;) {
        unsigned char byte = (unsigned char)p->text[next];
        if (!may_begin_mark(byte)) {
            next++;
            continue;
        }
        uint32_t length = (uint32_t)text_decode(p->text + next, p->end - next, &mark->code);
        if (text_class(mark->code) & TEXT_QUOTE) {
            /* ``so'' as TeX and the Penn Treebank write it. */
            bool twice =
                (byte == '\'' || byte == '`') && next + 1 < p->end && p->text[next + 1] == (char)byte;
            mark->begin = next;
            mark->end = next + (twice ? 2 : length);
            judge(p, mark);
            *at = mark->end;
            return true;
        }
        next += length;
    }
    return false;
}

/* ---- opening and closing ------------------------------------------------------------------------------- */

/** Gives an open pair its end; `behind` equal to `end` where no mark closes it. */
static void end_pair(text_pairs *pairs, uint32_t pair, uint32_t end, uint32_t behind) {
    text_pair *ended = &pairs->pairs.items[pair];
    ended->end = end;
    ended->outer_end = behind;
    ended->closed = behind > end;
}

/** Takes the last open mark from the stack; what never found its closing mark ends at `limit`, a single one
 * goes. */
static void give_up(text_pairs *pairs, const paragraph *p, uint32_t limit) {
    struct text_open_mark mark = pairs->open.items[--pairs->open.count];
    text_pair *pair = &pairs->pairs.items[mark.pair];
    if (mark.weak) {
        end_pair(pairs, mark.pair, mark.weak, mark.weak_end);
    } else if (pair->kind == TEXT_PAIR_SINGLE &&
               (pair->outer_begin != p->begin || limit != p->end || p->text[p->begin] == '\'')) {
        pair->outer_end = pair->outer_begin; /* an apostrophe after all: finish() drops it */
    } else {
        end_pair(pairs, mark.pair, limit, limit);
    }
}

static bool open_pair(text_pairs *pairs, const paragraph *p, const quote_mark *mark) {
    uint32_t open = pairs->open.count;
    /* Single marks never stand directly inside single ones. */
    if (mark->kind == TEXT_PAIR_SINGLE && open &&
        pairs->pairs.items[pairs->open.items[open - 1].pair].kind == TEXT_PAIR_SINGLE)
        give_up(pairs, p, mark->begin);
    text_pair pair = {.outer_begin = mark->begin, .begin = mark->end, .kind = (uint8_t)mark->kind};
    pair.parent = pair.previous = pair.next = TEXT_NO_PAIR;
    struct text_open_mark waiting = {.pair = pairs->pairs.count};
    return base_vec_push(pairs->allocator, &pairs->pairs, pair) &&
           base_vec_push(pairs->allocator, &pairs->open, waiting);
}

/** True for the straight double mark, which may stand around curly ones and they around it. */
static bool is_straight(const paragraph *p, uint32_t mark) {
    return p->text[mark] == '"';
}

/**
 * How many open marks lie above the nearest that a mark may close, plus one; 0 where none is in reach. One of
 * the same shape goes before one of the same kind.
 */
static uint32_t find_open(const text_pairs *pairs, const paragraph *p, const quote_mark *mark) {
    uint32_t found = 0;
    for (uint32_t up = 1; up <= pairs->open.count && up <= REACH; up++) {
        const text_pair *pair = &pairs->pairs.items[pairs->open.items[pairs->open.count - up].pair];
        if (pair->kind != mark->kind) continue;
        if (is_straight(p, pair->outer_begin) == is_straight(p, mark->begin)) return up;
        if (found == 0) found = up;
    }
    return found;
}

/** Closes the nearest open mark of the kind; false where there is none. */
static bool close_pair(text_pairs *pairs, const paragraph *p, const quote_mark *mark) {
    uint32_t up = find_open(pairs, p, mark);
    /* An apostrophe looks like a closing mark: it may not break another pair open. */
    if (up == 0 || (mark->kind == TEXT_PAIR_SINGLE && up > 1)) return false;
    while (--up) give_up(pairs, p, mark->begin);
    struct text_open_mark *top = &pairs->open.items[pairs->open.count - 1];
    if (mark->role == MARK_CLOSES_WEAKLY) {
        if (!top->weak) {
            top->weak = mark->begin;
            top->weak_end = mark->end;
        }
        return true;
    }
    end_pair(pairs, top->pair, mark->begin, mark->end);
    pairs->open.count--;
    return true;
}

/** Adds the piece of a quotation in a paragraph that opens none. */
static bool add_unmarked(text_pairs *pairs, uint32_t before, uint32_t begin, uint32_t end, uint32_t behind) {
    text_pair piece = {.outer_begin = begin, .begin = begin, .end = end, .outer_end = behind};
    piece.kind = pairs->pairs.items[before].kind;
    piece.closed = behind > end;
    piece.parent = piece.next = TEXT_NO_PAIR;
    piece.previous = before;
    piece.first = pairs->pairs.items[before].first;
    pairs->pairs.items[before].next = pairs->pairs.count;
    return base_vec_push(pairs->allocator, &pairs->pairs, piece);
}

/** A mark that closes and is the first of its paragraph closes what waits from paragraphs before. */
static bool close_waiting(text_pairs *pairs, paragraph *p, const quote_mark *mark) {
    uint32_t before = pairs->waiting;
    if (before == TEXT_NO_PAIR || pairs->pairs.count > p->first_pair || mark->begin == p->begin) return true;
    const text_pair *open = &pairs->pairs.items[before];
    if (open->kind != TEXT_PAIR_DOUBLE || mark->kind != TEXT_PAIR_DOUBLE ||
        is_straight(p, open->outer_begin) != is_straight(p, mark->begin))
        return true;
    for (uint32_t i = 0; i < pairs->unmarked_count; i++) {
        uint32_t end = pairs->unmarked[i].end;
        if (!add_unmarked(pairs, before, pairs->unmarked[i].begin, end, end)) return false;
        before = pairs->pairs.count - 1;
    }
    pairs->waiting = TEXT_NO_PAIR;
    bool done = add_unmarked(pairs, before, p->begin, mark->begin, mark->end);
    p->first_pair = pairs->pairs.count;
    return done;
}

/** What waits over a paragraph: what it leaves open, else, where it has no pairs, what waited before. */
static void keep_waiting(text_pairs *pairs, const paragraph *p, bool paired) {
    if (pairs->pending != TEXT_NO_PAIR) {
        pairs->waiting = pairs->pending;
        pairs->unmarked_count = 0;
    } else if (paired || pairs->unmarked_count == TEXT_PAIR_UNMARKED) {
        pairs->waiting = TEXT_NO_PAIR;
    } else if (pairs->waiting != TEXT_NO_PAIR && p->end > p->begin) {
        pairs->unmarked[pairs->unmarked_count].begin = p->begin;
        pairs->unmarked[pairs->unmarked_count++].end = p->end;
    }
}

static bool take_mark(text_pairs *pairs, paragraph *p, const quote_mark *mark) {
    switch (mark->role) {
    case MARK_NONE:
        return true;
    case MARK_OPENS:
        return open_pair(pairs, p, mark);
    case MARK_EITHER:
        return close_pair(pairs, p, mark) || open_pair(pairs, p, mark);
    case MARK_CLOSES:
        return close_pair(pairs, p, mark) || close_waiting(pairs, p, mark);
    case MARK_CLOSES_WEAKLY:
        close_pair(pairs, p, mark);
        return true;
    }
    return true;
}

/* ---- nesting ------------------------------------------------------------------------------------------- */

static bool ends_in_stop(char byte) {
    return byte == ',' || byte == '.' || byte == '?' || byte == '!';
}

/** An open mark around somebody's words in marks of the other shape, “We left,” he said, sets a passage off and quotes
 * nobody by itself. Words that end in a comma or a stop are somebody's; others may be a title. */
static bool sets_off(const text_pairs *pairs, const paragraph *p, uint32_t index) {
    const text_pair *pair = &pairs->pairs.items[index];
    if (pair->closed || pair->kind != TEXT_PAIR_DOUBLE) return false;
    for (uint32_t i = index + 1; i < pairs->pairs.count && i - index <= REACH; i++) {
        const text_pair *inner = &pairs->pairs.items[i];
        if (inner->outer_begin >= pair->end) break;
        if (inner->closed && inner->kind == pair->kind && ends_in_stop(p->text[inner->end - 1]) &&
            is_straight(p, inner->outer_begin) != is_straight(p, pair->outer_begin))
            return true;
    }
    return false;
}

/** Drops what was no pair, cuts unclosed pairs at the next of their kind, and sets parents and depths. */
static void nest(text_pairs *pairs, const paragraph *p) {
    uint32_t kept = p->first_pair, top = TEXT_NO_PAIR;
    text_pair *items = pairs->pairs.items;
    for (uint32_t i = p->first_pair; i < pairs->pairs.count; i++) {
        text_pair pair = items[i];
        if (pair.outer_end <= pair.outer_begin || sets_off(pairs, p, i)) continue;
        while (top != TEXT_NO_PAIR) {
            text_pair *around = &items[top];
            if (around->outer_end > pair.outer_begin) {
                bool same = around->kind == pair.kind &&
                            is_straight(p, around->outer_begin) == is_straight(p, pair.outer_begin);
                if (around->closed || !same) break;
                around->end = around->outer_end = pair.outer_begin;
            }
            top = around->parent;
        }
        pair.parent = top;
        pair.depth = top == TEXT_NO_PAIR ? 0 : (uint8_t)(items[top].depth + 1);
        if (pair.depth >= TEXT_PAIR_DEEPEST) continue;
        if (top != TEXT_NO_PAIR && pair.end > items[top].end) pair.end = pair.outer_end = items[top].end;
        pair.first = kept;
        top = kept;
        items[kept++] = pair;
    }
    pairs->pairs.count = kept;
}

/** Links a quotation that the paragraph before left open to the pair that this one begins with. */
static void link_pieces(text_pairs *pairs, const paragraph *p) {
    uint32_t last = pairs->pending, first = p->first_pair;
    if (last == TEXT_NO_PAIR || first >= pairs->pairs.count) return;
    text_pair *before = &pairs->pairs.items[last], *piece = &pairs->pairs.items[first];
    if (piece->outer_begin != p->begin || piece->kind != before->kind) return;
    before->next = first;
    piece->previous = last;
    piece->first = before->first;
}

/** The pair that the next paragraph may continue: open, outermost, and running to a paragraph's proper end.
 */
static uint32_t find_pending(const text_pairs *pairs, const paragraph *p) {
    if (p->first_pair == pairs->pairs.count || text_class_before(p->text, p->end) & TEXT_WORD)
        return TEXT_NO_PAIR;
    uint32_t pair = pairs->pairs.count - 1;
    while (pairs->pairs.items[pair].parent != TEXT_NO_PAIR) pair = pairs->pairs.items[pair].parent;
    const text_pair *last = &pairs->pairs.items[pair];
    return !last->closed && last->end == p->end ? pair : TEXT_NO_PAIR;
}

bool text_pairs_add(text_pairs *pairs, const char *text, uint32_t begin, uint32_t end) {
    while (end > begin && text_class_before(text, end) & TEXT_SPACE) end = (uint32_t)text_before(text, end);
    size_t length;
    while (begin < end && text_class_at(text + begin, end - begin, &length) & TEXT_SPACE)
        begin += (uint32_t)length;
    uint32_t known = pairs->pairs.count;
    paragraph p = {text, begin, end, known};
    pairs->open.count = 0;
    quote_mark mark;
    for (uint32_t at = begin; next_mark(&p, &at, &mark);)
        if (!take_mark(pairs, &p, &mark)) return false;
    while (pairs->open.count) give_up(pairs, &p, end);
    nest(pairs, &p);
    link_pieces(pairs, &p);
    pairs->pending = find_pending(pairs, &p);
    keep_waiting(pairs, &p, pairs->pairs.count > known);
    return true;
}
