#include <muster/proposal/world_at.hpp>

#include <optional>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct stage_set {
    proposal p{"stage"};
    handle<citation> late = p.add(citation{.key = "late", .published = 2025y / 11 / 20});
    handle<citation> anonymous = p.add(citation{.key = "anonymous", .attribution = attribution::unnamed});
    handle<actor> azerbaijan = p.add(actor{.key = "AZE"});
    handle<actor> israel = p.add(actor{.key = "ISR"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> quiet = p.add(precondition{.key = "quiet"});
    handle<contribution> made = p.contribution_of(azerbaijan, troops);

    void happens(date day, any_handle on, stage s) { p.add(event{.date = day, .on = on, .stage = s}); }
    void reported(date day, any_handle on, status s) { p.add(event{.date = day, .on = on, .status = s}); }
    [[nodiscard]] outcome on(date day) const { return evaluate(p, world_at(p, day)); }
    [[nodiscard]] std::pair<status, cause> of(any_handle h, date day) const {
        const outcome o = on(day);
        return {o[h], o.why(h)};
    }
};

using is = std::pair<status, cause>;

}  // namespace

TEST_CASE("the last report up to the day holds") {
    stage_set s;
    s.reported(2025y / 11 / 10, s.quiet, status::unmet);
    s.reported(2025y / 11 / 12, s.quiet, status::met);
    CHECK(s.of(s.quiet, 2025y / 11 / 9) == is{status::open, cause::open_input});
    CHECK(s.of(s.quiet, 2025y / 11 / 10) == is{status::unmet, cause::given});
    CHECK(s.of(s.quiet, 2025y / 11 / 11) == is{status::unmet, cause::given});
    CHECK(s.of(s.quiet, 2025y / 11 / 12) == is{status::met, cause::given});
}

TEST_CASE("reports count by their day and not by the order of addition") {
    stage_set s;
    s.reported(2025y / 11 / 12, s.quiet, status::met);
    s.reported(2025y / 11 / 10, s.quiet, status::unmet);
    CHECK(s.of(s.quiet, 2025y / 11 / 30) == is{status::met, cause::given});
}

TEST_CASE("reports of one day that disagree leave a thing open") {
    stage_set s;
    s.reported(2025y / 11 / 10, s.quiet, status::unmet);
    s.reported(2025y / 11 / 12, s.quiet, status::met);
    s.reported(2025y / 11 / 12, s.quiet, status::unmet);
    s.reported(2025y / 11 / 14, s.quiet, status::met);
    s.reported(2025y / 11 / 14, s.quiet, status::met);
    CHECK(s.of(s.quiet, 2025y / 11 / 12) == is{status::open, cause::contradiction});
    CHECK(s.of(s.quiet, 2025y / 11 / 14) == is{status::met, cause::given});
    CHECK(world_at(s.p, 2025y / 11 / 12).find(s.quiet)->reports == std::vector<std::uint32_t>{1, 2});
    CHECK(world_at(s.p, 2025y / 11 / 14).find(s.quiet)->reports == std::vector<std::uint32_t>{3, 4});
}

TEST_CASE("a month counts as its last day in reports and in viewpoints") {
    stage_set s;
    s.reported(2025y / 11, s.quiet, status::met);
    CHECK(s.of(s.quiet, 2025y / 11 / 29).first == status::open);
    CHECK(s.of(s.quiet, 2025y / 11 / 30).first == status::met);
    CHECK(s.of(s.quiet, 2025y / 11).first == status::met);
    s.reported(2025y / 11 / 30, s.quiet, status::unmet);
    CHECK(s.of(s.quiet, 2025y / 11) == is{status::open, cause::contradiction});
}

