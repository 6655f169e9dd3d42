#include <muster/proposal/proposal.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <support/catch.hpp>
#include <support/dump.hpp>
#include <support/refusal.hpp>
#include <support/sample.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

template <class T>
std::vector<std::string> keys_of(const proposal& p) {
    std::vector<std::string> keys;
    for (const handle<T> h : p.all<T>()) keys.push_back(p[h].key);
    return keys;
}

errc code_of(const proposal& p, any_handle h) {
    const auto refused = tests::refusal_of([&] { p.check(h); });
    return refused ? refused->code : errc::outdated;
}

}  // namespace

TEST_CASE("what was added is read back through its handle") {
    const tests::sample s;
    CHECK(s.p.name() == "a force");
    CHECK(s.p[s.azerbaijan] == actor{.key = "AZE", .name = "Azerbaijan"});
    CHECK(s.p[s.early].publisher == "Dawn");
    CHECK(s.p[s.offer].when == all_of(s.resolution, s.quiet));
    CHECK(s.p.events().size() == 2);
    CHECK(s.p.events()[1].tally == vote_count{13, 0, 2});
}

TEST_CASE("all things of a kind are listed in order of addition") {
    const tests::sample s;
    CHECK(keys_of<actor>(s.p) ==
          std::vector<std::string>{"AZE", "IDN", "ISR", "EGY", "JOR", "UNSC", "several", "arabs"});
    CHECK(keys_of<role>(s.p) == std::vector<std::string>{"troops", "police", "money"});
    CHECK(keys_of<citation>(s.p) == std::vector<std::string>{"early", "late", "unnamed"});
    CHECK(keys_of<pledge>(s.p) == std::vector<std::string>{"offer", "needs-quiet", "", ""});
}

TEST_CASE("things are found by their key and their kind") {
    const tests::sample s;
    CHECK(s.p.find<actor>("AZE") == s.azerbaijan);
    CHECK(s.p.find<citation>("late") == s.late);
    CHECK(s.p.find<pledge>("offer") == s.offer);
    CHECK_FALSE(s.p.find<role>("AZE"));
    CHECK_FALSE(s.p.find<actor>("late"));
    CHECK_FALSE(s.p.find<citation>("AZE"));
    CHECK_FALSE(s.p.find<actor>("nobody"));
    CHECK_FALSE(s.p.find<actor>(""));
    CHECK(s.p.find("AZE") == any_handle{s.azerbaijan});
    CHECK_FALSE(s.p.find("late"));
    CHECK(s.p.at<actor>("AZE") == s.azerbaijan);
    CHECK(s.p.as<actor>(s.azerbaijan) == s.azerbaijan);
    CHECK_FALSE(s.p.as<role>(any_handle{s.azerbaijan}));
}

TEST_CASE("a contribution exists from its first mention on and is one thing") {
    tests::sample s;
    const auto made = s.p.find<contribution>("AZE/troops");
    REQUIRE(made);
    CHECK(s.p.contribution_of(s.azerbaijan, s.troops) == *made);
    CHECK(s.p[*made].by == s.azerbaijan);
    CHECK(s.p[*made].fills == s.troops);
    CHECK_FALSE(s.p.find("EGY/troops"));
    const auto size = s.p.size();
    const auto mentioned = s.p.contribution_of(s.jordan, s.money);
    CHECK(s.p.size() > size);
    CHECK(s.p.find<contribution>("JOR/money") == mentioned);
}

TEST_CASE("a decision is found under its contribution once something was said of that") {
    tests::sample s;
    const auto made = s.p.at<contribution>("AZE/troops");
    const auto decided = s.p.decision_of(made);
    REQUIRE(decided);
    CHECK(s.p.find("AZE/troops/decision") == any_handle{*decided});
    CHECK(s.p.key_of(*decided) == "AZE/troops/decision");
    CHECK(s.p[*decided].of == made);
    const auto silent = s.p.contribution_of(s.egypt, s.money);
    CHECK_FALSE(s.p.decision_of(silent));
    CHECK_FALSE(s.p.find("EGY/money/decision"));
}

