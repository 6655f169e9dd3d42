#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <boost/json.hpp>

#include <muster/io/json.hpp>
#include <muster/io/json/impl/event_in_file.hpp>
#include <muster/io/json/impl/tables.hpp>
#include <muster/proposal/world_at.hpp>

#include <support/catch.hpp>
#include <support/every_construct.hpp>
#include <support/findings.hpp>
#include <support/random_proposal.hpp>
#include <support/refusal.hpp>
#include <support/same.hpp>

using namespace muster;
using tests::findings_of;
using namespace std::chrono_literals;

namespace {

const std::string every_construct = tests::every_construct;

/// Whether all findings say where they are, within the text, and what is wrong.
bool are_located(const std::vector<scenario_finding>& findings, std::string_view text) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    for (const scenario_finding& f : findings)
        if (f.where.file != "file.json" || f.where.line == 0 || f.where.line > lines || f.where.column == 0 ||
            f.where.column > text.size() + 1 || f.message.empty() ||
            (!f.where.pointer.empty() && f.where.pointer.front() != '/'))
            return false;
    return true;
}

/// The first finding, as it prints.
std::string first_of(std::string_view text, const json_limits& limits = {}) {
    const std::vector<scenario_finding> findings = findings_of(text, limits);
    return findings.empty() ? "" : to_text(findings.front());
}

std::string scenario(const std::string& tables) {
    return "{\"muster\": 1" + (tables.empty() ? "" : ",\n" + tables) + "}";
}

using boost::json::value;

/// Calls the action with each value inside, and how to get there.
void for_each_value(value& v, const std::string& pointer,
                    const std::function<void(value&, const std::string&)>& action) {
    action(v, pointer);
    if (v.is_object())
        for (auto& member : v.get_object())
            for_each_value(member.value(), pointer + "/" + std::string{member.key()}, action);
    if (v.is_array())
        for (std::size_t i = 0; i < v.get_array().size(); ++i)
            for_each_value(v.get_array()[i], pointer + "/" + std::to_string(i), action);
}

/// Prints a document with something put into the object that is number `at`.
class meddler {
public:
    meddler(int at, std::function<std::string(const boost::json::object&)> what) : at_{at}, what_{std::move(what)} {}
    std::string print(const value& v) {
        std::string text;
        if (v.is_object()) {
            const bool is_it = seen_++ == at_;
            text = "{";
            for (const auto& member : v.get_object()) {
                if (text.size() > 1) text += ",";
                text += boost::json::serialize(value(member.key())) + ":" + print(member.value());
            }
            if (is_it) {
                const std::string more = what_(v.get_object());
                meddled_ = !more.empty();
                if (meddled_ && text.size() > 1) text += ",";
                text += more;
            }
            return text + "}";
        }
        if (v.is_array()) {
            text = "[";
            for (const auto& part : v.get_array()) text += (text.size() > 1 ? "," : "") + print(part);
            return text + "]";
        }
        return boost::json::serialize(v);
    }
    [[nodiscard]] bool is_past() const { return seen_ <= at_; }
    [[nodiscard]] bool meddled() const { return meddled_; }

private:
    int at_;
    std::function<std::string(const boost::json::object&)> what_;
    int seen_ = 0;
    bool meddled_ = false;
};

}  // namespace

// ---- what a file says

TEST_CASE("a file says what the C++ interface says, in any order of its tables") {
    const proposal p = read_json(every_construct);
    CHECK(p.name() == "Every \"construct\" \u2014 T\u00fcrkiye \U0001F54A, a\\b\n\t\x01");

    const citation& reuters = p[p.at<citation>("reuters")];
    CHECK(reuters.publisher == "Reuters, in Dawn");
    CHECK(reuters.address == "https://example.org/a");
    CHECK(reuters.published == date{2025y / 11 / 8});
    CHECK(reuters.attribution == attribution::unnamed);
    CHECK(p[p.at<citation>("un-news")].published == date{2025y / 11});

    const actor& trio = p[p.at<actor>("trio")];
    CHECK(trio.kind == actor_kind::group);
    REQUIRE(trio.members.size() == 3);
    CHECK(trio.members[1] == membership{p.at<actor>("IDN"), 2025y / 1 / 1, 2026y / 1});
    CHECK(trio.members[2] == membership{p.at<actor>("PAK"), {}, {}});

    CHECK(p[p.at<role>("troops")].needs == need{20000, "personnel"});
    CHECK(p[p.at<role>("police")].needs == need{2, "contributors"});

    const mandate& resolution = p[p.at<mandate>("resolution")];
    CHECK(resolution.adopted_by == p.at<actor>("UNSC"));
    CHECK(resolution.sponsors == handles<actor>{p.at<actor>("USA"), p.at<actor>("PAK")});
    CHECK(resolution.expires == date{2027y / 12 / 31});

    const precondition& stopped = p[p.at<precondition>("fighting-stopped")];
    CHECK(stopped.presumed == status::open);
    CHECK(stopped.due == date{2026y / 6});
    const precondition& terms2 = p[p.at<precondition>("terms-2")];
    CHECK(terms2.replaces == handles<precondition>{p.at<precondition>("terms")});
    CHECK(terms2.when == at_least(2, std::vector<weighted_condition>{
                                         {2, p.at<precondition>("terms")},
                                         {1, p.at<contribution>("IDN/troops")},
                                         {1, any_of(p.at<actor>("AZE"), p.at<contribution>("trio/police"))}}));
    CHECK(p[p.at<precondition>("group-comes")].when ==
          at_least(2, members_of{p.at<actor>("trio")}, p.at<role>("police")));
    CHECK(p[p.at<precondition>("quiet")].when == not_(not_(p.at<precondition>("blockade"))));

    const pledge& offer = p[p.at<pledge>("IDN-offer")];
    CHECK(offer.by == p.at<actor>("IDN"));
    CHECK(offer.strength == strength{1200, 8000});
    CHECK(offer.when == condition{p.at<precondition>("terms")});
    CHECK(offer.unless == condition{p.at<precondition>("blockade")});
    CHECK(offer.basis == basis::inferred);
    CHECK(offer.told_by == p.at<actor>("PAK"));
    CHECK(offer.citations == handles<citation>{p.at<citation>("un-news"), p.at<citation>("reuters")});
    CHECK(p[p.at<pledge>("first-offer")].strength == strength{100, strength::unbounded});
    CHECK(p[p.at<pledge>("AZE-says")].reading == reading::not_unless);
    CHECK(p[p.at<pledge>("trio-says")].when == condition{p.at("AZE/troops/decision")});
    CHECK(p[p.at<pledge>("after-vote")].when ==
          all_of(p.at<position>("PAK-vote-2"), p.at<requirement>("ISR-accepts-IDN"), p.at<actor>("IDN")));

    const requirement& everybody = p[p.at<requirement>("everybody")];
    CHECK(everybody.on == scope{p.at<role>("troops"), p.at<role>("police"), p.at<contribution>("PAK/police")});
    CHECK(everybody.reading == reading::refuses);
    CHECK(everybody.date == date{2025y / 10});

    const position& first_vote = p[p.at<position>("PAK-vote")];
    CHECK(first_vote.against_when == any_of());
    CHECK_FALSE(p[p.at<position>("PAK-vote-2")].against_when.has_value());

    CHECK(p[p.at<force>("isf")].when ==
          all_of(p.at<mandate>("resolution"), p.at<role>("troops"), p.at<pledge>("IDN-offer")));

    REQUIRE(p.events().size() == 9);
    CHECK(p.events()[0].tally == vote_count{13, 0, 2});
    CHECK(p.events()[0].stage == stage::adopted);
    CHECK(p.events()[0].expires == date{2027y / 12 / 31});
    CHECK(p.events()[1].status == status::unmet);
    CHECK(p.events()[3].on == p.at("AZE/troops/decision"));
    CHECK(p.events()[4].on == p.at("RUS/resolution/against"));
    CHECK(p.events()[5].on == p.at("resolution"));
    CHECK(p.events()[5].roll_call == std::vector<recorded_vote>{{p.at<actor>("CHN"), ballot::abstaining}});
    CHECK(p.events()[6].roll_call.size() == 3);
    CHECK(p.events()[8].on == p.at("IDN/troops/strength"));
}

