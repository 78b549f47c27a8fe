// Stands in for the timer around a kernel of the GAP benchmark suite, for scripts/bench --gap: it
// counts the CPU seconds of all threads beside those by the clock, and keeps the result of the
// last run in the file GAP_RESULT. GAP itself prints the clock, and of results only a little.

#ifndef TRIAL_H_
#define TRIAL_H_

#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "pvector.h"

class Trial {
 public:
  void Start() {
    wall_start_ = Now(CLOCK_MONOTONIC);
    cpu_start_ = Now(CLOCK_PROCESS_CPUTIME_ID);
  }

  void Stop() {
    cpu_.push_back(Now(CLOCK_PROCESS_CPUTIME_ID) - cpu_start_);
    wall_.push_back(Now(CLOCK_MONOTONIC) - wall_start_);
  }

  double Seconds() const { return wall_.back(); }

  // What a kernel found for every node: scores, distances, parents or labels.
  template <typename T>
  void Keep(const pvector<T> &result) const {
    Print();
    std::printf("}\n");
    if (const char *path = std::getenv("GAP_RESULT"))
      std::ofstream(path, std::ios::binary)
          .write(reinterpret_cast<const char *>(result.data()), result.size() * sizeof(T));
  }

  void Keep(size_t count) const {
    Print();
    std::printf(", \"count\": %zu}\n", count);
  }

 private:
  double wall_start_, cpu_start_;
  std::vector<double> wall_, cpu_;

  static double Now(clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
  }

  void Print() const {
    std::printf("{\"peak_mb\": %f", PeakMegabytes());
    Print("wall_s", wall_);
    Print("cpu_s", cpu_);
  }

  static void Print(const char *name, const std::vector<double> &seconds) {
    std::printf(", \"%s\": [", name);
    for (size_t i = 0; i < seconds.size(); i++)
      std::printf("%s%.9f", i ? ", " : "", seconds[i]);
    std::printf("]");
  }

  static double PeakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
      if (line.compare(0, 6, "VmHWM:") == 0)
        return std::atof(line.c_str() + 6) / 1024;
    return 0;
  }
};

#endif  // TRIAL_H_
