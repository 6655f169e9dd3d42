#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/muster.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

namespace {

using namespace muster;
using namespace std::chrono_literals;

struct both {
    const proposal& p;
    std::map<std::uint32_t, status> set_before, set_after;
    std::vector<status> before, after;
    in_force said_before, said_after;

    // What nobody had mentioned was open, and a first mention is told only of what is met with it.
    [[nodiscard]] bool is_told(std::uint32_t v) const {
        const auto at = muster::detail::vertex{v};
        return changed(v) && said_after.is_mentioned(at) && (said_before.is_mentioned(at) || after[v] == status::met);
    }
    [[nodiscard]] status first(std::uint32_t v) const {
        return said_before.is_mentioned(muster::detail::vertex{v}) ? before[v] : status::open;
    }
    [[nodiscard]] bool changed(std::uint32_t v) const { return before[v] != after[v]; }
    [[nodiscard]] bool set_differently(std::uint32_t v) const {
        const auto a = set_before.find(v), b = set_after.find(v);
        if (a == set_before.end() || b == set_after.end()) return (a == set_before.end()) != (b == set_after.end());
        return a->second != b->second;
    }
    // Whether a part changed the way its owner did: what rises rests on what rises, or on the negation of what falls.
    [[nodiscard]] bool moves(std::uint32_t v, const tests::counted& part) const {
        if (!changed(v) || !changed(part.atom)) return false;
        const auto is_up = [&](std::uint32_t u) { return before[u] < after[u]; };
        if (is_up(v) != (is_up(part.atom) != part.negated)) return false;
        // What is met rests on what is met, not on what only may be.
        const status part_is = part.negated ? negated(after[part.atom]) : after[part.atom];
        return is_up(v) ? part_is >= after[v] : part_is <= after[v];
    }
    // How many arcs it takes from each changed thing, through what moved it, to one that was set differently.
    [[nodiscard]] std::vector<std::size_t> distances() const {
        constexpr std::size_t far = 1'000'000;
        std::vector<std::size_t> result(p.size(), far);
        for (std::uint32_t v = 0; v < p.size(); ++v)
            if (changed(v) && set_differently(v)) result[v] = 0;
        for (bool shorter = true; shorter;) {
            shorter = false;
            for (std::uint32_t v = 0; v < p.size(); ++v) {
                for (const tests::counted& part : tests::rule_of(p, v).parts)
                    if (moves(v, part) && result[part.atom] + 1 < result[v]) {
                        result[v] = result[part.atom] + 1;
                        shorter = true;
                    }
            }
        }
        return result;
    }
    // Whether an arc, or a way through gates only, leads from one to the other.
    [[nodiscard]] bool leads(std::uint32_t from, std::uint32_t to) const {
        std::set<std::uint32_t> seen;
        std::vector<std::uint32_t> todo{from};
        while (!todo.empty()) {
            const std::uint32_t v = todo.back();
            todo.pop_back();
            for (const tests::counted& part : tests::rule_of(p, v).parts) {
                if (!moves(v, part)) continue;
                if (part.atom == to) return true;
                if (p.is_gate(part.atom) && seen.insert(part.atom).second) todo.push_back(part.atom);
            }
        }
        return false;
    }
};

std::string fault_of(const both& b, const change& c, const std::vector<std::size_t>& distances) {
    const std::uint32_t v = c.what.index();
    if (c.before != b.first(v) || c.after != b.after[v]) return "another status";
    if (c.joins() != (b.after[v] == status::met) || c.leaves() != (b.before[v] == status::met))
        return "joins or leaves";
    if (c.through.empty() || c.through.front() != c.what) return "a way that does not begin at the thing";
    std::size_t arcs = 0;
    for (std::size_t i = 0; i < c.through.size(); ++i) {
        const std::uint32_t u = c.through[i].index();
        if (!b.changed(u)) return "a way through something that did not change";
        const bool is_last = i + 1 == c.through.size();
        if (is_last && !b.set_differently(u)) return "a way that does not end in what was set differently";
        if (!is_last && !b.leads(u, c.through[i + 1].index())) return "a way without an arc";
        if (!is_last && b.p.is_gate(u)) return "a gate on the way";
        arcs += is_last ? 0 : 1;
    }
    if (arcs > distances[v]) return "a way that is not the shortest";
    return {};
}

template <class T>
std::string fault_of(const both& b, const std::vector<change>& told, std::size_t& ways) {
    const std::vector<std::size_t> distances = b.distances();
    std::size_t expected = 0;
    for (const handle<T> h : b.p.all<T>()) {
        if (!b.is_told(h.index())) continue;
        if (expected == told.size() || told[expected].what != h) return "a change is missing, or out of order";
        const change& c = told[expected++];
        ways += c.through.size() > 1 ? 1 : 0;
        if (std::string fault = fault_of(b, c, distances); !fault.empty()) return fault;
    }
    return expected == told.size() ? "" : "more changes than there are";
}

}  // namespace