TEST_CASE("a mandate of a body whose rule is known is adopted by vote") {
    const proposal p = read_json(every_construct);
    CHECK(p.find<precondition>("resolution-put-to-vote").has_value());
    CHECK(p.find<vote>("GUY/resolution/for").has_value());
    std::string text = every_construct;
    text.replace(text.find("security-council-2025"), 21, "security-council-2O25");
    const auto findings = findings_of(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].where.pointer == "/actors/UNSC/body");
    CHECK(findings[0].near_miss == "security-council-2025");
}

TEST_CASE("in files of the first format a member of a group belongs to it on the day of its until, too") {
    const auto read = [](const char* format, const std::string& until) {
        const proposal p =
            read_json("{\"muster\": " + std::string{format} + R"(, "actors": {"A": {}, "G": {"kind": "group",
            "members": [{"who": "A", "from": "2025-01-01")" +
                      until + "}]}}}");
        return p[p.at<actor>("G")].members[0].until;
    };
    CHECK(read("2", R"(, "until": "2025-06-30")") == date{2025y / 6 / 30});
    CHECK(read("2", R"(, "until": "2025-06")") == date{2025y / 6});
    CHECK(read("2", "") == date{});
    CHECK(read("1", R"(, "until": "2025-06-29")") == date{2025y / 6 / 30});
    CHECK(read("1", R"(, "until": "2025-06")") == date{2025y / 7 / 1});
    CHECK(read("1", R"(, "until": "2025-12-31")") == date{2026y / 1 / 1});
    CHECK(read("1", R"(, "until": "2025-01-01")") == date{2025y / 1 / 2});
    CHECK(read("1", R"(, "until": "9999-12-31")") == date{});
    CHECK(read("1", "") == date{});
    // The terms of members of a body end with the day after in both.
    for (const char* format : {"1", "2"}) {
        const proposal p = read_json("{\"muster\": " + std::string{format} + R"(, "bodies": {"b": {
            "members": ["A", {"key": "B", "until": "2025-06-30"}], "adopted_when": {"at_least": 1}}}})");
        CHECK(p.bodies()[0].members[1].until == date{2025y / 6 / 30});
    }
}

TEST_CASE("a file is written in the newest format, and says the same in it") {
    const std::string old =
        R"({"muster": 1, "proposal": "", "actors": {"A": {}, "B": {}, "C": {}, "G": {"kind": "group",
        "members": [{"who": "A", "until": "2025-06-29"}, {"who": "B", "until": "2025-06"}, "C"]}}})";
    const proposal p = read_json(old);
    const std::string text = write_json(p);
    CHECK(text.find("\"muster\": 2,") != std::string::npos);
    CHECK(text.find(R"([{"who": "A", "until": "2025-06-30"}, {"who": "B", "until": "2025-07-01"}, "C"])") !=
          std::string::npos);
    CHECK(tests::difference(p, read_json(text)) == "");
    const auto unknown = [](const char* format) {
        const auto findings = findings_of("{\"muster\": " + std::string{format} + "}");
        return findings.empty() ? "" : findings[0].message;
    };
    CHECK(unknown("1").empty());
    CHECK(unknown("2").empty());
    CHECK(unknown("3") == "version 3 of the format is not known; expected \"muster\": 2, the version of the format");
    CHECK_FALSE(unknown("0").empty());
    CHECK_FALSE(unknown("\"2\"").empty());
}

TEST_CASE("a text may begin with a byte order mark") {
    CHECK(read_json("\xEF\xBB\xBF" + scenario("")).name().empty());
}

// ---- the schema

