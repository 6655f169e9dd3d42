#ifndef MUSTER_TESTS_ORACLES_SET_PROGRAM_HPP
#define MUSTER_TESTS_ORACLES_SET_PROGRAM_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <muster/logic/search/unrolling.hpp>

namespace tests {

/// The question for a smallest set of changes as a program for clingo: changes are chosen, leaves not chosen are as
/// they are known or as they hinder, a rule is a sum, and what the answer set holds is founded. It means the same only
/// where `fits_set_program` says so.
[[nodiscard]] inline std::string set_program(const muster::logic::search::target_question& q) {
    using muster::status;
    using muster::logic::position;
    using muster::logic::setting;
    using muster::logic::to_number;
    const muster::logic::search::unrolling marked{q};
    std::ostringstream text;
    const auto atom = [](position p) { return "holds(" + std::to_string(to_number(p)) + ")"; };
    const auto change = [](position p, bool is_met) {
        return "change(" + std::to_string(to_number(p)) + (is_met ? ",1)" : ",0)");
    };
    for (const position p : q.rules.positions()) {
        if (marked.sign(p) == 0) continue;
        if (marked.is_free(p)) {
            const bool rises = (marked.sign(p) & 1) != 0 && q.known[p] != status::met;
            const bool falls = (marked.sign(p) & 2) != 0 && q.known[p] != status::unmet;
            const bool otherwise = q.known[p] == status::met || (q.known[p] == status::open && !rises);
            if (otherwise && falls)
                text << "{ " << change(p, false) << " }.\n" << atom(p) << " :- not " << change(p, false) << ".\n";
            else if (otherwise) text << atom(p) << ".\n";
            else if (rises) text << "{ " << change(p, true) << " }.\n" << atom(p) << " :- " << change(p, true) << ".\n";
            continue;
        }
        if (q.settings[p] == setting::met) text << atom(p) << ".\n";
        if (q.settings[p] != setting::none) continue;
        text << atom(p) << " :- " << q.rules.threshold(p) << " <= #sum { ";
        const auto parts = q.rules.parts(p);
        for (std::size_t k = 0; k < parts.size(); ++k)
            text << (k == 0 ? "" : "; ") << q.rules.weight(p, k) << "," << k << " : "
                 << (parts[k].is_negated() ? "not " : "") << atom(parts[k].index());
        text << " }.\n";
    }
    text << ":- " << (q.goal == status::met ? "not " : "") << atom(q.target) << ".\n"
         << "#minimize { 1,P,V : change(P,V) }.\n#show change/2.\n";
    return text.str();
}

/// Whether no open leaf hinders both ways, no loop has negation, and loops wait.
[[nodiscard]] inline bool fits_set_program(const muster::logic::search::target_question& q) {
    const muster::logic::search::unrolling marked{q};
    if (marked.has_negative_loop() || q.mode != muster::logic::loops::wait) return false;
    for (const muster::logic::position p : q.rules.positions())
        if (marked.is_free(p) && marked.sign(p) == muster::logic::search::unrolling::both &&
            q.known[p] == muster::status::open)
            return false;
    return true;
}

/// All smallest sets, by one run of clingo; none where the goal cannot be reached.
[[nodiscard]] inline std::set<std::vector<muster::logic::search::change>> smallest_by_clingo(
    const muster::logic::search::target_question& q) {
    const std::string name =
        (std::filesystem::temp_directory_path() / ("muster-sets-" + std::to_string(std::random_device{}()))).string();
    std::ofstream{name + ".lp"} << set_program(q);
    const int ended = std::system(("clingo --verbose=0 --warn=none --opt-strategy=usc --opt-mode=optN --quiet=1 0 '" +
                                   name + ".lp' >'" + name + ".out'")
                                      .c_str());
    std::set<std::vector<muster::logic::search::change>> result;
    std::string line, last;
    {
        std::ifstream text{name + ".out"};
        while (std::getline(text, line)) {
            last = line;
            if (!line.empty() && line.rfind("change(", 0) != 0) continue;
            std::vector<muster::logic::search::change> set;
            std::istringstream atoms{line};
            for (std::string one; atoms >> one;) {
                const std::size_t comma = one.find(',');
                const auto p = muster::logic::to_index<muster::logic::position>(std::stoul(one.substr(7, comma - 7)));
                set.emplace_back(p, one[comma + 1] == '0');
            }
            std::sort(set.begin(), set.end());
            result.insert(std::move(set));
        }
    }
    std::filesystem::remove(name + ".lp");
    std::filesystem::remove(name + ".out");
    // Where nothing can be changed there is nothing to minimise, and it says only that there is an answer.
    if (last != "OPTIMUM FOUND" && last != "SATISFIABLE" && last != "UNSATISFIABLE")
        throw std::runtime_error{"clingo ended with " + std::to_string(ended) + " and said: " + last};
    return result;
}

}  // namespace tests

#endif
