#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Asks for the memory at an address to be brought into the cache, and does not wait.
static inline void cprefetch_read(const void *address) { __builtin_prefetch(address); }

#endif
