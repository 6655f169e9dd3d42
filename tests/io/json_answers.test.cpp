#include <algorithm>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json.hpp>

#include <muster/council/bodies.hpp>
#include <muster/council/power.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/json/impl/answer_writer.hpp>
#include <muster/io/json/impl/describe_answers.hpp>
#include <muster/io/json/impl/describe_envelope.hpp>
#include <muster/io/left_out.hpp>
#include <muster/muster.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/power.hpp>
#include <muster/query/sample.hpp>
#include <muster/query/votes.hpp>

#include <support/catch.hpp>
#include <support/every_construct.hpp>
#include <support/json_schema.hpp>
#include <support/scenario.hpp>

using namespace muster;
using namespace std::chrono_literals;
using boost::json::value;

namespace {

tests::json_schema& answers_schema() {
    static tests::json_schema schema = [] {
        std::ifstream file{std::string{MUSTER_SOURCE_DIR} + "/docs/answers.schema.json"};
        return tests::json_schema{boost::json::parse(std::string{std::istreambuf_iterator<char>{file}, {}})};
    }();
    return schema;
}

/// Asks every question of a scenario in a world, and checks each answer against the schema.
class interview {
public:
    interview(const proposal& p, world w) : proposal_{p}, compiled_{compile(p)}, world_{std::move(w)} {}

    void ask_all(const std::vector<any_handle>& about) {
        tell("status", evaluate(compiled_, world_));
        tell("balance", balance(compiled_, world_));
        tell("participation", participation(compiled_, world_.from()));
        tell("watch", watch(compiled_, world_, {.limits = {.time = 2s}}));
        tell("standoffs", standoffs(compiled_, world_, {.evaluations = 200}));
        tell("validate", validate(compiled_, {.evaluations = 200}));
        tell("counterfactuals", counterfactuals(compiled_, world_));
        tell("all_dependents", all_dependents(compiled_, about, world_.from()));
        tell("timeline", timeline(compiled_, world_.from()));
        for (const any_handle thing : about) ask_about(thing);
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (proposal_[h].adopted_by && bodies::find(proposal_, proposal_[proposal_[h].adopted_by].body))
                tell("tally", tally(proposal_, world_, h), h);
        const date day = world_.from().true_on == date{} ? date{2030y / 2 / 1} : world_.from().true_on;
        for (const body& b : proposal_.bodies()) {
            tell("power", power(b, all_power_indices(), day), asked{.body = b.key});
            tell("power", power(b, all_power_indices(), day, {.nodes = 1}), asked{.body = b.key});  // estimated
        }
    }

private:
    template <class Answer>
    void tell(const std::string& question, const Answer& answer, any_handle thing = {}) {
        tell(question, answer, asked{.thing = thing});
    }
    template <class Answer>
    void tell(const std::string& question, const Answer& answer, asked head) {
        head.question = question;
        const value told = [&]() -> value {
            if constexpr (requires { envelope(head, answer); }) return envelope(head, answer);
            else return envelope(head, proposal_, world_, answer);
        }();
        INFO(question << " " << (head.thing ? proposal_.key_of(head.thing) : head.body));
        REQUIRE(answers_schema().fault_of(told) == "");
    }

