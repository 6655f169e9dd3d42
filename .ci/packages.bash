# For the scripts that build: finds what is missing and installs it by name. Sourced, not run.
# Sets CXX to a compiler that is new enough, where it is not set.

say() { printf '%s\n' "$*" >&2; }

is_debian() { command -v apt-get >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        say "Installing needs root, and there is no sudo. As root: $*"
        return 1
    fi
}

apt_lists_are_fresh=no
apt_update() {
    if [ "$apt_lists_are_fresh" = no ]; then
        as_root apt-get -qq update >&2
        apt_lists_are_fresh=yes
    fi
}

# The first of the packages that apt knows.
apt_first_of() {
    local package
    for package in "$@"; do
        if [ -n "$(apt-cache --quiet=0 policy "$package" 2>/dev/null | sed -n '/Candidate: [^(]/p')" ]; then
            printf '%s\n' "$package"
            return 0
        fi
    done
    return 1
}

apt_install() {
    say "Installing: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# The major version of a g++ or clang++; 0 where it is not there.
compiler_version() {
    local version
    version=$("$1" -dumpversion 2>/dev/null) || version=0
    printf '%s\n' "${version%%.*}"
}

# Sets CXX to a g++ from 12 on, or to a clang++ from 14 on.
find_compiler() {
    if [ -n "${CXX:-}" ]; then return 0; fi
    local name
    for name in g++ g++-12 g++-13 g++-14 g++-15; do
        if [ "$(compiler_version "$name")" -ge 12 ]; then
            export CXX=$name
            return 0
        fi
    done
    for name in clang++ clang++-14 clang++-15 clang++-16 clang++-17 clang++-18 clang++-19; do
        if [ "$(compiler_version "$name")" -ge 14 ]; then
            export CXX=$name
            return 0
        fi
    done
    return 1
}

has_header() { printf '#include <%s>\n' "$1" | "${CXX:-c++}" -x c++ -E - >/dev/null 2>&1; }

# need boost | tests: what a build needs, and the tests beside it.
need() {
    local what=$1 missing=()
    find_compiler || missing+=(compiler)
    command -v cmake >/dev/null 2>&1 || missing+=(cmake)
    command -v ninja >/dev/null 2>&1 || missing+=(ninja)
    has_header boost/graph/adjacency_list.hpp || missing+=(boost)
    # Of the example ask alone, which is left out where it is missing.
    if is_debian; then has_header CLI/CLI.hpp || missing+=(cli11); fi
    if [ "$what" = tests ]; then
        has_header catch2/catch_test_macros.hpp || has_header catch2/catch.hpp || missing+=(catch2)
    fi
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi

    if ! is_debian; then
        say "Missing: ${missing[*]}. Install, and run this again:"
        say "  Fedora:  sudo dnf install gcc-c++ cmake ninja-build boost-devel cli11-devel catch-devel"
        say "  Arch:    sudo pacman -S --needed gcc cmake ninja boost cli11 catch2"
        say "  macOS:   brew install gcc cmake ninja boost cli11 catch2, and set CXX to g++ of that gcc"
        return 1
    fi
    apt_update
    local packages=() package one
    for one in "${missing[@]}"; do
        case $one in
            compiler)
                # The default g++ where it is new enough.
                package=g++
                case $(apt-cache show g++ 2>/dev/null | sed -n 's/^Version: \(.*:\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1) in
                    [0-9] | 10 | 11) package=$(apt_first_of g++-12 g++-13 g++-14) || package=g++ ;;
                esac
                packages+=("$package")
                ;;
            cmake) packages+=(cmake) ;;
            ninja) packages+=(ninja-build) ;;
            boost)
                packages+=("$(apt_first_of libboost1.81-dev libboost-dev)")
                # The core needs headers alone; scenario files in JSON take this library from Boost 1.81 on.
                case ${packages[-1]} in
                    libboost1.81-dev) package=$(apt_first_of libboost-json1.81-dev) && packages+=("$package") ;;
                    *) package=$(apt_first_of libboost-json-dev) && packages+=("$package") ;;
                esac || true
                ;;
            cli11) package=$(apt_first_of libcli11-dev) && packages+=("$package") || true ;;
            catch2) packages+=(catch2) ;;
        esac
    done
    if [ ${#packages[@]} -ne 0 ]; then apt_install "${packages[@]}"; fi
    find_compiler || {
        say "No compiler that is new enough: g++ 12 or clang 14 at least."
        return 1
    }
}

# Installs programs by package name where they are missing and apt has them: program=package ...
need_programs() {
    local pair package packages=()
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null 2>&1 && continue
        if ! is_debian; then
            say "Missing: ${pair%%=*}"
            return 1
        fi
        apt_update
        if package=$(apt_first_of "${pair#*=}"); then packages+=("$package"); else say "apt has no ${pair#*=}"; fi
    done
    if [ ${#packages[@]} -ne 0 ]; then apt_install "${packages[@]}"; fi
}

# How many jobs at a time: JOBS, or one per processor.
jobs_at_a_time() { printf '%s\n' "${JOBS:-$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)}"; }
