#include <muster/io/tables.hpp>

#include <algorithm>
#include <chrono>
#include <string>

#include <muster/io/graphml.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/timeline.hpp>

#include <support/catch.hpp>
#include <support/occurrences.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

proposal one_state() {
    proposal p{"force"};
    const auto paper =
        p.add(citation{.key = "paper", .publisher = "The \"Paper\", weekly", .published = 2030y / 1 / 2});
    const auto aland = p.add(actor{.key = "A", .name = "=Aland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops", .needs = {100, "personnel"}});
    const auto truce = p.add(precondition{.key = "truce", .name = "a truce"});
    p.add(pledge{.key = "offer",
                 .by = aland,
                 .fills = troops,
                 .strength = strength{40, strength::unbounded},
                 .when = not_(truce),
                 .citations = paper,
                 .summary = "two\nlines"});
    p.add(event{.date = 2030y / 1 / 3, .on = truce, .status = status::unmet, .citations = paper});
    return p;
}

text::block small(std::vector<text::line> cells) {
    text::block table;
    table.kind = text::block_kind::table;
    table.heads.assign(cells.size(), "h");
    table.rows.push_back(std::move(cells));
    return table;
}

}  // namespace

TEST_CASE("tables have a row for each thing, under the heads that tell what it says") {
    const proposal p = one_state();
    const world now = world_at(p, 2030y / 1 / 4);
    CHECK(to_csv(tables::sources(evaluate(p, now))) ==
          "citation,publisher,title,published,speaker,attribution,address\r\n"
          "paper,\"The \"\"Paper\"\", weekly\",,2030-01-02,,on_record,\r\n");
    CHECK(to_csv(tables::balance(balance(p, now))) ==
          "role,role_name,status,unit,needed,deployed,firm,possible,barred,missing,offers_of_unknown_size\r\n"
          "troops,troops,open,personnel,100,0,40,,0,60,0\r\n");
    CHECK(to_csv(tables::contributions(balance(p, now))) ==
          "contribution,actor,actor_name,role,role_name,status,cause,deployed,unit,least,most,announced_least,"
          "announced_most,size_known,size_assumed,said_in,waits_for\r\n"
          "A/troops,A,'=Aland,troops,troops,met,derived,no,personnel,40,,40,,yes,no,offer,\r\n");
    CHECK(to_csv(tables::conditions(evaluate(p, now))) ==
          "statement,kind,by,by_name,about,reading,when,unless_or_against,absent,status,in_force,why_not,said_on,basis,"
          "told_by,replaces,sources,summary\r\n"
          "offer,pledge,A,'=Aland,troops,will_if,not this: a "
          "truce,,,met,yes,,2030-01-02,stated,,,paper,\"two\nlines\"\r\n");
    const std::string days = to_csv(tables::timeline(timeline(p)));
    CHECK(days.find("2030-01-03,,event,truce,a truce,unmet,,,paper,\r\n") != std::string::npos);
    CHECK(days.find("2030-01-02,,statement,offer,what =Aland said [offer],in force,") != std::string::npos);
    CHECK(days.find("2030-01-03,,change,A/troops,") != std::string::npos);
    const world before = world_at(p, {.true_on = 2029y / 1 / 1, .known_by = viewpoint::latest});
    const text::block hidden = tables::conditions(evaluate(p, before));
    CHECK(hidden.rows.at(0).at(10).text() == "no");
    CHECK(!hidden.rows.at(0).at(11).text().empty());
}

TEST_CASE("values with commas, quotation marks or line breaks stand in quotation marks, and formulas are texts") {
    CHECK(to_csv(small({"a,b", "a\"b", "a\nb", "plain", ""})) == "h,h,h,h,h\r\n\"a,b\",\"a\"\"b\",\"a\nb\",plain,\r\n");
    CHECK(to_csv(small({"=1", "+1", "-1", "@a", "1-2"})) == "h,h,h,h,h\r\n'=1,'+1,'-1,'@a,1-2\r\n");
    CHECK(to_csv(small({"\x1b[31m"})) == "h\r\n<U+001B>[31m\r\n");
}

TEST_CASE("GraphML has a node for each vertex and an edge for each arc") {
    const proposal p = one_state();
    const std::string told = to_graphml(evaluate(p, world_at(p, 2030y / 1 / 4)));
    CHECK(tests::count(told, "<node id=") == p.size());
    CHECK(tests::count(told, "<edge id=") == boost::num_edges(p.graph()));
    CHECK(tests::count(told, ">unmet</data>") >= 2);
    CHECK(told.find(">A/troops/decision</data>") != std::string::npos);
}

TEST_CASE("what nobody had mentioned yet is in no table and no graph") {
    const proposal p = one_state();
    const outcome early = evaluate(p, world_at(p, 2029y / 1 / 1));
    CHECK(tables::conditions(early).rows.empty());
    CHECK(tables::sources(early).rows.empty());
    CHECK(to_graphml(early).find("truce") == std::string::npos);
    CHECK(tables::sources(evaluate(p, world_at(p, {.on_record_only = true}))).rows.size() == 1);
}
