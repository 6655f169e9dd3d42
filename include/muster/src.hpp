#ifndef MUSTER_SRC_HPP
#define MUSTER_SRC_HPP

/// The definitions of all that is declared: where `MUSTER_COMPILED` is defined for a whole program, one of its source
/// files includes this, and the others compile faster. Each layer has such a header too, for several source files; that
/// of `io/json` is apart, for it needs Boost.JSON.
#include <muster/council/src.hpp>
#include <muster/io/src.hpp>
#include <muster/logic/src.hpp>
#include <muster/proposal/src.hpp>
#include <muster/query/src.hpp>

#endif
