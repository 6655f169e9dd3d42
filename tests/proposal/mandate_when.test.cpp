// Mandates that wait for a condition: where a body adopts them, that is a gatekeeper's.
#include <muster/vocabulary/mandate.hpp>

#include <string>
#include <vector>

#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/io/json.hpp>
#include <muster/muster.hpp>
#include <muster/proposal/merge.hpp>
#include <muster/proposal/subset.hpp>
#include <oracles/naive.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

const body three{.key = "b", .members = {{"X"}, {"Y"}, {"Z"}}, .adopted_when = {{{.at_least = 2}}}};

struct treaty_and_decision {
    proposal p;
    handle<precondition> proposed = p.add(precondition{.key = "proposed"});
    handle<precondition> first = p.add(precondition{.key = "first"}), second = p.add(precondition{.key = "second"});
    handle<mandate> treaty = p.add(mandate{.key = "treaty", .when = at_least(2, {proposed, first, second})});
    handle<mandate> decision = p.add(mandate{.key = "decision", .when = proposed});
    handle<precondition> put = adopt_by_vote(p, decision, three).put_to_vote;

    [[nodiscard]] world all_in_favour(world w) {
        for (const char* who : {"X", "Y", "Z"})
            w = std::move(w)
                    .with(p.vote_of(p.at<actor>(who), decision, vote_side::in_favour), status::met)
                    .with(p.vote_of(p.at<actor>(who), decision, vote_side::against), status::unmet);
        return w;
    }
};

}  // namespace

TEST_CASE("a mandate that no body adopts is in force when what it waits for holds") {
    treaty_and_decision s;
    CHECK(evaluate(s.p)[s.treaty] == status::open);
    CHECK(evaluate(s.p, world{}.with(s.first, status::met).with(s.second, status::met))[s.treaty] == status::met);
    CHECK(evaluate(s.p, world{}.with(s.first, status::unmet).with(s.second, status::unmet))[s.treaty] == status::unmet);
    CHECK_FALSE(detail::is_voted_on(s.p.graph(), detail::vertex_of(s.treaty)));
    // Nothing was reported of it; but it does not wait for a report.
    CHECK(evaluate(s.p, world_at(s.p, 2026y / 1 / 1))[s.treaty] == status::open);
    s.p.add(event{.date = 2026y / 1 / 1, .on = s.treaty, .stage = stage::drafted});
    CHECK(evaluate(s.p, world_at(s.p, 2026y / 1 / 1))[s.treaty] == status::open);
    s.p.add(event{.date = 2026y / 2 / 1, .on = s.treaty, .stage = stage::adopted});
    CHECK(evaluate(s.p, world_at(s.p, 2026y / 2 / 1))[s.treaty] == status::met);
}

TEST_CASE("a mandate that a body adopts is put to the vote when its gatekeeper lets it") {
    treaty_and_decision s;
    CHECK(detail::is_voted_on(s.p.graph(), detail::vertex_of(s.decision)));
    const world voted = s.all_in_favour(world_at(s.p, 2026y / 1 / 1));
    CHECK(evaluate(s.p, voted)[s.decision] == status::open);
    CHECK(evaluate(s.p, voted.with(s.proposed, status::met))[s.decision] == status::met);
    CHECK(evaluate(s.p, voted.with(s.proposed, status::unmet))[s.decision] == status::unmet);
    CHECK(evaluate(s.p, voted.with(s.proposed, status::unmet))[s.put] == status::unmet);
    // A report of the vote stands, whatever its gatekeeper said; a vote that is supposed decides over that report.
    s.p.add(event{.date = 2026y / 3 / 1, .on = s.decision, .stage = stage::adopted, .tally = vote_count{3, 0, 0}});
    const world adopted = world_at(s.p, 2026y / 3 / 2);
    const auto against = [&](const char* who) {
        return s.p.vote_of(s.p.at<actor>(who), s.decision, vote_side::against);
    };
    CHECK(evaluate(s.p, adopted)[s.decision] == status::met);
    CHECK(evaluate(s.p, adopted.with(against("X"), status::met))[s.decision] == status::met);
    CHECK(evaluate(s.p, adopted.with(against("X"), status::met).with(against("Y"), status::met))[s.decision] ==
          status::unmet);
}

TEST_CASE("what a mandate waits for can be said before and after whose vote it is") {
    const auto build = [](int order) {
        proposal p;
        const auto fact = p.add(precondition{.key = "fact"}), other = p.add(precondition{.key = "other"});
        const condition when = any_of(fact, not_(other));
        const auto m = p.add(order == 0 ? mandate{.key = "m", .when = when} : mandate{.key = "m"});
        if (order == 1) p.define(m, when);
        (void)adopt_by_vote(p, m, three);
        if (order == 2) p.define(m, when);
        return p;
    };
    const proposal by_add = build(0);
    for (int order : {1, 2}) {
        const proposal later = build(order);
        CHECK(write_json(later) == write_json(by_add));
        for (std::uint32_t bits = 0; bits < 9; ++bits) {
            const auto in = [&](const proposal& p) {
                world w;
                w.set({p.at("fact"), static_cast<status>(bits % 3), cause::given, {}});
                w.set({p.at("other"), static_cast<status>(bits / 3), cause::given, {}});
                return evaluate(p, w)[p.at("m-put-to-vote")];
            };
            CHECK(in(later) == in(by_add));
        }
    }
    CHECK(write_json(read_json(write_json(by_add))) == write_json(by_add));
}

