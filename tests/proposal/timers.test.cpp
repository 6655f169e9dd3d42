// What conditions say of time: for how long a thing has been met, and in which order.

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <oracles/random_numbers.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// Aland comes once the truce has lasted 60 days.
struct lasting_truce {
    proposal p{"timers"};
    handle<actor> aland = p.add(actor{.key = "A", .name = "Aland"});
    handle<role> troops = p.add(role{.key = "troops", .name = "troops"});
    handle<precondition> truce = p.add(precondition{.key = "truce", .name = "there is a truce"});
    handle<pledge> said = p.add(pledge{.by = aland, .fills = troops, .when = lasted(truce, {.days = 60})});

    void happens(date day, status is) { p.add(event{.date = day, .on = truce, .status = is}); }
    [[nodiscard]] status on(date day) const { return evaluate(p, world_at(p, day))[aland]; }
    [[nodiscard]] status timer_on(date day) const { return evaluate(p, world_at(p, day))[p.at("truce/P60D")]; }
};

// Whether the last report up to a day calls it unmet.
bool said_so_far_unmet(const std::optional<status>* said, std::uint32_t day) {
    for (std::uint32_t d = day + 1; d-- > 0;)
        if (said[d]) return *said[d] == status::unmet;
    return false;
}

}  // namespace

TEST_CASE("what has to last is met from the day on which it has lasted so long") {
    lasting_truce s;
    s.happens(2025y / 10 / 10, status::met);
    CHECK(s.on(2025y / 10 / 9) == status::unmet);  // not so far: nobody reported a truce
    CHECK(s.on(2025y / 11 / 8) == status::unmet);
    CHECK(s.on(2025y / 12 / 8) == status::unmet);
    CHECK(s.on(2025y / 12 / 9) == status::met);
}

TEST_CASE("a timer begins again after a break, and not at a second report of the same") {
    lasting_truce s;
    s.happens(2025y / 10 / 10, status::met);
    s.happens(2025y / 11 / 10, status::met);
    CHECK(s.on(2025y / 12 / 9) == status::met);
    s.happens(2025y / 12 / 20, status::unmet);
    CHECK(s.on(2025y / 12 / 20) == status::unmet);
    s.happens(2025y / 12 / 21, status::met);
    CHECK(s.on(2026y / 2 / 18) == status::unmet);
    CHECK(s.on(2026y / 2 / 19) == status::met);
}

TEST_CASE("a timer is a leaf with a key, an owner and a name") {
    lasting_truce s;
    const any_handle h = s.p.at("truce/P60D");
    CHECK(s.p.key_of(h) == "truce/P60D");
    CHECK(name_of(s.p, h) == "60 days since there is a truce");
    CHECK(s.p[*s.p.as<timer>(h)].of == std::vector<any_handle>{s.truce});
    // One for all conditions that say the same.
    s.p.add(pledge{.by = s.p.add(actor{.key = "B"}), .fills = s.troops, .when = within(s.truce, {.days = 60})});
    CHECK(s.p.all<timer>().size() == 1);
}

TEST_CASE("in a supposition the timer starts now") {
    lasting_truce s;
    s.happens(2025y / 10 / 10, status::unmet);
    const auto bland = s.p.add(actor{.key = "B"});
    s.p.add(pledge{.by = bland, .fills = s.troops, .when = within(s.truce, {.days = 60})});
    const outcome o = evaluate(s.p, world_at(s.p, 2026y / 10 / 10).with(s.truce, status::met));
    CHECK(o[s.aland] == status::unmet);
    CHECK(o[bland] == status::met);
}

TEST_CASE("who waits for a thing to last depends on the thing") {
    lasting_truce s;
    const dependents_answer found = dependents(s.p, s.truce);
    REQUIRE(found.size() == 1);
    CHECK(found[0].who == s.aland);
    CHECK(dependents(s.p, s.p.at("truce/P60D")).size() == 1);
}

