#include "../support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>
#include <muster/council/tally.hpp>

#include "../oracles/random_body.hpp"
#include "../support/amount.hpp"
#include "../support/csv.hpp"

using namespace muster;
using namespace std::chrono_literals;

namespace {

using keys = std::vector<std::string>;

keys split(const std::string& text) {
    std::istringstream in{text};
    keys result;
    for (std::string word; in >> word;) result.push_back(word);
    return result;
}

std::vector<cast_vote> cast(const std::string& in_favour, const std::string& against = {},
                            const std::string& abstaining = {}, const std::string& absent = {}) {
    std::vector<cast_vote> votes;
    for (const auto& m : split(in_favour)) votes.push_back({m, ballot::in_favour});
    for (const auto& m : split(against)) votes.push_back({m, ballot::against});
    for (const auto& m : split(abstaining)) votes.push_back({m, ballot::abstaining});
    for (const auto& m : split(absent)) votes.push_back({m, ballot::absent});
    return votes;
}

template <class Action>
void refuses(errc code, const std::string& key, Action action) {
    try {
        action();
    } catch (const error& e) {
        CHECK(e.code() == code);
        CHECK(e.key() == key);
        CHECK(std::string{e.what()}.find(key) != std::string::npos);
        return;
    }
    FAIL("nothing was refused");
}

// S/RES/2803 (2025), 17 November 2025
const std::string for_2803 = "DZA DNK FRA GRC GUY PAK PAN KOR SLE SVN SOM GBR USA";
const date day_of_2803 = 2025y / 11 / 17;

/// The table of recorded votes: not part of the project, looked for beside it.
std::vector<support::csv_row> recorded_votes() {
    if (const char* file = std::getenv("MUSTER_COUNCIL_VOTES")) return support::read_csv(file);
    return support::read_csv("../shared/facts/council_votes.csv");
}

body council_of(const support::csv_row& row) {
    return row.at("threshold") == "7" ? bodies::security_council_until_1965() : bodies::security_council();
}

/// Only the permanent members of the Council at the time of the vote, whatever they were called.
body permanent_members_at(const support::csv_row& row) {
    body council = council_of(row);
    council.members.clear();
    for (const std::string& holder : council.veto_holders) council.members.push_back({.key = holder});
    council.from = council.until = {};
    return council;
}

/// The day of a vote; of one of which only the year is known, its first.
date day_of(const support::csv_row& row) {
    const std::string& text = row.at("date");
    return *parse_date(text.size() == 4 ? text + "-01-01" : text);
}

std::size_t number(const support::csv_row& row, const char* column) {
    return row.at(column).empty() ? 0 : static_cast<std::size_t>(std::stoul(row.at(column)));
}

}  // namespace

TEST_CASE("S/RES/2803 is adopted by thirteen votes with two permanent members abstaining") {
    const tally_result result =
        tally(bodies::security_council(), {.on = day_of_2803, .votes = cast(for_2803, "", "CHN RUS")});
    CHECK(result.outcome == vote_outcome::adopted);
    CHECK(result.reason == vote_reason::carried);
    CHECK(result.in_favour == 13);
    CHECK(result.against == 0);
    CHECK(result.abstaining == 2);
    CHECK(result.outstanding.empty());
    CHECK(result.short_by == 0);
    CHECK(result.vetoed_by.empty());
    CHECK(result.can_block.empty());
    CHECK(result.still_needed == 0U);
}

