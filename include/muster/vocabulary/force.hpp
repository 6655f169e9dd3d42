#ifndef MUSTER_VOCABULARY_FORCE_HPP
#define MUSTER_VOCABULARY_FORCE_HPP

#include <string>

#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster {

/// The whole. Met means deployable: its mandate and its essential roles are there.
struct force {
    std::string key{};
    std::string name{};
    condition when{};
    handles<citation> citations{};

    friend bool operator==(const force&, const force&) = default;
};

}  // namespace muster

#endif
