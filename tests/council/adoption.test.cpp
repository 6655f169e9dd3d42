#include <muster/council/adoption.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>
#include <muster/council/tally.hpp>
#include <muster/muster.hpp>
#include <oracles/random_body.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct voted_on {
    proposal p{"a force"};
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> put_to_vote;

    voted_on(const body& b, date on) : put_to_vote{adopt_by_vote(p, resolution, b, on).put_to_vote} {}

    [[nodiscard]] world with(world w, const std::string& member, ballot cast) const {
        const auto is = [&](ballot b) { return cast == b ? status::met : status::unmet; };
        w = w.with(p.at(member + "/resolution/for"), is(ballot::in_favour));
        if (const auto absent = p.find(member + "/resolution/absent")) w = w.with(*absent, is(ballot::absent));
        return w.with(p.at(member + "/resolution/against"), is(ballot::against));
    }
};

const std::vector<std::string> members_2025{"CHN", "FRA", "RUS", "GBR", "USA", "DZA", "DNK", "GRC",
                                            "GUY", "PAK", "PAN", "KOR", "SLE", "SVN", "SOM"};

}  // namespace

namespace {

status expected_of(vote_outcome o) {
    return o == vote_outcome::adopted ? status::met : o == vote_outcome::not_adopted ? status::unmet : status::open;
}

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
        const status expected = expected_of(counted.outcome);
        decided += expected != status::open ? 1 : 0;
        REQUIRE(evaluate(c, w)[v.resolution] == expected);
    }
    CHECK(decided > 200);
}

TEST_CASE("the graph and the tally agree on every way to vote, abstain and stay away, on random bodies", "[random]") {
    tests::random_numbers random{4};
    constexpr ballot ballots[] = {ballot::in_favour, ballot::against, ballot::abstaining, ballot::absent};
    int adopted = 0, rejected = 0, decided_by_absence = 0, counting = 0, not_counting = 0;
    for (std::size_t round = 0, rounds = tests::amount(150, 20'000); round < rounds; ++round) {
        const body b = tests::make_random_body(random, 2, 4);
        CAPTURE(round);
        const voted_on v{b, {}};
        const compiled c{v.p};
        const bool counts_absence = v.p.find("a/resolution/absent").has_value();
        ++(counts_absence ? counting : not_counting);
        std::size_t ways = 1;
        for (std::size_t i = 0; i < b.members.size(); ++i) ways *= 4;
        for (std::size_t way = 0; way < ways; ++way) {
            world w = world{}.with(v.put_to_vote, status::met);
            roll_call call, all_there;
            std::size_t rest = way;
            for (const body_member& m : b.members) {
                const ballot cast = ballots[rest % 4];
                rest /= 4;
                w = v.with(w, m.key, cast);
                call.votes.push_back({m.key, cast});
                all_there.votes.push_back({m.key, cast == ballot::absent ? ballot::abstaining : cast});
            }
            const vote_outcome outcome = tally(b, call).outcome;
            REQUIRE(evaluate(c, w)[v.resolution] == expected_of(outcome));
            (outcome == vote_outcome::adopted ? adopted : rejected) += 1;
            const bool differs = tally(b, all_there).outcome != outcome;
            REQUIRE((counts_absence || !differs));  // where absence can decide, it is asked for
            decided_by_absence += differs ? 1 : 0;
        }
    }
    CHECK(adopted > 2000);
    CHECK(rejected > 2000);
    CHECK(decided_by_absence > 200);
    CHECK(counting > 50);
    CHECK(not_counting > 20);
}

TEST_CASE("a partial vote is decided in the graph only where the tally is decided, and not otherwise than there",
          "[random]") {
    tests::random_numbers random{5};
    constexpr ballot ballots[] = {ballot::in_favour, ballot::against, ballot::abstaining, ballot::absent};
    int decided = 0, open = 0;
    for (std::size_t round = 0, rounds = tests::amount(300, 20'000); round < rounds; ++round) {
        const body b = tests::make_random_body(random, 2, 4);
        const voted_on v{b, {}};
        CAPTURE(round);
        world w = world{}.with(v.put_to_vote, status::met);
        roll_call call;
        for (const body_member& m : b.members) {
            if (random.percent(50)) continue;
            const ballot cast = ballots[random.below(4)];
            w = v.with(w, m.key, cast);
            call.votes.push_back({m.key, cast});
        }
        const vote_outcome outcome = tally(b, call).outcome;
        // Not participating is no side of a vote: it is absence without a quorum.
        if (b.quorum > 0 && outcome == vote_outcome::undecided) continue;
        const exact_status exact = evaluate_exactly(v.p, w, v.resolution);
        REQUIRE(exact.ended == logic::ended::finished);
        REQUIRE(exact.is == expected_of(outcome));
        (outcome == vote_outcome::undecided ? open : decided) += 1;
    }
    CHECK(decided > 50);
    CHECK(open > 50);
}

TEST_CASE("a position may say when a member stays away") {
    const body b{.key = "three",
                 .members = {{.key = "a"}, {.key = "b"}, {.key = "c"}},
                 .adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .of = quota_base::present}}}};
    voted_on v{b, {}};
    const auto snow = v.p.add(precondition{.key = "snow"});
    const auto says = [&](const char* who, const condition& favour, const condition& absent) {
        v.p.add(position{.by = v.p.at<actor>(who),
                         .on = v.resolution,
                         .in_favour_when = favour,
                         .against_when = any_of(),
                         .absent_when = absent});
    };
    says("a", all_of(), snow);  // in favour, and so there
    says("b", any_of(), snow);
    says("c", any_of(), all_of());
    const world put = world{}.with(v.put_to_vote, status::met);
    CHECK(evaluate(v.p, put.with(snow, status::met))[v.resolution] == status::met);      // one of one
    CHECK(evaluate(v.p, put.with(snow, status::unmet))[v.resolution] == status::unmet);  // one of two
    CHECK(evaluate(v.p, put)[v.resolution] == status::open);
}