TEST_CASE("ten votes of the Security Council, checked by hand, have the recorded outcome") {
    struct recorded {
        const char* symbol;
        date on;
        const char* against;
        const char* abstaining;
        std::size_t in_favour;  // all others
        vote_reason reason;
        const char* vetoed_by;
    };
    // From the records of the meetings, as the United Nations Digital Library lists them.
    const recorded votes[] = {
        {"S/2017/962", 2017y / 11 / 16, "BOL RUS", "CHN EGY", 11, vote_reason::vetoed, "RUS"},
        {"S/2018/516", 2018y / 6 / 1, "USA", "ETH GBR NLD POL", 10, vote_reason::vetoed, "USA"},
        {"S/2018/520", 2018y / 6 / 1, "BOL KWT RUS", "CHN CIV ETH FRA GBR GNQ KAZ NLD PER POL SWE", 1,
         vote_reason::short_of_quota, ""},
        {"S/2019/756", 2019y / 9 / 19, "CHN RUS", "GNQ", 12, vote_reason::vetoed, "CHN RUS"},
        {"S/RES/2504 (2020)", 2020y / 1 / 10, "", "CHN GBR RUS USA", 11, vote_reason::carried, ""},
        {"S/2022/155", 2022y / 2 / 25, "RUS", "ARE CHN IND", 11, vote_reason::vetoed, "RUS"},
        {"S/RES/2699 (2023)", 2023y / 10 / 2, "", "CHN RUS", 13, vote_reason::carried, ""},
        {"S/2023/772", 2023y / 10 / 16, "FRA GBR JPN USA", "ALB BRA CHE ECU GHA MLT", 5, vote_reason::short_of_quota,
         ""},
        {"S/RES/2728 (2024)", 2024y / 3 / 25, "", "USA", 14, vote_reason::carried, ""},
        {"S/2024/835", 2024y / 11 / 20, "USA", "", 14, vote_reason::vetoed, "USA"},
    };
    for (const recorded& v : votes) {
        CAPTURE(v.symbol);
        const keys against = split(v.against), abstaining = split(v.abstaining);
        std::string in_favour;
        for (const body_member& m : sitting_on(bodies::security_council(), v.on).members)
            if (std::count(against.begin(), against.end(), m.key) +
                    std::count(abstaining.begin(), abstaining.end(), m.key) ==
                0)
                in_favour += m.key + " ";
        const tally_result result =
            tally(bodies::security_council(), {.on = v.on, .votes = cast(in_favour, v.against, v.abstaining)});
        CHECK(result.in_favour == v.in_favour);
        CHECK(result.in_favour + result.against + result.abstaining == 15);
        CHECK(result.reason == v.reason);
        CHECK((result.outcome == vote_outcome::adopted) == (v.reason == vote_reason::carried));
        CHECK(result.vetoed_by == split(v.vetoed_by));
    }
}

TEST_CASE("the textbook weights of thirty-nine get S/RES/2803 wrong") {
    body textbook = sitting_on(bodies::security_council(), day_of_2803);
    for (body_member& m : textbook.members) m.weight = is_veto_holder(textbook, m.key) ? 7 : 1;
    textbook.veto_holders.clear();
    textbook.adopted_when = {{{.at_least = 39, .by = "weight"}}};
    const tally_result result = tally(textbook, {.votes = cast(for_2803, "", "CHN RUS")});
    CHECK(result.quotas.front().in_favour == 31);  // adopted in truth, by the rule of the test above
    CHECK(result.short_by == 8);
    CHECK(result.outcome == vote_outcome::not_adopted);
}

TEST_CASE("a vote against by a permanent member is a veto only where the votes in favour suffice") {
    const body council = bodies::find("security-council-2025").value();
    SECTION("they do") {
        const tally_result result = tally(council, {.votes = cast(for_2803, "RUS", "CHN")});
        CHECK(result.outcome == vote_outcome::not_adopted);
        CHECK(result.reason == vote_reason::vetoed);
        CHECK(result.vetoed_by == keys{"RUS"});
        CHECK_FALSE(result.still_needed.has_value());
    }
    SECTION("they do not") {
        const tally_result result =
            tally(council, {.votes = cast("FRA GBR USA GRC DNK SVN", "RUS CHN", "DZA GUY PAK PAN KOR SLE SOM")});
        CHECK(result.reason == vote_reason::short_of_quota);
        CHECK(result.short_by == 3);
        CHECK(result.vetoed_by.empty());
        CHECK(result.opposed_veto_holders == keys{"CHN", "RUS"});
    }
    SECTION("that is not known yet") {
        const tally_result result = tally(council, {.votes = cast("FRA GBR USA GRC DNK SVN", "RUS")});
        CHECK(result.outcome == vote_outcome::not_adopted);
        CHECK(result.reason == vote_reason::veto_or_insufficient);
        CHECK(result.vetoed_by.empty());
    }
    SECTION("nor on a procedural matter") {
        const body procedural = bodies::find("security-council-2025", matter::procedural).value();
        CHECK(tally(procedural, {.votes = cast(for_2803, "RUS", "CHN")}).outcome == vote_outcome::adopted);
    }
}