TEST_CASE("a report whose sources cannot be used did not happen") {
    stage_set s;
    s.p.add(event{.date = 2025y / 11 / 10, .on = s.quiet, .status = status::met, .citations = s.late});
    s.p.add(event{.date = 2025y / 11 / 9, .on = s.quiet, .status = status::unmet, .citations = s.anonymous});
    CHECK(s.of(s.quiet, 2025y / 11 / 10).first == status::unmet);
    CHECK(evaluate(s.p, world_at(s.p, 2025y / 11 / 10, 2025y / 11 / 20))[s.quiet] == status::met);
    CHECK(evaluate(s.p, world_at(s.p, {.true_on = 2025y / 11 / 10, .on_record_only = true}))[s.quiet] == status::open);
    CHECK(evaluate(s.p, world_at(s.p, {.without = s.late}))[s.quiet] == status::unmet);
}

TEST_CASE("a mandate is pending until it is adopted and may fail or be taken back") {
    stage_set s;
    CHECK(s.of(s.resolution, 2025y / 11 / 1) == is{status::unmet, cause::nothing_reported});
    s.happens(2025y / 11 / 3, s.resolution, stage::drafted);
    s.happens(2025y / 11 / 5, s.resolution, stage::circulated);
    s.happens(2025y / 11 / 7, s.resolution, stage::tabled);
    for (const date day : {date{2025y / 11 / 3}, date{2025y / 11 / 6}, date{2025y / 11 / 7}})
        CHECK(s.of(s.resolution, day) == is{status::unmet, cause::pending});
    s.happens(2025y / 11 / 10, s.resolution, stage::vetoed);
    CHECK(s.of(s.resolution, 2025y / 11 / 10) == is{status::unmet, cause::refused});
    s.happens(2025y / 11 / 11, s.resolution, stage::not_adopted);
    CHECK(s.of(s.resolution, 2025y / 11 / 11) == is{status::unmet, cause::refused});
    s.happens(2025y / 11 / 12, s.resolution, stage::withdrawn);
    CHECK(s.of(s.resolution, 2025y / 11 / 12) == is{status::unmet, cause::withdrawn});
    s.happens(2025y / 11 / 13, s.resolution, stage::drafted);
    CHECK(s.of(s.resolution, 2025y / 11 / 13) == is{status::unmet, cause::pending});
    s.happens(2025y / 11 / 17, s.resolution, stage::adopted);
    CHECK(s.of(s.resolution, 2025y / 11 / 17) == is{status::met, cause::given});
    s.happens(2026y / 11 / 17, s.resolution, stage::expired);
    CHECK(s.of(s.resolution, 2026y / 11 / 17) == is{status::unmet, cause::expired});
    s.happens(2026y / 11 / 18, s.resolution, stage::renewed);
    CHECK(s.of(s.resolution, 2026y / 11 / 18) == is{status::met, cause::given});
}

TEST_CASE("a mandate on which nothing was reported is not in force so far, unless nobody asked for reports") {
    stage_set s;
    const auto until = s.p.add(mandate{.key = "until", .expires = 2025y / 11 / 10});
    CHECK(s.of(s.resolution, 2025y / 11 / 8) == is{status::unmet, cause::nothing_reported});
    CHECK(s.of(until, 2025y / 11 / 8) == is{status::unmet, cause::nothing_reported});
    CHECK(s.of(until, 2025y / 11 / 11) == is{status::unmet, cause::expired});
    CHECK(s.of(s.quiet, 2025y / 11 / 8) == is{status::open, cause::open_input});  // of a fact nobody knows
    CHECK(evaluate(s.p, world_at(s.p, viewpoint{})).why(s.resolution) == cause::nothing_reported);
    CHECK(evaluate(s.p)[s.resolution] == status::open);
    s.p.add(event{.date = 2025y / 11 / 7, .on = s.resolution, .stage = stage::adopted, .citations = s.late});
    CHECK(s.of(s.resolution, 2025y / 11 / 8) == is{status::unmet, cause::nothing_reported});  // not known by then
    CHECK(s.of(s.resolution, 2025y / 11 / 20) == is{status::met, cause::given});
    s.reported(2025y / 11 / 21, s.resolution, status::open);
    CHECK(s.of(s.resolution, 2025y / 11 / 21) == is{status::open, cause::given});
}

