// `evaluate` and `evaluate_exactly` against brute force, on random proposals made through the public interface. The
// meaning is read twice: from the arcs of the graph, and from the words that were added without a look at the graph.
#include <muster/query/evaluate.hpp>

#include <support/catch.hpp>

#include "random_proposal.hpp"
#include "words.hpp"

using namespace muster;

namespace {

struct asked {
    world in{};
    naive::system graph{}, words{};
};

// A proposal in a random world, the same in both readings.
asked ask(naive::dice& dice, naive::random_proposal& random) {
    asked result{{}, naive::from_graph(random.p), naive::from_words{random.p}.result()};
    for (std::uint32_t i = dice.below(4); i-- > 0;) {
        const any_handle what = random.any_thing();
        if (result.in.find(what) != nullptr || !naive::has_own_meaning(random.p, what.index())) continue;
        const auto made = random.p.as<contribution>(what);
        if (random.p.as<actor>(what) || (made && result.in.find(random.p[*made].by) != nullptr)) {
            if (!result.in.settings().empty()) continue;  // an actor's status speaks of its contributions too
        }
        const auto is = static_cast<status>(dice.below(3));
        result.in.set({what, is, cause::overridden, {}});
        naive::set(result.graph, random.p, what, is);
        naive::set(result.words, random.p, what, is);
    }
    return result;
}

}  // namespace

TEST_CASE("evaluate is the well-founded model on random proposals with loops and negation anywhere") {
    naive::dice dice{2803};
    std::size_t wrong_graph = 0, wrong_words = 0, statuses = 0, with_loop_negation = 0, open = 0, met = 0;
    for (int round = 0; round < 6'000; ++round) {
        naive::random_proposal random{dice, {.amounts = round % 2 != 0}};
        const asked a = ask(dice, random);
        const outcome result = evaluate(random.p, a.in);
        const auto by_graph = naive::well_founded(a.graph), by_words = naive::well_founded(a.words);
        with_loop_negation += naive::has_negation_in_loops(a.graph) ? 1 : 0;
        for (std::uint32_t v = 0; v < random.p.size(); ++v) {
            const status is = result[random.p.handle_of(v)];
            wrong_graph += is == by_graph[v] ? 0 : 1;
            if (!naive::has_own_meaning(random.p, v)) continue;
            if (is != by_words[v]) {
                if (wrong_words++ == 0)
                    UNSCOPED_INFO("round " << round << ": " << random.p.key_of(random.p.handle_of(v)) << " is "
                                           << to_string(is) << ", by the words " << to_string(by_words[v]));
            }
            ++statuses;
            open += is == status::open ? 1 : 0;
            met += is == status::met ? 1 : 0;
        }
    }
    CHECK(wrong_graph == 0);
    CHECK(wrong_words == 0);
    CHECK(statuses > 50'000);
    CHECK(open > 10'000);
    CHECK(met > 2'000);
    CHECK(with_loop_negation > 200);
}

TEST_CASE("what evaluate settles stands in all completions and the exact question finds the rest") {
    naive::dice dice{1701};
    std::size_t unsound = 0, wrong = 0, asked_of = 0, only_exactly = 0, inexact = 0;
    for (int round = 0; round < 3'000; ++round) {
        naive::habits habits;
        habits.negations = round % 3 != 0;
        habits.amounts = round % 2 != 0;
        naive::random_proposal random{dice, habits};
        const asked a = ask(dice, random);
        const compiled c = compile(random.p);
        const outcome fast = evaluate(c, a.in);
        const bool is_exact = !naive::has_negation(a.words);
        for (int i = 0; i < 4; ++i) {
            const any_handle what = random.any_thing();
            if (!naive::has_own_meaning(random.p, what.index())) continue;
            if (naive::open_leaves_below(a.words, what.index()).size() > 9) continue;
            ++asked_of;
            const status exact = naive::in_every_completion(a.words, what.index());
            const exact_status found = evaluate_exactly(c, a.in, what, {.evaluations = 1'000'000});
            if (found.ended != logic::ended::finished || found.is != exact) {
                if (wrong++ == 0)
                    UNSCOPED_INFO("round " << round << ": " << random.p.key_of(what) << " is exactly "
                                           << to_string(exact) << ", found " << to_string(found.is));
            }
            if (fast[what] != status::open && fast[what] != exact) ++unsound;
            if (fast[what] != exact) {
                ++only_exactly;
                if (is_exact) ++inexact;
            }
        }
    }
    CHECK(unsound == 0);
    CHECK(wrong == 0);
    CHECK(inexact == 0);
    CHECK(asked_of > 5'000);
    CHECK(only_exactly > 10);
}
