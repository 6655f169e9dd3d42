#include <muster/council/adoption.hpp>

#include <random>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/tally.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct voted_on {
    proposal p{"a force"};
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> put_to_vote;

    voted_on(const body& b, date on) : put_to_vote{adopt_by_vote(p, resolution, b, on)} {}

    [[nodiscard]] world with(world w, const std::string& member, ballot cast) const {
        w = w.with(p.at("" + member + "/resolution/for"), cast == ballot::in_favour ? status::met : status::unmet);
        return w.with(p.at(member + "/resolution/against"), cast == ballot::against ? status::met : status::unmet);
    }
};

const std::vector<std::string> members_2025{"CHN", "FRA", "RUS", "GBR", "USA", "DZA", "DNK", "GRC",
                                            "GUY", "PAK", "PAN", "KOR", "SLE", "SVN", "SOM"};

}  // namespace

TEST_CASE("S/RES/2803 is adopted in the graph, which the textbook weights get wrong") {
    const voted_on v{bodies::security_council(), 2025y / 11 / 17};
    world w = world{}.with(v.put_to_vote, status::met);
    int weight = 0;
    for (const std::string& member : members_2025) {
        const bool abstains = member == "CHN" || member == "RUS";
        const bool is_permanent = abstains || member == "FRA" || member == "GBR" || member == "USA";
        w = v.with(w, member, abstains ? ballot::abstaining : ballot::in_favour);
        if (!abstains) weight += is_permanent ? 7 : 1;
    }
    CHECK(evaluate(v.p, w)[v.resolution] == status::met);
    CHECK(weight == 31);  // of the 39 that the weights [39; 7x5, 1x10] ask for
    CHECK(evaluate(v.p, v.with(w, "RUS", ballot::against))[v.resolution] == status::unmet);
    CHECK(evaluate(v.p, w.with(v.put_to_vote, status::unmet))[v.resolution] == status::unmet);
}

TEST_CASE("the graph and the tally agree on votes of the Security Council, known in full or in part") {
    const body council = bodies::security_council();
    const voted_on v{council, 2025y / 11 / 17};
    const compiled c{v.p};
    std::mt19937 random{20251117};
    const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    int decided = 0;
    for (int round = 0; round < 400; ++round) {
        world w = world{}.with(v.put_to_vote, status::met);
        roll_call votes{.on = 2025y / 11 / 17};
        for (const std::string& member : members_2025) {
            if (round % 2 == 1 && draw(4) == 0) continue;  // not known yet
            const ballot cast = draw(3) != 0 ? ballot::in_favour : draw(3) == 0 ? ballot::against : ballot::abstaining;
            w = v.with(w, member, cast);
            votes.votes.push_back({member, cast});
        }
        const tally_result counted = tally(council, votes);
        const status expected = counted.outcome == vote_outcome::adopted       ? status::met
                                : counted.outcome == vote_outcome::not_adopted ? status::unmet
                                                                               : status::open;
        decided += expected != status::open ? 1 : 0;
        REQUIRE(evaluate(c, w)[v.resolution] == expected);
    }
    CHECK(decided > 200);
}

TEST_CASE("silence is not abstention: a member without a position leaves the vote open") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    world w = world{}.with(v.put_to_vote, status::met);
    for (const std::string& member : members_2025)
        if (member != "RUS") w = v.with(w, member, ballot::in_favour);
    CHECK(evaluate(v.p, w)[v.resolution] == status::open);
    CHECK(evaluate(v.p, v.with(w, "RUS", ballot::abstaining))[v.resolution] == status::met);
}

TEST_CASE("a member both in favour and against is counted against") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    world w = world{}.with(v.put_to_vote, status::met);
    for (const std::string& member : members_2025) w = v.with(w, member, ballot::in_favour);
    w = w.with(v.p.at("RUS/resolution/against"), status::met);
    CHECK(evaluate(v.p, w)[v.resolution] == status::unmet);
}

TEST_CASE("positions decide the vote, and a circulated draft is only not yet put to it") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    const auto terms = v.p.add(precondition{.key = "terms"});
    for (const std::string& member : members_2025)
        v.p.add(position{
            .by = v.p.at<actor>(member), .on = v.resolution, .in_favour_when = terms, .against_when = any_of()});
    v.p.add(event{.date = 2025y / 11 / 5, .on = v.resolution, .stage = stage::circulated});
    const world now = world_at(v.p, 2025y / 11 / 8);
    const outcome today = evaluate(v.p, now.with(terms, status::met));
    CHECK(today[v.resolution] == status::unmet);
    CHECK(today.why(v.resolution) == cause::pending);
    CHECK(evaluate(v.p, now.with(terms, status::met).with(v.put_to_vote, status::met))[v.resolution] == status::met);
    CHECK(evaluate(v.p, now.with(terms, status::unmet).with(v.put_to_vote, status::met))[v.resolution] ==
          status::unmet);
}

TEST_CASE("participation hangs on a veto through the mandate, and nine of fifteen are enough") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    const auto willing = v.p.add(actor{.key = "willing", .kind = actor_kind::group});
    const auto troops = v.p.add(role{.key = "troops"});
    v.p.add(pledge{.by = willing, .fills = troops, .when = v.resolution});
    const auto veto = v.p.vote_of(v.p.at<actor>("RUS"), v.resolution, vote_side::against);
    const dependents_answer answer = dependents(v.p, veto);
    REQUIRE(answer.size() == 1);
    CHECK(answer[0].how == dependence::barred);
    CHECK(answer[0].exact);
    const change_sets ways = enabling_sets(v.p, {}, v.resolution, {.list = 1});
    REQUIRE(ways.count());
    CHECK(ways.count()->str() == "5005");  // minimal adopting profiles of the Council
}

TEST_CASE("a mandate has one rule of adoption") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    const std::uint32_t before = v.p.size();
    CHECK_THROWS_AS(adopt_by_vote(v.p, v.resolution, bodies::security_council(), 2025y / 11 / 17), muster::error);
    CHECK(v.p.size() == before);
}
