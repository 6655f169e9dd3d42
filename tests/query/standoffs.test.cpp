#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/muster.hpp>
#include <oracles/brute_standoffs.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

namespace {

using namespace muster;
using namespace std::chrono_literals;
using vertices = std::set<std::uint32_t>;

vertices indices(const std::vector<any_handle>& things) {
    vertices result;
    for (const any_handle h : things) result.insert(h.index());
    return result;
}

std::set<vertices> indices(const std::vector<std::vector<any_handle>>& sets) {
    std::set<vertices> result;
    for (const auto& set : sets) result.insert(indices(set));
    return result;
}

bool is_statement(const proposal& p, any_handle h) {
    return p.as<pledge>(h) || p.as<requirement>(h) || p.as<position>(h);
}

// What is wrong with one stand-off; empty where nothing is.
std::string fault_of(const proposal& p, const world& w, const standoff& s, const tests::brute_standoffs::found& f,
                     const tests::brute_standoffs& brute) {
    vertices members, others;
    for (const std::uint32_t v : f.together)
        if (brute.is_named(v)) (f.loop.count(v) != 0 ? members : others).insert(v);
    if (indices(s.members) != members) return "other members";
    std::set<std::pair<std::uint32_t, std::uint32_t>> links;
    std::set<handle<citation>> sources;
    for (const standoff::link& l : s.links) {
        links.emplace(l.waits.index(), l.on.index());
        if (!l.through) continue;
        if (f.loop.count(l.through.index()) == 0 || !is_statement(p, l.through)) return "a link through something else";
    }
    if (links != f.links) return "other links";
    const in_force said{p, w.from()};
    for (const std::uint32_t v : f.loop) {
        const any_handle h = p.handle_of(v);
        const auto cited = [&](const auto& statement) {
            for (const handle<citation> c : statement.citations)
                if (said.is_visible(c)) sources.insert(c);
        };
        if (const auto a = p.as<pledge>(h)) cited(p[*a]);
        if (const auto a = p.as<requirement>(h)) cited(p[*a]);
        if (const auto a = p.as<position>(h)) cited(p[*a]);
        if (const auto made = p.as<contribution>(h))
            if (std::count(s.actors.begin(), s.actors.end(), p[*made].by) != 1) return "an actor that is missing";
    }
    if (std::set<handle<citation>>(s.citations.begin(), s.citations.end()) != sources) return "other citations";

    vertices inputs = indices(s.provided);
    for (const std::uint32_t v : others)
        if (inputs.erase(v) == 0) return "leaves out another loop that it rests on";
    const std::vector<std::uint32_t> open = tests::proposal_program{p, w}.open;
    for (const std::uint32_t v : inputs)
        if (std::find(open.begin(), open.end(), v) == open.end()) return "provided something that is no open input";
    // With nothing provided, they move and that is that; else what is provided can make the difference.
    for (const bool all_met : {true, false}) {
        if (!inputs.empty()) break;
        world moved = w;
        for (const std::uint32_t v : open)
            moved.set({p.handle_of(v), all_met ? status::met : status::unmet, cause::given, {}});
        for (const std::uint32_t v : f.together) moved.set({p.handle_of(v), status::met, cause::given, {}});
        const std::vector<status> now = tests::naive_statuses(p, moved);
        for (const std::uint32_t v : f.loop) {
            std::uint64_t sum = 0;
            const tests::graph_rule rule = tests::rule_of(p, v);
            bool hangs_on_negation = false;
            for (const tests::counted& part : rule.parts) {
                const status is = part.negated ? negated(now[part.atom]) : now[part.atom];
                if (is == status::met) sum += part.weight;
                hangs_on_negation = hangs_on_negation || is == status::open;
            }
            if (sum < rule.threshold && !hangs_on_negation) return "leaves out what it needs";
        }
    }
    if (indices(s.unlocks) != f.unlocks) return "other things unlocked";
    if (!s.all_first_moves) return "gave up";
    if (indices(s.first_moves) != f.first_moves || s.first_moves.size() != f.first_moves.size())
        return "other first moves";
    return {};
}

}  // namespace

