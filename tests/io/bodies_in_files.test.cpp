// Voting bodies that a scenario file brings itself.

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/council/tally.hpp>
#include <muster/io/json.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/validate.hpp>
#include <muster/query/votes.hpp>

#include <support/catch.hpp>
#include <support/findings.hpp>
#include <support/same.hpp>

using namespace muster;
using tests::findings_of;
using namespace std::chrono_literals;

namespace {

// A council of five, three votes, a veto of one; a state that comes once it has decided.
const std::string regional = R"json({
  "muster": 2,
  "bodies": {
    "council-of-five": {
      "name": "a council of five",
      "members": ["AAA", "BBB", "CCC", {"key": "DDD", "from": "2024-01-01", "until": "2026-01-01"},
                  {"key": "EEE", "from": "2026-01-01"}, "FFF"],
      "adopted_when": {"at_least": 3},
      "veto_holders": ["AAA"]
    }
  },
  "actors": {
    "AAA": {}, "BBB": {}, "CCC": {}, "ZZZ": {"name": "Zed"},
    "five": {"name": "the Council of Five", "kind": "council", "body": "council-of-five"}
  },
  "mandates": {"decision": {"name": "the decision", "kind": "regional_decision", "adopted_by": "five",
                            "vote_on": "2025-06-01"}},
  "roles": {"troops": {}},
  "pledges": {"ZZZ-comes": {"by": "ZZZ", "fills": "troops", "when": "decision"}},
  "positions": {"BBB-for": {"by": "BBB", "on": "decision", "in_favour_when": {"all_of": []}}}
})json";

std::string with(const std::string& from, const std::string& to) {
    std::string text = regional;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void refuses(const std::string& text, errc code, const std::string& key, const std::string& pointer,
             const std::string& near_miss = {}) {
    INFO(text);
    const std::vector<scenario_finding> findings = findings_of(text);
    REQUIRE(findings.size() == 1);
    const scenario_finding& f = findings.front();
    CHECK(f.code == code);
    CHECK(f.where.pointer == pointer);
    CHECK(f.where.file == "file.json");
    CHECK(f.where.line > 1);
    CHECK(f.message.find(key) != std::string::npos);
    CHECK(f.near_miss == near_miss);
}

}  // namespace

TEST_CASE("a file's own voting body is read as data") {
    const proposal p = read_json(regional);
    REQUIRE(p.bodies().size() == 1);
    const body expected{.key = "council-of-five",
                        .name = "a council of five",
                        .members = {{.key = "AAA"},
                                    {.key = "BBB"},
                                    {.key = "CCC"},
                                    {.key = "DDD", .from = 2024y / 1 / 1, .until = 2026y / 1 / 1},
                                    {.key = "EEE", .from = 2026y / 1 / 1},
                                    {.key = "FFF"}},
                        .adopted_when = {{{.at_least = 3}}},
                        .veto_holders = {"AAA"}};
    CHECK(p.bodies()[0] == expected);
    REQUIRE(p.find_body("council-of-five") != nullptr);
    CHECK(*p.find_body("council-of-five") == expected);
    CHECK(p.find_body("AAA") == nullptr);
    CHECK(p.find_body("security-council") == nullptr);
    CHECK(bodies::find(p, "council-of-five") == expected);
    CHECK(bodies::find(p, "security-council-2025") == bodies::find("security-council-2025"));
    CHECK_FALSE(p.find("council-of-five"));
}

TEST_CASE("what is said of a body in C++ and in a file is the same, and survives being written") {
    const std::string text = write_json(read_json(regional));
    CHECK(write_json(read_json(text)) == text);
    CHECK(read_json(text).bodies() == read_json(regional).bodies());
    proposal p;
    body b = read_json(regional).bodies()[0];
    b.adopted_when = {{}, {{.at_least = 2}, {.at_least = 1, .in_every = 2, .of = quota_base::present}}};
    p.add(b);
    CHECK(read_json(write_json(p)).bodies() == p.bodies());
    b.adopted_when = {{}};
    b.key = "always";
    p.add(b);
    CHECK(read_json(write_json(p)).bodies() == p.bodies());
}

