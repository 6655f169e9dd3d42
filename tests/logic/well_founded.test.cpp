#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <muster/logic/completions.hpp>
#include <muster/logic/fixpoint.hpp>
#include <oracles/normal_program.hpp>
#include <oracles/random_circuit.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

// Random circuits, full of loops and negation, against models written from the definitions.

namespace {

using namespace muster::logic;
using muster::status;
using tests::random_circuit;
using tests::random_numbers;

tests::normal_program program_of(const random_circuit& c) {
    tests::normal_program program;
    program.atoms = c.rules.size();
    for (const vertex v : c.rules.vertices()) {
        const setting set = c.settings[v];
        if (set == setting::met) program.add_fact(to_number(v));
        if (set == setting::open || (set == setting::none && c.rules.threshold(v) == rule_table::leaf))
            program.add_open(to_number(v));
        if (set != setting::none || c.rules.threshold(v) == rule_table::leaf) continue;
        std::vector<tests::counted> parts;
        for (std::size_t i = 0; i < c.rules.parts(v).size(); ++i) {
            const literal<vertex> part = c.rules.parts(v)[i];
            const std::uint64_t weight = c.rules.weights(v).empty() ? 1 : c.rules.weights(v)[i];
            parts.push_back({to_number(part.index()), part.is_negated(), weight});
        }
        tests::add_count(program, to_number(v), c.rules.threshold(v), parts);
    }
    return program;
}

// The library's own definition, in rounds over whole sets: L and U of the alternating fixpoint with open inputs.
std::vector<status> alternating(const random_circuit& c) {
    using set = indexed<vertex, char>;
    const std::uint32_t n = c.rules.size();
    const auto least = [&](bool upper, const set& against) {
        set holds(n, 0);
        for (bool grows = true; grows;) {
            grows = false;
            for (const vertex v : c.rules.vertices()) {
                bool value = false;
                if (c.settings[v] != setting::none) {
                    value = c.settings[v] == setting::met || (c.settings[v] == setting::open && upper);
                } else if (c.rules.threshold(v) == rule_table::leaf) {
                    value = upper;
                } else {
                    std::uint64_t sum = 0;
                    for (std::size_t i = 0; i < c.rules.parts(v).size(); ++i) {
                        const literal<vertex> part = c.rules.parts(v)[i];
                        const char in = part.is_negated() ? against[part.index()] : holds[part.index()];
                        if ((in != 0) == part.is_negated()) continue;
                        const std::uint64_t w = c.rules.weights(v).empty() ? 1 : c.rules.weights(v)[i];
                        sum += (std::min)(w, c.rules.threshold(v));
                    }
                    value = sum >= c.rules.threshold(v);
                }
                if (value && holds[v] == 0) {
                    holds[v] = 1;
                    grows = true;
                }
            }
        }
        return holds;
    };
    set low(n, 0), high = least(true, low);
    for (;;) {
        const set next = least(false, high);
        if (next == low) break;
        low = next;
        high = least(true, low);
    }
    std::vector<status> result;
    for (const vertex v : c.rules.vertices())
        result.push_back(low[v] != 0 ? status::met : high[v] != 0 ? status::open : status::unmet);
    return result;
}

std::vector<status> naive_model_of(const random_circuit& c) {
    std::vector<status> result = tests::well_founded_model(program_of(c));
    result.resize(c.rules.size());
    return result;
}

// What holds together: a rule of the dual circuit holds where the rule here fails.
random_circuit dual_of(const random_circuit& c) {
    random_circuit result;
    for (const vertex v : c.rules.vertices()) {
        const setting set = c.settings[v];
        result.settings.push_back(set == setting::none ? set : static_cast<setting>(2 - static_cast<int>(set)));
        if (c.rules.threshold(v) == rule_table::leaf) {
            result.rules.add_rule(rule_table::leaf);
            continue;
        }
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < c.rules.parts(v).size(); ++i)
            total += c.rules.weights(v).empty() ? 1 : c.rules.weights(v)[i];
        // Fails if what holds adds up to less than the threshold: if what fails adds up to more than the rest.
        const std::uint64_t threshold = c.rules.threshold(v);
        result.rules.add_rule(threshold > total ? 0 : total - threshold + 1);
        for (std::size_t i = 0; i < c.rules.parts(v).size(); ++i)
            result.rules.add_part(c.rules.parts(v)[i], c.rules.weights(v).empty() ? 1 : c.rules.weights(v)[i]);
    }
    return result;
}

