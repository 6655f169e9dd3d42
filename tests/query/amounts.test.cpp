#include <string>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/proposal/subset.hpp>
#include <oracles/arrived.hpp>
#include <oracles/random_proposal.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

// 5,000 for certain of Aland, up to 4,000 of Bland; Dland comes once others do.
struct three_offers {
    proposal p{"force"};
    handle<actor> aland = p.add(actor{.key = "A", .name = "Aland"});
    handle<actor> bland = p.add(actor{.key = "B", .name = "Bland"});
    handle<actor> dland = p.add(actor{.key = "D", .name = "Dland"});
    handle<role> troops = p.add(role{.key = "troops", .needs = {20'000, "personnel"}});
    handle<precondition> truce = p.add(precondition{.key = "truce", .name = "a truce"});
    handle<precondition> talks = p.add(precondition{.key = "talks", .name = "talks"});

    void offer() {
        p.add(pledge{.by = aland, .fills = troops, .strength = strength{5'000, 5'000}, .when = truce});
        p.add(pledge{.by = bland, .fills = troops, .strength = strength{1'000, 4'000}, .when = talks});
    }
    handle<pledge> follow(const condition& when) {
        return p.add(pledge{.by = dland, .fills = troops, .strength = strength{500, 500}, .when = when});
    }
    [[nodiscard]] status of(const world& w) const { return evaluate(p, w)[p.at("D/troops")]; }
    [[nodiscard]] world with(status is_truce, status is_talks) const {
        return world{}.with(truce, is_truce).with(talks, is_talks);
    }
};

}  // namespace

TEST_CASE("a condition on numbers holds once so much would come for certain, whichever was said first") {
    for (const bool condition_first : {false, true}) {
        three_offers f;
        if (!condition_first) f.offer();
        f.follow(at_least(6'000, strength_in{f.troops}));
        if (condition_first) f.offer();
        CHECK(f.of(f.with(status::met, status::met)) == status::met);
        CHECK(f.of(f.with(status::met, status::open)) == status::open);
        CHECK(f.of(f.with(status::met, status::unmet)) == status::unmet);
        CHECK(f.of(f.with(status::unmet, status::met)) ==
              status::unmet);  // 4,000 at the most, and its own 500 do not count for itself
    }
}

TEST_CASE("what is above the need of a role counts in a condition") {
    for (const bool condition_first : {false, true}) {
        proposal p;
        const auto a = p.add(actor{.key = "A"}), d = p.add(actor{.key = "D"});
        const auto few = p.add(role{.key = "few", .needs = {100, "personnel"}});
        const auto rest = p.add(role{.key = "rest"});
        const auto offer = [&] { p.add(pledge{.by = a, .fills = few, .strength = strength{200, 900}}); };
        const auto follow = [&](std::uint64_t many) {
            return p.add(precondition{.key = "f" + std::to_string(many), .when = at_least(many, strength_in{few})});
        };
        if (!condition_first) offer();
        const auto at_150 = follow(150), at_800 = follow(800), at_1000 = follow(1'000);
        if (condition_first) offer();
        const auto result = evaluate(p);
        CHECK(result[at_150] == status::met);
        CHECK(result[at_800] == status::open);
        CHECK(result[at_1000] == status::unmet);
        CHECK(evaluate(p, world{}.with(p.at("A/few/strength/beyond"), status::met))[at_800] == status::met);
        CHECK(evaluate(p, world{}.with(p.at("A/few/strength/beyond"), status::unmet))[at_800] == status::unmet);
        CHECK(result[few] == status::met);
        (void)d;
        (void)rest;
    }
}

TEST_CASE("an offer of unknown size keeps a condition on numbers open and fills nothing") {
    three_offers f;
    f.p.add(pledge{.by = f.aland, .fills = f.troops});
    const auto enough = f.p.add(precondition{.key = "enough", .when = at_least(6'000, strength_in{f.troops})});
    CHECK(evaluate(f.p)[enough] == status::open);
    CHECK(enabling_sets(f.p, {}, enough).empty());
    const auto chance = likelihood(f.p, {}, enough, beliefs::otherwise(0.5));
    CHECK(chance.most == 0.0);
    CHECK(chance.unsized == 1);
}

TEST_CASE("a condition counts contributors, those of a group, or all but somebody") {
    three_offers f;
    f.offer();
    const auto neighbours = f.p.add(actor{.key = "N", .kind = actor_kind::group, .members = {{f.aland}, {f.dland}}});
    const auto fact = [&](const char* key, const condition& when) {
        return f.p.add(precondition{.key = key, .when = when});
    };
    const auto two = fact("two", at_least(2, strength_in{f.troops, "contributors"}));
    const auto theirs = fact("theirs", at_least(5'000, strength_in{.in = f.troops, .from = neighbours}));
    const auto others = fact("others", at_least(1'000, strength_in{.in = f.troops, .besides = neighbours}));
    const auto of_one = fact("of_one", at_least(1, strength_in{.in = f.troops, .from = f.bland}));
    const auto result = [&](status a, status b) { return evaluate(f.p, f.with(a, b)); };
    CHECK(result(status::met, status::met)[two] == status::met);
    CHECK(result(status::met, status::unmet)[two] == status::unmet);
    CHECK(result(status::met, status::unmet)[theirs] == status::met);
    CHECK(result(status::unmet, status::met)[theirs] == status::unmet);
    CHECK(result(status::met, status::unmet)[others] == status::unmet);
    CHECK(result(status::unmet, status::met)[others] == status::met);
    CHECK(result(status::unmet, status::met)[of_one] == status::met);
    CHECK(result(status::met, status::open)[of_one] == status::open);
}

TEST_CASE("a share is one of what the others would send, and nothing is no share") {
    three_offers f;
    f.offer();
    const auto half = f.p.add(
        precondition{.key = "half", .when = at_least(share{1, 2}, strength_in{.in = f.troops, .from = f.bland})});
    const auto is = [&](status a, status b) { return evaluate(f.p, f.with(a, b))[half]; };
    const any_handle range = f.p.at("B/troops/strength");
    CHECK(is(status::met, status::met) == status::open);  // 1,000 to 4,000 beside 5,000
    CHECK(evaluate(f.p, f.with(status::met, status::met).with(range, status::met))[half] == status::met);
    CHECK(evaluate(f.p, f.with(status::met, status::met).with(range, status::unmet))[half] == status::unmet);
    CHECK(is(status::unmet, status::met) == status::met);
    CHECK(is(status::unmet, status::unmet) == status::unmet);
    CHECK(is(status::met, status::unmet) == status::unmet);
    CHECK(is(status::open, status::met) == status::open);
    // A later offer of the others, of which nobody knows how much it is.
    f.p.add(pledge{.by = f.dland, .fills = f.troops, .when = f.truce});
    CHECK(evaluate(f.p, f.with(status::met, status::met).with(range, status::met))[half] == status::open);
    CHECK(evaluate(f.p, f.with(status::unmet, status::met).with(range, status::met))[half] == status::met);
}

TEST_CASE("a condition on numbers of a group counts its members of the day") {
    using namespace std::chrono_literals;
    proposal p;
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto group =
        p.add(actor{.key = "G", .kind = actor_kind::group, .members = {{a, 2010y / 1 / 1, 2020y / 1 / 1}, {b}}});
    const auto troops = p.add(role{.key = "troops", .needs = {100, "personnel"}});
    const auto theirs =
        p.add(precondition{.key = "theirs", .when = at_least(10, strength_in{.in = troops, .from = group})});
    const auto others =
        p.add(precondition{.key = "others", .when = at_least(10, strength_in{.in = troops, .besides = group})});
    const auto one = p.add(precondition{.key = "one", .when = at_least(1, strength_in{troops, "contributors", group})});
    p.add(pledge{.by = a, .fills = troops, .strength = strength{10, 10}});
    const auto on = [&](date d) { return evaluate(p, world_at(p, d)); };
    CHECK(on(2015y / 1 / 1)[theirs] == status::met);
    CHECK(on(2015y / 1 / 1)[one] == status::met);
    CHECK(on(2015y / 1 / 1)[others] == status::unmet);
    CHECK(on(2021y / 1 / 1)[theirs] == status::unmet);
    CHECK(on(2021y / 1 / 1)[one] == status::unmet);
    CHECK(on(2021y / 1 / 1)[others] == status::met);
}

TEST_CASE("a condition on numbers explains what is offered beside what it asks for") {
    three_offers f;
    f.offer();
    f.follow(at_least(6'000, strength_in{f.troops}));
    const auto why = explain(f.p, f.with(status::met, status::unmet), f.p.at("D/troops"));
    const std::string told = to_text(why);
    INFO(told);
    CHECK(told.find("at least 6,000 personnel come (troops)") != std::string::npos);
    CHECK(told.find("not so; 5,000 would come") != std::string::npos);
    CHECK(told.find("Bland (troops) would not come") == told.rfind("Bland (troops) would not come"));
}

namespace {

/// Whether a condition on numbers holds in a world where nothing is open, from its definition.
bool holds(const proposal& p, const outcome& o, const condition::term& asked) {
    need wanted{1, asked.counted->unit};
    for (const need& n : p[asked.counted->in].needs)
        if (asked.counted->unit.empty() ? !n.counts_contributors() : n.unit == asked.counted->unit) wanted = n;
    std::uint64_t theirs = 0, others = 0;
    bool is_theirs_endless = false, is_others_endless = false;
    for (const handle<contribution> c : p.all<contribution>()) {
        if (p[c].fills != asked.counted->in || !p[p[c].by].members.empty()) continue;
        bool is_theirs = !asked.what || any_handle{p[c].by} == asked.what;
        if (asked.what)
            for (const membership& m : p[*p.as<actor>(asked.what)].members) is_theirs = is_theirs || m.who == p[c].by;
        is_theirs = is_theirs != asked.is_besides;
        naive::arrival came = naive::arrived(p, o, c, wanted);
        const auto unsized = p.find(p[c].key + "/strength");
        if (!came.has_number && o[c] == status::met && unsized && o[*unsized] == status::met)
            came.number = strength::unbounded;
        bool& is_endless = is_theirs ? is_theirs_endless : is_others_endless;
        if (came.number == strength::unbounded) is_endless = true;
        else (is_theirs ? theirs : others) += came.number;
    }
    if (asked.kind == condition_kind::amount) return is_theirs_endless || theirs >= asked.threshold;
    if (is_theirs_endless) return true;
    return !is_others_endless && theirs > 0 && theirs * asked.of >= others * asked.threshold;
}

/// A world in which every open leaf is met or unmet.
world settled(const proposal& p, naive::dice& d) {
    world w;
    const outcome before = evaluate(p, w);
    for (std::uint32_t v = 0; v < p.size(); ++v) {
        const any_handle h = p.handle_of(v);
        if (!p.is_gate(v) && p.graph()[v].rule.kind == rule_kind::given && before[h] == status::open)
            w = std::move(w).with(h, d.one_in(2) ? status::met : status::unmet);
    }
    return w;
}

}  // namespace

TEST_CASE("conditions on numbers hold in every settled world as by their definition") {
    std::size_t compared = 0, held = 0, beyond = 0;
    for (std::uint32_t seed = 0; seed < tests::amount(2'000, 100'000); ++seed) {
        naive::dice d{seed};
        const naive::random_proposal made{d, {.amounts = true}};
        const proposal& p = made.p;
        for (int times = 0; times < 3; ++times) {
            const outcome o = evaluate(p, settled(p, d));
            for (const handle<gate> h : p.all<gate>()) {
                if (!detail::is_amount(p[h])) continue;
                const condition::term& asked = p.condition_on_numbers(p[h].detail);
                bool is_settled = o[h] != status::open;
                for (const handle<contribution> c : p.all<contribution>())
                    is_settled = is_settled && (p[c].fills != asked.counted->in || o[c] != status::open);
                for (const handle<pledge> s : p.all<pledge>()) is_settled = is_settled && o[s] != status::open;
                if (!is_settled) continue;
                INFO(seed);
                REQUIRE((o[h] == status::met) == holds(p, o, asked));
                ++compared;
                held += o[h] == status::met ? 1U : 0U;
            }
        }
        for (const handle<full_strength> leaf : p.all<full_strength>())
            beyond += p[leaf].key.find("/beyond") != std::string::npos ? 1U : 0U;
    }
    CHECK(compared > 2'000);
    CHECK(held > 500);
    CHECK(beyond > 5);
}

TEST_CASE("doubling needs, strengths and the numbers in conditions changes no status") {
    for (std::uint32_t seed = 0; seed < tests::amount(1'000, 50'000); ++seed) {
        naive::dice one{seed}, two{seed};
        const naive::random_proposal single{one, {.amounts = true}}, twice{two, {.amounts = true, .scale = 2}};
        REQUIRE(single.p.size() == twice.p.size());
        const outcome a = evaluate(single.p), b = evaluate(twice.p);
        for (std::uint32_t v = 0; v < single.p.size(); ++v) {
            INFO(seed << " " << v);
            REQUIRE(a[single.p.handle_of(v)] == b[twice.p.handle_of(v)]);
        }
    }
}