TEST_CASE("absence is asked for only of bodies where it can decide otherwise than abstaining") {
    const voted_on council{bodies::security_council(), 2025y / 11 / 17};
    CHECK_FALSE(council.p.find("RUS/resolution/absent"));
    const voted_on assembly{bodies::general_assembly(), {}};
    CHECK(assembly.p.find("RUS/resolution/absent"));
    const voted_on union_council{bodies::eu_council_2025(), {}};
    CHECK_FALSE(union_council.p.find("DEU/resolution/absent"));
    // 97 of 193 there, two thirds of those voting: two in favour, one against, 94 abstaining
    world w = world{}.with(assembly.put_to_vote, status::met);
    const body b = bodies::general_assembly();
    for (std::size_t i = 0; i < b.members.size(); ++i)
        w = assembly.with(w, b.members[i].key,
                          i < 2    ? ballot::in_favour
                          : i == 2 ? ballot::against
                          : i < 97 ? ballot::abstaining
                                   : ballot::absent);
    CHECK(evaluate(assembly.p, w)[assembly.resolution] == status::met);
    CHECK(evaluate(assembly.p, assembly.with(w, b.members[96].key, ballot::absent))[assembly.resolution] ==
          status::unmet);
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
    CHECK(answer[0].how == dependence::ruled_out);
    CHECK(answer[0].exact);
    const change_sets ways = enabling_sets(v.p, {}, v.resolution, {.list = 1});
    REQUIRE(ways.count);
    CHECK(ways.count->str() == "5005");  // minimal adopting profiles of the Council
}

TEST_CASE("a mandate has one rule of adoption") {
    voted_on v{bodies::security_council(), 2025y / 11 / 17};
    const std::uint32_t before = v.p.size();
    CHECK_THROWS_AS(adopt_by_vote(v.p, v.resolution, bodies::security_council(), 2025y / 11 / 17), muster::error);
    CHECK(v.p.size() == before);
}

TEST_CASE("members that an adoption mentions can be said more of later") {
    proposal p;
    const auto france = p.add(actor{.key = "FRA", .name = "France"});
    const auto resolution = p.add(mandate{.key = "resolution"});
    const adoption made = adopt_by_vote(p, resolution, bodies::security_council_of(1950).value());
    CHECK(made.mentioned.size() == 10);  // of eleven
    CHECK(std::find(made.mentioned.begin(), made.mentioned.end(), france) == made.mentioned.end());
    const auto china = p.at<actor>("CHN"), cuba = p.at<actor>("CUB");
    const auto vote = p.at("CUB/resolution/for");
    CHECK(p.add(actor{.key = "CUB", .name = "Cuba"}) == cuba);
    CHECK(p[cuba].name == "Cuba");
    CHECK(p.at("CUB/resolution/for") == vote);
    CHECK(p.add(actor{.key = "CHN"}) == china);
    CHECK(p[china].name == "Republic of China");                 // as it was mentioned
    CHECK_THROWS_AS(p.add(actor{.key = "CUB"}), muster::error);  // now it was said
    CHECK_THROWS_AS(p.add(actor{.key = "FRA"}), muster::error);
    CHECK_THROWS_AS(p.add(actor{.key = "GBR", .kind = actor_kind::group, .members = {{france}}}), muster::error);
    CHECK(p.add(actor{.key = "GBR", .name = "United Kingdom"}) == p.at<actor>("GBR"));
    const proposal copy = p;
    proposal second = copy;
    CHECK(second.add(actor{.key = "USA", .name = "United States"}) == p.at<actor>("USA"));
    CHECK(p[p.at<actor>("USA")].name.empty());
    CHECK(p.mention("EGY", "another name") == p.at<actor>("EGY"));
}

TEST_CASE(
    "by consensus a mandate is met once it is put forward and nobody objects, and members have the names of then") {
    const voted_on v{bodies::north_atlantic_council(), 1949y / 9 / 17};
    world w = world{}.with(v.put_to_vote, status::met);
    CHECK(evaluate(v.p, w)[v.resolution] == status::open);  // somebody may still object
    for (const body_member& m : sitting_on(bodies::north_atlantic_council(), 1949y / 9 / 17).members)
        w = v.with(w, m.key, ballot::abstaining);
    CHECK(evaluate(v.p, w)[v.resolution] == status::met);
    CHECK(evaluate(v.p, v.with(w, "ISL", ballot::against))[v.resolution] == status::unmet);

    const voted_on korea{bodies::security_council_until_1965(), 1950y / 6 / 25};
    CHECK(korea.p[korea.p.at<actor>("CHN")].name == "Republic of China");
    CHECK(korea.p[korea.p.at<actor>("USA")].name.empty());
}

TEST_CASE("a body with several weights is adopted in the graph as by its tally") {
    const body council = bodies::eu_council_2006();
    const voted_on v{council, {}};
    const auto is = [&](const std::string& opposed) {
        world w = world{}.with(v.put_to_vote, status::met);
        for (const body_member& m : council.members)
            w = v.with(w, m.key, opposed.find(m.key) == std::string::npos ? ballot::in_favour : ballot::against);
        return evaluate(v.p, w)[v.resolution];
    };
    CHECK(is("AUT BEL CZE GRC HUN PRT") == status::met);
    CHECK(is("DEU FRA ITA") == status::unmet);      // too few people
    CHECK(is("DEU FRA ITA MLT") == status::unmet);  // too few votes
}