namespace {

/// The object of a definition; of one that may be a key alone, the object it may be as well.
const boost::json::object& definition_of(const value& schema, const std::string& name) {
    const value& found = schema.at("$defs").at(name);
    if (!found.as_object().contains("oneOf") || found.as_object().contains("properties")) return found.as_object();
    return found.at("oneOf").at(1).as_object();
}

/// Whether a definition of the schema has the members that the reader and the writer know, no others, and the words of
/// their enumerations.
template <class T>
void check_definition(const value& schema, const std::string& name) {
    INFO(name);
    const boost::json::object& properties = definition_of(schema, name).at("properties").as_object();
    std::set<std::string> in_schema, described;
    for (const auto& p : properties) in_schema.insert(std::string{p.key()});
    CHECK(in_schema.erase("note") == 1);  // which every object may have
    const auto check_words = [&]<class Enumeration>(const std::string& field, std::type_identity<Enumeration>) {
        if constexpr (named_enumeration<Enumeration>) {
            const boost::json::object* property = &properties.at(field).as_object();
            if (const value* ref = property->if_contains("$ref"))
                property = &definition_of(schema, std::string{ref->as_string()}.substr(std::string{"#/$defs/"}.size()));
            const boost::json::array& words = property->at("enum").as_array();
            for (const value& word : words)
                CHECK(parse_enumerator<Enumeration>(std::string{word.as_string()}).has_value());
            if (field != "reading") CHECK(words.size() == enumerator_names(Enumeration{}).size());
        }
    };
    const auto check_optional = [&]<class Member>(const std::string& field, std::type_identity<std::optional<Member>>) {
        check_words(field, std::type_identity<Member>{});
    };
    const auto look_at = [&]<class Owner, class Member>(const detail::field<Member Owner::*>& f) {
        described.insert(std::string{f.name});
        if constexpr (requires { check_optional("", std::type_identity<Member>{}); })
            check_optional(std::string{f.name}, std::type_identity<Member>{});
        else check_words(std::string{f.name}, std::type_identity<Member>{});
    };
    std::apply([&](const auto&... f) { (look_at(f), ...); }, detail::description<T>::fields);
    CHECK(in_schema == described);
}

}  // namespace

TEST_CASE("the schema of scenario files has the members that the reader and the writer know") {
    std::ifstream file{std::string{MUSTER_SOURCE_DIR} + "/docs/scenario.schema.json"};
    const value schema = boost::json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});
    std::set<std::string> tables;
    for (const auto& p : schema.at("properties").as_object()) tables.insert(std::string{p.key()});
    CHECK(tables.erase("note") == 1);
    CHECK(tables == std::set<std::string>(detail::scenario_names.begin(), detail::scenario_names.end()));
    detail::for_each_type(detail::scenario_tables{}, [&]<class T>(std::type_identity<T>) {
        const std::string table = detail::description<T>::table;
        const value& entry = schema.at("properties").at(table).at("additionalProperties").at("$ref");
        check_definition<T>(schema, std::string{entry.as_string()}.substr(std::string{"#/$defs/"}.size()));
    });
    check_definition<membership>(schema, "membership");
    check_definition<body_member>(schema, "body_member");
    check_definition<quota>(schema, "quota");
    check_definition<detail::event_in_file>(schema, "event");
}

// ---- round trips

TEST_CASE("what is read and written and read again is equal, and written the same to the byte") {
    const proposal once = read_json(every_construct);
    const std::string text = write_json(once);
    const proposal twice = read_json(text);
    CHECK(tests::difference(once, twice) == "");
    CHECK(write_json(twice) == text);
    const proposal nothing = read_json("{\"muster\":1}");
    CHECK(tests::difference(nothing, read_json(write_json(nothing))) == "");
}

TEST_CASE("random proposals survive being written and read") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        const proposal p = tests::random_proposal{seed}.make(1 + seed % 8);
        const std::string text = write_json(p);
        INFO(text);
        const proposal q = read_json(text);
        REQUIRE(tests::difference(p, q) == "");
        REQUIRE(write_json(q) == text);
        // What boost::json makes of it is JSON, too.
        boost::json::parse_options deep;
        deep.max_depth = 100;
        REQUIRE(boost::json::parse(text, {}, deep).is_object());
    }
}

TEST_CASE("a condition as deep as the limit survives") {
    proposal p;
    const auto quiet = p.add(precondition{.key = "quiet"});
    condition deep{quiet};
    for (int i = 0; i < 120; ++i) deep = i % 2 == 0 ? all_of(deep, quiet) : not_(deep);
    p.add(force{.key = "isf", .when = deep});
    const std::string text = write_json(p);
    CHECK(tests::difference(p, read_json(text)) == "");
    CHECK(first_of(text, {.depth = 100}).find("more than 100 objects and lists within each other") !=
          std::string::npos);
    for (int i = 0; i < 100'000; ++i) deep = not_(std::move(deep));
    p.add(force{.key = "deep", .when = deep});
    CHECK(are_located(findings_of(write_json(p)), write_json(p)));
}

TEST_CASE("what exists by mention alone is kept") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto g = p.add(actor{.key = "G", .kind = actor_kind::group, .members = {{a}}});
    const auto r = p.add(role{.key = "r"});
    const auto m = p.add(mandate{.key = "m"});
    p.contribution_of(g, r);
    p.vote_of(a, m, vote_side::against);
    p.decision_on(p.contribution_of(a, r));
    const proposal q = read_json(write_json(p));
    CHECK(tests::difference(p, q) == "");
    CHECK(q.find("A/m/against").has_value());
    CHECK(q.find("A/r/decision").has_value());
    CHECK(write_json(q) == write_json(p));
    CHECK(tests::refusal_of([&] { p.decision_on(p.contribution_of(g, r)); }) ==
          tests::refusal{errc::invalid_members, "G/r"});
    std::string text = write_json(p);
    text.replace(text.find("A/r/decision"), 1, "G");
    CHECK(findings_of(text)[0].code == errc::invalid_members);
}

