#include <cstdint>

#include <muster/io/phrases/phrasebook.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("numbers have a comma after each thousand, counts what is counted, and chances a per cent sign") {
    CHECK(text::number(std::uint64_t{0}) == "0");
    CHECK(text::number(std::uint64_t{999}) == "999");
    CHECK(text::number(std::uint64_t{1'234'567}) == "1,234,567");
    CHECK(text::number(logic::natural{UINT64_MAX} + logic::natural{1}) == "18,446,744,073,709,551,616");
    CHECK(text::counted(1, "vote", "votes") == "1 vote");
    CHECK(text::counted(2000, "vote", "votes") == "2,000 votes");
    CHECK(text::percent(0.125) == "12.5 %");
}

TEST_CASE("a name is that of the thing, else its key, and says of a fact that it is one") {
    proposal p{"names"};
    const auto named = p.add(precondition{.key = "a", .name = "there is a ceasefire"});
    const auto bare = p.add(actor{.key = "B"});
    const phrasebook words{p};
    CHECK(words.name(named).text() == "there is a ceasefire");
    CHECK(words.as_object(named).text() == "this: there is a ceasefire");
    CHECK(words.name(bare).text() == "B");
    CHECK(words.names({named, bare, named}, 2).text().find("2 more") != std::string::npos);
    CHECK_THROWS_AS(phrasebook{proposal{"another"}}.name(named), error);
}
