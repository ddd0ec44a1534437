#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/search.h"
#include "base/secret.h"
#include "base/show.h"
#include "base/sort.h"
#include "base/thread.h"
#include "base/vec.h"
#include "test/check.h"

static void test_alloc(void) {
    const base_allocator *standard = base_allocator_standard();
    size_t product;
    check(base_multiply(6, 7, &product) && product == 42);
    check(base_multiply(0, SIZE_MAX, &product) && product == 0);
    check(!base_multiply(SIZE_MAX / 2, 3, &product));
    check(!base_new(standard, SIZE_MAX / 2, 3));
    int *numbers = base_new_zeroed(standard, 4, sizeof *numbers);
    check(numbers && numbers[3] == 0);
    numbers[3] = 7;
    numbers = base_resize(standard, numbers, 4, 400, sizeof *numbers);
    check(numbers && numbers[3] == 7);
    base_free(standard, numbers, 400, sizeof *numbers);
    base_free(standard, NULL, 3, 8);

    check_allocator state;
    check_allocator_start(&state, 9);
    void *empty = base_new(&state.allocator, 0, 8);
    check(empty != NULL);
    base_free(&state.allocator, empty, 0, 8);
    check_number(state.held, 0);
}

static void test_error(void) {
    base_error error = {0};
    check_number(base_fail(&error, BASE_FORMAT, 12, "bad %s at line %d", "key", 3), BASE_FORMAT);
    check_string(error.message, "bad key at line 3");
    check_number(error.position, 12);
    check_number(base_fail(NULL, BASE_IO, 0, "nobody listens"), BASE_IO);
    check_number(base_fail_memory(&error), BASE_NO_MEMORY);
    check_string(base_code_name(error.code), "no_memory");
    check_string(base_code_name(BASE_MISUSE), "misuse");

    /* A message that fills its array ends at a character's end. */
    for (size_t ascii = 0; ascii < 4; ascii++) {
        char text[700];
        memset(text, 'a', ascii);
        for (size_t i = ascii; i + 3 < sizeof text; i += 3) memcpy(text + i, "\xE2\x80\x9C", 4);
        base_fail(&error, BASE_FORMAT, 0, "%s", text);
        size_t length = strlen(error.message);
        check(length > 500 && (length - ascii) % 3 == 0);
    }
}

static void check_shown(base_show_as as, const char *text, const char *expected) {
    char out[200];
    size_t count = strlen(text), shown = base_show(out, sizeof out, text, count, as);
    check_string(out, expected);
    check_number(shown, strlen(expected));
    check((shown == count) == (strcmp(text, expected) == 0));
    /* What is shown can be shown. */
    check_number(base_show(NULL, 0, out, shown, as), shown);
    /* A shorter room is filled up to a whole character or escape. */
    for (size_t size = 1; size <= shown; size++) {
        char cut[200];
        memset(cut, 'x', sizeof cut);
        check_number(base_show(cut, size, text, count, as), shown);
        size_t kept = strlen(cut);
        check(kept < size && memcmp(cut, expected, kept) == 0 && cut[size] == 'x');
        check(((unsigned char)expected[kept] & 0xC0) != 0x80);
    }
}

static void test_show(void) {
    check_shown(BASE_SHOW_LINE, "", "");
    check_shown(BASE_SHOW_LINE, "caf\xC3\xA9 \\ \xE6\xBC\xA2 \xF0\x9F\x8C\x8A",
                "caf\xC3\xA9 \\ \xE6\xBC\xA2 \xF0\x9F\x8C\x8A");
    check_shown(BASE_SHOW_LINE, "\x1B]0;t\x07\nx\r\ty\x7F", "\\u001b]0;t\\u0007\\nx\\r\\ty\\u007f");
    check_shown(BASE_SHOW_LINES, "a\tb\nc\r\nd\re\r\x1B", "a\tb\nc\r\nd\\re\\r\\u001b");
    check_shown(BASE_SHOW_LINE,
                "\xC2\x9B"
                "2J \xC2\x85",
                "\\u009b2J \\u0085");
    check_shown(BASE_SHOW_LINE, "\xE2\x80\xAEx\xE2\x81\xA6\xE2\x80\xA9", "\\u202ex\\u2066\\u2029");
    check_shown(BASE_SHOW_LINE, "a\x9B\xFF\xE2\x80", "a\\x9b\\xff\\xe2\\x80");
    check_shown(BASE_SHOW_LINE, "\xED\xA0\x80\xC0\xAF", "\\xed\\xa0\\x80\\xc0\\xaf");
    char out[20];
    check_number(base_show(out, sizeof out, "a\0b", 3, BASE_SHOW_LINES), 8);
    check_string(out, "a\\u0000b");

    /* Every character of the blocks that hold something harmful, and its neighbours. */
    for (uint32_t code = 0; code < 0x2100; code++) {
        bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
        bool turns = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x206F);
        check(base_show_passes(code) == !(control || turns));
    }
    check(base_show_passes(0x10FFFF) && base_show_passes(0xFEFF));
}

