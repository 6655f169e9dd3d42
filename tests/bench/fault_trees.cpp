// Industrial fault trees as proposals, put through the public questions: how many minimal enabling sets the top has,
// how likely it is and what matters for it. A tab-separated row for each file, beside SCRAM where it is asked for.
//   fault_trees [--scram SECONDS] [--fussell-vesely NODES] [--primes NODES] [--nodes N] [--seconds S] FILE...
// Seconds are of processor time, which other programs on the machine do not lengthen, without reading the file. Each
// question compiles the proposal anew, and each tree has a process of its own, whose peak of memory is told. SCRAM's
// are of its whole process, given up after so many seconds.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <muster/query/enabling_sets.hpp>
#include <muster/query/importance.hpp>
#include <muster/query/likelihood.hpp>

#include "../support/fault_tree.hpp"
#include "../support/fault_tree_proposal.hpp"

namespace {

using namespace muster;
using muster::test::fault_tree;

double seconds_now() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct options {
    logic::limits limits{};
    logic::limits primes{.nodes = 3'000'000};
    logic::limits fussell_vesely{.nodes = 0};
    int scram_seconds = 0;
};

std::string count_of(const change_sets& answer) {
    return answer.count ? answer.count->str() : logic::to_string(answer.ended);
}

void report(const fault_tree& tree, const options& wanted) {
    const test::fault_tree_proposal asked{tree};
    beliefs held;
    for (std::size_t i = 0; i < tree.leaves.size(); ++i)
        held = std::move(held).with(asked.things[i], tree.leaves[i].probability);
    bool has_negation = false;
    for (const fault_tree::gate& gate : tree.gates)
        has_negation = has_negation || gate.op == fault_tree::operation::none || gate.op == fault_tree::operation::odd;

    double start = seconds_now();
    const likelihood_answer chance = likelihood(asked.p, {}, asked.top, held, {.limits = wanted.limits});
    const double probability_seconds = seconds_now() - start;

    // The least changes to a day on which nothing holds: of trees without negation the prime implicants.
    start = seconds_now();
    const change_sets sets = enabling_sets(asked.p, asked.nothing_yet, asked.top, {.list = 0, .limits = wanted.limits});
    const double count_seconds = seconds_now() - start;

    start = seconds_now();
    const importance_answer matters =
        importance(asked.p, {}, asked.top, held, {.limits = wanted.limits, .fussell_vesely = wanted.fussell_vesely});
    const double importance_seconds = seconds_now() - start;

    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::string primes = count_of(sets);
    if (has_negation) primes = count_of(enabling_sets(asked.p, {}, asked.top, {.list = 0, .limits = wanted.primes}));

    std::string vesely = "-";
    if (wanted.fussell_vesely.nodes != 0)
        vesely = !matters.leaves.empty() && matters.leaves[0].fussell_vesely ? "exact" : "not finished";
    std::printf("%s\t%zu\t%zu\t%s\t%s\t%.9g\t%.4f\t%.4f\t%.0f\t%u\t%.4f\t%s", tree.name.c_str(), tree.leaves.size(),
                tree.gates.size(), count_of(sets).c_str(), primes.c_str(), chance.is_exact() ? chance.least : -1,
                count_seconds, importance_seconds, static_cast<double>(usage.ru_maxrss) / 1024, asked.p.size(),
                probability_seconds, vesely.c_str());
    std::fflush(stdout);
}

// Runs SCRAM and prints its seconds.
void time_scram(const std::string& model, std::vector<std::string> arguments, int most_seconds) {
    arguments.insert(arguments.begin(), "scram");
    arguments.insert(arguments.end(), {"-o", "/dev/null", model});
    const pid_t child = fork();
    if (child == 0) {
        const rlimit most{static_cast<rlim_t>(most_seconds), static_cast<rlim_t>(most_seconds)};
        setrlimit(RLIMIT_CPU, &most);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        std::vector<char*> words;
        for (std::string& a : arguments) words.push_back(a.data());
        words.push_back(nullptr);
        execvp("scram", words.data());
        _exit(127);
    }
    int result = 0;
    rusage used{};
    wait4(child, &result, 0, &used);
    const auto seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    if (WIFSIGNALED(result)) std::printf("\t>%d", most_seconds);
    else if (WIFEXITED(result) && WEXITSTATUS(result) == 0)
        std::printf("\t%.4f", seconds(used.ru_utime) + seconds(used.ru_stime));
    else std::printf("\tfailed");
}

}  // namespace

int main(int count, char** arguments) {
    options wanted;
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const auto number = [&] { return std::stoull(i + 1 < count ? arguments[++i] : ""); };
        if (argument == "--scram") wanted.scram_seconds = static_cast<int>(number());
        else if (argument == "--fussell-vesely") wanted.fussell_vesely.nodes = number();
        else if (argument == "--primes") wanted.primes.nodes = number();
        else if (argument == "--nodes") wanted.limits.nodes = number();
        else if (argument == "--seconds") {
            wanted.limits.time = std::chrono::seconds{number()};
            wanted.primes.time = wanted.fussell_vesely.time = wanted.limits.time;
        } else files.emplace_back(argument);
    }
    std::printf(
        "tree\tleaves\tgates\tminimal_sets\tprime_implicants\tprobability\tcount_s\tprobability_and_importance_s\t"
        "peak_mb\tvertices\tprobability_s\tfussell_vesely%s\n",
        wanted.scram_seconds > 0 ? "\tscram_all_s\tscram_probability_s" : "");
    std::fflush(stdout);
    int failures = 0;
    for (const std::string& file : files) {
        const pid_t child = fork();
        if (child == 0) try {
                const fault_tree tree = test::read_fault_tree(file);
                report(tree, wanted);
                if (wanted.scram_seconds > 0) {
                    std::string name = (std::filesystem::temp_directory_path() / "fault-tree-XXXXXX").string();
                    close(mkstemp(name.data()));
                    std::ofstream{name} << test::to_open_psa(tree);
                    time_scram(name, {"--bdd", "--probability", "1", "--importance", "1", "-l", "100000"},
                               wanted.scram_seconds);
                    time_scram(name, {"--bdd", "--probability", "1", "-l", "1"}, wanted.scram_seconds);
                    std::remove(name.c_str());
                }
                std::puts("");
                std::fflush(stdout);
                _exit(0);
            } catch (const std::exception& error) {
                std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
                _exit(2);
            }
        int result = 0;
        waitpid(child, &result, 0);
        if (!WIFEXITED(result) || WEXITSTATUS(result) != 0) failures = 2;
    }
    return failures;
}