TEST_CASE("a mandate tabled and adopted on one day is adopted and one adopted and vetoed is open") {
    stage_set s;
    s.happens(2025y / 11 / 17, s.resolution, stage::tabled);
    s.happens(2025y / 11 / 17, s.resolution, stage::adopted);
    CHECK(s.of(s.resolution, 2025y / 11 / 17) == is{status::met, cause::given});
    s.happens(2025y / 11 / 18, s.resolution, stage::adopted);
    s.happens(2025y / 11 / 18, s.resolution, stage::circulated);
    CHECK(s.of(s.resolution, 2025y / 11 / 18) == is{status::met, cause::given});
    s.happens(2025y / 11 / 19, s.resolution, stage::adopted);
    s.happens(2025y / 11 / 19, s.resolution, stage::vetoed);
    CHECK(s.of(s.resolution, 2025y / 11 / 19) == is{status::open, cause::contradiction});
}

TEST_CASE("a mandate is unmet from the day after it expires until it is extended") {
    stage_set s;
    const auto treaty = s.p.add(mandate{.key = "treaty", .expires = 2027y / 12 / 31});
    CHECK(s.of(treaty, 2027y / 12 / 31) == is{status::unmet, cause::nothing_reported});
    CHECK(s.of(treaty, 2028y / 1 / 1) == is{status::unmet, cause::expired});
    s.happens(2025y / 11 / 17, treaty, stage::adopted);
    CHECK(s.of(treaty, 2027y / 12 / 31) == is{status::met, cause::given});
    CHECK(s.of(treaty, 2028y / 1 / 1) == is{status::unmet, cause::expired});
    s.p.add(event{.date = 2027y / 12 / 1, .on = treaty, .stage = stage::extended, .expires = 2028y / 6});
    CHECK(s.of(treaty, 2028y / 6 / 30) == is{status::met, cause::given});
    CHECK(s.of(treaty, 2028y / 7 / 1) == is{status::unmet, cause::expired});
}

TEST_CASE("a presumed precondition holds until a report says otherwise") {
    stage_set s;
    const auto safe = s.p.add(precondition{.key = "safe", .presumed = status::met});
    CHECK(s.of(safe, 2025y / 11 / 8) == is{status::met, cause::presumed});
    s.reported(2025y / 11 / 10, safe, status::unmet);
    CHECK(s.of(safe, 2025y / 11 / 9) == is{status::met, cause::presumed});
    CHECK(s.of(safe, 2025y / 11 / 10) == is{status::unmet, cause::given});
}

TEST_CASE("a precondition that is due is unmet after its day unless it was reported met") {
    stage_set s;
    const auto takeover = s.p.add(precondition{.key = "takeover", .due = 2004y / 6 / 30});
    CHECK(s.of(takeover, 2004y / 6 / 30) == is{status::open, cause::open_input});
    CHECK(s.of(takeover, 2004y / 7 / 1) == is{status::unmet, cause::expired});
    s.reported(2004y / 6 / 28, takeover, status::met);
    CHECK(s.of(takeover, 2004y / 7 / 1) == is{status::met, cause::given});
}

TEST_CASE("a report on a derived thing stands in for its rule and both are listed") {
    stage_set s;
    const auto terms = s.p.add(precondition{.key = "terms", .when = s.quiet});
    s.reported(2025y / 11 / 10, s.quiet, status::met);
    s.reported(2025y / 11 / 11, terms, status::unmet);
    const outcome before = s.on(2025y / 11 / 10), after = s.on(2025y / 11 / 11);
    CHECK(before[terms] == status::met);
    CHECK(after[terms] == status::unmet);
    CHECK(after.why(terms) == cause::given);
    CHECK(before.disagreements().empty());
    CHECK(after.disagreements() == std::vector<disagreement>{{terms, status::unmet, status::met}});
}