TEST_CASE("the stand-offs of random proposals are those of the definition", "[random]") {
    tests::random_numbers random{17};
    std::size_t found = 0, with_open = 0, with_others = 0, with_moves = 0, with_unlocked = 0;
    for (std::size_t i = 0, cases = tests::amount(600, 20'000); i < cases; ++i) {
        tests::random_scenario_options options;
        options.negation = random.one_of(std::vector<std::uint32_t>{0, 20, 40});
        options.pledges = 9;
        const proposal p = tests::make_random_scenario(random, options);
        world w = tests::make_random_world(random, p, 15);
        if (random.percent(50)) w = tests::with_open_inputs(random, p, std::move(w), random.below(8));
        const standoffs_answer told = standoffs(p, w);
        const tests::brute_standoffs brute{p, w};
        const auto expected = brute.run();
        if (told.size() != expected.size())
            FAIL("proposal " << i << ": " << told.size() << ", not " << expected.size());
        for (const auto& f : expected) {
            vertices members;
            for (const std::uint32_t v : f.loop)
                if (brute.is_named(v)) members.insert(v);
            const auto same = std::find_if(told.begin(), told.end(),
                                           [&](const standoff& s) { return indices(s.members) == members; });
            const std::string fault = same == told.end() ? "missing" : fault_of(p, w, *same, f, brute);
            if (!fault.empty())
                FAIL("proposal " << i << ": " << fault << "\n" << (same == told.end() ? "" : to_text(*same)));
            ++found;
            with_open += !same->provided.empty() ? 1 : 0;
            with_others += f.together != f.loop ? 1 : 0;
            with_moves += !f.first_moves.empty() ? 1 : 0;
            with_unlocked += !f.unlocks.empty() ? 1 : 0;
        }
    }
    CHECK(found > 100);
    CHECK(with_open > 20);
    CHECK(with_others > 5);
    CHECK(with_moves > 50);
    CHECK(with_unlocked > 20);
}

TEST_CASE("Sweden and Norway wait for each other, and Sudan for neither") {
    // UNAMID, 2007-08: each would go if the other did; Sudan had to accept them, and did not.
    proposal unamid{"UNAMID"};
    const auto engineers = unamid.add(role{.key = "engineers", .needs = {2, "contributors"}});
    const auto sweden = unamid.add(actor{.key = "SWE", .name = "Sweden"});
    const auto norway = unamid.add(actor{.key = "NOR", .name = "Norway"});
    const auto sudan = unamid.add(actor{.key = "SDN", .name = "Sudan"});
    const auto accepts = unamid.add(precondition{.key = "accepts", .name = "Sudan accepts them", .by = sudan});
    const auto source = unamid.add(citation{.key = "source"});
    const auto from_sweden = unamid.add(pledge{.by = sweden, .fills = engineers, .when = norway, .citations = source});
    const auto from_norway = unamid.add(pledge{.by = norway, .fills = engineers, .when = sweden});
    unamid.add(requirement{.on = engineers, .by = sudan, .when = accepts});
    const auto swedes = unamid.contribution_of(sweden, engineers),
               norwegians = unamid.contribution_of(norway, engineers);

    const standoffs_answer open = standoffs(unamid);
    REQUIRE(open.size() == 1);
    CHECK(open[0].actors == std::vector{sweden, norway});
    CHECK(open[0].members == std::vector<any_handle>{swedes, norwegians});
    CHECK(std::count(open[0].links.begin(), open[0].links.end(), standoff::link{swedes, from_sweden, norwegians}) == 1);
    CHECK(std::count(open[0].links.begin(), open[0].links.end(), standoff::link{norwegians, from_norway, swedes}) == 1);
    CHECK(open[0].links.size() == 2);
    CHECK(open[0].citations == std::vector{source});
    CHECK(open[0].provided == std::vector<any_handle>{accepts});
    CHECK(indices(open[0].unlocks) == vertices{engineers.index()});
    CHECK(open[0].first_moves == std::vector<std::vector<any_handle>>{{swedes}, {norwegians}});
    CHECK(open[0].all_first_moves);
    CHECK(evaluate(unamid).why(swedes) == cause::stand_off);

    const standoffs_answer accepted = standoffs(unamid, world{}.with(accepts, status::met));
    REQUIRE(accepted.size() == 1);
    CHECK(accepted[0].provided.empty());
    CHECK(accepted[0].unlocks == std::vector<any_handle>{engineers});

    // Refused by Sudan they would not come even together: that is no stand-off.
    CHECK(standoffs(unamid, world{}.with(accepts, status::unmet)).empty());
    // And once one is there, nobody waits.
    CHECK(standoffs(unamid, world{}.with(swedes, status::met)).empty());
}

TEST_CASE("four Europeans wait, each for the other three, and any three who move bring the fourth") {
    // The Sinai force, November 1981: Britain, France, Italy and the Netherlands agreed to go together.
    proposal mfo{"Multinational Force and Observers"};
    const auto troops = mfo.add(role{.key = "troops"});
    std::vector<handle<actor>> four;
    for (const char* key : {"GBR", "FRA", "ITA", "NLD"}) four.push_back(mfo.add(actor{.key = key}));
    for (const auto who : four) {
        std::vector<condition> others;
        for (const auto other : four)
            if (other != who) others.emplace_back(other);
        mfo.add(pledge{.by = who, .fills = troops, .when = all_of(std::move(others))});
    }
    const auto australia = mfo.add(actor{.key = "AUS"});
    const auto new_zealand = mfo.add(actor{.key = "NZL"});
    mfo.add(pledge{.by = australia, .fills = troops, .when = four[0]});
    mfo.add(pledge{.by = new_zealand, .fills = troops, .when = australia});

    const standoffs_answer found = standoffs(mfo);
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors == four);
    CHECK(found[0].links.size() == 12);
    CHECK(found[0].provided.empty());
    std::set<vertices> threes;
    for (std::size_t i = 0; i < 4; ++i) {
        vertices three;
        for (std::size_t k = 0; k < 4; ++k)
            if (k != i) three.insert(mfo.contribution_of(four[k], troops).index());
        threes.insert(three);
    }
    CHECK(indices(found[0].first_moves) == threes);
    // Australia and New Zealand only follow: they are no part of the loop, and would come with it.
    CHECK(indices(found[0].unlocks) == vertices{troops.index(), mfo.contribution_of(australia, troops).index(),
                                                mfo.contribution_of(new_zealand, troops).index()});
}