TEST_CASE("a partial vote says who can still block and how many votes are still needed") {
    const body council = bodies::find("security-council-2025").value();
    SECTION("before anybody voted the permanent members can block, and nine votes are needed") {
        const tally_result result = tally(council, {});
        CHECK(result.outcome == vote_outcome::undecided);
        CHECK(result.reason == vote_reason::votes_outstanding);
        CHECK(result.can_block == keys{"CHN", "FRA", "GBR", "RUS", "USA"});
        CHECK(result.still_needed == 9U);
        CHECK(result.short_by == 9);
        CHECK(result.outstanding.size() == 15);
    }
    SECTION("nine votes in favour decide nothing while a permanent member has not voted") {
        const tally_result result = tally(council, {.votes = cast("FRA GBR USA GRC DNK SVN PAN SOM SLE")});
        CHECK(result.outcome == vote_outcome::undecided);
        CHECK(result.can_block == keys{"CHN", "RUS"});
        CHECK(result.still_needed == 0U);
    }
    SECTION("it is decided once no outstanding member can change it") {
        const tally_result result =
            tally(council, {.votes = cast("FRA GBR USA GRC DNK SVN PAN SOM SLE", "", "CHN RUS")});
        CHECK(result.outcome == vote_outcome::adopted);
        CHECK(result.outstanding == keys{"DZA", "GUY", "KOR", "PAK"});
        CHECK(result.can_block.empty());
    }
    SECTION("where every outstanding vote is needed, any elected member can block too") {
        const tally_result result =
            tally(council, {.votes = cast("FRA GBR USA GRC DNK SVN PAN", "", "CHN RUS DZA GUY KOR PAK")});
        CHECK(result.can_block == keys{"SLE", "SOM"});
        CHECK(result.still_needed == 2U);
    }
    SECTION("seven not in favour decide against without any veto") {
        const tally_result result = tally(council, {.votes = cast("", "DZA PAK", "CHN RUS SLE SOM GUY")});
        CHECK(result.outcome == vote_outcome::not_adopted);
        CHECK(result.reason == vote_reason::short_of_quota);
    }
}

TEST_CASE("the Charter's letter, by which every permanent member must concur, is a body like any other") {
    body literal = bodies::find("security-council-2025").value();
    literal.abstention_is_veto = literal.absence_is_veto = true;
    CHECK(tally(literal, {.votes = cast(for_2803, "", "CHN RUS")}).vetoed_by == keys{"CHN", "RUS"});
    CHECK(tally(literal, {}).still_needed == 9U);
    CHECK(tally(literal, {.votes = cast("DZA DNK GRC GUY PAK PAN KOR SLE")}).still_needed == 5U);
}

TEST_CASE("a party to the dispute is counted as abstaining, and has no veto") {
    const body council = bodies::find("security-council-2025").value();
    const roll_call call{.votes = cast(for_2803, "RUS", "CHN"), .parties_to_dispute = {"RUS"}};
    const tally_result result = tally(council, call);
    CHECK(result.outcome == vote_outcome::adopted);
    CHECK(result.abstaining == 2);
    CHECK(result.bound_parties == keys{"RUS"});
    const tally_result before = tally(council, {.parties_to_dispute = {"RUS"}});
    CHECK(before.can_block == keys{"CHN", "FRA", "GBR", "USA"});
}

TEST_CASE("two thirds of the members present and voting do not count those who abstain or stay away") {
    const body assembly = bodies::general_assembly();
    std::vector<cast_vote> votes;
    const auto say = [&](std::size_t how_many, ballot v) {
        for (std::size_t i = 0; i < how_many; ++i) votes.push_back({assembly.members[votes.size()].key, v});
    };
    SECTION("80 against 40 is two thirds") {
        say(80, ballot::in_favour), say(40, ballot::against), say(60, ballot::abstaining), say(13, ballot::absent);
        CHECK(tally(assembly, {.on = 2025y / 9 / 12, .votes = votes}).outcome == vote_outcome::adopted);
    }
    SECTION("79 against 41 lacks three members who did not vote") {
        say(79, ballot::in_favour), say(41, ballot::against), say(60, ballot::abstaining), say(13, ballot::absent);
        const tally_result result = tally(assembly, {.on = 2025y / 9 / 12, .votes = votes});
        CHECK(result.outcome == vote_outcome::not_adopted);
        CHECK(result.short_by == 3);
    }
    SECTION("without a majority present nothing is decided") {
        say(80, ballot::in_favour), say(16, ballot::abstaining), say(97, ballot::absent);
        const tally_result result = tally(assembly, {.on = 2025y / 9 / 12, .votes = votes});
        CHECK(result.reason == vote_reason::no_quorum);
    }
    SECTION("a large lead with few outstanding is decided") {
        say(140, ballot::in_favour), say(20, ballot::against), say(20, ballot::abstaining);
        CHECK(tally(assembly, {.on = 2025y / 9 / 12, .votes = votes}).outcome == vote_outcome::adopted);
    }
}

