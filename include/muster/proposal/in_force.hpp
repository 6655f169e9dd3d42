#ifndef MUSTER_PROPOSAL_IN_FORCE_HPP
#define MUSTER_PROPOSAL_IN_FORCE_HPP

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/viewpoint.hpp>

namespace muster {

namespace detail {
class chronicle;
}

/// Which statements are in force from a viewpoint, told as statuses of the vertices that must not bind: hiding a
/// statement is an assignment, not another graph.
class in_force {
public:
    /// Linear in the proposal, but for the sorting of days. The proposal must outlive it.
    in_force(const proposal& p, const viewpoint& from);
    /// The same, for callers with many viewpoints: it costs what the proposal holds, and not how often things were
    /// reported.
    in_force(const proposal& p, const viewpoint& from, std::shared_ptr<const detail::chronicle> events);

    /// Whether the statement of this vertex is in force; true for everything that is not a statement.
    [[nodiscard]] bool shows(detail::vertex v) const { return hides_[v] == shown; }
    /// Whether anybody had mentioned a thing by the day by which the viewpoint knows. What nobody had mentioned is not
    /// there: no answer lists it, and it changes nothing. A gate is there with what it was made for.
    [[nodiscard]] bool is_mentioned(detail::vertex v) const;
    /// Whether anything was known by then that was said of a contribution, beside reports.
    [[nodiscard]] bool has_terms(detail::vertex contribution) const;
    /// Whether a vertex has a rule of which anything was known by then; else it is a leaf. True for leaves.
    [[nodiscard]] bool has_rule(detail::vertex v) const;
    /// Why a statement is not in force, mentioned or not. Precondition: it is not.
    [[nodiscard]] hidden_because why_hidden(detail::vertex v) const { return static_cast<hidden_because>(hides_[v]); }
    /// The statements that are not in force, of those that were known, in order of addition.
    [[nodiscard]] const std::vector<hidden_statement>& hidden() const noexcept { return hidden_; }
    /// What must be set so that they do not bind: vertex and status, in ascending order of vertices.
    [[nodiscard]] const std::vector<std::pair<detail::vertex, status>>& settings() const noexcept { return settings_; }

    /// Whether the source can be used from here.
    [[nodiscard]] bool is_visible(handle<citation> h) const;
    /// Whether one of several sources can be used; with none given, nothing speaks against it.
    [[nodiscard]] bool is_visible(const handles<citation>& cited) const;
    /// Those of several sources that can be used.
    [[nodiscard]] std::vector<handle<citation>> visible(const handles<citation>& cited) const;
    /// The last day on which an offer that was made for a time stands; none where no end is set, no day tells when it
    /// began, or somebody was deployed by it meanwhile.
    [[nodiscard]] date last_day_of(handle<pledge> h) const;
    /// Whether the event lies before the viewpoint and a source of it can be used.
    [[nodiscard]] bool happened(const event& e) const;
    /// Whether the actor belongs to the group on the day that the viewpoint is of.
    [[nodiscard]] bool lasts(const membership& m) const;

private:
    static constexpr std::uint8_t shown = 255;

    [[nodiscard]] bool is_past(date d) const;
    [[nodiscard]] date knows_by() const { return from_.known_by == date{} ? from_.true_on : from_.known_by; }
    [[nodiscard]] bool is_known_on(std::chrono::sys_days day) const {
        return first_ == nullptr || day <= knows_by().day();
    }
    [[nodiscard]] bool is_said(detail::vertex statement) const {
        return first_ == nullptr || is_known_on(first_->of_words(statement));
    }
    [[nodiscard]] bool is_known(const citation& c) const;
    [[nodiscard]] bool is_counted(detail::vertex part) const;
    [[nodiscard]] bool is_told_by_its_group(detail::vertex v) const;
    [[nodiscard]] bool nothing_shown_behind(detail::vertex v) const;
    [[nodiscard]] bool has_only_later_parts(detail::vertex actor) const;
    void hide(detail::vertex v, hidden_because why);
    void decide(detail::vertex v);
    void decide_inherited(handle<inherited_pledge> h);
    void assign();

    // What counts in the contributions.
    struct counting {
        std::map<std::uint32_t, std::uint32_t> statements{};  // in force on each whose numbers count
        std::set<std::pair<std::uint32_t, std::uint32_t>>
            is_numbered{};  // contribution and need: by statements in force
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> report{};  // by these: the event that stands
    };

    [[nodiscard]] counting count() const;
    void find_reports(counting& into) const;
    [[nodiscard]] bool is_cut(detail::vertex v, const gate& g, const counting& counted) const;

    const proposal& proposal_;
    const graph_type& graph_;
    viewpoint from_;
    std::shared_ptr<const detail::chronicle> events_;
    const mentions* first_;                                // of the same; null: all is known
    detail::indexed<detail::vertex, std::uint8_t> hides_;  // a `hidden_because`
    std::vector<hidden_statement> hidden_{};
    std::vector<std::pair<detail::vertex, status>> settings_{};
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/in_force.hpp>
#endif

#endif