TEST_CASE("every body that comes with the library survives being written and read") {
    for (const std::string& key : bodies::keys())
        for (const matter kind : {matter::substantive, matter::procedural}) {
            CAPTURE(key);
            proposal p;
            body b = bodies::find(key, kind).value();
            b.key = "own-" + key;
            p.add(b);
            CHECK(read_json(write_json(p)).bodies() == p.bodies());
        }
}

TEST_CASE("a mandate adopted by a file's own body hangs on the votes of who sits on the day of the vote") {
    const proposal p = read_json(regional);
    CHECK(p.find<vote>("DDD/decision/against"));
    CHECK_FALSE(p.find<vote>("EEE/decision/against"));  // sits from 2026 on
    const auto put = p.at("decision-put-to-vote");
    const auto say = [&](const char* vote, status is) {
        return world_at(p, 2025y / 6 / 1).with(put, status::met).with(p.at(vote), is);
    };
    CHECK(evaluate(p, say("AAA/decision/against", status::met))[p.at("ZZZ")] == status::unmet);
    world all = say("AAA/decision/for", status::met);
    for (const char* vote : {"AAA/decision/against", "BBB/decision/against", "DDD/decision/against"})
        all = all.with(p.at(vote), status::unmet);
    CHECK(evaluate(p, all)[p.at("ZZZ")] == status::open);
    CHECK(evaluate(p, all.with(p.at("DDD/decision/for"), status::met))[p.at("ZZZ")] == status::met);

    const dependents_answer hinge = dependents(p, p.at("AAA/decision/against"));
    REQUIRE(hinge.size() == 1);
    CHECK(hinge[0].how == dependence::ruled_out);
    const change_sets ways = enabling_sets(p, world_at(p, 2025y / 6 / 1), p.at("ZZZ"));
    REQUIRE(ways.count);
    // AAA not against, the vote held, BBB in favour unless against, and any two more of AAA, CCC, DDD and FFF
    CHECK(ways.count->str() == "10");
    CHECK(ways.size() == 10);
}

TEST_CASE("a file's own body and adopt_by_vote give the same mandate") {
    const proposal p = read_json(regional);
    proposal q;
    const auto decision = q.add(mandate{.key = "decision", .vote_on = 2025y / 6 / 1});
    (void)adopt_by_vote(q, decision, p.bodies()[0]);
    for (int round = 0; round < 243; ++round) {
        const char* members[] = {"AAA", "BBB", "CCC", "DDD", "FFF"};
        roll_call call{.on = 2025y / 6 / 1};
        world in_p = world{}.with(p.at("decision-put-to-vote"), status::met);
        world in_q = world{}.with(q.at("decision-put-to-vote"), status::met);
        int rest = round;
        for (const char* member : members) {
            const int cast = rest % 3;
            rest /= 3;
            call.votes.push_back({member, cast == 0   ? ballot::in_favour
                                          : cast == 1 ? ballot::against
                                                      : ballot::abstaining});
            const std::string side = std::string{member} + "/decision/";
            for (auto* w : {&in_p, &in_q}) {
                const proposal& of = w == &in_p ? p : q;
                *w = w->with(of.at(side + "for"), cast == 0 ? status::met : status::unmet)
                         .with(of.at(side + "against"), cast == 1 ? status::met : status::unmet);
            }
        }
        const bool adopted = tally(p.bodies()[0], call).outcome == vote_outcome::adopted;
        const status expected = adopted ? status::met : status::unmet;
        REQUIRE(evaluate(p, in_p)[p.at("decision")] == expected);
        REQUIRE(evaluate(q, in_q)[decision] == expected);
    }
}

