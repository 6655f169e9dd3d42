#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/query/votes.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <muster/muster.hpp>
#include <muster/query/evaluator.hpp>
#include <muster/query/power.hpp>
#include <oracles/naive.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// A council of three, of whom X holds a veto and two are needed; a state comes once its mandate is in force.
struct council_of_three {
    proposal p{"three"};
    handle<mandate> resolution;
    handle<precondition> put;
    handle<contribution> made;
    handle<role> troops = p.add(role{.key = "troops"});

    council_of_three() {
        p.add(body{
            .key = "b", .members = {{"X"}, {"Y"}, {"Z"}}, .adopted_when = {{{.at_least = 2}}}, .veto_holders = {"X"}});
        const auto council = p.add(actor{.key = "C", .kind = actor_kind::council, .body = "b"});
        const auto aland = p.add(actor{.key = "A", .name = "Aland"});
        resolution = p.add(mandate{.key = "m", .name = "the mandate", .adopted_by = council});
        put = adopt_by_vote(p, resolution, *bodies::find(p, "b")).put_to_vote;
        p.add(pledge{.by = aland, .fills = troops, .when = resolution});
        made = p.contribution_of(aland, troops);
    }
    [[nodiscard]] handle<vote> side(const char* member, vote_side s) {
        return p.vote_of(p.at<actor>(member), resolution, s);
    }
    void adopt(vote_count counts, std::vector<recorded_vote> roll_call = {}) {
        p.add(event{.date = 2011y / 3 / 17,
                    .on = resolution,
                    .stage = stage::adopted,
                    .tally = counts,
                    .roll_call = std::move(roll_call)});
    }
};

}  // namespace

TEST_CASE("a vote that is supposed otherwise makes the rule decide again, in every question alike") {
    council_of_three s;
    s.adopt({3, 0, 0});
    const auto veto = s.side("X", vote_side::against);
    const world now = world_at(s.p, 2012y / 1 / 1), supposed = now.with(veto, status::met);
    CHECK(evaluate(s.p, now)[s.resolution] == status::met);
    CHECK(tally(s.p, now, s.resolution).in_favour == 3);
    CHECK(tally(s.p, now, s.resolution).reason == vote_reason::carried);

    CHECK(evaluate(s.p, supposed)[s.resolution] == status::unmet);
    CHECK(evaluate(s.p, supposed)[s.made] == status::unmet);
    const tally_answer told = tally(s.p, supposed, s.resolution);
    CHECK(told.reason == vote_reason::vetoed);
    CHECK(told.in_favour == 2);
    CHECK_FALSE(told.recorded);
    CHECK(explain(s.p, supposed, s.resolution).root().is == status::unmet);
    CHECK(explain(s.p, supposed, s.resolution).root().reports.empty());
    const comparison changes = compare(s.p, now, supposed);
    REQUIRE(changes.mandates.size() == 1);
    CHECK(changes.mandates[0].after == status::unmet);
    REQUIRE(changes.contributions.size() == 1);
    CHECK(evaluate_all(compile(s.p), std::vector<world>{now, supposed}).in(1, s.resolution) == status::unmet);
    evaluator e{s.p, now};
    e.set(veto, status::met);
    CHECK(e[s.resolution] == status::unmet);
    CHECK(e.undo());
    CHECK(e[s.resolution] == status::met);

    // One member less is still enough; a world without the vote is, too.
    CHECK(evaluate(s.p, now.with(s.side("Y", vote_side::against), status::met))[s.resolution] == status::met);
    CHECK(evaluate(s.p, now.with(s.put, status::unmet))[s.resolution] == status::unmet);
    CHECK(evaluate(s.p, now.with(s.resolution, status::open))[s.resolution] == status::met);
    CHECK(evaluate(s.p, now.with(s.resolution, status::unmet).with(veto, status::unmet))[s.resolution] ==
          status::unmet);
}

TEST_CASE("a roll call says who voted how, and a tally starts from it") {
    council_of_three s;
    const auto x = s.p.at<actor>("X"), y = s.p.at<actor>("Y"), z = s.p.at<actor>("Z");
    s.adopt({2, 0, 1}, {{z, ballot::abstaining}, {x, ballot::in_favour}, {y, ballot::in_favour}});
    const world now = world_at(s.p, 2012y / 1 / 1);
    const outcome o = evaluate(s.p, now);
    CHECK(o[s.side("X", vote_side::in_favour)] == status::met);
    CHECK(o[s.side("Z", vote_side::in_favour)] == status::unmet);
    CHECK(o[s.side("Z", vote_side::against)] == status::unmet);
    CHECK(tally(s.p, now, s.resolution).abstaining == 1);
    CHECK(tally(s.p, now, s.resolution).recorded == 0U);
    const world supposed = now.with(s.side("Y", vote_side::against), status::met);
    CHECK(evaluate(s.p, supposed)[s.resolution] == status::unmet);
    CHECK(tally(s.p, supposed, s.resolution).reason == vote_reason::short_of_quota);

    council_of_three bad;
    const auto first = bad.p.at<actor>("X");
    CHECK_THROWS_AS(bad.adopt({1, 0, 0}, {{first, ballot::in_favour}, {first, ballot::against}}), error);
    CHECK_THROWS_AS(bad.adopt({0, 1, 0}, {{first, ballot::in_favour}}), error);
    CHECK(bad.p.events().empty());
}

