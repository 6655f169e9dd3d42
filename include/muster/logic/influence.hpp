#ifndef MUSTER_LOGIC_INFLUENCE_HPP
#define MUSTER_LOGIC_INFLUENCE_HPP

#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/limits.hpp>

namespace muster::logic {

/// How a function depends on a variable x.
struct influence {
    logic::variable variable{};  ///< which variable of the network
    bool raises = false;         ///< for some values of the others it holds with x only
    bool lowers = false;         ///< for some values of the others it holds without x only
    bool needed = false;         ///< it never holds without x
    bool barred = false;         ///< it never holds with x
};

/// The influence of every variable the function depends on, exactly, by variable. A variable that is missing has none.
/// Throws `limit_reached`.
[[nodiscard]] std::vector<influence> influences(const diagram& d, budget& allowed);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/influence.hpp>
#endif

#endif