TEST_CASE("an arrow leads from what depends to what it depends on") {
    tests::sample s;
    const graph_type& g = s.p.graph();
    const auto made = s.p.at<contribution>("AZE/troops");
    CHECK(boost::edge(s.azerbaijan.index(), made.index(), g).second);
    CHECK(boost::edge(s.troops.index(), made.index(), g).second);
    CHECK(boost::edge(s.needs_quiet.index(), s.quiet.index(), g).second);
    CHECK(boost::edge(s.whole.index(), s.resolution.index(), g).second);
    CHECK_FALSE(boost::edge(made.index(), s.azerbaijan.index(), g).second);
    CHECK(g[s.quiet.index()].rule.kind == rule_kind::given);
    CHECK(g[s.troops.index()].rule == rule{rule_kind::at_least, 1});
    CHECK(g[s.police.index()].rule == rule{rule_kind::at_least, 2});
}

TEST_CASE("a top-level all_of folds into its owner and makes no gate") {
    tests::sample s;
    const auto before = s.p.size();
    const auto added = s.p.add(precondition{.key = "both", .when = all_of(s.quiet, s.consent)});
    CHECK(s.p.size() == before + 1);
    CHECK_FALSE(s.p.is_gate(added.index()));
    CHECK(s.p.graph()[added.index()].rule.kind == rule_kind::all_of);
    const auto nested = s.p.add(precondition{.key = "nested", .when = all_of(s.quiet, any_of(s.consent, s.terms))});
    CHECK(s.p.size() == before + 3);
    CHECK(s.p.is_gate(nested.index() + 1));
    const auto negated = s.p.add(precondition{.key = "not", .when = not_(s.quiet)});
    CHECK(s.p.size() == before + 4);
    const auto arcs = boost::out_edges(negated.index(), s.p.graph());
    REQUIRE(arcs.second - arcs.first == 1);
    CHECK(s.p.graph()[*arcs.first].negated);
}

TEST_CASE("two negations make none, and one of one part is that part, however it is written") {
    tests::sample s;
    const std::vector<condition> ways{not_(not_(s.quiet)),
                                      not_(any_of(not_(s.quiet))),
                                      not_(all_of(not_(s.quiet))),
                                      not_(at_least(1, not_(s.quiet))),
                                      at_least(3, {{4, all_of(s.quiet)}}),
                                      not_(at_least(2, {{2, not_(at_least(1, s.quiet))}}))};
    for (const condition& way : ways) {
        const std::uint32_t size = s.p.size();
        const auto added = s.p.add(precondition{.key = "k" + std::to_string(size), .when = way});
        CHECK(s.p.size() == size + 1);  // no gate
        const auto parts = detail::heads(s.p.graph(), detail::vertex_of(added));
        REQUIRE(parts.size() == 1);
        CHECK((*parts.begin()).vertex == detail::vertex_of(s.quiet));
        CHECK_FALSE((*parts.begin()).how.negated);
    }
}

TEST_CASE("what depends on itself through two negations waits for itself, however they are written") {
    proposal p;
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"}),
               c = p.add(precondition{.key = "c"});
    p.define(a, not_(not_(a)));
    p.define(b, not_(at_least(1, not_(b))));
    p.define(c, not_(any_of(not_(c))));
    const outcome found = evaluate(p);
    for (const any_handle h : {any_handle{a}, any_handle{b}, any_handle{c}}) {
        CHECK(found[h] == status::unmet);
        CHECK(found.why(h) == cause::stand_off);
    }
    const auto yes = p.add(precondition{.key = "yes"}), no = p.add(precondition{.key = "no"});
    p.define(yes, not_(no));
    p.define(no, not_(yes));  // two things, each of which would hold if only the other did not
    CHECK(evaluate(p).why(yes) == cause::undetermined);
}

TEST_CASE("the list of all citations and the graph have citations apart") {
    const tests::sample s;
    for (std::uint32_t v = 0; v < s.p.size(); ++v) CHECK(s.p.key_of(s.p.handle_of(v)) != "early");
    CHECK(s.p.all<citation>().size() == 3);
}

