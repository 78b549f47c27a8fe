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

/// Gives memory that was freed in many parts back to the system, which the C library may
/// otherwise keep for parts to come.
static inline void cmemory_return_freed(void) {
#if defined(__GLIBC__)
  (void)malloc_trim(0);
#endif
}

#endif