TEST_CASE("the strength of an offer is named by its key, also before the offer stands in the file") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops", .needs = {1000, "personnel"}});
    const auto strong = p.add(precondition{.key = "strong"});
    p.add(pledge{.key = "first", .by = a, .fills = troops, .strength = strength{100, 400}});
    p.add(pledge{.key = "second", .by = a, .fills = troops, .strength = strength{0, 300}});
    const any_handle most = p.at("A/troops/strength/2");
    p.add(requirement{.key = "asks", .on = troops, .by = a, .when = most});
    p.define(strong, all_of(p.at("A/troops/strength"), most));
    p.add(event{.date = 2025y / 1 / 1, .on = most, .status = status::met});
    const std::string text = write_json(p);
    CHECK(tests::difference(p, read_json(text)) == "");
    CHECK(write_json(read_json(text)) == text);
    const std::string start = R"("actors": {"A": {}, "B": {}}, "roles": {"troops": {"needs": {"personnel": 9}}},)";
    const std::string offers = R"("pledges": {"p": {"by": "A", "fills": "troops", "strength": [1, 2]},
        "q": {"by": "A", "fills": "troops", "strength": [3, 4]}}, )";
    const auto asks = [&](const std::string& key) {
        return findings_of(scenario(start + offers + R"("forces": {"f": {"when": ")" + key + "\"}}"));
    };
    CHECK(asks("A/troops/strength").empty());
    CHECK(asks("A/troops/strength/2").empty());
    for (const char* key : {"A/troops/strength/3", "B/troops/strength/2", "A/troops/strength/", "A/troops/strengths"}) {
        const auto findings = asks(key);
        INFO(key);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::unknown_key);
        CHECK(findings[0].where.pointer == "/forces/f/when");
    }
}

TEST_CASE("statements without a key get one that nothing else has") {
    proposal p;
    const auto who = p.add(actor{.key = "AZE"});
    const auto troops = p.add(role{.key = "troops"});
    p.add(precondition{.key = "AZE-pledge-2"});
    for (int i = 0; i < 3; ++i) p.add(pledge{.by = who, .fills = troops});
    p.add(requirement{.on = troops, .by = who});
    const proposal q = read_json(write_json(p));
    CHECK(q.find<pledge>("AZE-pledge-1").has_value());
    CHECK(q.find<pledge>("AZE-pledge-3").has_value());
    CHECK(q.find<pledge>("AZE-pledge-4").has_value());
    CHECK(q.find<requirement>("AZE-requirement-1").has_value());
}

TEST_CASE("what no file can say is refused when it is written") {
    proposal text;
    text.add(actor{.key = "AZE", .name = "\xFF"});
    CHECK(tests::refusal_of([&] { (void)write_json(text); }) == tests::refusal{errc::not_writable, "AZE"});
    for (const char* bad :
         {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "a\x80", "\xF8\x88\x80\x80\x80"}) {
        proposal p{bad};
        CHECK(tests::refusal_of([&] { (void)write_json(p); }) == tests::refusal{errc::not_writable, ""});
    }
    proposal years;
    years.add(citation{.key = "far", .published = std::chrono::year{12025} / 1 / 1});
    CHECK(tests::refusal_of([&] { (void)write_json(years); }) == tests::refusal{errc::not_writable, "far"});
    proposal gates;
    const auto quiet = gates.add(precondition{.key = "quiet"});
    gates.add(force{.key = "isf", .when = all_of(quiet, any_of(quiet, quiet))});
    const any_handle gate = gates.handle_of(gates.size() - 1);
    REQUIRE(gates.is_gate(gate.index()));
    gates.add(force{.key = "other", .when = gate});
    CHECK(tests::refusal_of([&] { (void)write_json(gates); }) == tests::refusal{errc::not_writable, "other"});
}

