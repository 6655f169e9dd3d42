#ifndef MUSTER_CORE_OVERLOADED_HPP
#define MUSTER_CORE_OVERLOADED_HPP

namespace muster {

/// Several functions as one, to visit what can be of several kinds: `visit(overloaded{[](const role&) {...}, ...}, x)`.
/// With a function for each kind and none for all, a kind that was forgotten is a compile error.
template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};
/// Made of the functions themselves.
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace muster

#endif
