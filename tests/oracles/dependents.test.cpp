// `dependents` against the truth table of all leaves, with loops moving together, on random proposals with negation
// outside loops.
#include <muster/query/dependents.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <muster/query/all_dependents.hpp>

#include <support/amount.hpp>
#include <support/catch.hpp>

#include "random_proposal.hpp"
#include "words.hpp"

using namespace muster;

namespace {

struct expected {
    bool comes_with = false;     // for some leaves, x met
    bool comes_without = false;  // for some leaves, x unmet
    bool raises = false;         // for some leaves it comes with x met only
    bool lowers = false;         // for some leaves it comes with x unmet only
};

// The truth table of a contribution; nothing where it is too large.
std::optional<expected> truth_table(const naive::system& s, const proposal& p, std::size_t made, any_handle x) {
    naive::system with = s, without = s;
    naive::set(with, p, x, status::met);
    naive::set(without, p, x, status::unmet);
    std::vector<std::size_t> leaves = naive::open_leaves_below(with, made);
    for (const std::size_t v : naive::open_leaves_below(without, made))
        if (std::find(leaves.begin(), leaves.end(), v) == leaves.end()) leaves.push_back(v);
    if (leaves.size() > 9) return std::nullopt;
    // Leaves that do not bear on the contribution are settled anyhow.
    for (naive::system* each : {&with, &without})
        for (std::size_t v = 0; v < each->size(); ++v)
            if (each->is_open_leaf(v) && std::find(leaves.begin(), leaves.end(), v) == leaves.end())
                each->set[v] = status::unmet;
    const naive::system with_open = with, without_open = without;
    expected result;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << leaves.size(); ++bits) {
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            const status is = (bits >> i & 1) != 0 ? status::met : status::unmet;
            if (with_open.is_open_leaf(leaves[i])) with.set[leaves[i]] = is;
            if (without_open.is_open_leaf(leaves[i])) without.set[leaves[i]] = is;
        }
        const bool a = naive::moving_together(with)[made], b = naive::moving_together(without)[made];
        result.comes_with = result.comes_with || a;
        result.comes_without = result.comes_without || b;
        result.raises = result.raises || (a && !b);
        result.lowers = result.lowers || (b && !a);
    }
    return result;
}

// Whether an arc leads from one vertex to another, through gates and decisions only, not through what is cut.
bool leads(const proposal& p, const naive::system& graph, std::uint32_t from, std::uint32_t to) {
    std::vector<std::uint32_t> todo{from}, seen{from};
    while (!todo.empty()) {
        const std::uint32_t v = todo.back();
        todo.pop_back();
        if (graph.set[v]) continue;
        for (auto [a, end] = boost::out_edges(v, p.graph()); a != end; ++a) {
            const auto w = static_cast<std::uint32_t>(boost::target(*a, p.graph()));
            if (w == to) return true;
            const bool passes = p.is_gate(w) || std::holds_alternative<decision>(p.graph()[w].value);
            if (passes && std::find(seen.begin(), seen.end(), w) == seen.end()) {
                seen.push_back(w);
                todo.push_back(w);
            }
        }
    }
    return false;
}

// The fewest named things from one vertex to another, both counted; 0 where there is no way.
std::size_t fewest_steps(const proposal& p, const naive::system& graph, std::uint32_t from, std::uint32_t to) {
    std::vector<std::size_t> steps(p.size(), 0);
    steps[from] = 1;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            if (steps[v] == 0 || graph.set[v] || v == to) continue;
            for (auto [a, end] = boost::out_edges(v, p.graph()); a != end; ++a) {
                const auto w = static_cast<std::uint32_t>(boost::target(*a, p.graph()));
                const bool passes = w != to && (p.is_gate(w) || std::holds_alternative<decision>(p.graph()[w].value));
                const std::size_t there = steps[v] + (passes ? 0 : 1);
                if (steps[w] == 0 || there < steps[w]) {
                    steps[w] = there;
                    changed = true;
                }
            }
        }
    }
    return steps[to];
}

// Of an actor, what depends on each vote of its own is told as if asked about that vote.
void check_acts(const proposal& p, const dependents_answer& answer, any_handle x) {
    std::vector<dependent> expected;
    for (const handle<vote> cast : p.all<vote>()) {
        if (any_handle{p[cast].by} != x) continue;
        for (const dependent& d : dependents(p, cast))
            if (any_handle{d.who} != x) expected.push_back(d);
    }
    std::vector<dependent> found;
    for (const dependent& d : answer)
        if (p.as<vote>(d.on)) found.push_back(d);
    CHECK(found == expected);
    const all_dependents_answer all = all_dependents(compile(p), std::vector<any_handle>{x});
    CHECK(all[0].size() >= answer.size());
    for (const dependent& d : answer)
        CHECK(std::any_of(all[0].begin(), all[0].end(), [&](const hanging& h) {
            return h.contribution == d.contribution && h.on == d.on && (!h.exact || h.how == d.how);
        }));
}

}  // namespace