TEST_CASE("the EU Council needs fifteen members and 65 per cent, or opposition by fewer than four") {
    const body council = bodies::eu_council_2025();
    const auto without = [&](const std::string& opposed) {
        std::vector<cast_vote> votes = cast("", opposed);
        for (const body_member& m : council.members)
            if (opposed.find(m.key) == std::string::npos) votes.push_back({m.key, ballot::in_favour});
        return tally(council, {.votes = votes});
    };
    CHECK(without("DEU FRA ITA").outcome == vote_outcome::adopted);
    CHECK(without("DEU FRA ITA MLT").outcome == vote_outcome::not_adopted);
    CHECK(without("AUT BEL BGR CYP").outcome == vote_outcome::adopted);
    const tally_result small = without("AUT BEL BGR CYP CZE DNK EST FIN HRV HUN IRL LTU LUX");
    CHECK(small.reason == vote_reason::short_of_quota);
    CHECK(small.quotas[0].missing == 1);
    CHECK(small.quotas[1].missing == 0);
    CHECK(small.short_by == 1);
}

TEST_CASE("by consensus one objection is enough, and silence is none") {
    const body council = bodies::north_atlantic_council();
    const date day = 2025y / 6 / 24;
    roll_call votes{.on = day};
    SECTION("while somebody may still object it is undecided") {
        const tally_result result = tally(council, votes);
        CHECK(result.outcome == vote_outcome::undecided);
        CHECK(result.can_block.size() == 32);
        CHECK(result.still_needed == 0U);
    }
    SECTION("nobody has to be in favour") {
        for (const body_member& m : sitting_on(council, day).members)
            votes.votes.push_back({m.key, ballot::abstaining});
        votes.votes.back().vote = ballot::absent;
        CHECK(tally(council, votes).outcome == vote_outcome::adopted);
        votes.votes.front().vote = ballot::against;
        const tally_result result = tally(council, votes);
        CHECK(result.outcome == vote_outcome::not_adopted);
        CHECK(result.reason == vote_reason::objected);
        CHECK(result.vetoed_by == keys{"BEL"});
    }
    SECTION("on matters of procedure too") {
        votes.votes = cast("", "TUR");
        CHECK(tally(bodies::north_atlantic_council(matter::procedural), votes).reason == vote_reason::objected);
    }
    SECTION("unanimity of all is consensus in which abstention and absence object as well") {
        body unanimous = council;
        unanimous.abstention_is_veto = unanimous.absence_is_veto = true;
        votes.votes = cast("", "", "FRA");
        CHECK(tally(unanimous, votes).vetoed_by == keys{"FRA"});
        CHECK(tally(unanimous, {.on = day}).still_needed == 32U);
    }
}