TEST_CASE("statements are added when what they name is there, across tables") {
    const std::string head = R"("actors": {"A": {}, "B": {}}, "roles": {"r": {}}, "mandates": {"m": {}},)";
    CHECK_NOTHROW(read_json(scenario(head + R"(
        "pledges": {"p1": {"by": "A", "fills": "r", "when": "q1"}, "p2": {"by": "B", "fills": "r"}},
        "requirements": {"q1": {"on": "r", "by": "A", "when": "v1"}, "q2": {"on": "A/r", "by": "A", "when": "p2"}},
        "positions": {"v1": {"by": "A", "on": "m", "in_favour_when": "f"}},
        "forces": {"f": {"when": "r"}, "g": {"when": "q2"}})")));
    // Two that name each other, directly and around a corner.
    const auto loop = findings_of(scenario(head + R"(
        "pledges": {"p1": {"by": "A", "fills": "r", "when": "q1"}, "p2": {"by": "B", "fills": "r"}},
        "requirements": {"q1": {"on": "r", "by": "A", "when": "p2"}})"));
    REQUIRE(loop.size() == 1);
    CHECK(loop[0].code == errc::invalid_order);
    CHECK(loop[0].where.pointer == "/pledges/p1/when");
    const auto self =
        findings_of(scenario(head + R"("pledges": {"p1": {"by": "A", "fills": "r", "when": {"not": "p1"}}})"));
    REQUIRE(self.size() == 1);
    CHECK(self[0].where.pointer == "/pledges/p1/when/not");
    const auto below = findings_of(scenario(head + R"(
        "pledges": {"p1": {"by": "A", "fills": "r", "replaces": ["p2"]}, "p2": {"by": "B", "fills": "r"}})"));
    REQUIRE(below.size() == 1);
    CHECK(below[0].where.pointer == "/pledges/p1/replaces/0");
}

// ---- errors

TEST_CASE("all that is wrong with a file is told at once, as compilers do") {
    const std::string text = R"({
  "muster": 2,
  "actors": {
    "AZE": {"name": 7, "kind": "states"},
    "trio": {"kind": "group", "members": ["IDN", "trio"]},
    "IDN": {"nmae": "Indonesia"}, "ISR": {}
  },
  "roles": {"troops": {"needs": {"personnel": -5}}, "police": {"name": "p", "name": "q"}, "AZE": {}, "peace": {}},
  "pledges": {
    "says": {"by": "AZR", "fills": "trops", "date": "2025-02-30", "when": {"all": ["troops"]}},
    "a/b": {},
    "twice": {"by": "ISR", "fills": "peace", "strength": [3, 2]}
  },
  "forces": {"isf": {"when": {"at_least": 3, "of": ["ISR", "ISR/peace"]}}},
  "events": [{"date": "2025-01-01", "on": "ISR", "stage": "deployed"}, {"on": 3}]
}
)";
    std::string told;
    try {
        (void)read_json(text, {}, "isf.json");
    } catch (const error& e) {
        told = e.what();
        CHECK(e.code() == errc::wrong_type);
        CHECK(e.key() == "AZE");
        CHECK(e.where() == location{"isf.json", 4, 21, "/actors/AZE/name"});
    }
    CHECK(told == R"(isf.json:4:21: a number cannot stand here; expected a text in quotes (at /actors/AZE/name)
isf.json:4:32: "states" is not a word that can stand here; expected "state", "group", "organisation", "council", "parliament", "court", "authority" or "armed_group"; did you mean "state"? (at /actors/AZE/kind)
isf.json:5:43: the member "IDN" must stand above its group "trio", and cannot have it as a member in turn (at /actors/trio/members/0)
isf.json:6:13: "nmae" is not a member of this object; expected one of name, kind, members, body, citations; did you mean "name"? (at /actors/IDN/nmae)
isf.json:8:47: a number cannot stand here; expected a whole number from 1 to 1000000000000 (at /roles/troops/needs/personnel)
isf.json:8:77: "name" stands twice in this object (at /roles/police/name)
isf.json:8:91: the key "AZE" is taken already, by an actor (at /roles/AZE)
isf.json:10:20: nothing has the key "AZR"; expected the key of an actor; did you mean "AZE"? (at /pledges/says/by)
isf.json:10:36: nothing has the key "trops"; expected the key of a role; did you mean "troops"? (at /pledges/says/fills)
isf.json:10:53: "2025-02-30" is no date of the calendar; expected a day such as "2025-11-08", a month such as "2025-11" or a year such as "2025" (at /pledges/says/date)
isf.json:10:76: "all" is not a member of this object; expected one of all_of, any_of, at_least, of, weights, not, members_of, in, unit, from, besides, share_of_others, lasted, for, within, in_order (at /pledges/says/when/all)
isf.json:11:5: "a/b": a key cannot hold a slash, which names contributions (at /pledges/a~1b)
isf.json:12:58: "twice": a strength of at least 3 and at most 2 (at /pledges/twice/strength)
isf.json:14:43: 3 is more than all parts come to, which is 2 (at /forces/isf/when/at_least)
isf.json:15:59: an event on "ISR": the stage deployed is one of contributions (at /events/0/stage)
isf.json:15:79: a number cannot stand here; expected the key of a thing, or a contribution such as "AZE/troops" (at /events/1/on))");
}

TEST_CASE("what does not go together in a condition is told by what would") {
    const auto told = [](const std::string& when) {
        const auto findings = findings_of(scenario(R"("actors": {"A": {"name": "a"}, "G": {"kind": "group"}},
"roles": {"r": {}}, "forces": {"f": {"when": )" + when +
                                                   "}}"));
        return findings.empty() ? "" : std::string{to_string(findings[0].code)} + ": " + findings[0].message;
    };
    CHECK(told(R"({"at_least": 1})") ==
          R"(missing field: this condition lacks a member; expected "at_least" with "of", perhaps with "weights", or )"
          R"("at_least" with "members_of", perhaps with "in", or "at_least" with "in", perhaps with "unit", )"
          R"(perhaps with "from", perhaps with "besides")");
    CHECK(told(R"({"at_least": 1, "of": ["A"], "in": "r"})") ==
          R"(unknown field: members that do not go together in a condition; expected "at_least" with "of", perhaps )"
          R"(with "weights", or "at_least" with "members_of", perhaps with "in", or "at_least" with "in", )"
          R"(perhaps with "unit", perhaps with "from", perhaps with "besides")");
    CHECK(told(R"({"all_of": ["A"], "of": ["A"]})") ==
          R"(unknown field: members that do not go together in a condition; expected "all_of" alone)");
    CHECK(told(R"({"all_of": ["A"], "not": "A"})") ==
          "unknown field: members that do not go together in a condition; expected \"all_of\", \"any_of\", "
          "\"at_least\", \"not\", \"share_of_others\", \"lasted\", \"within\" or \"in_order\"");
    CHECK(told(R"({"of": ["A"]})") ==
          "missing field: this object is no condition; expected a condition: a key, or an object with \"all_of\", "
          "\"any_of\", \"at_least\", \"not\", \"share_of_others\", \"lasted\", \"within\" or \"in_order\"");
    CHECK(told(R"({"at_least": 3, "of": ["A", "r"], "weights": [1, 1]})") ==
          "invalid threshold: 3 is more than all parts come to, which is 2");
    CHECK(told(R"({"at_least": 1, "members_of": "G"})") ==
          "invalid threshold: of \"G\" 0 members are known, and at least 1 are asked for");
    CHECK(told(R"({"at_least": 1, "of": ["A", "r"], "weights": [1]})") ==
          "missing field: fewer weights than conditions; expected one weight for each");
    CHECK(told(R"({"at_least": 1, "of": ["A"], "weights": [1, 1]})") ==
          "unknown field: more weights than conditions; expected one weight for each");
}

TEST_CASE("a truncated file is refused wherever it breaks off") {
    for (const std::string& text : {every_construct, write_json(read_json(every_construct))}) {
        const std::size_t end = text.find_last_of('}');
        for (std::size_t size = 0; size <= end; ++size) {
            const std::string_view part = std::string_view{text}.substr(0, size);
            const auto findings = findings_of(part);
            REQUIRE(findings.size() == 1);
            REQUIRE(findings[0].code == errc::invalid_syntax);
            REQUIRE(are_located(findings, part));
        }
    }
}

TEST_CASE("a value of a wrong type is refused wherever it stands") {
    value document = boost::json::parse(every_construct);
    std::vector<std::string> pointers;
    for_each_value(document, "", [&](value&, const std::string& pointer) { pointers.push_back(pointer); });
    const std::vector<value> others{
        nullptr, true, 7, -1, 1.5, "AZE", "", boost::json::array{}, boost::json::object{}, boost::json::array{1}};
    std::size_t count = 0;
    for (const std::string& target : pointers) {
        for (const value& other : others) {
            value changed = document;
            bool same = false;
            for_each_value(changed, "", [&](value& v, const std::string& pointer) {
                if (pointer != target || same) return;
                same = true;
                v = other;
            });
            const std::string text = boost::json::serialize(changed);
            INFO(target << " is " << other);
            const auto findings = findings_of(text);
            ++count;
            REQUIRE(are_located(findings, text));
            const bool may_be_null = target.find("/strength/1") != std::string::npos;
            const bool may_be_true = target.find("_is_veto") != std::string::npos ||
                                     target.find("/strictly_more") != std::string::npos ||
                                     target.find("/consensus") != std::string::npos;
            if ((other.is_bool() && !may_be_true) || (other.is_null() && !may_be_null) || other.is_double() ||
                other == value(-1)) {
                REQUIRE_FALSE(findings.empty());
                REQUIRE(std::any_of(findings.begin(), findings.end(), [&](const scenario_finding& f) {
                    return f.where.pointer.substr(0, target.size()) == target;
                }));
            }
            if (findings.empty()) {
                const proposal p = read_json(text);
                REQUIRE(tests::difference(p, read_json(write_json(p))) == "");
            }
        }
    }
    CHECK(count > 1500);
}

TEST_CASE("what stands twice in an object is refused, and what cannot stand there") {
    const value document = boost::json::parse(every_construct);
    int doubled = 0, unknown = 0;
    for (int at = 0;; ++at) {
        meddler twice{at, [](const boost::json::object& o) {
                          if (o.empty()) return std::string{};
                          const auto& first = *o.begin();
                          return boost::json::serialize(value(first.key())) + ":" +
                                 boost::json::serialize(first.value());
                      }};
        const std::string text = twice.print(document);
        if (twice.is_past()) break;
        if (!twice.meddled()) continue;
        INFO(text);
        const auto findings = findings_of(text);
        REQUIRE_FALSE(findings.empty());
        REQUIRE(are_located(findings, text));
        ++doubled;
        meddler strange{at, [](const boost::json::object&) { return std::string{"\"strange\":{\"strange\":[]}"}; }};
        const std::string other = strange.print(document);
        const auto more = findings_of(other);
        REQUIRE_FALSE(more.empty());
        REQUIRE(are_located(more, other));
        ++unknown;
    }
    CHECK(doubled > 60);
    CHECK(unknown > 60);
    const auto fields =
        findings_of(scenario("\"actors\": {\"A\": {\"name\": \"a\", \"name\": \"b\"}, \"A\": {}}, \"actors\": {}"));
    REQUIRE(fields.size() == 3);
    CHECK(fields[0].code == errc::duplicate_field);
    CHECK(fields[0].where.pointer == "/actors/A/name");
    CHECK(fields[1].code == errc::duplicate_key);
    CHECK(fields[2].code == errc::duplicate_field);
}

TEST_CASE("a key is one of all tables") {
    for (const char* other : {"citations", "bodies", "roles", "mandates", "preconditions", "pledges", "forces"}) {
        const auto findings =
            findings_of(scenario("\"" + std::string{other} + "\": {\"AZE\": {}},\n\"actors\": {\"AZE\": {}}"));
        INFO(other);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings.back().code == errc::duplicate_key);
        CHECK(findings.back().where.pointer == "/actors/AZE");
        CHECK(findings.back().where.line == 3);
    }
}

TEST_CASE("groups within groups and members below their group are refused") {
    const auto one = [](const std::string& actors) {
        const auto findings = findings_of(scenario("\"actors\": {" + actors + "}"));
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::invalid_members);
        return findings[0].where.pointer;
    };
    CHECK(one(R"("A": {"kind": "group", "members": ["A"]})") == "/actors/A/members/0");
    CHECK(one(R"("A": {"kind": "group", "members": ["B"]}, "B": {"kind": "group", "members": ["A"]})") ==
          "/actors/A/members/0");
    CHECK(one(R"("A": {"kind": "group", "members": [{"who": "B"}]}, "B": {})") == "/actors/A/members/0/who");
    CHECK(one(R"("C": {}, "B": {"kind": "group", "members": ["C"]}, "A": {"kind": "group", "members": ["B"]})") ==
          "/actors/A/members");
    CHECK(one(R"("B": {}, "A": {"members": ["B"]})") == "/actors/A/members");
    CHECK(one(R"("B": {}, "A": {"kind": "group", "members": ["B", "B"]})") == "/actors/A/members");
}

TEST_CASE("dates that do not exist are refused") {
    for (const char* d : {"2025-02-30", "2025-13", "2025-00-01", "2025-1-1", "25-01-01", "2025-01-01T00:00", "",
                          "today", "2025-02-29", "2025/01/01", "-025-01-01"}) {
        const std::string text = scenario(std::string{"\"mandates\": {\"m\": {\"expires\": \""} + d + "\"}}");
        INFO(text);
        const auto findings = findings_of(text);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::invalid_date);
        CHECK(findings[0].where.pointer == "/mandates/m/expires");
    }
}

