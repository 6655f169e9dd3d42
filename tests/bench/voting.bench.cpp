// How long do exact power indices take, for fifteen members, for 193, and for 27 of unequal weight?

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iomanip>
#include <iostream>
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

void table(const std::string& title, const body& b, std::vector<std::string> members, bool with_johnston = true) {
    std::cout << title << '\n';
    for (std::size_t i = 0; i < enumerator_names(power_index{}).size(); ++i) {
        const auto index = static_cast<power_index>(i);
        if (!with_johnston &&
            (index == power_index::johnston || index == power_index::deegan_packel ||
             index == power_index::shapley_shubik_with_abstention || index == power_index::banzhaf_with_abstention))
            continue;
        power_table answer;
        const double took = best_milliseconds([&] { answer = power(b, {index}); });
        std::cout << "  " << std::left << std::setw(30) << enumerator_names(power_index{})[i];
        for (const std::string& member : members) {
            const power_value& value = answer.of_member(member, index);
            const std::string exact = value.exact ? value.exact->str() : std::string{};
            std::cout << ' ' << member << ' ' << std::setw(20) << (exact.size() <= 18 ? exact : "") << std::setw(12)
                      << value.value;
        }
        std::cout << std::right << std::setw(10) << std::fixed << std::setprecision(2) << took << " ms\n"
                  << std::defaultfloat << std::setprecision(6);
    }
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
    table("United Nations General Assembly, 193 members", bodies::general_assembly(), {"TUV"});
    table("Council of the European Union, 27 members of unequal weight", bodies::eu_council_2025(), {"DEU", "MLT"},
          false);
}
