#include <muster/query/balance.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/muster.hpp>
#include <muster/query/evaluator.hpp>
#include <oracles/arrived.hpp>
#include <oracles/random_proposal.hpp>
#include <oracles/unsized.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct police {
    proposal p{"police"};
    handle<actor> kenya = p.add(actor{.key = "KEN", .name = "Kenya"});
    handle<actor> jamaica = p.add(actor{.key = "JAM", .name = "Jamaica"});
    handle<role> task = p.add(role{.key = "police", .needs = {2500, "personnel"}});
    handle<precondition> money = p.add(precondition{.key = "money"});

    [[nodiscard]] need_figures figures(const world& w = {}) const {
        const balance_answer answer = balance(p, w);
        return answer[0].needs[0].figures;
    }
};

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
    return a > strength::unbounded - b ? strength::unbounded : a + b;
}

/// What has come to a role in a world where nothing is open, but for what no number was named of.
std::uint64_t arrived(const proposal& p, const outcome& o, handle<role> task, const need& wanted) {
    std::uint64_t total = 0;
    for (const handle<contribution> c : p.all<contribution>())
        if (p[c].fills == task) total = sum(total, naive::arrived(p, o, c, wanted).number);
    return total;
}

}  // namespace

TEST_CASE("what is deployed has its number though the condition of its coming lapses") {
    police s;
    s.p.add(pledge{.by = s.kenya, .fills = s.task, .strength = strength{1000, 1000}, .when = s.money});
    const auto made = s.p.contribution_of(s.kenya, s.task);
    s.p.add(event{.date = 2024y / 1 / 1, .on = s.money, .status = status::met});
    s.p.add(event{.date = 2024y / 2 / 1, .on = made, .stage = stage::deployed});
    s.p.add(event{.date = 2024y / 3 / 1, .on = s.money, .status = status::unmet});
    CHECK(s.figures(world_at(s.p, 2024y / 1 / 15)) == need_figures{2500, 0, 1000, 0, 0, 1500, 0});
    CHECK(s.figures(world_at(s.p, 2024y / 2 / 15)) == need_figures{2500, 1000, 0, 0, 0, 1500, 0});
    CHECK(s.figures(world_at(s.p, 2024y / 3 / 15)) == need_figures{2500, 1000, 0, 0, 0, 1500, 0});
    CHECK(s.figures(world{}.with(made, status::met)) == need_figures{2500, 0, 1000, 0, 0, 1500, 0});
    CHECK(s.figures(world{}.with(s.money, status::unmet)) == need_figures{2500, 0, 0, 0, 1000, 2500, 0});
}

TEST_CASE("who is there whatever was said has brought all that he announced, where none of it holds") {
    police s;
    const auto more = s.p.add(precondition{.key = "more"});
    s.p.add(pledge{.by = s.kenya, .fills = s.task, .strength = strength{1000, 1000}, .when = s.money});
    s.p.add(pledge{.by = s.kenya, .fills = s.task, .strength = strength{500, 500}, .when = more});
    const auto made = s.p.contribution_of(s.kenya, s.task);
    const world there = world{}.with(made, status::met);
    CHECK(s.figures(there.with(s.money, status::unmet).with(more, status::unmet)).firm == 1500);
    CHECK(s.figures(there.with(s.money, status::met).with(more, status::unmet)).firm == 1000);
    CHECK(s.figures(there.with(s.money, status::unmet).with(more, status::met)).firm == 500);
    CHECK(s.figures(there.with(s.money, status::met).with(more, status::met)).firm == 1500);
}

TEST_CASE("the number that a deployment reports stands until the next one, or until it is withdrawn") {
    police s;
    s.p.add(pledge{.by = s.kenya, .fills = s.task, .strength = strength{1000, 1000}});
    const auto made = s.p.contribution_of(s.kenya, s.task);
    s.p.add(event{.date = 2024y / 6 / 25, .on = made, .stage = stage::deployed, .strength = strength{200, 200}});
    s.p.add(event{.date = 2025y / 2 / 6, .on = made, .stage = stage::deployed, .strength = strength{700, 800}});
    s.p.add(event{.date = 2026y / 1 / 1, .on = made, .stage = stage::withdrawn});
    CHECK(s.figures(world_at(s.p, 2024y / 6 / 1)) == need_figures{2500, 0, 1000, 0, 0, 1500, 0});
    CHECK(s.figures(world_at(s.p, 2024y / 7 / 1)) == need_figures{2500, 200, 0, 0, 0, 2300, 0});
    CHECK(s.figures(world_at(s.p, 2025y / 3 / 1)) == need_figures{2500, 700, 0, 100, 0, 1800, 0});
    CHECK(s.figures(world_at(s.p, 2026y / 2 / 1)) == need_figures{2500, 0, 0, 0, 1000, 2500, 0});
    const explanation why = explain(s.p, world_at(s.p, 2024y / 7 / 1).with(s.kenya, status::met), s.task);
    CHECK(why.root().is == status::unmet);
}

