#ifndef MUSTER_PROPOSAL_IMPL_CHRONICLE_HPP
#define MUSTER_PROPOSAL_IMPL_CHRONICLE_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/viewpoint.hpp>

namespace muster::detail {

/// Whether all that was ever published is known from a viewpoint, so that no first mention matters.
[[nodiscard]] inline bool knows_all(const viewpoint& from) {
    return from.known_by == viewpoint::latest || (from.true_on == date{} && from.known_by == date{});
}

/// What tells which statements are in force, found once for many viewpoints on a proposal: since when everything could
/// be known, and the reports on which it hangs.
class chronicle {
public:
    /// Numbers of events, in the order of their days.
    using numbers = std::vector<std::uint32_t>;

    /// Linear, but for sorting. `with_mentions`: for viewpoints that do not know all.
    chronicle(const proposal& p, bool with_mentions) {
        if (with_mentions) first_.emplace(p);
        for (std::uint32_t i = 0; i < p.events().size(); ++i) {
            const event& e = p.events()[i];
            if (!e.stage) continue;
            const bool is_withdrawn = *e.stage == stage::withdrawn;
            if (is_withdrawn && is_statement(value_of(p.graph(), vertex_of(e.on)))) withdrawals_.push_back(i);
            const auto made = p.as<contribution>(e.on);
            if (!made) continue;
            if (*e.stage == stage::deployed) deployments_[{p[*made].by, p[*made].fills}].push_back(i);
            if (!e.strength.empty() || is_withdrawn || *e.stage == stage::declined) sizes_[e.on.index()].push_back(i);
        }
        const auto sort = [&](numbers& all) {
            std::stable_sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
                return p.events()[a].date.day() < p.events()[b].date.day();
            });
        };
        for (auto& [of, all] : deployments_) sort(all);
        for (auto& [of, all] : sizes_) sort(all);
    }
    [[nodiscard]] static std::shared_ptr<const chronicle> of(const proposal& p, const viewpoint& from) {
        return std::make_shared<const chronicle>(p, !knows_all(from));
    }

    /// Since when everything was known. Precondition: made with it.
    [[nodiscard]] const mentions& first() const { return *first_; }
    /// That take back a statement, as they were added.
    [[nodiscard]] const numbers& withdrawals() const noexcept { return withdrawals_; }
    /// On what an actor has in a role.
    [[nodiscard]] const numbers& deployments(handle<actor> by, handle<role> to) const {
        static const numbers nothing;
        const auto known = deployments_.find({by, to});
        return known != deployments_.end() ? known->second : nothing;
    }
    /// By contribution, those that say how much is there, or that nothing is any more.
    [[nodiscard]] const std::map<std::uint32_t, numbers>& sizes() const noexcept { return sizes_; }

private:
    std::optional<mentions> first_{};
    numbers withdrawals_{};
    std::map<std::pair<handle<actor>, handle<role>>, numbers> deployments_{};
    std::map<std::uint32_t, numbers> sizes_{};
};

/// Whether a viewpoint takes no account of a source, whenever it was published.
[[nodiscard]] inline bool is_left_out(const proposal& p, handle<citation> h, const viewpoint& from) {
    return (from.on_record_only && p[h].attribution == attribution::unnamed) ||
           std::find(from.without.begin(), from.without.end(), h) != from.without.end();
}

}  // namespace muster::detail

#endif
