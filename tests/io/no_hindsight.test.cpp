// What nobody had mentioned by a day is in no answer as known by that day: each is the same for the whole file and for
// the file cut to what was published by then.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <muster/council/tally.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/picture/of_answers.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/io/text.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/muster.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/power.hpp>
#include <muster/query/votes.hpp>
#include <oracles/cut_scenario.hpp>
#include <oracles/random_numbers.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// Rows and lists are in the order of a file, which mentions things in another order once it is cut.
std::string sorted_words(const std::string& line) {
    std::multiset<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = (std::min)(line.find(' ', at), line.size());
        std::string word = line.substr(at, end - at);
        while (!word.empty() && std::string_view{",.;"}.find(word.back()) != std::string_view::npos) word.pop_back();
        if (word != "and") words.insert(std::move(word));
        at = end + 1;
    }
    std::string all;
    for (const std::string& word : words) all += word + " ";
    return all;
}
std::string sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = (std::min)(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        if (const std::size_t what = line.find("later report"); what != std::string::npos) {
            const std::size_t first = line.rfind(';', what), last = line.find(" left out", what);
            line.erase(first, last + 9 - first);  // what was not known can only be counted
        }
        lines.push_back(sorted_words(line));  // names in a row
        at = end + 1;
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}
template <class Answer>
std::string words_of(const Answer& answer) {
    return sorted_lines(to_text(answer, {.width = 1'000'000}));
}
// Which of those that wait for a loop count as part of it depends on how much else the loop leads through; and what
// the cause of a status is, with it.
boost::json::value sorted_parts(boost::json::value value, bool has_loops) {
    if (value.is_array()) {
        std::vector<std::pair<std::string, boost::json::value>> parts;
        for (boost::json::value& part : value.as_array()) {
            boost::json::value ordered = sorted_parts(std::move(part), has_loops);
            std::string text = boost::json::serialize(ordered);
            parts.emplace_back(std::move(text), std::move(ordered));
        }
        std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        boost::json::array result;
        for (auto& [text, part] : parts) result.push_back(std::move(part));
        return result;
    }
    if (value.is_object()) {
        value.as_object().erase("number");  // counts the events of the file
        // There may be several ways that are as short, and several proofs through a loop, with other ends.
        for (const char* way : {"why", "waits_for"})
            if (has_loops) value.as_object().erase(way);
        for (const char* way : {"chain", "through", "citations", "direct", "inferred", "standoffs"})
            value.as_object().erase(way);
    }
    if (value.is_object())
        for (auto& [key, part] : value.as_object()) part = sorted_parts(std::move(part), has_loops);
    return value;
}
// The lines that only the first of two texts has; JSON has a line for each part.
std::string lines_of_first(const std::string& one, const std::string& other) {
    const auto lines_of = [](const std::string& text) {
        std::multiset<std::string> lines;
        std::string line;
        for (const char c : text) {
            if (c == '\n' || c == '{') {
                lines.insert(line);
                line.clear();
            }
            if (c != '\n') line += c;
        }
        lines.insert(line);
        return lines;
    };
    const std::multiset<std::string> a = lines_of(one), b = lines_of(other);
    std::vector<std::string> rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    std::string all;
    for (const std::string& line : rest) all += "  " + line + "\n";
    return all;
}
template <class Answer>
std::string json_of(const Answer& answer, bool has_loops) {
    return boost::json::serialize(sorted_parts(to_json(answer), has_loops));
}
template <class Answer>
std::string told(const Answer& answer) {
    return words_of(answer) + json_of(answer, false);
}
// What an explanation says, whatever comes first, and however often. Of a proof through a loop only what it proves:
// which of several ways through a loop is told depends on what else is in it.
std::string steps_of(const explanation& e, bool has_loops) {
    if (has_loops) return to_string(e.root().is);
    std::set<std::string> lines;
    const std::string text = to_text(e, text::terminal_options{.width = 1'000'000});
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = (std::min)(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        line.erase(0, line.find_first_not_of(" -"));
        if (const std::size_t again = line.find(" (see above)"); again != std::string::npos) line.resize(again);
        lines.insert(sorted_lines(line));
        at = end + 1;
    }
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}
std::string told(const picture& drawn) {
    std::multiset<std::string> rows;
    for (const picture::item& i : drawn.items) {
        const std::string note = i.note.substr(0, i.note.find(": a stand-off"));
        rows.insert(i.full + "|" + i.text + "|" + i.detail + "|" + note + (i.is_focus ? "|*" : ""));
    }
    for (const picture::line& l : drawn.lines)
        if (drawn.items[l.tail].shape != figure::gate && drawn.items[l.head].shape != figure::gate)  // alike in words
            rows.insert(drawn.items[l.tail].full + (l.negated ? " -| " : " -> ") + drawn.items[l.head].full + "|" +
                        std::to_string(l.through.size()));
    std::string all;
    for (const std::string& row : rows) all += row + "\n";
    return all;
}