TEST_CASE("an offer of unknown size keeps a role open and fills nothing, unless the role assumes a size") {
    police s;
    s.p.add(pledge{.by = s.kenya, .fills = s.task});
    CHECK(evaluate(s.p)[s.task] == status::open);
    CHECK(s.figures() == need_figures{2500, 0, 0, 0, 0, 2500, 1});
    CHECK(enabling_sets(s.p, {}, s.task).empty());
    CHECK(enabling_sets(s.p, {}, s.task).unsized == 1);
    CHECK(likelihood(s.p, {}, s.task, beliefs::otherwise(0.5)).most == 0);
    CHECK(likelihood(s.p, {}, s.task, beliefs::otherwise(0.5)).unsized == 1);
    CHECK(sample(s.p, {}, s.task, beliefs::otherwise(0.5), {.worlds = 64}).most == 0);
    const any_handle size = s.p.at("KEN/police/strength");
    CHECK(likelihood(s.p, {}, s.task, beliefs{}.with(size, 0.25)).least == 0.25);
    CHECK(evaluate(s.p, world{}.with(size, status::met))[s.task] == status::met);

    police assumed;
    const auto other = assumed.p.add(role{.key = "other", .needs = {1000, "personnel"}, .unsized = strength{0, 1500}});
    assumed.p.add(pledge{.by = assumed.kenya, .fills = other});
    const balance_answer answer = balance(assumed.p, {}, {.of = other});
    REQUIRE(answer.size() == 1);
    CHECK(answer[0].needs[0].figures == need_figures{1000, 0, 0, 1500, 0, 1000, 0});
    CHECK(answer[0].needs[0].rows[0].is_assumed);
    CHECK(enabling_sets(assumed.p, {}, other).size() == 1);
}

TEST_CASE("a role with several needs is filled when all are reached, each in its unit") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"});
    const auto task = p.add(role{.key = "air", .needs = {{300, "personnel"}, {10, "helicopters"}, {2}}});
    p.add(pledge{.by = aland, .fills = task, .strength = {{400, 400, "personnel"}, {4, 10, "helicopters"}}});
    const auto figures = [&](std::size_t i, const world& w = {}) { return balance(p, w)[0].needs[i].figures; };
    CHECK(figures(0) == need_figures{300, 0, 400, 0, 0, 0, 0});
    CHECK(figures(1) == need_figures{10, 0, 4, 6, 0, 6, 0});
    CHECK(figures(2) == need_figures{2, 0, 1, 0, 0, 1, 0});
    CHECK(evaluate(p)[task] == status::unmet);
    p.add(pledge{.by = bland, .fills = task, .strength = strength{6, 6, "helicopters"}});
    CHECK(figures(0).unsized == 1);
    CHECK(figures(1) == need_figures{10, 0, 10, 6, 0, 0, 0});
    CHECK(evaluate(p)[task] == status::met);
    CHECK(evaluate(p, world{}.with(p.at("A/air/strength/helicopters"), status::unmet))[task] == status::met);
}

