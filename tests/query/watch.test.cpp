#include <string>
#include <vector>

#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> keys_of(const proposal& p, const watch_answer& answer) {
    std::vector<std::string> keys;
    for (const watched& one : answer) keys.push_back(p.key_of(one.what));
    return keys;
}

// Three states wait for a mandate, one of them for a crossing that another state opens too.
struct waiting {
    proposal p{"waiting"};
    handle<citation> paper = p.add(citation{.key = "paper", .published = 2030y / 1 / 5});
    handle<actor> council = p.add(actor{.key = "council", .name = "the Council", .kind = actor_kind::council});
    handle<actor> gatekeeper = p.add(actor{.key = "G", .name = "Gateland"});
    handle<actor> aland = p.add(actor{.key = "A", .name = "Aland"});
    handle<actor> bland = p.add(actor{.key = "B", .name = "Bland"});
    handle<actor> cland = p.add(actor{.key = "C", .name = "Cland"});
    handle<role> troops = p.add(role{.key = "troops", .name = "troops", .needs = {1000, "personnel"}});
    handle<mandate> basis = p.add(mandate{
        .key = "m", .name = "a mandate", .expires = 2030y / 12 / 31, .adopted_by = council, .vote_on = 2030y / 1 / 17});
    handle<precondition> crossing =
        p.add(precondition{.key = "crossing", .name = "the crossing is open", .by = gatekeeper, .due = 2030y / 2 / 1});
    handle<precondition> asked = p.add(precondition{.key = "asked", .when = all_of(basis, crossing)});

    waiting() {
        p.add(pledge{.by = aland, .fills = troops, .strength = strength{400, 400}, .when = asked});
        p.add(pledge{.by = bland, .fills = troops, .strength = strength{100, 300}, .when = basis});
        p.add(pledge{.by = cland, .fills = troops, .when = basis, .reading = reading::not_unless});
        p.add(event{.date = 2030y / 1 / 3, .on = basis, .stage = stage::tabled});
    }
};

}  // namespace

TEST_CASE("what holds up most is told first with who decides it and how much strength waits") {
    waiting s;
    const watch_answer found = watch(s.p, world_at(s.p, 2030y / 1 / 8));
    REQUIRE(keys_of(s.p, found) == std::vector<std::string>{"m", "crossing"});
    CHECK(found[0].is == status::unmet);
    CHECK(found[0].why == cause::pending);
    CHECK(found[0].by == s.council);
    CHECK(found[0].holds_up ==
          std::vector<held_up>{{s.p.contribution_of(s.aland, s.troops), dependence::necessary, true, false},
                               {s.p.contribution_of(s.bland, s.troops), dependence::necessary, true, true},
                               {s.p.contribution_of(s.cland, s.troops), dependence::necessary, true, false}});
    CHECK(found[0].strengths == std::vector<held_strength>{{"personnel", {500, 700}, 1}});
    CHECK(found[1].by == s.gatekeeper);
    CHECK(found[1].is == status::open);
    CHECK(found[1].strengths == std::vector<held_strength>{{"personnel", {400, 400}, 0}});
    CHECK(found.ended == logic::ended::finished);
}

TEST_CASE("what is there is not watched and a decision is once nothing else is asked for") {
    waiting s;
    s.p.add(event{.date = 2030y / 1 / 17, .on = s.basis, .stage = stage::adopted});
    const watch_answer found = watch(s.p, world_at(s.p, 2030y / 1 / 18));
    CHECK(keys_of(s.p, found) == std::vector<std::string>{"crossing", "C/troops/decision"});
    CHECK(found[1].by == s.cland);
    CHECK(found[1].holds_up.at(0).enough_now);
}

TEST_CASE("what keeps a contribution out as long as it holds is watched too") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fighting = p.add(precondition{.key = "fighting"}), idle = p.add(precondition{.key = "idle"});
    p.add(pledge{.by = aland, .fills = troops});
    p.add(pledge{.by = aland, .fills = troops, .when = fighting, .reading = reading::refuses});
    const watch_answer found = watch(p, world{}.with(fighting, status::met));
    REQUIRE(found.size() == 1);
    CHECK(found[0].what == any_handle{fighting});
    CHECK(found[0].holds_up.at(0).how == dependence::ruled_out);
    CHECK(found[0].holds_up.at(0).enough_now);
    CHECK(watch(p, world{}.with(fighting, status::unmet)).empty());
    CHECK(p.key_of(idle) == "idle");  // nobody waits for it
}

TEST_CASE("what falls due is told by day with those whom it touches") {
    waiting s;
    s.p.add(event{.date = 2030y / 1 / 20, .on = s.crossing, .status = status::met, .citations = s.paper});
    s.p.add(event{.date = 2030y / 1 / 21, .on = s.crossing, .status = status::unmet});  // nobody announces it
    const auto kinds = [](const watch_answer& answer) {
        std::vector<due_kind> result;
        for (const due& one : answer.falls_due) result.push_back(one.kind);
        return result;
    };
    const watch_answer before = watch(s.p, world_at(s.p, 2030y / 1 / 8));
    CHECK(kinds(before) == std::vector<due_kind>{due_kind::decided, due_kind::announced, due_kind::lapses});
    CHECK(before.falls_due[0].on == date{2030y / 1 / 17});
    CHECK(before.falls_due[0].touches.size() == 3);
    CHECK(before.falls_due[2].touches == std::vector<handle<contribution>>{s.p.contribution_of(s.aland, s.troops)});
    CHECK(kinds(watch(s.p, world_at(s.p, 2030y / 1 / 4))) ==
          std::vector<due_kind>{due_kind::decided, due_kind::lapses});  // the paper is not out yet
    s.p.add(event{.date = 2030y / 1 / 17, .on = s.basis, .stage = stage::adopted, .expires = 2031y / 6 / 30});
    const watch_answer after = watch(s.p, world_at(s.p, 2030y / 3 / 1));
    REQUIRE(kinds(after) == std::vector<due_kind>{due_kind::ends});
    CHECK(after.falls_due[0].on == date{2031y / 6 / 30});
    CHECK(watch(s.p, world_at(s.p, 2031y / 7 / 1)).falls_due.empty());
}