TEST_CASE("in a ring of three anyone can move first") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    std::vector<handle<actor>> who;
    for (const char* key : {"A", "B", "C"}) who.push_back(p.add(actor{.key = key}));
    for (std::size_t i = 0; i < 3; ++i) p.add(pledge{.by = who[i], .fills = troops, .when = who[(i + 1) % 3]});
    const auto found = standoffs(p);
    REQUIRE(found.size() == 1);
    CHECK(found[0].members.size() == 3);
    CHECK(found[0].links.size() == 3);
    CHECK(found[0].first_moves.size() == 3);
    for (const auto& move : found[0].first_moves) CHECK(move.size() == 1);
}

TEST_CASE("who waits for a loop is unlocked by it, and a loop that waits for another says so") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto c = p.add(actor{.key = "C"}), d = p.add(actor{.key = "D"});
    p.add(pledge{.by = a, .fills = troops, .when = any_of(b, all_of(c, troops))});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    p.add(pledge{.by = c, .fills = police, .when = all_of(d, a)});
    p.add(pledge{.by = d, .fills = police, .when = c});
    const auto found = standoffs(p, world{}.with(troops, status::unmet));
    REQUIRE(found.size() == 2);
    const auto of = [&](handle<actor> who) {
        return found[0].actors == std::vector{who, who == a ? b : d} ? found[0] : found[1];
    };
    CHECK(indices(of(a).unlocks) == vertices{});
    CHECK(of(a).provided.empty());
    CHECK(of(c).actors == std::vector{c, d});
}

TEST_CASE("a loop that hangs on its own negation is no stand-off") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    p.add(pledge{.by = a, .fills = troops, .when = not_(b)});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    CHECK(standoffs(p).empty());
    CHECK(evaluate(p).why(p.contribution_of(a, troops)) == cause::undetermined);
    // Mutual waiting beside a negation is one, as long as moving does not undo itself.
    proposal q;
    const auto tasks = q.add(role{.key = "troops"});
    const auto c = q.add(actor{.key = "C"}), d = q.add(actor{.key = "D"}), e = q.add(actor{.key = "E"});
    const auto paid = q.add(precondition{.key = "paid"});
    q.add(pledge{.by = c, .fills = tasks, .when = all_of(d, not_(e))});
    q.add(pledge{.by = d, .fills = tasks, .when = c});
    q.add(pledge{.by = e, .fills = tasks, .when = all_of(c, paid)});
    CHECK(standoffs(q, world{}.with(paid, status::met)).empty());
    const auto found = standoffs(q, world{}.with(paid, status::unmet));
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors == std::vector{c, d});
}

