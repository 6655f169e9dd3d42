// Industrial fault trees: minimal sets, probability and importance of the top, a tab-separated row for each file.
//   fault_trees [--probability-only] [--fussell-vesely] [--nodes N] [--seconds S] [--prime-nodes N] FILE...
// Seconds are of the wall clock, without reading the file; compiling the diagram counts with the sets and, in a run of
// its own, with the probability.

#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/src.hpp>

#include <muster/logic/circuit.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/fussell_vesely.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/probability.hpp>
#include <muster/logic/unfold.hpp>

#include "../support/fault_tree.hpp"
#include "../support/fault_tree_rules.hpp"

namespace {

using namespace muster::logic;
using muster::test::fault_tree;
using seconds_clock = std::chrono::steady_clock;

double seconds_since(seconds_clock::time_point start) {
    return std::chrono::duration<double>(seconds_clock::now() - start).count();
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// The top of a tree, ready for questions.
struct compiled_tree {
    circuit rules;
    diagram top;
    bool is_monotone = true;
};

compiled_tree compile_tree(const fault_tree& tree, budget& allowed) {
    compiled_tree result{circuit{muster::test::rules_of(tree)}, diagram{}, true};
    const std::uint32_t root = result.rules.position(tree.top);
    unfolding functions{result.rules, {}, std::span{&root, 1}, allowed};
    result.top = compile(functions.functions(), functions.lower(root), allowed);
    for (const diagram::input& in : result.top.inputs()) result.is_monotone = result.is_monotone && !in.may_lower;
    return result;
}

template <class T>
std::string text_of(const attempt<T>& value) {
    return value ? value->str() : std::string{to_string(value.reason())};
}

struct options {
    limits allowed{};
    limits allowed_for_primes{.nodes = 3'000'000};
    bool probability_only = false;
    bool fussell_vesely = false;
};

void report(const fault_tree& tree, const options& wanted) {
    const limits& allowed_each = wanted.allowed;
    const auto attempt_compile = [&](budget& allowed) {
        return attempt_to([&] { return compile_tree(tree, allowed); });
    };
    const auto probabilities_of = [&](const circuit& c) {
        std::vector<double> p(c.size(), 0);
        for (std::uint32_t v = 0; v < tree.leaves.size(); ++v) p[c.position(v)] = tree.leaves[v].probability;
        return p;
    };
    std::printf("%s\t%zu\t%zu", tree.name.c_str(), tree.leaves.size(), tree.gates.size());

    std::string sets = "-", primes = "-";
    double count_seconds = 0, prime_seconds = 0;
    if (!wanted.probability_only) {
        auto start = seconds_clock::now();
        budget allowed{allowed_each};
        const auto compiled = attempt_compile(allowed);
        if (compiled) {
            sets = text_of(
                attempt_to([&] { return minimal_sets(compiled->top, set_kind::minimal_solutions, allowed).count(); }));
            count_seconds = seconds_since(start);
            primes = sets;
            if (!compiled->is_monotone) {
                start = seconds_clock::now();
                budget some{wanted.allowed_for_primes};
                primes = text_of(
                    attempt_to([&] { return minimal_sets(compiled->top, set_kind::prime_implicants, some).count(); }));
                prime_seconds = seconds_since(start);
            }
        } else {
            sets = to_string(compiled.reason());
        }
    }

    const auto start = seconds_clock::now();
    budget allowed{allowed_each};
    const auto compiled = attempt_compile(allowed);
    double chance = -1, chance_seconds = 0, importance_seconds = 0, vesely_seconds = 0;
    std::string vesely = "-";
    if (compiled) {
        const std::vector<double> p = probabilities_of(compiled->rules);
        const auto of = [&](std::uint32_t id) { return p[id]; };
        chance = probability(compiled->top, of);
        chance_seconds = seconds_since(start);
        if (!wanted.probability_only) {
            const auto measures = importance(compiled->top, of);
            importance_seconds = seconds_since(start);
        }
        if (wanted.fussell_vesely) {
            const auto vesely_start = seconds_clock::now();
            budget little{allowed_each};
            const auto shares = attempt_to([&] {
                const set_family family = minimal_sets(compiled->top, set_kind::minimal_solutions, little);
                return fussell_vesely(family, of, little);
            });
            vesely_seconds = seconds_since(vesely_start);
            vesely = shares ? std::to_string(shares->size()) : to_string(shares.reason());
        }
    }
    if (wanted.probability_only) std::printf("\t%.9g\t%.4f\t%.0f\n", chance, chance_seconds, peak_megabytes());
    else
        std::printf("\t%s\t%s\t%.9g\t%.4f\t%.4f\t%.4f\t%.4f\t%s\t%.0f\n", sets.c_str(), primes.c_str(), chance,
                    count_seconds, importance_seconds, prime_seconds, vesely_seconds, vesely.c_str(), peak_megabytes());
    std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
    options wanted;
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--probability-only") wanted.probability_only = true;
        else if (argument == "--fussell-vesely") wanted.fussell_vesely = true;
        else if (argument == "--nodes" && i + 1 < count) wanted.allowed.nodes = std::stoull(arguments[++i]);
        else if (argument == "--prime-nodes" && i + 1 < count)
            wanted.allowed_for_primes.nodes = std::stoull(arguments[++i]);
        else if (argument == "--seconds" && i + 1 < count)
            wanted.allowed.time = wanted.allowed_for_primes.time = std::chrono::seconds{std::stoll(arguments[++i])};
        else files.emplace_back(argument);
    }
    if (wanted.probability_only) std::puts("tree\tleaves\tgates\tprobability\tseconds\tpeak_mb");
    else
        std::puts(
            "tree\tleaves\tgates\tminimal_sets\tprime_implicants\tprobability\tcount_s\tprobability_and_importance_s\t"
            "prime_implicants_s\tfussell_vesely_s\tfussell_vesely_of\tpeak_mb");
    int failures = 0;
    for (const std::string& file : files) try {
            report(muster::test::read_fault_tree(file), wanted);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
            failures = 2;
        }
    return failures;
}
