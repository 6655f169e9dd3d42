// What must not change an answer: what nobody had mentioned by a day, in answers as known by that day, which are the
// same for the whole file and for the file cut to what was published by then; the order of the entries of a file, their
// keys, and things that nothing is linked to.

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

// Where the keys of a file were renamed, each has a mark before it: z, a letter, an underscore.
std::string without_marks(std::string text) {
    for (std::size_t at = text.find('z'); at != std::string::npos; at = text.find('z', at))
        if (at + 2 < text.size() && text[at + 2] == '_' && text[at + 1] >= 'a' && text[at + 1] <= 'z')
            text.erase(at, 3);
        else ++at;
    return text;
}
// Rows and lists are in the order of a file, which mentions things in another order once it is cut.
std::string sorted_words(const std::string& line) {
    std::multiset<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = (std::min)(line.find(' ', at), line.size());
        std::string word = line.substr(at, end - at);
        while (!word.empty() && std::string_view{",.;"}.find(word.back()) != std::string_view::npos) word.pop_back();
        const bool is_rule = word.size() > 3 && word.find_first_not_of('-') == std::string::npos;  // of a table
        if (word != "and" && !word.empty() && !is_rule) words.insert(std::move(word));
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
    return sorted_lines(without_marks(to_text(answer, {.width = 1'000'000})));
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
    return boost::json::serialize(
        sorted_parts(boost::json::parse(without_marks(boost::json::serialize(to_json(answer)))), has_loops));
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
    const std::string text = without_marks(to_text(e, text::terminal_options{.width = 1'000'000}));
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
        rows.insert(without_marks(i.full + "|" + i.text + "|" + i.detail + "|" + note + (i.is_focus ? "|*" : "")));
    }
    for (const picture::line& l : drawn.lines)
        if (drawn.items[l.tail].shape != figure::gate && drawn.items[l.head].shape != figure::gate)  // alike in words
            rows.insert(without_marks(drawn.items[l.tail].full + (l.negated ? " -| " : " -> ") +
                                      drawn.items[l.head].full + "|" + std::to_string(l.through.size())));
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

std::vector<std::string> keys_of(const proposal& p, std::size_t most) {
    std::vector<std::string> keys;
    add_keys<role>(p, keys, most);
    add_keys<mandate>(p, keys, most);
    add_keys<precondition>(p, keys, most);
    add_keys<actor>(p, keys, most);
    add_keys<contribution>(p, keys, most);
    add_keys<force>(p, keys, most);
    return keys;
}
bool counts_its_offers(const proposal& p) {
    const auto all = p.all<full_strength>();
    return std::any_of(all.begin(), all.end(), [&](handle<full_strength> h) { return p[h].key.ends_with("/2"); });
}

// Checks that two proposals give the same answers, on the things of the first with these keys, which are those of the
// second but for their marks. Leaves out the questions that are named.
void check_same(const proposal& one, const std::vector<std::string>& keys, const proposal& other,
                const std::vector<std::string>& other_keys, const viewpoint& from,
                const std::set<std::string>& left_out = {}) {
    const bool has_loops = !compile(one).circuit().loops().empty();
    const auto a = answers(one, from, has_loops, keys), b = answers(other, from, has_loops, other_keys);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (left_out.contains(a[i].first) || a[i].second == b[i].second) continue;
        INFO(a[i].first << "\nof the one alone:\n"
                        << lines_of_first(a[i].second, b[i].second) << "of the other alone:\n"
                        << lines_of_first(b[i].second, a[i].second));
        FAIL_CHECK("another answer");
    }
}

