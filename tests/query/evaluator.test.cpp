#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <muster/query/evaluator.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/random_force.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// Whether every status is that of a fresh evaluation of the world.
bool agrees(const evaluator& e, const world& w) {
    const outcome fresh = evaluate(e.compiled(), w);
    const proposal& p = fresh.source();
    for (std::uint32_t v = 0; v < p.size(); ++v)
        if (e[p.handle_of(v)] != fresh[p.handle_of(v)]) return false;
    return true;
}

struct small_force {
    proposal p{"small"};
    handle<actor> aze = p.add(actor{.key = "AZE"});
    handle<actor> idn = p.add(actor{.key = "IDN"});
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> quiet = p.add(precondition{.key = "quiet"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<contribution> aze_troops = p.contribution_of(aze, troops);
    handle<contribution> idn_troops = p.contribution_of(idn, troops);

    small_force() {
        p.add(pledge{.by = aze, .fills = troops, .when = all_of(resolution, quiet)});
        p.add(pledge{.by = idn, .fills = troops, .when = aze_troops});
    }
};

}  // namespace

TEST_CASE("an evaluator follows what is set, taken back and undone", "[query][evaluator]") {
    small_force f;
    evaluator now{f.p};
    CHECK(now[f.idn] == status::open);
    now.set(f.resolution, status::met);
    CHECK(now[f.idn] == status::open);
    now.set(f.quiet, status::met);
    CHECK(now[f.idn] == status::met);
    CHECK(now.taking_part() == std::vector<handle<actor>>{f.aze, f.idn});
    CHECK(now.filled_roles() == std::vector<handle<role>>{f.troops});
    now.set(f.aze, status::unmet);
    CHECK(now[f.aze_troops] == status::unmet);
    CHECK(now[f.idn] == status::unmet);
    now.reset(f.aze);
    CHECK(now[f.idn] == status::met);
    CHECK(now.steps() == 4);
    CHECK(now.undo());
    CHECK(now[f.aze_troops] == status::unmet);
    while (now.undo()) {
    }
    CHECK(now[f.idn] == status::open);
    CHECK(now.now() == world{});
    CHECK_FALSE(now.undo());
}

TEST_CASE("a batch is one step", "[query][evaluator]") {
    small_force f;
    evaluator now{f.p};
    now.apply({{f.resolution, status::met}, {f.quiet, status::unmet}, {f.quiet, status::met}});
    CHECK(now[f.idn] == status::met);
    CHECK(now.now() == world{}.with(f.resolution, status::met).with(f.quiet, status::met));
    CHECK(now.steps() == 1);
    now.apply({{f.resolution, status::unmet}, {f.quiet, status::open}}, {f.quiet, f.resolution});
    CHECK(now.now() == world{}.with(f.resolution, status::unmet).with(f.quiet, status::open));
    now.apply({}, {f.quiet, f.resolution});
    CHECK(now.now() == world{});
    CHECK(now.steps() == 3);
    now.undo();
    now.undo();
    CHECK(now[f.idn] == status::met);
    now.undo();
    CHECK(now[f.resolution] == status::open);
    now.set(f.quiet, status::met);
    now.forget();
    CHECK_FALSE(now.undo());
    CHECK(now[f.quiet] == status::met);
}

TEST_CASE("listeners hear who joins and who leaves, once a step is done", "[query][evaluator]") {
    small_force f;
    evaluator now{f.p};
    std::vector<status_change> heard;
    now.listen([&](const status_change& c) {
        CHECK(now[c.what] == c.after);
        heard.push_back(c);
    });
    now.set(f.resolution, status::met);
    CHECK(heard.empty());
    now.set(f.quiet, status::met);
    const std::vector<status_change> joined{{f.aze, status::open, status::met},
                                            {f.idn, status::open, status::met},
                                            {f.aze_troops, status::open, status::met},
                                            {f.idn_troops, status::open, status::met}};
    CHECK(heard == joined);
    heard.clear();
    evaluator future = now;
    future.set(f.quiet, status::unmet);
    CHECK(heard.empty());
    now.undo();
    CHECK(heard.size() == 4);
    CHECK(std::ranges::all_of(heard, &status_change::left));
}

TEST_CASE("an evaluator refuses foreign handles and outgrown proposals", "[query][evaluator]") {
    small_force f, other;
    evaluator now{f.p};
    CHECK(tests::refusal_of([&] { now.set(other.quiet, status::met); }) == tests::refusal{errc::foreign_handle, {}});
    CHECK(tests::refusal_of([&] { (void)now[other.quiet]; }) == tests::refusal{errc::foreign_handle, {}});
    CHECK(tests::refusal_of([&] {
              now.apply({{f.quiet, status::met}, {other.quiet, status::met}});
          }) == tests::refusal{errc::foreign_handle, {}});
    CHECK(now[f.quiet] == status::open);
    CHECK(now.steps() == 0);
    f.p.add(precondition{.key = "more"});
    CHECK(tests::refusal_of([&] { now.set(f.quiet, status::met); }) == tests::refusal{errc::outdated, {}});
}

TEST_CASE("sequences of a hundred changes agree with evaluate, thousands of them in the slow suite",
          "[query][evaluator][random]") {
    const std::uint64_t seeds = tests::amount(60, 250);
    std::uint64_t sequences = 0, wrong = 0, wrong_world = 0, wrong_heard = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        tests::force_shape shape;
        shape.negation = seed % 3 == 0 ? 0 : 12;
        shape.pledges = 4 + static_cast<std::uint32_t>(seed % 20);
        tests::random_force random{seed, shape};
        const proposal p = random.make();
        const std::vector<any_handle> things = tests::random_force::settable(p);
        const compiled c{p};
        for (int sequence = 0; sequence < 12; ++sequence) {
            ++sequences;
            world w{sequence % 3 == 0 ? viewpoint{} : viewpoint{.true_on = 2025y / 1 / 15}};
            for (int i = sequence % 4; i-- > 0;)
                w.set({things[random.below(things.size())], random.some_status(), cause::given, {}});
            evaluator now{c, w};
            std::map<any_handle, status> heard;
            now.listen([&](const status_change& change) { heard[change.what] = change.after; });
            std::vector<world> past{w};
            bool same = agrees(now, w);
            for (int i = 0; i < 100; ++i) {
                const std::uint32_t what = random.below(10);
                if (what < 2 && past.size() > 1) {
                    past.pop_back();
                    now.undo();
                } else {
                    std::vector<assumption> set;
                    std::vector<any_handle> reset;
                    world next = past.back();
                    std::uint32_t count = what == 9 ? 1 + random.below(5) : 1;
                    for (; count > 0 && random.below(4) == 0; --count) {
                        reset.push_back(things[random.below(things.size())]);
                        next = next.without(reset.back());
                    }
                    for (; count > 0; --count) {
                        set.push_back({things[random.below(things.size())], random.some_status()});
                        next = next.with(set.back().what, set.back().is);
                    }
                    now.apply(set, reset);
                    past.push_back(next);
                }
                same = same && (i % 10 != 9 && seed > 20 ? true : agrees(now, past.back()));
            }
            wrong += !same;
            wrong_world += now.now() != past.back();
            for (const auto& [what, after] : heard)
                wrong_heard += now[what] != after && (now[what] == status::met || after == status::met);
        }
    }
    CHECK(sequences == 12 * seeds);
    CHECK(wrong == 0);
    CHECK(wrong_world == 0);
    CHECK(wrong_heard == 0);
}
