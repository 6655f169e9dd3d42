#include <algorithm>
#include <string>

#include <muster/io/dot.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

struct story {
    proposal p{"A \"force\""};
    handle<actor> a = p.add(actor{.key = "A", .name = "An \"actor\" \\N"}), b = p.add(actor{.key = "B"});
    handle<role> troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    handle<mandate> m =
        p.add(mandate{.key = "m", .name = "a resolution with a name so long that it takes several lines"});
    story() {
        p.add(pledge{.by = a, .fills = {troops, police}, .when = not_(m)});
        p.add(pledge{.by = b, .fills = troops, .when = m});
    }
};

}  // namespace

TEST_CASE("a picture in DOT has a cluster an actor, a shape a kind, and escapes") {
    const story s;
    const std::string dot = to_dot(s.p);
    CHECK(dot.rfind("digraph muster {\n", 0) == 0);
    CHECK(dot.substr(dot.size() - 2) == "}\n");
    CHECK(contains(dot, "label=\"A \\\"force\\\"\""));
    CHECK(contains(dot, "subgraph cluster_0 {"));
    CHECK(contains(dot, "label=\"An \\\"actor\\\" \\\\N\""));
    CHECK(contains(dot, "subgraph cluster_1 {"));
    CHECK(contains(dot, "shape=hexagon"));
    CHECK(contains(dot, "shape=note"));
    CHECK(contains(dot, "label=\"a resolution with a name so\\nlong that it takes several\\nlines\""));
    CHECK(count(dot, "arrowhead=tee") == 3);  // two arrows and the legend
    CHECK(std::count(dot.begin(), dot.end(), '{') == std::count(dot.begin(), dot.end(), '}'));
}

TEST_CASE("statuses differ in fill, border and mark") {
    const story s;
    const auto paint_of = [&](status is) {
        const std::string dot = to_dot(evaluate(s.p, world{}.with(s.m, is)));
        const std::size_t at = dot.find("shape=note, ") + 12;
        return dot.substr(at, dot.find(", label=", at) - at);
    };
    CHECK(paint_of(status::met) == "style=\"filled\", color=\"#0b5394\", fillcolor=\"#c9e0f4\", penwidth=2.2");
    CHECK(paint_of(status::open) == "style=\"filled,dashed\", color=\"#5a6068\", fillcolor=\"#ffffff\", penwidth=1");
    CHECK(paint_of(status::unmet) == "style=\"filled\", color=\"#a8430a\", fillcolor=\"#fdeadc\", penwidth=1");
    const std::string dot = to_dot(evaluate(s.p, world{}.with(s.m, status::met)));
    CHECK(contains(dot, "\\n\xE2\x9C\x93 is in force: assumed\""));
    CHECK(contains(dot, "\\n\xE2\x9C\x95 would not come\""));
    CHECK(contains(dot, "status_open"));  // the legend
    CHECK_FALSE(contains(to_dot(s.p), "status_open"));
}

TEST_CASE("the same proposal is drawn the same") {
    const story one, other;
    CHECK(to_dot(one.p) == to_dot(other.p));
    CHECK(to_dot(evaluate(one.p)) == to_dot(evaluate(other.p)));
    CHECK(to_dot(explain(one.p, {}, one.a)) == to_dot(explain(other.p, {}, other.a)));
    CHECK(to_dot(dependents(one.p, one.m)) == to_dot(dependents(other.p, other.m)));
}

TEST_CASE("an empty picture is a picture") {
    CHECK(contains(to_dot(proposal{}), "digraph muster"));
    CHECK(contains(to_dot(picture{}), "digraph muster"));
}
