// The question on the box, on cases made by hand.
#include <muster/query/dependents.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <muster/proposal/world_at.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/explain.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// The article of 8 November 2025, as far as it speaks of conditions.
struct article {
    proposal p{"International Stabilization Force for Gaza"};
    handle<citation> dawn = p.add(citation{.key = "dawn",
                                           .published = 2025y / 11 / 8,
                                           .speaker = "diplomatic sources",
                                           .attribution = attribution::unnamed});
    handle<citation> reuters = p.add(citation{.key = "reuters",
                                              .published = 2025y / 11 / 8,
                                              .speaker = "Azerbaijani foreign ministry source",
                                              .attribution = attribution::unnamed});
    handle<actor> azerbaijan = p.add(actor{.key = "AZE"});
    handle<actor> egypt = p.add(actor{.key = "EGY"});
    handle<actor> willing = p.add(actor{.key = "willing", .kind = actor_kind::group});
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> quiet = p.add(precondition{.key = "fighting-stopped"});
    handle<precondition> parliament = p.add(precondition{.key = "AZE-parliament", .by = azerbaijan});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<contribution> egyptian = p.contribution_of(egypt, troops);
    handle<pledge> offer =
        p.add(pledge{.key = "offer", .by = willing, .fills = troops, .when = resolution, .citations = dawn});
    handle<pledge> terms = p.add(pledge{.key = "terms",
                                        .by = azerbaijan,
                                        .fills = troops,
                                        .when = all_of(quiet, parliament),
                                        .citations = reuters,
                                        .reading = reading::not_unless});
};

template <class Answer>
std::vector<std::string> who(const proposal& p, const Answer& answer) {
    std::vector<std::string> keys;
    for (const dependent& d : answer) keys.push_back(p[d.contribution].key);
    return keys;
}

}  // namespace

TEST_CASE("the unnamed willing states depend on the mandate necessarily and directly and nobody else does") {
    const article a;
    const auto found = dependents(a.p, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"willing/troops"});
    const dependent d = *found.begin();
    CHECK(d.who == a.willing);
    CHECK(d.how == dependence::necessary);
    CHECK(d.exact);
    CHECK(d.direct);
    CHECK_FALSE(d.inferred);
    CHECK(d.citations == std::vector<handle<citation>>{a.dawn});
    CHECK(d.chain == std::vector<any_handle>{d.contribution, a.offer, a.resolution});
}

TEST_CASE("Azerbaijan depends on a complete stop of the fighting and on its parliament") {
    const article a;
    for (const handle<precondition> on : {a.quiet, a.parliament}) {
        const auto found = dependents(a.p, on);
        REQUIRE(who(a.p, found) == std::vector<std::string>{"AZE/troops"});
        const dependent d = *found.begin();
        CHECK(d.how == dependence::necessary);
        CHECK(d.direct);
        CHECK(d.citations == std::vector<handle<citation>>{a.reuters});
    }
}

TEST_CASE("support for a mandate is not participation") {
    article a;
    a.p.add(position{.by = a.egypt, .on = a.resolution, .in_favour_when = a.quiet});
    CHECK(who(a.p, dependents(a.p, a.quiet)) == std::vector<std::string>{"AZE/troops"});
}

TEST_CASE("what is reported today does not change who depends") {
    article a;
    a.p.add(event{.date = 2025y / 11 / 8, .on = a.resolution, .stage = stage::drafted});
    a.p.add(event{.date = 2025y / 11 / 8, .on = a.quiet, .status = status::unmet});
    const world now = world_at(a.p, 2025y / 11 / 8);
    const auto found = dependents(a.p, now, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"willing/troops"});
    CHECK((*found.begin()).enough_now == true);
    const auto on_quiet = dependents(a.p, now, a.quiet);
    REQUIRE(on_quiet.size() == 1);
    CHECK((*on_quiet.begin()).enough_now == false);
    CHECK_FALSE((*dependents(a.p, a.quiet).begin()).enough_now.has_value());
}

TEST_CASE("statements not yet known on the day of the world do not count") {
    const article a;
    CHECK(dependents(a.p, world_at(a.p, 2025y / 11 / 7), a.resolution).empty());
}

TEST_CASE("dependents can be narrowed to states or groups or to what was said on the record") {
    article a;
    CHECK(dependents(a.p, a.resolution, {.kind = actor_kind::state}).empty());
    CHECK(dependents(a.p, a.resolution, {.kind = actor_kind::group}).size() == 1);
    CHECK(dependents(a.p, a.resolution, {.on_record_only = true}).empty());
    const auto named = a.p.add(citation{.key = "named"});
    a.p.add(pledge{.by = a.egypt, .fills = a.troops, .when = a.resolution, .citations = named});
    CHECK(who(a.p, dependents(a.p, a.resolution, {.on_record_only = true})) == std::vector<std::string>{"EGY/troops"});
}