    void ask_about(any_handle thing) {
        const beliefs held = beliefs::otherwise(0.5).with(proposal_.handle_of(0), 0.25);
        const logic::limits little{.nodes = 20'000, .time = 30s};
        const auto about = [&](const char* question) {
            return asked{.question = question, .thing = thing, .limits = little};
        };
        const auto believing = [&](const char* question) {
            return asked{.question = question, .thing = thing, .believed = held, .limits = little};
        };
        tell("exactly", evaluate_exactly(compiled_, world_, thing, {.evaluations = 200}), about("exactly"));
        tell("dependents", dependents(compiled_, world_, thing, {.evaluations = 200, .diagrams = {.nodes = 5'000}}),
             about("dependents"));
        tell("explain", explain(compiled_, world_, thing, {.most_cases = 4}), about("explain"));
        const world supposed = world_.with(thing, status::met);
        asked head{.thing = thing, .supposed = {{thing, status::met}}};
        tell("compare", compare(compiled_, world_, supposed), head);
        const sets_options sets{.list = 5, .largest = 3, .likely = held, .limits = little};
        tell("enabling", enabling_sets(compiled_, world_, thing, sets), about("enabling"));
        tell("enabling", enabling_sets(compiled_, world_, thing, {.list = 5, .limits = little}), about("enabling"));
        tell("blocking", blocking_sets(compiled_, world_, thing, {.list = 5, .largest = 2, .limits = little}),
             about("blocking"));
        tell("likelihood",
             likelihood(compiled_, world_, thing, held, {.given = {{thing, status::met}}, .limits = little}),
             believing("likelihood"));
        tell("likelihood", sample(compiled_, world_, thing, held, {.worlds = 64}), believing("likelihood"));
        tell("importance", importance(compiled_, world_, thing, held, {.limits = little}), believing("importance"));
        // What is told past the limits.
        const logic::limits least{.nodes = 1, .time = 30s, .memory = 1'000'000};
        const auto with_least = [&](const char* question) {
            return asked{.question = question, .thing = thing, .believed = held, .limits = least};
        };
        tell("enabling", enabling_sets(compiled_, world_, thing, {.list = 5, .limits = least}), with_least("enabling"));
        tell("likelihood", likelihood(compiled_, world_, thing, held, {.limits = least}), with_least("likelihood"));
        tell("importance", importance(compiled_, world_, thing, held, {.limits = least}), with_least("importance"));
        try {
            tell("power", power(proposal_, world_, thing, indices_of_contributors(), {.limits = little}),
                 about("power"));
        } catch (const error& e) {
            REQUIRE(e.code() == errc::too_large);
        }
    }

    const proposal& proposal_;
    compiled compiled_;
    world world_;
};

/// One thing of each kind that an answer can be about, the last that was added.
std::vector<any_handle> one_of_each(const proposal& p) {
    std::vector<any_handle> result;
    const auto last = [&]<class T>(std::type_identity<T>) {
        std::optional<any_handle> found;
        for (const handle<T> h : p.all<T>()) found = h;
        if (found) result.push_back(*found);
    };
    last(std::type_identity<force>{});
    last(std::type_identity<role>{});
    last(std::type_identity<mandate>{});
    last(std::type_identity<precondition>{});
    last(std::type_identity<actor>{});
    last(std::type_identity<contribution>{});
    last(std::type_identity<pledge>{});
    return result;
}

/// What the examples have nothing of: a report against a rule, a thing that comes out the same either way, a mandate
/// that was adopted up to a day, two statements that replace one, more sets than a limit allows.
proposal what_is_rare() {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fact = p.add(precondition{.key = "fact"});
    const auto either = p.add(precondition{.key = "either", .when = any_of(fact, not_(fact))});
    const auto both = p.add(precondition{.key = "both", .when = all_of(fact, either)});
    const auto basis = p.add(mandate{.key = "basis"});
    const auto first = p.add(requirement{.on = troops, .by = a, .when = fact});
    p.add(requirement{.on = troops, .by = a, .when = either, .replaces = first});
    p.add(requirement{.on = troops, .by = a, .when = both, .replaces = first});
    p.add(pledge{.by = a, .fills = troops, .when = either});
    p.add(event{.date = 2025y / 1 / 1, .on = basis, .stage = stage::adopted, .expires = 2026y / 1 / 1});
    p.add(event{.date = 2025y / 1 / 2, .on = fact, .status = status::unmet});
    p.add(event{.date = 2025y / 1 / 3, .on = both, .status = status::met});
    std::vector<condition> few, many, ways;
    for (int i = 0; i < 4; ++i) few.push_back(p.add(precondition{.key = "few-" + std::to_string(i)}));
    for (int i = 0; i < 16; ++i) many.push_back(p.add(precondition{.key = "many-" + std::to_string(i)}));
    for (std::size_t i = 0; i < 16; ++i)
        ways.push_back(
            any_of(all_of(many[i], many[(i + 5) % 16]), all_of(not_(many[(i + 3) % 16]), many[(i + 7) % 16])));
    p.add(precondition{.key = "enough", .when = at_least(2, strength_in{troops, "contributors"})});
    p.add(precondition{.key = "many-ways", .when = any_of(at_least(2, few), at_least(8, ways))});
    return p;
}

void ask_everything_of(const proposal& p) {
    std::optional<date> last, middle;
    for (const event& e : p.events()) {
        middle = last;
        last = e.date;
    }
    interview{p, world{}}.ask_all(one_of_each(p));
    if (!middle) return;
    viewpoint from{.true_on = *middle, .on_record_only = true};
    for (const handle<citation> c : p.all<citation>()) from.without = c;
    world w = world_at(p, from);
    if (const auto first = p.all<precondition>().begin(); first != p.all<precondition>().end())
        w = w.with(*first, status::met);
    interview{p, w}.ask_all(one_of_each(p));
}

/// Whether a definition of the schema has the members that a description has, and no others.
template <class T>
void check_members(const std::string& definition) {
    std::set<std::string> in_schema, described;
    for (const auto& p : answers_schema().schema().at("$defs").at(definition).at("properties").as_object())
        in_schema.insert(std::string{p.key()});
    std::apply([&](const auto&... f) { (described.insert(std::string{f.name}), ...); }, detail::description<T>::fields);
    INFO(definition);
    CHECK(in_schema == described);
}

}  // namespace

TEST_CASE("the answer to every question is as the schema says, of every example") {
    const char* const files[] = {"gaza-isf",       "haiti-mss-2023", "interfet-1999", "iraq-2003",
                                 "mfo-sinai-1981", "tutorial",       "unamid-2007",   "unifil-2006"};
    for (const char* file : files) {
        INFO(file);
        ask_everything_of(tests::read_scenario(std::string{"examples/scenarios/"} + file + ".json"));
    }
    ask_everything_of(tests::read_scenario("examples/council-of-five.json"));
    ask_everything_of(read_json(tests::every_construct));
    const proposal rare = what_is_rare();
    interview{rare, world_at(rare, viewpoint{})}.ask_all({rare.at("both"), rare.at("troops")});
    interview{rare, world{}}.ask_all({rare.at("either"), rare.at("A/troops"), rare.at("many-ways"), rare.at("enough")});
    // Every definition of the schema, and every member of one, is in one of these answers.
    std::set<std::string> missing;
    for (const auto& definition : answers_schema().schema().at("$defs").as_object()) {
        const std::string name{definition.key()};
        if (answers_schema().seen().count(name) == 0) missing.insert(name);
        if (const value* properties = definition.value().as_object().if_contains("properties"))
            for (const auto& p : properties->as_object())
                if (const std::string member = name + "/" + std::string{p.key()};
                    answers_schema().seen().count(member) == 0)
                    missing.insert(member);
    }
    CHECK(missing == std::set<std::string>{});
}

TEST_CASE("the schema of answers has the members that answers have") {
    using namespace muster::detail;
    check_members<actor_importance>("actor_importance");
    check_members<all_dependents_answer>("all_dependents_answer");
    check_members<assumption>("assumption");
    check_members<balance_answer>("balance_answer");
    check_members<balance_row>("balance_row");
    check_members<beliefs>("beliefs");
    check_members<need_balance>("need_balance");
    check_members<need_figures>("need_figures");
    check_members<role_balance>("role_balance");
    check_members<change>("change");
    check_members<change_set>("change_set");
    check_members<change_sets>("change_sets");
    check_members<comparison>("comparison");
    check_members<counterfactual>("counterfactual");
    check_members<counterfactuals_answer>("counterfactuals_answer");
    check_members<dependent>("dependent");
    check_members<dependents_answer>("dependents_answer");
    check_members<disagreement>("disagreement");
    check_members<exact_status>("exact_status");
    check_members<explanation>("explanation");
    check_members<explanation_case>("explanation_case");
    check_members<explanation_step>("explanation_step");
    check_members<explanation_step::reason>("reason");
    check_members<finding>("finding");
    check_members<hanging>("hanging");
    check_members<hidden_statement>("hidden_statement");
    check_members<importance_answer>("importance_answer");
    check_members<leaf_importance>("leaf_importance");
    check_members<left_out>("left_out");
    check_members<likelihood_answer>("likelihood_answer");
    check_members<logic::limits>("limits");
    check_members<outcome>("outcome");
    check_members<power_table>("power_table");
    check_members<asked>("question");
    check_members<quota_count>("quota_count");
    check_members<sampled_likelihood>("sampled_likelihood");
    check_members<standoff>("standoff");
    check_members<standoff::link>("link");
    check_members<status_change>("status_change");
    check_members<tally_answer>("tally_result");
    check_members<timeline_entry>("timeline_entry");
    check_members<standoffs_answer>("standoffs_answer");
    check_members<timeline_answer>("timeline_answer");
    check_members<findings>("findings");
    check_members<told_changes>("told_changes");
    check_members<told_event>("event");
    check_members<vote_count>("vote_count");
    check_members<due>("due");
    check_members<held_strength>("held_strength");
    check_members<held_up>("held_up");
    check_members<watch_answer>("watch_answer");
    check_members<participation_answer>("participation_answer");
    check_members<participation_row>("participation_row");
    check_members<participation_span>("participation_span");
    check_members<watched>("watched");
}

TEST_CASE("the words of the schema of answers are those of the enumerations") {
    const auto check_words = []<class E>(const value& words, E) {
        std::set<std::string> in_schema, known;
        for (const value& word : words.as_array()) in_schema.insert(std::string{word.as_string()});
        for (const char* name : enumerator_names(E{})) known.insert(name);
        CHECK(in_schema == known);
    };
    const value& defs = answers_schema().schema().at("$defs");
    const auto of = [&](const char* definition, const char* member) -> const value& {
        return defs.at(definition).at("properties").at(member).at("enum");
    };
    check_words(defs.at("status").at("enum"), status{});
    check_words(defs.at("cause").at("enum"), cause{});
    check_words(defs.at("dependence").at("enum"), dependence{});
    check_words(of("hidden_statement", "why"), hidden_because{});
    check_words(of("event", "stage"), stage{});
    check_words(of("due", "kind"), due_kind{});
    check_words(of("participation_span", "how"), taking_part{});
    check_words(of("finding", "severity"), severity{});
    check_words(of("finding", "flaw"), flaw{});
    check_words(of("tally_result", "outcome"), vote_outcome{});
    check_words(of("tally_result", "reason"), vote_reason{});
    std::set<std::string> in_schema, kinds{detail::kind_of_type<citation>.word};
    for (const value& word : of("thing", "kind").as_array()) in_schema.insert(std::string{word.as_string()});
    for (const detail::kind& k : detail::all_kinds(std::make_index_sequence<std::variant_size_v<node_value>>{}))
        kinds.insert(k.word);
    CHECK(in_schema == kinds);
}

TEST_CASE("an answer that is not as the schema says is refused") {
    const proposal& p = tests::gaza();
    const world w = world_at(p, 2025y / 11 / 8);
    const any_handle what = p.at("resolution");
    const value good = envelope({.question = "dependents", .thing = what}, dependents(p, w, what));
    REQUIRE(answers_schema().fault_of(good) == "");
    const auto changed = [&](const auto& change) {
        value bad = good;
        change(bad.as_object());
        return answers_schema().fault_of(bad);
    };
    CHECK(changed([](boost::json::object& o) { o.erase("day"); }) == ": lacks day");
    CHECK(changed([](boost::json::object& o) { o["day"] = "8 November"; }) == "/day: pattern: \"8 November\"");
    CHECK(changed([](boost::json::object& o) { o["today"] = true; }) == "/today: nothing can stand here");
    CHECK(changed([](boost::json::object& o) { o["limits"].as_object()["nodes"] = -1; }) ==
          "/limits/nodes: minimum: -1");
    CHECK(changed([](boost::json::object& o) { o["question"].as_object()["name"] = "explain"; }) ==
          "/answer/thing: nothing can stand here");
    CHECK(changed([](boost::json::object& o) {
              o["answer"].at("all").as_array().at(0).as_object()["how"] = "perhaps";
          }) == "/answer/all/0/how: enum: \"perhaps\"");
    CHECK(changed([](boost::json::object& o) {
              o["answer"].at("all").as_array().at(0).at("who").as_object().erase("name");
          }) == "/answer/all/0/who: lacks name");
}

TEST_CASE("the head of an answer tells the view") {
    const proposal& p = tests::gaza();
    viewpoint from{.true_on = 2025y / 11 / 8, .on_record_only = true, .without = p.at<citation>("dawn")};
    const world w = world_at(p, from).with(p.at("fighting-stopped"), status::met);
    const any_handle what = p.at("AZE");
    const auto told = envelope({.question = "explain", .thing = what, .limits = {.nodes = 1000, .time = 1500ms}},
                               explain(p, w, what));
    CHECK(told.at("muster").as_string() == MUSTER_VERSION_STRING);
    CHECK(told.at("question") ==
          value{{"name", "explain"}, {"thing", {{"key", "AZE"}, {"name", "Azerbaijan"}, {"kind", "actor"}}}});
    CHECK(told.at("day").as_string() == "2025-11-08");
    CHECK(told.at("known_by").as_string() == "2025-11-08");
    CHECK(told.at("on_record_only").as_bool());
    REQUIRE(told.at("without").as_array().size() == 1);
    CHECK(told.at("without").as_array()[0].at("key").as_string() == "dawn");
    REQUIRE(told.at("assumptions").as_array().size() == 1);
    CHECK(told.at("assumptions").as_array()[0].at("what").at("key").as_string() == "fighting-stopped");
    CHECK(told.at("assumptions").as_array()[0].at("is").as_string() == "met");
    CHECK(told.at("limits") == value{{"nodes", 1000}, {"seconds", 1.5}});
    CHECK(told.at("ended").as_string() == "finished");
    CHECK(told.at("answer") == to_json(explain(p, w, what)));

    const auto all = envelope({.question = "status"}, evaluate(p));
    CHECK(all.at("day").is_null());
    CHECK(all.at("known_by").is_null());
    CHECK(all.at("left_out") ==
          value{{"later_statements", 0}, {"later_events", 0}, {"unused_statements", 0}, {"unused_events", 0}});
    const auto then = envelope({.question = "status"},
                               evaluate(p, world_at(p, {.true_on = 2026y / 1 / 1, .known_by = 2025y / 11 / 8})));
    CHECK(then.at("day").as_string() == "2026-01-01");
    CHECK(then.at("known_by").as_string() == "2025-11-08");
}

TEST_CASE("an answer that met a limit says which") {
    const proposal& p = tests::gaza();
    const any_handle what = p.at("isf");
    const world w = world_at(p, 2025y / 11 / 8);
    const auto of = [&](const auto& answer) {
        const auto told = envelope({.question = "enabling", .thing = what}, answer);
        CHECK(told.at("answer").at("ended") == told.at("ended"));
        return std::string{told.at("ended").as_string()};
    };
    CHECK(of(enabling_sets(p, w, what, {.limits = {.nodes = 10}})) == "nodes");
    CHECK(of(likelihood(p, w, what, beliefs::otherwise(0.5))) == "finished");
    const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
    CHECK(of(sample(p, w, what, beliefs::otherwise(0.5), {.progress = stop})) == "stopped");
    CHECK(of(sample(p, w, what, beliefs::otherwise(0.5), {.limits = {.time = 0s}})) == "time");
}

TEST_CASE("a finding tells the sentence that people read, on one line") {
    proposal p;
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops", .name = "troops with a name that takes up most of a line of text"});
    const auto first =
        p.add(requirement{.key = "first", .on = troops, .by = a, .summary = "what A asked for at first"});
    for (const char* key : {"second", "third"})
        p.add(requirement{.key = key, .on = troops, .by = a, .replaces = first, .summary = "what A asked for later"});
    const value told = to_json(validate(p));
    const auto& all = told.at("all").as_array();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [](const value& f) { return f.at("flaw").as_string() == "replaced_twice"; });
    REQUIRE(found != all.end());
    CHECK(found->at("severity").as_string() == "warning");
    CHECK(found->at("on").at("key").as_string() == "first");
    CHECK(found->at("other").at("key").as_string() == "third");
    const std::string text{found->at("text").as_string()};
    CHECK(text.size() > 80);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(text.back() == '.');
}

TEST_CASE("a number that is none is null") {
    proposal p;
    const auto sure = p.add(precondition{.key = "sure"});
    const auto never = p.add(force{.key = "never", .when = all_of(sure, any_of())});
    const value told = to_json(importance(p, world{}, never, beliefs::otherwise(0.5)));
    CHECK(told.at("probability") == value(0.0));
    const auto isf = p.add(force{.key = "isf", .when = sure});
    const value certain = to_json(importance(p, world{}, isf, beliefs::otherwise(0.5)));
    CHECK(certain.at("leaves").as_array().at(0).at("risk_reduction_worth").is_null());
    CHECK(certain.at("leaves").as_array().at(0).at("birnbaum") == value(1.0));
}

TEST_CASE("tallies and power tell all they hold, and who sits by name where the proposal knows them") {
    const body b{.key = "board",
                 .members = {{.key = "A"}, {.key = "B"}, {.key = "C"}},
                 .adopted_when = {{{.at_least = 2}}},
                 .veto_holders = {"A"}};
    const auto seat = [](const char* key) { return value{{"key", key}, {"name", key}, {"kind", "actor"}}; };
    const auto t = to_json(tally(b, {.votes = {{"B", ballot::in_favour}}}));
    CHECK(t.at("outcome").as_string() == "undecided");
    CHECK(t.at("reason").as_string() == "votes_outstanding");
    CHECK(t.at("in_favour").to_number<int>() == 1);
    CHECK(t.at("outstanding") == boost::json::array{seat("A"), seat("C")});
    CHECK(t.at("can_block") == boost::json::array{seat("A")});
    CHECK(t.at("still_needed").to_number<int>() == 1);
    CHECK(t.at("quotas").as_array().at(0).at("missing").to_number<int>() == 1);
    const auto vetoed =
        to_json(tally(b, {.votes = {{"A", ballot::against}, {"B", ballot::in_favour}, {"C", ballot::in_favour}}}));
    CHECK(vetoed.at("vetoed_by") == boost::json::array{seat("A")});
    CHECK_FALSE(to_json(tally(b, {.votes = {{"A", ballot::against}}})).as_object().contains("still_needed"));
    const power_table values = power(b, {power_index::shapley_shubik});
    const auto table = to_json(values);
    CHECK(table.at("of").as_string() == "board");
    const auto& first = table.at("members").as_array().at(0);
    CHECK(first.at("member") == seat("A"));
    CHECK(first.at("values").at("shapley_shubik").at("exact").as_string() == "2/3");
    CHECK(first.at("values").at("shapley_shubik").at("value").as_double() == 2.0 / 3);
    CHECK_FALSE(first.at("values").at("shapley_shubik").as_object().contains("error"));
    CHECK(table.at("ended").as_string() == "finished");
    const auto estimated = to_json(power(b, {power_index::shapley_shubik}, {}, {.nodes = 1}));
    const auto& about = estimated.at("members").as_array().at(0).at("values").at("shapley_shubik").as_object();
    CHECK_FALSE(about.contains("exact"));
    CHECK(about.at("error").as_double() > 0);
    CHECK(estimated.at("ended").as_string() == "nodes");
    proposal p;
    p.add(actor{.key = "A", .name = "Atlantis"});
    CHECK(to_json(p, values).at("members").as_array().at(0).at("member").at("name").as_string() == "Atlantis");
    CHECK(to_json(p, values).at("members").as_array().at(1).at("member") == seat("B"));
}