/* What stands in a message is one line that may be shown, whatever names it quotes. */
static void test_error_is_shown(void) {
    base_error error;
    base_fail(&error, BASE_IO, 0, "cannot open %s: no such file",
              "x\x1B]0;t\x07\nquoth: made up\xE2\x80\xAE\xFF");
    check_string(error.message, "cannot open x\\u001b]0;t\\u0007\\nquoth: made up\\u202e\\xff: no such file");
    char text[700];
    memset(text, 0x1B, sizeof text - 1);
    text[sizeof text - 1] = '\0';
    base_fail(&error, BASE_IO, 0, "%s", text);
    check_number(strlen(error.message), 510);
    check_string(error.message + 504, "\\u001b");
}

static bool arena_work(const base_allocator *allocator, void *context) {
    (void)context;
    base_arena arena;
    base_arena_start(&arena, allocator);
    bool done = true;
    for (size_t round = 0; done && round < 3; round++) {
        for (size_t i = 0; done && i < 200; i++) {
            unsigned char *bytes = base_arena_new_zeroed(&arena, i, 3);
            done = bytes && (uintptr_t)bytes % sizeof(void *) == 0;
            if (done) memset(bytes, 0xAA, i * 3);
        }
        base_arena_reset(&arena);
    }
    base_arena_release(&arena);
    return done;
}

static void test_arena(void) {
    check_out_of_memory(arena_work, NULL);
    base_arena arena;
    base_arena_start(&arena, base_allocator_standard());
    check(base_arena_new(&arena, SIZE_MAX / 2, 4) == NULL);
    check(base_arena_new(&arena, SIZE_MAX, 1) == NULL);
    check(base_arena_new(&arena, 0, 0) != NULL);
    char *large = base_arena_new(&arena, 1000000, 1);
    check(large != NULL && arena.held >= 1000000);
    memset(large, 1, 1000000);
    base_arena_release(&arena);
    check_number(arena.held, 0);
    check(base_arena_new(&arena, 8, 1) != NULL);
    base_arena_release(&arena);
}

static bool buf_work(const base_allocator *allocator, void *context) {
    (void)context;
    base_buf buf;
    base_buf_start(&buf, allocator);
    for (int i = 0; i < 100; i++) {
        base_buf_add_number(&buf, i);
        base_buf_add_byte(&buf, ',');
        base_buf_add_string(&buf, "lighthouse");
    }
    bool done = !buf.failed && buf.count == 90 + 100 + 100 + 1000 && buf.bytes[buf.count] == '\0';
    base_buf_release(&buf);
    return done;
}

static void test_buf(void) {
    check_out_of_memory(buf_work, NULL);
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    base_buf_add_number(&buf, INT64_MIN);
    base_buf_add(&buf, " ", 1);
    base_buf_add_number(&buf, 0);
    check_string(buf.bytes, "-9223372036854775808 0");
    base_buf_reset(&buf);
    check_string(buf.bytes, "");
    check(!base_buf_reserve(&buf, SIZE_MAX) && buf.failed);
    base_buf_add(&buf, "x", 1);
    check_number(buf.count, 0);
    base_buf_release(&buf);
}

typedef BASE_VEC(uint32_t) numbers_vec;