TEST_CASE("an adoption by vote in C++ alone is written with whose vote it is, and reads as it was") {
    proposal p{"a board"};
    const body board{.key = "board",
                     .name = "the board",
                     .members = {{.key = "A", .weight = 3}, {.key = "B", .weight = 2}, {.key = "C", .weight = 2}},
                     .adopted_when = {{{.at_least = 2, .in_every = 3, .of = quota_base::present, .by = "weight"}}},
                     .quorum = 3};
    const auto decision = p.add(mandate{.key = "decision", .name = "the board's decision"});
    const auto council = p.add(mandate{.key = "resolution"});
    (void)adopt_by_vote(p, decision, board);
    (void)adopt_by_vote(p, council, bodies::security_council(), 2025y / 11 / 17);
    CHECK(p[decision].body == "board");
    REQUIRE(p.find_body("board") != nullptr);
    CHECK(*p.find_body("board") == board);
    CHECK(p[council].body == "security-council");
    CHECK(p[council].vote_on == date{2025y / 11 / 17});
    CHECK(p.find_body("security-council") == nullptr);  // it comes with the library
    CHECK(body_of(p, decision) == board);
    const std::string text = write_json(p);
    const proposal q = read_json(text);
    CHECK(write_json(q) == text);
    CHECK(tests::difference(p, q).empty());
    // one key for another body: the first stays, and the file cannot say the second
    const auto other = p.add(mandate{.key = "other"});
    body larger = board;
    larger.quorum = 2;
    (void)adopt_by_vote(p, other, larger);
    CHECK(p[other].body.empty());
    CHECK_THROWS_AS(write_json(p), error);
}

TEST_CASE("a mandate that names who adopts it, and was not put to that vote, is no file") {
    proposal p;
    const auto council = p.add(actor{.key = "UNSC", .kind = actor_kind::council, .body = "security-council-2025"});
    const auto resolution = p.add(mandate{.key = "resolution", .adopted_by = council});
    try {
        (void)write_json(p);
        FAIL("written");
    } catch (const error& refused) {
        CHECK(refused.code() == errc::not_writable);
        CHECK(refused.key() == "resolution");
    }
    const findings all = validate(p);
    CHECK(std::any_of(all.begin(), all.end(),
                      [&](const finding& f) { return f.flaw == flaw::no_rule_of_adoption && f.on == resolution; }));
    (void)adopt_by_vote(p, resolution, bodies::find(p, resolution).value());
    CHECK(read_json(write_json(p)).find("RUS/resolution/against"));
    const findings mended = validate(p);
    CHECK(std::none_of(mended.begin(), mended.end(),
                       [](const finding& f) { return f.flaw == flaw::no_rule_of_adoption; }));
}

TEST_CASE("a mandate in a file may name its body itself, if that is known and the council's") {
    const auto with = [](const std::string& mandate) {
        return R"({"muster": 2, "proposal": "p",
            "bodies": {"board": {"members": ["A", "B"], "adopted_when": {"at_least": 1}},
                       "other": {"members": ["A"], "adopted_when": {"at_least": 1}}},
            "actors": {"council": {"kind": "council", "body": "board"}},
            "mandates": {"m": )" +
               mandate + "}}";
    };
    CHECK(read_json(with(R"({"body": "board"})")).find("B/m/for"));
    CHECK(read_json(with(R"({"adopted_by": "council", "body": "board"})")).find("B/m/for"));
    CHECK(read_json(with(R"({"body": "security-council-2025"})")).find("RUS/m/against"));
    for (const char* wrong : {R"({"body": "boord"})", R"({"adopted_by": "council", "body": "other"})"}) {
        INFO(wrong);
        try {
            (void)read_json(with(wrong));
            FAIL("read");
        } catch (const scenario_error& refused) {
            CHECK(std::string{refused.what()}.find("board") != std::string::npos);
        }
    }
}

