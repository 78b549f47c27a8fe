// Measures how fast this machine's memory is, for scripts/bench.
//
//     cc -O3 -pthread memory.c -o memory && ./memory THREADS
//
// Prints a line of JSON, the best of five runs a CPU second of each thread, so that other work on
// the machine shows less: GB/s of a sum over an array, GB/s of the triad
// a[i] = b[i] + 3 c[i] (24 bytes counted an element, as STREAM does), and millions of gathers a
// second from tables of 1 MiB and 64 MiB at independent random places.

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { maxThreads = 64, runs = 5 };
static const size_t count = (size_t)1 << 24;  // 128 MiB an array
static double *a, *b, *c;
static uint32_t *places;
static size_t mask;
static int threads;
static double sums[maxThreads * 8];  // a cache line each

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (t.tv_sec + 1e-9 * t.tv_nsec) / threads;
}

static size_t bound(long thread) { return count / threads * thread; }

static void *fill(void *id) {
  long t = (long)id;
  uint64_t state = 88172645463325252u + 977 * (uint64_t)t;
  for (size_t i = bound(t); i < bound(t + 1); i++) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    a[i] = 1, b[i] = 2, c[i] = 3, places[i] = (uint32_t)(state >> 32);
  }
  return NULL;
}

static void *sum(void *id) {
  long t = (long)id;
  double s[8] = {0};
  for (size_t i = bound(t); i + 8 <= bound(t + 1); i += 8)
    for (int k = 0; k < 8; k++) s[k] += a[i + k];
  sums[t * 8] = s[0] + s[1] + s[2] + s[3] + s[4] + s[5] + s[6] + s[7];
  return NULL;
}

static void *triad(void *id) {
  long t = (long)id;
  for (size_t i = bound(t); i < bound(t + 1); i++) a[i] = b[i] + 3 * c[i];
  return NULL;
}

static void *gather(void *id) {
  long t = (long)id;
  double s = 0;
  for (size_t i = bound(t); i < bound(t + 1); i++) s += a[places[i] & mask];
  sums[t * 8] = s;
  return NULL;
}

static double best(void *(*work)(void *)) {
  double least = 1e99;
  for (int run = 0; run < runs; run++) {
    pthread_t others[maxThreads];
    double start = now();
    for (long t = 1; t < threads; t++) pthread_create(&others[t], NULL, work, (void *)t);
    work((void *)0);
    for (long t = 1; t < threads; t++) pthread_join(others[t], NULL);
    if (now() - start < least) least = now() - start;
  }
  return least;
}

int main(int argc, char **argv) {
  threads = argc > 1 ? atoi(argv[1]) : 1;
  if (threads < 1 || threads > maxThreads) return 64;
  a = malloc(count * sizeof *a), b = malloc(count * sizeof *b), c = malloc(count * sizeof *c);
  places = malloc(count * sizeof *places);
  if (!a || !b || !c || !places) return 2;
  best(fill);
  double read = best(sum), three = best(triad);
  mask = ((size_t)1 << 17) - 1;
  double near = best(gather);
  mask = ((size_t)1 << 23) - 1;
  double far = best(gather);
  printf("{\"threads\":%d,\"sum_gb\":%.2f,\"triad_gb\":%.2f,\"gather_1mib\":%.0f,\"gather_64mib\":%.0f}\n",
         threads, count * 8e-9 / read, count * 24e-9 / three, count * 1e-6 / near,
         count * 1e-6 / far);
  return sums[0] < 0;
}
