// Measures how fast this machine's memory is, for scripts/bench --limits.
//
//     cc -O3 -pthread memory.c -o memory && ./memory THREADS [FILE]
//
// Prints a line of JSON, the best of five runs of each. `wall` counts seconds by the clock, `cpu`
// CPU seconds of each thread, so that other work on the machine shows less. Both have:
//
//   sum, copy, triad   GB/s of s += a[i], a[i] = b[i] and a[i] = b[i] + 3 c[i], over arrays of
//                      128 MiB; as STREAM does, 8, 16 and 24 bytes count an element
//   gather             millions of s += a[p[i]] a second, at independent random places, from
//                      tables of 1, 2, 4 … 128 MiB
//   file               GB/s of reading FILE, which the system keeps in memory, in blocks of 1 MiB;
//                      a small file is read so often that it makes 128 MiB

#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { maxThreads = 64, runs = 5, tables = 8 };
static const size_t count = (size_t)1 << 24;  // 128 MiB an array
static double *a, *b, *c;
static uint32_t *places;
static size_t mask;
static int threads;
static const char *path;
static size_t fileSize, rounds;
static double sums[maxThreads * 8];  // a cache line each

typedef struct {
  double wall, cpu;
} Seconds;

static Seconds now(void) {
  struct timespec wall, cpu;
  clock_gettime(CLOCK_MONOTONIC, &wall);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
  Seconds seconds = {wall.tv_sec + 1e-9 * wall.tv_nsec,
                     (cpu.tv_sec + 1e-9 * cpu.tv_nsec) / threads};
  return seconds;
}

static size_t bound(long thread) { return thread == threads ? count : count / threads * thread; }

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

// The factor is not known here, so that no copy becomes a call of memcpy, which may go around the
// cache where loops don't.
static void *copy(void *id) {
  long t = (long)id;
  double factor = b[0] / 2;
  for (size_t i = bound(t); i < bound(t + 1); i++) a[i] = factor * b[i];
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

static void *readFile(void *id) {
  long t = (long)id;
  enum { block = 1 << 20 };
  char *buffer = malloc(block);
  int file = open(path, O_RDONLY);
  off_t end = t + 1 == threads ? fileSize : fileSize / threads * (t + 1);
  for (size_t round = 0; round < rounds && buffer && file >= 0; round++) {
    for (off_t at = fileSize / threads * t; at < end;) {
      ssize_t size = pread(file, buffer, end - at < block ? end - at : block, at);
      if (size <= 0) break;
      sums[t * 8] += buffer[0];
      at += size;
    }
  }
  if (file >= 0) close(file);
  free(buffer);
  return NULL;
}

static Seconds best(void *(*work)(void *)) {
  Seconds least = {1e99, 1e99};
  for (int run = 0; run < runs; run++) {
    pthread_t others[maxThreads];
    Seconds start = now();
    for (long t = 1; t < threads; t++) {
      if (pthread_create(&others[t], NULL, work, (void *)t)) exit(2);
    }
    work((void *)0);
    for (long t = 1; t < threads; t++) pthread_join(others[t], NULL);
    Seconds end = now();
    if (end.wall - start.wall < least.wall) least.wall = end.wall - start.wall;
    if (end.cpu - start.cpu < least.cpu) least.cpu = end.cpu - start.cpu;
  }
  return least;
}

static void print(const char *clock, const double *seconds, const double *gathers) {
  printf("\"%s\":{\"sum\":%.3f,\"copy\":%.3f,\"triad\":%.3f", clock, count * 8e-9 / seconds[0],
         count * 16e-9 / seconds[1], count * 24e-9 / seconds[2]);
  if (path) printf(",\"file\":%.3f", rounds * fileSize * 1e-9 / seconds[3]);
  printf(",\"gather\":{");
  for (int i = 0; i < tables; i++)
    printf("%s\"%d\":%.1f", i ? "," : "", 1 << i, count * 1e-6 / gathers[i]);
  printf("}}");
}

int main(int argc, char **argv) {
  threads = argc > 1 ? atoi(argv[1]) : 1;
  if (threads < 1 || threads > maxThreads) return 64;
  if (argc > 2) {
    int file = open(path = argv[2], O_RDONLY);
    if (file < 0) return perror(path), 66;
    fileSize = lseek(file, 0, SEEK_END);
    close(file);
    if (fileSize == 0) return fprintf(stderr, "%s is empty\n", path), 65;
    rounds = fileSize < 8 * count ? 8 * count / fileSize : 1;
  }
  a = malloc(count * sizeof *a), b = malloc(count * sizeof *b), c = malloc(count * sizeof *c);
  places = malloc(count * sizeof *places);
  if (!a || !b || !c || !places) return 2;
  best(fill);
  void *(*works[])(void *) = {sum, copy, triad, readFile};
  double wall[4] = {0}, cpu[4] = {0}, gatherWall[tables], gatherCPU[tables];
  for (int i = 0; i < (path ? 4 : 3); i++) {
    Seconds seconds = best(works[i]);
    wall[i] = seconds.wall, cpu[i] = seconds.cpu;
  }
  for (int i = 0; i < tables; i++) {
    mask = ((size_t)1 << (17 + i)) - 1;
    Seconds seconds = best(gather);
    gatherWall[i] = seconds.wall, gatherCPU[i] = seconds.cpu;
  }
  printf("{\"threads\":%d,", threads);
  print("wall", wall, gatherWall);
  printf(",");
  print("cpu", cpu, gatherCPU);
  printf("}\n");
  return sums[0] < 0;
}
