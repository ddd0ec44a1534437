/* The kernels for x86-64: vectors of 32 and 64 bytes, and which of them a machine can run. */

#include "model/kernel_x86.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

typedef float floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t integers __attribute__((vector_size(32)));

#define KERNEL __attribute__((target("avx2")))
#define EIGHT(x)                                                                                             \
    { (x), (x), (x), (x), (x), (x), (x), (x) }
#define LEAST(a, b) ((floats)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MOST(a, b) ((floats)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define STORE_BYTES(at, v)                                                                                   \
    do {                                                                                                     \
        __m256i lanes_ = (__m256i)(v);                                                                       \
        __m128i words_ =                                                                                     \
            _mm_packs_epi32(_mm256_castsi256_si128(lanes_), _mm256_extracti128_si256(lanes_, 1));            \
        _mm_storel_epi64((__m128i *)(void *)(at), _mm_packus_epi16(words_, words_));                         \
    } while (0)
#define STORE_SHORTS(at, v)                                                                                  \
    do {                                                                                                     \
        __m256i lanes_ = (__m256i)(v);                                                                       \
        _mm_storeu_si128((__m128i *)(void *)(at), _mm_packs_epi32(_mm256_castsi256_si128(lanes_),            \
                                                                  _mm256_extracti128_si256(lanes_, 1)));     \
    } while (0)
#define LOAD_SIGNED(v, at)                                                                                   \
    ((v) = (integers)_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)(at))))

#include "model/kernel_steps.h"

/* ---- products ------------------------------------------------------------------------------------------ */

#define LOAD(at) _mm256_loadu_si256((const __m256i *)(const void *)(at))
#define SET(four) _mm256_set1_epi32(four)
#define STORE(to, sum, scale, bias)                                                                          \
    _mm256_storeu_ps(to, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scale)),       \
                                       _mm256_loadu_ps(bias)))
#define VECTOR __m256i
#define LANES 8
#define WIDE

#define NAME(function) function##_avx2
#define DOT(sum, in, more, w, v)                                                                             \
    (sum) = _mm256_add_epi32(                                                                                \
        sum, _mm256_madd_epi16(_mm256_add_epi16(_mm256_maddubs_epi16(in, w), _mm256_maddubs_epi16(more, v)), \
                               _mm256_loadu_si256((const __m256i *)(const void *)ones)))
#include "model/kernel_dense.h"
#undef NAME
#undef DOT
#undef KERNEL

#define KERNEL __attribute__((target("avx2,avx512vl,avx512vnni")))
#define NAME(function) function##_vnni
#define DOT(sum, in, more, w, v) (sum) = _mm256_dpbusd_epi32(_mm256_dpbusd_epi32(sum, in, w), more, v)
#include "model/kernel_dense.h"
#undef NAME
#undef DOT
#undef KERNEL

/* The same instruction as laptops have it, without vectors of 64 bytes. */
#define KERNEL __attribute__((target("avx2,avxvnni")))
#define NAME(function) function##_avxvnni
#define DOT(sum, in, more, w, v) (sum) = _mm256_dpbusd_avx_epi32(_mm256_dpbusd_avx_epi32(sum, in, w), more, v)
#include "model/kernel_dense.h"
#undef NAME
#undef DOT
#undef KERNEL
#undef LOAD
#undef SET
#undef STORE
#undef VECTOR
#undef LANES
#undef WIDE

/* Vectors twice as long: 48 outputs are three of them. */
#define LOAD(at) _mm512_loadu_si512((const void *)(at))
#define SET(four) _mm512_set1_epi32(four)
#define STORE(to, sum, scale, bias)                                                                          \
    _mm512_storeu_ps(to, _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(scale)),       \
                                       _mm512_loadu_ps(bias)))
#define VECTOR __m512i
#define LANES 16
#define KERNEL __attribute__((target("avx2,avx512f,avx512vl,avx512vnni")))
#define NAME(function) function##_vnni512
#define DOT(sum, in, more, w, v) (sum) = _mm512_dpbusd_epi32(_mm512_dpbusd_epi32(sum, in, w), more, v)
#include "model/kernel_dense.h"
#undef NAME

/** All outputs: 48 at a time by `wide`, what is left by `narrow`. */
#define DENSE(name, wide, narrow)                                                                            \
    static void name(const model_dense *layer, const uint8_t *inputs, size_t in_step, uint32_t rows,         \
                     float *outputs) {                                                                       \
        uint32_t first = 0;                                                                                  \
        for (; first + 2 * MODEL_OUTPUT_GROUP <= layer->out; first += 2 * MODEL_OUTPUT_GROUP)                \
            wide(layer, first, inputs, in_step, rows, outputs + first);                                      \
        if (first < layer->out) narrow(layer, first, inputs, in_step, rows, outputs + first);                \
    }
