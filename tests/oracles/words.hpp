#ifndef MUSTER_TESTS_ORACLES_WORDS_HPP
#define MUSTER_TESTS_ORACLES_WORDS_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/proposal/in_force.hpp>
#include <oracles/naive.hpp>

/// What a proposal means, in two independent readings, as a system that brute force can solve. Things that have a key
/// are numbered as in the graph in both.
namespace naive {

/// The meaning from the arcs and rules of the Boost graph; of the statements not in force the library says which.
[[nodiscard]] inline system from_graph(const muster::proposal& p) {
    using namespace muster;
    const graph_type& g = p.graph();
    system s;
    for (std::uint32_t v = 0; v < boost::num_vertices(g); ++v) {
        rule r;
        r.is_leaf = g[v].rule.kind == rule_kind::given;
        for (auto [a, end] = boost::out_edges(v, g); a != end; ++a) {
            const std::uint64_t weight = g[v].rule.kind == rule_kind::at_least ? g[*a].weight : 1;
            r.parts.push_back({boost::target(*a, g), g[*a].negated, weight});
        }
        if (r.is_leaf) r.parts.clear();
        r.threshold = g[v].rule.kind == rule_kind::all_of   ? r.parts.size()
                      : g[v].rule.kind == rule_kind::any_of ? 1
                                                            : g[v].rule.threshold;
        s.add(std::move(r));
    }
    const viewpoint all;
    const in_force said{p, all};
    for (const auto& [v, is] : said.settings()) s.set[muster::detail::to_number(v)] = is;
    return s;
}

/// The meaning from the words alone: from the values that were added, by the rules of section 4 of the design, without
/// a look at the graph. Every statement counts that no other replaces; there are no dates.
class from_words {
public:
    explicit from_words(const muster::proposal& p) : p_{p} {
        for (std::uint32_t v = 0; v < p.size(); ++v) s_.add();
        find_replaced();
        for (const auto h : p.all<muster::actor>()) read(h);
        for (const auto h : p.all<muster::precondition>())
            if (p[h].when && in_force(h)) define(h.index(), *p[h].when);
        for (const auto h : p.all<muster::force>()) define(h.index(), p[h].when);
        for (const auto h : p.all<muster::pledge>()) define(h.index(), p[h].when);
        for (const auto h : p.all<muster::requirement>()) define(h.index(), p[h].when);
        for (const auto h : p.all<muster::contribution>()) read(h);
        for (const auto h : p.all<muster::role>()) read(h);
        for (const auto h : p.all<muster::vote>()) read(h);
    }

    [[nodiscard]] const system& result() const { return s_; }

private:
    void find_replaced() {
        const auto of = [&](const auto& all) {
            for (const auto h : all)
                for (const auto earlier : p_[h].replaces) replaced_.push_back(earlier);
        };
        of(p_.all<muster::pledge>());
        of(p_.all<muster::requirement>());
        of(p_.all<muster::position>());
        of(p_.all<muster::precondition>());
    }
    [[nodiscard]] bool in_force(muster::any_handle h) const {
        return std::find(replaced_.begin(), replaced_.end(), h) == replaced_.end();
    }
    [[nodiscard]] bool has_known_members(muster::handle<muster::actor> a) const { return !p_[a].members.empty(); }

    std::size_t all_of(std::vector<part> parts) {
        const std::uint64_t count = parts.size();
        return s_.add({false, count, std::move(parts)});
    }
    std::size_t any_of(std::vector<part> parts) { return s_.add({false, 1, std::move(parts)}); }
    void become(std::size_t v, part what) { s_.rules[v] = {false, 1, {what}}; }
    void define(std::size_t v, const muster::condition& when) { become(v, read(when)); }

    [[nodiscard]] std::size_t timer_of(const std::vector<muster::any_handle>& things, muster::duration after) const {
        for (const auto h : p_.all<muster::timer>())
            if (p_[h].of == things && p_[h].after == after) return h.index();
        throw std::logic_error("a condition without its timer");
    }
    part read(const muster::condition& when) {
        using muster::condition_kind;
        std::vector<part> stack;
        for (const auto& term : when.terms()) {
            std::vector<part> parts(stack.end() - term.parts, stack.end());
            stack.resize(stack.size() - term.parts);
            part made;
            switch (term.kind) {
                case condition_kind::thing:
                    made.of = term.what.index();
                    break;
                case condition_kind::not_:  // of a negation, the thing itself
                    made = parts[0];
                    made.negated = !made.negated;
                    break;
                case condition_kind::all_of:
                case condition_kind::any_of:
                    for (part& each : parts) each.weight = 1;
                    if (parts.size() == 1) made = parts[0];
                    else made.of = term.kind == condition_kind::all_of ? all_of(parts) : any_of(parts);
                    break;
                case condition_kind::at_least:
                    if (parts.size() == 1) made = parts[0];
                    else made.of = s_.add({false, term.threshold, parts});
                    break;
                case condition_kind::lasted:
                case condition_kind::within:
                    made.of = all_of({{term.what.index()},
                                      {timer_of({term.what}, term.time()), term.kind == condition_kind::within}});
                    break;
                case condition_kind::in_order: {
                    std::vector<muster::any_handle> things;
                    for (const part& each : parts) things.push_back(p_.handle_of(static_cast<std::uint32_t>(each.of)));
                    for (part& each : parts) each.weight = 1;
                    parts.push_back({timer_of(things, {})});
                    made.of = all_of(parts);
                    break;
                }
                case condition_kind::members: {
                    rule r{false, term.threshold, {}};
                    const muster::handle<muster::actor> group{term.what.index(), term.what.belongs_to()};
                    for (const auto& m : p_[group].members) {
                        if (!term.in) r.parts.push_back({m.who.index()});
                        else r.parts.push_back({p_.at(p_[m.who].key + "/" + p_[term.in].key).index()});
                    }
                    if (r.parts.size() == 1) made = r.parts[0];
                    else made.of = s_.add(std::move(r));
                    break;
                }
            }
            made.weight = term.weight;
            stack.push_back(made);
        }
        part result = stack.back();
        result.weight = 1;
        return result;
    }

