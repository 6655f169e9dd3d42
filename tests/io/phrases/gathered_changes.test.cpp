#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;

TEST_CASE("what is wanted is gathered: votes by side, and the rest one by one") {
    const tests::five_votes f;
    const phrasebook words{f.p};
    detail::gathered_changes gathered{words};
    for (const char* member : {"A", "B", "C"}) gathered.add({f.p.at(std::string{member} + "/m/for"), status::met});
    gathered.add({f.put_to_vote, status::met});
    const std::string told = gathered.words().text();
    CHECK(told.find("A-land, B-land and C-land vote for the resolution") != std::string::npos);
    CHECK(told.find("put to the vote") != std::string::npos);
}

TEST_CASE("votes that may be of any members are counted") {
    const tests::five_votes f;
    const phrasebook words{f.p};
    std::vector<handle<actor>> members;
    for (const char* member : {"B", "C", "D", "E"}) members.push_back(*f.p.find<actor>(member));
    detail::gathered_changes gathered{words};
    gathered.add(detail::exchangeable_votes{f.resolution, true, 2, members, false});
    CHECK(gathered.words().text().find("any 2 of B-land, C-land, D-land and E-land vote for the resolution") !=
          std::string::npos);
    CHECK(detail::voting_verb(vote_side::in_favour, true, false) == "votes for");
    CHECK(detail::voting_verb(vote_side::against, false, true) == "do not vote against");
    CHECK_FALSE(detail::is_many(f.p, members[0]));
}
