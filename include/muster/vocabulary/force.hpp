#ifndef MUSTER_VOCABULARY_FORCE_HPP
#define MUSTER_VOCABULARY_FORCE_HPP

#include <string>

#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster {

/// The force as a whole. Met means deployable: its mandate and its essential roles are there.
struct force {
    std::string key{};              ///< unique in its proposal
    std::string name{};             ///< as printed in answers
    condition when{};               ///< when it is deployable: its mandate and its essential roles
    handles<citation> citations{};  ///< who says so

    friend bool operator==(const force&, const force&) = default;
};

}  // namespace muster

#endif
