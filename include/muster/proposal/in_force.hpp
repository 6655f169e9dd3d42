#ifndef MUSTER_PROPOSAL_IN_FORCE_HPP
#define MUSTER_PROPOSAL_IN_FORCE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// What an answer takes into account: what was true on which day, as known by which day, and which sources count.
struct viewpoint {
    date true_on{};               ///< none: all that was ever said
    date known_by{};              ///< none: the same day
    bool on_record_only = false;  ///< leaves out sources that do not name their speaker
    handles<citation> without{};  ///< sources to leave out

    friend bool operator==(const viewpoint&, const viewpoint&) = default;
};

/// Why a statement is not in force.
enum class hidden_because : std::uint8_t {
    not_yet_said,
    not_yet_published,
    left_out,
    replaced,
    withdrawn,
    displaced,
    no_member
};

[[nodiscard]] constexpr std::array<const char*, 7> enumerator_names(hidden_because) noexcept {
    return {"not_yet_said", "not_yet_published", "left_out", "replaced", "withdrawn", "displaced", "no_member"};
}

/// A statement that does not bind from a viewpoint, and why.
struct hidden_statement {
    any_handle statement{};  ///< a pledge, inherited or not, a requirement, a position or a precondition
    hidden_because why = hidden_because::not_yet_said;  ///< the first reason that holds

    friend bool operator==(const hidden_statement&, const hidden_statement&) = default;
};

/// Which statements are in force from a viewpoint, told as statuses of the vertices that must not bind: hiding a
/// statement is an assignment, not another graph.
class in_force {
public:
    /// Linear in the proposal.
    in_force(const proposal& p, const viewpoint& from)
        : proposal_{p}, graph_{p.graph()}, from_{from}, hides_(p.size(), shown) {
        for (const event& e : p.events())
            if (e.stage == stage::withdrawn && happened(e) && detail::is_statement(graph_[e.on.index()].value))
                hide(e.on.index(), hidden_because::withdrawn);
        for (std::uint32_t v = 0; v < p.size(); ++v) decide(v);
        for (const auto h : p.all<inherited_pledge>()) decide_inherited(h);
        for (std::uint32_t v = 0; v < p.size(); ++v)
            if (!shows(v) && !is_told_by_its_group(v))
                hidden_.push_back({p.handle_of(v), static_cast<hidden_because>(hides_[v])});
        assign();
    }

    /// Whether the statement of this vertex is in force; true for everything that is not a statement.
    [[nodiscard]] bool shows(std::uint32_t vertex) const { return hides_[vertex] == shown; }
    /// The statements that are not in force, in order of addition.
    [[nodiscard]] const std::vector<hidden_statement>& hidden() const noexcept { return hidden_; }
    /// What must be set so that they do not bind: vertex and status, in ascending order of vertices.
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, status>>& settings() const noexcept { return settings_; }

    /// Whether the source can be used from here.
    [[nodiscard]] bool is_visible(handle<citation> h) const {
        const citation& c = proposal_[h];
        if (from_.on_record_only && c.attribution == attribution::unnamed) return false;
        for (const handle<citation> left : from_.without)
            if (left == h) return false;
        return is_known(c);
    }
    /// Whether one of several sources can be used; with none given, nothing speaks against it.
    [[nodiscard]] bool is_visible(const handles<citation>& cited) const {
        for (const handle<citation> c : cited)
            if (is_visible(c)) return true;
        return cited.empty();
    }
    /// Whether the event lies before the viewpoint and a source of it can be used.
    [[nodiscard]] bool happened(const event& e) const { return is_past(e.date) && is_visible(e.citations); }

private:
    static constexpr std::uint8_t shown = 255;

    [[nodiscard]] bool is_past(date d) const {
        return d == date{} || from_.true_on == date{} || not_after(d, from_.true_on);
    }
    [[nodiscard]] bool is_known(const citation& c) const {
        const date by = from_.known_by == date{} ? from_.true_on : from_.known_by;
        return c.published == date{} || by == date{} || not_after(c.published, by);
    }
    void hide(std::uint32_t vertex, hidden_because why) {
        if (hides_[vertex] == shown) hides_[vertex] = static_cast<std::uint8_t>(why);
    }

