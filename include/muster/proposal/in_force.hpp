#ifndef MUSTER_PROPOSAL_IN_FORCE_HPP
#define MUSTER_PROPOSAL_IN_FORCE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// From where a proposal is looked at: what was true on a day, as known by a day, on whose word.
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
    in_force(const proposal& p, const viewpoint& from) : proposal_{p}, from_{from}, hides_(p.size(), shown) {
        for (const event& e : p.events())
            if (e.stage == stage::withdrawn && happened(e)) hide_if_statement(e.on.index(), hidden_because::withdrawn);
        decide<pledge>();
        decide<requirement>();
        decide<position>();
        decide<precondition>();
        for (const auto h : p.all<inherited_pledge>()) decide_inherited(h);
        assign();
    }

    /// Whether the statement of this vertex is in force; true for all that is no statement.
    [[nodiscard]] bool shows(std::uint32_t vertex) const { return hides_[vertex] == shown; }
    /// The statements that are not in force, in order of addition by kind.
    [[nodiscard]] const std::vector<hidden_statement>& hidden() const noexcept { return hidden_; }
    /// What must be set so that they do not bind: vertex and status, in ascending order of vertices.
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, status>>& settings() const noexcept { return settings_; }

    /// A gate of what is announced, for the worlds to set: see `gate_kind::announced`.
    struct announcement {
        std::uint32_t gate = 0;          ///< its vertex
        std::uint32_t contribution = 0;  ///< whose it is
        std::uint32_t statements = 0;    ///< how many statements in force name a strength there
    };
    /// All of them, in order of addition.
    [[nodiscard]] const std::vector<announcement>& announcements() const noexcept { return announcements_; }

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
    void hide_if_statement(std::uint32_t vertex, hidden_because why) {
        const node_value& value = proposal_.graph()[vertex].value;
        if (std::holds_alternative<pledge>(value) || std::holds_alternative<requirement>(value) ||
            std::holds_alternative<position>(value))
            hide(vertex, why);
    }

    template <class Statement>
    void decide() {
        for (const handle<Statement> h : proposal_.all<Statement>()) {
            const Statement& said = proposal_[h];
            if constexpr (std::is_same_v<Statement, precondition>)
                if (!said.when) continue;
            const bool visible = is_visible(said.citations);
            if (!visible) {
                bool known = false;
                for (const handle<citation> c : said.citations) known = known || is_known(proposal_[c]);
                hide(h.index(), known ? hidden_because::left_out : hidden_because::not_yet_published);
            }
            const bool past = is_past(proposal_.said_on(said));
            if (!past) hide(h.index(), hidden_because::not_yet_said);
            if (!visible || !past) continue;
            for (const handle<Statement> earlier : said.replaces) hide(earlier.index(), hidden_because::replaced);
        }
        for (const handle<Statement> h : proposal_.all<Statement>())
            if (!shows(h.index())) hidden_.push_back({h, static_cast<hidden_because>(hides_[h.index()])});
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
            const handle<decision> made = *proposal_.decision_of(passed.of);
            const auto arcs = boost::out_edges(made.index(), proposal_.graph());
            for (auto a = arcs.first; a != arcs.second; ++a) {
                const auto v = static_cast<std::uint32_t>(boost::target(*a, proposal_.graph()));
                if (std::holds_alternative<pledge>(proposal_.graph()[v].value) && shows(v))
                    hide(h.index(), hidden_because::displaced);
            }
        }
        if (!shows(h.index())) hidden_.push_back({h, static_cast<hidden_because>(hides_[h.index()])});
    }

    [[nodiscard]] bool lasts(const membership& m) const {
        if (from_.true_on == date{}) return true;
        return (m.from == date{} || m.from.day() <= from_.true_on.day()) &&
               (m.until == date{} || from_.true_on.day() <= m.until.day());
    }

    // What a hidden statement is set to so that it neither brings nor binds anybody.
    [[nodiscard]] static status harmless(reading r) { return r == reading::not_unless ? status::met : status::unmet; }

    // What counts in a contribution for one need of its role.
    struct counting {
        std::uint32_t statements = 0;      // in force, that name a strength
        std::uint32_t report = no_report;  // the event whose report stands instead
    };
    static constexpr std::uint32_t no_report = 0xFFFFFFFFU;
    using counts = std::map<std::pair<std::uint32_t, std::uint32_t>, counting>;  // by contribution and need

    void assign() {
        counts counted;
        for (const handle<gate> h : proposal_.all<gate>()) {
            const gate& g = proposal_[h];
            if (g.kind == gate_kind::counted && shows(g.detail)) ++counted[{g.owner, g.which}].statements;
        }
        find_reports(counted);
        for (std::uint32_t v = 0; v < proposal_.size(); ++v) {
            muster::visit([&](const auto& value) { assign(v, value, counted); }, proposal_.graph()[v].value);
        }
    }
    // The last deployment that reports a strength stands until the contribution is withdrawn or declined.
    void find_reports(counts& counted) const {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < proposal_.events().size(); ++i) {
            const event& e = proposal_.events()[i];
            if (!e.stage || !happened(e)) continue;
            if (!e.strength.empty() || *e.stage == stage::withdrawn || *e.stage == stage::declined) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return proposal_.events()[a].date.day() < proposal_.events()[b].date.day();
        });
        std::map<std::uint32_t, std::uint32_t> standing;  // events by contribution
        for (const std::uint32_t i : order) {
            const event& e = proposal_.events()[i];
            if (e.strength.empty()) standing.erase(e.on.index());
            else standing[e.on.index()] = i;
        }
        for (const handle<gate> h : proposal_.all<gate>()) {
            const gate& g = proposal_[h];
            if (g.kind != gate_kind::reported) continue;
            const auto found = standing.find(g.owner);
            if (found != standing.end() && found->second == g.detail) counted[{g.owner, g.which}].report = g.detail;
        }
    }
    [[nodiscard]] static counting counting_of(const counts& counted, const gate& g) {
        const auto found = counted.find({g.owner, g.which});
        return found == counted.end() ? counting{} : found->second;
    }
    template <class T>
    void assign(std::uint32_t, const T&, const counts&) {}
    void assign(std::uint32_t v, const pledge& said, const counts&) {
        if (!shows(v)) settings_.emplace_back(v, harmless(said.reading));
    }
    void assign(std::uint32_t v, const inherited_pledge& passed, const counts&) {
        if (!shows(v)) settings_.emplace_back(v, harmless(proposal_[passed.from].reading));
    }
    void assign(std::uint32_t v, const requirement& said, const counts&) {
        if (!shows(v)) settings_.emplace_back(v, harmless(said.reading));
    }
    void assign(std::uint32_t v, const position&, const counts&) {
        if (!shows(v)) settings_.emplace_back(v, status::unmet);
    }
    void assign(std::uint32_t v, const precondition&, const counts&) {
        if (!shows(v)) settings_.emplace_back(v, status::open);
    }
    // Without a pledge, or a position, in force these are leaves.
    void assign(std::uint32_t v, const decision&, const counts&) { free_unless_shown(v); }
    void assign(std::uint32_t v, const vote&, const counts&) { free_unless_shown(v); }
    void assign(std::uint32_t v, const gate& g, const counts& counted) {
        switch (g.kind) {
            case gate_kind::ending:
            case gate_kind::against:
            case gate_kind::absent:
                if (!shows(g.owner)) settings_.emplace_back(v, status::unmet);
                break;
            case gate_kind::said:
                if (!shows(g.detail)) settings_.emplace_back(v, status::unmet);
                break;
            case gate_kind::announced:
                announcements_.push_back({v, g.owner, counting_of(counted, g).statements});
                break;
            case gate_kind::offer:
                if (!shows(g.detail) || counting_of(counted, g).report != no_report)
                    settings_.emplace_back(v, status::unmet);
                break;
            case gate_kind::reported:
                if (counting_of(counted, g).report != g.detail) settings_.emplace_back(v, status::unmet);
                break;
            case gate_kind::presence:
                if (const counting c = counting_of(counted, g); c.statements != 0 || c.report != no_report)
                    settings_.emplace_back(v, status::unmet);
                break;
            case gate_kind::membership: {
                const auto group = std::get<actor>(proposal_.graph()[g.owner].value);
                if (!lasts(group.members[g.detail])) settings_.emplace_back(v, status::unmet);
                break;
            }
            default:
                break;
        }
    }
    void free_unless_shown(std::uint32_t v) {
        const auto arcs = boost::out_edges(v, proposal_.graph());
        for (auto a = arcs.first; a != arcs.second; ++a) {
            auto head = static_cast<std::uint32_t>(boost::target(*a, proposal_.graph()));
            if (const gate* g = std::get_if<gate>(&proposal_.graph()[head].value)) head = g->owner;
            if (shows(head)) return;
        }
        if (arcs.first != arcs.second) settings_.emplace_back(v, status::open);
    }

    const proposal& proposal_;
    const viewpoint& from_;
    std::vector<std::uint8_t> hides_;
    std::vector<hidden_statement> hidden_{};
    std::vector<std::pair<std::uint32_t, status>> settings_{};
    std::vector<announcement> announcements_{};
};

}  // namespace muster

#endif