TEST_CASE("mandates and facts may wait for each other") {
    const proposal p = read_json(R"({"muster": 2,
        "actors": {"X": {}, "Y": {}, "Z": {}},
        "bodies": {"b": {"members": ["X", "Y", "Z"], "adopted_when": {"at_least": 2}}},
        "mandates": {"m": {"body": "b", "when": {"any_of": ["asked", "n"]}}, "n": {"when": "m"}},
        "preconditions": {"asked": {}, "said": {"when": "n"}}})");
    const world w = world{}.with(p.at("asked"), status::unmet);
    CHECK(evaluate(p, w)[p.at("m")] == status::unmet);
    CHECK(evaluate(p, w)[p.at("said")] == status::unmet);
    CHECK(evaluate(p, w.with(p.at("n"), status::met))[p.at("m-put-to-vote")] == status::met);
    CHECK(write_json(read_json(write_json(p))) == write_json(p));
    CHECK(write_json(merge(p, proposal{})) == write_json(merge(proposal{}, p)));
    // What it rests on comes along.
    const proposal part = subset(p, {p.at("n")});
    CHECK(part.find("asked"));
    CHECK(part.find("m-put-to-vote"));
    CHECK(evaluate(part, world{}.with(part.at("asked"), status::unmet))[part.at("n")] == status::unmet);
}

TEST_CASE("a second condition is refused, and leaves the proposal as it was") {
    treaty_and_decision s;
    const std::string before = write_json(s.p);
    const auto code = [&](auto&& action) { return tests::refusal_of(action).value_or(tests::refusal{}).code; };
    CHECK(code([&] { s.p.define(s.treaty, s.first); }) == errc::duplicate_key);
    CHECK(code([&] { s.p.define(s.decision, s.first); }) == errc::duplicate_key);
    CHECK(code([&] { (void)adopt_by_vote(s.p, s.decision, three); }) == errc::duplicate_key);
    const auto other = s.p.add(mandate{.key = "other", .when = s.first});
    s.p.add(precondition{.key = "other-put-to-vote", .when = s.second});
    CHECK(code([&] { (void)adopt_by_vote(s.p, other, three); }) == errc::duplicate_key);
    CHECK(code([&] { s.p.add(mandate{.key = "odd", .when = handle<precondition>{}}); }) == errc::unknown_handle);
    CHECK_FALSE(s.p.find("odd"));
    CHECK(evaluate(s.p, world{}.with(s.first, status::met))[other] == status::met);
    CHECK(write_json(s.p).find(before.substr(0, 40)) == 0);
}

TEST_CASE("a mandate with a condition is as one that a precondition stands for") {
    naive::dice dice{1957};
    for (std::size_t round = 0, cases = tests::amount(300, 20'000); round < cases; ++round) {
        const bool is_voted_on = dice.one_in(2);
        const std::uint32_t shape = dice.below(6), at = dice.below(3);
        const auto build = [&](bool by_precondition) {
            proposal p;
            std::vector<handle<precondition>> facts;
            for (const char* key : {"f0", "f1", "f2"}) facts.push_back(p.add(precondition{.key = key}));
            const condition parts[] = {condition{facts[at]},
                                       not_(facts[at]),
                                       all_of(facts[0], facts[2]),
                                       any_of(not_(facts[1]), facts[2]),
                                       at_least(2, {facts[0], facts[1], facts[2]}),
                                       condition{}};
            const condition& when = parts[shape];
            const auto state = p.add(actor{.key = "S"});
            const auto task = p.add(role{.key = "r"});
            if (by_precondition)
                p.add(precondition{.key = is_voted_on ? "m-put-to-vote" : "stands-for-it", .when = when});
            const auto m = p.add(by_precondition ? mandate{.key = "m"} : mandate{.key = "m", .when = when});
            if (is_voted_on) (void)adopt_by_vote(p, m, three);
            const condition needed = by_precondition && !is_voted_on ? condition{p.at("stands-for-it")} : condition{m};
            p.add(pledge{.by = state, .fills = task, .when = needed});
            return p;
        };
        const proposal one = build(false), other = build(true);
        const std::uint32_t seed = dice.below(1'000'000);
        const auto in = [&](const proposal& p) {
            naive::dice again{seed};
            world w;
            for (const char* key : {"f0", "f1", "f2", "X/m/for", "X/m/against", "Y/m/for", "Z/m/for", "Z/m/against"})
                if (const auto thing = p.find(key))
                    w.set({*thing, static_cast<status>(again.below(3)), cause::given, {}});
            return w;
        };
        const outcome a = evaluate(one, in(one)), b = evaluate(other, in(other));
        CHECK(a[one.at("S/r")] == b[other.at("S/r")]);
        if (is_voted_on) CHECK(a[one.at("m")] == b[other.at("m")]);
        else CHECK(a[one.at("m")] == b[other.at("stands-for-it")]);
    }
}
