#ifndef MUSTER_IO_JSON_ASKED_HPP
#define MUSTER_IO_JSON_ASKED_HPP

#include <optional>
#include <string>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/query/beliefs.hpp>

namespace muster {

/// What was asked, as it stands at the head of an answer.
struct asked {
    std::string question{};              ///< its name, such as `dependents`
    any_handle thing{};                  ///< what it is about; none: everything
    std::string body{};                  ///< of power: the key of the voting body that it is about
    std::vector<assumption> supposed{};  ///< of a comparison: what is supposed in the second world
    std::optional<beliefs> believed{};   ///< where it was asked how likely something is
    logic::limits limits{};              ///< what it was allowed to cost
};

}  // namespace muster

#endif