TEST_CASE("approval meets the decision and declining unmeets it") {
    stage_set s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = s.quiet, .reading = reading::not_unless});
    s.reported(2025y / 11 / 1, s.quiet, status::met);
    const auto decided = *s.p.decision_of(s.made);
    CHECK(s.of(s.made, 2025y / 11 / 1) == is{status::open, cause::undecided});
    s.happens(2025y / 11 / 10, s.made, stage::considered);
    s.happens(2025y / 11 / 11, s.made, stage::pledged);
    CHECK(s.of(s.made, 2025y / 11 / 11) == is{status::open, cause::undecided});
    s.happens(2025y / 11 / 12, s.made, stage::approved);
    CHECK(s.of(decided, 2025y / 11 / 12) == is{status::met, cause::given});
    CHECK(s.on(2025y / 11 / 12)[s.made] == status::met);
    s.reported(2025y / 11 / 13, s.quiet, status::unmet);
    CHECK(s.on(2025y / 11 / 13)[s.made] == status::unmet);  // approved is not deployed
    s.happens(2025y / 11 / 14, s.made, stage::declined);
    CHECK(s.of(decided, 2025y / 11 / 14) == is{status::unmet, cause::refused});
    CHECK(s.of(s.made, 2025y / 11 / 14).first == status::unmet);
}

TEST_CASE("who is deployed stays whatever the terms unless an unless ends it") {
    stage_set s;
    const auto war = s.p.add(precondition{.key = "war"});
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = s.quiet, .unless = war});
    s.p.add(requirement{.on = s.troops, .by = s.israel, .when = s.quiet});
    s.happens(2025y / 11 / 10, s.made, stage::deployed);
    s.reported(2025y / 11 / 11, s.quiet, status::unmet);
    s.reported(2025y / 11 / 11, war, status::unmet);
    CHECK(s.on(2025y / 11 / 11)[s.made] == status::met);
    s.reported(2025y / 11 / 12, war, status::met);
    CHECK(s.of(s.made, 2025y / 11 / 12) == is{status::unmet, cause::withdrawn});
}

TEST_CASE("suspended and withdrawn are unmet until a later stage") {
    stage_set s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops});
    s.happens(2025y / 11 / 10, s.made, stage::suspended);
    CHECK(s.of(s.made, 2025y / 11 / 9).first == status::met);
    CHECK(s.of(s.made, 2025y / 11 / 10) == is{status::unmet, cause::suspended});
    s.happens(2025y / 11 / 11, s.made, stage::pledged);
    CHECK(s.of(s.made, 2025y / 11 / 11).first == status::met);
    s.happens(2025y / 11 / 12, s.made, stage::withdrawn);
    CHECK(s.of(s.made, 2025y / 11 / 12) == is{status::unmet, cause::withdrawn});
    s.happens(2025y / 11 / 13, s.made, stage::approved);
    CHECK(s.of(s.made, 2025y / 11 / 13).first == status::met);
}

TEST_CASE("a deployment that is suspended and taken up again is still deployed") {
    stage_set s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = s.quiet});
    s.reported(2025y / 11 / 1, s.quiet, status::unmet);
    s.happens(2025y / 11 / 10, s.made, stage::deployed);
    s.happens(2025y / 11 / 11, s.made, stage::suspended);
    s.happens(2025y / 11 / 12, s.made, stage::deployed);
    CHECK(s.of(s.made, 2025y / 11 / 10).first == status::met);
    CHECK(s.of(s.made, 2025y / 11 / 11).first == status::unmet);
    CHECK(s.of(s.made, 2025y / 11 / 12).first == status::met);
}

