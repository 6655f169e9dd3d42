#include <muster/query/compile.hpp>

#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("a compiled proposal has a position for every thing, and a thing for every position") {
    const tests::small_force f;
    const compiled c = compile(f.p);
    CHECK(c.circuit().size() >= f.p.size());
    for (const logic::position p : c.circuit().positions()) CHECK(c.position_of(c.handle_at(p)) == p);
    std::vector<any_handle> brought;
    for (const handle<contribution> h : f.p.all<contribution>()) {
        CHECK(c.handle_at(c.position_of(h)) == any_handle{h});
        brought.push_back(h);
    }
    CHECK(brought.size() == 3);
}

TEST_CASE("a proposal that has grown is compiled again") {
    tests::small_force f;
    const compiled before = compile(f.p);
    CHECK(before.current_source().size() == f.p.size());
    f.p.add(actor{.key = "later"});
    CHECK(tests::refusal_of([&] { (void)before.current_source(); }) == tests::refusal{errc::outdated, {}});
    CHECK(before.source().size() == f.p.size());
    CHECK(compile(f.p).current_source().size() == f.p.size());
}

TEST_CASE("the contributions of an actor are those it makes") {
    const tests::small_force f;
    std::vector<any_handle> found;
    compiled::for_contributions(f.p, f.a, [&](auto v) { found.push_back(f.p.handle_of(v)); });
    CHECK(found == std::vector<any_handle>{f.p.at("A/troops")});
}
