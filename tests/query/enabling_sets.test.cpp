#include <muster/query/enabling_sets.hpp>
#include <muster/query/evaluate.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/query/evaluate.hpp>

#include <oracles/leaf_table.hpp>
#include <oracles/random_question.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;

namespace {

using bits_of_sets = std::set<naive::change_bits>;

// The sets of an answer as bits of the table's leaves; empty bits with a leaf that is none of them.
naive::change_bits bits_of(const change_set& s, const naive::leaf_table& table, bool& is_known) {
    naive::change_bits result;
    for (const assumption& x : s.changes) {
        const auto at = std::find(table.leaves().begin(), table.leaves().end(), x.what.index());
        if (at == table.leaves().end()) {
            is_known = false;
            continue;
        }
        const std::uint64_t bit = std::uint64_t{1} << (at - table.leaves().begin());
        result.named |= bit;
        if (x.is == status::met) result.met |= bit;
    }
    return result;
}

template <class Sets>
bits_of_sets all_bits(const Sets& sets, const naive::leaf_table& table, bool& is_right) {
    bits_of_sets result;
    for (const change_set& s : sets) is_right = result.insert(bits_of(s, table, is_right)).second && is_right;
    return result;
}

}  // namespace

TEST_CASE("enabling and blocking sets are those of the truth table on random proposals", "[random]") {
    naive::dice dice{1952};
    const std::size_t cases = tests::amount(2'500, 100'000);
    std::size_t asked = 0, sets = 0, in_worlds = 0, with_negation = 0, already = 0, none = 0, together = 0, wrong = 0;
    std::size_t loops_with_negation = 0, beyond = 0, certain_beyond = 0;
    for (std::size_t round = 0; round < cases; ++round) {
        const naive::random_question q{dice, {.negations = round % 4 != 0, .strengths = round % 3 == 0}};
        if (naive::leaf_table::open_leaves(q.with_reports_open(), {q.what.index()}) > 7) continue;
        ++asked;
        const compiled c{q.random.p};
        const auto complain = [&](status goal, const char* how) {
            if (wrong++ == 0)
                UNSCOPED_INFO("round " << round << ": sets for " << q.random.p.key_of(q.what) << " to be "
                                       << to_string(goal) << ": " << how);
        };
        for (const status goal : {status::met, status::unmet}) {
            // Who names no size is not enough to fill a role, but to rule it out, he is taken to be.
            const naive::system free = q.with_reports_open(negated(goal));
            const naive::leaf_table table{free, {q.what.index()}};
            std::vector<status> known;
            for (const std::size_t leaf : table.leaves()) known.push_back(q.known(leaf));
            in_worlds += std::any_of(known.begin(), known.end(), [](status s) { return s != status::open; }) ? 1 : 0;
            const auto expected = naive::minimal_changes(table.where(0, goal), known);
            const auto ask = [&](const sets_options& options) {
                return goal == status::met ? enabling_sets(c, q.in, q.what, options)
                                           : blocking_sets(c, q.in, q.what, options);
            };
            const change_sets answer = ask({.list = 10'000});
            bool is_right = true;
            if (all_bits(answer, table, is_right) != expected || !is_right) complain(goal, "others");
            if (!answer.count || *answer.count != expected.size()) complain(goal, "another count");
            if (answer.ended != logic::ended::finished) complain(goal, "not finished");
            for (std::size_t i = 1; i < answer.size(); ++i)
                if (answer[i - 1].size() > answer[i].size()) complain(goal, "not the smallest first");
            const bool holds = expected.count({}) != 0;
            if (answer.holds_already() != holds) complain(goal, "holds already, or not");
            if (evaluate(c, q.in)[q.what] == goal && !holds) complain(goal, "it is so already, but not by the sets");
            sets += expected.size();
            already += holds ? 1 : 0;
            none += expected.empty() ? 1 : 0;
            with_negation += std::any_of(expected.begin(), expected.end(), [&](naive::change_bits s) {
                return s.named != (goal == status::met ? s.met : s.named & ~s.met);
            });

            const std::size_t few = 1 + dice.below(3), largest = dice.below(4);
            const change_sets first = ask({.list = few});
            if (first.size() != (std::min)(few, expected.size())) complain(goal, "not as many as asked for");
            for (std::size_t i = 0; i < first.size(); ++i)
                if (!(first[i] == answer[i])) complain(goal, "the first few are not the smallest");
            if (first.count && *first.count != expected.size()) complain(goal, "a count of what was not counted");
            const change_sets counted = ask({.list = few, .count = logic::limits{}});
            if (!counted.count || *counted.count != expected.size()) complain(goal, "the count depends on the listing");
            bits_of_sets small;
            for (const naive::change_bits s : expected)
                if (s.size() <= largest) small.insert(s);
            const change_sets bounded = ask({.list = 10'000, .largest = largest});
            if (all_bits(bounded, table, is_right) != small || !is_right || !bounded.count ||
                *bounded.count != small.size())
                complain(goal, "a bound on the size");

            // The likeliest first.
            beliefs likely;
            std::map<std::size_t, double> chance;
            for (std::size_t i = 0; i < table.leaves().size(); ++i) {
                chance[i] = dice.below(11) * 0.1;
                likely = std::move(likely).with(q.random.p.handle_of(static_cast<std::uint32_t>(table.leaves()[i])),
                                                chance[i]);
            }
            const change_sets by_chance = ask({.list = 10'000, .likely = likely});
            if (all_bits(by_chance, table, is_right) != expected || !is_right) complain(goal, "the likeliest: others");
            double last = 1;
            for (const change_set& s : by_chance) {
                const naive::change_bits named = bits_of(s, table, is_right);
                double p = 1;
                for (std::size_t i = 0; i < table.leaves().size(); ++i)
                    if ((named.named >> i & 1) != 0) p *= (named.met >> i & 1) != 0 ? chance[i] : 1 - chance[i];
                if (!s.probability || std::abs(*s.probability - p) > 1e-12) complain(goal, "the chance of a set");
                if (p > last + 1e-12) complain(goal, "not the likeliest first");
                last = p;
            }

            // What is certain beyond a limit; few limits fall between having counted the sets and having listed them.
            for (int limit = 0; limit < 12; ++limit) {
                const change_sets limited = ask({.list = 10'000, .limits = {.nodes = dice.below(60)}});
                const bits_of_sets certain = all_bits(limited, table, is_right);
                if (!is_right || !std::includes(expected.begin(), expected.end(), certain.begin(), certain.end()))
                    complain(goal, "a set that is none, past the limits");
                if (limited.ended == logic::ended::finished ? certain != expected || limited.known_up_to
                                                            : limited.count && *limited.count != expected.size())
                    complain(goal, "past the limits");
                beyond += limited.ended != logic::ended::finished ? 1 : 0;
                certain_beyond += limited.known_up_to && !limited.empty() ? 1 : 0;
                if (limited.known_up_to)
                    for (const naive::change_bits s : expected)
                        if (s.size() <= *limited.known_up_to && certain.count(s) == 0)
                            complain(goal, "what is known up to a size, past the limits");
            }

            if (naive::has_negation_in_loops(free)) {
                ++loops_with_negation;
                continue;
            }
            bits_of_sets moving;
            const naive::leaf_table greatest{free, {q.what.index()}, true};
            if (goal == status::met)
                for (const naive::change_bits s : naive::minimal_changes(greatest.where(0, goal), known))
                    if (std::none_of(expected.begin(), expected.end(),
                                     [&](naive::change_bits e) { return e.is_part_of(s); }))
                        moving.insert(s);
            together += moving.size();
            if (all_bits(answer.moving_together, table, is_right) != moving || !is_right)
                complain(goal, "those that rest on moving together");
            if (all_bits(first.moving_together, table, is_right).size() != (std::min)(few, moving.size()))
                complain(goal, "the first of those that rest on moving together");
        }
    }
    CHECK(wrong == 0);
    CHECK(asked > cases / 2);
    CHECK(sets > cases);
    CHECK(in_worlds > cases / 10);
    CHECK(with_negation > cases / 10);
    CHECK(already > cases / 10);
    CHECK(none > cases / 10);
    CHECK(together > cases / 20);
    CHECK(loops_with_negation > cases / 100);
    CHECK(beyond > cases / 20);
    CHECK(certain_beyond > 0);
}

namespace {

std::vector<std::string> words_of(const change_sets& answer) {
    std::vector<std::string> result;
    const proposal p = answer.source();
    for (const change_set& s : answer) {
        std::string text;
        for (const assumption& x : s.changes)
            text += (text.empty() ? "" : " ") + p.key_of(x.what) + "=" + to_string(x.is);
        result.push_back(text);
    }
    return result;
}

}  // namespace

TEST_CASE("sets are the least changes to what is known, and a negation is part of them") {
    proposal p{"two ways"};
    const auto chapter = p.add(precondition{.key = "chapter-seven"});
    const auto consent = p.add(precondition{.key = "consent"});
    const auto money = p.add(precondition{.key = "money"});
    const auto force =
        p.add(precondition{.key = "force", .when = any_of(all_of(chapter, money), all_of(not_(chapter), consent))});
    const std::vector<std::string> open = words_of(enabling_sets(p, {}, force));
    CHECK(std::set<std::string>{open.begin(), open.end()} == std::set<std::string>{"chapter-seven=unmet consent=met",
                                                                                   "chapter-seven=met money=met",
                                                                                   "consent=met money=met"});
    world adopted;
    adopted.set({chapter, status::met, cause::given, {}});
    const change_sets now = enabling_sets(p, adopted, force);
    CHECK(words_of(now) == std::vector<std::string>{"money=met", "chapter-seven=unmet consent=met"});
    CHECK(*now.count == 2);
    adopted.set({money, status::met, cause::given, {}});
    CHECK(enabling_sets(p, adopted, force).holds_already());
    CHECK(words_of(blocking_sets(p, adopted, force)) ==
          std::vector<std::string>{"money=unmet", "chapter-seven=unmet consent=unmet"});
    const world assumed = world{}.with(chapter, status::met);
    CHECK(words_of(enabling_sets(p, assumed, force)) == std::vector<std::string>{"money=met"});
    CHECK(enabling_sets(p, assumed.with(money, status::unmet), force).empty());
}

TEST_CASE("a stand-off that leaves no set is named, and what moving together would be enough for is told apart") {
    proposal p{"each waits"};
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"});
    const auto quiet = p.add(precondition{.key = "quiet"});
    p.add(pledge{.by = a, .fills = troops, .when = all_of(quiet, p.contribution_of(b, troops))});
    p.add(pledge{.by = b, .fills = troops, .when = p.contribution_of(a, troops)});
    const change_sets none = enabling_sets(p, world{}.with(quiet, status::met), troops);
    CHECK(none.empty());
    CHECK(*none.count == 0);
    REQUIRE(none.standoffs.size() == 1);
    CHECK(none.standoffs[0].members.size() >= 2);
    REQUIRE(none.moving_together.size() == 1);
    CHECK(none.moving_together[0].changes.empty());
    const change_sets open = enabling_sets(p, {}, troops);
    REQUIRE(open.moving_together.size() == 1);
    CHECK(open.moving_together[0].changes == std::vector<assumption>{{quiet, status::met}});
    CHECK(blocking_sets(p, {}, troops).holds_already());
    CHECK(blocking_sets(p, {}, troops).moving_together.empty());
}

TEST_CASE("a likely order asks for no belief but of what is in the sets") {
    proposal p{"likely"};
    p.add(precondition{.key = "unrelated"});
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    const auto c = p.add(precondition{.key = "c"});
    const auto x = p.add(precondition{.key = "x", .when = any_of(a, all_of(b, c))});
    const change_sets answer = enabling_sets(p, {}, x, {.likely = beliefs{}.with(a, 0.1).with(b, 0.9).with(c, 0.5)});
    CHECK(words_of(answer) == std::vector<std::string>{"b=met c=met", "a=met"});
    CHECK(answer[0].probability == 0.45);
    CHECK(tests::refusal_of([&] { (void)enabling_sets(p, {}, x, {.likely = beliefs{}.with(a, 0.1)}); }) ==
          tests::refusal{errc::unknown_key, "c"});
    proposal other{"other"};
    const auto foreign = other.add(precondition{.key = "a"});
    CHECK(tests::refusal_of([&] { (void)enabling_sets(p, {}, foreign); }) == tests::refusal{errc::foreign_handle, {}});
}

TEST_CASE("past the limit on nodes all sets up to a size are certain, and larger ones are left open") {
    proposal p{"many ways"};
    std::vector<condition> few, many, ways;
    for (int i = 0; i < 4; ++i) few.push_back(p.add(precondition{.key = "few" + std::to_string(i)}));
    for (int i = 0; i < 16; ++i) many.push_back(p.add(precondition{.key = "many" + std::to_string(i)}));
    for (std::size_t i = 0; i < 16; ++i)
        ways.push_back(
            any_of(all_of(many[i], many[(i + 5) % 16]), all_of(not_(many[(i + 3) % 16]), many[(i + 7) % 16])));
    const auto x = p.add(precondition{.key = "x", .when = any_of(at_least(2, few), at_least(8, ways))});
    const change_sets all = enabling_sets(p, {}, x, {.list = 5'000});
    REQUIRE(all.ended == logic::ended::finished);
    CHECK(*all.count == all.size());
    CHECK_FALSE(all.known_up_to);
    CHECK(*enabling_sets(p, {}, x, {.list = 3, .limits = {.nodes = 20'000}, .count = logic::limits{}}).count ==
          all.size());
    const change_sets first = enabling_sets(p, {}, x, {.list = 6, .limits = {.nodes = 20'000}});
    CHECK(first.ended == logic::ended::finished);
    CHECK(first.size() == 6);
    CHECK_FALSE(first.count);
    const change_sets some = enabling_sets(p, {}, x, {.list = 5'000, .limits = {.nodes = 3'000}});
    CHECK(some.ended == logic::ended::nodes);
    CHECK_FALSE(some.count);
    REQUIRE(some.known_up_to);
    const std::size_t known = *some.known_up_to;
    CHECK(known >= 2);
    const auto small = [&](const change_set& s) { return s.size() <= known; };
    CHECK(std::count_if(some.begin(), some.end(), small) == std::count_if(all.begin(), all.end(), small));
    CHECK(some.size() < all.size());
    const change_sets few_nodes = enabling_sets(p, {}, x, {.limits = {.nodes = 3}});
    CHECK(few_nodes.ended == logic::ended::nodes);
    CHECK(few_nodes.size() <= 6);
    CHECK(*enabling_sets(p, {}, x, {.list = 0, .largest = 2, .count = logic::limits{}}).count == 6);
    const change_sets little = enabling_sets(p, {}, x, {.list = 5'000, .limits = {.memory = 150'000}});
    CHECK(little.ended == logic::ended::memory);
}

namespace {

// Four send to a role, on facts, each a range; of one of them the top may be set.
struct ranges {
    explicit ranges(std::uint32_t seed, std::optional<std::pair<std::size_t, std::uint64_t>> top = {}) {
        naive::dice dice{seed};
        task = p.add(role{.key = "troops", .needs = {std::uint64_t{dice.between(5, 30)} * 100, "personnel"}});
        std::vector<handle<precondition>> facts;
        for (int i = 0; i < 3; ++i) facts.push_back(p.add(precondition{.key = "fact " + std::to_string(i)}));
        for (std::size_t i = 0; i < 4; ++i) {
            const auto who = p.add(actor{.key = "actor " + std::to_string(i)});
            least[i] = std::uint64_t{dice.below(5)} * 100;
            const std::uint64_t most = least[i] + 50 + std::uint64_t{dice.below(8)} * 100;
            condition when = dice.one_in(3) ? condition{} : condition{facts[dice.below(3)]};
            p.add(pledge{.by = who,
                         .fills = task,
                         .strength = strength{least[i], top && top->first == i ? top->second : most},
                         .when = std::move(when)});
        }
    }
    [[nodiscard]] status with(const std::vector<assumption>& changes) const {
        world w;
        for (const assumption& a : changes)
            if (const auto here = p.find<precondition>(p.key_of(a.what)); here || p.as<full_strength>(a.what))
                w = w.with(a.what, a.is);
        return evaluate(p, w)[task];
    }
    // The changes, told of this proposal.
    [[nodiscard]] std::vector<assumption> of(const proposal& other, const std::vector<assumption>& changes) const {
        std::vector<assumption> result;
        for (const assumption& a : changes)
            if (const auto here = p.find(other.key_of(a.what))) result.push_back({*here, a.is});
        return result;
    }
    proposal p{};
    handle<role> task{};
    std::array<std::uint64_t, 4> least{};
};

}  // namespace

TEST_CASE("what a set says would do of an offer is the least that does", "[random]") {
    std::size_t told = 0, not_told = 0;
    for (std::uint32_t seed = 0; seed < tests::amount(300, 20'000); ++seed) {
        const ranges f{seed};
        for (const change_set& set : enabling_sets(f.p, {}, f.task)) {
            std::size_t full = 0;
            for (const assumption& a : set.changes) full += f.p.as<full_strength>(a.what) ? 1 : 0;
            if (full != 1) {
                CHECK(set.extra.empty());
                ++not_told;
                continue;
            }
            REQUIRE(set.extra.size() == 1);
            const extra_strength& extra = set.extra.front();
            CHECK(extra.more.unit == "personnel");
            const handle<actor> who = f.p[f.p[extra.of].of].by;
            const auto number = static_cast<std::size_t>(f.p[who].key.back() - '0');
            const std::uint64_t enough = f.least[number] + extra.more.amount;
            const ranges same{seed, std::pair{number, enough}};
            CHECK(same.with(same.of(f.p, set.changes)) == status::met);
            const ranges less{seed, std::pair{number, enough - 1}};
            CHECK(less.with(less.of(f.p, set.changes)) != status::met);
            ++told;
        }
    }
    CHECK(told > 100);
    CHECK(not_told > 20);
}