TEST_CASE("handles made before a copy work in both and later ones only where they were made") {
    tests::sample s;
    proposal copy = s.p;
    CHECK(copy[s.azerbaijan].key == "AZE");
    CHECK(copy[s.early].key == "early");
    CHECK(tests::dump_of(copy) == tests::dump_of(s.p));

    const auto in_copy = copy.add(actor{.key = "in-copy"});
    const auto source_in_copy = copy.add(citation{.key = "source-in-copy"});
    const auto in_original = s.p.add(actor{.key = "in-original"});
    const auto source_in_original = s.p.add(citation{.key = "source-in-original"});
    CHECK(in_copy.index() == in_original.index());
    CHECK(copy[in_copy].key == "in-copy");
    CHECK(s.p[in_original].key == "in-original");
    CHECK(code_of(s.p, in_copy) == errc::foreign_handle);
    CHECK(tests::refusal_of([&] { copy.check(any_handle{in_original}); }).has_value());
    CHECK(tests::refusal_of([&] { copy.check(source_in_original); }).has_value());
    CHECK(tests::refusal_of([&] { s.p.check(source_in_copy); }).has_value());
    CHECK(copy[s.azerbaijan].key == "AZE");
    CHECK(copy[s.early].key == "early");
    CHECK(copy.find<actor>("AZE") == s.azerbaijan);
    CHECK_FALSE(copy.find<actor>("in-original"));
}

TEST_CASE("a handle made after a copy is not taken for the one that the copy makes in its place") {
    tests::sample s;
    proposal copy = s.p;
    const auto later = s.p.add(actor{.key = "later"});  // the copy has not drawn its own stamp yet
    CHECK(tests::refusal_of([&] { (void)copy[later]; }).has_value());
    CHECK(tests::refusal_of([&] { copy.add(pledge{.by = later, .fills = s.troops}); }).has_value());
    const auto other = copy.add(actor{.key = "other"});
    CHECK(other.index() == later.index());
    CHECK(tests::refusal_of([&] { (void)copy[later]; }).has_value());
}

TEST_CASE("copies of copies know the handles of all their forebears") {
    tests::sample s;
    proposal first = s.p;
    const auto in_first = first.add(actor{.key = "in-first"});
    proposal second = first;
    const auto in_second = second.add(actor{.key = "in-second"});
    proposal third = second;
    CHECK(third[s.azerbaijan].key == "AZE");
    CHECK(third[in_first].key == "in-first");
    CHECK(third[in_second].key == "in-second");
    CHECK(second.find<actor>("in-first") == in_first);
    CHECK(tests::refusal_of([&] { (void)first[in_second]; }).has_value());
    CHECK(tests::refusal_of([&] { (void)s.p[in_first]; }).has_value());
    const auto in_third = third.add(pledge{.by = in_first, .fills = s.troops});
    CHECK(third[in_third].by == in_first);
}

TEST_CASE("a move takes all handles along") {
    tests::sample s;
    const tests::dump before = tests::dump_of(s.p);
    proposal moved = std::move(s.p);
    CHECK(tests::dump_of(moved) == before);
    CHECK(moved[s.azerbaijan].key == "AZE");
    const auto later = moved.add(actor{.key = "later"});
    CHECK(moved[later].key == "later");
    proposal assigned;
    assigned = std::move(moved);
    CHECK(assigned[later].key == "later");
    moved = proposal{"new"};
    CHECK(moved.name() == "new");
    CHECK(moved.size() == 0);
}

TEST_CASE("assigning a copy over a proposal replaces it and leaves the source alone") {
    tests::sample s;
    proposal target{"target"};
    const auto old = target.add(actor{.key = "old"});
    target = s.p;
    CHECK(target[s.azerbaijan].key == "AZE");
    CHECK(code_of(target, old) == errc::foreign_handle);
    const tests::dump before = tests::dump_of(s.p);
    target.add(actor{.key = "new"});
    CHECK(tests::dump_of(s.p) == before);
    const proposal& alias = target;
    target = alias;
    CHECK(target.find<actor>("new"));
}

