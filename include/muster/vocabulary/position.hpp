#ifndef MUSTER_VOCABULARY_POSITION_HPP
#define MUSTER_VOCABULARY_POSITION_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/ballot.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/statement.hpp>

namespace muster {

/// An actor's stance on a mandate: in favour on a condition, against on another; neither is an abstention, or absence
/// where the actor stays away. A side left out is open: silence is not abstention. Support by an actor that has no vote
/// is a position too; it decides nothing.
struct position {
    std::string key{};                            ///< may be empty
    handle<actor> by{};                           ///< whose it is; needed
    handle<mandate> on{};                         ///< which mandate it is about; needed
    std::optional<condition> in_favour_when{};    ///< left out: not known
    std::optional<condition> against_when{};      ///< left out: not known
    std::optional<condition> absent_when{};       ///< left out: see `vote_side`
    handles<citation> citations{};                ///< who reports it; with none it is always in force
    muster::date date{};                          ///< when it was said; none: the earliest publication of its citations
    muster::basis basis = muster::basis::stated;  ///< said, or concluded by somebody
    handle<actor> told_by{};                      ///< who reports it, where that is not the actor itself
    handles<position> replaces{};                 ///< earlier positions that it takes the place of
    std::string summary{};                        ///< what was said, in the recorder's words

    friend bool operator==(const position&, const position&) = default;
};

/// What a vote on a mandate can be asked about: each is a thing with a status of its own.
enum class vote_side : std::uint8_t {
    in_favour,
    against,
    absent  ///< decides only where it is neither: it stays away, and does not abstain
};

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(vote_side) noexcept {
    return {"for", "against", "absent"};
}

namespace detail {

/// Whether a ballot is cast on a side. Who does not participate is away.
[[nodiscard]] constexpr bool is_cast(vote_side side, ballot how) noexcept {
    switch (side) {
        case vote_side::in_favour:
            return how == ballot::in_favour;
        case vote_side::against:
            return how == ballot::against;
        case vote_side::absent:
            return how == ballot::absent || how == ballot::not_participating;
    }
    return false;
}

}  // namespace detail

/// One side of an actor's vote on a mandate: whether it is in favour, is against, or stays away. Made at first mention;
/// its key is such as `RUS/resolution/against`. It depends on the actor's positions; without any in force it is a leaf.
struct vote {
    std::string key{};                      ///< `PAK/resolution/for`: the keys of actor and mandate, and the side
    handle<actor> by{};                     ///< who votes
    handle<mandate> on{};                   ///< on which mandate
    vote_side side = vote_side::in_favour;  ///< which side

    friend bool operator==(const vote&, const vote&) = default;
};

}  // namespace muster

#endif