TEST_CASE("numbers out of range are refused") {
    const auto amount = [](const char* number) {
        return findings_of(scenario(std::string{"\"roles\": {\"r\": {\"needs\": {\"personnel\": "} + number + "}}}"));
    };
    CHECK(amount("1").empty());
    CHECK(amount("1000000000000").empty());
    for (const char* number : {"0", "-1", "1000000000001", "18446744073709551615", "18446744073709551616", "1.0", "1e3",
                               "1e-5", "1e300", "123456789012345678901234567890", "-0.0"}) {
        const auto findings = amount(number);
        INFO(number);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::invalid_number);
        CHECK(findings[0].where.pointer == "/roles/r/needs/personnel");
    }
    for (const char* number : {"01", "+1", ".5", "1.", "0x10", "1e", "NaN", "Infinity", "1e99999999999", "--1"}) {
        const auto findings = amount(number);
        INFO(number);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::invalid_syntax);
    }
    CHECK(first_of(scenario("\"roles\": {\"r\": {\"needs\": {\"personnel\": 21}}}"), {.number = 20}) ==
          "file.json:2:40: 21 is out of range; expected a whole number from 1 to 20 (at /roles/r/needs/personnel)");
    const auto tally = findings_of(scenario(
        R"("mandates": {"m": {}}, "events": [{"date": "2025-01", "on": "m", "stage": "adopted", "tally": [4294967296, 0, 0]}])"));
    REQUIRE(tally.size() == 1);
    CHECK(tally[0].where.pointer == "/events/0/tally/0");
}

