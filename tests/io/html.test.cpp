#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include <muster/io/html.hpp>
#include <support/catch.hpp>
#include <support/occurrences.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct dated_force {
    proposal p{"A force"};
    handle<citation> paper = p.add(
        citation{.key = "c", .publisher = "Paper", .address = "https://example.org/?a&b", .published = 2025y / 11 / 1});
    handle<actor> a = p.add(actor{.key = "A", .name = "Aland"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<mandate> m = p.add(mandate{.key = "m", .name = "a mandate"});
    dated_force() {
        p.add(pledge{.by = a, .fills = troops, .when = m, .citations = paper, .summary = "Only with a mandate."});
        p.add(event{.date = 2025y / 11 / 5, .on = m, .stage = stage::tabled, .citations = paper});
        p.add(event{.date = 2025y / 11 / 17, .on = m, .stage = stage::adopted, .citations = paper});
    }
};

}  // namespace

TEST_CASE("a page opens with the day asked for, and packs the statuses of the others") {
    const dated_force s;
    const std::string page = to_html(s.p, {.from = {.true_on = 2025y / 11 / 8}});
    CHECK(tests::contains(page, "<!doctype html>"));
    CHECK(tests::contains(page, "<output id=\"date\" for=\"slider\">8 November 2025</output>"));
    CHECK(tests::contains(page, "min=\"0\" max=\"3\" step=\"1\" value=\"2\""));  // 1, 5, 8 and 17 November
    CHECK(tests::contains(page, "<dt>Would come</dt><dd>nobody.</dd>"));
    CHECK(tests::contains(page, "<dt>May come</dt><dd>nobody; 1 would not.</dd>"));
    CHECK(tests::contains(page, ">Aland</a> for <a href=\"#why-" + std::to_string(s.m.index()) + "\">a mandate</a>"));
    CHECK(tests::contains(page, ">troops</a>: 1 of 1 contributor.</dd>"));
    CHECK(tests::contains(page, ">a mandate</a> (1 waits for it).</dd>"));
    CHECK(tests::contains(page, "[\"unmet\",\"not in force: pending\"]"));
    CHECK(tests::contains(page, "[\"met\",\"in force\"]"));
    CHECK(tests::contains(page, "offers to come: Only with a mandate."));
    CHECK(tests::contains(page, "<a href=\"https://example.org/?a&amp;b\" rel=\"noopener noreferrer\">Paper</a>"));
    CHECK(tests::contains(page, "Whose participation depends on a mandate"));
    CHECK(tests::contains(page, "cannot come without it"));
    CHECK(page == to_html(s.p, {.from = {.true_on = 2025y / 11 / 8}}));
}

TEST_CASE("without a day, a page opens with the last") {
    const dated_force s;
    const std::string page = to_html(s.p);
    CHECK(tests::contains(page, "<output id=\"date\" for=\"slider\">17 November 2025</output>"));
    CHECK(tests::contains(page, "max=\"2\" step=\"1\" value=\"2\""));
    CHECK(tests::contains(to_html(proposal{}), "All that was said"));
}

TEST_CASE("a page answers first, and tells where it comes from last") {
    const dated_force s;
    const std::string page = to_html(s.p, {.from = {.true_on = 2025y / 11 / 17}});
    CHECK(tests::contains(page, "<dt>Would come</dt><dd>1: <a href=\"#why-"));
    CHECK(tests::contains(page, "<dt>Who waits for what</dt><dd>nobody who made an offer waits for anything.</dd>"));
    CHECK(tests::contains(page, "<dt>What is missing</dt><dd>nothing.</dd>"));
    CHECK(tests::contains(page, "<dt>What to watch</dt><dd>nothing that anybody waits for.</dd>"));
    CHECK(tests::contains(page, "<div class=\"of-firm\"><dt>Firm</dt><dd>1 <span class=\"by\">"));
    std::size_t at = 0;
    for (const char* part : {"view", "lead", "balance", "who", "picture", "lanes", "timeline", "sources"}) {
        const std::size_t found = page.find("id=\"" + std::string{part} + "\"");
        REQUIRE(found != std::string::npos);
        CHECK(found > at);
        at = found;
    }
}