TEST_CASE("stages of a contribution of which nothing was said count as well") {
    stage_set s;
    s.happens(2025y / 11 / 10, s.made, stage::declined);
    s.happens(2025y / 11 / 11, s.made, stage::approved);
    s.happens(2025y / 11 / 12, s.made, stage::deployed);
    s.happens(2025y / 11 / 13, s.made, stage::withdrawn);
    CHECK_FALSE(s.on(2025y / 11 / 9).is_mentioned(s.made));
    CHECK(s.of(s.made, 2025y / 11 / 10) == is{status::unmet, cause::refused});
    CHECK(s.of(s.made, 2025y / 11 / 11).first == status::met);
    CHECK(s.of(s.made, 2025y / 11 / 12).first == status::met);
    CHECK(s.of(s.made, 2025y / 11 / 13) == is{status::unmet, cause::withdrawn});
}

TEST_CASE("stages of one day that disagree leave a contribution open") {
    stage_set s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .reading = reading::not_unless});
    s.happens(2025y / 11 / 10, s.made, stage::approved);
    s.happens(2025y / 11 / 10, s.made, stage::declined);
    CHECK(s.of(s.made, 2025y / 11 / 10) == is{status::open, cause::contradiction});
    s.happens(2025y / 11 / 11, s.made, stage::approved);
    CHECK(s.of(s.made, 2025y / 11 / 11).first == status::met);
}

TEST_CASE("a status reported of a contribution or a role or an actor holds") {
    stage_set s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = s.quiet});
    s.reported(2025y / 11 / 10, s.made, status::met);
    s.reported(2025y / 11 / 10, s.troops, status::unmet);
    CHECK(s.of(s.made, 2025y / 11 / 10) == is{status::met, cause::given});
    CHECK(s.of(s.azerbaijan, 2025y / 11 / 10).first == status::met);
    CHECK(s.of(s.troops, 2025y / 11 / 10) == is{status::unmet, cause::given});
}

TEST_CASE("a world without a day knows all that was ever reported") {
    stage_set s;
    s.reported(2035y / 1 / 1, s.quiet, status::met);
    s.p.add(event{.date = 2025y / 11 / 10, .on = s.resolution, .stage = stage::adopted, .citations = s.late});
    const outcome o = evaluate(s.p, world_at(s.p, viewpoint{}));
    CHECK(o[s.quiet] == status::met);
    CHECK(o[s.resolution] == status::met);
}

TEST_CASE("what a caller sets cuts the rule and speaks of nothing below") {
    stage_set s;
    const auto terms = s.p.add(precondition{.key = "terms", .when = s.quiet});
    const world now = world_at(s.p, 2025y / 11 / 8);
    const outcome o = evaluate(s.p, now.with(terms, status::met));
    CHECK(o[terms] == status::met);
    CHECK(o.why(terms) == cause::overridden);
    CHECK(o[s.quiet] == status::open);
    CHECK(evaluate(s.p, now.with(terms, status::met).without(terms)) == evaluate(s.p, now));
    CHECK(now.find(terms) == nullptr);
    CHECK(now.with(terms, status::met).with(terms, status::unmet).settings().size() == now.settings().size() + 1);
}

TEST_CASE("an actor set unmet takes all its contributions with it") {
    stage_set s;
    const auto police = s.p.add(role{.key = "police"});
    s.p.add(pledge{.by = s.azerbaijan, .fills = {s.troops, police}});
    CHECK(evaluate(s.p)[police] == status::met);
    const outcome o = evaluate(s.p, world{}.with(s.azerbaijan, status::unmet));
    CHECK(o[s.made] == status::unmet);
    CHECK(o[police] == status::unmet);
    CHECK(o.why(s.made) == cause::overridden);
}

TEST_CASE("worlds set in any order are the same") {
    const stage_set s;
    const world a = world{}.with(s.quiet, status::met).with(s.azerbaijan, status::unmet);
    const world b = world{}.with(s.azerbaijan, status::unmet).with(s.quiet, status::met);
    CHECK(a == b);
    CHECK(a.find(s.quiet)->is == status::met);
    CHECK(a.find(s.resolution) == nullptr);
}