TEST_CASE("a vote is reported in a file as one value, and written as it was read") {
    const auto with = [](const std::string& events) {
        return R"({"muster": 2, "proposal": "p",
            "bodies": {"board": {"members": ["AAA", "BBB", "CCC"], "adopted_when": {"at_least": 2}}},
            "actors": {"DDD": {}},
            "mandates": {"m": {"body": "board"}},
            "events": [)" +
               events + "]}";
    };
    const proposal p = read_json(with(R"({"date": "2030-01-01", "on": "AAA/m", "vote": "in_favour"},
        {"date": "2030-01-01", "on": "BBB/m", "vote": "abstaining"},
        {"date": "2030-01-02", "on": "m", "roll_call": {"in_favour": ["BBB"], "not_participating": "CCC"}})"));
    REQUIRE(p.events().size() == 3);
    CHECK(p.events()[1] ==
          event{.date = 2030y / 1 / 1, .on = p.at("m"), .roll_call = {{p.at<actor>("BBB"), ballot::abstaining}}});
    CHECK(evaluate(p, world_at(p, 2030y / 1 / 1))[p.at("m")] == status::open);
    CHECK(evaluate(p, world_at(p, 2030y / 1 / 2))[p.at("m")] == status::met);
    const std::string text = write_json(p);
    CHECK(text.find(R"("on": "BBB/m", "vote": "abstaining")") != std::string::npos);
    CHECK(tests::difference(p, read_json(text)).empty());
    const auto refused = [&](const char* one, const char* meant) {
        INFO(one);
        try {
            (void)read_json(with(one));
            FAIL("read");
        } catch (const scenario_error& e) {
            INFO(e.what());
            CHECK(std::string{e.what()}.find(meant) != std::string::npos);
        }
    };
    refused(R"({"date": "2030-01-01", "on": "AAA/m", "vote": "abstained"})", "abstaining");
    refused(R"({"date": "2030-01-01", "on": "AAAA/m", "vote": "abstaining"})", "AAA");
    refused(R"({"date": "2030-01-01", "on": "AAA/mm", "vote": "abstaining"})", "\"m\"");
    refused(R"({"date": "2030-01-01", "on": "AAA/m/for", "vote": "abstaining"})", "CHN/resolution");
    refused(R"({"date": "2030-01-01", "on": "m", "vote": "abstaining"})", "CHN/resolution");
    refused(R"({"date": "2030-01-01", "on": "AAA/m", "status": "met"})", "\"vote\"");
    refused(R"({"date": "2030-01-01", "on": "DDD/m", "vote": "against"})", "member");
    refused(R"({"date": "2030-01-01", "on": "AAA/m", "vote": "against", "stage": "vetoed"})", "stage");
    refused(R"({"date": "2030-01-01", "vote": "against"})", "on");
}

TEST_CASE("an adoption by another body, or on another day, than the file would say is not written") {
    const body b = read_json(regional).bodies()[0];
    const auto written = [&](const body& voting, date on) {
        proposal p;
        p.add(b);
        const auto five = p.add(actor{.key = "five", .kind = actor_kind::council, .body = b.key});
        const auto decision = p.add(mandate{.key = "decision", .adopted_by = five, .vote_on = 2025y / 6 / 1});
        (void)adopt_by_vote(p, decision, voting, on);
        try {
            return read_json(write_json(p)).find("DDD/decision/for").has_value();
        } catch (const error& e) {
            CHECK(e.code() == errc::not_writable);
            return false;
        }
    };
    CHECK(written(b, {}));
    CHECK(written(b, 2025y / 12 / 31));
    CHECK_FALSE(written(b, 2026y / 1 / 1));
    body other = b;
    other.adopted_when = {{{.at_least = 4}}};
    CHECK_FALSE(written(other, {}));
    other = b;
    other.veto_holders = {"BBB"};
    CHECK_FALSE(written(other, {}));
}

TEST_CASE("a body of a file that cannot be is refused where it is wrong") {
    refuses(with("\"BBB\", \"CCC\", {", "\"BBB\", \"CCC\", \"BBB\", {"), errc::duplicate_member, "BBB",
            "/bodies/council-of-five/members/3");
    refuses(with("{\"key\": \"EEE\", \"from\": \"2026-01-01\"}", "{\"key\": \"DDD\", \"from\": \"2025-12-31\"}"),
            errc::overlapping_terms, "DDD", "/bodies/council-of-five/members/4");
    refuses(with("\"at_least\": 3", "\"at_least\": 6"), errc::quota_above_size, "council-of-five",
            "/bodies/council-of-five/adopted_when");
    refuses(with("{\"at_least\": 3}",
                 "{\"any_of\": [{\"at_least\": 3}, {\"all_of\": [{\"at_least\": 3}, "
                 "{\"at_least\": 6}]}]}"),
            errc::quota_above_size, "council-of-five", "/bodies/council-of-five/adopted_when/any_of/1/all_of/1");
    refuses(with("\"veto_holders\": [\"AAA\"]", "\"veto_holders\": [\"BBB\", \"AAB\"]"), errc::unknown_veto_holder,
            "AAB", "/bodies/council-of-five/veto_holders/1", "AAA");
    refuses(with("\"veto_holders\": [\"AAA\"]", "\"quorum\": 7"), errc::quota_above_size, "council-of-five",
            "/bodies/council-of-five/quorum");
    refuses(with("\"veto_holders\": [\"AAA\"]", "\"seats\": 4"), errc::too_many_members, "council-of-five",
            "/bodies/council-of-five/seats");
    refuses(with("\"adopted_when\": {\"at_least\": 3},", ""), errc::invalid_quota, "council-of-five",
            "/bodies/council-of-five");
    refuses(with("\"at_least\": 3", "\"atleast\": 3"), errc::unknown_field, "atleast",
            "/bodies/council-of-five/adopted_when/atleast", "at_least");
    refuses(with("\"until\": \"2026-01-01\"}", "\"until\": \"2023-01-01\"}"), errc::invalid_date, "DDD",
            "/bodies/council-of-five/members/3");
    refuses(with("\"body\": \"council-of-five\"", "\"body\": \"council-of-fife\""), errc::unknown_key,
            "council-of-fife", "/actors/five/body", "council-of-five");
    refuses(with("\"body\": \"council-of-five\"", "\"body\": \"security-council-2O25\""), errc::unknown_key,
            "security-council-2O25", "/actors/five/body", "security-council-2025");
    refuses(with(",\n                            \"vote_on\": \"2025-06-01\"", ""), errc::invalid_date,
            "council-of-five", "/mandates/decision/adopted_by");
    refuses(with("\"adopted_by\": \"five\"", "\"adopted_by\": \"council-of-five\""), errc::wrong_kind,
            "council-of-five", "/mandates/decision/adopted_by");
    const std::string empty = R"({"muster": 2,
"bodies": {"nobody": {"members": [], "adopted_when": {"at_least": 1, "in_every": 2}}}})";
    refuses(empty, errc::no_members, "nobody", "/bodies/nobody/members");
}

