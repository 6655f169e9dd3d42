#include <cstdint>
#include <random>
#include <vector>

#include <muster/logic/word_changes.hpp>
#include <muster/logic/word_evaluation.hpp>
#include <support/catch.hpp>
#include <support/rules_of_shape.hpp>

using namespace muster;
using namespace muster::logic;

namespace {

indexed<position, status> evaluated(const circuit& c, const indexed<position, setting>& settings, loops mode) {
    indexed<position, status> result(c.size());
    logic::evaluate(c, settings, result, mode);
    return result;
}

struct example {
    circuit c;
    users u;
    indexed<position, setting> settings;
    loops mode;

    explicit example(std::uint64_t seed) {
        std::mt19937_64 random{seed};
        tests::rules_shape shape;
        shape.size = 2 + static_cast<std::uint32_t>(seed % 50);
        shape.backward = seed % 3 == 0 ? 0 : 25;
        shape.most_parts = seed % 5 == 0 ? 30 : 5;
        c = circuit{tests::rules_of_shape(random, shape)};
        u = users{c};
        settings = tests::random_settings(random, c.size(), 10);
        mode = seed % 2 == 0 ? loops::wait : loops::move_together;
    }
};

template <class Word>
std::uint64_t wrong_evaluations(std::uint64_t seed) {
    const example e{seed};
    std::mt19937_64 random{seed};
    constexpr std::uint32_t lanes = word_evaluation<Word>::lanes;
    word_evaluation<Word> all{e.c, e.u, e.settings};
    std::uint64_t wrong = 0;
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<indexed<position, setting>> settings(lanes, e.settings);
        all.clear();
        const position whole = to_index<position>(random() % e.c.size());
        Word bits{};
        for (std::uint32_t n = 0; n < lanes; ++n) {
            set_lane(bits, n, random() % 2 == 0);
            settings[n][whole] = lane(bits, n) ? setting::met : setting::unmet;
        }
        all.set(whole, bits);
        for (std::uint32_t n = 0; n < lanes; ++n)
            for (std::uint64_t k = random() % 4; k-- > 0;) {
                const position p = to_index<position>(random() % e.c.size());
                const auto s = static_cast<status>(random() % 3);
                all.set(p, n, s);
                settings[n][p] = setting_of(s);
            }
        all.evaluate(e.mode);
        for (std::uint32_t n = 0; n < lanes; ++n) {
            const indexed<position, status> expected = evaluated(e.c, settings[n], e.mode);
            for (const position p : e.c.positions()) wrong += status_in(all[p], n) != expected[p];
        }
    }
    return wrong;
}

template <class Word>
std::uint64_t wrong_changes(std::uint64_t seed) {
    const example e{seed};
    std::mt19937_64 random{seed};
    const indexed<position, status> base = evaluated(e.c, e.settings, e.mode);
    word_changes<Word> changes{e.c, e.u, e.settings, base, e.mode};
    constexpr std::uint32_t lanes = word_changes<Word>::lanes;
    std::uint64_t wrong = 0;
    for (int pass = 0; pass < 3; ++pass) {
        std::vector<indexed<position, setting>> settings(lanes, e.settings);
        changes.clear();
        for (std::uint32_t n = 0; n < lanes; ++n)
            for (std::uint64_t k = random() % 3; k-- > 0;) {
                const position p = to_index<position>(random() % e.c.size());
                const auto s = static_cast<setting>(random() % 4);
                changes.set(p, n, s);
                settings[n][p] = s;
            }
        changes.propagate();
        indexed<position, std::uint8_t> told(e.c.size(), 0);
        for (const position p : changes.changed()) wrong += told[p]++ != 0;
        indexed<position, std::uint8_t> differs(e.c.size(), 0);
        for (std::uint32_t n = 0; n < lanes; ++n) {
            const indexed<position, status> expected = evaluated(e.c, settings[n], e.mode);
            for (const position p : e.c.positions()) {
                wrong += status_in(changes[p], n) != expected[p];
                if (expected[p] != base[p]) differs[p] = 1;
                Word difference{};
                changes.difference(p, difference);
                wrong += lane(difference, n) != (expected[p] != base[p]);
            }
        }
        wrong += told != differs;
    }
    return wrong;
}

}  // namespace

TEST_CASE("every lane of a word is an evaluation of its own", "[logic][words]") {
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed)
        wrong += seed % 3 == 0 ? wrong_evaluations<wide_word>(seed) : wrong_evaluations<std::uint64_t>(seed);
    CHECK(wrong == 0);
}

TEST_CASE("every lane of changes is the evaluation with them", "[logic][words]") {
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed)
        wrong += seed % 3 == 0 ? wrong_changes<wide_word>(seed) : wrong_changes<std::uint64_t>(seed);
    CHECK(wrong == 0);
}