TEST_CASE(
    "what two worlds differ in is what evaluating both shows, each difference with a shortest way to its ground") {
    tests::random_numbers random{14};
    std::size_t ways = 0;
    for (std::size_t i = 0, cases = tests::amount(500, 20'000); i < cases; ++i) {
        const proposal p = tests::make_random_scenario(random);
        const world w1 = tests::with_open_inputs(random, p, tests::make_random_world(random, p), 4);
        world w2 = tests::with_open_inputs(random, p, tests::make_random_world(random, p), 4);
        if (random.percent(50)) w2 = w1.with(p.handle_of(random.below(p.size())), status::met);
        if (random.percent(20)) w2 = w1.with(p.handle_of(random.below(p.size())), status::open);
        const comparison told = compare(p, w1, w2);
        const both b{p,
                     tests::settings_of(p, w1),
                     tests::settings_of(p, w2),
                     tests::naive_statuses(p, w1),
                     tests::naive_statuses(p, w2),
                     in_force{p, w1.from()},
                     in_force{p, w2.from()}};
        std::string fault = fault_of<contribution>(b, told.contributions, ways);
        if (fault.empty()) fault = fault_of<actor>(b, told.actors, ways);
        if (fault.empty()) fault = fault_of<role>(b, told.roles, ways);
        if (fault.empty()) fault = fault_of<mandate>(b, told.mandates, ways);
        if (fault.empty()) fault = fault_of<force>(b, told.forces, ways);
        const bool is_empty = told.contributions.empty() && told.actors.empty() && told.roles.empty() &&
                              told.mandates.empty() && told.forces.empty();
        if (told.empty() != is_empty) fault = "empty or not";
        if (!fault.empty()) FAIL("proposal " << i << ": " << fault << "\n" << to_text(told));
    }
    CHECK(ways > 500);
}

TEST_CASE("a comparison tells who joins, who leaves, which roles fill and which mandates change, and through what") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto resolution = p.add(mandate{.key = "resolution"});
    const auto war = p.add(precondition{.key = "war"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"}), c = p.add(actor{.key = "C"});
    const auto offer = p.add(pledge{.by = a, .fills = troops, .when = resolution});
    p.add(pledge{.by = b, .fills = police, .when = not_(resolution)});
    p.add(pledge{.by = c, .fills = police, .when = war});
    const auto whole = p.add(force{.key = "force", .when = all_of(resolution, troops)});
    const world before = world{}.with(resolution, status::unmet).with(war, status::unmet);
    const comparison found = compare(p, before, before.with(resolution, status::met));

    const auto troops_of_a = p.contribution_of(a, troops), police_of_b = p.contribution_of(b, police);
    REQUIRE(found.contributions.size() == 2);
    CHECK(found.contributions[0].what == any_handle{troops_of_a});
    CHECK(found.contributions[0].joins());
    CHECK_FALSE(found.contributions[0].leaves());
    CHECK(found.contributions[0].through ==
          std::vector<any_handle>{troops_of_a, *p.decision_of(troops_of_a), offer, resolution});
    CHECK(found.contributions[1].what == any_handle{police_of_b});
    CHECK(found.contributions[1].leaves());
    REQUIRE(found.roles.size() == 2);
    CHECK(found.roles[0].joins());
    CHECK(found.roles[1].leaves());
    REQUIRE(found.mandates.size() == 1);
    CHECK(found.mandates[0].through == std::vector<any_handle>{resolution});
    REQUIRE(found.forces.size() == 1);
    CHECK(found.forces[0].what == any_handle{whole});
    CHECK(found.actors.size() == 2);
    CHECK(compare(p, before, before).empty());
}

TEST_CASE("what was set but already so is not the ground of a change") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    const auto first = p.add(precondition{.key = "first"}), second = p.add(precondition{.key = "second"});
    const auto derived = p.add(precondition{.key = "derived", .when = first});
    const auto a = p.add(actor{.key = "A"});
    p.add(pledge{.by = a, .fills = troops, .when = all_of(derived, second)});
    const world before = world{}.with(first, status::met);
    const comparison found = compare(p, before, before.with(derived, status::met).with(second, status::met));
    REQUIRE(found.contributions.size() == 1);
    CHECK(found.contributions[0].through.back() == any_handle{second});
}

TEST_CASE("what rises did not rise through what fell") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    p.add(pledge{.by = a, .fills = troops});
    p.add(pledge{.by = b, .fills = troops, .when = not_(a)});
    const auto first = p.contribution_of(a, troops), second = p.contribution_of(b, troops);
    const world before = world{}.with(first, status::open);
    const comparison found = compare(p, before, before.with(first, status::unmet));
    REQUIRE(found.roles.size() == 1);
    CHECK(found.roles[0].joins());
    REQUIRE(found.roles[0].through.size() > 2);
    CHECK(found.roles[0].through[1] == any_handle{second});
    CHECK(found.roles[0].through.back() == any_handle{first});
}

TEST_CASE("a comparison of two days tells which statements came into force and which fell away") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    const auto a = p.add(actor{.key = "A"});
    const auto early = p.add(pledge{.by = a, .fills = troops, .date = 2025y / 6 / 1});
    const auto late =
        p.add(pledge{.by = a, .fills = troops, .date = 2025y / 6 / 20, .reading = reading::refuses, .replaces = early});
    const comparison found = compare(p, world_at(p, 2025y / 6 / 10), world_at(p, 2025y / 6 / 25));
    REQUIRE(found.hidden_after.size() == 1);
    CHECK(found.hidden_after[0] == hidden_statement{early, hidden_because::replaced});
    REQUIRE(found.hidden_before.size() == 1);
    CHECK(found.hidden_before[0] == hidden_statement{late, hidden_because::not_yet_said});
    REQUIRE(found.contributions.size() == 1);
    CHECK(found.contributions[0].leaves());
    CHECK_FALSE(found.contributions[0].joins());
}