TEST_CASE("what a loop can do without is unlocked by it and not provided") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"}), c = p.add(actor{.key = "C"});
    const auto paid = p.add(precondition{.key = "paid"});
    const std::vector<weighted_condition> terms{{2, b}, {1, not_(c)}, {1, paid}};
    p.add(pledge{.by = a, .fills = troops, .when = at_least(3, terms)});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    p.add(pledge{.by = c, .fills = police, .when = a});
    const auto found = standoffs(p, world{}.with(paid, status::met));
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors == std::vector{a, b});
    CHECK(found[0].provided.empty());
    CHECK(indices(found[0].unlocks) == vertices{troops.index(), police.index(), p.contribution_of(c, police).index()});
}

TEST_CASE("a loop that needs another to move so that an obstacle falls says so") {
    // The obstacle holds while C stays out; C and D wait for each other, and D for A.
    proposal p;
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto c = p.add(actor{.key = "C"}), d = p.add(actor{.key = "D"});
    const auto obstacle = p.add(precondition{.key = "obstacle", .when = not_(c)});
    p.add(pledge{.by = a, .fills = troops, .when = all_of(b, not_(obstacle))});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    p.add(pledge{.by = c, .fills = police, .when = d});
    p.add(pledge{.by = d, .fills = police, .when = all_of(c, a)});
    const auto found = standoffs(p);
    REQUIRE(found.size() == 2);
    const standoff& first = found[0].actors.front() == a ? found[0] : found[1];
    CHECK(first.actors == std::vector{a, b});
    CHECK(indices(first.provided) ==
          vertices{p.contribution_of(c, police).index(), p.contribution_of(d, police).index()});
}

TEST_CASE("acts of somebody can be first moves, conditions of nobody cannot") {
    // Each waits for the other to begin: laying down arms, pulling back.
    proposal p;
    const auto first = p.add(actor{.key = "first", .kind = actor_kind::armed_group});
    const auto second = p.add(actor{.key = "second"});
    const auto arms = p.add(precondition{.key = "arms", .name = "arms are laid down", .by = first});
    const auto pulls = p.add(precondition{.key = "pulls", .name = "the army pulls back", .by = second});
    const auto trust = p.add(precondition{.key = "trust", .name = "there is trust"});
    p.define(arms, trust);
    p.define(trust, pulls);
    p.define(pulls, arms);
    const auto found = standoffs(p);
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors == std::vector{first, second});
    CHECK(found[0].members.size() == 3);
    CHECK(found[0].first_moves == std::vector<std::vector<any_handle>>{{arms}, {pulls}});
}

TEST_CASE("a search of first moves that is cut short says so") {
    proposal p;
    const auto troops = p.add(role{.key = "troops"});
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    p.add(pledge{.by = a, .fills = troops, .when = b});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    const auto found = standoffs(p, {}, {.first_moves = 1});
    CHECK(found.ended == logic::ended::stopped);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first_moves.size() == 1);
    CHECK_FALSE(found[0].all_first_moves);
}

TEST_CASE("in a ring of three hundred anyone can move first, and a limit on time ends the search") {
    proposal p{"rings"};
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    std::vector<handle<actor>> all;
    for (int i = 0; i < 300; ++i) all.push_back(p.add(actor{.key = "A" + std::to_string(i)}));
    for (std::size_t i = 0; i < all.size(); ++i) {
        p.add(pledge{.by = all[i], .fills = troops, .when = p.contribution_of(all[(i + 1) % 300], troops)});
        p.add(pledge{.by = all[i],
                     .fills = police,
                     .when = all_of(p.contribution_of(all[(i + 1) % 300], police),
                                    p.contribution_of(all[(i + 7) % 300], police))});
    }
    const compiled c{p};
    const auto found = standoffs(c, {}, {.first_moves = 250, .limits = {.time = std::chrono::milliseconds{500}}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].members.size() == 300);
    CHECK(found[0].first_moves.size() == 250);
    CHECK_FALSE(found[0].all_first_moves);
    CHECK(found[1].members.size() == 300);
    CHECK_FALSE(found[1].all_first_moves);
    CHECK(found.ended != logic::ended::finished);
    const standoffs_answer hurried = standoffs(c, {}, {.limits = {.time = std::chrono::nanoseconds{1}}});
    REQUIRE(hurried.size() == 2);
    CHECK(hurried.ended == logic::ended::time);
    CHECK(hurried[0].first_moves.empty());
}