TEST_CASE("the vote of a member is reported as one value, and the rule decides over the votes so reported") {
    council_of_three s;
    const auto x = s.p.at<actor>("X"), y = s.p.at<actor>("Y"), z = s.p.at<actor>("Z");
    const auto votes = [&](date day, std::vector<recorded_vote> cast) {
        s.p.add(event{.date = day, .on = s.resolution, .roll_call = std::move(cast)});
    };
    const auto on = [&](date day) { return evaluate(s.p, world_at(s.p, day)); };
    const auto side_of = [&](date day, const char* who, vote_side which) { return on(day)[s.side(who, which)]; };
    CHECK(on(2011y / 3 / 16).why(s.resolution) == cause::nothing_reported);
    CHECK(on(2011y / 3 / 16).why(s.put) == cause::nothing_reported);
    votes(2011y / 3 / 17, {{y, ballot::in_favour}});
    CHECK(on(2011y / 3 / 17)[s.put] == status::met);  // who votes is asked to
    CHECK(on(2011y / 3 / 17)[s.resolution] == status::open);
    CHECK(side_of(2011y / 3 / 17, "Y", vote_side::in_favour) == status::met);
    CHECK(side_of(2011y / 3 / 17, "Y", vote_side::against) == status::unmet);
    CHECK(side_of(2011y / 3 / 17, "X", vote_side::against) == status::open);
    votes(2011y / 3 / 17, {{x, ballot::abstaining}, {z, ballot::in_favour}});
    const outcome adopted = on(2011y / 3 / 17);
    CHECK(adopted[s.resolution] == status::met);
    CHECK(adopted.why(s.resolution) == cause::derived);
    CHECK(side_of(2011y / 3 / 17, "X", vote_side::in_favour) == status::unmet);
    const tally_answer counted = tally(s.p, world_at(s.p, 2011y / 3 / 17), s.resolution);
    CHECK(counted.in_favour == 2);
    CHECK(counted.abstaining == 1);
    CHECK(counted.reason == vote_reason::carried);
    SECTION("a later report corrects an earlier one, and one of the same day disputes it") {
        votes(2011y / 3 / 18, {{x, ballot::against}});
        CHECK(on(2011y / 3 / 18)[s.resolution] == status::unmet);
        CHECK(on(2011y / 3 / 17)[s.resolution] == status::met);
        votes(2011y / 3 / 18, {{x, ballot::in_favour}});
        CHECK(on(2011y / 3 / 18).why(s.side("X", vote_side::against)) == cause::contradiction);
        CHECK(on(2011y / 3 / 18)[s.resolution] == status::open);
    }
    SECTION("what is tabled anew is voted on anew") {
        s.p.add(event{.date = 2011y / 4 / 1, .on = s.resolution, .stage = stage::tabled});
        CHECK(on(2011y / 4 / 1).why(s.resolution) == cause::pending);
        CHECK(side_of(2011y / 4 / 1, "Y", vote_side::in_favour) == status::open);
        votes(2011y / 4 / 2, {{x, ballot::against}});
        CHECK(on(2011y / 4 / 2)[s.resolution] == status::unmet);
        CHECK(side_of(2011y / 4 / 2, "Z", vote_side::in_favour) == status::open);
    }
    SECTION("an outcome stands before the rule, and a vote tabled on its own day is taken") {
        s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .stage = stage::tabled});
        CHECK(on(2011y / 3 / 17)[s.resolution] == status::met);
        s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .stage = stage::not_adopted});
        CHECK(on(2011y / 3 / 17)[s.resolution] == status::unmet);
        const world again = world_at(s.p, 2011y / 3 / 17).with(s.resolution, status::open);
        CHECK(evaluate(s.p, again)[s.resolution] == status::met);
    }
}

TEST_CASE("a report of votes names votes, on a mandate, and nothing besides") {
    council_of_three s;
    const auto x = s.p.at<actor>("X");
    const std::vector<recorded_vote> cast{{x, ballot::against}};
    CHECK_THROWS_AS(s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution}), error);
    CHECK_THROWS_AS(s.p.add(event{.date = 2011y / 3 / 17, .on = s.made, .roll_call = cast}), error);
    CHECK_THROWS_AS(
        s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .tally = vote_count{0, 1, 0}, .roll_call = cast}),
        error);
    CHECK_THROWS_AS(s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .tally = vote_count{0, 1, 0}}), error);
    CHECK(s.p.events().empty());
}