// Every answer of one proposal from one viewpoint, on the things with these keys.
std::vector<std::pair<std::string, std::string>> answers(const proposal& p, const viewpoint& from, bool has_loops,
                                                         const std::vector<std::string>& keys) {
    std::vector<std::pair<std::string, std::string>> all;
    const compiled c = compile(p);
    const world w = world_at(p, from);
    const outcome o = evaluate(c, w);
    // Sentences tell the shortest way, which may be another where there are several.
    const auto told = [&](const auto& answer) { return has_loops ? json_of(answer, true) : ::told(answer); };
    all.emplace_back("status", told(o));
    if (!has_loops) all.emplace_back("standoffs", told(standoffs(c, w)));
    all.emplace_back("picture", ::told(picture_of(o)));
    all.emplace_back("timeline", told(timeline(c, from)));
    all.emplace_back("balance", told(balance(c, w)));
    all.emplace_back("watch", told(watch(c, w)));
    all.emplace_back("participation", told(participation(c, from)));
    for (const std::string& key : keys) {
        const any_handle what = p.at(key);
        all.emplace_back("explain " + key, steps_of(explain(c, w, what), has_loops));
        all.emplace_back("dependents " + key, told(dependents(c, w, what, {.diagrams = {.nodes = 1'000'000}})));
        all.emplace_back("compare " + key, told(compare(c, w, w.with(what, status::met))));
        all.emplace_back("picture about " + key, ::told(picture_of(o, {.about = what})));
        if (p.as<role>(what) || p.as<force>(what)) {
            all.emplace_back("enabling " + key, told(enabling_sets(c, w, what, {.list = 1000})));
            all.emplace_back("blocking " + key, told(blocking_sets(c, w, what, {.list = 1000})));
            all.emplace_back("likelihood " + key, told(likelihood(c, w, what, beliefs::otherwise(0.5))));
            all.emplace_back("importance " + key, told(importance(c, w, what, beliefs::otherwise(0.5))));
        }
        if (p.as<role>(what)) all.emplace_back("power " + key, told(power(p, w, what)));
        if (const auto m = p.as<mandate>(what); m && p[*m].adopted_by)
            all.emplace_back("tally " + key, told(tally(p, w, *m)));
    }
    return all;
}

template <class T>
void add_keys(const proposal& p, std::vector<std::string>& into, std::size_t most) {
    std::size_t count = 0;
    for (const handle<T> h : p.all<T>())
        if (!p[h].key.empty() && count++ < most) into.push_back(p[h].key);
}

void check_cut(const std::string& file, const viewpoint& from, std::size_t most) {
    const proposal whole = read_json(file);
    for (const handle<full_strength> h : whole.all<full_strength>())
        if (whole[h].key.ends_with("/2")) return;  // its number counts the offers of the file
    const date knows = from.known_by == date{} ? from.true_on : from.known_by;
    const std::string cut_file =
        boost::json::serialize(tests::scenario_cutter{boost::json::parse(file).as_object()}.known_by(knows));
    const proposal cut = read_json(cut_file);
    std::vector<std::string> keys;
    add_keys<role>(cut, keys, most);
    add_keys<mandate>(cut, keys, most);
    add_keys<precondition>(cut, keys, most);
    add_keys<actor>(cut, keys, most);
    add_keys<contribution>(cut, keys, most);
    add_keys<force>(cut, keys, most);
    INFO("on " << (from.true_on == date{} ? "no day" : to_string(from.true_on)) << ", known by " << to_string(knows));
    const bool has_loops = !compile(whole).circuit().loops().empty();
    const auto of_whole = answers(whole, from, has_loops, keys), of_cut = answers(cut, from, has_loops, keys);
    for (std::size_t i = 0; i < of_cut.size(); ++i) {
        if (of_whole[i].second == of_cut[i].second) continue;
        INFO(of_cut[i].first << "\nof the cut file alone:\n"
                             << lines_of_first(of_cut[i].second, of_whole[i].second) << "of the whole alone:\n"
                             << lines_of_first(of_whole[i].second, of_cut[i].second));
        FAIL_CHECK("hindsight");
    }
}

