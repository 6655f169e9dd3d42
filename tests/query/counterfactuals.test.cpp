#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include <muster/query/all_dependents.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/evaluate.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/random_force.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

std::vector<status_change> compared(const comparison& c) {
    std::vector<status_change> result;
    for (const auto* list : {&c.contributions, &c.actors, &c.roles, &c.mandates, &c.forces})
        for (const change& one : *list) result.push_back({one.what, one.before, one.after});
    std::sort(result.begin(), result.end(),
              [](const status_change& a, const status_change& b) { return a.what < b.what; });
    return result;
}

world applied(const world& w, const assumption& a) {
    return w.with(a.what, a.is);
}

}  // namespace

TEST_CASE("counterfactuals tell whose participation falls if a thing fails", "[query][counterfactuals]") {
    proposal p{"small"};
    const auto aze = p.add(actor{.key = "AZE"});
    const auto idn = p.add(actor{.key = "IDN"});
    const auto resolution = p.add(mandate{.key = "resolution"});
    const auto troops = p.add(role{.key = "troops"});
    const auto police = p.add(role{.key = "police"});
    p.add(pledge{.by = aze, .fills = troops, .when = resolution});
    p.add(pledge{.by = idn, .fills = {troops, police}, .when = all_of(resolution, aze)});
    const world now = world{}.with(resolution, status::met);
    const counterfactuals_answer all = counterfactuals(p, now);
    REQUIRE(all.size() == 1);
    CHECK(all[0].supposed == assumption{resolution, status::unmet});
    CHECK(all[0].changes.size() == 8);
    for (const status_change& c : all[0].changes) {
        CHECK(c.left());
        CHECK(c.after == status::unmet);
    }
    const std::vector<assumption> ask{{aze, status::unmet}, {resolution, status::unmet}};
    const compiled c{p};
    const counterfactuals_answer some = counterfactuals(c, now, ask);
    REQUIRE(some.size() == 2);
    CHECK(some[0].changes.size() == 7);
    CHECK(some[1].changes.size() == 8);
    std::size_t entries = 0;
    for (const counterfactual& one : some) entries += one.changes.size();
    CHECK(entries == 15);

    proposal other{"other"};
    const std::vector<assumption> foreign{{other.add(actor{.key = "PAK"}), status::met}};
    CHECK(tests::refusal_of([&] { (void)counterfactuals(c, now, foreign); }) ==
          tests::refusal{errc::foreign_handle, {}});
}

TEST_CASE("every counterfactual is what compare says", "[query][counterfactuals]") {
    std::uint64_t wrong = 0, asked = 0;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        tests::force_shape shape;
        shape.negation = seed % 3 == 0 ? 0 : 12;
        shape.pledges = 4 + static_cast<std::uint32_t>(seed % 20);
        tests::random_force random{seed, shape};
        const proposal p = random.make();
        const compiled c{p};
        const std::vector<any_handle> things = tests::random_force::settable(p);
        world w{seed % 2 == 0 ? viewpoint{} : viewpoint{.true_on = 2025y / 1 / 15}};
        for (std::uint64_t i = seed % 9; i-- > 0;) {
            const any_handle thing = things[random.below(things.size())];
            w = w.with(thing, random.some_status());
        }
        for (std::uint64_t i = seed % 5; i-- > 0;)
            w.set({things[random.below(things.size())], random.some_status(), cause::given, {}});

        const counterfactuals_answer flips = counterfactuals(c, w);
        std::vector<assumption> anything;
        for (const any_handle h : things) anything.push_back({h, random.some_status()});
        const counterfactuals_answer others = counterfactuals(c, w, anything);
        wrong += others.size() != anything.size();
        const outcome now = evaluate(c, w);
        for (const counterfactuals_answer* answer : {&flips, &others})
            for (const counterfactual& one : *answer) {
                ++asked;
                const std::vector<status_change> expected = compared(compare(c, w, applied(w, one.supposed)));
                wrong += !std::ranges::equal(one.changes, expected);
            }
        for (const counterfactual& one : flips) wrong += now[one.supposed.what] == one.supposed.is;
        for (const handle<precondition> h : p.all<precondition>()) {
            if (p[h].when || p.graph()[h.index()].rule.kind != rule_kind::given || !now.is_mentioned(h)) continue;
            std::size_t times = 0;
            for (const counterfactual& one : flips) times += one.supposed.what == any_handle{h};
            wrong += times != (now[h] == status::open ? 2U : 1U);
        }
    }
    CHECK(asked > 10'000);
    CHECK(wrong == 0);
}

TEST_CASE("all dependents at once are those of each", "[query][counterfactuals][random]") {
    const std::uint64_t seeds = tests::amount(12, 60);
    std::uint64_t wrong = 0, missed = 0, necessary = 0, contingent = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        tests::force_shape shape;
        shape.negation = seed % 2 == 0 ? 0 : 10;
        shape.forbids = seed % 2 != 0;
        shape.pledges = 4 + static_cast<std::uint32_t>(seed % 15);
        tests::random_force random{seed, shape};
        const proposal p = random.make();
        const compiled c{p};
        const viewpoint from = seed % 3 == 0 ? viewpoint{} : viewpoint{.true_on = 2025y / 1 / 15};
        const all_dependents_answer all = all_dependents(c, from);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const dependents_answer one =
                dependents(c, world{from}, all.thing(i), {.evaluations = 200, .diagrams = {.nodes = 0}});
            std::size_t at = 0;
            for (const hanging& h : all[i]) {
                (h.how == dependence::necessary ? necessary : contingent) += 1;
                if (at < one.size() && one[at].contribution == h.contribution) {
                    // What is claimed is so; what the search finds beyond that is necessary.
                    if (h.exact) wrong += one[at].how != h.how || !one[at].exact;
                    else (seed % 2 == 0 ? wrong : missed) += one[at].exact;
                    ++at;
                } else {
                    wrong += h.exact || seed % 2 == 0;
                    ++missed;
                }
            }
            wrong += at != one.size();
        }
    }
    CHECK(wrong == 0);
    CHECK(necessary > seeds);
    CHECK(contingent > 10 * seeds);
    CHECK(missed > 0);  // only where there is negation
}
