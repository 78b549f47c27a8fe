#ifndef CMEMORY_H
#define CMEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Asks for the memory at an address to be brought into the cache, and does not wait.
static inline void cmemory_prefetch(const void *address) { __builtin_prefetch(address); }

/// Asks the system to keep memory in large pages, which spares thousands of interruptions
/// while it fills and look-ups of addresses later; without effect on what it holds.
///
/// Memory that is filled is moved now, if the system can; other memory as it is filled.
/// Less than 2 MiB, the size of such a page, stays as it is.
static inline void cmemory_settle_in_large_pages(
    const void *memory, size_t byte_count, bool is_filled) {
#if defined(__linux__)
  // Those of Linux, which its C library may hide or not know.
  enum { advise_large_pages = 14, advise_collapse = 25 };
  const uintptr_t page_mask = 4095;
  if (memory == NULL || byte_count < (size_t)1 << 21) { return; }
  uintptr_t start = ((uintptr_t)memory + page_mask) & ~page_mask;
  uintptr_t end = ((uintptr_t)memory + byte_count) & ~page_mask;
  (void)madvise((void *)start, end - start, advise_large_pages);
  if (is_filled) { (void)madvise((void *)start, end - start, advise_collapse); }
#else
  (void)memory, (void)byte_count, (void)is_filled;
#endif
}

/// Tells which of 64 bytes are not greater than `limit`, or equal `first` or `second`: the
/// lowest bit tells of the first byte.
static inline uint64_t cmemory_marks(
    const uint8_t *bytes, uint8_t limit, uint8_t first, uint8_t second) {
  uint64_t marks = 0;
#if defined(__SSE2__)
  const __m128i limits = _mm_set1_epi8((char)limit);
  const __m128i firsts = _mm_set1_epi8((char)first), seconds = _mm_set1_epi8((char)second);
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(some, limits), some);
    const __m128i equal =
        _mm_or_si128(_mm_cmpeq_epi8(some, firsts), _mm_cmpeq_epi8(some, seconds));
    marks |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_or_si128(low, equal)) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++) {
    const uint8_t byte = bytes[place];
    marks |= (uint64_t)(byte <= limit || byte == first || byte == second) << place;
  }
#endif
  return marks;
}

/// Gives memory that was freed in many parts back to the system, which the C library may
/// otherwise keep for parts to come.
static inline void cmemory_return_freed(void) {
#if defined(__GLIBC__)
  (void)malloc_trim(0);
#endif
}

#endif
