#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number of cores that are on line.
func processorCount() -> Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
