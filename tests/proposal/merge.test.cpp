#include <muster/proposal/merge.hpp>

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/proposal/subset.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/votes.hpp>

#include <support/catch.hpp>
#include <support/dump.hpp>
#include <support/random_proposal.hpp>
#include <support/refusal.hpp>
#include <support/same.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// What has a key, by which it is found in another proposal too.
std::vector<any_handle> keyed(const proposal& p) {
    std::vector<any_handle> all;
    for (std::uint32_t v = 0; v < p.size(); ++v)
        if (const any_handle h = p.handle_of(v); !p.key_of(h).empty()) all.push_back(h);
    return all;
}

/// Whether a thing is all there in a part wherever it is there at all.
bool is_never_only_named(const proposal& p, any_handle h) {
    return !p.as<actor>(h) && !p.as<role>(h);
}

/// The first key of the part whose status is not that of the whole on one of several days, some things being supposed;
/// empty where there is none.
std::string different_status(std::mt19937& random, const proposal& whole, const proposal& part) {
    const std::vector<any_handle> things = keyed(part);
    for (const viewpoint& from :
         {viewpoint{}, viewpoint{.true_on = 2012y / 6 / 1},
          viewpoint{.true_on = 2012y / 6 / 1, .known_by = viewpoint::latest}, viewpoint{.on_record_only = true},
          viewpoint{.true_on = 2020y / 6 / 1, .known_by = 2016y / 1 / 1},
          viewpoint{.true_on = 2025y / 6 / 15, .known_by = 2025y / 6 / 10},
          viewpoint{.true_on = 2020y / 6 / 1, .known_by = viewpoint::latest}}) {
        world here = world_at(part, from), there = world_at(whole, from);
        for (int i = 0; i < 3 && !things.empty(); ++i) {
            const any_handle h = things[random() % things.size()];
            const bool can_be_set = evaluate(part, here).is_mentioned(h) && is_never_only_named(part, h) &&
                                    !part.as<pledge>(h) && !part.as<requirement>(h) && !part.as<position>(h);
            if (!can_be_set) continue;
            const auto is = static_cast<status>(random() % 3);
            here = here.with(h, is);
            there = there.with(whole.at(part.key_of(h)), is);
        }
        const outcome a = evaluate(part, here), b = evaluate(whole, there);
        for (const any_handle h : things) {
            const any_handle there_too = whole.at(part.key_of(h));
            if (a.is_mentioned(h) != b.is_mentioned(there_too)) return part.key_of(h) + " (mentioned)";
            if (is_never_only_named(part, h) && a[h] != b[there_too]) return part.key_of(h);
        }
    }
    return {};
}

std::vector<std::string> messages(const proposal& p, const proposal& q) {
    std::vector<std::string> all;
    for (const error& e : conflicts(p, q)) all.emplace_back(e.what());
    return all;
}

}  // namespace

TEST_CASE("a part of everything is the whole") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const proposal p = tests::random_proposal{seed}.make();
        std::vector<any_handle> all;
        for (std::uint32_t v = 0; v < p.size(); ++v) all.push_back(p.handle_of(v));
        const proposal part = subset(p, all);
        INFO(seed);
        CHECK(tests::is_sound(part));
        CHECK(part.size() == p.size());
    }
}

TEST_CASE("what things rest on has the same status in a part as in the whole") {
    std::size_t smaller = 0;
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        const proposal p = tests::random_proposal{seed}.make();
        std::mt19937 random{seed};
        const std::vector<any_handle> things = keyed(p);
        const any_handle one = things[random() % things.size()], other = things[random() % things.size()];
        const proposal part = subset(p, {one, other});
        INFO(seed << ": " << p.key_of(one) << ", " << p.key_of(other));
        REQUIRE(part.find(p.key_of(one)));
        CHECK(different_status(random, p, part) == "");
        CHECK(evaluate(part)[part.at(p.key_of(one))] == evaluate(p)[one]);
        CHECK(messages(p, part).empty());
        CHECK(tests::difference(merge(p, part), p) == "");
        smaller += part.size() < p.size() ? 1 : 0;
    }
    CHECK(smaller > 1000);
}

