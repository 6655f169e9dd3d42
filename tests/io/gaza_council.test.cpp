// The vote on the force for Gaza, asked through the graph; and a loop through a vote of a council that a file brings.

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <muster/io/json.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/power.hpp>
#include <muster/query/votes.hpp>
#include <support/catch.hpp>
#include <support/scenario.hpp>

using namespace muster;
using namespace std::chrono_literals;
using tests::gaza;
using tests::keys;

namespace {

const date eve = 2025y / 11 / 16;  // the draft is tabled, the vote is on the morrow

keys actors_of(const dependents_answer& answer) {
    keys result;
    for (const dependent& d : answer) result.insert(gaza()[d.who].key);
    return result;
}

const std::vector<std::string> permanent{"CHN", "FRA", "GBR", "RUS", "USA"};

}  // namespace

TEST_CASE("whose participation depends on Russia not voting against: who waits for the mandate, through it") {
    const auto resolution = gaza().at<mandate>("resolution");
    const world now = world_at(gaza(), eve);
    const dependents_answer by_veto = dependents(gaza(), now, gaza().at("RUS/resolution/against"));
    const dependents_answer by_mandate = dependents(gaza(), now, resolution);
    CHECK(actors_of(by_veto) == keys{"EGY", "QAT", "TUR", "PAK", "IDN", "ARE", "SAU", "willing"});
    for (const dependent& d : by_veto) {
        INFO(gaza()[d.who].key);
        CHECK(d.how == dependence::ruled_out);
        CHECK_FALSE(d.direct);
        CHECK(std::find(d.chain.begin(), d.chain.end(), any_handle{resolution}) != d.chain.end());
        CHECK_FALSE(d.citations.empty());
    }
    // Whoever cannot come without the mandate cannot come against a veto.
    for (const dependent& d : by_mandate)
        if (d.how == dependence::necessary) CHECK(actors_of(by_veto).count(gaza()[d.who].key) == 1);
    // Nobody's coming hinges on an elected member's single vote in the same way: nine others can carry it.
    const dependents_answer elected = dependents(gaza(), now, gaza().at("GUY/resolution/against"));
    for (const dependent& d : elected) CHECK(d.how == dependence::barred);
}

TEST_CASE("the force hinges on the votes of the five that can veto, and on no other single vote") {
    const auto put = gaza().at("resolution-put-to-vote");
    const world voting = world_at(gaza(), eve).with(put, status::met);
    const change_sets ways = blocking_sets(gaza(), voting, gaza().at("isf"), {.list = 100, .largest = 1});
    keys votes;
    for (const change_set& set : ways)
        if (const auto cast = gaza().as<vote>(set.changes.at(0).what)) {
            CHECK(set.changes[0].is == status::met);
            votes.insert(gaza()[*cast].key);
        }
    CHECK(votes == keys{"CHN/resolution/against", "FRA/resolution/against", "GBR/resolution/against",
                        "RUS/resolution/against", "USA/resolution/against"});
    keys holders;
    for (const std::string& key : tally(gaza(), voting, gaza().at<mandate>("resolution")).can_block)
        holders.insert(key);
    CHECK(holders == keys(permanent.begin(), permanent.end()));
}

