#ifndef MUSTER_VOCABULARY_ROLE_HPP
#define MUSTER_VOCABULARY_ROLE_HPP

#include <string>

#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/need.hpp>
#include <muster/vocabulary/strength.hpp>

namespace muster {

/// A task of the force. It depends on the contributions that fill it: met when its needs are.
struct role {
    std::string key{};      ///< unique in its proposal
    std::string name{};     ///< as printed in answers
    muster::needs needs{};  ///< one contributor, unless it says otherwise; filled once all are reached
    /// what an offer of unknown size may amount to, in units that the role needs: an assumption of the author's own,
    /// and answers say so. Left out: such an offer fills nothing, and only keeps the role open.
    muster::strengths unsized{};
    handles<citation> citations{};  ///< who says what it needs

    friend bool operator==(const role&, const role&) = default;
};

}  // namespace muster

#endif
