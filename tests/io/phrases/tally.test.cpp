#include <string>

#include <muster/io/phrases/tally.hpp>
#include <muster/io/text.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("the tally of a mandate has a heading, the view, and the names of members") {
    const tests::five_votes f;
    const world now = world_at(f.p, 2025y / 11 / 8).with(f.p.at("A/m/against"), status::met);
    const tally_answer answer = tally(f.p, now, f.resolution);
    const std::string text = to_text(answer);
    CHECK(text.find("The vote on the resolution\n\nOn 8 November 2025, as known on that day; assumed: A-land votes "
                    "against the\nresolution") == 0);
    CHECK(text.find("A-land opposes it and holds") != std::string::npos);
    CHECK(answer.in == now);
}

TEST_CASE("the tally of a body alone has the keys of its members") {
    const body two{.key = "two", .members = {{.key = "A"}, {.key = "B"}}, .adopted_when = {{{.at_least = 2}}}};
    CHECK(to_text(tally(two, {.votes = {{"A", ballot::in_favour}}})).find("1 vote is outstanding,\nof B.") !=
          std::string::npos);
}
