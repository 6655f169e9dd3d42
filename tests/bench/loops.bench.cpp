// What do loops cost? The statuses of a million vertices, a tenth of them in loops, beside as many without a loop.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <oracles/random_numbers.hpp>

using namespace muster;

namespace {

template <class Action>
double best_seconds(Action action) {
    double best = 0;
    for (int run = 0; run < 7; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        action();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = run == 0 ? took.count() : (std::min)(best, took.count());
    }
    return best;
}

void report(const std::string& what, std::size_t vertices, std::size_t in_loops, std::size_t arcs, double seconds) {
    std::cout << std::left << std::setw(44) << what << std::right << std::setw(9) << vertices << " vertices"
              << std::setw(9) << in_loops << " in loops" << std::setw(9) << arcs << " arcs" << std::fixed
              << std::setprecision(1) << std::setw(8) << seconds * 1e3 << " ms" << std::setw(7)
              << seconds * 1e9 / static_cast<double>(arcs) << " ns an arc\n";
}

std::size_t count_in_loops(const logic::circuit& c) {
    std::size_t count = 0;
    for (const logic::circuit::component& loop : c.loops()) count += loop.size();
    return count;
}

struct shape {
    std::uint32_t loop_size = 0;          // 0: no loops
    std::uint32_t negated_in_loops = 0;   // of a hundred loops, those with one negated arc inside
    std::uint32_t percent_in_loops = 10;  // of the vertices
};

// Every vertex but the leaves has four parts further down; in a loop, the first part is the next member.
logic::rule_table make_rules(std::uint32_t n, const shape& s) {
    tests::random_numbers random{42};
    logic::rule_table rules;
    rules.reserve(n, std::size_t{4} * n);
    const std::uint32_t leaves = n / 10;
    for (std::uint32_t v = 0; v < leaves; ++v) rules.add_rule(logic::rule_table::leaf);
    while (rules.size() < n) {
        const std::uint32_t left = n - rules.size();
        const bool is_loop = s.loop_size != 0 && left > s.loop_size &&
                             random.below(100'000) * std::uint64_t{s.loop_size} <
                                 std::uint64_t{1'000} * s.percent_in_loops * n / (n - leaves);
        const std::uint32_t first = rules.size(), size = is_loop ? s.loop_size : 1;
        const bool negated = random.percent(s.negated_in_loops);
        for (std::uint32_t i = 0; i < size; ++i) {
            rules.add_rule(random.between(1, 4));
            for (std::uint32_t k = 0; k < 4; ++k) {
                const bool inner = is_loop && k == 0;
                const std::uint32_t part = inner ? first + (i + 1) % size : random.below(first);
                rules.add_part(logic::literal{logic::vertex{part}, inner ? negated && i == 0 : random.percent(10)});
            }
        }
    }
    return rules;
}

void measure_circuit(const std::string& what, std::uint32_t n, const shape& s) {
    const logic::circuit c{make_rules(n, s)};
    tests::random_numbers random{7};
    logic::indexed<logic::position, logic::setting> settings(c.size(), logic::setting::none);
    for (const logic::position p : c.positions())
        if (c.is_leaf(p)) settings[p] = random.percent(50) ? logic::setting::met : logic::setting::unmet;
    logic::indexed<logic::position, status> statuses(c.size());
    const double seconds = best_seconds([&] { logic::evaluate(c, settings, statuses); });
    report(what, c.size(), count_in_loops(c), c.part_count(), seconds);
}

// A sixth as many states, each with a pledge that waits for two others: of those added before, or round in a ring.
void measure_proposal(const std::string& what, std::uint32_t n, std::uint32_t percent_in_rings) {
    tests::random_numbers random{43};
    proposal p{"large"};
    const auto resolution = p.add(mandate{.key = "resolution"});
    std::vector<handle<actor>> states;
    std::vector<handle<role>> roles;
    constexpr std::uint32_t ring = 10;
    while (p.size() < n) {
        if (roles.empty() || random.below(100) == 0)
            roles.push_back(p.add(role{.key = "r" + std::to_string(p.size())}));
        const bool is_ring = random.below(100 * ring) < percent_in_rings * 10 / 9;
        const std::size_t first = states.size(), size = is_ring ? ring : 1;
        for (std::size_t i = 0; i < size; ++i) states.push_back(p.add(actor{.key = "a" + std::to_string(p.size())}));
        for (std::size_t i = 0; i < size; ++i) {
            const condition before = first == 0 ? condition{resolution} : condition{states[random.below(first)]};
            const condition next = is_ring ? condition{states[first + (i + 1) % size]} : before;
            p.add(pledge{.by = states[first + i],
                         .fills = roles.back(),
                         .when = random.percent(50) ? any_of(resolution, before, next) : all_of(next, before)});
        }
    }
    const compiled c{p};
    const world w = world{}.with(resolution, status::met);
    const detail::evaluation e{c, w};
    logic::indexed<logic::position, status> statuses(c.circuit().size());
    const double seconds = best_seconds([&] { logic::evaluate(c.circuit(), e.settings(), statuses); });
    report(what, c.circuit().size(), count_in_loops(c.circuit()), c.circuit().part_count(), seconds);
    const double whole = best_seconds([&] { (void)evaluate(c, w); });
    report("  the same with causes, as an answer", c.circuit().size(), count_in_loops(c.circuit()),
           c.circuit().part_count(), whole);
}

}  // namespace

int main(int argc, char** argv) {
    const auto n = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000UL);
    measure_circuit("circuit without loops", n, {});
    measure_circuit("circuit with loops of 10", n, {.loop_size = 10});
    measure_circuit("circuit with loops of 10, half with negation", n, {.loop_size = 10, .negated_in_loops = 50});
    measure_circuit("circuit with loops of 1000", n, {.loop_size = 1000});
    measure_circuit("circuit with loops of 1000, with negation", n, {.loop_size = 1000, .negated_in_loops = 100});
    measure_proposal("proposal without loops", n, 0);
    measure_proposal("proposal with rings of ten states", n, 10);
}