TEST_CASE("the triple majority of Nice asks for votes, members and population") {
    const body council = bodies::eu_council_2006();
    std::int64_t votes = 0, population = 0;
    for (const body_member& m : council.members) {
        votes += m.weights.at("votes");
        population += m.weights.at("population");
    }
    CHECK(votes == 321);
    CHECK(population == 4'613'239);  // 461,324.0 thousand by the rules of procedure, whose parts are rounded
    const auto without = [&](const std::string& opposed) {
        std::vector<cast_vote> cast_votes = cast("", opposed);
        for (const body_member& m : council.members)
            if (opposed.find(m.key) == std::string::npos) cast_votes.push_back({m.key, ballot::in_favour});
        return tally(council, {.votes = cast_votes});
    };
    CHECK(without("AUT BEL CZE GRC HUN PRT").outcome == vote_outcome::adopted);
    const tally_result people_short = without("DEU FRA ITA");
    CHECK(people_short.outcome == vote_outcome::not_adopted);
    CHECK(people_short.quotas[0].missing == 0);  // 234 votes
    CHECK(people_short.quotas[1].missing == 0);
    CHECK(people_short.quotas[2].missing == 280'310);  // of 2,860,209
    const tally_result votes_short = without("DEU FRA ITA MLT");
    CHECK(votes_short.quotas[0].missing == 1);  // 231 of 232
    CHECK(votes_short.quotas[1].missing == 0);
    const tally_result members_short = without("AUT CYP CZE DNK EST FIN HUN IRL LTU LUX LVA MLT SVK");
    CHECK(members_short.quotas[1].missing == 1);  // twelve of thirteen
    CHECK(members_short.quotas[2].missing == 0);
    CHECK(tally(council, {}).still_needed == 13U);
}

TEST_CASE("votes that cannot be are refused with the member's name") {
    const body council = bodies::security_council();
    refuses(errc::not_a_member, "ISR", [&] { (void)tally(council, {.on = day_of_2803, .votes = cast("ISR")}); });
    refuses(errc::not_a_member, "MLT", [&] { (void)tally(council, {.on = day_of_2803, .votes = cast("MLT")}); });
    refuses(errc::duplicate_vote, "FRA", [&] { (void)tally(council, {.on = day_of_2803, .votes = cast("FRA FRA")}); });
    refuses(errc::not_a_member, "ISR",
            [&] { (void)tally(council, {.on = day_of_2803, .parties_to_dispute = {"ISR"}}); });
    refuses(errc::invalid_date, "security-council", [&] { (void)tally(council, {}); });
    refuses(errc::invalid_date, "security-council", [&] { (void)tally(council, {.on = 1950y / 6 / 25}); });
}

TEST_CASE("a partial tally agrees with all its completions on random bodies", "[random]") {
    tests::random_numbers random{27};
    constexpr ballot all_votes[] = {ballot::in_favour, ballot::against, ballot::abstaining, ballot::absent,
                                    ballot::not_participating};
    for (std::size_t round = 0, rounds = tests::amount(400, 20'000); round < rounds; ++round) {
        const body b = tests::make_random_body(random, 2, 6);
        const std::size_t size = b.members.size();
        roll_call partial;
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < size; ++i) {
            if (open.size() < 3 && random.percent(50)) open.push_back(i);
            else partial.votes.push_back({b.members[i].key, all_votes[random.below(5)]});
        }
        const tally_result now = tally(b, partial);
        CAPTURE(round);
        std::size_t adopting = 0, completions = 1;
        std::vector<std::vector<bool>> can_adopt_with(open.size(), std::vector<bool>(5, false));
        std::size_t fewest = open.size() + 1;
        for (std::size_t i = 0; i < open.size(); ++i) completions *= 5;
        for (std::size_t c = 0; c < completions; ++c) {
            roll_call full = partial;
            std::vector<std::size_t> chosen;
            std::size_t rest = c, favour = 0;
            bool others_abstain = true;
            for (const std::size_t i : open) {
                chosen.push_back(rest % 5);
                full.votes.push_back({b.members[i].key, all_votes[rest % 5]});
                if (rest % 5 == 0) ++favour;
                else if (rest % 5 != 2) others_abstain = false;
                rest /= 5;
            }
            const tally_result final = tally(b, full);
            REQUIRE(final.outcome != vote_outcome::undecided);
            if (final.outcome != vote_outcome::adopted) continue;
            ++adopting;
            if (others_abstain) fewest = (std::min)(fewest, favour);
            for (std::size_t i = 0; i < open.size(); ++i) can_adopt_with[i][chosen[i]] = true;
        }
        REQUIRE((now.outcome == vote_outcome::adopted) == (adopting == completions));
        REQUIRE((now.outcome == vote_outcome::not_adopted) == (adopting == 0));
        REQUIRE(now.still_needed.value_or(open.size() + 1) == fewest);
        if (now.outcome != vote_outcome::undecided) continue;
        keys blockers;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (std::count(can_adopt_with[i].begin(), can_adopt_with[i].end(), true) < 5)
                blockers.push_back(b.members[open[i]].key);
        REQUIRE(now.can_block == blockers);
    }
}

TEST_CASE("every recorded vote with all stances known has the recorded outcome") {
    const auto rows = recorded_votes();
    if (rows.empty()) {
        WARN("skipped: no table of recorded votes (set MUSTER_COUNCIL_VOTES to its file)");
        return;
    }
    int checked = 0, with_listed_members = 0;
    for (const auto& row : rows) {
        if (row.at("members_for").empty()) continue;
        CAPTURE(row.at("symbol"));
        body council = permanent_members_at(row);
        const std::string columns[] = {row.at("members_for"), row.at("members_against"), row.at("members_abstain")};
        keys present;
        for (const std::string& column : columns)
            for (const std::string& member : split(column)) present.push_back(member);
        std::string absent;
        for (const std::string& holder : council.veto_holders)
            if (std::find(present.begin(), present.end(), holder) == present.end()) absent += holder + " ";
        for (const std::string& member : present)
            if (!is_veto_holder(council, member)) council.members.push_back({.key = member});
        for (int i = 0; council.members.size() < council.seats; ++i) {
            const std::string key = "absent" + std::to_string(i);
            council.members.push_back({.key = key});
            absent += key + " ";
        }
        if (row.at("kind") == "procedural") council.matter = matter::procedural;
        const tally_result result = tally(council, {.votes = cast(columns[0], columns[1], columns[2], absent)});
        if (row.at("symbol") != "S/1127") {  // counts six in favour and names five
            CHECK(result.in_favour == number(row, "for"));
            CHECK(result.against == number(row, "against"));
            CHECK(result.abstaining == number(row, "abstain"));
            CHECK(result.absent == number(row, "absent"));
        }
        CHECK((result.outcome == vote_outcome::adopted) == (row.at("outcome") == "adopted"));
        CHECK(result.outcome != vote_outcome::undecided);
        keys vetoed = split(row.at("vetoed_by"));
        std::sort(vetoed.begin(), vetoed.end());
        CHECK(result.vetoed_by == vetoed);
        if (row.at("kind") != "procedural") {  // the members of that day are listed: the same answer
            const tally_result listed =
                tally(council_of(row), {.on = day_of(row), .votes = cast(columns[0], columns[1], columns[2])});
            if (present.size() == council.seats) CHECK(listed.outstanding.empty());
            if (present.size() == council.seats) CHECK(listed == result);
            ++with_listed_members;
        }
        ++checked;
    }
    CHECK(with_listed_members > 60);
    CHECK(checked == 73);
}

TEST_CASE("every recorded vote with counts has the recorded outcome as far as counts can tell") {
    const auto rows = recorded_votes();
    if (rows.empty()) {
        WARN("skipped: no table of recorded votes (set MUSTER_COUNCIL_VOTES to its file)");
        return;
    }
    int checked = 0;
    keys differing;
    for (const auto& row : rows) {
        if (row.at("for").empty() || row.at("note").find("without a vote") != std::string::npos) continue;
        if (row.at("kind") == "procedural" || row.at("kind") == "preliminary_question") continue;
        body council = permanent_members_at(row);
        for (std::size_t i = council.members.size(); i < council.seats; ++i)
            council.members.push_back({.key = "elected" + std::to_string(i)});
        // those who vetoed are against; who else voted how does not matter, as long as no other permanent member
        // opposed
        keys order = split(row.at("vetoed_by"));
        for (std::size_t i = council.members.size(); i-- > 0;)
            if (std::find(order.begin(), order.end(), council.members[i].key) == order.end())
                order.push_back(council.members[i].key);
        std::vector<cast_vote> votes;
        const auto say = [&](const char* column, ballot v) {
            for (std::size_t i = 0; i < number(row, column) && votes.size() < order.size(); ++i)
                votes.push_back({order[votes.size()], v});
        };
        say("against", ballot::against), say("for", ballot::in_favour), say("abstain", ballot::abstaining);
        while (votes.size() < order.size()) votes.push_back({order[votes.size()], ballot::absent});
        const tally_result result = tally(council, {.votes = votes});
        if ((result.outcome == vote_outcome::adopted) != (row.at("outcome") == "adopted"))
            differing.push_back(row.at("symbol"));
        ++checked;
    }
    WARN(checked << " votes compared by their counts");
    CHECK(differing == keys{"S/5095"});  // 1962: 7-2-1 and yet not adopted, perhaps printed in another order
}