TEST_CASE("parts that are merged answer as the whole") {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        const proposal p = tests::random_proposal{seed}.make();
        std::mt19937 random{seed};
        std::vector<any_handle> first, second;
        for (std::uint32_t v = 0; v < p.size(); ++v) (random() % 2 == 0 ? first : second).push_back(p.handle_of(v));
        const proposal whole = merge(subset(p, first), subset(p, second));
        INFO(seed);
        CHECK(tests::is_sound(whole));
        CHECK(whole.size() == p.size());
        CHECK(whole.events().size() == p.events().size());
        CHECK(conflicts(whole, p).empty());
        for (const viewpoint& from : {viewpoint{}, viewpoint{.true_on = 2015y / 1 / 1}}) {
            const outcome a = evaluate(whole, world_at(whole, from)), b = evaluate(p, world_at(p, from));
            for (const any_handle h : keyed(p)) CHECK(a[whole.at(p.key_of(h))] == b[h]);
        }
    }
}

TEST_CASE("a proposal merged with itself is itself, and its handles stay good") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const proposal p = tests::random_proposal{seed}.make();
        const proposal whole = merge(p, p);
        INFO(seed);
        CHECK(tests::dump_of(whole) == tests::dump_of(p));
    }
}

TEST_CASE("an actor is taken with all its contributions, and one who only speaks without them") {
    proposal p{"force"};
    const auto aland = p.add(actor{.key = "A", .name = "Aland"}), bland = p.add(actor{.key = "B", .name = "Bland"});
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    p.add(pledge{.key = "first", .by = aland, .fills = troops, .when = bland});
    p.add(pledge{.key = "second", .by = bland, .fills = troops});
    p.add(pledge{.key = "third", .by = bland, .fills = police});
    p.add(pledge{.key = "fourth", .by = aland, .fills = police});

    const proposal one = subset(p, {p.at("A/troops")});
    CHECK(one.name() == "force");
    CHECK(one.all<pledge>().size() == 3);  // of Bland, on whom it rests, both
    CHECK(!one.find("fourth"));
    CHECK(one.find<role>("police"));
    CHECK(one.find("A"));
    CHECK(evaluate(one)[one.at("A/troops")] == status::met);
    CHECK(subset(p, {aland}).all<pledge>().size() == 4);
    CHECK(subset(p, {troops}).all<pledge>().size() == 3);
    CHECK(subset(p, {}).size() == 0);
    CHECK(tests::refusal_of([&] { (void)subset(p, {proposal{one}.at("A")}); }) ==
          tests::refusal{errc::foreign_handle, ""});
}

TEST_CASE("what replaces a statement comes with it, and so do members, sources and bodies") {
    proposal p;
    const auto dawn = p.add(citation{.key = "dawn"}), unused = p.add(citation{.key = "unused"});
    static_cast<void>(unused);
    body board{.key = "board", .members = {{.key = "A"}}, .adopted_when = {{quota{.at_least = 1}}}};
    p.add(board);
    const auto a = p.add(actor{.key = "A", .citations = dawn});
    const auto all = p.add(actor{.key = "all", .kind = actor_kind::group, .members = {{a}}});
    const auto seat = p.add(actor{.key = "seat", .kind = actor_kind::council, .body = "board"});
    const auto task = p.add(role{.key = "task"});
    const auto quiet = p.add(precondition{.key = "quiet"});
    const auto terms = p.add(precondition{.key = "terms", .when = quiet, .date = 2025y / 1 / 1});
    p.add(precondition{.key = "new-terms", .by = seat, .when = all_of(), .date = 2025y / 2 / 1, .replaces = terms});
    p.add(pledge{.by = all, .fills = task, .when = terms});
    p.add(requirement{.on = task, .by = a, .reading = reading::prefers});

    const proposal part = subset(p, {p.at("A/task")});
    CHECK(part.find("new-terms"));
    CHECK(part.find("all"));
    CHECK(part.all<citation>().size() == 1);
    CHECK(part.bodies().size() == 1);
    CHECK(part.all<requirement>().size() == 1);
    CHECK(evaluate(part, world_at(part, 2025y / 3 / 1))[part.at("A/task")] ==
          evaluate(p, world_at(p, 2025y / 3 / 1))[p.at("A/task")]);
}