TEST_CASE("who comes through several others depends indirectly by the shortest chain") {
    article a;
    const auto clear = a.p.add(precondition{.key = "clear", .when = all_of(a.resolution, a.quiet)});
    const auto said = a.p.add(pledge{.key = "said", .by = a.egypt, .fills = a.troops, .when = clear});
    const auto jordan = a.p.add(actor{.key = "JOR"});
    const auto follows = a.p.add(pledge{.key = "follows", .by = jordan, .fills = a.troops, .when = a.egyptian});
    const auto found = dependents(a.p, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"EGY/troops", "willing/troops", "JOR/troops"});
    CHECK(found[0].chain == std::vector<any_handle>{a.egyptian, said, clear, a.resolution});
    CHECK_FALSE(found[0].direct);
    CHECK(found[2].chain ==
          std::vector<any_handle>{found[2].contribution, follows, a.egyptian, said, clear, a.resolution});
    CHECK(found[2].how == dependence::necessary);
    CHECK_FALSE(found[2].direct);
}

TEST_CASE("one way among two is contingent and a condition that must not hold rules out") {
    article a;
    a.p.add(pledge{.by = a.egypt, .fills = a.troops, .when = any_of(a.resolution, a.quiet)});
    const auto jordan = a.p.add(actor{.key = "JOR"});
    a.p.add(pledge{.by = jordan, .fills = a.troops, .when = not_(a.resolution)});
    const auto found = dependents(a.p, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"EGY/troops", "willing/troops", "JOR/troops"});
    CHECK(found[0].how == dependence::contingent);
    CHECK(found[1].how == dependence::necessary);
    CHECK(found[2].how == dependence::ruled_out);
    CHECK(found[2].exact);
    const auto fact = a.p.add(precondition{.key = "fact"});
    a.p.add(pledge{.by = jordan, .fills = a.troops, .when = fact});
    const auto either = dependents(a.p, a.resolution);
    CHECK(either[2].how == dependence::barred);  // it can come although the thing is met, by its other pledge
}

TEST_CASE("what a refusal waits for is that the thing does not hold, as the enabling sets say") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fighting = p.add(precondition{.key = "fighting"});
    p.add(pledge{.by = aland, .fills = troops});
    p.add(pledge{.by = aland, .fills = troops, .when = fighting, .reading = reading::refuses});
    const world now = world{}.with(fighting, status::open);
    const auto found = dependents(p, now, fighting);
    REQUIRE(found.size() == 1);
    CHECK(found[0].how == dependence::ruled_out);
    CHECK(found[0].enough_now == true);
    const change_sets enough = enabling_sets(p, {}, p.at("A/troops"));
    REQUIRE(enough.size() == 1);
    CHECK(enough[0].changes == std::vector<assumption>{{fighting, status::unmet}});
    const auto all = all_dependents(compile(p), std::vector<any_handle>{fighting});
    REQUIRE(all[0].size() == 1);
    CHECK(all[0][0].how == dependence::ruled_out);
    CHECK(all[0][0].exact);
}

TEST_CASE("what ends a contribution is cited") {
    proposal p;
    const auto source = p.add(citation{.key = "c"});
    const auto britain = p.add(actor{.key = "GBR"}), other = p.add(actor{.key = "TUR"});
    const auto lead = p.add(role{.key = "lead"});
    const auto over = p.add(precondition{.key = "over"});
    p.add(pledge{.by = other, .fills = lead, .when = over, .reading = reading::not_unless});
    p.add(pledge{
        .by = britain, .fills = lead, .unless = all_of(over, p.contribution_of(other, lead)), .citations = source});
    const auto found = dependents(p, other);
    REQUIRE(found.size() == 1);
    CHECK(found[0].who == britain);
    CHECK(found[0].citations == std::vector<handle<citation>>{source});
    const world ended = world{}.with(over, status::met).with(other, status::met);
    const explanation why = explain(p, ended, p.at("GBR/lead"));
    REQUIRE(why.steps.size() > 1);
    CHECK(p.is_gate(why.steps[1].what.index()));
    CHECK(why.steps[1].citations == std::vector<handle<citation>>{source});
}

TEST_CASE("those who never come depend on nothing") {
    article a;
    a.p.add(pledge{.by = a.egypt, .fills = a.troops, .when = a.resolution});
    a.p.add(pledge{.by = a.egypt, .fills = a.troops, .reading = reading::refuses});
    CHECK(who(a.p, dependents(a.p, a.resolution)) == std::vector<std::string>{"willing/troops"});
}

