#ifndef MUSTER_IO_HTML_THINGS_HPP
#define MUSTER_IO_HTML_THINGS_HPP

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <muster/io/html/pictures.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// What a page tells of, and what was said of it.
class page_things {
public:
    /// All that anything was said of, and all that is drawn.
    page_things(const proposal& p, const page_pictures& pictures) : proposal_{p} {
        collect_statements();
        choose(pictures);
    }

    [[nodiscard]] const std::vector<any_handle>& all() const noexcept { return all_; }
    [[nodiscard]] bool has(any_handle h) const { return is_told_.count(h.index()) != 0; }
    [[nodiscard]] const std::vector<any_handle>& actors() const noexcept { return actors_; }
    [[nodiscard]] const std::vector<any_handle>& mandates() const noexcept { return mandates_; }
    [[nodiscard]] const std::vector<any_handle>& roles() const noexcept { return roles_; }
    [[nodiscard]] const std::vector<any_handle>& preconditions() const noexcept { return preconditions_; }
    [[nodiscard]] const std::vector<any_handle>& positions() const noexcept { return positions_; }
    [[nodiscard]] const std::vector<any_handle>& others() const noexcept { return others_; }
    /// The contributions of an actor that the page tells of.
    [[nodiscard]] const std::vector<handle<contribution>>& contributions_of(any_handle actor) const {
        return contributions_.at(actor.index());
    }
    /// The statements that bear on a thing.
    [[nodiscard]] const std::vector<any_handle>& said_of(any_handle h) const {
        static const std::vector<any_handle> none{};
        const auto found = said_of_.find(h.index());
        return found == said_of_.end() ? none : found->second;
    }

private:
    void collect_statements() {
        const auto on_contribution = [&](handle<actor> by, handle<role> to, any_handle said) {
            const std::string key = proposal_.key_of(by) + "/" + proposal_.key_of(to);
            if (const auto c = proposal_.find<contribution>(key)) said_of_[c->index()].push_back(said);
        };
        for (const handle<pledge> h : proposal_.all<pledge>())
            for (const handle<role> to : proposal_[h].fills) on_contribution(proposal_[h].by, to, h);
        for (const handle<inherited_pledge> h : proposal_.all<inherited_pledge>())
            said_of_[proposal_[h].of.index()].push_back(h);
        for (const handle<requirement> h : proposal_.all<requirement>())
            for (const any_handle on : proposal_[h].on) said_of_[on.index()].push_back(h);
        for (const handle<position> h : proposal_.all<position>()) {
            const std::string key =
                proposal_.key_of(proposal_[h].by) + "/" + proposal_.key_of(proposal_[h].on) + "/for";
            if (const auto v = proposal_.find<vote>(key)) said_of_[v->index()].push_back(h);
        }
    }
    void choose(const page_pictures& pictures) {
        std::set<std::uint32_t> reported;
        for (const event& e : proposal_.events()) reported.insert(e.on.index());
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (said_of_.count(h.index()) != 0 || reported.count(h.index()) != 0 || !proposal_.decision_of(h))
                contributions_[proposal_[h].by.index()].push_back(h);
        for (const handle<actor> h : proposal_.all<actor>())
            if (contributions_.count(h.index()) != 0) take(h, actors_);
        for (const auto& [by, several] : contributions_)
            for (const handle<contribution> h : several) take(h);
        for (const handle<mandate> h : proposal_.all<mandate>()) take(h, mandates_);
        for (const handle<force> h : proposal_.all<force>()) take(h, roles_);
        for (const handle<role> h : proposal_.all<role>()) take(h, roles_);
        for (const handle<precondition> h : proposal_.all<precondition>()) take(h, preconditions_);
        for (const handle<vote> h : proposal_.all<vote>())
            if (said_of_.count(h.index()) != 0) take(h, positions_);
        for (const any_handle h : pictures.named())
            if (!has(h)) take(h, others_);
    }
    void take(any_handle h) {
        all_.push_back(h);
        is_told_.insert(h.index());
    }
    void take(any_handle h, std::vector<any_handle>& into) {
        into.push_back(h);
        take(h);
    }

    const proposal& proposal_;
    std::map<std::uint32_t, std::vector<any_handle>> said_of_{};                  // statements by what they bear on
    std::map<std::uint32_t, std::vector<handle<contribution>>> contributions_{};  // by actor
    std::vector<any_handle> actors_{}, mandates_{}, roles_{}, preconditions_{}, positions_{}, others_{};
    std::vector<any_handle> all_{};
    std::set<std::uint32_t> is_told_{};
};

}  // namespace muster::detail

#endif
