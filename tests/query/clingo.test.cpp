#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <oracles/clingo.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

// Random proposals against the answer set solver clingo. Thresholds are written out as rules, one for each smallest set
// of parts that is enough; open inputs are choices.

namespace {

using namespace muster;

struct subject {
    proposal source;
    world in;
    std::vector<status> fast;   // by vertex
    std::vector<status> exact;  // by vertex
    bool has_negative_loop = false;
};

subject make_subject(tests::random_numbers& random, const tests::random_scenario_options& options, std::size_t open) {
    subject s{tests::make_random_scenario(random, options), {}, {}, {}};
    s.in = tests::with_open_inputs(random, s.source, tests::make_random_world(random, s.source), open);
    const compiled c{s.source};
    const outcome fast = evaluate(c, s.in);
    for (std::uint32_t v = 0; v < s.source.size(); ++v) {
        const exact_status exact = evaluate_exactly(c, s.in, s.source.handle_of(v));
        REQUIRE(exact.ended == logic::ended::finished);
        s.fast.push_back(fast[s.source.handle_of(v)]);
        s.exact.push_back(exact.is);
    }
    for (const logic::circuit::component loop : c.circuit().loops())
        s.has_negative_loop = s.has_negative_loop || loop.has_negation;
    return s;
}

// With open inputs the answers are compared in full only where no loop has a negation: most of them are made so.
std::vector<subject> make_subjects(tests::random_numbers& random, std::size_t count, std::size_t most_open) {
    std::vector<subject> result;
    while (result.size() < count) {
        tests::random_scenario_options options;
        options.negation = random.one_of(std::vector<std::uint32_t>{0, 20, 50});
        options.forbids = options.negation != 0;
        subject made = make_subject(random, options, most_open == 0 ? 0 : 1 + random.below(most_open));
        if (most_open == 0 || !made.has_negative_loop || random.percent(10)) result.push_back(std::move(made));
    }
    return result;
}

std::vector<std::vector<tests::answer_set>> answers(const std::vector<subject>& subjects) {
    std::vector<tests::choice_program> programs;
    for (const subject& s : subjects) {
        tests::proposal_program p{s.source, s.in};
        programs.push_back({std::move(p.program), std::move(p.open)});
    }
    return tests::answer_sets(programs);
}

// Whether what is decided has that value in every answer set.
bool stands(const std::vector<status>& decided, const std::vector<tests::answer_set>& sets) {
    for (const tests::answer_set& set : sets)
        for (std::size_t v = 0; v < decided.size(); ++v)
            if (decided[v] != status::open && (set[v] != 0) != (decided[v] == status::met)) return false;
    return true;
}

bool is_total(const std::vector<status>& statuses) {
    for (const status s : statuses)
        if (s == status::open) return false;
    return true;
}

constexpr std::size_t at_a_time = 50;

}  // namespace

TEST_CASE("what the well-founded model decides stands in every answer set, and alone where it decides all",
          "[random]") {
    if (!tests::has_clingo()) {
        WARN("skipped: there is no clingo (Debian package gringo)");
        return;
    }
    tests::random_numbers random{9};
    std::size_t total = 0, several = 0, none = 0;
    const std::size_t batches = tests::amount(1, 40);
    for (std::size_t i = 0; i < batches; ++i) {
        const std::vector<subject> subjects = make_subjects(random, at_a_time, 0);
        const auto sets = answers(subjects);
        for (std::size_t k = 0; k < at_a_time; ++k) {
            if (!stands(subjects[k].fast, sets[k])) FAIL("proposal " << k << " of batch " << i);
            several += sets[k].size() > 1 ? 1 : 0;
            none += sets[k].empty() ? 1 : 0;
            if (!is_total(subjects[k].fast)) continue;
            ++total;
            if (sets[k].size() != 1) FAIL("proposal " << k << " of batch " << i << ": " << sets[k].size());
        }
    }
    CHECK(total > batches * 10);
    CHECK(total < batches * at_a_time);
    if (tests::is_slow_suite()) {
        CHECK(several > 0);
        CHECK(none > 0);
    }
}

TEST_CASE("the exact answer is what all answer sets of the open inputs have in common", "[random]") {
    if (!tests::has_clingo()) {
        WARN("skipped: there is no clingo (Debian package gringo)");
        return;
    }
    tests::random_numbers random{11};
    std::size_t compared = 0, settled = 0;
    const std::size_t batches = tests::amount(3, 40);
    for (std::size_t i = 0; i < batches; ++i) {
        const std::vector<subject> subjects = make_subjects(random, at_a_time, 8);
        const auto sets = answers(subjects);
        for (std::size_t k = 0; k < at_a_time; ++k) {
            const subject& s = subjects[k];
            if (!stands(s.fast, sets[k]) || !stands(s.exact, sets[k])) FAIL("proposal " << k << " of batch " << i);
            if (s.has_negative_loop) continue;
            ++compared;
            for (std::uint32_t v = 0; v < s.source.size(); ++v) {
                bool in_all = true, in_some = false;  // cautious and brave
                for (const tests::answer_set& set : sets[k]) {
                    in_all = in_all && set[v] != 0;
                    in_some = in_some || set[v] != 0;
                }
                settled += s.fast[v] == status::open && in_all == in_some ? 1 : 0;
                const status expected = in_all ? status::met : in_some ? status::open : status::unmet;
                if (sets[k].empty() || s.exact[v] != expected)
                    FAIL("vertex " << v << " of proposal " << k << " of batch " << i << ": " << to_string(s.exact[v])
                                   << ", not " << to_string(expected));
            }
        }
    }
    CHECK(compared > batches * 10);
    CHECK(settled >= batches);  // the exact answer said more than the fast one
}