TEST_CASE("texts that are not UTF-8 are refused where they stand") {
    for (const char* bad : {"\xFF", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\\ud800",
                            "\\udc00x", "\\u12", "\\x", "\x01", "\n"}) {
        const std::string text = "{\"muster\": 1,\n\"proposal\": \"T" + std::string{bad} + "\"}";
        const auto findings = findings_of(text);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::invalid_syntax);
        CHECK(findings[0].where.line >= 2);
        CHECK(findings[0].where.pointer == "/proposal");
    }
    CHECK_FALSE(findings_of(std::string{"{\"muster\": 1, \"proposal\": \"\0\"}", 29}).empty());
}

TEST_CASE("a megabyte of brackets is refused at the limit of depth") {
    for (const std::string& unit : {std::string{"["}, std::string{"{\"a\":"}, std::string{"[{\"\":"}}) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        for (const json_limits& limits : {json_limits{}, json_limits{.depth = 1'000'000'000}}) {
            const auto findings = findings_of(text, limits);
            REQUIRE(findings.size() == 1);
            CHECK(findings[0].code == errc::limit_exceeded);
            CHECK(are_located(findings, text));
        }
        std::string inside = scenario("\"preconditions\": {\"a\": {\"when\": ");
        inside.resize(inside.size() - 1);
        for (int i = 0; i < 1000; ++i) inside += "{\"not\": ";
        CHECK(findings_of(inside, {.depth = 50})[0].code == errc::limit_exceeded);
    }
}

TEST_CASE("limits are the caller's") {
    CHECK(first_of(every_construct, {.size = 100}).find("more than the limit of 100") != std::string::npos);
    CHECK(first_of(every_construct, {.count = 100}).find("more values than the limit allows") != std::string::npos);
    CHECK(first_of(every_construct, {.string = 10}).find("more bytes of a string") != std::string::npos);
    CHECK(first_of(every_construct, {.expansion = 3}).find("more than 3 vertices and arcs") != std::string::npos);
    std::string many = "\"roles\": {";
    for (int i = 0; i < 1000; ++i) many += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "\": 0";
    CHECK(findings_of(scenario(many + "}")).size() == 100);
    CHECK(findings_of(scenario(many + "}"), {.findings = 7}).size() == 7);
    CHECK(findings_of(scenario(many + "}"), {.findings = 0}).size() == 1);
    CHECK(findings_of(scenario(many + "}"), {.findings = 5000}).size() == 1000);
}

TEST_CASE("what a small file blows up to is limited") {
    // A group of many, pledging to many roles, again and again.
    std::string actors, members, roles, fills, pledges;
    for (int i = 0; i < 400; ++i) {
        const std::string n = std::to_string(i), comma = i == 0 ? "" : ",";
        actors += comma + "\"a" + n + "\":{}";
        members += comma + "\"a" + n + "\"";
        roles += comma + "\"r" + n + "\":{}";
        fills += comma + "\"r" + n + "\"";
    }
    for (int i = 0; i < 2000; ++i)
        pledges += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + R"(":{"by":"all","fills":["r0","r1"]})";
    const std::string head = R"({"muster":1,"actors":{)" + actors + R"(,"all":{"kind":"group","members":[)" + members +
                             R"(]}},"roles":{)" + roles + "},";
    for (const std::string& tail :
         {R"("pledges":{"p":{"by":"all","fills":[)" + fills + "]}}}", "\"pledges\":{" + pledges + "}}"}) {
        const auto findings = findings_of(head + tail, {.expansion = 300'000});
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == errc::limit_exceeded);
    }
}

TEST_CASE("a near miss is offered for keys and fields and words") {
    const auto near = [](const std::string& text) {
        const auto findings = findings_of(scenario(text));
        return findings.empty() ? std::string{"nothing wrong"} : findings.front().near_miss;
    };
    CHECK(near(R"("actors": {"AZE": {"nmae": "x"}})") == "name");
    CHECK(near(R"("actors": {"AZE": {"kind": "sate"}})") == "state");
    CHECK(near(R"("actor": {})") == "actors");
    CHECK(near(R"("actors": {"AZE": {}}, "preconditions": {"c": {"by": "AEZ"}})") == "AZE");
    CHECK(near(R"("actors": {"AZE": {}}, "roles": {"troops": {}}, "forces": {"f": {"when": "AZE/tropps"}})") ==
          "troops");
    CHECK(near(R"("forces": {"f": {"when": {"allof": []}}})") == "all_of");
    CHECK(near(R"("forces": {"force": {"when": "forse"}})") == "force");
    CHECK(near(R"("actors": {"AZE": {"kind": ")" + std::string(100000, 'x') + "\"}}") == "");
}

TEST_CASE("what people new to JSON write is told in words that help") {
    const auto told = [](const char* text) {
        try {
            (void)read_json(text, {}, "f.json");
        } catch (const error& e) {
            return std::string{e.what()};
        }
        return std::string{};
    };
    CHECK(told(R"({"muster": 2 "actors": {}})") ==
          "f.json:1:14: a text in quotes cannot stand here; expected a comma or } (at /muster)");
    CHECK(told(R"({"muster": 2, "actors": {"A": {"name": "Aland"}, }})") ==
          "f.json:1:48: a comma cannot stand before the end of a list (at /actors/A/name)");
    CHECK(told("{\"muster\": 2, \"events\": [1,\n]}") ==
          "f.json:1:27: a comma cannot stand before the end of a list (at /events/0)");
    CHECK(told(R"({"muster": 2, "events": [,]})").find("expected a value or ]") != std::string::npos);
    CHECK(told("{\"muster\": 2, // the format\n}").find("comments are not JSON") != std::string::npos);
    CHECK(told(R"({"muster": 2, "actors": {"A": {"name": "Aland"}}, "roles": {"r": {}},
                  "pledges": {"p": {"by": "aland", "fills": "r"}}})")
              .find("\"aland\" is a name, not a key; expected the key of an actor; did you mean \"A\"?") !=
          std::string::npos);
    CHECK(told(R"({"muster": 2, "actors": {"A": {"name": "Aland"}}, "roles": {"r": {"name": "troops"}},
                  "pledges": {"p": {"by": "troops", "fills": "r"}}})")
              .find("nothing has the key \"troops\"; expected the key of an actor") != std::string::npos);
}

