// How long a mandate, a deployment and an offer last.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <muster/io/json.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <oracles/random_numbers.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

duration days(std::uint32_t count) {
    return {.days = static_cast<std::uint16_t>(count)};
}

struct lasting {
    proposal p{"lasting"};
    handle<actor> aland = p.add(actor{.key = "A", .name = "Aland"});
    handle<role> troops = p.add(role{.key = "troops", .name = "troops"});
    handle<mandate> basis = p.add(mandate{.key = "m", .name = "the resolution", .lasts = {.months = 6}});
    handle<contribution> made = p.contribution_of(aland, troops);

    [[nodiscard]] status on(date day, any_handle h) const { return evaluate(p, world_at(p, day))[h]; }
    [[nodiscard]] cause why_on(date day, any_handle h) const { return evaluate(p, world_at(p, day)).why(h); }
};

std::optional<errc> code_of(auto&& action) {
    try {
        action();
    } catch (const error& e) {
        return e.code();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a mandate that is adopted for six months runs out after them") {
    lasting s;
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.basis, .stage = stage::adopted});
    CHECK(s.on(2025y / 10 / 9, s.basis) == status::unmet);
    CHECK(s.on(2026y / 4 / 9, s.basis) == status::met);
    CHECK(s.on(2026y / 4 / 10, s.basis) == status::unmet);
    CHECK(s.why_on(2026y / 4 / 10, s.basis) == cause::expired);
    const std::string told = to_text(explain(s.p, world_at(s.p, 2025y / 11 / 8), s.basis), {.width = 1'000});
    CHECK(told.find("adopted on 10 October 2025, for 6 months") != std::string::npos);
}

TEST_CASE("an extension counts from its own day, or tells the last day") {
    lasting s;
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.basis, .stage = stage::adopted, .lasts = {.days = 10}});
    s.p.add(event{.date = 2025y / 10 / 15, .on = s.basis, .stage = stage::extended, .lasts = {.days = 10}});
    CHECK(s.on(2025y / 10 / 24, s.basis) == status::met);
    CHECK(s.on(2025y / 10 / 25, s.basis) == status::unmet);
    s.p.add(event{.date = 2025y / 10 / 20, .on = s.basis, .stage = stage::extended, .expires = 2025y / 12 / 31});
    CHECK(s.on(2025y / 12 / 31, s.basis) == status::met);
    CHECK(s.on(2026y / 1 / 1, s.basis) == status::unmet);
}

TEST_CASE("who is deployed for a time goes when it is over, unless it is extended") {
    lasting s;
    s.p.add(pledge{.by = s.aland, .fills = s.troops});
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.made, .stage = stage::deployed, .lasts = {.months = 1}});
    CHECK(s.on(2025y / 11 / 9, s.made) == status::met);
    CHECK(s.on(2025y / 11 / 10, s.made) == status::unmet);
    CHECK(s.why_on(2025y / 11 / 10, s.made) == cause::expired);
    CHECK(s.on(2025y / 11 / 10, s.aland) == status::unmet);
    const participation_answer found = participation(s.p, {.true_on = 2026y / 3 / 1});
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].spans.size() == 3);
    CHECK(found[0].spans[1] == participation_span{taking_part::there, 2025y / 10 / 10, 2025y / 11 / 10});
    CHECK(found[0].spans[2].how == taking_part::left);
    s.p.add(event{.date = 2025y / 11 / 1, .on = s.made, .stage = stage::extended, .lasts = {.months = 2}});
    CHECK(s.on(2025y / 12 / 31, s.made) == status::met);
    CHECK(s.on(2026y / 1 / 1, s.made) == status::unmet);
    s.p.add(event{.date = 2026y / 2 / 1, .on = s.made, .stage = stage::deployed});
    CHECK(s.on(2026y / 1 / 15, s.made) == status::unmet);
    CHECK(s.on(2030y / 1 / 1, s.made) == status::met);
}

TEST_CASE("an offer for a time stands no longer when it is over, unless somebody was deployed by it") {
    lasting s;
    const auto said = s.p.add(pledge{.by = s.aland, .fills = s.troops, .date = 2025y / 10 / 10, .lasts = {.days = 60}});
    CHECK(s.on(2025y / 12 / 8, s.made) == status::met);
    CHECK(s.on(2025y / 12 / 9, s.made) == status::open);  // nothing more is said of it
    const world after = world_at(s.p, 2025y / 12 / 9);
    const outcome o = evaluate(s.p, after);
    REQUIRE(o.hidden().size() == 1);
    CHECK(o.hidden()[0] == hidden_statement{said, hidden_because::lapsed});
    s.p.add(event{.date = 2025y / 12 / 1, .on = s.made, .stage = stage::deployed});
    CHECK(evaluate(s.p, world_at(s.p, 2026y / 12 / 9)).hidden().empty());
    CHECK(s.on(2026y / 12 / 9, s.made) == status::met);
}

