// How votes are told: as one value, in the past tense where it was reported.

#include <string>
#include <vector>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/votes.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

bool says(const std::string& text, const std::string& sentence) {
    return text.find(sentence) != std::string::npos;
}

/// Three in favour, A abstains, E takes no part.
void cast_votes(tests::five_votes& f) {
    const auto by = [&](const char* key) { return f.p.at<actor>(key); };
    f.p.add(event{.date = 2030y / 5 / 4,
                  .on = f.resolution,
                  .roll_call = {{by("A"), ballot::abstaining},
                                {by("B"), ballot::in_favour},
                                {by("C"), ballot::in_favour},
                                {by("D"), ballot::in_favour},
                                {by("E"), ballot::not_participating}}});
}

}  // namespace

TEST_CASE("a vote that was reported is told as it was cast, and once") {
    tests::five_votes f;
    cast_votes(f);
    const world now = world_at(f.p, 2030y / 6 / 1);
    const std::string by_votes = to_text(explain(f.p, now, f.resolution));
    INFO(by_votes);
    CHECK(says(by_votes, "the vote of A-land: abstained on 4 May 2030\n"));
    CHECK(says(by_votes, "the vote of B-land: voted in favour on 4 May 2030\n"));
    CHECK_FALSE(says(by_votes, "not so"));
    const auto first = by_votes.find("the vote of C-land: voted in favour on 4 May 2030\n");
    REQUIRE(first != std::string::npos);
    CHECK(by_votes.find("the vote of C-land", first + 1) == std::string::npos);
    CHECK(says(to_text(explain(f.p, now, f.p.at("A/m/against"))), "the vote of A-land: abstained on 4 May 2030\n"));
    CHECK(says(to_text(explain(f.p, now, f.p.at("E/m/for"))),
               "the vote of E-land: took no part in the vote on 4 May 2030\n"));
    CHECK(says(to_text(timeline(f.p)),
               "the resolution: B-land, C-land and D-land voted in favour; A-land abstained;\n"
               "  E-land took no part in the vote"));
}

TEST_CASE("a report of one side of a vote says no more than that") {
    tests::five_votes f;
    f.p.add(event{.date = 2030y / 5 / 4, .on = f.p.at("A/m/against"), .status = status::unmet});
    f.p.add(event{.date = 2030y / 5 / 4, .on = f.p.at("B/m/for"), .status = status::met});
    const world now = world_at(f.p, 2030y / 6 / 1);
    CHECK(says(to_text(explain(f.p, now, f.p.at("A/m/against"))), "the vote of A-land: not against on 4 May 2030\n"));
    CHECK(says(to_text(explain(f.p, now, f.p.at("B/m/for"))), "the vote of B-land: in favour on 4 May 2030\n"));
}

TEST_CASE("what is supposed of a vote is told as one value") {
    tests::five_votes f;
    const phrasebook words{f.p};
    const auto told = [&](ballot how, std::vector<const char*> who) {
        std::vector<assumption> all;
        for (const char* key : who)
            for (const assumption& a : votes_as(f.p, f.p.at<actor>(key), f.resolution, how)) all.push_back(a);
        return words.changes(all).text();
    };
    CHECK(told(ballot::in_favour, {"A"}) == "A-land votes for the resolution");
    CHECK(told(ballot::against, {"A", "C"}) == "A-land and C-land vote against the resolution");
    CHECK(told(ballot::abstaining, {"A"}) == "A-land abstains in the vote on the resolution");
    CHECK(words.changes({{f.p.at("A/m/for"), status::unmet}}).text() == "A-land does not vote for the resolution");
    CHECK(words.changes({{f.p.at("A/m/against"), status::unmet}, {f.p.at("B/m/against"), status::unmet}}).text() ==
          "A-land and B-land do not vote against the resolution");
    CHECK(words.statement_of_status(f.p.at("A/m/against"), status::open).text() ==
          "A-land may vote against the resolution");
    // where a member can also stay away
    const auto other = f.p.add(mandate{.key = "n", .name = "another resolution"});
    body quorate = *f.p.find_body("five");
    quorate.key = "quorate";
    quorate.quorum = 3;
    (void)adopt_by_vote(f.p, other, quorate);
    const phrasebook more{f.p};
    const auto of_other = [&](ballot how) {
        return more.changes(votes_as(f.p, f.p.at<actor>("A"), other, how)).text();
    };
    CHECK(of_other(ballot::abstaining) == "A-land abstains in the vote on another resolution");
    CHECK(of_other(ballot::absent) == "A-land stays away from the vote on another resolution");
    CHECK(more.changes({{f.p.at("A/n/for"), status::unmet}, {f.p.at("A/n/against"), status::unmet}}).text() ==
          "A-land votes neither for nor against another resolution");
}

TEST_CASE("the votes that would have sunk a resolution are told together") {
    tests::five_votes f;
    cast_votes(f);
    const std::string text = to_text(blocking_sets(f.p, world_at(f.p, 2030y / 6 / 1), f.resolution));
    INFO(text);
    CHECK(says(text, "- A-land votes against the resolution\n"));
    CHECK(says(text, "- any 1 of B-land, C-land and D-land does not vote for the resolution, or votes"));
}

TEST_CASE("a mandate of which nobody has heard is not in force so far, and no chance is settled by that") {
    tests::five_votes f;
    const auto plain = f.p.add(mandate{.key = "n", .name = "another resolution"});
    const world now = world_at(f.p, 2030y / 1 / 1);
    CHECK(says(to_text(explain(f.p, now, plain)),
               "another resolution: not in force, nothing was reported on it so far\n"));
    f.p.add(event{.date = 2030y / 1 / 1, .on = plain, .stage = stage::vetoed});
    const std::string settled = to_text(likelihood(f.p, world_at(f.p, 2030y / 1 / 1), plain, {}));
    CHECK(says(settled, "0 %, as long as what was reported and assumed stays so."));
    const auto never = f.p.add(precondition{.key = "never", .when = any_of()});
    CHECK(says(to_text(likelihood(f.p, {}, never, {})), "0 %, whatever else happens."));
}