TEST_CASE("a number belongs to a unit and to a role") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops", .needs = {300, "personnel"}});
    const auto heli = p.add(role{.key = "heli", .needs = {10, "helicopters"}});
    const auto both = p.add(role{.key = "both", .needs = {{300, "personnel"}, {10, "helicopters"}}});
    const auto refused = [&](pledge said) {
        const std::size_t before = p.size();
        try {
            p.add(std::move(said));
        } catch (const error& e) {
            CHECK(p.size() == before);
            return e.code();
        }
        return errc{};
    };
    CHECK(refused({.by = aland, .fills = {troops, heli}, .strength = strength{400, 400}}) == errc::invalid_unit);
    CHECK(refused({.by = aland, .fills = both, .strength = strength{400, 400}}) == errc::invalid_unit);
    CHECK(refused({.by = aland, .fills = troops, .strength = {{1, 1}, {2, 2}}}) == errc::invalid_unit);
    CHECK(refused({.by = aland, .fills = troops, .strength = strength{1, 1, "", heli}}) == errc::missing_role);
    CHECK_THROWS_AS(p.add(role{.key = "none", .needs = std::vector<need>{}}), error);
    CHECK_THROWS_AS(p.add(role{.key = "two", .needs = {{1, "personnel"}, {2, "personnel"}}}), error);
    p.add(pledge{.by = aland, .fills = {troops, heli}, .strength = {{400, 400, "", troops}, {4, 4, "", heli}}});
    CHECK(balance(p, {}, {.of = heli})[0].needs[0].figures.firm == 4);
}

TEST_CASE("an evaluator tells the figures of a role as they are now", "[random]") {
    naive::dice dice{7};
    for (std::size_t round = 0, cases = tests::amount(300, 10'000); round < cases; ++round) {
        const naive::random_proposal random{dice, {.negations = true, .strengths = true}};
        const compiled c{random.p};
        evaluator now{c};
        for (int step = 0; step < 6; ++step) {
            if (dice.one_in(4)) (void)now.undo();
            else now.set(random.any_thing_of(dice), static_cast<status>(dice.below(3)));
            for (const role_balance& told : balance(c, now.now())) {
                const std::vector<need_figures> figures = now.figures(told.of);
                REQUIRE(figures.size() == told.needs.size());
                for (std::size_t i = 0; i < figures.size(); ++i) CHECK(figures[i] == told.needs[i].figures);
            }
        }
    }
}

TEST_CASE("numbers that reach nobody, or not far enough, are found") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops", .needs = {300, "personnel"}});
    const auto medics = p.add(role{.key = "medics"});
    const auto odd = p.add(pledge{.key = "odd", .by = aland, .fills = troops, .strength = strength{4, 4, "ships"}});
    const auto first = p.add(pledge{.key = "first", .by = bland, .fills = troops, .strength = strength{100, 100}});
    const auto again = p.add(pledge{.key = "again", .by = bland, .fills = troops, .strength = strength{100, 100}});
    const auto doctors = p.add(pledge{.key = "doctors", .by = aland, .fills = medics, .strength = strength{20, 20}});
    const auto has = [&](flaw what, any_handle on) {
        const findings all = validate(p);
        return std::any_of(all.begin(), all.end(), [&](const finding& f) { return f.flaw == what && f.on == on; });
    };
    CHECK(has(flaw::unit_not_needed, odd));
    CHECK(has(flaw::side_by_side, again));
    CHECK_FALSE(has(flaw::side_by_side, first));
    CHECK(has(flaw::no_number_needed, medics));
    CHECK_FALSE(has(flaw::unit_not_needed, doctors));
    CHECK_FALSE(has(flaw::out_of_reach, troops));  // nobody knows how many Aland would send
    p.add(pledge{.by = aland, .fills = troops, .strength = strength{50, 50}});
    CHECK(has(flaw::out_of_reach, troops));
    p.add(pledge{.by = aland, .fills = troops, .strength = strength{50}});
    CHECK_FALSE(has(flaw::out_of_reach, troops));
}