TEST_CASE("the timeline has the days on which times are over") {
    lasting s;
    s.p.add(precondition{.key = "old", .when = lasted(s.basis, {.days = 30})});
    s.p.add(pledge{
        .by = s.aland, .fills = s.troops, .when = s.p.at("old"), .date = 2025y / 10 / 1, .lasts = {.days = 100}});
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.basis, .stage = stage::adopted});
    std::vector<date> days;
    for (const timeline_entry& entry : timeline(s.p)) days.push_back(entry.on);
    CHECK(days == std::vector<date>{2025y / 10 / 1, 2025y / 10 / 10, 2025y / 11 / 9, 2026y / 1 / 9, 2026y / 4 / 10});
}

TEST_CASE("what falls due tells when times are over") {
    lasting s;
    s.p.add(precondition{.key = "old", .when = lasted(s.basis, {.days = 30})});
    const auto said = s.p.add(pledge{.key = "said",
                                     .by = s.aland,
                                     .fills = s.troops,
                                     .when = s.p.at("old"),
                                     .date = 2025y / 10 / 1,
                                     .lasts = {.days = 100}});
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.basis, .stage = stage::adopted});
    const watch_answer found = watch(s.p, world_at(s.p, 2025y / 10 / 20));
    REQUIRE(found.falls_due.size() == 3);
    CHECK(found.falls_due[0] == due{2025y / 11 / 9, s.p.at("m/P30D"), due_kind::elapses, {s.made}});
    CHECK(found.falls_due[1] == due{2026y / 1 / 8, said, due_kind::ends, {s.made}});
    CHECK(found.falls_due[2] == due{2026y / 4 / 9, s.basis, due_kind::ends, {s.made}});
    const std::string told = to_text(found, {.width = 1'000});
    INFO(told);
    CHECK(told.find("9 November 2025: 30 days are over since") != std::string::npos);
    s.p.add(event{.date = 2025y / 10 / 15, .on = s.made, .stage = stage::deployed, .lasts = {.months = 1}});
    const watch_answer deployed = watch(s.p, world_at(s.p, 2025y / 10 / 20));
    REQUIRE(deployed.falls_due.size() == 3);  // the offer is taken up
    CHECK(deployed.falls_due[1].on == date{2025y / 11 / 14});
    CHECK(deployed.falls_due[1].what == s.made);
}

TEST_CASE("a time that cannot begin is found") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto never = p.add(precondition{.key = "never", .when = any_of({})});
    const auto said = p.add(pledge{.key = "said", .by = a, .fills = troops, .lasts = {.days = 3}});
    p.add(precondition{.key = "waits", .when = lasted(never, {.days = 3})});
    std::vector<finding> clocks;
    for (const finding& f : validate(p))
        if (f.flaw == flaw::never_runs) clocks.push_back(f);
    REQUIRE(clocks.size() == 2);
    CHECK(clocks[0].on == p.at("never/P3D"));
    CHECK(clocks[0].other == never);
    CHECK(clocks[1].on == said);
    CHECK(to_text(validate(p)).find("never begins") != std::string::npos);
}

TEST_CASE("how long things last is written to a file and read again") {
    lasting s;
    s.p.add(pledge{.key = "said", .by = s.aland, .fills = s.troops, .date = 2025y / 10 / 1, .lasts = {.days = 100}});
    s.p.add(event{.date = 2025y / 10 / 15, .on = s.made, .stage = stage::deployed, .lasts = {.years = 1, .months = 6}});
    const std::string file = write_json(s.p);
    const proposal again = read_json(file);
    CHECK(write_json(again) == file);
    CHECK(again[again.at<mandate>("m")].lasts == duration{.months = 6});
    CHECK(again[again.at<pledge>("said")].lasts == duration{.days = 100});
    CHECK(again.events()[0].lasts == duration{.years = 1, .months = 6});
}