TEST_CASE("a body that is refused is not followed by complaints about what hangs on it") {
    const std::string tail = R"(,
  "events": [{"date": "2025-06-01", "on": "decision-put-to-vote", "status": "met"},
             {"date": "2025-06-01", "on": "FFF/decision/for", "status": "met"}]})";
    const auto findings = [&](std::string text) { return findings_of(text.replace(text.rfind('}'), 1, tail)).size(); };
    CHECK(findings(regional) == 0);
    CHECK(findings(with("\"at_least\": 3", "\"at_least\": 6")) == 1);
    CHECK(findings(with("\"body\": \"council-of-five\"", "\"body\": \"council-of-fife\"")) == 1);
    CHECK(findings(with(",\n                            \"vote_on\": \"2025-06-01\"", "")) == 1);
}

TEST_CASE("a key of a thing of another kind is refused as that") {
    const proposal p = read_json(regional);
    try {
        (void)p.at<mandate>("AAA");
        FAIL("nothing was refused");
    } catch (const error& e) {
        CHECK(e.code() == errc::wrong_kind);
        CHECK(e.key() == "AAA");
    }
}

TEST_CASE("a vote of a non-member is refused with the member that was meant; a position of one is not") {
    const std::string who = R"("actors": {
    "AAB": {}, "AAA": {},)";
    std::string text = with("\"actors\": {\n    \"AAA\": {},", who);
    const auto append = [&](const std::string& tail) {
        std::string result = text;
        return result.replace(result.rfind('}'), 1, tail + "}");
    };
    CHECK(findings_of(text).empty());
    refuses(
        append(",\n\"events\": [{\"date\": \"2025-06-01\", \"on\": \"AAB/decision/against\", \"status\": \"met\"}]"),
        errc::not_a_member, "AAB", "/events/0/on", "AAA");
    text = with("\"actors\": {\n    \"AAA\": {},", who);
    text.replace(text.find("\"when\": \"decision\""), 18, "\"when\": \"AAB/decision/for\"");
    refuses(text, errc::not_a_member, "AAB", "/pledges/ZZZ-comes/when", "AAA");
    text.replace(text.find("\"BBB-for\""), 0,
                 R"("AAB-for": {"by": "AAB", "on": "decision", "in_favour_when": {"all_of": []}}, )");
    CHECK(findings_of(text).empty());  // its support may be what somebody waits for
}