void check_cut(const std::string& file, const viewpoint& from, std::size_t most) {
    const proposal whole = read_json(file);
    if (counts_its_offers(whole)) return;  // and numbers them
    const date knows = from.known_by == date{} ? from.true_on : from.known_by;
    const std::string cut_file =
        boost::json::serialize(tests::scenario_cutter{boost::json::parse(file).as_object()}.known_by(knows));
    const proposal cut = read_json(cut_file);
    const std::vector<std::string> keys = keys_of(cut, most);
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

namespace {

// The sections of things by key in a scenario file.
constexpr const char* sections[] = {"citations", "actors",       "roles",     "mandates", "preconditions",
                                    "pledges",   "requirements", "positions", "forces"};

// The entries of each section in another order; those of a file that were reported keep theirs, which may matter.
std::string shuffled(const std::string& file, tests::random_numbers& random) {
    boost::json::object whole = boost::json::parse(file).as_object();
    for (const char* section : sections) {
        if (!whole.contains(section)) continue;
        boost::json::object& entries = whole[section].as_object();
        // A group stands below its members, and a statement below those that it replaces.
        std::vector<std::pair<std::string, boost::json::value>> all, last;
        for (const auto& [key, value] : entries)
            (value.as_object().contains("members") || value.as_object().contains("replaces") ? last : all)
                .emplace_back(key, value);
        for (std::size_t i = all.size(); i > 1; --i)
            std::swap(all[i - 1], all[random.below(static_cast<std::uint32_t>(i))]);
        all.insert(all.end(), last.begin(), last.end());
        entries.clear();
        for (auto& [key, value] : all) entries.emplace(key, std::move(value));
    }
    return boost::json::serialize(whole);
}

// Each key with a mark before it, and so each part of a key that is put together of several.
class renaming {
public:
    explicit renaming(const boost::json::object& whole) {
        for (const char* section : sections)
            if (whole.contains(section))
                for (const auto& entry : whole.at(section).as_object()) keys_.insert(std::string{entry.key()});
    }
    [[nodiscard]] std::string of_key(const std::string& key) const {
        std::string result;
        for (std::size_t at = 0; at <= key.size();) {
            const std::size_t end = (std::min)(key.find('/', at), key.size());
            const std::string part = key.substr(at, end - at);
            if (keys_.contains(part)) result += std::string{"z"} + mark(part) + "_";
            result += part + (end < key.size() ? "/" : "");
            at = end + 1;
        }
        return result;
    }
    [[nodiscard]] boost::json::object file(const boost::json::object& whole) const {
        boost::json::object result;
        for (const auto& [section, entries] : whole) {
            if (!std::count(std::begin(sections), std::end(sections),
                            std::string_view{section.data(), section.size()})) {
                result[section] = of(entries);
                continue;
            }
            boost::json::object renamed;
            for (const auto& [key, entry] : entries.as_object()) renamed[of_key(std::string{key})] = of(entry);
            result[section] = std::move(renamed);
        }
        return result;
    }

private:
    [[nodiscard]] boost::json::value of(const boost::json::value& value) const {
        if (value.is_string()) return boost::json::value(of_key(std::string{value.as_string()}));
        if (value.is_array()) {
            boost::json::array result;
            for (const boost::json::value& part : value.as_array()) result.push_back(of(part));
            return result;
        }
        if (!value.is_object()) return value;
        boost::json::object result;
        for (const auto& [key, part] : value.as_object())
            result[key] = key == "kind" ? part : of(part);  // a word, which may be a key as well
        return result;
    }

    // Keys come in another order than before.
    static char mark(const std::string& key) {
        std::uint32_t sum = 0;
        for (const char c : key) sum = sum * 31 + static_cast<unsigned char>(c);
        return static_cast<char>('a' + sum % 26);
    }
    std::set<std::string> keys_{};
};

}  // namespace

TEST_CASE(
    "neither the order of the entries of a file, nor keys, nor things that nothing is linked to change an answer") {
    const std::size_t seeds = tests::amount(150, 3'000);
    std::size_t compared = 0;
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        INFO("seed " << seed);
        tests::random_numbers random{seed};
        const std::string file = write_json(tests::make_random_scenario(random));
        const proposal p = read_json(file);
        if (counts_its_offers(p)) continue;  // and numbers them in the order of the file
        const viewpoint from{.true_on = date{2025y / 6 / std::chrono::day{1 + random.below(28)}}};
        std::vector<std::string> keys = keys_of(p, 100);
        if (random.percent(50)) keys.resize((std::min)(keys.size(), std::size_t{6}));
        ++compared;
        {
            INFO("another order");
            const proposal other = read_json(shuffled(file, random));
            std::set<std::string> by_first;  // tell those who are alike by the first of them
            for (const std::string& key : keys)
                if (p.as<role>(p.at(key))) {
                    by_first.insert("power " + key);
                    CHECK(json_of(power(p, world_at(p, from), p.at(key)), false) ==
                          json_of(power(other, world_at(other, from), other.at(key)), false));
                }
            check_same(p, keys, other, keys, from, by_first);
        }
        {
            INFO("other keys");
            const boost::json::object whole = boost::json::parse(file).as_object();
            const renaming renamed{whole};
            std::vector<std::string> others;
            for (const std::string& key : keys) others.push_back(renamed.of_key(key));
            check_same(p, keys, read_json(boost::json::serialize(renamed.file(whole))), others, from);
        }
        {
            INFO("more things");
            boost::json::object more = boost::json::parse(file).as_object();
            more["actors"].as_object()["alone"] = boost::json::object{};
            if (!more.contains("preconditions")) more["preconditions"] = boost::json::object{};
            more["preconditions"].as_object()["unlinked"] = boost::json::object{};
            // Lists of everything have them too.
            check_same(p, keys, read_json(boost::json::serialize(more)), keys, from, {"status", "picture"});
        }
    }
    CHECK(compared > seeds / 4);
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