    // Inherited pledges come after those they are inherited from, with whom they share their sources.
    void decide(std::uint32_t v) {
        const auto said = detail::statement_of(graph_, v);
        if (!said || std::holds_alternative<inherited_pledge>(graph_[v].value)) return;
        const bool visible = is_visible(*said->citations);
        if (!visible) {
            bool known = false;
            for (const handle<citation> c : *said->citations) known = known || is_known(proposal_[c]);
            hide(v, known ? hidden_because::left_out : hidden_because::not_yet_published);
        }
        const bool past = is_past(proposal_.said_on(proposal_.handle_of(v)));
        if (!past) hide(v, hidden_because::not_yet_said);
        if (!visible || !past) return;
        for (const any_handle earlier : said->replaces)
            if (detail::is_statement(graph_[earlier.index()].value)) hide(earlier.index(), hidden_because::replaced);
    }

    void decide_inherited(handle<inherited_pledge> h) {
        const inherited_pledge& passed = proposal_[h];
        const pledge& said = proposal_[passed.from];
        const handle<actor> member = proposal_[passed.of].by;
        if (!shows(passed.from.index())) {
            hides_[h.index()] = hides_[passed.from.index()];
            return;
        }
        bool belongs = false;
        for (const membership& m : proposal_[said.by].members) belongs = belongs || (m.who == member && lasts(m));
        if (!belongs) {
            hide(h.index(), hidden_because::no_member);
        } else if (said.reading == reading::will_if) {  // the member's own word goes before its group's
            for (const detail::link& offer : detail::heads(graph_, detail::decision_of(graph_, passed.of.index())))
                if (std::holds_alternative<pledge>(graph_[offer.vertex].value) && shows(offer.vertex))
                    hide(h.index(), hidden_because::displaced);
        }
    }

    [[nodiscard]] bool lasts(const membership& m) const {
        if (from_.true_on == date{}) return true;
        return (m.from == date{} || m.from.day() <= from_.true_on.day()) &&
               (m.until == date{} || from_.true_on.day() < m.until.day());
    }

    // An inherited pledge is hidden with the pledge of the group, which is listed itself.
    [[nodiscard]] bool is_told_by_its_group(std::uint32_t v) const {
        const inherited_pledge* passed = std::get_if<inherited_pledge>(&graph_[v].value);
        return passed != nullptr && !shows(passed->from.index());
    }

    void assign() {
        std::vector<std::uint8_t> has_offer(proposal_.size(), 0);
        for (const handle<gate> h : proposal_.all<gate>()) {
            const gate& g = proposal_[h];
            if (g.kind == gate_kind::offer && shows(g.detail)) has_offer[g.owner] = 1;
        }
        const auto set = [this](std::uint32_t v, status is) { settings_.emplace_back(v, is); };
        for (std::uint32_t v = 0; v < proposal_.size(); ++v) {
            const node_value& value = graph_[v].value;
            if (const gate* g = std::get_if<gate>(&value)) {
                if (is_cut(v, *g, has_offer)) set(v, status::unmet);
            } else if (detail::kind_of(value).is_choice) {
                if (nothing_shown_behind(v)) set(v, status::open);
            } else if (!shows(v)) {
                set(v, detail::statement_of(graph_, v)->when_hidden);
            }
        }
    }
    // Whether a gate must not count, since what it is made of is not in force.
    [[nodiscard]] bool is_cut(std::uint32_t v, const gate& g, const std::vector<std::uint8_t>& has_offer) const {
        switch (g.kind) {
            case gate_kind::ending:
            case gate_kind::against:
            case gate_kind::absent:
            case gate_kind::offer:
                return !shows(*detail::word_behind(graph_, v));
            case gate_kind::presence:
                return has_offer[g.owner] != 0;
            case gate_kind::membership:
                return !lasts(std::get<actor>(graph_[g.owner].value).members[g.detail]);
            case gate_kind::condition:
            case gate_kind::terms:
                return false;
        }
        return false;
    }
    // Without a pledge, or a position, in force a decision or a vote is a leaf.
    [[nodiscard]] bool nothing_shown_behind(std::uint32_t v) const {
        const auto said = detail::heads(graph_, v);
        return !said.empty() && std::none_of(said.begin(), said.end(), [this](const detail::link& arc) {
            return shows(detail::word_behind(graph_, arc.vertex).value_or(arc.vertex));
        });
    }

    const proposal& proposal_;
    const graph_type& graph_;
    viewpoint from_;
    std::vector<std::uint8_t> hides_;
    std::vector<hidden_statement> hidden_{};
    std::vector<std::pair<std::uint32_t, status>> settings_{};
};

}  // namespace muster

#endif