TEST_CASE("a body that cannot be is refused by a proposal, which stays as it was") {
    proposal p = read_json(regional);
    const std::string before = write_json(p);
    const auto code_of = [&](const body& b) {
        try {
            p.add(b);
        } catch (const error& e) {
            return e.code();
        }
        return errc::outdated;
    };
    body b = p.bodies()[0];
    CHECK(code_of(b) == errc::duplicate_key);
    b.key = "AAA";
    CHECK(code_of(b) == errc::duplicate_key);
    b.key = "a/b";
    CHECK(code_of(b) == errc::invalid_key);
    b.key = "other";
    b.veto_holders = {"ZZZ"};
    CHECK(code_of(b) == errc::unknown_veto_holder);
    CHECK(write_json(p) == before);
    CHECK_THROWS_AS(p.add(actor{.key = "council-of-five"}), error);
    CHECK(write_json(p) == before);
}

TEST_CASE("a body by consensus and one of several weights are read and written") {
    const std::string text = R"json({
  "muster": 1,
  "bodies": {
    "alliance": {"members": ["AAA", {"key": "BBB", "name": "Old B", "until": "1991-12-24"},
                             {"key": "BBB", "from": "1991-12-24"}], "consensus": true},
    "union": {"members": [{"key": "AAA", "weights": {"votes": 29, "people": 82}},
                          {"key": "BBB", "weights": {"people": 60, "votes": 27}}],
              "adopted_when": {"all_of": [{"at_least": 30, "by": "votes"},
                                          {"at_least": 62, "in_every": 100, "by": "people"}]}}
  }
})json";
    const proposal p = read_json(text);
    const body expected{
        .key = "union",
        .members = {{.key = "AAA", .weights = {{"votes", 29}, {"people", 82}}},
                    {.key = "BBB", .weights = {{"votes", 27}, {"people", 60}}}},
        .adopted_when = {{{.at_least = 30, .by = "votes"}, {.at_least = 62, .in_every = 100, .by = "people"}}}};
    CHECK(bodies::find(p, "union") == expected);
    CHECK(bodies::find(p, "alliance")->consensus);
    CHECK(bodies::find(p, "alliance")->members[1].name == "Old B");
    CHECK(bodies::find(read_json(write_json(p)), "union") == expected);
    CHECK(bodies::find(read_json(write_json(p)), "alliance") == bodies::find(p, "alliance"));

    const auto with = [&](const std::string& what, const std::string& other) {
        std::string changed = text;
        return changed.replace(changed.find(what), what.size(), other);
    };
    refuses(with("\"by\": \"votes\"", "\"by\": \"vote\""), errc::invalid_quota, "union",
            "/bodies/union/adopted_when/all_of/0", "votes");
    refuses(with("\"people\": 60, \"votes\": 27", "\"people\": 60"), errc::invalid_quota, "union",
            "/bodies/union/adopted_when/all_of/0");
    const auto findings = findings_of(with("\"people\": 82", "\"people\": \"82\""));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == errc::wrong_type);
    CHECK(findings[0].where.pointer == "/bodies/union/members/0/weights/people");
    refuses(with("\"consensus\": true", "\"consensus\": false"), errc::invalid_quota, "alliance", "/bodies/alliance");
}

TEST_CASE("a body of very many members is refused at the limit") {
    std::string text = R"({"muster": 2, "bodies": {"b": {"adopted_when": {"at_least": 1}, "members": [)";
    for (int i = 0; i < 20'000; ++i) text += (i == 0 ? "\"m" : ", \"m") + std::to_string(i) + "\"";
    const auto findings = findings_of(text + "]}}}");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == errc::limit_exceeded);
}
