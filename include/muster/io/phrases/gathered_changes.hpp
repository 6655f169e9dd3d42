#ifndef MUSTER_IO_PHRASES_GATHERED_CHANGES_HPP
#define MUSTER_IO_PHRASES_GATHERED_CHANGES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/document.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

class phrasebook;

namespace detail {

/// Whether anybody would say "come", not "comes": a group.
[[nodiscard]] bool is_many(const proposal& p, handle<actor> who);

/// What a vote does: `votes for`, `do not vote against`.
[[nodiscard]] std::string voting_verb(vote_side side, bool is, bool many);

/// Votes of so many members, whichever of some they are.
struct exchangeable_votes {
    handle<mandate> on{};                ///< what they vote on
    bool gives = true;                   ///< they vote for it; else they do not, or vote against it
    std::size_t count = 0;               ///< of how many
    std::vector<handle<actor>> among{};  ///< of whom
    bool are_all = false;                ///< whether these are all who vote on it

    friend bool operator==(const exchangeable_votes&, const exchangeable_votes&) = default;
};

/// What is wanted, gathered so that it is said once: facts, decisions in a role, votes on a mandate, and the rest.
class gathered_changes {
public:
    /// The phrasebook must outlive it.
    explicit gathered_changes(const phrasebook& words);

    void add(const assumption& a);
    /// So many of several members vote, or do not, whichever they are.
    void add(const exchangeable_votes& votes);
    /// All of it, in one line.
    [[nodiscard]] text::line words() const;

private:
    [[nodiscard]] text::line told(const exchangeable_votes& votes) const;
    // What is said of each side of a member's vote.
    using sides = std::array<std::optional<bool>, 3>;
    // What a member does with its vote, as one value where that is said.
    enum class voting : std::uint8_t { not_for, for_it, not_against, against, abstains, neither, away, not_away };
    [[nodiscard]] std::vector<voting> ways_of_voting(std::uint32_t on, handle<actor> who, const sides& said) const;
    [[nodiscard]] static std::string words_of(voting how, bool many);

    const phrasebook& words_;
    const proposal& proposal_;
    std::vector<any_handle> holding_{}, not_holding_{};
    std::vector<text::line> others_{};
    std::vector<exchangeable_votes> exchangeable_{};
    std::map<std::pair<std::uint32_t, handle<actor>>, sides> votes_{};                  // by mandate and voter
    std::map<std::pair<std::uint32_t, bool>, std::vector<handle<actor>>> decisions_{};  // by role and status
};

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/gathered_changes.hpp>
#endif

#endif
