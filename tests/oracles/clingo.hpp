#ifndef MUSTER_TESTS_ORACLES_CLINGO_HPP
#define MUSTER_TESTS_ORACLES_CLINGO_HPP

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <oracles/normal_program.hpp>

namespace tests {

/// Whether the answer set solver clingo (Debian package gringo) can be run.
[[nodiscard]] inline bool has_clingo() {
    static const bool found = std::system("clingo --version >/dev/null 2>&1") == 0;
    return found;
}

/// A program, and atoms that may hold or not as they like.
struct choice_program {
    normal_program program{};
    std::vector<std::uint32_t> open{};
};

/// By atom, whether it holds.
using answer_set = std::vector<char>;

/// All answer sets of each program, found by one run of clingo. The programs share no atom, and exactly one of them is
/// chosen in each answer set of the whole: so the answer sets of the whole are those of the programs, put together.
[[nodiscard]] inline std::vector<std::vector<answer_set>> answer_sets(const std::vector<choice_program>& programs) {
    static std::atomic<unsigned> runs{0};
    const std::filesystem::path folder = std::filesystem::temp_directory_path();
    const std::string name = "muster-" + std::to_string(std::random_device{}()) + "-" + std::to_string(runs++);
    const std::filesystem::path input = folder / (name + ".lp"), output = folder / (name + ".out");
    {
        std::ofstream text{input};
        text << "1 { chosen(0.." << programs.size() - 1 << ") } 1.\n#show chosen/1.\n#show a/2.\n";
        for (std::size_t i = 0; i < programs.size(); ++i) {
            const auto atom = [&](std::uint32_t a) { return "a(" + std::to_string(i) + "," + std::to_string(a) + ")"; };
            const std::string chosen = " :- chosen(" + std::to_string(i) + ")";
            for (const std::uint32_t a : programs[i].open) text << "{ " << atom(a) << " }" << chosen << ".\n";
            for (const normal_program::rule& r : programs[i].program.rules) {
                text << atom(r.head) << chosen;
                for (const std::uint32_t a : r.positive) text << ", " << atom(a);
                for (const std::uint32_t a : r.negative) text << ", not " << atom(a);
                text << ".\n";
            }
        }
    }
    // Exit status 10 and 30 say that there are answer sets, 20 that there are none.
    const int ended =
        std::system(("clingo --verbose=0 --warn=none 0 '" + input.string() + "' >'" + output.string() + "'").c_str());
    std::vector<std::vector<answer_set>> result(programs.size());
    std::string line, last;
    std::ifstream text{output};
    while (std::getline(text, line)) {
        last = line;
        const std::size_t at = line.find("chosen(");
        if (at == std::string::npos) continue;
        const std::size_t i = std::stoul(line.substr(at + 7));
        answer_set set(programs.at(i).program.atoms, 0);
        const std::string mine = "a(" + std::to_string(i) + ",";
        for (std::size_t next = line.find(mine); next != std::string::npos; next = line.find(mine, next + 1))
            set.at(std::stoul(line.substr(next + mine.size()))) = 1;
        result[i].push_back(std::move(set));
    }
    text.close();
    std::filesystem::remove(input);
    std::filesystem::remove(output);
    if (last != "SATISFIABLE" && last != "UNSATISFIABLE")
        throw std::runtime_error{"clingo ended with " + std::to_string(ended) + " and said: " + last};
    return result;
}

}  // namespace tests

#endif
