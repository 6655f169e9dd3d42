// How long do exact power indices take: for 15 members, for 193 and 400, for 27 and 28 of unequal weights?

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/power.hpp>
#include <muster/logic/extremal_votes.hpp>

using namespace muster;

namespace {

template <class Action>
double best_milliseconds(Action action) {
    double best = 0;
    for (int run = 0; run < 3; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        action();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        best = run == 0 ? took.count() : (std::min)(best, took.count());
    }
    return best;
}

void table(const std::string& title, const body& b, const std::vector<std::string>& members) {
    std::cout << title << '\n';
    double all = 0;
    for (const power_index index : all_power_indices()) {
        power_table answer;
        const double took = best_milliseconds([&] { answer = power(b, {index}); });
        all += took;
        std::cout << "  " << std::left << std::setw(30) << to_string(index);
        for (const std::string& member : members) {
            const power_value& value = answer.of_member(member, index);
            const std::string exact = value.exact ? value.exact->str() : std::string{};
            std::cout << ' ' << member << ' ' << std::setw(20) << (exact.size() <= 18 ? exact : "") << std::setw(12)
                      << value.value;
        }
        std::cout << std::right << std::setw(10) << std::fixed << std::setprecision(2) << took << " ms\n"
                  << std::defaultfloat << std::setprecision(6);
    }
    const double together = best_milliseconds([&] { (void)power(b); });
    std::cout << "  together " << together << " ms, one by one " << all << " ms\n";
}

body weighted_body(std::size_t size, std::uint64_t most) {
    std::mt19937_64 random{28};
    body b{.key = "weighted",
           .adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .by = "weight"}}}};
    for (std::size_t i = 0; i < size; ++i)
        b.members.push_back({.key = "m" + std::to_string(i), .weight = 1 + static_cast<std::int64_t>(random() % most)});
    return b;
}

}  // namespace

int main() {
    const body council = bodies::find("security-council-2025").value();
    table("United Nations Security Council, 15 members", council, {"USA", "PAK"});
    const logic::voting_game game = game_of(council).game;
    logic::integer counts[4];
    const double took = best_milliseconds([&] {
        counts[0] = logic::count_minimal_winning(game);
        counts[1] = logic::count_minimal_blocking(game);
        counts[2] = logic::count_minimal_adopting(game);
        counts[3] = logic::count_maximal_rejecting(game);
    });
    std::cout << "  minimal winning " << counts[0] << ", blocking " << counts[1] << ", adopting " << counts[2]
              << ", maximal rejecting " << counts[3] << ": " << took << " ms\n";
    table("28 members of weights up to a thousand million", weighted_body(28, 1'000'000'000), {"m0"});
    table("United Nations General Assembly, 193 members", bodies::general_assembly(), {"TUV"});
    table("400 members of one weight", weighted_body(400, 1), {"m0"});
    table("400 members of weights from 1 to 3", weighted_body(400, 3), {"m0"});
    table("Council of the European Union of 2025, 27 members, two measures", bodies::eu_council_2025(), {"DEU", "MLT"});
    table("Council of the European Union of 2006, 25 members, three measures", bodies::eu_council_2006(),
          {"DEU", "MLT"});
}