static bool vec_work(const base_allocator *allocator, void *context) {
    (void)context;
    numbers_vec numbers = {0};
    bool done = true;
    for (uint32_t i = 0; done && i < 1000; i++) done = base_vec_push(allocator, &numbers, i * i);
    for (uint32_t i = 0; done && i < 1000; i++) done = numbers.items[i] == i * i;
    done = done && base_vec_reserve(allocator, &numbers, 5000) && numbers.capacity >= 6000;
    base_vec_release(allocator, &numbers);
    return done;
}

static void test_vec(void) {
    check_out_of_memory(vec_work, NULL);
    numbers_vec numbers = {.count = 10, .capacity = 10};
    check(!base_vec_reserve(base_allocator_standard(), &numbers, UINT32_MAX));
}

static void test_hash(void) {
    /* Models store hashes: these values must never change. */
    check(base_hash_bytes("", 0, 0) == UINT64_C(0xE220A8397B1DCDAF));
    uint64_t all = 0;
    for (size_t count = 0; count <= 14; count++)
        all = base_hash_mix(all, base_hash_bytes("harbour master", count, 0));
    check(all == UINT64_C(0xCD8ED3EC0739EA5E));
    check(base_hash_bytes("harbour master", 14, 1) != base_hash_bytes("harbour master", 14, 2));
    check(base_hash_bytes("a", 1, 0) != base_hash_bytes("a\0", 2, 0));
    check(base_hash_mix(1, 2) != base_hash_mix(2, 1));

    unsigned char bytes[100];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (unsigned char)(i * 7);
    uint64_t sum = base_checksum(bytes, sizeof bytes);
    bool noticed = true;
    for (size_t i = 0; i < sizeof bytes; i++) {
        for (unsigned change = 1; change < 256; change++) {
            bytes[i] = (unsigned char)(bytes[i] ^ change);
            noticed = noticed && base_checksum(bytes, sizeof bytes) != sum;
            bytes[i] = (unsigned char)(bytes[i] ^ change);
        }
    }
    check(noticed);
    check(base_checksum("\0", 1) != base_checksum("", 0));
    for (size_t first = 0; first <= sizeof bytes; first += BASE_SUM_BLOCK) { /* in pieces */
        base_sum pieces;
        base_sum_start(&pieces, sizeof bytes);
        base_sum_add(&pieces, bytes, first);
        base_sum_add(&pieces, bytes + first, sizeof bytes - sizeof bytes % BASE_SUM_BLOCK - first);
        check(base_sum_end(&pieces, bytes + sizeof bytes - sizeof bytes % BASE_SUM_BLOCK,
                           sizeof bytes % BASE_SUM_BLOCK) == sum);
    }
}

/* Published values of SipHash-1-3: the key is the bytes 0 to 15, the input the bytes from 0 on. */
static void test_keyed(void) {
    const base_secret secret = {UINT64_C(0x0706050403020100), UINT64_C(0x0F0E0D0C0B0A0908)};
    unsigned char bytes[64];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (unsigned char)i;
    check(base_hash_keyed(&secret, bytes, 0, 0) == UINT64_C(0xABAC0158050FC4DC));
    check(base_hash_keyed(&secret, bytes, 1, 0) == UINT64_C(0xC9F49BF37D57CA93));
    check(base_hash_keyed(&secret, bytes, 15, 0) == UINT64_C(0xD320D86D2A519956));
    check(base_hash_keyed(&secret, bytes, 15, 0) != base_hash_keyed(&secret, bytes, 15, 1));
    for (size_t count = 0; count < sizeof bytes; count++) {
        uint64_t hash = base_hash_keyed(&secret, bytes, count, 0);
        bytes[count / 2] ^= 0x80;
        check((base_hash_keyed(&secret, bytes, count, 0) == hash) == (count == 0));
        bytes[count / 2] ^= 0x80;
    }
    base_secret one = base_secret_draw(), other = base_secret_draw();
    check(one.low != other.low && one.high != other.high && one.low != one.high);
}

/* The longest row of taken slots: what a search may have to pass. */
static uint32_t longest_row(const base_intern *intern) {
    uint32_t longest = 0, row = 0;
    for (uint32_t i = 0; i < 2 * intern->capacity; i++) {
        row = intern->slots[i % intern->capacity] ? row + 1 : 0;
        if (row > longest) longest = row;
    }
    return longest;
}

