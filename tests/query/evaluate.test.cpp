#include <muster/query/evaluate.hpp>

#include <string>
#include <utility>
#include <vector>

#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct force_of_two {
    proposal p{"two"};
    handle<actor> sweden = p.add(actor{.key = "SWE"});
    handle<actor> norway = p.add(actor{.key = "NOR"});
    handle<role> engineers = p.add(role{.key = "engineers"});
    handle<precondition> accepts = p.add(precondition{.key = "accepts"});
    handle<contribution> swedish = p.contribution_of(sweden, engineers);
    handle<contribution> norwegian = p.contribution_of(norway, engineers);
};

template <class T>
std::vector<std::string> keys(const proposal& p, const std::vector<handle<T>>& handles) {
    std::vector<std::string> result;
    for (const handle<T> h : handles) result.push_back(p[h].key);
    return result;
}

}  // namespace

TEST_CASE("a will_if pledge brings its contributor once its condition holds") {
    force_of_two f;
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers, .when = f.accepts});
    const outcome unknown = evaluate(f.p), met = evaluate(f.p, world{}.with(f.accepts, status::met)),
                  unmet = evaluate(f.p, world{}.with(f.accepts, status::unmet));
    CHECK(unknown[f.swedish] == status::open);
    CHECK(unknown.why(f.swedish) == cause::open_input);
    CHECK(met[f.swedish] == status::met);
    CHECK(met.why(f.swedish) == cause::derived);
    CHECK(unmet[f.swedish] == status::unmet);
    CHECK(keys(f.p, met.taking_part()) == std::vector<std::string>{"SWE"});
    CHECK(keys(f.p, met.filled_roles()) == std::vector<std::string>{"engineers"});
    CHECK(unmet.taking_part().empty());
}

TEST_CASE("from a met necessary condition nobody's coming is derived") {
    force_of_two f;
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers, .when = f.accepts, .reading = reading::not_unless});
    const outcome met = evaluate(f.p, world{}.with(f.accepts, status::met));
    CHECK(met[f.swedish] == status::open);
    CHECK(met.why(f.swedish) == cause::undecided);
    CHECK(evaluate(f.p, world{}.with(f.accepts, status::unmet))[f.swedish] == status::unmet);
    CHECK(
        evaluate(f.p, world{}.with(f.accepts, status::met).with(*f.p.decision_of(f.swedish), status::met))[f.swedish] ==
        status::met);
}

TEST_CASE("a refusal keeps its contributor out while its condition holds") {
    force_of_two f;
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers});
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers, .when = f.accepts, .reading = reading::refuses});
    const outcome met = evaluate(f.p, world{}.with(f.accepts, status::met));
    CHECK(met[f.swedish] == status::unmet);
    CHECK(met.why(f.swedish) == cause::refused);
    CHECK(met.why(f.sweden) == cause::refused);
    CHECK(evaluate(f.p, world{}.with(f.accepts, status::unmet))[f.swedish] == status::met);
}

TEST_CASE("a third party's requirement binds and brings nobody") {
    force_of_two f;
    f.p.add(requirement{.on = f.swedish, .by = f.norway, .when = f.accepts});
    CHECK(evaluate(f.p, world{}.with(f.accepts, status::unmet))[f.swedish] == status::unmet);
    CHECK(evaluate(f.p, world{}.with(f.accepts, status::met))[f.swedish] == status::open);
}

TEST_CASE("of what nothing was said nothing is known") {
    force_of_two f;
    const outcome o = evaluate(f.p);
    CHECK(o[f.swedish] == status::open);
    CHECK(o.why(f.swedish) == cause::nothing_said);
    CHECK(o.why(f.sweden) == cause::nothing_said);
    const auto voter = f.p.add(actor{.key = "voter"});
    CHECK(evaluate(f.p).why(voter) == cause::nothing_said);
}

TEST_CASE("a role to which nobody contributes is unmet") {
    force_of_two f;
    const auto empty = f.p.add(role{.key = "empty"});
    CHECK(evaluate(f.p)[empty] == status::unmet);
    CHECK(evaluate(f.p).why(empty) == cause::nobody_offered);
}

TEST_CASE("two who wait for each other stand off and one who moves first frees both") {
    force_of_two f;
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers, .when = f.norwegian});
    f.p.add(pledge{.by = f.norway, .fills = f.engineers, .when = f.swedish});
    const outcome o = evaluate(f.p);
    CHECK(o[f.swedish] == status::unmet);
    CHECK(o.why(f.swedish) == cause::stand_off);
    CHECK(o.why(f.norwegian) == cause::stand_off);
    const outcome moved = evaluate(f.p, world{}.with(f.swedish, status::met));
    CHECK(moved[f.norwegian] == status::met);
}

TEST_CASE("a thing that holds when it does not is undetermined") {
    force_of_two f;
    const auto odd = f.p.add(precondition{.key = "odd"});
    f.p.define(odd, all_of(not_(odd)));
    CHECK(evaluate(f.p)[odd] == status::open);
    CHECK(evaluate(f.p).why(odd) == cause::undetermined);
}