tests::random_circuit_options any_kind(random_numbers& random) {
    tests::random_circuit_options options;
    options.largest = random.one_of(std::vector<std::uint32_t>{4, 8, 12});
    options.negation = random.one_of(std::vector<std::uint32_t>{0, 15, 30, 50});
    options.leaves = random.one_of(std::vector<std::uint32_t>{0, 15, 30});
    options.set = random.one_of(std::vector<std::uint32_t>{0, 10, 25});
    return options;
}

bool has_loop_with_negation(const random_circuit& c) {
    const circuit compiled{c.rules};
    for (const circuit::component& loop : compiled.loops())
        if (loop.has_negation) return true;
    return false;
}

}  // namespace

TEST_CASE("evaluate finds the well-founded model as defined by unfounded sets", "[random]") {
    random_numbers random{1991};
    const std::size_t cases = tests::amount(4'000, 150'000);
    std::size_t with_negation = 0, of_met = 0, of_unmet = 0, of_open = 0;
    for (std::size_t i = 0; i < cases; ++i) {
        const random_circuit c = tests::make_random_circuit(random, any_kind(random));
        const std::vector<status> found = tests::evaluated(c);
        with_negation += has_loop_with_negation(c) ? 1 : 0;
        for (const status s : found) ++(s == status::met ? of_met : s == status::unmet ? of_unmet : of_open);
        if (found != naive_model_of(c)) FAIL("circuit " << i << ":\n" << tests::to_text(c));
    }
    CHECK(with_negation > cases / 4);  // the circuits are worth the trouble
    CHECK(of_met > cases);
    CHECK(of_unmet > cases);
    CHECK(of_open > cases);
}

TEST_CASE("evaluate finds the alternating fixpoint with open inputs, as the documentation defines it", "[random]") {
    random_numbers random{1993};
    for (std::size_t i = 0, cases = tests::amount(4'000, 150'000); i < cases; ++i) {
        const random_circuit c = tests::make_random_circuit(random, any_kind(random));
        if (tests::evaluated(c) != alternating(c)) FAIL("circuit " << i << ":\n" << tests::to_text(c));
    }
}