TEST_CASE("a file that is not there says so") {
    const auto nowhere = std::filesystem::temp_directory_path() / "muster-no-such-file.json";
    CHECK_THROWS_AS(read_json_file(nowhere), scenario_error);
    CHECK_THROWS_AS(read_json_file(std::filesystem::temp_directory_path()), scenario_error);
    const auto somewhere = std::filesystem::temp_directory_path() / "muster-json-test.json";
    std::ofstream{somewhere, std::ios::binary} << every_construct;
    CHECK(tests::difference(read_json_file(somewhere), read_json(every_construct)) == "");
    CHECK_THROWS_AS(read_json_file(somewhere, {.size = 100}), scenario_error);
    std::filesystem::remove(somewhere);
}

TEST_CASE("bytes changed at random never do harm") {
    std::mt19937 random{1};
    const std::string from = write_json(read_json(every_construct));
    const std::string_view bytes = "{}[]\",:0123456789-.eE\\/ntrue fals\x80\xFF\n ";
    for (int run = 0; run < 3000; ++run) {
        std::string text = run % 2 == 0 ? from : every_construct;
        for (unsigned change = 0; change < 1 + random() % 3; ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
                case 0:
                    text[at] = bytes[random() % bytes.size()];
                    break;
                case 1:
                    text.erase(at, 1 + random() % 20);
                    break;
                case 2:
                    text.insert(at, 1, bytes[random() % bytes.size()]);
                    break;
                default: {
                    const std::size_t begin = random() % text.size();
                    text.insert(at, text.substr(begin, random() % 60));
                    break;
                }
            }
            if (text.empty()) text = " ";
        }
        const auto findings = findings_of(text);
        REQUIRE(are_located(findings, text));
    }
}

TEST_CASE("a note may stand in the file, a thing, an event and a condition, and is skipped") {
    const proposal p = read_json(R"({"muster": 2, "note": "of mine",
        "actors": {"A": {"note": "to be checked", "name": "Aland"}}, "roles": {"R": {"note": ""}},
        "preconditions": {"note": {"name": "a key like others"}},
        "pledges": {"S": {"by": "A", "fills": "R", "when": {"note": "so they said", "all_of": ["note"]}}},
        "events": [{"note": "by phone", "date": "2025-01-01", "on": "note", "status": "met"}]})");
    CHECK(p[p.at<actor>("A")].name == "Aland");
    CHECK(p.find<precondition>("note"));
    CHECK(write_json(p).find("so they said") == std::string::npos);
    CHECK(first_of(scenario(R"("actors": {"A": {"note": 5}})")).find("expected a note") != std::string::npos);
}

TEST_CASE("an event on a list of things is read as one on each") {
    const proposal p = read_json(R"({"muster": 2, "proposal": "p",
        "preconditions": {"one": {}, "other": {}, "third": {}},
        "events": [{"date": "2030-01-05", "on": ["one", "other"], "status": "met", "summary": "both"},
                   {"date": "2030-01-06", "on": "third", "status": "met"}]})");
    REQUIRE(p.events().size() == 3);
    CHECK(p.events()[0].on == p.at("one"));
    CHECK(p.events()[1].on == p.at("other"));
    CHECK(p.events()[1].summary == "both");
    CHECK(p.events()[2].on == p.at("third"));
    CHECK(read_json(write_json(p)).events().size() == 3);
    CHECK(write_json(read_json(write_json(p))) == write_json(p));
    for (const char* on : {R"([])", R"(["one", "nobody"])", R"(["one", 3])"}) {
        const std::string text = std::string{R"({"muster": 2, "proposal": "p", "preconditions": {"one": {}},
            "events": [{"date": "2030-01-05", "status": "met", "on": )"} +
                                 on + "}]}";
        CHECK_THROWS_AS(read_json(text), scenario_error);
    }
}

TEST_CASE("a file says since when others had mentioned things") {
    const std::string text = R"json({
  "muster": 2,
  "proposal": "part",
  "citations": {
    "late": {"published": "2025-06-01"}
  },
  "actors": {
    "B": {}
  },
  "roles": {
    "task": {}
  },
  "preconditions": {
    "fact": {},
    "old": {}
  },
  "pledges": {
    "said": {"by": "B", "fills": "task", "when": {"all_of": ["fact", "old"]}, "citations": "late"}
  },
  "mentioned": [
    {"thing": "fact", "on": "2025-01-01"},
    {"thing": "old"}
  ]
}
)json";
    const proposal p = read_json(text);
    CHECK(p.mentioned_on(p.at("fact")) == date{2025y / 1 / 1});
    CHECK(p.mentioned_on(p.at("old")) == date{});
    CHECK_FALSE(p.mentioned_on(p.at("task")));
    CHECK(write_json(p) == text);
    const outcome early = evaluate(p, world_at(p, 2024y / 12 / 31)), then = evaluate(p, world_at(p, 2025y / 1 / 1));
    CHECK(early.is_mentioned(p.at("old")));
    CHECK_FALSE(early.is_mentioned(p.at("fact")));
    CHECK(then.is_mentioned(p.at("fact")));
    CHECK_FALSE(then.is_mentioned(p.at("B/task")));
    const auto refused = [&](const char* entry) {
        std::string changed = text;
        changed.replace(changed.find("{\"thing\": \"old\"}"), 16, entry);
        return tests::findings_of(changed);
    };
    CHECK_FALSE(refused("{\"on\": \"2025-01-01\"}").empty());
    CHECK_FALSE(refused("{\"thing\": \"odl\"}").empty());
    CHECK_FALSE(refused("{\"thing\": \"old\", \"on\": \"2025-02-30\"}").empty());
    CHECK_FALSE(refused("{\"thing\": \"old\", \"when\": \"2025-02-03\"}").empty());
}
