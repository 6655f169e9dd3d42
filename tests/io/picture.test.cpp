#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/picture/of_answers.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/io/text.hpp>
#include <muster/proposal/world_at.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// Every line as "tail -> head", negated ones as "tail -| head".
std::set<std::string> lines_of(const picture& drawn) {
    std::set<std::string> result;
    for (const picture::line& l : drawn.lines)
        result.insert(drawn.items[l.tail].full + (l.negated ? " -| " : " -> ") + drawn.items[l.head].full);
    return result;
}
const picture::item& item_of(const picture& drawn, any_handle h) {
    const auto found =
        std::find_if(drawn.items.begin(), drawn.items.end(), [&](const picture::item& i) { return i.what == h; });
    REQUIRE(found != drawn.items.end());
    return *found;
}
bool has_item(const picture& drawn, any_handle h) {
    return std::any_of(drawn.items.begin(), drawn.items.end(), [&](const picture::item& i) { return i.what == h; });
}

struct blank_force {
    proposal p{"A force"};
    handle<actor> a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"}), host = p.add(actor{.key = "H"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<mandate> m = p.add(mandate{.key = "m"});
    handle<precondition> quiet = p.add(precondition{.key = "quiet"}), law = p.add(precondition{.key = "law"});
    handle<precondition> war = p.add(precondition{.key = "war"});
};

}  // namespace

TEST_CASE("statements, decisions and conditions of one part are folded into arrows") {
    blank_force s;
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = s.m});
    s.p.add(pledge{.by = s.b, .fills = s.troops, .when = all_of(s.quiet, s.law), .reading = reading::not_unless});
    s.p.add(force{.key = "isf", .when = all_of(s.m, s.troops)});
    CHECK(lines_of(picture_of(s.p)) == std::set<std::string>{"A (troops) -> m", "B (troops) -> quiet",
                                                             "B (troops) -> law", "troops -> A (troops)",
                                                             "troops -> B (troops)", "isf -> m", "isf -> troops"});
}

TEST_CASE("what is asked by refusing is drawn negated, also through two negations") {
    blank_force s;
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = s.war, .reading = reading::refuses});
    s.p.add(pledge{.by = s.b, .fills = s.troops, .when = not_(s.war), .reading = reading::refuses});
    s.p.add(requirement{.on = s.troops, .by = s.host, .when = not_(s.law)});
    const std::set<std::string> lines = lines_of(picture_of(s.p));
    CHECK(lines.count("A (troops) -| war") == 1);
    CHECK(lines.count("B (troops) -> war") == 1);
    CHECK(lines.count("A (troops) -| law") == 1);
    CHECK(lines.count("B (troops) -| law") == 1);
}

TEST_CASE("alternatives keep a gate of their own, and not one of several becomes not any of them") {
    blank_force s;
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = all_of(s.law, any_of(s.m, s.quiet))});
    s.p.add(pledge{.by = s.b, .fills = s.troops, .when = not_(any_of(s.war, s.law))});
    CHECK(lines_of(picture_of(s.p)) == std::set<std::string>{"A (troops) -> law", "A (troops) -> any of 2",
                                                             "any of 2 -> m", "any of 2 -> quiet", "B (troops) -| war",
                                                             "B (troops) -| law", "troops -> A (troops)",
                                                             "troops -> B (troops)"});
}

TEST_CASE("a precondition that stands for a choice says so") {
    blank_force s;
    const auto either = s.p.add(precondition{.key = "either", .when = any_of(s.m, s.quiet)});
    const auto most = s.p.add(precondition{.key = "most", .when = at_least(2, {s.m, s.quiet, s.law})});
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = all_of(either, most)});
    const picture drawn = picture_of(s.p);
    CHECK(item_of(drawn, either).detail == "any of 2");
    CHECK(item_of(drawn, most).detail == "at least 2 of 3");
    CHECK(lines_of(drawn).count("either -> m") == 1);
}

TEST_CASE("a picture about a thing holds what it depends on and what depends on it, and tells what is left out") {
    blank_force s;
    const auto decided = s.p.add(precondition{.key = "put"});
    const auto ready = s.p.add(precondition{.key = "ready", .when = all_of(decided, s.law)});
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = all_of(ready, s.quiet)});
    s.p.add(pledge{.by = s.b, .fills = s.troops, .when = s.m});
    const picture drawn = picture_of(s.p, {.about = ready});
    CHECK(lines_of(drawn) ==
          std::set<std::string>{"A (troops) -> ready", "ready -> put", "ready -> law", "troops -> A (troops)"});
    CHECK(item_of(drawn, ready).is_focus);
    CHECK(item_of(drawn, s.p.contribution_of(s.a, s.troops)).detail == "and 1 more condition");
    CHECK(item_of(drawn, s.troops).detail == "and 1 other offer");
    CHECK_FALSE(has_item(drawn, s.m));
    proposal other;
    const auto foreign = other.add(role{.key = "r"});
    CHECK_THROWS_AS(picture_of(s.p, {.about = foreign}), error);
}