TEST_CASE("met and unmet stand in every completion, and without negation open means that completions differ",
          "[random]") {
    random_numbers random{3};
    std::size_t undecided = 0;
    for (std::size_t i = 0, cases = tests::amount(500, 20'000); i < cases; ++i) {
        tests::random_circuit_options options = any_kind(random);
        options.most_leaves = 5;
        if (random.percent(50)) options.negation = 0;
        const random_circuit c = tests::make_random_circuit(random, options);
        const std::vector<status> fast = tests::evaluated(c);
        std::vector<char> is_met(fast.size(), 0), is_unmet(fast.size(), 0), is_open(fast.size(), 0);
        tests::for_completions(c, [&](const random_circuit& completed) {
            const std::vector<status> then = naive_model_of(completed);
            for (std::size_t v = 0; v < then.size(); ++v)
                (then[v] == status::met ? is_met : then[v] == status::unmet ? is_unmet : is_open)[v] = 1;
        });
        for (std::size_t v = 0; v < fast.size(); ++v) {
            bool right = true;
            if (fast[v] == status::met) right = is_unmet[v] == 0 && is_open[v] == 0;
            else if (fast[v] == status::unmet) right = is_met[v] == 0 && is_open[v] == 0;
            else if (options.negation == 0) right = is_met[v] != 0 && is_unmet[v] != 0 && is_open[v] == 0;
            undecided += fast[v] == status::open ? 1 : 0;
            if (!right) FAIL("rule " << v << " of circuit " << i << ":\n" << tests::to_text(c));
        }
    }
    CHECK(undecided > 500);
}

TEST_CASE("the search of completions finds a status exactly where an enumeration does", "[random]") {
    random_numbers random{4};
    std::size_t searches = 0, exhausted = 0;
    for (std::size_t i = 0, cases = tests::amount(300, 15'000); i < cases; ++i) {
        tests::random_circuit_options options = any_kind(random);
        options.most_leaves = 5;
        options.leaves = 35;
        const random_circuit c = tests::make_random_circuit(random, options);
        const loops mode = random.percent(50) ? loops::wait : loops::move_together;
        std::vector<char> is_met(c.rules.size(), 0), is_unmet = is_met, is_not_met = is_met, is_not_unmet = is_met;
        tests::for_completions(c, [&](const random_circuit& completed) {
            const std::vector<status> then =
                mode == loops::wait ? naive_model_of(completed) : tests::evaluated(completed, loops::move_together);
            for (std::size_t v = 0; v < then.size(); ++v) {
                (then[v] == status::met ? is_met : is_not_met)[v] = 1;
                (then[v] == status::unmet ? is_unmet : is_not_unmet)[v] = 1;
            }
        });
        const circuit compiled{c.rules};
        const indexed<position, setting> settings = tests::settings_by_position(c, compiled);
        for (std::uint32_t v = 0; v < c.rules.size(); ++v) {
            completions search{compiled, settings, compiled.position_of(vertex{v}), mode};
            for (const auto& [asked, answer] :
                 {std::pair{goal::met, is_met[v]}, std::pair{goal::not_met, is_not_met[v]},
                  std::pair{goal::unmet, is_unmet[v]}, std::pair{goal::not_unmet, is_not_unmet[v]}}) {
                std::uint64_t evaluations = 1'000;
                const std::optional<bool> found = search.exists(asked, evaluations);
                ++searches;
                if (found != (answer != 0))
                    FAIL("goal " << static_cast<int>(asked) << " for rule " << v << " of circuit " << i << ":\n"
                                 << tests::to_text(c));
                // With fewer evaluations it gives the same answer or none.
                std::uint64_t few = random.below(3);
                const std::optional<bool> limited = search.exists(asked, few);
                exhausted += limited ? 0 : 1;
                if (limited && *limited != (answer != 0))
                    FAIL("a guess in circuit " << i << ":\n" << tests::to_text(c));
                if (!limited && few != 0) FAIL("gave up early in circuit " << i << ":\n" << tests::to_text(c));
            }
        }
    }
    CHECK(searches > 4'000);
    CHECK(exhausted > 100);
}

TEST_CASE("moving together is the greatest fixpoint: the union of all sets that support themselves", "[random]") {
    random_numbers random{5};
    for (std::size_t i = 0, cases = tests::amount(500, 20'000); i < cases; ++i) {
        tests::random_circuit_options options = any_kind(random);
        options.negation = 0;
        options.largest = 7;
        const random_circuit c = tests::make_random_circuit(random, options);
        const std::uint32_t n = c.rules.size();
        // One bound at a time: the parts of each rule that hold, as sets of rules, that reach its threshold.
        std::vector<status> expected(n, status::unmet);
        for (const bool upper : {true, false}) {
            std::uint32_t all = 0;
            for (std::uint32_t set = 0; set < (1U << n); ++set) {
                bool supports_itself = true;
                for (std::uint32_t number = 0; number < n && supports_itself; ++number) {
                    const vertex v{number};
                    if ((set >> number & 1U) == 0) continue;
                    if (c.settings[v] != setting::none) {
                        supports_itself = c.settings[v] == setting::met || (c.settings[v] == setting::open && upper);
                        continue;
                    }
                    if (c.rules.threshold(v) == rule_table::leaf) {
                        supports_itself = upper;
                        continue;
                    }
                    std::uint64_t sum = 0;
                    for (std::size_t k = 0; k < c.rules.parts(v).size(); ++k) {
                        const std::uint64_t w = c.rules.weights(v).empty() ? 1 : c.rules.weights(v)[k];
                        if ((set >> to_number(c.rules.parts(v)[k].index()) & 1U) != 0)
                            sum += (std::min)(w, c.rules.threshold(v));
                    }
                    supports_itself = sum >= c.rules.threshold(v);
                }
                if (supports_itself) all |= set;
            }
            for (std::uint32_t v = 0; v < n; ++v)
                if ((all >> v & 1U) != 0) expected[v] = upper ? status::open : status::met;
        }
        if (tests::evaluated(c, loops::move_together) != expected) FAIL("circuit " << i << ":\n" << tests::to_text(c));
    }
}

TEST_CASE("moving together in a circuit is waiting in its dual", "[random]") {
    random_numbers random{6};
    for (std::size_t i = 0, cases = tests::amount(2'000, 100'000); i < cases; ++i) {
        const random_circuit c = tests::make_random_circuit(random, any_kind(random));
        std::vector<status> expected = naive_model_of(dual_of(c));
        expected.resize(c.rules.size());
        for (status& s : expected) s = muster::negated(s);
        if (tests::evaluated(c, loops::move_together) != expected) FAIL("circuit " << i << ":\n" << tests::to_text(c));
    }
}