TEST_CASE("what would have changed a result is found among the votes that were cast") {
    council_of_three s;
    s.adopt({2, 0, 1}, {{s.p.at<actor>("X"), ballot::in_favour},
                        {s.p.at<actor>("Y"), ballot::in_favour},
                        {s.p.at<actor>("Z"), ballot::abstaining}});
    const world now = world_at(s.p, 2012y / 1 / 1);
    const change_sets sunk = blocking_sets(s.p, now, s.resolution);
    CHECK(evaluate(s.p, now)[s.resolution] == status::met);
    std::vector<any_handle> alone;
    for (const change_set& set : sunk)
        if (set.changes.size() == 1) alone.push_back(set.changes[0].what);
    // either of the two in favour withholds it or votes against; or it was never put to the vote
    CHECK(alone.size() == 5);
    CHECK(sunk.size() == 5);
    for (const change_set& set : sunk) {
        world supposed = now;
        for (const assumption& a : set.changes) supposed = supposed.with(a.what, a.is);
        CHECK(evaluate(s.p, supposed)[s.resolution] == status::unmet);
    }
    CHECK(enabling_sets(s.p, now, s.resolution).holds_already());
    // where too little is recorded for the rule to say the same, the report of the outcome stands
    council_of_three counted;
    counted.adopt({2, 0, 1});
    CHECK(blocking_sets(counted.p, world_at(counted.p, 2012y / 1 / 1), counted.resolution).empty());
}

TEST_CASE("a record that the rule contradicts is found, and the tally says so") {
    const auto found = [](const proposal& p) {
        const findings all = validate(p);
        return std::any_of(all.begin(), all.end(), [](const finding& f) { return f.flaw == flaw::record_contradicts; });
    };
    council_of_three s;
    s.adopt({1, 2, 0});
    CHECK(found(s.p));
    const tally_answer told = tally(s.p, world_at(s.p, 2012y / 1 / 1), s.resolution);
    CHECK(told.contradicts);
    CHECK(told.in_favour == 1);
    CHECK(told.against == 2);
    CHECK(told.reason == vote_reason::short_of_quota);

    council_of_three fine;
    fine.adopt({2, 1, 0});  // against is not the one with the veto
    CHECK_FALSE(found(fine.p));
    CHECK_FALSE(tally(fine.p, world_at(fine.p, 2012y / 1 / 1), fine.resolution).contradicts);
    council_of_three vetoed;
    const auto x = vetoed.p.at<actor>("X"), y = vetoed.p.at<actor>("Y"), z = vetoed.p.at<actor>("Z");
    vetoed.adopt({2, 1, 0}, {{x, ballot::against}, {y, ballot::in_favour}, {z, ballot::in_favour}});
    CHECK(found(vetoed.p));
    council_of_three many;
    many.adopt({4, 0, 0});
    CHECK(found(many.p));
}

TEST_CASE("who is in favour is not against: a vote has one value") {
    council_of_three s;
    world now = world{}.with(s.put, status::met);
    for (const char* member : {"X", "Y"}) now = now.with(s.side(member, vote_side::in_favour), status::met);
    CHECK(tally(s.p, now, s.resolution).in_favour == 2);
    CHECK(evaluate(s.p, now)[s.resolution] == status::met);
    CHECK(evaluate(s.p, now)[s.side("X", vote_side::against)] == status::unmet);
    evaluator e{s.p, now};
    CHECK(e[s.resolution] == status::met);
    CHECK(e[s.side("X", vote_side::against)] == status::unmet);
    e.reset(s.side("X", vote_side::in_favour));
    CHECK(e[s.side("X", vote_side::against)] == status::open);
    CHECK(e[s.resolution] == status::open);
}

TEST_CASE("a ballot says all sides of a vote") {
    council_of_three s;
    const auto x = s.p.at<actor>("X");
    const auto voting = [&](ballot how) {
        world w = world{}.with(s.put, status::met);
        for (const assumption& a : votes_as(s.p, x, s.resolution, how)) w = w.with(a.what, a.is);
        return w;
    };
    for (const ballot how : {ballot::in_favour, ballot::against, ballot::abstaining}) {
        const roll_call votes = votes_on(s.p, voting(how), s.resolution, body_of(s.p, s.resolution));
        REQUIRE(votes.votes.size() == 1);
        CHECK(votes.votes[0] == cast_vote{"X", how});
    }
    CHECK_THROWS_AS(votes_as(s.p, s.p.at<actor>("A"), s.resolution, ballot::against), error);
}

