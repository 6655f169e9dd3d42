#ifndef MUSTER_IO_PICTURE_OF_ANSWERS_HPP
#define MUSTER_IO_PICTURE_OF_ANSWERS_HPP

#include <muster/io/picture.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/standoffs.hpp>

namespace muster {

/// An explanation as a picture: the thing asked for, and what it rests on, down to the sources. Of an answer that
/// stands either way, the first case. Linear.
[[nodiscard]] picture picture_of(const explanation& e);

/// A stand-off as a picture: who waits for whom, by what statement, and who could move first.
[[nodiscard]] picture picture_of(const standoff& s);

/// Dependents as a picture: the chains from each contribution to the thing on which it depends. The detail says how.
[[nodiscard]] picture picture_of(const dependents_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/picture/impl/of_answers.hpp>
#endif

#endif