enum { CRAFTED = 600, CRAFTED_SLOTS = 1024 };

/* Strings that all belong into one slot of a table with this secret, or by the hash without any. */
static uint32_t row_of_crafted(const base_secret *crafted_for, const base_secret *secret) {
    base_allocator memory = *base_allocator_standard();
    memory.secret = *secret;
    base_intern intern;
    base_intern_start(&intern, &memory);
    char name[32];
    for (uint32_t i = 0; intern.count < CRAFTED; i++) {
        size_t length = (size_t)snprintf(name, sizeof name, "name %u", (unsigned)i);
        uint64_t hash =
            crafted_for ? base_hash_keyed(crafted_for, name, length, 0) : base_hash_bytes(name, length, 0);
        if (hash % CRAFTED_SLOTS == 7 && !check(base_intern_id(&intern, name, length) != BASE_NO_STRING))
            break;
    }
    check_number(intern.capacity, CRAFTED_SLOTS);
    uint32_t row = longest_row(&intern);
    base_intern_release(&intern);
    return row;
}

/* Who does not know the secret cannot choose slots. */
static void test_crafted(void) {
    const base_secret none = {0, 0}, secret = {UINT64_C(0x51D3A1F0C47B9E26), UINT64_C(0x0E6BC2985FA7D314)};
    check_number(row_of_crafted(&secret, &secret), CRAFTED);
    check(row_of_crafted(&none, &secret) < 60);
    check(row_of_crafted(NULL, &secret) < 60);
    for (int i = 0; i < 3; i++) {
        base_secret drawn = base_secret_draw();
        check(row_of_crafted(&none, &drawn) < CRAFTED / 2);
    }
}

static bool map_work(const base_allocator *allocator, void *context) {
    (void)context;
    base_map map = {0};
    bool done = base_map_value(&map, 0, 5) == 5;
    for (uint64_t i = 0; done && i < 500; i++) done = base_map_set(&map, allocator, i << 40, (uint32_t)i);
    for (uint64_t i = 0; done && i < 500; i++) done = base_map_value(&map, i << 40, 999) == i;
    done =
        done && base_map_set(&map, allocator, 0, 77) && base_map_value(&map, 0, 1) == 77 && map.count == 500;
    done = done && base_map_value(&map, 3, 999) == 999;
    base_map_release(&map, allocator);
    return done;
}

static bool intern_work(const base_allocator *allocator, void *context) {
    (void)context;
    base_intern intern;
    base_intern_start(&intern, allocator);
    bool done = true;
    char name[32];
    for (int i = 0; done && i < 300; i++) {
        int length = snprintf(name, sizeof name, "name %d", i);
        uint32_t id = base_intern_id(&intern, name, (size_t)length);
        done = id != BASE_NO_STRING && id == base_intern_id(&intern, name, (size_t)length) &&
               strcmp(base_intern_string(&intern, id), name) == 0;
    }
    done = done && intern.count == 300;
    base_intern_release(&intern);
    return done;
}

static void test_tables(void) {
    check_out_of_memory(map_work, NULL);
    check_out_of_memory(intern_work, NULL);
    base_intern intern;
    base_intern_start(&intern, base_allocator_standard());
    check_number(base_intern_id(&intern, "", 0), 0);
    check_string(base_intern_string(&intern, 0), "");
    uint32_t quay = base_intern_id(&intern, "quay", 4);
    check_number(base_intern_id(&intern, "quay\0side", 9), quay);
    check_number(base_intern_id(&intern, "", 0), 0);
    check_string(base_intern_string(&intern, quay), "quay");
    /* Beginnings of a string of its own, while the pool grows and moves. */
    char long_name[60];
    memset(long_name, 'q', sizeof long_name);
    uint32_t whole = base_intern_id(&intern, long_name, sizeof long_name);
    for (size_t count = 1; count < sizeof long_name; count++) {
        uint32_t part = base_intern_id(&intern, base_intern_string(&intern, whole), count);
        check_number(strlen(base_intern_string(&intern, part)), count);
    }
    check_string(base_intern_string(&intern, 4000), "");
    base_intern_release(&intern);
}

typedef struct record {
    int key, order;
    char padding[90];
} record;