TEST_CASE("in a loop a part with several parts between two negations keeps them from cancelling") {
    proposal p;
    const auto a = p.add(precondition{.key = "a"}), both = p.add(precondition{.key = "both"}),
               other = p.add(precondition{.key = "other"});
    p.define(a, not_(any_of(not_(a), not_(other))));
    p.define(both, all_of(both, other));
    const outcome with = evaluate(p, world{}.with(other, status::met));
    CHECK(with[a] == status::open);
    CHECK(with.why(a) == cause::undetermined);
    CHECK(with[both] == status::unmet);
    CHECK(with.why(both) == cause::stand_off);
    const outcome without = evaluate(p, world{}.with(other, status::unmet));
    CHECK(without[a] == status::unmet);
    CHECK(without[both] == status::unmet);
    for (const auto x : {status::met, status::unmet, status::open}) {  // outside a loop both ways are one
        proposal q;
        const auto c = q.add(precondition{.key = "c"}), d = q.add(precondition{.key = "d"});
        const auto one = q.add(precondition{.key = "one", .when = not_(any_of(not_(c), not_(d)))});
        const auto two = q.add(precondition{.key = "two", .when = all_of(c, d)});
        for (const auto y : {status::met, status::unmet, status::open}) {
            const outcome o = evaluate(q, world{}.with(c, x).with(d, y));
            CHECK(o[one] == o[two]);
        }
    }
}

TEST_CASE("an empty all_of always holds and an empty any_of never does") {
    force_of_two f;
    const auto always = f.p.add(precondition{.key = "always", .when = all_of()});
    const auto never = f.p.add(precondition{.key = "never", .when = any_of()});
    CHECK(evaluate(f.p)[always] == status::met);
    CHECK(evaluate(f.p)[never] == status::unmet);
}

TEST_CASE("where either way settles it only the exact question says so") {
    force_of_two f;
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers, .when = f.accepts});
    f.p.add(pledge{.by = f.norway, .fills = f.engineers, .when = not_(f.accepts)});
    CHECK(evaluate(f.p)[f.engineers] == status::open);
    CHECK(evaluate_exactly(f.p, {}, f.engineers).is == status::met);
    CHECK(evaluate_exactly(f.p, {}, f.swedish).is == status::open);
    CHECK(evaluate_exactly(f.p, {}, f.swedish).ended == logic::ended::finished);
    const exact_status cut = evaluate_exactly(f.p, {}, f.engineers, {.evaluations = 1});
    CHECK(cut.is == status::open);
    CHECK(cut.ended == logic::ended::stopped);
}

TEST_CASE("an outcome refuses handles of another proposal and of what came later") {
    force_of_two f, other;
    const outcome o = evaluate(f.p);
    CHECK(tests::refusal_of([&] { (void)o[other.swedish]; }).value_or(tests::refusal{}).code == errc::foreign_handle);
    const auto later = f.p.add(actor{.key = "later"});
    CHECK(tests::refusal_of([&] { (void)o[later]; }).value_or(tests::refusal{}).code == errc::unknown_handle);
    CHECK(tests::refusal_of([&] { (void)evaluate(f.p, world{}.with(other.swedish, status::met)); })
              .value_or(tests::refusal{})
              .code == errc::foreign_handle);
}

TEST_CASE("a proposal that has grown must be compiled again") {
    force_of_two f;
    const compiled c = compile(f.p);
    CHECK(evaluate(c)[f.swedish] == status::open);
    f.p.add(pledge{.by = f.sweden, .fills = f.engineers});
    CHECK(tests::refusal_of([&] { (void)evaluate(c); }).value_or(tests::refusal{}).code == errc::outdated);
    CHECK(evaluate(f.p)[f.swedish] == status::met);
}

TEST_CASE("an outcome outlives its proposal") {
    outcome o;
    handle<contribution> swedish;
    {
        force_of_two f;
        f.p.add(pledge{.by = f.sweden, .fills = f.engineers});
        swedish = f.swedish;
        o = evaluate(f.p);
    }
    CHECK(o[swedish] == status::met);
    CHECK(o.taking_part().size() == 1);
}

TEST_CASE("a chain of a million preconditions evaluates and its end decides") {
    proposal p;
    const auto last = p.add(precondition{.key = "0"});
    auto link = last;
    for (int i = 1; i < 1'000'000; ++i) link = p.add(precondition{.key = std::to_string(i), .when = link});
    const compiled c = compile(p);
    CHECK(evaluate(c)[link] == status::open);
    CHECK(evaluate(c, world{}.with(last, status::met))[link] == status::met);
    CHECK(evaluate(c, world{}.with(last, status::unmet))[link] == status::unmet);
    CHECK(evaluate_exactly(c, {}, link).is == status::open);
    CHECK(evaluate_exactly(c, {}, link).ended == logic::ended::finished);
}

TEST_CASE("a condition nested a million deep is added and evaluated") {
    proposal p;
    const auto fact = p.add(precondition{.key = "fact"}), other = p.add(precondition{.key = "other"});
    // In postfix: fact, other, any_of, other, all_of, other, any_of, ...
    std::vector<condition::term> terms{condition{fact}.terms().front()};
    for (int i = 0; i < 500'000; ++i) {
        terms.push_back(condition{other}.terms().front());
        terms.push_back({.kind = i % 2 == 0 ? condition_kind::any_of : condition_kind::all_of, .parts = 2});
    }
    const auto deep = p.add(precondition{.key = "deep", .when = condition::of_terms(std::move(terms))});
    CHECK(evaluate(p, world{}.with(other, status::met).with(fact, status::unmet))[deep] == status::met);
    CHECK(evaluate(p, world{}.with(other, status::unmet).with(fact, status::met))[deep] == status::unmet);
}