TEST_CASE("two who wait for each other and for the mandate depend on it though neither moves first") {
    article a;
    const auto jordan = a.p.add(actor{.key = "JOR"});
    const auto jordanian = a.p.contribution_of(jordan, a.troops);
    a.p.add(pledge{.by = a.egypt, .fills = a.troops, .when = all_of(a.resolution, jordanian)});
    a.p.add(pledge{.by = jordan, .fills = a.troops, .when = a.egyptian});
    const auto found = dependents(a.p, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"EGY/troops", "willing/troops", "JOR/troops"});
    for (const dependent& d : found) CHECK(d.how == dependence::necessary);
}

TEST_CASE("the members of a group depend on what it said and the answer is marked inferred") {
    article a;
    const auto jordan = a.p.add(actor{.key = "JOR"});
    const auto arabs = a.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{a.egypt}, {jordan}}});
    a.p.add(pledge{.by = arabs, .fills = a.troops, .when = a.resolution, .citations = a.dawn});
    const auto found = dependents(a.p, a.resolution);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"EGY/troops", "willing/troops", "JOR/troops"});
    CHECK(found[0].inferred);
    CHECK(found[0].direct);
    CHECK(found[0].citations == std::vector<handle<citation>>{a.dawn});
    CHECK_FALSE(found[1].inferred);
}

TEST_CASE("who names a contribution of an actor depends on the actor") {
    article a;
    const auto jordan = a.p.add(actor{.key = "JOR"});
    a.p.add(pledge{.by = jordan, .fills = a.troops, .when = a.egyptian});
    const auto found = dependents(a.p, a.egypt);
    REQUIRE(who(a.p, found) == std::vector<std::string>{"JOR/troops"});
    CHECK(found[0].how == dependence::necessary);
    CHECK(found[0].chain.back() == any_handle{a.egyptian});
}

TEST_CASE("a thing of another proposal has no dependents here") {
    const article a, other;
    CHECK(tests::refusal_of([&] { (void)dependents(a.p, other.resolution); }).value_or(tests::refusal{}).code ==
          errc::foreign_handle);
}

TEST_CASE("who depends on a fact that an actor decides depends on the actor and the two are told apart") {
    proposal p;
    const auto israel = p.add(actor{.key = "ISR"}), aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"});
    const auto crossing = p.add(precondition{.key = "crossing", .by = israel});
    const auto others = p.add(precondition{.key = "others", .by = aland});
    p.add(pledge{.by = aland, .fills = troops, .when = all_of(crossing, others), .reading = reading::not_unless});
    p.add(pledge{.by = bland, .fills = troops, .when = p.contribution_of(israel, troops)});
    p.add(pledge{.by = israel, .fills = troops, .when = crossing});
    const world now = world{}.with(crossing, status::unmet);
    const auto found = dependents(p, now, israel);
    REQUIRE(who(p, found) == std::vector<std::string>{"B/troops", "A/troops", "B/troops"});
    CHECK(found[0].on == any_handle{israel});  // its participation
    CHECK(found[0].direct);
    CHECK(found[1].on == any_handle{crossing});
    CHECK(found[1].how == dependence::necessary);
    CHECK(found[1].direct);
    CHECK(found[1].chain.back() == any_handle{crossing});
    CHECK(found[1].enough_now == false);         // its own decision is still open
    CHECK(found[2].on == any_handle{crossing});  // through Israel, which is not listed among its own dependents
    CHECK(found[2].how == dependence::necessary);
    CHECK(found[2].enough_now == true);
    CHECK(dependents(p, now, aland).empty());  // only its own
    for (const dependent& d : dependents(p, now, crossing)) CHECK(d.on == any_handle{crossing});

    const auto all = all_dependents(compile(p), std::vector<any_handle>{israel, crossing});
    REQUIRE(all.size() == 2);
    REQUIRE(all[0].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(all[0][i].contribution == found[i].contribution);
        CHECK(all[0][i].on == found[i].on);
        CHECK(all[0][i].how == found[i].how);
    }
    CHECK(all[1].size() == 3);  // asked about the fact itself, Israel is one of them
}

TEST_CASE("a council decides the mandates that it adopts and an actor its votes") {
    proposal p;
    const auto council = p.add(actor{.key = "council", .kind = actor_kind::council});
    const auto voter = p.add(actor{.key = "V"}), aland = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto basis = p.add(mandate{.key = "m", .adopted_by = council});
    p.add(pledge{.by = aland, .fills = troops, .when = basis});
    const auto by_council = dependents(p, council);
    REQUIRE(by_council.size() == 1);
    CHECK(by_council[0].on == any_handle{basis});
    p.add(pledge{.by = aland, .fills = troops, .when = p.vote_of(voter, basis, vote_side::in_favour)});
    const auto by_voter = dependents(p, voter);
    REQUIRE(by_voter.size() == 1);
    CHECK(by_voter[0].on == p.at("V/m/for"));
    CHECK(by_voter[0].how == dependence::contingent);
}