TEST_CASE("the smallest change of terms that adopts the draft is enough, and nothing smaller is") {
    const auto resolution = gaza().at("resolution");
    const world now = world_at(gaza(), eve);
    const change_sets ways = enabling_sets(gaza(), now, resolution, {.list = 5});
    REQUIRE(ways.count);
    REQUIRE(ways.size() == 5);
    // Two members are in favour on the record. Seven more of thirteen make nine, but those with terms of their own (of
    // Russia two) cost more than those with none.
    const change_set& least = ways[0];
    world adopted = now;
    for (const assumption& x : least.changes) adopted = adopted.with(x.what, x.is);
    CHECK(evaluate(gaza(), adopted)[resolution] == status::met);
    // Who votes for is not against: that side goes without saying.
    const auto goes_without_saying = [&](const assumption& one) {
        const auto cast = gaza().as<vote>(one.what);
        return cast && one.is == status::unmet &&
               std::any_of(least.changes.begin(), least.changes.end(), [&](const assumption& other) {
                   const auto for_it = gaza().as<vote>(other.what);
                   return for_it && other.is == status::met && gaza()[*for_it].by == gaza()[*cast].by;
               });
    };
    for (std::size_t leave_out = 0; leave_out < least.size(); ++leave_out) {
        if (goes_without_saying(least.changes[leave_out])) continue;
        world less = now;
        for (std::size_t i = 0; i < least.size(); ++i)
            if (i != leave_out) less = less.with(least.changes[i].what, least.changes[i].is);
        CHECK(evaluate_exactly(gaza(), less, resolution).is != status::met);
    }
    std::set<std::string> in_favour;
    std::set<std::string> not_against;
    for (const assumption& x : least.changes)
        if (const auto cast = gaza().as<vote>(x.what))
            (gaza()[*cast].side == vote_side::in_favour ? in_favour : not_against).insert(gaza()[gaza()[*cast].by].key);
    CHECK(in_favour.size() == 7);
    for (const std::string& holder : permanent) CHECK(not_against.count(holder) == 1);
    // Russia's own terms, on the record since 14 November.
    const change_sets russia = enabling_sets(gaza(), now, gaza().at("RUS/resolution/for"));
    REQUIRE(russia.size() == 1);
    CHECK(russia[0].changes == std::vector<assumption>{{gaza().at("two-state-formula"), status::met},
                                                       {gaza().at("council-control"), status::met}});
}

TEST_CASE("what is not on record stays open until the vote, and then it is thirteen to none with two abstaining") {
    const auto resolution = gaza().at<mandate>("resolution");
    CHECK(body_of(gaza(), resolution).key == "security-council-2025");
    const tally_result before = tally(gaza(), world_at(gaza(), eve), resolution);
    CHECK(before.outcome == vote_outcome::undecided);
    CHECK(before.outstanding.size() == 15);  // support on the record does not say that nobody will be against
    const world after = world_at(gaza(), 2025y / 11 / 17);
    const tally_result voted = tally(gaza(), after, resolution);
    CHECK(voted.outcome == vote_outcome::adopted);
    CHECK(voted.in_favour == 13);
    CHECK(voted.against == 0);
    CHECK(voted.abstaining == 2);
    CHECK(voted.outstanding.empty());
    const outcome o = evaluate(gaza(), after);
    CHECK(o[resolution] == status::met);
    CHECK(std::none_of(o.disagreements().begin(), o.disagreements().end(),
                       [&](const disagreement& d) { return d.what == any_handle{resolution}; }));
    const auto russian = gaza().at<mandate>("russian-draft");
    CHECK(tally(gaza(), after, russian).outcome == vote_outcome::undecided);
    CHECK_THROWS_AS(tally(gaza(), after, gaza().at<mandate>("board-charter")), error);
}

TEST_CASE("a member of a council wants others' pledges before it votes, and they want the vote before they pledge") {
    const proposal p = tests::read_scenario("examples/council-of-five.json");
    const world now = world_at(p, 2030y / 2 / 1);
    const auto decision = p.at<mandate>("mandate");
    const auto highland = p.at("highland/troops");
    const standoffs_answer found = standoffs(p, now);
    REQUIRE(found.size() == 1);
    const auto holds = [&](const char* key) {
        return std::find(found[0].members.begin(), found[0].members.end(), p.at(key)) != found[0].members.end();
    };
    CHECK(holds("mandate"));
    CHECK(holds("northland/mandate/for"));
    CHECK(holds("others-pledge"));
    CHECK(holds("highland/troops"));
    CHECK(found[0].first_moves == std::vector<std::vector<any_handle>>{{p.at("northland/mandate/for")}, {highland}});
    CHECK(evaluate(p, now)[p.at("force")] == status::unmet);
    CHECK(evaluate(p, now.with(highland, status::met))[p.at("force")] == status::met);
    // A third vote from elsewhere does without the loop.
    for (const std::string other : {"westland", "seaside"}) {
        const world moved =
            now.with(p.at(other + "/mandate/for"), status::met).with(p.at(other + "/mandate/against"), status::unmet);
        CHECK(evaluate(p, moved)[p.at("force")] == status::met);
    }
    CHECK(tally(p, now, decision).can_block.empty());  // the one with a veto is in favour already
    const auto shapley = [&](const world& w) {
        return power(p, w, p.at("force"), {power_index::shapley_shubik}).members;
    };
    for (const power_table::row& row : shapley(now)) CHECK(row.values.front().exact == logic::rational{0});
    const world carried = now.with(decision, status::met);
    for (const power_table::row& row : shapley(carried)) CHECK(row.values.front().exact == logic::rational{1, 2});
}