TEST_CASE("a rule of adoption is taken along, and two that differ are a conflict") {
    proposal p;
    const auto council = p.add(actor{.key = "UNSC", .kind = actor_kind::council, .body = "security-council-2025"});
    const auto resolution = p.add(mandate{.key = "resolution", .adopted_by = council});
    const auto put = adopt_by_vote(p, resolution, *bodies::find("security-council-2025")).put_to_vote;
    const auto task = p.add(role{.key = "task"});
    const auto a = p.add(actor{.key = "A"});
    p.add(pledge{.by = a, .fills = task, .when = resolution});
    p.add(event{.date = 2025y / 1 / 1, .on = put, .status = status::met});
    const proposal part = subset(p, {p.at("A/task")});
    REQUIRE(part.rule_of_adoption(part.at<mandate>("resolution")) != nullptr);
    CHECK(tally(part, world_at(part, 2025y / 2 / 1), part.at<mandate>("resolution")).outcome ==
          tally(p, world_at(p, 2025y / 2 / 1), resolution).outcome);
    CHECK(tests::difference(merge(part, p), part) == "");

    proposal other;
    const auto seated = other.add(actor{.key = "UNSC", .kind = actor_kind::council, .body = "security-council-2025"});
    other.add(mandate{.key = "resolution", .adopted_by = seated});
    CHECK(messages(other, part) ==
          std::vector<std::string>{"\"resolution\" is a mandate in both proposals, but the rule "
                                   "by which it is adopted is not the same"});
}

TEST_CASE("what two proposals say differently under one key is told with both") {
    proposal p, q;
    p.add(citation{.key = "dawn", .published = 2025y / 11 / 8});
    q.add(citation{.key = "dawn", .published = 2025y / 11 / 9});
    const auto p_a = p.add(actor{.key = "A", .name = "Aland"}), p_b = p.add(actor{.key = "B"});
    const auto q_b = q.add(actor{.key = "B"}),
               q_a = q.add(actor{.key = "A", .name = "Bland", .kind = actor_kind::court});
    p.add(role{.key = "task"});
    q.add(mandate{.key = "task"});
    p.add(precondition{.key = "quiet", .by = p_a});
    q.add(precondition{.key = "quiet", .by = q_b});
    p.add(precondition{.key = "calm", .when = any_of(p_a, p_b)});
    q.add(precondition{.key = "calm", .when = any_of(q_b, q_a)});
    q.add(precondition{.key = "new"});
    CHECK(messages(p, q) ==
          std::vector<std::string>{
              "\"dawn\" is a citation in both proposals, but its published is 2025-11-08 in the first and "
              "2025-11-09 in the second",
              "\"A\" is an actor in both proposals, but its name is \"Aland\" in the first and \"Bland\" in the second",
              "\"task\" is a role in the first proposal and a mandate in the second",
              "\"quiet\" is a precondition in both proposals, but its by is \"A\" in the first and \"B\" in the second",
              "\"calm\" is a precondition in both proposals, but its when is not the same"});
    CHECK(tests::refusal_of([&] { (void)merge(p, q); }) == tests::refusal{errc::duplicate_key, "dawn"});
    CHECK(conflicts(q, q).empty());
}

TEST_CASE("statements without a key and events that say the same are one, each with one") {
    const auto make = [](int pledges, int events) {
        proposal p;
        const auto a = p.add(actor{.key = "A"});
        const auto task = p.add(role{.key = "task"});
        for (int i = 0; i < pledges; ++i) p.add(pledge{.by = a, .fills = task, .summary = "we come"});
        for (int i = 0; i < events; ++i)
            p.add(event{.date = 2025y / 1 / 1, .on = p.at("A/task"), .stage = stage::pledged});
        return p;
    };
    const proposal whole = merge(make(1, 2), make(3, 1));
    CHECK(whole.all<pledge>().size() == 3);
    CHECK(whole.events().size() == 2);
}

