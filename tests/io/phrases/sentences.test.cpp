#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <muster/io/layout.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

// Every pattern of the phrasebook with every kind of name that people give to facts, as a table that anybody can read:
// sentences.txt beside this file. MUSTER_WRITE_SENTENCES=1 writes it anew; then read it.

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// A proposal in which every kind of sentence speaks of one fact.
struct told_fact {
    proposal p{"sentences"};
    handle<citation> paper =
        p.add(citation{.key = "paper", .publisher = "The Paper", .published = 2025y / 11 / 8, .speaker = "a minister"});
    handle<actor> aland = p.add(actor{.key = "A", .name = "Aland"});
    handle<actor> bland = p.add(actor{.key = "B", .name = "Bland"});
    handle<actor> states = p.add(actor{.key = "C", .name = "the Low States"});
    handle<actor> several = p.add(actor{.key = "D", .name = "several willing states", .kind = actor_kind::group});
    handle<role> troops = p.add(role{.key = "troops", .name = "troops", .needs = {1000, "personnel"}});
    handle<mandate> resolution = p.add(mandate{.key = "m", .name = "a Council mandate"});
    handle<precondition> fact;
    handle<force> whole;

    explicit told_fact(const std::string& name) : fact{p.add(precondition{.key = "fact", .name = name})} {
        p.add(pledge{.key = "a",
                     .by = aland,
                     .fills = troops,
                     .strength = strength{700, 700},
                     .when = fact,
                     .citations = paper});
        p.add(pledge{.key = "b",
                     .by = bland,
                     .fills = troops,
                     .strength = strength{300, 800},
                     .when = all_of(fact, resolution),
                     .citations = paper,
                     .reading = reading::not_unless});
        p.add(pledge{.key = "c", .by = states, .fills = troops, .citations = paper});
        p.add(pledge{.key = "c-no",
                     .by = states,
                     .fills = troops,
                     .when = fact,
                     .citations = paper,
                     .reading = reading::refuses});
        p.add(pledge{.key = "d",
                     .by = several,
                     .fills = troops,
                     .strength = strength{1200},
                     .when = any_of(not_(fact), at_least(2, fact, resolution, aland)),
                     .unless = fact,
                     .citations = paper});
        p.add(requirement{.key = "r", .on = troops, .by = bland, .when = fact, .reading = reading::prefers});
        p.add(position{.key = "v", .by = bland, .on = resolution, .in_favour_when = fact, .citations = paper});
        whole = p.add(force{.key = "force", .name = "the force", .when = all_of(resolution, troops)});
        p.add(event{.date = 2025y / 11 / 5, .on = fact, .status = status::unmet, .citations = paper});
        p.add(event{.date = 2025y / 11 / 6, .on = resolution, .stage = stage::circulated, .citations = paper});
    }
};

std::string all_sentences() {
    std::string text;
    for (const char* name :
         {"there is a ceasefire", "a complete stop of military action", "the three months are not over"}) {
        const told_fact s{name};
        const phrasebook words{s.p};
        const world now = world_at(s.p, 2025y / 11 / 8);
        const auto part = [&](const std::string& what, const std::string& said) {
            text += "---- " + what + "\n" + said + (said.empty() || said.back() != '\n' ? "\n" : "");
        };
        text += std::string{"======== a fact named \""} + name + "\"\n";
        std::string lines;
        for (const status is : {status::met, status::open, status::unmet})
            for (const any_handle h : {any_handle{s.fact}, any_handle{s.resolution}, any_handle{s.troops},
                                       any_handle{s.whole}, any_handle{s.aland}, s.p.at("A/troops"), s.p.at("D/troops"),
                                       s.p.at("B/troops/decision"), s.p.at("B/troops/strength"), s.p.at("B/m/for")})
                lines += words.statement_of_status(h, is).text() + " | " + words.clause(h, is).text() + "\n";
        part("status, and what is supposed or wanted", lines);
        lines.clear();
        for (const char* key : {"a", "b", "c", "c-no", "d", "r", "v"})
            lines += words.statement(s.p.at(key)).text() + "\n";
        part("statements", lines);
        part("status", to_text(evaluate(s.p, now)));
        part("explain Aland", to_text(explain(s.p, now, s.aland)));
        part("explain Bland", to_text(explain(s.p, now, s.bland)));
        part("explain the Low States", to_text(explain(s.p, now.with(s.fact, status::met), s.states)));
        part("explain several willing states", to_text(explain(s.p, now, s.several)));
        part("dependents on the fact", to_text(dependents(s.p, now, s.fact)));
        part("dependents on the mandate", to_text(dependents(s.p, now, s.resolution)));
        part("compare", to_text(compare(s.p, now, now.with(s.fact, status::met))));
        part("enabling the force", to_text(enabling_sets(s.p, now, s.whole, {.list = 5})));
        part("blocking several willing states", to_text(blocking_sets(s.p, now, s.several, {.list = 5})));
        part("likelihood of Aland", to_text(likelihood(s.p, now, s.aland, beliefs::otherwise(0.5).with(s.fact, 0.25),
                                                       {.given = {{s.resolution, status::met}}})));
        part("timeline", to_text(timeline(s.p)));
        part("validate", to_text(validate(s.p)));
    }
    return text;
}

}  // namespace

TEST_CASE("the sentences read for facts that are named by a clause, a noun and a negative") {
    const std::string file = std::string{MUSTER_SOURCE_DIR} + "/tests/io/phrases/sentences.txt";
    const std::string said = all_sentences();
    if (std::getenv("MUSTER_WRITE_SENTENCES") != nullptr) std::ofstream{file, std::ios::binary} << said;
    std::ifstream in{file, std::ios::binary};
    const std::string expected{std::istreambuf_iterator<char>{in}, {}};
    CHECK(said == expected);
}

TEST_CASE("no answer has a line of more than 80 columns, or names what has no name") {
    std::string line;
    for (const char c : all_sentences()) {
        if (c != '\n') {
            line += c;
            continue;
        }
        const bool is_pair = line.find(" | ") != std::string::npos;  // of the table of clauses
        if (!is_pair && line.rfind("====", 0) != 0) {
            INFO(line);
            CHECK((columns(line) <= 80 || line.find("this holds: ") != std::string::npos));
            CHECK(line.find("a part of a condition") == std::string::npos);
        }
        line.clear();
    }
}