TEST_CASE("the figures of a balance are those of trying every case, on random proposals", "[random]") {
    naive::dice dice{2803};
    std::size_t asked = 0, open = 0, wrong = 0, above = 0, exact = 0;
    for (std::size_t round = 0, cases = tests::amount(1'500, 100'000); round < cases; ++round) {
        const bool is_monotone = round % 2 == 0;
        const naive::random_proposal random{dice, {.negations = !is_monotone, .strengths = true}};
        const proposal& p = random.p;
        const std::vector<any_handle> unsized = tests::unsized_leaves(p);
        std::vector<any_handle> leaves;
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const any_handle h = p.handle_of(v);
            if (p.graph()[v].rule.kind == rule_kind::given &&
                std::find(unsized.begin(), unsized.end(), h) == unsized.end())
                leaves.push_back(h);
        }
        if (leaves.size() > 8) continue;
        ++asked;
        const compiled c{p};
        for (const role_balance& told : balance(c)) {
            for (std::size_t n = 0; n < told.needs.size(); ++n) {
                const need_figures& f = told.needs[n].figures;
                std::uint64_t least = strength::unbounded, most = 0;
                for (std::uint64_t bits = 0; bits < std::uint64_t{1} << leaves.size(); ++bits) {
                    world w;
                    for (const any_handle leaf : unsized) w.set({leaf, status::unmet, cause::overridden, {}});
                    for (std::size_t i = 0; i < leaves.size(); ++i)
                        w.set({leaves[i], (bits >> i & 1U) != 0 ? status::met : status::unmet, cause::given, {}});
                    const std::uint64_t here = arrived(p, evaluate(c, w), told.of, told.needs[n].wanted);
                    least = (std::min)(least, here);
                    most = (std::max)(most, here);
                }
                const std::uint64_t firm = f.firm, at_most = sum(f.firm, f.possible);
                open += f.possible != 0 ? 1 : 0;
                above += at_most > f.needed ? 1 : 0;
                exact += firm == least && at_most == most ? 1 : 0;
                const bool holds = is_monotone ? firm == least && at_most >= most : firm <= least && at_most >= most;
                const bool adds_up = f.missing == (f.needed > firm ? f.needed - firm : 0) && f.deployed == 0;
                if (holds && adds_up) continue;
                if (wrong++ == 0)
                    UNSCOPED_INFO("round " << round << ": " << p.key_of(told.of) << ": " << firm << " to " << at_most
                                           << ", not " << least << " to " << most << "\n"
                                           << balance(c));
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(asked > 300);
    CHECK(open > asked / 4);
    CHECK(above > asked / 20);
    CHECK(exact > asked);
}

TEST_CASE("doubling all amounts changes no status, nor does splitting an offer in two that add up") {
    naive::dice dice{31};
    for (std::size_t round = 0, cases = tests::amount(400, 20'000); round < cases; ++round) {
        const std::uint32_t needed = 5 + dice.below(40), states = 1 + dice.below(5);
        proposal once, doubled, split;
        std::vector<status> statuses;
        std::vector<std::vector<strength>> said(states);
        std::vector<bool> is_asked;
        for (std::uint32_t i = 0; i < states; ++i) {
            for (std::uint32_t k = dice.below(3); k-- > 0;) {
                const std::uint64_t least = dice.below(20);
                said[i].push_back({least, dice.one_in(4) ? strength::unbounded : least + dice.below(20) + 1});
            }
            is_asked.push_back(dice.one_in(2));
        }
        const auto build = [&](proposal& p, std::uint64_t factor, bool in_two) {
            const auto task = p.add(role{.key = "r", .needs = {needed * factor, "personnel"}});
            const auto fact = p.add(precondition{.key = "f"});
            for (std::uint32_t i = 0; i < states; ++i) {
                const auto who = p.add(actor{.key = "a" + std::to_string(i)});
                const condition when = is_asked[i] ? condition{fact} : condition{};
                if (said[i].empty()) p.add(pledge{.by = who, .fills = task, .when = when});
                for (strength s : said[i]) {
                    s.least *= factor;
                    if (s.most != strength::unbounded) s.most *= factor;
                    if (in_two && s.least == s.most && s.least > 1) {
                        p.add(pledge{.by = who, .fills = task, .strength = strength{1, 1}, .when = when});
                        s = {s.least - 1, s.most - 1};
                    }
                    p.add(pledge{.by = who, .fills = task, .strength = s, .when = when});
                }
            }
            return task;
        };
        for (std::vector<strength>& all : said)
            for (strength& s : all)
                if (dice.one_in(2) && s.least > 0) s.most = s.least;
        const auto first = build(once, 1, false), second = build(doubled, 2, false), third = build(split, 1, true);
        const need_figures f = balance(once)[0].needs[0].figures, halves = balance(split)[0].needs[0].figures;
        INFO("round " << round);
        CHECK(evaluate(once)[first] == evaluate(doubled)[second]);
        CHECK(evaluate(once)[first] == evaluate(split)[third]);
        CHECK(f.firm == halves.firm);
        CHECK(f.possible == halves.possible);
        CHECK(balance(doubled)[0].needs[0].figures.firm == 2 * f.firm);

        // One more that names no number never fills it.
        once.add(pledge{.by = once.add(actor{.key = "more"}), .fills = first});
        CHECK((evaluate(once)[first] == status::met) == (f.firm >= needed));
        CHECK(balance(once)[0].needs[0].figures.unsized == f.unsized + 1);
    }
}
