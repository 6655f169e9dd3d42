#include <cstddef>
#include <string>

#include <muster/io/phrases/change_sets.hpp>
#include <muster/io/text.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("sets that differ only by which members vote are told once") {
    const tests::five_votes f;
    const world put = world{}.with(f.put_to_vote, status::met);
    const change_sets all = enabling_sets(f.p, put, f.resolution);
    CHECK(all.size() == 10);  // three of five
    const std::string text = to_text(all);
    CHECK(text.find("- any 3 of the 5 members vote for the resolution; A-land does not vote against\n"
                    "  the resolution (10 ways)\n") != std::string::npos);
    CHECK(text.find("- ", text.find("- any 3") + 1) == std::string::npos);
}

TEST_CASE("a vote that is not given may as well be one against, but for those who have a veto") {
    const tests::five_votes f;
    const world put = world{}.with(f.put_to_vote, status::met);
    const change_sets all = blocking_sets(f.p, put, f.resolution, {.list = 1000});
    const std::string text = to_text(all);
    CHECK(text.find("- A-land votes against the resolution\n") != std::string::npos);
    // three of B to E by one of two ways each, or two of them and A
    CHECK(text.find("- any 3 of the 5 members do not vote for the resolution, or vote against it (56\n  ways)\n") !=
          std::string::npos);
    CHECK(all.size() == 57);
}

TEST_CASE("whatever is listed of sets that differ by votes, all that are like it are told") {
    const tests::five_votes f;
    const world put = world{}.with(f.put_to_vote, status::met);
    CHECK(to_text(enabling_sets(f.p, put, f.resolution, {.list = 1})) ==
          to_text(enabling_sets(f.p, put, f.resolution)));
}

TEST_CASE("a vote that is known, or that something else hangs on, is not exchanged for another") {
    tests::five_votes f;
    const auto bs_vote = f.p.vote_of(f.p.at<actor>("B"), f.resolution, vote_side::in_favour);
    const world put = world{}.with(f.put_to_vote, status::met);
    SECTION("known") {
        const world in = put.with(bs_vote, status::met).with(f.p.at("B/m/against"), status::unmet);
        const std::string text = to_text(enabling_sets(f.p, in, f.resolution));
        CHECK(text.find("any 2 of A-land, C-land, D-land and E-land vote for the resolution") != std::string::npos);
        CHECK(text.find("(6 ways)") != std::string::npos);
    }
    SECTION("hung on") {
        const auto other = f.p.add(actor{.key = "O", .name = "Oland"});
        f.p.add(pledge{.by = other, .fills = f.troops, .when = bs_vote});
        const change_sets all = enabling_sets(f.p, put, f.resolution);
        const std::string text = to_text(all);
        CHECK(all.size() == 10);
        CHECK(text.find("any 3 of A-land, C-land, D-land and E-land vote for the resolution") != std::string::npos);
        CHECK(text.find("(4 ways)") != std::string::npos);
        CHECK(text.find("B-land") != std::string::npos);
    }
}

TEST_CASE("the likeliest sets are told one by one, for there it matters who votes") {
    const tests::five_votes f;
    const world put = world{}.with(f.put_to_vote, status::met);
    const std::string text = to_text(enabling_sets(f.p, put, f.resolution, {.likely = beliefs::otherwise(0.5)}));
    CHECK(text.find("any 3") == std::string::npos);
    CHECK(text.find("C-land and ") != std::string::npos);
}