    void read(muster::handle<muster::actor> who) {
        rule r{false, 1, {}};
        for (const auto& m : p_[who].members) r.parts.push_back({m.who.index()});
        for (const auto c : p_.all<muster::contribution>())
            if (p_[c].by == who) r.parts.push_back({c.index()});
        if (!r.parts.empty()) s_.rules[who.index()] = std::move(r);
    }

    [[nodiscard]] static bool fills(const muster::pledge& said, muster::handle<muster::role> task) {
        return std::find(said.fills.begin(), said.fills.end(), task) != said.fills.end();
    }
    [[nodiscard]] bool speaks_for(const muster::pledge& said, muster::handle<muster::actor> who) const {
        const auto& members = p_[said.by].members;
        return said.by == who ||
               std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.who == who; });
    }

    // Whether the contributor has said itself that it will come; its group's word then does not count.
    [[nodiscard]] bool offers_itself(muster::handle<muster::contribution> c) const {
        for (const auto h : p_.all<muster::pledge>())
            if (p_[h].by == p_[c].by && fills(p_[h], p_[c].fills) && in_force(h) &&
                p_[h].reading == muster::reading::will_if)
                return true;
        return false;
    }

    void read(muster::handle<muster::contribution> c) {
        using muster::reading;
        const auto by = p_[c].by;
        const auto task = p_[c].fills;
        if (has_known_members(by)) {
            rule r{false, 1, {}};
            for (const auto& m : p_[by].members) r.parts.push_back({p_.at(p_[m.who].key + "/" + p_[task].key).index()});
            s_.rules[c.index()] = std::move(r);
            return;
        }
        const bool anything_said = p_.decision_of(c).has_value(), has_own_offer = offers_itself(c);
        std::vector<part> needs, offers;
        for (const auto h : p_.all<muster::pledge>()) {
            const muster::pledge& said = p_[h];
            if (!fills(said, task) || !speaks_for(said, by) || !in_force(h)) continue;
            if (said.reading == reading::not_unless) needs.push_back({h.index()});
            if (said.reading == reading::refuses) needs.push_back({h.index(), true});
            if (said.reading == reading::will_if && (said.by == by || !has_own_offer)) offers.push_back({h.index()});
            if (said.unless) {
                const std::size_t ending = s_.add();
                define(ending, *said.unless);
                needs.push_back({ending, true});
            }
        }
        for (const auto h : p_.all<muster::requirement>()) {
            const muster::requirement& said = p_[h];
            if (!in_force(h) || said.reading == reading::prefers) continue;
            const bool bears = std::any_of(said.on.begin(), said.on.end(), [&](muster::any_handle on) {
                if (on == muster::any_handle{task} || on == muster::any_handle{c}) return true;
                const auto other = p_.as<muster::contribution>(on);
                if (!other || p_[*other].fills != task) return false;
                const auto& members = p_[p_[*other].by].members;
                return std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.who == by; });
            });
            if (bears) needs.push_back({h.index(), said.reading == reading::refuses});
        }
        if (!anything_said) return;
        const std::size_t decided = p_.decision_of(c)->index();
        if (!offers.empty()) s_.rules[decided] = {false, 1, offers};
        needs.push_back({decided});
        s_.rules[c.index()] = {false, needs.size(), needs};
    }

    void read(muster::handle<muster::role> task) {
        const muster::needs& all = p_[task].needs;
        if (all.size() == 1) {
            s_.rules[task.index()] = counting(task, all[0], all.count_units() > 1);
            return;
        }
        std::vector<part> reached;
        for (const muster::need& one : all) reached.push_back({s_.add(counting(task, one, all.count_units() > 1))});
        const std::uint64_t count = reached.size();
        s_.rules[task.index()] = {false, count, std::move(reached)};
    }

    // What counts for one need of a role.
    rule counting(muster::handle<muster::role> task, const muster::need& wanted, bool by_unit) {
        rule r{false, wanted.amount, {}};
        const auto clamped = [&](muster::strength s) {
            s.most = (std::min)(s.most, wanted.amount);
            s.least = (std::min)(s.least, s.most);
            return s;
        };
        const auto count = [&](std::vector<part> together, const muster::strength& s, const std::string& leaf) {
            const std::size_t comes = all_of(together);
            r.parts.push_back({comes, false, s.least});
            if (s.least == s.most) return;
            together.push_back({p_.at(leaf).index()});
            r.parts.push_back({all_of(together), false, s.most - s.least});
        };
        const auto is_here = [&](const muster::strength& s) {
            return (!s.in || s.in == task) && (s.unit.empty() || s.unit == wanted.unit);
        };
        for (const auto c : p_.all<muster::contribution>()) {
            if (p_[c].fills != task || has_known_members(p_[c].by)) continue;
            if (wanted.counts_contributors()) {
                r.parts.push_back({c.index()});
                continue;
            }
            const std::string leaf = p_[c].key + "/strength" + (by_unit ? "/" + wanted.unit : "");
            std::vector<part> none;  // who is there whatever was said has brought what he announced
            std::vector<std::pair<muster::strength, std::string>> offers;
            std::vector<std::size_t> offered_by;
            std::size_t ranges = 0;
            for (const auto h : p_.all<muster::pledge>()) {
                const muster::pledge& said = p_[h];
                if (!speaks_for(said, p_[c].by) || !fills(said, task)) continue;
                if (said.reading != muster::reading::will_if && said.reading != muster::reading::not_unless) continue;
                const bool is_own = said.by == p_[c].by;
                if (in_force(h) && (is_own || said.reading != muster::reading::will_if || !offers_itself(c)))
                    none.push_back({h.index(), true});
                if (!is_own) continue;
                for (const muster::strength& s : said.strength) {
                    if (!is_here(s)) continue;
                    const muster::strength offered = clamped(s);
                    if (offered.least != offered.most) ++ranges;
                    if (!in_force(h)) continue;
                    offers.emplace_back(offered, ranges < 2 ? leaf : leaf + "/" + std::to_string(ranges));
                    offered_by.push_back(h.index());
                }
            }
            const bool is_alone = none.size() == 1;
            const std::size_t whatever = all_of(std::move(none));
            for (std::size_t i = 0; i < offers.size(); ++i) {
                if (is_alone) count({{c.index()}}, offers[i].first, offers[i].second);
                else count({{c.index()}, {any_of({{offered_by[i]}, {whatever}})}}, offers[i].first, offers[i].second);
            }
            if (offers.empty()) {
                muster::strength assumed;
                for (const muster::strength& s : p_[task].unsized)
                    if (is_here(s)) assumed = s;
                count({{c.index()}}, clamped(assumed), leaf);
            }
        }
        return r;
    }

    void read(muster::handle<muster::vote> v) {
        const muster::vote& side = p_[v];
        rule r{false, 1, {}};
        for (const auto h : p_.all<muster::position>()) {
            const muster::position& said = p_[h];
            if (said.by != side.by || said.on != side.on || !in_force(h)) continue;
            const auto& when = side.side == muster::vote_side::in_favour ? said.in_favour_when
                               : side.side == muster::vote_side::against ? said.against_when
                                                                         : said.absent_when;
            if (when) r.parts.push_back(read(*when));
        }
        if (!r.parts.empty()) s_.rules[v.index()] = std::move(r);
    }

    const muster::proposal& p_;
    system s_{};
    std::vector<muster::any_handle> replaced_{};
};

/// Sets a thing as a world does: unmet for an actor is unmet for its contributions too.
inline void set(system& s, const muster::proposal& p, muster::any_handle what, status is) {
    s.set[what.index()] = is;
    if (const auto cast = p.as<muster::vote>(what); cast && is == status::met)  // a vote has one value
        for (const auto other : p.all<muster::vote>())
            if (other != *cast && p[other].by == p[*cast].by && p[other].on == p[*cast].on && !s.set[other.index()])
                s.set[other.index()] = status::unmet;
    if (is == status::unmet && p.as<muster::actor>(what))
        for (const auto c : p.all<muster::contribution>())
            if (muster::any_handle{p[c].by} == what) s.set[c.index()] = is;
}

/// Whether a thing has a key, and so a meaning of its own.
[[nodiscard]] inline bool has_own_meaning(const muster::proposal& p, std::uint32_t v) {
    const auto& value = p.graph()[v].value;
    return !std::holds_alternative<muster::gate>(value) && !std::holds_alternative<muster::pledge>(value) &&
           !std::holds_alternative<muster::inherited_pledge>(value) &&
           !std::holds_alternative<muster::requirement>(value) && !std::holds_alternative<muster::position>(value);
}

}  // namespace naive

#endif