// ---- in print

TEST_CASE("a tally prints its outcome, its counts and its reason") {
    const body b{.key = "board",
                 .members = {{.key = "A"}, {.key = "B"}, {.key = "C"}, {.key = "D"}},
                 .adopted_when = {{{.at_least = 2}}},
                 .veto_holders = {"A"},
                 .quorum = 2,
                 .party_to_dispute = party_rule::abstains};
    const auto text = [&](std::vector<cast_vote> votes, std::vector<std::string> parties = {}) {
        return to_text(tally(b, {.votes = std::move(votes), .parties_to_dispute = std::move(parties)}), {.width = 120});
    };
    constexpr ballot yes = ballot::in_favour, no = ballot::against, absent = ballot::absent;
    CHECK(text({{"A", yes}, {"B", yes}, {"C", no}, {"D", ballot::abstaining}}) ==
          "Adopted: 2 in favour, 1 against, 1 abstaining.\n");
    CHECK(text({{"A", yes}, {"B", no}, {"C", no}, {"D", absent}}) ==
          "Not adopted: 1 in favour, 2 against, 0 abstaining, 1 absent; short by 1 in favour.\n");
    CHECK(text({{"A", no}, {"B", yes}, {"C", yes}, {"D", ballot::not_participating}}) ==
          "Not adopted: 2 in favour, 1 against, 0 abstaining, 1 not participating; vetoed by A.\n");
    CHECK(text({{"A", no}}) == "Not adopted: 0 in favour, 1 against, 0 abstaining; A opposes it and holds a veto.\n");
    CHECK(text({{"A", yes}, {"B", absent}, {"C", absent}, {"D", absent}}) ==
          "Not adopted: 1 in favour, 0 against, 0 abstaining, 3 absent; too few are present.\n");
    CHECK(text({{"B", yes}}) ==
          "Undecided: 1 in favour, 0 against, 0 abstaining so far; 3 votes are outstanding, of A, C and D.\n"
          "A can still block it.\n"
          "It is adopted with 1 more in favour if the others abstain.\n");
    CHECK(text({{"A", no}, {"B", yes}, {"C", yes}, {"D", yes}}, {"A"}) ==
          "Adopted: 3 in favour, 0 against, 1 abstaining.\n"
          "Bound by the rule on parties to a dispute: A.\n");
}

TEST_CASE("a table of power prints a column for each kind of member and exact fractions where they are short") {
    const body b{.key = "board",
                 .members = {{.key = "A"}, {.key = "B"}, {.key = "C"}},
                 .adopted_when = {{{.at_least = 2}}},
                 .veto_holders = {"A"}};
    std::ostringstream out;
    out << power(b, {power_index::banzhaf_absolute, power_index::shapley_shubik});
    CHECK(out.str() ==
          "Power in this: board\n"
          "\n"
          "  index             A             B and 1 more\n"
          "  --------------------------------------------\n"
          "  banzhaf_absolute  0.75 = 3/4    0.25 = 1/4\n"
          "  shapley_shubik    0.6667 = 2/3  0.1667 = 1/6\n"
          "\n"
          "B and 1 more: B and C\n");
}
