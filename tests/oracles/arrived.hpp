#ifndef MUSTER_TESTS_ORACLES_ARRIVED_HPP
#define MUSTER_TESTS_ORACLES_ARRIVED_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <muster/proposal/in_force.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/query/evaluate.hpp>

namespace naive {

/// What has come with a contribution in a world where nothing is open.
struct arrival {
    std::uint64_t number = 0;
    bool has_number = true;  ///< false: nobody named one
};

/// From what was said: every statement whose condition holds counts, and all of them where a contribution comes though
/// none does.
[[nodiscard]] inline arrival arrived(const muster::proposal& p, const muster::outcome& o,
                                     muster::handle<muster::contribution> c, const muster::need& wanted) {
    using namespace muster;
    const in_force said{p, {}};
    const handle<role> task = p[c].fills;
    const auto sum = [](std::uint64_t a, std::uint64_t b) {
        return a > strength::unbounded - b ? strength::unbounded : a + b;
    };
    if (o[c] != status::met || !p[p[c].by].members.empty()) return {};
    if (wanted.counts_contributors()) return {1};
    const auto is_here = [&](const strength& s) {
        return (!s.in || s.in == task) && (s.unit.empty() || s.unit == wanted.unit);
    };
    const auto is_in = [&](handle<pledge> h) {
        return std::find(p[h].fills.begin(), p[h].fills.end(), task) != p[h].fills.end();
    };
    const auto binds = [&](handle<pledge> h, bool own) {
        const auto& members = p[p[h].by].members;
        const bool speaks =
            p[h].by == p[c].by || (!own && std::any_of(members.begin(), members.end(),
                                                       [&](const membership& m) { return m.who == p[c].by; }));
        return speaks && is_in(h) && said.shows(detail::vertex_of(h)) &&
               (p[h].reading == reading::will_if || p[h].reading == reading::not_unless);
    };
    bool offers_itself = false, any_holds = false;
    for (const handle<pledge> h : p.all<pledge>())
        offers_itself = offers_itself || (binds(h, true) && p[h].reading == reading::will_if);
    for (const handle<pledge> h : p.all<pledge>()) {
        const bool own = p[h].by == p[c].by;
        if (binds(h, false) && (own || p[h].reading != reading::will_if || !offers_itself))
            any_holds = any_holds || o[h] == status::met;
    }
    arrival result{0, false};
    std::size_t ranges = 0, beyond = 0;
    for (const handle<pledge> h : p.all<pledge>()) {
        if (p[h].by != p[c].by || !is_in(h)) continue;
        if (p[h].reading != reading::will_if && p[h].reading != reading::not_unless) continue;
        for (const strength& s : p[h].strength) {
            if (!is_here(s)) continue;
            // A leaf of its own for each range; those above the need are counted apart, and have one only where a
            // condition asks for more than their least.
            std::string leaf = p[c].key + "/strength";
            if (s.most != s.least) {
                const bool is_beyond = s.least >= wanted.amount;
                const std::size_t number = ++(is_beyond ? beyond : ranges);
                leaf += (is_beyond ? "/beyond" : "") + (number > 1 ? "/" + std::to_string(number) : std::string{});
            }
            if (!binds(h, true)) continue;
            result.has_number = true;
            if (o[h] != status::met && any_holds) continue;
            const auto known = s.most != s.least ? p.find(leaf) : std::nullopt;
            result.number = sum(result.number, known && o[*known] == status::met ? s.most : s.least);
        }
    }
    return result;
}

}  // namespace naive

#endif
