// Days one after the other, each read on from the day before, against each day read by itself.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <muster/council/adoption.hpp>
#include <muster/muster.hpp>
#include <muster/query/impl/comparing.hpp>
#include <muster/query/impl/walk.hpp>
#include <oracles/random_numbers.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t most = 25;
constexpr auto start = std::chrono::sys_days{2025y / 1 / 1};

date day_of(std::uint32_t day) {
    return date{std::chrono::year_month_day{start + std::chrono::days{day}}};
}

// A mandate that is voted on, one that is not, facts, an offer for a time, timers; all reported on again and again,
// many reports days after what they tell, some by unnamed sources.
proposal random_history(tests::random_numbers& random) {
    proposal p;
    std::vector<handle<citation>> sources;
    for (std::uint32_t i = 0; i < 12; ++i)
        sources.push_back(
            p.add(citation{.key = "s" + std::to_string(i),
                           .published = i == 0 ? date{} : day_of(random.below(most)),
                           .attribution = random.percent(70) ? attribution::on_record : attribution::unnamed}));
    const auto cited = [&] {
        std::vector<handle<citation>> some;
        for (std::uint32_t n = random.below(3); n-- > 0;) {
            const auto one = sources[random.below(12)];
            if (std::find(some.begin(), some.end(), one) == some.end()) some.push_back(one);
        }
        return handles<citation>{some};
    };
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops", .needs = {{.amount = 10, .unit = "personnel"}}});
    const auto fact = p.add(precondition{.key = "fact"}), other = p.add(precondition{.key = "other"});
    const auto m = p.add(mandate{.key = "m", .lasts = {.days = 7}});
    const auto voted = p.add(mandate{.key = "voted"});
    std::vector<handle<actor>> members;
    for (const char* name : {"V1", "V2", "V3"}) members.push_back(p.add(actor{.key = name}));
    (void)adopt_by_vote(p, voted,
                        body{.key = "body",
                             .members = {{.key = "V1"}, {.key = "V2"}, {.key = "V3"}},
                             .adopted_when = {{{.at_least = 2}}}});
    p.add(pledge{.key = "a",
                 .by = a,
                 .fills = troops,
                 .strength = strength{5, 5},
                 .when = lasted(fact, {.days = 3}),
                 .citations = cited(),
                 .date = day_of(random.below(9)),
                 .lasts = {.days = 12}});
    p.add(pledge{.key = "b",
                 .by = b,
                 .fills = troops,
                 .when = all_of(m, within(other, {.days = 4})),
                 .citations = cited(),
                 .date = day_of(random.below(9))});
    p.add(pledge{.key = "b2", .by = b, .fills = troops, .when = in_order(fact, other, voted), .citations = cited()});
    const any_handle made[] = {p.at("A/troops"), p.at("B/troops")};
    for (std::uint32_t n = random.below(30); n-- > 0;) {
        event e{.date = day_of(random.below(most)), .citations = cited()};
        switch (random.below(6)) {
            case 0:
            case 1:
                e.on = random.percent(50) ? fact : other;
                e.status = random.percent(60) ? status::met : status::unmet;
                break;
            case 2: {
                constexpr stage of_mandates[] = {stage::tabled,  stage::adopted,   stage::renewed,
                                                 stage::expired, stage::withdrawn, stage::not_adopted};
                e.on = random.percent(50) ? m : voted;
                e.stage = of_mandates[random.below(6)];
                if (sets_time(*e.stage) && random.percent(50)) e.lasts = {.days = 3};
                break;
            }
            case 3:
                e.on = voted;
                for (const handle<actor> who : members)
                    if (random.percent(70))
                        e.roll_call.push_back({who, random.percent(50) ? ballot::in_favour : ballot::against});
                if (e.roll_call.empty()) continue;
                break;
            case 4:
                e.on = p.at(random.percent(50) ? "a" : "b");
                e.stage = stage::withdrawn;
                if (random.percent(70)) continue;
                break;
            default: {
                constexpr stage of_contributions[] = {stage::considered, stage::approved, stage::declined,
                                                      stage::deployed,   stage::extended, stage::suspended,
                                                      stage::withdrawn,  stage::deployed};
                e.on = made[random.below(2)];
                e.stage = of_contributions[random.below(8)];
                if (e.stage == stage::deployed && random.percent(50)) e.strength = strength{3, 3};
                if (sets_time(*e.stage) && random.percent(40)) e.lasts = {.days = 2};
            }
        }
        p.add(std::move(e));
    }
    return p;
}

}  // namespace

TEST_CASE("days that are read one after the other are as each by itself") {
    tests::random_numbers random{25};
    for (std::size_t i = 0, cases = tests::amount(300, 20'000); i < cases; ++i) {
        const proposal p = random_history(random);
        const compiled c = compile(p);
        viewpoint from;
        from.on_record_only = random.percent(30);
        const bool learns = random.percent(50);
        if (!learns) from.known_by = random.percent(30) ? viewpoint::latest : day_of(random.below(most));
        detail::walk through{c, from, learns};
        std::unique_ptr<const detail::evaluation> before;
        for (std::uint32_t day = 0; day < most; ++day) {
            if (random.percent(30)) continue;
            viewpoint on = from;
            on.true_on = day_of(day);
            auto now = through.on(on);
            const world alone = world_at(p, on);
            INFO("case " << i << ", day " << day << (learns ? ", learning" : ""));
            REQUIRE(now->world() == alone);
            REQUIRE(now->in_force().settings() == in_force{p, on}.settings());
            REQUIRE(now->in_force().hidden() == in_force{p, on}.hidden());
            if (before) {
                const comparison apart = compare(c, before->world(), now->world());
                REQUIRE(detail::comparing{*before, *now}.run() == apart);
            }
            before = std::move(now);
        }
    }
}