TEST_CASE("dependents is what the truth table of all leaves says on random proposals", "[random]") {
    naive::dice dice{42};
    const std::size_t cases = tests::amount(6'000, 60'000);
    std::size_t wrong = 0, wrong_chains = 0, necessary = 0, contingent = 0, barred = 0, ruled_out = 0, nothing = 0,
                proposals = 0;
    const auto complain = [&](std::size_t round, const proposal& p, any_handle made, any_handle x, const char* what) {
        if (wrong++ == 0)
            UNSCOPED_INFO("round " << round << ": " << p.key_of(made) << " on " << p.key_of(x) << ": " << what);
    };
    for (std::size_t round = 0; round < cases; ++round) {
        naive::random_proposal random{dice,
                                      {.negations = round % 4 != 0, .strengths = false, .amounts = round % 8 == 7}};
        const proposal& p = random.p;
        const naive::system words = naive::from_words{p}.result(), graph = naive::from_graph(p);
        if (naive::has_negation_in_loops(words)) continue;
        ++proposals;
        const any_handle x = random.any_thing();
        if (!naive::has_own_meaning(p, x.index())) continue;
        const bool is_actor = p.as<actor>(x).has_value();

        std::map<std::uint32_t, dependent> listed;
        const dependents_answer answer = dependents(p, x);
        for (const dependent& d : answer)
            if (d.on == x) listed.emplace(d.contribution.index(), d);
        if (is_actor) check_acts(p, answer, x);
        for (const auto made : p.all<contribution>()) {
            const auto found = listed.find(made.index());
            const bool is_listed = found != listed.end();
            if (made.index() == x.index() || any_handle{p[made].by} == x || !p[p[made].by].members.empty()) {
                if (is_listed) complain(round, p, made, x, "listed, although it answers for itself or not at all");
                continue;
            }
            const auto table = truth_table(words, p, made.index(), x);
            if (!table) continue;
            const bool is_necessary = table->comes_with && !table->comes_without;
            if (is_listed && found->second.who != p[made].by) complain(round, p, made, x, "listed under another actor");
            if (!table->comes_with && !table->comes_without) {
                if (is_listed) complain(round, p, made, x, "listed, although it never comes");
                ++nothing;
            } else if (is_necessary) {
                ++necessary;
                if (!is_listed || found->second.how != dependence::necessary || !found->second.exact)
                    complain(round, p, made, x, "not found necessary");
            } else if (table->comes_without && !table->comes_with) {
                ++ruled_out;
                if (!is_listed || found->second.how != dependence::ruled_out || !found->second.exact)
                    complain(round, p, made, x, "not found ruled out");
            } else if (is_actor) {
                if (is_listed && found->second.how != dependence::contingent)
                    complain(round, p, made, x, "not found contingent");
                if (!is_listed && (table->raises || table->lowers)) complain(round, p, made, x, "not listed");
            } else if (table->raises) {
                ++contingent;
                if (!is_listed || found->second.how != dependence::contingent || !found->second.exact)
                    complain(round, p, made, x, "not found contingent");
                else if (found->second.also_barred != table->lowers) complain(round, p, made, x, "also barred, or not");
            } else if (table->lowers) {
                ++barred;
                if (!is_listed || found->second.how != dependence::barred || !found->second.exact)
                    complain(round, p, made, x, "not found barred");
            } else {
                ++nothing;
                if (is_listed) complain(round, p, made, x, "listed, although nothing hangs on it");
            }
            if (!is_listed) continue;
            const auto& chain = found->second.chain;
            const auto end = p.as<contribution>(chain.back());
            bool holds = chain.size() >= 2 && chain.front() == any_handle{made} &&
                         (chain.back() == x || (end && any_handle{p[*end].by} == x));
            for (std::size_t i = 0; holds && i + 1 < chain.size(); ++i)
                holds = leads(p, graph, chain[i].index(), chain[i + 1].index());
            std::size_t fewest = fewest_steps(p, graph, made.index(), x.index());
            for (const auto other : p.all<contribution>())
                if (any_handle{p[other].by} == x)
                    if (const auto steps = fewest_steps(p, graph, made.index(), other.index()); steps != 0)
                        fewest = fewest == 0 ? steps : (std::min)(fewest, steps);
            holds = holds && chain.size() == fewest;
            wrong_chains += holds ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
    CHECK(wrong_chains == 0);
    CHECK(proposals > cases / 2);
    CHECK(necessary > cases / 20);
    CHECK(contingent > cases / 24);
    CHECK(barred > cases / 600);
    CHECK(ruled_out > cases / 240);
    CHECK(nothing > cases / 20);
}
