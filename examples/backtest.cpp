// Does the model tell who came? Six earlier forces, of which the end is known.
//
// The scenarios hold what was said beforehand and what was reported of mandates, consents and parliaments, but not who
// took part: backtest.json holds that. What the model derives at the end of each story stands beside what happened.
// Where they differ it says why; where too little was known it says what was missing.

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <muster/io/json.hpp>
#include <muster/muster.hpp>

namespace {

namespace json = boost::json;
using namespace muster;

enum class verdict { agrees, differs, open, not_counted };
constexpr std::array verdict_names{"agrees", "differs", "open", "not counted"};

using counts = std::array<std::size_t, verdict_names.size()>;
using footing = std::pair<std::string, std::string>;  // how the condition is known, and how the outcome is

// A line that differs from what happened.
struct difference {
    any_handle what{};
    const json::object* line = nullptr;
};

std::string text_at(const json::object& from, const char* field) {
    const json::value* found = from.if_contains(field);
    return found == nullptr ? "" : json::value_to<std::string>(*found);
}

// The day of the last source, or the end of the story where that is later.
date last_word(const proposal& p, date end) {
    for (const handle<citation> c : p.all<citation>())
        if (const date d = p[c].published; d != date{} && not_after(end, d)) end = d;
    return end;
}

// The unknowns that an open status hangs on.
text::line unknowns(const proposal& p, const world& w, any_handle what) {
    const explanation why = explain(p, w, what);
    std::vector<any_handle> things;
    for (const explanation_step& step : why.steps)
        if (step.because.empty()) things.push_back(step.what);
    return phrasebook{p}.names(things);
}

// What the sources tell of what happened.
text::line note_on(const proposal& p, const json::object& line) {
    std::vector<handle<citation>> sources;
    for (const json::value& key : line.at("citations").as_array())
        sources.push_back(p.at<citation>(json::value_to<std::string>(key)));
    return "What happened: " + text_at(line, "note") + phrasebook{p}.sources(sources);
}

// Why the model says so, and what the sources tell of what happened. Those in a stand-off share one explanation.
void tell_differences(text::document& into, const proposal& p, const world& end, std::vector<difference> all) {
    for (const standoff& waiting : standoffs(p, end)) {
        const auto rest = std::stable_partition(all.begin(), all.end(), [&](const difference& d) {
            return std::find(waiting.members.begin(), waiting.members.end(), d.what) != waiting.members.end();
        });
        if (rest != all.begin()) into.append(document_of(waiting));
        for (auto d = all.begin(); d != rest; ++d)
            if (d->line->contains("note")) into.paragraph(note_on(p, *d->line));
        all.erase(all.begin(), rest);
    }
    for (const difference& d : all) {
        into.append(document_of(explain(p, end, d.what)));
        into.paragraph(note_on(p, *d.line));
    }
}

// The day on which it fell, by the model, that a contribution takes part at the end, or does not any more. Nothing is
// told of those for whom it never was otherwise.
std::map<any_handle, date> days_of_decision(const participation_answer& found) {
    std::map<any_handle, date> result;
    for (const participation_row& row : found) {
        if (!row.ever_took_part()) continue;
        const auto takes_part = [](const participation_span& s) {
            return s.how == taking_part::there || s.how == taking_part::would_come;
        };
        date day{};
        if (row.takes_part_at_the_end()) {
            for (auto s = row.spans.rbegin(); s != row.spans.rend() && takes_part(*s); ++s) {
                if (s != row.spans.rbegin() && s->until != day) break;
                day = s->from;
            }
        } else {
            for (const participation_span& s : row.spans)
                if (takes_part(s)) day = s.until;
        }
        if (day != date{}) result.emplace(row.of, day);
    }
    return result;
}

void test(const json::object& story, const std::filesystem::path& scenarios, std::map<footing, counts>& tested) {
    const proposal p = read_json_file(scenarios / text_at(story, "scenario"));
    const date day = parse_date(text_at(story, "end")).value();
    const world end = world_at(p, day, last_word(p, day));
    const outcome derived = evaluate(p, end);

    const phrasebook words{p};
    const participation_answer by_day = participation(p, {.true_on = day, .known_by = last_word(p, day)});
    const std::map<any_handle, date> decided = days_of_decision(by_day);
    const auto model_words = [&](any_handle what) {
        text::line result = words.status_words(what, derived[what]);
        if (const auto known = decided.find(what); known != decided.end()) result += ", " + to_string(known->second);
        return result;
    };
    std::vector<std::vector<text::line>> rows, open;
    std::vector<text::line> not_asked;
    std::vector<difference> differences;
    for (const json::value& entry : story.at("outcomes").as_array()) {
        const json::object& line = entry.as_object();
        const any_handle what = p.at(text_at(line, "of"));
        if (line.contains("as")) {
            not_asked.push_back(words.name(what) + " (" + text_at(line, "as") + ")");
            continue;
        }
        verdict v = verdict::not_counted;
        std::string happened = "not known";
        if (const json::value& came = line.at("came"); !came.is_null()) {
            happened = came.as_bool() ? "came" : "did not";
            if (line.contains("when")) happened += ", " + text_at(line, "when");
            if (derived[what] == status::open) v = verdict::open;
            else v = (derived[what] == status::met) == came.as_bool() ? verdict::agrees : verdict::differs;
        }
        const auto n = static_cast<std::size_t>(v);
        const footing known{text_at(line, "condition"), text_at(line, "outcome")};
        ++tested[known].at(n);
        rows.push_back({words.name(what), model_words(what), happened, verdict_names.at(n), known.first, known.second});
        if (v == verdict::open) open.push_back({words.name(what), unknowns(p, end, what)});
        if (v == verdict::differs) differences.push_back({what, &line});
    }

    text::document told;
    told.heading(p.name() + ": at the end, " + to_words(day));
    told.table({"who", "the model", "what happened", "", "condition", "outcome"}, std::move(rows));
    if (!not_asked.empty())
        told.paragraph(text::line{"Not a question of coming: "} + text::listed(not_asked, "; ", "; ") + ".");
    std::vector<any_handle> only_before;
    for (const participation_row& row : by_day)
        if (row.ever_took_part() && !row.takes_part_at_the_end()) only_before.push_back(row.of);
    if (!only_before.empty())
        told.paragraph(text::line{"The model has them come on some day, but not at the end: "} +
                       words.names(only_before) + ".");
    if (!open.empty()) told.paragraph("Open, for want of these:");
    told.table({"who", "what is not known"}, std::move(open));
    if (!differences.empty()) told.paragraph("Where they differ:");
    tell_differences(told, p, end, std::move(differences));
    std::cout << text::to_terminal(told) << '\n';
}

void print_totals(const std::map<footing, counts>& tested) {
    std::vector<std::vector<text::line>> rows;
    counts sum{};
    const auto add = [&](const footing& known, const counts& of) {
        std::vector<text::line> row{known.first, known.second};
        for (const std::size_t n : of) row.push_back(text::number(n));
        rows.push_back(std::move(row));
    };
    for (const char* condition : {"stated", "inferred", "none"})
        for (const char* outcome : {"read", "general"}) {
            const auto found = tested.find({condition, outcome});
            if (found == tested.end()) continue;
            add(found->first, found->second);
            for (std::size_t n = 0; n < sum.size(); ++n) sum.at(n) += found->second.at(n);
        }
    add({"all", ""}, sum);
    text::document told;
    told.heading("All six");
    told.table({"condition", "outcome", "agrees", "differs", "open", "not counted"}, std::move(rows));
    std::cout << text::to_terminal(told);
}

}  // namespace

// The folder with backtest.json and scenarios/ is given, or that of this file.
int main(int argc, char** argv) {
    try {
        const std::filesystem::path folder =
            argc > 1 ? std::filesystem::path{argv[1]} : std::filesystem::path{__FILE__}.parent_path();
        std::ifstream file{folder / "backtest.json"};
        const json::value data = json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});

        text::document told;
        told.paragraph(
            "What was said beforehand and reported since, against who came. The condition is stated, inferred from "
            "what was done, or none: of an offer without one, the model can only say that it will come. The outcome "
            "was read in a source, or is general knowledge.");
        std::cout << text::to_terminal(told) << '\n';
        std::map<footing, counts> tested;
        for (const json::value& story : data.at("scenarios").as_array())
            test(story.as_object(), folder / "scenarios", tested);
        print_totals(tested);
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 2;
    }
}