TEST_CASE("adding to the proposal that an answer remembers leaves the answer and the original alone") {
    tests::sample s;
    const outcome answer = evaluate(s.p);
    const tests::dump before = tests::dump_of(s.p);
    for (int way = 0; way < 5; ++way) {
        proposal mine = answer.source();
        if (way == 0) mine.add(actor{.key = "mine"});
        if (way == 1) mine.add(event{.date = 2026y / 1 / 1, .on = s.quiet, .status = status::met});
        if (way == 2) (void)mine.contribution_of(s.jordan, s.money);
        if (way == 3) (void)mine.vote_of(s.jordan, s.resolution, vote_side::against);
        if (way == 4) mine.define(s.quiet, s.consent);
        CHECK_FALSE(tests::dump_of(mine) == before);
        CHECK(tests::is_sound(mine));
        CHECK(mine[s.azerbaijan].key == "AZE");
        CHECK(tests::dump_of(s.p) == before);
        CHECK(tests::dump_of(answer.source()) == before);
    }
}

TEST_CASE("two proposals refuse the handles of each other") {
    const tests::sample a, b;
    CHECK(code_of(a.p, b.azerbaijan) == errc::foreign_handle);
    CHECK(code_of(b.p, a.azerbaijan) == errc::foreign_handle);
    CHECK(code_of(a.p, any_handle{}) == errc::unknown_handle);
}

TEST_CASE("a statement counts as said on its own date or on the earliest publication of its citations") {
    tests::sample s;
    const auto said = [&](const pledge& p) { return s.p.said_on(p); };
    CHECK(said({.citations = {s.late, s.early}}) == date{2025y / 11 / 8});
    CHECK(said({.citations = s.late}) == date{2026y / 1});
    CHECK(said({.citations = s.early, .date = 2025y / 1 / 1}) == date{2025y / 1 / 1});
    CHECK(said({}) == date{});
}

TEST_CASE("a requirement on a role bears on contributions that come later") {
    tests::sample s;
    const auto later = s.p.contribution_of(s.jordan, s.troops);
    REQUIRE(s.p.decision_of(later));
    bool bears = false;
    const graph_type& g = s.p.graph();
    for (auto [a, end] = boost::in_edges(s.accepted.index(), g); a != end; ++a)
        for (auto [b, last] = boost::in_edges(boost::source(*a, g), g); b != last; ++b)
            bears = bears || boost::source(*b, g) == later.index();
    CHECK(bears);
}

TEST_CASE("a preference is recorded and has no arrow from the contribution") {
    tests::sample s;
    const auto liked =
        s.p.add(pledge{.key = "liked", .by = s.egypt, .fills = s.troops, .when = s.quiet, .reading = reading::prefers});
    CHECK(boost::in_degree(liked.index(), s.p.graph()) == 0);
    const auto wished = s.p.add(
        requirement{.key = "wished", .on = s.troops, .by = s.egypt, .when = s.quiet, .reading = reading::prefers});
    CHECK(boost::in_degree(wished.index(), s.p.graph()) == 0);
}

TEST_CASE("a hundred thousand things are added and found") {
    proposal p;
    const auto task = p.add(role{.key = "troops"});
    for (int i = 0; i < 20'000; ++i) {
        const auto who = p.add(actor{.key = "actor-" + std::to_string(i)});
        const auto fact = p.add(precondition{.key = "fact-" + std::to_string(i)});
        p.add(pledge{.by = who, .fills = task, .when = fact});
    }
    CHECK(p.size() > 100'000);
    CHECK(p.find("actor-19999/troops/decision"));
    CHECK(tests::is_sound(p));
}

TEST_CASE("all things of a kind are a range of parts of a condition") {
    proposal p;
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    CHECK(any_of(p.all<precondition>()) == any_of(a, b));
    CHECK(at_least(2, p.all<precondition>()) == at_least(2, a, b));
}

TEST_CASE("an event on several things is one on each and all of them are added or none") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops", .needs = {100, "personnel"}});
    const auto first = p.contribution_of(aland, troops), second = p.contribution_of(bland, troops);
    const auto fact = p.add(precondition{.key = "fact"});
    const event arrived{.date = 2030y / 1 / 5, .stage = stage::deployed, .strength = strength{40, 40}};
    p.add(arrived, {first, second});
    REQUIRE(p.events().size() == 2);
    CHECK(p.events()[0].on == any_handle{first});
    CHECK(p.events()[1].on == any_handle{second});
    CHECK(p.events()[1].strength == arrived.strength);
    const std::uint32_t size = p.size();
    CHECK_THROWS_AS(p.add(arrived, {first, fact}), error);  // a fact is not deployed
    CHECK(p.events().size() == 2);
    CHECK(p.size() == size);
}
