#ifndef MUSTER_IO_JSON_IMPL_VOTING_READER_HPP
#define MUSTER_IO_JSON_IMPL_VOTING_READER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/graph/adjacency_list.hpp>

#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/io/json/impl/reference_reader.hpp>

namespace muster::detail {

/// Reads what a file says of votes: its voting bodies, which of them adopts which mandate, and who votes.
class voting_reader : public reference_reader {
public:
    using reference_reader::reference_reader;

protected:
    struct range {
        std::uint32_t first = 0, last = 0;  // entries
    };

    void add_bodies() {
        const range all = ranges_[table_of<body>];
        for (std::uint32_t e = all.first; e < all.last; ++e)
            if (!add_body(e)) votes_are_known_ = false;
    }
    bool add_body(std::uint32_t e) {
        if (entries_[e].is == state::refused) return false;
        entries_[e].is = state::refused;
        const std::uint32_t at = entries_[e].name + 1;
        key_ = key_of(e);
        body made;
        if (!read_body(at, key_, made)) return false;
        const std::uint64_t members = made.members.size();
        std::uint64_t others = made.veto_holders.size();
        for (const auto& quotas : made.adopted_when) others += quotas.size();
        if (!afford(at, members * (members + others) / 16) || !check_body(at, made)) return false;
        proposal_.add(std::move(made));
        entries_[e].is = state::added;
        return true;
    }

    // Councils, and mandates, decide by a body of the file, or by one that comes with the library.
    template <class T>
    void check_bodies_of() {
        const range all = ranges_[table_of<T>];
        for (std::uint32_t e = all.first; e < all.last; ++e) {
            if (entries_[e].is != state::added) continue;
            const std::string& named =
                proposal_[handle<T>{entries_[e].made.index(), entries_[e].made.belongs_to()}].body;
            if (named.empty()) continue;
            if (const std::uint32_t own = find_entry(named); own != key_table::none) {
                if (entries_[own].table == table_of<body>) continue;
            } else if (bodies::find(named)) {
                continue;
            }
            votes_are_known_ = false;
            key_ = key_of(e);
            near_miss near{std::string_view{named}.substr(0, 64)};
            for (const body& own : proposal_.bodies())
                if (own.key.size() <= 64) near.consider(own.key);
            for (const std::string& known : bodies::keys()) near.consider(known);
            (void)report(member_of(entries_[e].name + 1, "body"), errc::unknown_key,
                         excerpt(named) + " is no voting body",
                         "a key of \"bodies\", or one that comes with the library, such as \"security-council-2025\"",
                         near.best());
        }
    }

    // Who has no vote may have a position; a vote that is named without one is a mistake.
    void check_votes() {
        for (const auto& [at, made] : foreign_votes_)
            if (heads(proposal_.graph(), vertex_of(made)).empty())
                (void)check_member(at, proposal_[made].by, proposal_[made].on);
    }
    // Whether an actor ever sits in the body that adopts a mandate.
    bool check_member(std::uint32_t at, handle<actor> voter, handle<mandate> on) {
        const std::optional<body> voting = bodies::find(proposal_, on);
        const std::string& who = proposal_[voter].key;
        near_miss near{std::string_view{who}.substr(0, 64)};
        if (voting)
            for (const body_member& m : voting->members) {
                if (m.key == who) return true;
                if (m.key.size() <= 64) near.consider(m.key);
            }
        key_ = who;
        return report(at, errc::not_a_member,
                      excerpt(who) + " is no member of the body that adopts " + excerpt(proposal_[on].key) +
                          ", and has no position on it",
                      "a vote of a member", near.best());
    }

    // Makes the votes on a mandate part of the graph, where its body is one whose rule is known.
    void adopt_mandates() {
        const range all = ranges_[table_of<mandate>];
        for (std::uint32_t e = all.first; e < all.last; ++e) {
            if (entries_[e].is != state::added) continue;
            const handle<mandate> what{entries_[e].made.index(), entries_[e].made.belongs_to()};
            const mandate& said = proposal_[what];
            const std::string by_council = said.adopted_by ? proposal_[said.adopted_by].body : std::string{};
            key_ = key_of(e);
            const std::uint32_t at = member_of(entries_[e].name + 1, said.body.empty() ? "adopted_by" : "body");
            if (!said.body.empty() && !by_council.empty() && said.body != by_council) {
                (void)report(at, errc::invalid_order,
                             excerpt(said.body) + " is not the body of the council that adopts it",
                             "\"" + by_council + "\", or no \"body\"");
                votes_are_known_ = false;
                continue;
            }
            const std::optional<body> voting = bodies::find(proposal_, what);
            if (!voting) continue;  // none is named, or one that was reported as unknown
            (void)afford(at, 8 * voting->members.size());
            try {
                (void)adopt_in_place(proposal_, what, *voting, {});
            } catch (const error& refused) {
                votes_are_known_ = false;
                (void)report(at, refused.code(), refused.what());
            }
        }
    }

    /// Else what names a vote, or a member that only a body names, would be reported as unknown.
    bool votes_are_known_ = true;
    by_table<range> ranges_{};
};

}  // namespace muster::detail

#endif