TEST_CASE("what nobody had mentioned by the day is not shown on a page") {
    dated_force s;
    const auto later = s.p.add(citation{.key = "l", .publisher = "Paper", .published = 2025y / 12 / 1});
    const auto b = s.p.add(actor{.key = "B", .name = "Bland"});
    s.p.add(pledge{.by = b, .fills = s.troops, .citations = later});
    const std::string shown = " data-mention=\"" + std::to_string(b.index()) + "\"";
    CHECK(tests::contains(to_html(s.p, {.from = {.true_on = 2025y / 11 / 8}}), " class=\"later\"" + shown));
    CHECK_FALSE(tests::contains(to_html(s.p, {.from = {.true_on = 2025y / 12 / 8}}), " class=\"later\"" + shown));
}

TEST_CASE("a page is about the thing asked for") {
    const dated_force s;
    CHECK(tests::contains(to_html(s.p, {.from = {}, .about = s.troops}), "Whose participation depends on troops"));
    proposal other;
    const auto foreign = other.add(role{.key = "r"});
    CHECK_THROWS_AS(to_html(s.p, {.from = {}, .about = foreign}), error);
}

TEST_CASE("each explanation is told once for the days on which it holds") {
    const dated_force s;
    const std::string page = to_html(s.p);
    // Of the mandate: not known on the 1st, tabled from the 5th, adopted on the 17th.
    const std::size_t at = page.find("\"" + std::to_string(s.m.index()) + "\":[[0,");
    REQUIRE(at != std::string::npos);
    const std::string part = page.substr(at, page.find("]]", at) - at);
    CHECK(tests::count(part, "[") == 4);  // and the one around them
    CHECK(tests::contains(part, "[1,"));
    CHECK(tests::contains(part, "[2,"));
    CHECK(tests::contains(page, "in force</span>, adopted on 17 November 2025"));
    std::size_t from = page.find("\"lines\":[") + 9;
    const std::size_t end = page.find("],\n\"whys\"");
    std::set<std::string> lines;
    for (; from < end; from = page.find(",\n", from) + 2) {
        const std::string line = page.substr(from, (std::min)(end, page.find(",\n", from)) - from);
        CHECK(lines.insert(line).second);  // each is there once
        if (page.find(",\n", from) >= end) break;
    }
    CHECK(lines.size() > 5);
}

TEST_CASE("no text of a proposal becomes a tag, an attribute or a script") {
    proposal p{"</title></script><script>alert(1)</script>"};
    const auto source = p.add(citation{.key = "c",
                                       .publisher = "\" onload=\"x",
                                       .title = "<img src=x>",
                                       .address = "javascript:alert(1)",
                                       .published = 2025y / 11 / 1,
                                       .speaker = "<svg>"});
    const auto a = p.add(actor{.key = "A", .name = "</script><script>\"'&"});
    const auto troops = p.add(role{.key = "troops", .name = "</style><!--"});
    const auto m = p.add(mandate{.key = "m", .name = "\xE2\x80\xA8]]>", .symbol = "<iframe>"});
    p.add(pledge{.by = a, .fills = troops, .when = m, .unless = not_(m), .citations = source, .summary = "<script>"});
    p.add(event{.date = 2025y / 11 / 17, .on = m, .stage = stage::adopted, .citations = source, .summary = "<object>"});
    const std::string page = to_html(p);
    CHECK(tests::count(page, "<script") == 2);  // its own data and its own program
    CHECK(tests::count(page, "</script>") == 2);
    CHECK(tests::count(page, "</style>") == 1);
    CHECK(tests::count(page, "</title>") == tests::count(page, "<title>"));
    CHECK(tests::count(page, "<title>") == 2 + tests::count(page, "<g class=\"item") +
                                               tests::count(page, "<g class=\"figure possible is-open\"><title>") +
                                               tests::count(page, "<g class=\"figure firm is-met\"><title>"));
    for (const char* tag : {"<img", "<iframe", "<object", "<!--", "\" onload=", "href=\"javascript", "<svg>"})
        CHECK(tests::count(page, tag) == 0);
}
