#include <algorithm>
#include <string>

#include <muster/io/dot.hpp>
#include <support/catch.hpp>
#include <support/occurrences.hpp>

using namespace muster;

namespace {

struct two_pledges {
    proposal p{"A \"force\""};
    handle<actor> a = p.add(actor{.key = "A", .name = "An \"actor\" \\N"}), b = p.add(actor{.key = "B"});
    handle<role> troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    handle<mandate> m =
        p.add(mandate{.key = "m", .name = "a resolution with a name so long that it takes several lines"});
    two_pledges() {
        p.add(pledge{.by = a, .fills = {troops, police}, .when = not_(m)});
        p.add(pledge{.by = b, .fills = troops, .when = m});
    }
};

}  // namespace

TEST_CASE("a picture in DOT has a cluster an actor, a shape a kind, and escapes") {
    const two_pledges s;
    const std::string dot = to_dot(s.p);
    CHECK(dot.rfind("digraph muster {\n", 0) == 0);
    CHECK(dot.substr(dot.size() - 2) == "}\n");
    CHECK(tests::contains(dot, "label=\"A \\\"force\\\"\""));
    CHECK(tests::contains(dot, "subgraph cluster_0 {"));
    CHECK(tests::contains(dot, "label=\"An \\\"actor\\\" \\\\N\""));
    CHECK(tests::contains(dot, "subgraph cluster_1 {"));
    CHECK(tests::contains(dot, "shape=hexagon"));
    CHECK(tests::contains(dot, "shape=note"));
    CHECK(tests::contains(dot, "label=\"a resolution with a name so\\nlong that it takes several\\nlines\""));
    CHECK(tests::count(dot, "arrowhead=tee") == 3);  // two arrows and the legend
    CHECK(std::count(dot.begin(), dot.end(), '{') == std::count(dot.begin(), dot.end(), '}'));
}

TEST_CASE("statuses differ in fill, border and mark") {
    const two_pledges s;
    const auto paint_of = [&](status is) {
        const std::string dot = to_dot(evaluate(s.p, world{}.with(s.m, is)));
        const std::size_t at = dot.find("shape=note, ") + 12;
        return dot.substr(at, dot.find(", label=", at) - at);
    };
    CHECK(paint_of(status::met) == "style=\"filled\", color=\"#0b5394\", fillcolor=\"#c9e0f4\", penwidth=2.2");
    CHECK(paint_of(status::open) == "style=\"filled,dashed\", color=\"#5a6068\", fillcolor=\"#ffffff\", penwidth=1");
    CHECK(paint_of(status::unmet) == "style=\"filled\", color=\"#a8430a\", fillcolor=\"#fdeadc\", penwidth=1");
    const std::string dot = to_dot(evaluate(s.p, world{}.with(s.m, status::met)));
    CHECK(tests::contains(dot, "\\n\xE2\x9C\x93 in force: assumed\""));
    CHECK(tests::contains(dot, "\\n\xE2\x9C\x95 would not come\""));
    CHECK(tests::contains(dot, "status_open"));  // the legend
    CHECK_FALSE(tests::contains(to_dot(s.p), "status_open"));
}

TEST_CASE("the same proposal is drawn the same") {
    const two_pledges one, other;
    CHECK(to_dot(one.p) == to_dot(other.p));
    CHECK(to_dot(evaluate(one.p)) == to_dot(evaluate(other.p)));
    CHECK(to_dot(explain(one.p, {}, one.a)) == to_dot(explain(other.p, {}, other.a)));
    CHECK(to_dot(dependents(one.p, one.m)) == to_dot(dependents(other.p, other.m)));
}

TEST_CASE("an empty picture is a picture") {
    CHECK(tests::contains(to_dot(proposal{}), "digraph muster"));
    CHECK(tests::contains(to_dot(picture{}), "digraph muster"));
}