DENSE(dense_avx2, wide_avx2, narrow_avx2)
DENSE(dense_vnni, wide_vnni, narrow_vnni)
DENSE(dense_avxvnni, wide_avxvnni, narrow_avxvnni)
DENSE(dense_vnni512, narrow_vnni512, narrow_vnni)

__attribute__((target("avx2"))) static void pairs(const int16_t *a, const int16_t *b, uint32_t count,
                                                  uint32_t width, int32_t *out) {
    uint32_t j = 0;
    for (; j + 32 <= width; j += 32) {
        __m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;
        for (uint32_t p = 0; p < count; p++) {
            const __m256i *pair = (const __m256i *)(const void *)(b + 2 * ((size_t)p * width + j));
            int32_t both;
            memcpy(&both, a + 2 * (size_t)p, sizeof both);
            __m256i x = _mm256_set1_epi32(both);
            s0 = _mm256_add_epi32(s0, _mm256_madd_epi16(x, _mm256_loadu_si256(pair)));
            s1 = _mm256_add_epi32(s1, _mm256_madd_epi16(x, _mm256_loadu_si256(pair + 1)));
            s2 = _mm256_add_epi32(s2, _mm256_madd_epi16(x, _mm256_loadu_si256(pair + 2)));
            s3 = _mm256_add_epi32(s3, _mm256_madd_epi16(x, _mm256_loadu_si256(pair + 3)));
        }
        __m256i *to = (__m256i *)(void *)(out + j);
        _mm256_storeu_si256(to, _mm256_srai_epi32(s0, 4));
        _mm256_storeu_si256(to + 1, _mm256_srai_epi32(s1, 4));
        _mm256_storeu_si256(to + 2, _mm256_srai_epi32(s2, 4));
        _mm256_storeu_si256(to + 3, _mm256_srai_epi32(s3, 4));
    }
    for (; j < width; j += 8) {
        __m256i sum = _mm256_setzero_si256();
        for (uint32_t p = 0; p < count; p++) {
            int32_t both;
            memcpy(&both, a + 2 * (size_t)p, sizeof both);
            const __m256i *pair = (const __m256i *)(const void *)(b + 2 * ((size_t)p * width + j));
            sum = _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_set1_epi32(both), _mm256_loadu_si256(pair)));
        }
        _mm256_storeu_si256((__m256i *)(void *)(out + j), _mm256_srai_epi32(sum, 4));
    }
}

/** One set: all but the products of layers are the same. */
#define SET_OF_KERNELS(set, products)                                                                        \
    static const model_kernels set = {.name = #set,                                                          \
                                      .dense = products,                                                     \
                                      .recur = recur,                                                        \
                                      .clip = clip,                                                          \
                                      .shorts = shorts,                                                      \
                                      .curve = curve,                                                        \
                                      .add_row = add_row,                                                    \
                                      .pairs = pairs}
SET_OF_KERNELS(avx2, dense_avx2);
SET_OF_KERNELS(vnni, dense_vnni);
SET_OF_KERNELS(avxvnni, dense_avxvnni);
SET_OF_KERNELS(vnni512, dense_vnni512);
SET_OF_KERNELS(amx, model_dense_amx);

/** Leaf 7, page 1 of what the processor says of itself; compilers of today do not ask for it by name. */
static bool has_avx_vnni(void) {
    enum { AVX_VNNI = 1 << 4 };
    uint32_t a = 0, b, c, d;
    return __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & AVX_VNNI);
}

uint32_t model_kernels_x86(const model_kernels *sets[MODEL_MOST_KERNELS]) {
    uint32_t count = 0;
    if (!__builtin_cpu_supports("avx2")) return 0;
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni")) {
        bool wide = __builtin_cpu_supports("avx512f");
        if (wide && model_has_amx()) sets[count++] = &amx;
        if (wide) sets[count++] = &vnni512;
        sets[count++] = &vnni;
    }
    if (has_avx_vnni()) sets[count++] = &avxvnni;
    sets[count++] = &avx2;
    return count;
}

#else

uint32_t model_kernels_x86(const model_kernels *sets[MODEL_MOST_KERNELS]) {
    (void)sets;
    return 0;
}

#endif
