# Shared by the scripts beside it: says what is done, installs what is missing.
# Source it, don't run it.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Says what is done, in bold on a terminal.
say() {
  if [ -t 1 ]; then printf '\n\033[1m==> %s\033[0m\n' "$*"; else printf '\n==> %s\n' "$*"; fi
}

# Finds a Swift 6 toolchain, or says where to get one.
need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    echo "Swift is missing. Get a Swift 6.2 toolchain or later from https://www.swift.org/install/linux/" >&2
    exit 2
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  read -r major minor <<<"${version:-0 0}"
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    echo "Swift ${version/ /.} is too old. Get Swift 6.2 or later from https://www.swift.org/install/linux/" >&2
    exit 2
  fi
}

# Installs the Debian packages named, those that are missing.
need_packages() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  say "Installing ${missing[*]} with apt-get"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What the program needs: the Graphviz library, fonts to draw with, and zlib.
need_program_packages() {
  need_packages libgraphviz-dev zlib1g-dev pkg-config fonts-inter fonts-noto-core
}

# What Spark needs: Java 17, and Python to start its jobs.
need_spark_packages() {
  need_packages openjdk-17-jre-headless python3-venv
}