TEST_CASE("what is unmet only so far has a chance of its own") {
    council_of_three s;
    s.p.add(event{.date = 2011y / 3 / 10, .on = s.resolution, .stage = stage::tabled});
    const world now = world_at(s.p, 2011y / 3 / 12);
    CHECK(evaluate(s.p, now)[s.resolution] == status::unmet);
    CHECK(evaluate(s.p, now).why(s.resolution) == cause::pending);
    world certain = now;
    for (const char* member : {"X", "Y", "Z"})
        for (const assumption& a : votes_as(s.p, s.p.at<actor>(member), s.resolution, ballot::in_favour))
            certain = certain.with(a.what, a.is);
    CHECK(likelihood(s.p, certain, s.resolution, beliefs{}.with(s.put, 0.25)).least == 0.25);
    CHECK(likelihood(s.p, certain, s.made, beliefs{}.with(s.put, 0.25)).most == 0.25);
    CHECK_THROWS_AS(likelihood(s.p, certain, s.resolution, beliefs{}), error);
    CHECK(sample(s.p, certain, s.resolution, beliefs{}.with(s.put, 1.0), {.worlds = 64}).least == 1);
    CHECK_FALSE(enabling_sets(s.p, certain, s.resolution).empty());
    const world before = world_at(s.p, 2011y / 3 / 9);  // nothing was reported yet
    CHECK(evaluate(s.p, before).why(s.resolution) == cause::nothing_reported);
    CHECK_THROWS_AS(likelihood(s.p, before, s.resolution, beliefs{}), error);
    CHECK_THROWS_AS(importance(s.p, before, s.resolution, beliefs{}), error);
    CHECK(likelihood(s.p, before, s.resolution,
                     beliefs::otherwise(1)
                         .with(s.side("X", vote_side::against), 0)
                         .with(s.side("Y", vote_side::against), 0)
                         .with(s.side("Z", vote_side::against), 0)
                         .with(s.put, 0.25))
              .least == 0.25);
    CHECK_FALSE(enabling_sets(s.p, before, s.resolution).empty());
    proposal plain{"a mandate without a vote"};
    const auto basis = plain.add(mandate{.key = "basis"});
    const auto troops = plain.add(role{.key = "troops"});
    plain.add(pledge{.by = plain.add(actor{.key = "A"}), .fills = troops, .when = basis});
    const world silent = world_at(plain, 2011y / 3 / 9);
    const auto power_of_a = [&](const world& w, status others) {
        return power(plain, w, troops, std::vector{power_index::banzhaf_absolute},
                     power_options{.open_counts_as = others})
            .of_member("A", power_index::banzhaf_absolute)
            .value;
    };
    CHECK(power_of_a(silent, status::met) == 1);
    CHECK(power_of_a(silent, status::unmet) == 0);
    plain.add(event{.date = 2011y / 3 / 9, .on = basis, .stage = stage::vetoed});
    CHECK(power_of_a(world_at(plain, 2011y / 3 / 9), status::met) == 0);
    s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .stage = stage::vetoed});
    CHECK(likelihood(s.p, world_at(s.p, 2012y / 1 / 1), s.resolution, beliefs{}).most == 0);  // that is settled
}

TEST_CASE("an evaluator and an ensemble take supposed votes as evaluate does", "[random]") {
    naive::dice dice{14};
    for (std::size_t round = 0, cases = tests::amount(150, 10'000); round < cases; ++round) {
        council_of_three s;
        if (dice.one_in(2)) s.adopt({3, 0, 0});
        else if (dice.one_in(2)) s.p.add(event{.date = 2011y / 3 / 17, .on = s.resolution, .stage = stage::vetoed});
        else if (dice.one_in(2))
            s.adopt({2, 0, 0}, {{s.p.at<actor>("X"), ballot::in_favour}, {s.p.at<actor>("Y"), ballot::in_favour}});
        std::vector<any_handle> things{s.resolution, s.put, s.made};
        for (const char* member : {"X", "Y", "Z"})
            for (const vote_side side : {vote_side::in_favour, vote_side::against})
                things.push_back(s.side(member, side));
        evaluator now{s.p, world_at(s.p, 2012y / 1 / 1)};
        for (int step = 0; step < 12; ++step) {
            if (dice.one_in(5)) (void)now.undo();
            else if (dice.one_in(4)) now.reset(dice.any(things));
            else now.set(dice.any(things), static_cast<status>(dice.below(3)));
            const world w = now.now();
            const outcome expected = evaluate(s.p, w);
            const ensemble all = evaluate_all(compile(s.p), std::vector<world>{w});
            for (const any_handle h : things) {
                INFO("round " << round << ", " << s.p.key_of(h));
                CHECK(now[h] == expected[h]);
                CHECK(all.in(0, h) == expected[h]);
            }
        }
    }
}
