#include <muster/query/votes.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;

TEST_CASE("the votes on a mandate are those that a world says, and the tally is that of its body") {
    const tests::five_votes f;
    const body five = body_of(f.p, f.resolution);
    CHECK(five.key == "five");
    CHECK(votes_on(f.p, {}, f.resolution, five).votes.empty());
    const world w = world{}
                        .with(f.p.at("A/m/for"), status::met)
                        .with(f.p.at("A/m/against"), status::unmet)
                        .with(f.p.at("B/m/against"), status::met)
                        .with(f.p.at("C/m/for"), status::unmet)
                        .with(f.p.at("C/m/against"), status::unmet);
    const roll_call call = votes_on(f.p, w, f.resolution, five);
    CHECK(call.votes ==
          std::vector<cast_vote>{{"A", ballot::in_favour}, {"B", ballot::against}, {"C", ballot::abstaining}});
    const tally_answer answer = tally(f.p, w, f.resolution);
    CHECK(static_cast<const tally_result&>(answer) == tally(five, call));
    CHECK(answer.on == f.resolution);
    CHECK(answer.in == w);
    CHECK(answer.outstanding == std::vector<std::string>{"D", "E"});
}

TEST_CASE("a mandate that no known body adopts has no tally") {
    proposal p{"none"};
    const auto m = p.add(mandate{.key = "m"});
    CHECK_THROWS_AS(tally(p, {}, m), error);
}
