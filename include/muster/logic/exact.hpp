#ifndef MUSTER_LOGIC_EXACT_HPP
#define MUSTER_LOGIC_EXACT_HPP

#include <boost/multiprecision/cpp_int.hpp>

namespace muster::logic {

/// a whole number of any size
using integer = boost::multiprecision::cpp_int;
/// Boost 1.78 to 1.81 divide a rational of value one by an integer wrongly: divide by a rational, always.
using rational = boost::multiprecision::cpp_rational;

}  // namespace muster::logic

#endif