std::string text_of_file(const std::string& name) {
    return write_json(read_json_file(std::string{MUSTER_SOURCE_DIR} + "/examples/scenarios/" + name));
}

// Some of the days on which a file's sources were published.
std::vector<date> days_of(const std::string& file, std::size_t most) {
    std::vector<date> all;
    const proposal p = read_json(file);
    for (const handle<citation> h : p.all<citation>())
        if (p[h].published != date{}) all.push_back(p[h].published);
    std::sort(all.begin(), all.end(), [](date a, date b) { return a.day() < b.day(); });
    all.erase(std::unique(all.begin(), all.end(), [](date a, date b) { return a.day() == b.day(); }), all.end());
    std::vector<date> some;
    for (std::size_t i = 0; i < (std::min)(most, all.size()); ++i)
        some.push_back(all[i * (all.size() - 1) / (std::max)((std::min)(most, all.size()) - 1, std::size_t{1})]);
    return some;
}

}  // namespace

TEST_CASE("an answer on an example is that of the file cut to what was published by then") {
    for (const char* name : {"tutorial.json", "haiti-mss-2023.json", "interfet-1999.json", "iraq-2003.json",
                             "mfo-sinai-1981.json", "unamid-2007.json", "unifil-2006.json", "gaza-isf.json"}) {
        INFO(name);
        const std::string file = text_of_file(name);
        for (const date day : days_of(file, tests::amount(2, 1'000))) {
            const std::size_t most = tests::amount(1, 1'000);
            check_cut(file, {.true_on = day}, most);
            check_cut(
                file,
                {.true_on = day, .known_by = date{std::chrono::year_month_day{day.day() + std::chrono::days{40}}}},
                most);
        }
    }
}

TEST_CASE("an answer on a random scenario is that of the file cut to what was published by then") {
    const std::size_t seeds = tests::amount(1'000, 10'000);
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        INFO("seed " << seed);
        tests::random_numbers random{seed};
        const std::string file = write_json(tests::make_random_scenario(random));
        const auto day = [&] { return date{2025y / 6 / std::chrono::day{1 + random.below(28)}}; };
        const date on = day(), known_by = day();
        check_cut(file, {.true_on = on}, 100);
        check_cut(file, {.true_on = on, .known_by = known_by}, 100);
    }
}

TEST_CASE("a thing that is first mentioned later is not there") {
    const proposal p = read_json(R"({"muster": 1, "proposal": "t",
        "actors": {"A": {"name": "Aland"}, "B": {"name": "Bland"}}, "roles": {"troops": {"name": "troops"}},
        "pledges": {"A-no": {"by": "A", "fills": "troops", "reading": "refuses", "date": "2026-01-01"},
                    "B-will": {"by": "B", "fills": "troops", "date": "2027-01-01"}}})");
    const world then = world_at(p, 2026y / 2 / 1), later = world_at(p, 2027y / 2 / 1);
    CHECK(evaluate(p, then)[p.at("troops")] == status::unmet);
    CHECK_FALSE(evaluate(p, then).is_mentioned(p.at("B/troops")));
    CHECK(evaluate(p, later).is_mentioned(p.at("B")));
    CHECK(evaluate(p, later)[p.at("troops")] == status::met);
    CHECK(to_text(evaluate(p, then)).find("Bland") == std::string::npos);
    CHECK(enabling_sets(p, then, p.at("troops")).empty());
    CHECK(likelihood(p, then, p.at("troops"), beliefs::otherwise(0.5)).most == 0);
}