TEST_CASE("how much comes of an offer is the same leaf after merging, whatever number it has") {
    const auto make = [](const char* key, std::uint64_t most) {
        proposal p;
        const auto a = p.add(actor{.key = "A"});
        const auto task = p.add(role{.key = "task", .needs = {100, "personnel"}});
        p.add(pledge{.key = key, .by = a, .fills = task, .strength = strength{10, most}});
        p.add(precondition{.key = std::string{key} + "-full", .when = p.at("A/task/strength")});
        return p;
    };
    const proposal p = make("first", 20), q = make("second", 90);
    const proposal whole = merge(p, q);
    const world full = world{}.with(whole.at("A/task/strength/2"), status::met);
    CHECK(evaluate(whole, full)[whole.at("second-full")] == status::met);
    CHECK(evaluate(whole, full)[whole.at("first-full")] == status::open);
    CHECK(conflicts(whole, q).empty());
}

TEST_CASE("of an actor that one proposal only mentions, the other says the rest") {
    proposal p, q;
    const auto basis = p.add(mandate{.key = "resolution"});
    adopt_by_vote(p, basis, *bodies::find("security-council-2025"));
    REQUIRE(p.is_only_mentioned(p.at<actor>("CHN")));
    q.add(actor{.key = "CHN", .name = "the People's Republic of China"});
    for (const proposal& whole : {merge(p, q), merge(q, p)}) {
        CHECK(whole[whole.at<actor>("CHN")].name == "the People's Republic of China");
        CHECK(!whole.is_only_mentioned(whole.at<actor>("CHN")));
        CHECK(whole.is_only_mentioned(whole.at<actor>("RUS")));
    }
    CHECK(conflicts(p, q).empty());
    const proposal part = subset(p, {basis});
    CHECK(part.is_only_mentioned(part.at<actor>("CHN")));
}

TEST_CASE("a part remembers since when others had mentioned its things") {
    proposal p;
    const auto source = p.add(citation{.key = "early", .published = 2025y / 1 / 1});
    const auto later = p.add(citation{.key = "late", .published = 2025y / 6 / 1});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto task = p.add(role{.key = "task"});
    const auto fact = p.add(precondition{.key = "fact"});
    p.add(pledge{.by = a, .fills = task, .when = fact, .citations = source});
    p.add(pledge{.by = b, .fills = task, .when = fact, .citations = later});
    const proposal part = subset(p, {p.at("B/task")});
    REQUIRE(part.find("fact"));
    CHECK_FALSE(part.find("A"));
    CHECK(part.mentioned_on(part.at("fact")) == date{2025y / 1 / 1});
    CHECK_FALSE(part.mentioned_on(part.at("B/task")));
    for (const proposal& here : {part, merge(part, proposal{}), merge(proposal{}, part)}) {
        const auto is_known = [&](const char* key, date by) {
            return evaluate(here, world_at(here, by)).is_mentioned(here.at(key));
        };
        CHECK(is_known("fact", 2025y / 1 / 1));
        CHECK_FALSE(is_known("fact", 2024y / 12 / 31));
        CHECK_FALSE(is_known("B/task", 2025y / 5 / 31));
        CHECK(here.mentioned_on(here.at("fact")) == date{2025y / 1 / 1});
    }
    proposal told = part;
    told.mention(told.at("fact"), 2025y / 2 / 1);  // the earliest counts
    CHECK(told.mentioned_on(told.at("fact")) == date{2025y / 1 / 1});
    told.mention(told.at("fact"), date{});
    CHECK(told.mentioned_on(told.at("fact")) == date{});
    CHECK_FALSE(part.mentioned_on(part.at("fact")) == date{});
    CHECK(tests::refusal_of([&] { told.mention(told.at("fact"), 2025y / 2 / 30); }).value_or(tests::refusal{}).code ==
          errc::invalid_date);
}