TEST_CASE("contributions of an actor stand together, and carry the status and its cause") {
    blank_force s;
    const auto police = s.p.add(role{.key = "police"});
    s.p.add(pledge{.by = s.a, .fills = {s.troops, police}, .when = s.m});
    s.p.add(pledge{.by = s.b, .fills = police, .reading = reading::refuses});
    const picture drawn = picture_of(evaluate(s.p, world{}.with(s.m, status::met)));
    REQUIRE(drawn.groups.size() == 2);
    const picture::item& first = item_of(drawn, s.p.contribution_of(s.a, s.troops));
    const picture::item& second = item_of(drawn, s.p.contribution_of(s.a, police));
    CHECK(first.group == second.group);
    CHECK(drawn.groups[first.group].name == "A");
    CHECK(first.text == "troops");
    CHECK(first.full == "A (troops)");
    CHECK(first.is == status::met);
    CHECK(first.note == "would come");
    CHECK(item_of(drawn, s.p.contribution_of(s.b, police)).note == "would not come: refused");
    CHECK_FALSE(picture_of(s.p).has_statuses());
}

TEST_CASE("a picture of a day holds the statements in force on it") {
    blank_force s;
    const auto early = s.p.add(pledge{.by = s.a, .fills = s.troops, .when = s.m, .date = 2025y / 11 / 1});
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = s.quiet, .date = 2025y / 12 / 1, .replaces = early});
    const auto on = [&](date d) { return lines_of(picture_of(evaluate(s.p, world_at(s.p, d)))); };
    CHECK(on(2025y / 11 / 15).count("A (troops) -> m") == 1);
    CHECK(on(2025y / 11 / 15).count("A (troops) -> quiet") == 0);
    CHECK(on(2025y / 12 / 15).count("A (troops) -> m") == 0);
    CHECK(on(2025y / 12 / 15).count("A (troops) -> quiet") == 1);
    CHECK(on(2025y / 10 / 1).count("troops -> A (troops)") == 0);  // not yet spoken of
    const picture ever = picture_of(s.p, {.ever_said = true});
    CHECK(lines_of(ever).count("any of 2 -> m") == 1);
    for (const picture::line& l : ever.lines)
        if (ever.items[l.head].full == "m") CHECK(l.through == std::vector<any_handle>{early});
}

TEST_CASE("a vote is told in words, with what the votes of members hang on") {
    blank_force s;
    const auto council = s.p.add(actor{.key = "C", .kind = actor_kind::council});
    const auto voted = s.p.add(mandate{.key = "voted", .adopted_by = council});
    const auto put = s.p.add(precondition{.key = "put"});
    s.p.define(voted, put,
               at_least(2, {condition{s.p.vote_of(s.a, voted, vote_side::in_favour)},
                            all_of(s.p.vote_of(s.b, voted, vote_side::in_favour),
                                   not_(s.p.vote_of(s.b, voted, vote_side::against))),
                            condition{s.p.vote_of(s.host, voted, vote_side::in_favour)}}));
    s.p.add(position{.by = s.b, .on = voted, .in_favour_when = s.quiet});
    const picture drawn = picture_of(s.p);
    CHECK(lines_of(drawn) ==
          std::set<std::string>{"voted -> put", "voted -> B in favour of voted", "B in favour of voted -> quiet"});
    CHECK(item_of(drawn, voted).detail == "vote of C");
}

TEST_CASE("an explanation, a stand-off and dependents are pictures too") {
    blank_force s;
    const auto source = s.p.add(citation{.key = "x", .publisher = "Paper", .published = 2025y / 11 / 8});
    s.p.add(pledge{.by = s.a, .fills = s.troops, .when = all_of(s.b, s.m), .citations = source});
    s.p.add(pledge{.by = s.b, .fills = s.troops, .when = s.a, .citations = source});
    const picture why = picture_of(explain(s.p, {}, s.a));
    CHECK(why.title == "Why: A would not take part");
    CHECK(why.items[0].is_focus);
    CHECK(std::any_of(why.items.begin(), why.items.end(), [](const picture::item& i) {
        return i.shape == figure::statement && i.detail == "Paper, 8 November 2025" &&
               i.text == "A will come if this holds: B takes part, and m is in force";
    }));

    const standoffs_answer found = standoffs(s.p);
    REQUIRE(found.size() == 1);
    const picture waiting = picture_of(found[0]);
    CHECK(waiting.title == "A stand-off between A and B");
    CHECK(waiting.lines.size() == 4);
    CHECK(std::count_if(waiting.items.begin(), waiting.items.end(), [](const picture::item& i) {
              return i.detail == "could move first";
          }) == static_cast<std::ptrdiff_t>(found[0].first_moves.size()));

    const picture hinge = picture_of(dependents(s.p, s.m));
    CHECK(hinge.title == "Whose participation depends on this: m");
    CHECK(lines_of(hinge).count("A (troops) -> m") == 1);
    CHECK(picture_of(dependents(s.p, s.law)).title == "Nobody depends on it");
}

TEST_CASE("a chain of a hundred thousand preconditions is folded without recursion") {
    proposal p;
    handle<precondition> last = p.add(precondition{.key = "p0"});
    constexpr int length = 100'000;
    for (int i = 1; i < length; ++i) last = p.add(precondition{.key = "p" + std::to_string(i), .when = not_(last)});
    const picture drawn = picture_of(p, {.about = last});
    CHECK(drawn.items.size() == length);
    CHECK(drawn.lines.size() == length - 1);
}