TEST_CASE("an explanation tells since when, and how many days of how many") {
    lasting_truce s;
    s.happens(2025y / 10 / 10, status::met);
    const std::string told = to_text(explain(s.p, world_at(s.p, 2025y / 11 / 8), s.aland), {.width = 1'000});
    INFO(told);
    CHECK(told.find("60 days since there is a truce: not over, since 10 October 2025, 29 of 60 days") !=
          std::string::npos);
}

TEST_CASE("an explanation tells of each state of a timer") {
    lasting_truce s;
    const auto bland = s.p.add(actor{.key = "B", .name = "Bland"});
    s.p.add(pledge{.by = bland,
                   .fills = s.troops,
                   .when = all_of(s.p.add(precondition{.key = "calm", .name = "it is calm", .presumed = status::met}),
                                  within(s.truce, {.months = 3}))});
    const auto told = [&](date day, any_handle who) {
        return to_text(explain(s.p, world_at(s.p, day), who), {.width = 1'000});
    };
    CHECK(told(2025y / 10 / 9, s.aland)
              .find("60 days since there is a truce: not over, as by the reports it has not "
                    "begun") != std::string::npos);
    s.happens(2025y / 10 / 10, status::met);
    const std::string running = told(2025y / 12 / 31, bland);
    CHECK(running.find("for it: 3 months since there is a truce: not over, since 10 October 2025, 82 of 92 days") !=
          std::string::npos);
    CHECK(running.find("all of these") == std::string::npos);
    CHECK(told(2025y / 12 / 31, s.aland)
              .find("60 days since there is a truce: over since 9 December 2025, counted from 10 October 2025") !=
          std::string::npos);
    CHECK(told(2026y / 1 / 10, bland)
              .find("against it: 3 months since there is a truce: over since 10 January 2026, counted from 10 October "
                    "2025") != std::string::npos);
    CHECK(told(2025y / 12 / 31, bland).find("of 92 days") != std::string::npos);
}

TEST_CASE("an explanation tells in which order things came") {
    proposal p;
    const auto truce = p.add(precondition{.key = "truce", .name = "there is a truce"});
    const auto frame = p.add(precondition{.key = "frame", .name = "there is a framework"});
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    p.add(pledge{.by = a, .fills = troops, .when = in_order(truce, frame)});
    p.add(event{.date = 2025y / 2 / 1, .on = truce, .status = status::met});
    p.add(event{.date = 2025y / 1 / 1, .on = frame, .status = status::met});
    const std::string told = to_text(explain(p, world_at(p, 2025y / 3 / 1), a), {.width = 1'000});
    INFO(told);
    CHECK(told.find("the order of these: there is a truce; then there is a framework: not kept: there is a truce since "
                    "1 February 2025; there is a framework since 1 January 2025") != std::string::npos);
}

TEST_CASE("what nobody reported may have become met long ago") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"}), staff = p.add(role{.key = "staff"});
    const auto calm = p.add(precondition{.key = "calm", .presumed = status::met});
    p.add(pledge{.by = a, .fills = troops, .when = lasted(calm, {.days = 1})});
    p.add(pledge{.by = a, .fills = staff, .when = lasted(troops, {.days = 1})});
    const outcome o = evaluate(p, world_at(p, 2025y / 1 / 1));
    CHECK(o[p.at("calm/P1D")] == status::open);
    CHECK(o[p.at("troops/P1D")] == status::open);
}

TEST_CASE("a mandate that ran out begins to count anew") {
    proposal p;
    const auto m = p.add(mandate{.key = "m"});
    p.add(precondition{.key = "old", .when = lasted(m, {.months = 2})});
    p.add(event{.date = 2025y / 1 / 1, .on = m, .stage = stage::adopted, .expires = 2025y / 1 / 31});
    p.add(event{.date = 2025y / 2 / 1, .on = m, .stage = stage::renewed, .expires = 2025y / 3 / 31});
    p.add(event{.date = 2025y / 4 / 2, .on = m, .stage = stage::renewed, .expires = 2025y / 12 / 31});
    const auto old_on = [&](date day) { return evaluate(p, world_at(p, day))[p.at("old")]; };
    CHECK(old_on(2025y / 2 / 28) == status::unmet);
    CHECK(old_on(2025y / 3 / 1) == status::met);  // renewed in time
    CHECK(old_on(2025y / 4 / 1) == status::unmet);
    CHECK(old_on(2025y / 6 / 1) == status::unmet);  // renewed a day late
    CHECK(old_on(2025y / 6 / 2) == status::met);
}

TEST_CASE("things are in order while none is met before the one that should come first") {
    proposal p;
    const auto truce = p.add(precondition{.key = "truce"}), frame = p.add(precondition{.key = "frame"});
    const auto m = p.add(mandate{.key = "m"});
    const auto all = p.add(precondition{.key = "all", .when = in_order(truce, frame, m)});
    p.add(event{.date = 2025y / 1 / 1, .on = truce, .status = status::met});
    p.add(event{.date = 2025y / 2 / 1, .on = frame, .status = status::met});
    p.add(event{.date = 2025y / 2 / 1, .on = m, .stage = stage::adopted});
    const auto status_on = [&](date day, any_handle h) { return evaluate(p, world_at(p, day))[h]; };
    const any_handle order = p.at("truce/frame/m/in_order");
    CHECK(status_on(2025y / 1 / 15, order) == status::met);
    CHECK(status_on(2025y / 1 / 15, all) == status::unmet);  // the mandate is not in force so far
    CHECK(status_on(2025y / 2 / 1, all) == status::met);     // two on the same day are in order
    p.add(event{.date = 2025y / 3 / 1, .on = truce, .status = status::unmet});
    p.add(event{.date = 2025y / 4 / 1, .on = truce, .status = status::met});
    CHECK(status_on(2025y / 3 / 1, order) == status::unmet);
    CHECK(status_on(2025y / 4 / 1, all) == status::unmet);
}

TEST_CASE("a timer of no time, of one thing in order, or of what no report can tell is refused") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fact = p.add(precondition{.key = "fact"});
    const auto said = p.add(pledge{.key = "said", .by = a, .fills = troops});
    const auto refused = [&](const condition& when) -> std::optional<errc> {
        const std::uint32_t before = p.size();
        try {
            p.add(precondition{.key = "x", .when = when});
        } catch (const error& e) {
            CHECK(p.size() == before);
            return e.code();
        }
        return std::nullopt;
    };
    CHECK(refused(lasted(fact, {})) == errc::invalid_duration);
    CHECK(refused(in_order(fact)) == errc::invalid_duration);
    CHECK(refused(in_order(fact, troops, fact)) == errc::invalid_duration);
    CHECK(refused(within(said, {.days = 1})) == errc::no_status);
}

// Three facts that are reported met and unmet again and again, and conditions on them, against a walk through the days.
TEST_CASE("conditions on time are what walking through the days finds") {
    tests::random_numbers random{20};
    for (std::size_t i = 0, cases = tests::amount(2'000, 100'000); i < cases; ++i) {
        proposal p;
        const handle<precondition> facts[] = {p.add(precondition{.key = "a"}), p.add(precondition{.key = "b"}),
                                              p.add(precondition{.key = "c"})};
        const duration time = random.percent(20) ? duration{.months = 1}
                                                 : duration{.days = static_cast<std::uint16_t>(1 + random.below(9))};
        const auto lasting = p.add(precondition{.key = "long", .when = lasted(facts[0], time)});
        const auto fresh = p.add(precondition{.key = "fresh", .when = within(facts[1], time)});
        const auto ordered = p.add(precondition{.key = "ordered", .when = in_order(facts[0], facts[1], facts[2])});
        const auto all = p.add(precondition{
            .key = "all", .when = any_of(all_of(lasting, not_(within(facts[2], time))), in_order(facts[2], facts[0]))});
        const compiled c = compile(p);
        const auto start = std::chrono::sys_days{2025y / 1 / 1} + std::chrono::days{random.below(60)};
        constexpr std::uint32_t most = 45;
        std::optional<status> said[3][most] = {};
        for (std::uint32_t n = random.below(10); n-- > 0;) {
            const std::uint32_t which = random.below(3), day = random.below(most);
            if (said[which][day]) continue;  // reports of one day that disagree are told elsewhere
            said[which][day] = random.percent(70) ? status::met : status::unmet;
            p.add(event{.date = std::chrono::year_month_day{start + std::chrono::days{day}},
                        .on = facts[which],
                        .status = said[which][day]});
        }
        std::optional<std::chrono::sys_days> since[3];
        for (std::uint32_t day = 0; day < most; ++day) {
            const std::chrono::sys_days today = start + std::chrono::days{day};
            for (const std::uint32_t which : {0U, 1U, 2U}) {
                if (said[which][day] == status::unmet) since[which].reset();
                if (said[which][day] == status::met && !since[which]) since[which] = today;
            }
            if (!random.percent(20)) continue;
            const auto is_over = [&](std::uint32_t which) {
                return since[which] && later(*since[which], time) <= today;
            };
            const auto is_after = [&](std::uint32_t a, std::uint32_t b) {
                return since[a] && since[b] && *since[a] <= *since[b];
            };
            // A fact on which nothing was reported is open; but none of these conditions holds without a report.
            const outcome o = evaluate(c, world_at(p, date{std::chrono::year_month_day{today}}));
            const bool is_long = is_over(0), is_ordered = is_after(0, 1) && is_after(1, 2);
            const bool is_fresh = since[1] && !is_over(1), is_third_fresh = since[2] && !is_over(2);
            const auto holds = [&](any_handle h) { return o[h] == status::met; };
            INFO("case " << i << ", day " << day);
            REQUIRE(holds(lasting) == is_long);
            REQUIRE(holds(fresh) == is_fresh);
            REQUIRE(holds(ordered) == is_ordered);
            if (since[2] || said_so_far_unmet(said[2], day))
                REQUIRE(holds(all) == ((is_long && !is_third_fresh) || is_after(2, 0)));
        }
    }
}
