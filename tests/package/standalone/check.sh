#!/usr/bin/env bash
# The library as a program takes it that knows only its headers: check.sh CASE COMPILER DIRECTORY [OPTION...].
# The options are the compiler's, for where Boost is. What is made goes into the directory.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
include=$(cd "$here/../../../include" && pwd)
what=$1 compiler=$2 made=$3
shift 3
options=("$@")
mkdir -p "$made"

warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wcast-align -Wunused -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wundef -Werror)

# compiled SOURCE PROGRAM OPTION...
compiled() {
    local source=$1 program=$2
    shift 2
    "$compiler" "${warnings[@]}" -I"$include" "${options[@]}" "$@" "$here/$source" -o "$made/$program"
}

# All that the library includes of others; without Boost.JSON and <format>, which are there on request or not at all.
includes_of_others() {
    grep -rhoE '^#include <[^>]+>' "$include/muster" | grep -vE '<(muster|boost/json|format>)' | sort -u
}

case $what in
    copied) # the directory include/ is all there is to it; neither does it need run-time types
        rm -rf "$made/copy"
        cp -R "$include" "$made/copy"
        include=$made/copy
        compiled core.cpp core -std=c++20 -fno-rtti
        "$made/core"
        ;;
    pkg_config)
        version=$(pkg-config --modversion muster)
        grep -q "MUSTER_VERSION_STRING \"$version\"" "$include/muster/version.hpp"
        include=$(pkg-config --variable=includedir muster)
        read -ra flags < <(pkg-config --cflags muster)
        compiled without_exceptions.cpp pkg_config -std=c++20 -fsyntax-only "${flags[@]}"
        ;;
    c++23)
        compiled core.cpp core23 -std=c++2b -fsyntax-only
        ;;
    minmax) # min and max are macros, as <windows.h> has them
        {
            includes_of_others
            printf '#include <%s>\n' iostream unordered_map unordered_set
            printf '#define min(a, b) (((a) < (b)) ? (a) : (b))\n#define max(a, b) (((a) > (b)) ? (a) : (b))\n'
        } >"$made/minmax.hpp"
        compiled core.cpp minmax -std=c++20 -fsyntax-only -include "$made/minmax.hpp"
        ;;
    exceptions) # without them the program's own boost::throw_exception ends it, here with 3; exact questions say why not
        compiled without_exceptions.cpp without_exceptions -std=c++20 -fno-exceptions
        result=0
        "$made/without_exceptions" || result=$?
        [ "$result" -eq 3 ]
        if "$compiler" -std=c++20 -fno-exceptions -fsyntax-only -I"$include" "${options[@]}" -x c++ \
            -include muster/query/enabling_sets.hpp /dev/null 2>"$made/refused"; then
            exit 1
        fi
        grep -q 'stops at its limits by an exception' "$made/refused"
        ;;
    format)
        compiled formatted.cpp formatted -std=c++20
        "$made/formatted"
        ;;
    macros) # none but those of the library's name
        includes_of_others >"$made/others.cpp"
        { cat "$made/others.cpp" && (cd "$include" && find muster -name '*.hpp' ! -path '*/io/json*' ! -name format.hpp | sort) |
            sed 's/.*/#include <&>/'; } >"$made/all.cpp"
        for one in others all; do
            "$compiler" -std=c++20 -I"$include" "${options[@]}" -dM -E "$made/$one.cpp" |
                sed -E 's/^#define ([A-Za-z0-9_]+).*/\1/' | LC_ALL=C sort -u >"$made/$one.macros"
        done
        grep -qx MUSTER_VERSION "$made/all.macros"
        LC_ALL=C comm -13 "$made/others.macros" "$made/all.macros" | grep -v '^MUSTER_' >"$made/leaked.macros" || true
        cat "$made/leaked.macros"
        [ ! -s "$made/leaked.macros" ]
        ;;
    symbols) # none outside its name space, but what it makes of the standard library and of Boost; names
        # that nm cannot read begin with _Z, its letters, and the name space
        compiled core.cpp core.o -std=c++20 -c
        nm -C --defined-only "$made/core.o" | cut -c20- | grep -vE '\b(muster|std|boost|__gnu_cxx|__pstl)::' |
            grep -vE '^(main|_Z[A-Z]*(6muster|St|9__gnu_cxx).*|operator (new|delete)(\[\])?\(.*\)|__clang_call_terminate|GCC_except_table[0-9]+|DW\.ref\..*|_GLOBAL__.*|__cxx_.*|\.L.*|__static_initialization.*|guard.*)$' \
                >"$made/leaked.symbols" || true
        cat "$made/leaked.symbols"
        [ ! -s "$made/leaked.symbols" ]
        ;;
    *)
        printf 'No such case: %s\n' "$what" >&2
        exit 2
        ;;
esac