static int compare_records(const void *a, const void *b, void *context) {
    const record *left = a, *right = b;
    (*(size_t *)context)++;
    if (left->key != right->key) return left->key < right->key ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

static void sort_once(int (*key)(int index, int count), int count) {
    record *records = calloc((size_t)count, sizeof *records);
    if (!check(records != NULL)) return;
    for (int i = 0; i < count; i++) records[i].key = key(i, count), records[i].order = i;
    size_t compared = 0;
    base_sort(records, (size_t)count, sizeof *records, compare_records, &compared);
    bool sorted = true;
    for (int i = 1; i < count; i++)
        sorted = sorted && compare_records(&records[i - 1], &records[i], &compared) < 0;
    check(sorted);
    check(compared < (size_t)count * 80 + 100);
    free(records);
}

static int key_equal(int index, int count) {
    return (void)index, (void)count, 5;
}
static int key_rising(int index, int count) {
    return (void)count, index;
}
static int key_falling(int index, int count) {
    return count - index;
}
static int key_pipe(int index, int count) {
    return index < count / 2 ? index : count - index;
}
static int key_mixed(int index, int count) {
    return (void)count, (int)(base_hash_mix(7, (uint64_t)index) % 1000);
}
static int key_sawtooth(int index, int count) {
    return (void)count, index % 7;
}

static int compare_badly(const void *a, const void *b, void *context) {
    (void)a, (void)b, (void)context;
    return -1;
}

/** Every place among every number of items, and among a part of them. */
static void test_search(void) {
    for (uint32_t count = 0; count < 9; count++) {
        for (uint32_t place = 0; place <= count; place++) {
            uint32_t at;
            base_lower_bound(at, 0, count, at < place);
            check_number(at, place);
            base_lower_bound(at, place, count, true);
            check_number(at, count);
            base_lower_bound(at, place, count, false);
            check_number(at, place);
        }
    }
}

static void test_sort(void) {
    static int (*const keys[])(int, int) = {key_equal, key_rising, key_falling,
                                            key_pipe,  key_mixed,  key_sawtooth};
    static const int counts[] = {0, 1, 2, 3, 12, 13, 14, 100, 20000};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) sort_once(keys[k], counts[c]);
    int numbers[500] = {0};
    base_sort(numbers, 500, sizeof *numbers, compare_badly, NULL); /* must end and stay inside */
    check_number(numbers[499], 0);
}

typedef struct tally {
    unsigned char done[1000];
    atomic_int workers;
    uint32_t stop_at;
} tally;

static bool count_item(void *context, uint32_t index, uint32_t worker) {
    tally *all = context;
    if (index == all->stop_at) return false;
    all->done[index]++;
    if (worker >= 4) atomic_fetch_add(&all->workers, 1000);
    return true;
}

static bool parallel_work(const base_allocator *allocator, void *context) {
    (void)context;
    tally all = {.stop_at = UINT32_MAX};
    bool done = base_parallel(allocator, 4, 1000, count_item, &all);
    for (size_t i = 0; i < 1000; i++) done = done && all.done[i] == 1;
    return done && atomic_load(&all.workers) == 0;
}

static void test_thread(void) {
    check_allocator state;
    check_allocator_start(&state, 0); /* no memory for helpers: the caller's thread does all */
    check(parallel_work(&state.allocator, NULL));
    check(parallel_work(base_allocator_standard(), NULL));
    tally all = {.stop_at = 500};
    check(!base_parallel(base_allocator_standard(), 1, 1000, count_item, &all));
    check_number(all.done[501], 0);
    check(base_parallel(base_allocator_standard(), 0, 0, count_item, &all));
    check(base_thread_processors() >= 1);
    base_cancel cancel;
    atomic_init(&cancel, 0);
    check(!base_cancelled(NULL) && !base_cancelled(&cancel));
    atomic_store(&cancel, 1);
    check(base_cancelled(&cancel));
}

int main(void) {
    test_alloc();
    test_error();
    test_show();
    test_error_is_shown();
    test_arena();
    test_buf();
    test_vec();
    test_hash();
    test_keyed();
    test_crafted();
    test_tables();
    test_sort();
    test_search();
    test_thread();
    return check_done("base");
}