TEST_CASE("an explanation tells since when who is there was deployed, and for how long") {
    lasting s;
    s.p.add(pledge{.by = s.aland, .fills = s.troops, .when = s.basis});
    s.p.add(event{.date = 2025y / 10 / 10, .on = s.made, .stage = stage::deployed, .lasts = {.months = 1}});
    const std::string told = to_text(explain(s.p, world_at(s.p, 2025y / 10 / 20), s.aland), {.width = 1'000});
    INFO(told);
    CHECK(told.find("- deployed on 10 October 2025, for 1 month") != std::string::npos);
    CHECK(told.find("all of these") == std::string::npos);
}

TEST_CASE("a time beside a last day, or of what has none, is refused") {
    lasting s;
    CHECK(code_of([&] { s.p.add(mandate{.key = "both", .expires = 2026y / 1 / 1, .lasts = {.days = 1}}); }) ==
          errc::invalid_duration);
    CHECK(code_of([&] {
              s.p.add(event{.date = 2025y / 1 / 1,
                            .on = s.basis,
                            .stage = stage::adopted,
                            .expires = 2026y / 1 / 1,
                            .lasts = {.days = 1}});
          }) == errc::invalid_duration);
    CHECK(code_of([&] {
              s.p.add(event{.date = 2025y / 1 / 1, .on = s.basis, .stage = stage::tabled, .lasts = {.days = 1}});
          }) == errc::invalid_event);
    CHECK(s.p.events().empty());
}

// Mandates, deployments and offers for a time, and a timer on each of the first two, against a walk through the days.
TEST_CASE("what lasts for a time is what walking through the days finds") {
    tests::random_numbers random{21};
    constexpr std::uint32_t most = 40;
    const auto start = std::chrono::sys_days{2025y / 1 / 1};
    const auto day_of = [&](std::uint32_t day) {
        return date{std::chrono::year_month_day{start + std::chrono::days{day}}};
    };
    struct report {
        std::optional<stage> reached{};
        std::uint32_t lasts = 0;
    };
    for (std::size_t i = 0, cases = tests::amount(1'000, 100'000); i < cases; ++i) {
        lasting s;
        const duration time = days(1 + random.below(9));
        const std::uint32_t first = 1 + random.below(10), stands = random.below(20), said = random.below(15);
        const auto basis = s.p.add(mandate{.key = "b", .lasts = days(first)});
        s.p.add(precondition{.key = "b-long", .when = lasted(basis, time)});
        s.p.add(precondition{.key = "c-long", .when = lasted(s.made, time)});
        s.p.add(pledge{.by = s.aland, .fills = s.troops, .date = day_of(said), .lasts = days(stands)});
        report told[2][most] = {};
        constexpr stage of_mandates[] = {stage::adopted, stage::extended, stage::withdrawn};
        constexpr stage of_contributions[] = {stage::deployed, stage::extended, stage::withdrawn};
        for (std::uint32_t n = random.below(7); n-- > 0;) {
            const std::uint32_t which = random.below(2), day = random.below(most);
            if (told[which][day].reached) continue;
            const stage reached = (which == 0 ? of_mandates : of_contributions)[random.below(3)];
            report& r = told[which][day];
            r = {reached, reached == stage::withdrawn ? 0 : random.below(12)};
            s.p.add(event{.date = day_of(day),
                          .on = which == 0 ? any_handle{basis} : any_handle{s.made},
                          .stage = reached,
                          .lasts = days(r.lasts)});
        }
        bool is_in_force[most] = {}, is_there[most] = {};
        std::optional<std::uint32_t> since[2], last[2];
        bool was_taken_up = false;
        for (std::uint32_t day = 0; day < most; ++day) {
            for (const std::uint32_t which : {0U, 1U}) {
                const report& r = told[which][day];
                const bool is_past = last[which] && *last[which] < day, ran = since[which].has_value();
                if (is_past && which == 1) last[which].reset();
                if (r.reached == stage::withdrawn) {
                    since[which].reset();
                    if (which == 1) last[which].reset();
                    continue;
                }
                if (r.lasts != 0) last[which] = day + r.lasts - 1;
                else if (r.reached == stage::adopted) last[which] = day + first - 1;
                else if (r.reached == stage::deployed) last[which].reset();
                const bool is_over = which == 0 ? last[which] && *last[which] < day : is_past && !r.reached;
                if (is_over) since[which].reset();
                else if (r.reached && !ran) since[which] = day;
            }
            if (told[1][day].reached == stage::deployed && day <= said + stands - 1) was_taken_up = true;
            is_in_force[day] = since[0].has_value();
            is_there[day] = since[1].has_value();
            if (!random.percent(25)) continue;
            const world w = world_at(s.p, day_of(day));
            const outcome o = evaluate(s.p, w);
            INFO(write_json(s.p) << "\n" << day);
            REQUIRE((o[basis] == status::met) == is_in_force[day]);
            for (const std::uint32_t which : {0U, 1U}) {
                const bool is_long = since[which] && day - *since[which] >= time.days;
                REQUIRE((o[s.p.at(which == 0 ? "b-long" : "c-long")] == status::met) == is_long);
            }
            if (is_there[day]) REQUIRE(o[s.made] == status::met);
            const bool has_lapsed = stands != 0 && day >= said + stands && !was_taken_up;
            if (day >= said) REQUIRE(o.hidden().empty() == !has_lapsed);
        }
        bool found_there[most] = {};
        const auto count = [&](date d) {
            return static_cast<std::uint32_t>((std::min)(std::int64_t{(d.day() - start).count()}, std::int64_t{most}));
        };
        for (const participation_row& row : participation(s.p, {.true_on = day_of(most - 1)}))
            for (const participation_span& span : row.spans)
                if (span.how == taking_part::there)
                    for (std::uint32_t day = span.from == date{} ? 0 : count(span.from),
                                       end = span.until == date{} ? most : count(span.until);
                         day < end; ++day)
                        found_there[day] = true;
        for (std::uint32_t day = 0; day < most; ++day) REQUIRE(found_there[day] == is_there[day]);
    }
}
