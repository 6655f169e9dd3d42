#ifndef MUSTER_EXAMPLES_ASK_COMMAND_LINE_HPP
#define MUSTER_EXAMPLES_ASK_COMMAND_LINE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/near_miss.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/world.hpp>
#include <muster/version.hpp>
#include <muster/vocabulary/actor.hpp>

// What can be asked for on the command line, and what was.

namespace ask {

/// What was wrong with the command line.
struct wrong_use {
    std::string what;
};

/// How an answer is shown.
enum class format : std::uint8_t { text, json, md, dot, svg, html, graphml, csv };
[[nodiscard]] constexpr std::array<const char*, 8> enumerator_names(format) noexcept {
    return {"text", "json", "md", "dot", "svg", "html", "graphml", "csv"};
}

[[nodiscard]] constexpr bool is_picture(format f) noexcept {
    return f == format::dot || f == format::svg || f == format::html;
}

[[nodiscard]] constexpr bool is_exported(format f) noexcept {
    return f == format::graphml || f == format::csv || f == format::md;
}

/// What is exported as a table.
enum class table : std::uint8_t { contributions, conditions, sources, balance, timeline };
[[nodiscard]] constexpr std::array<const char*, 5> enumerator_names(table) noexcept {
    return {"contributions", "conditions", "sources", "balance", "timeline"};
}

/// What a picture is of.
enum class drawing : std::uint8_t { proposal, participation };
[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(drawing) noexcept {
    return {"proposal", "participation"};
}

/// When text has colours.
enum class colours : std::uint8_t { automatic, always, never };
[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(colours) noexcept {
    return {"auto", "always", "never"};
}

/// An option as it was given: its name, and its value.
struct setting {
    std::string name, value;
};

/// What was asked for.
struct request {
    std::string file{}, question{};   ///< no question: a conversation
    std::vector<setting> settings{};  ///< of a conversation: what holds for all its questions
    std::vector<std::string> keys{};
    muster::viewpoint from{};
    bool by_report = false;
    std::vector<std::string> assumed{}, without{}, probable{};
    std::optional<double> otherwise{};
    std::optional<muster::actor_kind> only{};
    std::optional<muster::status> open_as{};
    std::size_t most_sets = 20;
    std::optional<std::size_t> largest_set{};
    bool counts_sets = false;
    std::optional<std::uint64_t> samples{}, seed{};
    std::pair<std::uint64_t, std::uint64_t> shard{1, 1};  ///< which of how many
    std::size_t jobs = 1;
    double seconds = 10, bytes = 1e9;  ///< what an answer may cost
    std::optional<ask::table> exported{};
    ask::format format = ask::format::text;
    std::string what{};  ///< what is drawn or exported, as it was told
    drawing drawn = drawing::proposal;
    std::string output{};  ///< empty: standard output
    colours coloured = colours::automatic;
};

// ---- values

[[nodiscard]] inline muster::date date_of(const std::string& text) {
    if (const auto d = muster::parse_date(text)) return *d;
    throw wrong_use{"\"" + text + "\" is no date; expected one like 2025-11-08, 2025-11 or 2025"};
}

[[nodiscard]] inline double probability_of(const std::string& text) {
    char* end = nullptr;
    const double p = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(p >= 0 && p <= 1))
        throw wrong_use{"\"" + text + "\" is no probability; expected a number from 0 to 1"};
    return p;
}

[[nodiscard]] inline std::size_t count_of(const std::string& text, const char* what) {
    if (text.empty() || text.size() > 12 || text.find_first_not_of("0123456789") != std::string::npos)
        throw wrong_use{"\"" + text + "\" is no " + what};
    return static_cast<std::size_t>(std::stoull(text));
}

/// A number of things that may be large: 250000 or 1e9.
[[nodiscard]] inline std::uint64_t large_count_of(const std::string& text, const char* what) {
    const std::size_t e = text.find('e');
    std::uint64_t count = count_of(text.substr(0, e), what);
    if (e == std::string::npos) return count;
    std::size_t zeros = count_of(text.substr(e + 1), what);
    for (; zeros > 0 && count < 1'000'000'000'000'000; --zeros) count *= 10;
    if (zeros > 0 && count > 0) throw wrong_use{"\"" + text + "\" is too large a " + what};
    return count;
}

/// K/N, as 3/16.
[[nodiscard]] inline std::pair<std::uint64_t, std::uint64_t> shard_of(const std::string& text) {
    const std::size_t at = text.find('/');
    if (at == std::string::npos) throw wrong_use{"\"" + text + "\" is no shard; expected one like 3/16"};
    const std::pair<std::uint64_t, std::uint64_t> result{count_of(text.substr(0, at), "shard"),
                                                         count_of(text.substr(at + 1), "number of shards")};
    if (result.first < 1 || result.first > result.second)
        throw wrong_use{"\"" + text + "\" is no shard; they are numbered from 1 to how many there are"};
    return result;
}

/// A number of something, above zero.
[[nodiscard]] inline double quantity_of(const std::string& text, const char* what) {
    char* end = nullptr;
    const double n = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(n > 0)) throw wrong_use{"\"" + text + "\" is no " + what};
    return n;
}

/// Bytes: 500MB, 2GB, or so many.
[[nodiscard]] inline double bytes_of(const std::string& text) {
    const std::size_t unit = (std::min)(text.find_first_not_of("0123456789.eE"), text.size());
    const std::string name = text.substr(unit);
    const double factor = name == "GB" ? 1e9 : name == "MB" ? 1e6 : name == "kB" ? 1e3 : name.empty() ? 1 : 0;
    if (factor == 0) throw wrong_use{"\"" + text + "\" is no amount of memory; expected one like 500MB or 2GB"};
    return factor * quantity_of(text.substr(0, unit), "amount of memory; expected one like 500MB or 2GB");
}

/// KEY=VALUE, cut at the last equals sign.
[[nodiscard]] inline std::pair<std::string, std::string> cut(const std::string& text) {
    const std::size_t at = text.rfind('=');
    if (at == std::string::npos || at == 0) throw wrong_use{"\"" + text + "\": expected KEY=VALUE"};
    return {text.substr(0, at), text.substr(at + 1)};
}

template <muster::named_enumeration E>
[[nodiscard]] E enumerator_of(const std::string& text, const char* what) {
    if (const auto e = muster::parse_enumerator<E>(text)) return *e;
    muster::near_miss near{text};
    const auto names = enumerator_names(E{});
    std::string expected;
    for (std::size_t i = 0; i < names.size(); ++i) {
        near.consider(names[i]);
        expected += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string{names[i]};
    }
    throw wrong_use{"\"" + text + "\" is no " + what + "; expected " + expected + near.hint()};
}

// ---- questions and options

struct question {
    const char* name;
    const char* keys;  ///< what it is about, as its usage has it
    std::size_t fewest_keys, most_keys;
    const char* about;
    bool reads_scenario = true;  ///< else no file stands before it
    bool is_asked = true;        ///< it answers; else it does something, and only as a command of its own
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);
inline constexpr question questions[] = {
    {"status", "", 0, 0, "the status of everything: who takes part, which roles are filled"},
    {"balance", "[ROLE]", 0, 1, "the force in numbers: what is needed, deployed, firm, possible, barred and missing"},
    {"dependents", "KEY", 1, 1, "whose participation hinges on a thing, how strictly, on whose word"},
    {"explain", "KEY ...", 1, any_number, "why a thing has its status, down to the sources"},
    {"compare", "KEY=STATUS ...", 1, any_number, "what would change if things were met, unmet or open"},
    {"standoffs", "", 0, 0, "loops in which everybody waits for the others, and who could move first"},
    {"enabling", "KEY", 1, 1, "the smallest sets of changes that would be enough for a thing"},
    {"blocking", "KEY", 1, 1, "the smallest sets of changes that would rule it out"},
    {"validate", "", 0, 0, "what is wrong with the file beyond its syntax, or worth knowing"},
    {"timeline", "", 0, 0, "day by day, what happened and what it changed"},
    {"watch", "", 0, 0, "the facts, votes and decisions that hold up most, who decides them, and what falls due"},
    {"participation", "[ACTOR|ROLE]", 0, 1,
     "who took part when: the days on which each was willing, would have come, was there and had left"},
    {"importance", "KEY", 1, 1, "which leaves and actors matter most for a thing, by --p"},
    {"likelihood", "KEY", 1, 1, "how likely a thing is by --p, the leaves being independent"},
    {"tally", "MANDATE", 1, 1, "what the votes on a mandate come to: adopted or not and why, who can still block"},
    {"power", "BODY|KEY", 1, 1,
     "the power of the members of a voting body, or of a council's, under its rule; of a force or a role, how pivotal "
     "each contributor is, the conditions as they are"},
    {"merge", "ANSWER ...", 1, any_number,
     "answers of likelihood --samples --shard --format json, as one answer in JSON", false, false},
    {"draw", "[KEY]", 0, 1, "a picture of all that was said; of a thing, what depends on it and what it depends on"},
    {"export", "", 0, 0, "the graph (graphml) for Gephi, yEd or NetworkX; tables (csv, md) for a spreadsheet"},
    {"serve", "", 0, 0, "answers questions in JSON, one on each line of standard input, on lines of standard output",
     true, false},
    {"upgrade", "", 0, 0, "the scenario in the newest format of files, as it was meant in its own, without its notes",
     true, false},
    {"new", "FILE", 1, 1, "writes a scenario to start from, with notes on what to change", false, false},
    {"completion", "bash|zsh", 1, 1, "a script with which the shell completes commands of ask", false, false},
    {"manual", "", 0, 0, "the manual page, for man", false, false},
};

/// The question of a name; null where there is none.
[[nodiscard]] inline const question* find_question(const std::string& name) {
    for (const question& q : questions)
        if (name == q.name) return &q;
    return nullptr;
}

/// How it is written on the command line.
[[nodiscard]] inline std::string usage(const question& q) {
    return std::string{"ask "} + (q.reads_scenario ? "FILE " : "") + q.name + (*q.keys == '\0' ? "" : " ") + q.keys;
}

/// Questions in a sentence.
[[nodiscard]] inline std::string listed(const std::vector<std::string>& names) {
    std::string result;
    for (std::size_t i = 0; i < names.size(); ++i)
        result += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return result;
}

struct option {
    const char* names;  ///< as CLI11 takes them
    const char* value;  ///< what stands after it; empty: nothing
    const char* about;
    std::function<void(request&, const std::string&)> take;
    std::vector<std::string> of{}, not_of{};  ///< the questions that take it; both empty: every one
    bool repeats = false;

    [[nodiscard]] bool is_of(const std::string& name) const {
        const auto has = [&](const auto& all) { return std::find(all.begin(), all.end(), name) != all.end(); };
        return of.empty() ? !has(not_of) : has(of);
    }
    [[nodiscard]] std::string whose() const {
        if (!of.empty()) return "of " + listed(of);
        std::vector<std::string> others;  // of what is a question at all
        for (const std::string& name : not_of)
            if (find_question(name)->is_asked) others.push_back(name);
        return others.empty() ? "of every question" : "of every question but " + listed(others);
    }
};

/// The questions that an option about the world cannot be of: these, and what does not answer.
[[nodiscard]] inline std::vector<std::string> of_no_world(std::vector<std::string> besides) {
    for (const question& q : questions)
        if (!q.is_asked) besides.emplace_back(q.name);
    return besides;
}

[[nodiscard]] inline const std::vector<option>& options() {
    using text = const std::string&;
    static const std::vector<option> all{
        {.names = "--as-of",
         .value = "DATE",
         .about = "what was true on a day (2025-11-08, 2025-11 or 2025); left out: all that was ever said",
         .take = [](request& r, text value) { r.from.true_on = date_of(value); },
         .not_of = of_no_world({"validate"})},
        {.names = "--known-by",
         .value = "DATE",
         .about = "as known by a day, or latest: whenever it became known; left out: the same day",
         .take = [](request& r,
                    text value) { r.from.known_by = value == "latest" ? muster::viewpoint::latest : date_of(value); },
         .not_of = of_no_world({"validate"})},
        {.names = "--by-report",
         .value = "",
         .about = "each report on the day it became known, not on the day of what it tells",
         .take = [](request& r, text) { r.by_report = true; },
         .of = {"timeline"}},
        {.names = "--set",
         .value = "KEY=met|unmet|open",
         .about =
             "assume a status, or of ACTOR/MANDATE a vote, such as CHN/resolution=abstaining; may be given several "
             "times",
         .take = [](request& r, text value) { r.assumed.push_back(value); },
         .not_of = of_no_world({"timeline", "participation", "validate"}),
         .repeats = true},
        {.names = "--on-record-only",
         .value = "",
         .about = "leave out sources that do not name their speaker",
         .take = [](request& r, text) { r.from.on_record_only = true; },
         .not_of = of_no_world({"validate"})},
        {.names = "--without-citation",
         .value = "KEY",
         .about = "leave out a source; may be given several times",
         .take = [](request& r, text value) { r.without.push_back(value); },
         .not_of = of_no_world({"validate"}),
         .repeats = true},
        {.names = "--max",
         .value = "N",
         .about = "how many sets are listed; left out: 20",
         .take = [](request& r, text value) { r.most_sets = count_of(value, "number of sets"); },
         .of = {"enabling", "blocking"}},
        {.names = "--largest",
         .value = "N",
         .about = "leaves out sets of more changes",
         .take = [](request& r, text value) { r.largest_set = count_of(value, "number of changes"); },
         .of = {"enabling", "blocking"}},
        {.names = "--count",
         .value = "",
         .about = "counts all sets too, which can take far longer",
         .take = [](request& r, text) { r.counts_sets = true; },
         .of = {"enabling", "blocking"}},
        {.names = "--only",
         .value = "state|group|...",
         .about = "actors of one kind",
         .take = [](request& r, text value) { r.only = enumerator_of<muster::actor_kind>(value, "kind of actor"); },
         .of = {"dependents"}},
        {.names = "--open-as",
         .value = "met|unmet",
         .about = "for contributors, what else is open counts as this; left out: unmet",
         .take =
             [](request& r, text value) {
                 r.open_as = enumerator_of<muster::status>(value, "status");
                 if (r.open_as == muster::status::open) throw wrong_use{"--open-as: expected met or unmet"};
             },
         .of = {"power"}},
        {.names = "--p",
         .value = "KEY=P",
         .about = "the probability of a thing; may be given several times. Sets are listed with the likeliest first",
         .take = [](request& r, text value) { r.probable.push_back(value); },
         .of = {"likelihood", "importance", "enabling", "blocking"},
         .repeats = true},
        {.names = "--p-otherwise",
         .value = "P",
         .about = "the probability of all other open leaves",
         .take = [](request& r, text value) { r.otherwise = probability_of(value); },
         .of = {"likelihood", "importance", "enabling", "blocking"}},
        {.names = "--samples",
         .value = "N",
         .about = "estimates it from so many random worlds instead of computing it",
         .take = [](request& r, text value) { r.samples = large_count_of(value, "number of worlds"); },
         .of = {"likelihood"}},
        {.names = "--shard",
         .value = "K/N",
         .about = "with --samples, draws only part K of N of these worlds; merge puts the parts together",
         .take = [](request& r, text value) { r.shard = shard_of(value); },
         .of = {"likelihood"}},
        {.names = "--jobs",
         .value = "N",
         .about = "with --samples, draws them on so many threads",
         .take =
             [](request& r, text value) {
                 r.jobs = count_of(value, "number of threads");
                 if (r.jobs < 1 || r.jobs > 1'000) throw wrong_use{"--jobs: expected 1 to 1000"};
             },
         .of = {"likelihood"}},
        {.names = "--seed",
         .value = "S",
         .about = "with --samples; the same seed draws the same worlds",
         .take = [](request& r, text value) { r.seed = count_of(value, "seed"); },
         .of = {"likelihood"}},
        {.names = "--what",
         .value = "WHAT",
         .about =
             "of draw: proposal (a graph) or participation (who took part when, as lanes over the days); of export: "
             "the table contributions, conditions, sources, balance or timeline, in md left out: all of them",
         // What it can be depends on the question, see `choose_what`.
         .take = [](request& r, text value) { r.what = value; },
         .of = {"draw", "export"}},
        {.names = "--limit-seconds",
         .value = "S",
         .about = "how long an answer may take; what is certain by then is told; left out: 10",
         .take = [](request& r, text value) { r.seconds = quantity_of(value, "number of seconds"); },
         .not_of = of_no_world({})},
        {.names = "--limit-memory",
         .value = "SIZE",
         .about = "how much memory it may take, as 500MB or 2GB; left out: 1GB",
         .take = [](request& r, text value) { r.bytes = bytes_of(value); },
         .not_of = {"merge", "new", "completion", "manual"}},
        {.names = "--format",
         .value = "FORMAT",
         .about = "text, md (Markdown) or json (for other programs), not of draw; dot or svg (pictures) of draw, "
                  "explain, dependents and standoffs; svg of balance; html (a page with a slider over the days) of "
                  "draw; graphml, csv or md of export. Left out: "
                  "text; of draw and export what -o ends in, or svg and md",
         // Which one it is depends on the question and on -o too, see `choose_format`.
         .take = [](request& r, text value) { r.format = enumerator_of<format>(value, "format of answers"); },
         .not_of = of_no_world({"upgrade"})},
        {.names = "-o,--output",
         .value = "FILE",
         .about = "writes there, not to the terminal",
         .take = [](request& r, text value) { r.output = value == "-" ? "" : value; },
         .not_of = {"serve", "new"}},
        {.names = "--color",
         .value = "auto|always|never",
         .about = "whether text has colours; left out: on a terminal, unless NO_COLOR is set",
         .take = [](request& r, text value) { r.coloured = enumerator_of<colours>(value, "way to colour"); },
         .not_of = of_no_world({})},
    };
    return all;
}

// ---- the parser

/// How CLI11 shows the help.
class help_formatter : public CLI::Formatter {
public:
    help_formatter() { column_width(32); }
    std::string make_usage(const CLI::App* app, std::string) const override {
        for (const question& q : questions)
            if (app->get_name() == q.name) return "\nUsage: " + usage(q) + " [OPTION ...]\n";
        return "Usage: ask FILE QUESTION [KEY ...] [OPTION ...]\n       ask FILE\n       ask QUESTION --help\n\n"
               "FILE is a scenario in JSON; - is standard input. Without a question, questions are read from the "
               "terminal, or\nfrom standard input, one on each line; help tells more.\n";
    }
    std::string make_positionals(const CLI::App*) const override { return "\n"; }
    std::string make_group(std::string group, bool, std::vector<const CLI::Option*> all) const override {
        std::string result = group + ":\n";
        for (const CLI::Option* one : all) result += make_option(one, false);
        return result;
    }
    std::string make_subcommand(const CLI::App* asked) const override {
        std::string name = asked->get_name();
        for (const question& q : questions)
            if (name == q.name) return shown(name + " " + q.keys, q.about);
        return shown(name, asked->get_description());
    }
    std::string make_option(const CLI::Option* o, bool) const override {
        return shown(o->get_name(false, true) + (o->get_type_name().empty() ? "" : " " + o->get_type_name()),
                     o->get_description());
    }

private:
    /// Two columns, the second broken between words.
    [[nodiscard]] std::string shown(std::string left, const std::string& right) const {
        constexpr std::size_t widest = 100;
        const std::size_t column = get_column_width();
        std::string result, line = "  " + std::move(left);
        line.resize((std::max)(column, line.size() + 2), ' ');
        for (std::size_t at = 0; at < right.size();) {
            const std::size_t end = (std::min)(right.find(' ', at), right.size());
            if (line.size() > column && line.size() + end - at > widest) {
                line.erase(line.find_last_not_of(' ') + 1);
                result += line + "\n";
                line.assign(column, ' ');
            }
            line += right.substr(at, end - at) + " ";
            at = end + 1;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        return result + line + "\n";
    }
};

/// Every option stands at the top, so that it may come before the question, and with each question that takes it.
class command_line {
public:
    command_line() {
        app_.name("ask");
        app_.formatter(std::make_shared<help_formatter>());
        app_.set_help_flag("-h,--help", "this text; after a question, what that question takes");
        app_.set_version_flag("--version", "ask, of muster " MUSTER_VERSION_STRING);
        app_.get_option("--version")->description("the version of muster");
        app_.footer(
            "Examples:\n"
            "  ask gaza-isf.json dependents resolution --as-of 2025-11-08\n"
            "  ask gaza-isf.json explain AZE --as-of 2025-11-08\n"
            "  ask gaza-isf.json compare resolution=met --as-of 2025-11-08 --on-record-only\n"
            "  ask gaza-isf.json draw resolution --as-of 2025-11-08 -o gaza.html\n\n"
            "Exit status: 0 answered; 1 the scenario has findings; 2 wrong use, or an input that cannot be read.");
        app_.add_option("FILE", request_.file);
        app_.allow_extras();
        app_.fallthrough();
        app_.require_subcommand(0, 1);
        for (const option& o : options()) {
            const bool is_of_all = o.whose() == "of every question";
            add(app_, o, is_of_all ? o.about : o.whose() + ": " + o.about)
                ->group(o.of.empty() ? "Options of every question" : "Options of some questions");
        }
        for (const question& q : questions) {
            CLI::App* asked = app_.add_subcommand(q.name, q.about)->group(q.is_asked ? "Questions" : "Other commands");
            asked->footer("");
            asked->set_help_flag("-h,--help", "this text");
            // So many that there are no more. CLI11 takes a list without end apart where it stands in brackets, which
            // a key may do.
            add_as_told(*asked, "KEY")->expected(1'000'000)->allow_extra_args(false);
            for (const option& o : options())
                if (o.is_of(q.name)) add(*asked, o, o.about);
        }
    }

    /// The request; nothing where help or the version was asked for, which is then in `told`. Throws `wrong_use`.
    /// What is set for a whole conversation holds where the arguments do not say otherwise.
    [[nodiscard]] std::optional<request> parse(std::vector<std::string> arguments, std::string& told,
                                               const std::vector<setting>& settings = {}) {
        for (const std::string& argument : arguments)  // CLI11 would take the next argument for the value
            if (argument.rfind("--", 0) == 0 && argument.size() > 3 && argument.find('=') == argument.size() - 1)
                throw wrong_use{argument.substr(0, argument.size() - 1) + " needs a value"};
        const std::string last = arguments.empty() ? "" : arguments.back();
        std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants it
        try {
            app_.parse(std::move(arguments));
        } catch (const CLI::CallForHelp&) {
            told = app_.help();
            told.erase(told.find_last_not_of('\n') + 1) += '\n';
            return std::nullopt;
        } catch (const CLI::CallForVersion& version) {
            told = std::string{version.what()} + "\n";
            return std::nullopt;
        } catch (const CLI::ArgumentMismatch&) {
            throw wrong_use{last + " needs a value"};  // the only option that may lack it
        } catch (const CLI::ParseError& e) {
            throw wrong_use{e.what()};
        }
        check_words();
        if (app_.get_subcommands().empty()) return conversation();
        const CLI::App& asked = *app_.get_subcommands().front();
        request_.question = asked.get_name();
        request_.keys = asked.get_option("KEY")->results();
        check_keys();
        for (const option& o : options()) take(o, asked, settings);
        if (request_.seed && !request_.samples)
            throw wrong_use{"--seed draws worlds, of which --samples tells how many"};
        if ((request_.jobs > 1 || request_.shard.second > 1) && !request_.samples)
            throw wrong_use{"--shard and --jobs divide the worlds of --samples"};
        choose_what();
        choose_format();
        return request_;
    }

private:
    static CLI::Option* add(CLI::App& to, const option& o, const std::string& about) {
        if (*o.value == '\0') return to.add_flag(o.names, about);
        return add_as_told(to, o.names)->description(about)->type_name(o.value);
    }
    /// An option whose values stay what they were on the command line, to be taken from its `results`.
    static CLI::Option* add_as_told(CLI::App& to, const char* names) {
        CLI::Option* added = to.add_option(names, [](const CLI::results_t&) { return true; });
        return added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    /// The name that people know an option by.
    static std::string name_of(const option& o) {
        const std::string names = o.names;
        return names.substr(0, names.find(','));
    }

    /// There is a file and a question, and nothing that is neither of these nor an option.
    void check_words() const {
        std::vector<std::string> left_over = app_.remaining(true);
        left_over.erase(std::remove(left_over.begin(), left_over.end(), "--"), left_over.end());
        for (const std::string& word : left_over) {
            if (word.size() < 2 || word[0] != '-') continue;
            const std::string typed = word.substr(0, word.find('='));
            if (typed.size() == 2) throw wrong_use{"there is no option " + typed};  // near to any of its kind
            muster::near_miss near{typed};
            for (const option& o : options()) near.consider(name_of(o));
            for (const char* other : {"--output", "--help", "--version"}) near.consider(other);
            throw wrong_use{"there is no option " + typed + near.hint()};
        }
        if (app_.get_subcommands().empty()) {
            if (request_.file.empty()) throw wrong_use{"expected a file and a question"};
            if (left_over.empty()) return;
            if (left_over.front() == "why")
                throw wrong_use{"there is no question \"why\" on the command line; expected ask FILE explain KEY"};
            if (left_over.front() == "set")
                throw wrong_use{
                    "\"set\" is no question; what a question assumes is told by --set KEY=STATUS, such as ask FILE "
                    "status "
                    "--set KEY=met"};
            muster::near_miss near{left_over.front()};
            for (const question& q : questions) near.consider(q.name);
            throw wrong_use{"there is no question \"" + left_over.front() + "\"" + near.hint()};
        }
        const question& asked = *find_question(app_.get_subcommands().front()->get_name());
        if (!asked.reads_scenario && !request_.file.empty())
            throw wrong_use{std::string{asked.name} + " takes no scenario; expected " + usage(asked)};
        if (request_.file.empty() && asked.reads_scenario)
            throw wrong_use{"expected a file before the question: " + usage(asked)};
        if (!left_over.empty()) throw wrong_use{"there is no use for \"" + left_over.front() + "\""};
    }
    void check_keys() const {
        const question& q = *find_question(request_.question);
        if (request_.keys.size() < q.fewest_keys)
            throw wrong_use{request_.question + " needs a key; expected " + usage(q)};
        if (request_.keys.size() <= q.most_keys) return;
        const std::string first_too_many = " but got \"" + request_.keys[q.most_keys] + "\"";
        if (q.most_keys == 0) throw wrong_use{request_.question + " takes no key," + first_too_many};
        throw wrong_use{request_.question + " takes one key," + first_too_many + " too"};
    }
    /// Without a question: the options are settings, if they can be of every question.
    [[nodiscard]] request conversation() {
        for (const option& o : options()) {
            const std::string name = name_of(o);
            for (const std::string& value : app_.get_option(name)->results()) {
                if (!is_setting(o)) throw wrong_use{name + " goes with one question, not with all that follow"};
                request_.settings.push_back({name, value});
                request checked;  // the value is one
                o.take(checked, value);
                if (name == "--limit-memory") request_.bytes = checked.bytes;
            }
        }
        return request_;
    }
    [[nodiscard]] static bool is_setting(const option& o) { return o.of.empty() && name_of(o) != "-o"; }

    /// Takes the values of an option, from before the question and from after it, or what is set.
    void take(const option& o, const CLI::App& asked, const std::vector<setting>& settings) {
        const std::string name = name_of(o);
        std::vector<std::string> values = app_.get_option(name)->results();
        if (o.is_of(request_.question)) {
            std::vector<std::string> set;
            for (const setting& s : settings)
                if (s.name == name) set.push_back(s.value);
            if (o.repeats) values.insert(values.begin(), set.begin(), set.end());
            else if (values.empty() && asked.get_option(name)->results().empty() && !set.empty())
                values.push_back(set.back());
        }
        if (o.is_of(request_.question)) {
            const auto& more = asked.get_option(name)->results();
            values.insert(values.end(), more.begin(), more.end());
        } else if (!values.empty()) {
            throw wrong_use{request_.question + " takes no " + name + ", which is " + o.whose()};
        }
        if (values.size() > 1 && !o.repeats) throw wrong_use{name + " is given more than once"};
        for (const std::string& value : values) {
            if (*o.value == '\0' && value != "true") throw wrong_use{name + " takes no value"};
            o.take(request_, value);
            if (name == "--format") is_format_told_ = true;
        }
    }
    void choose_what() {
        if (request_.what.empty()) return;
        if (request_.question == "export") request_.exported = enumerator_of<table>(request_.what, "table");
        else request_.drawn = enumerator_of<drawing>(request_.what, "thing to draw");
    }
    /// Of pictures and of what is exported, the ending of the file tells the format where nothing else does.
    void choose_format() {
        const bool exports = request_.question == "export";
        if (request_.question == "draw" || exports) {
            const auto is_good = exports ? is_exported : is_picture;
            const char* const expected = exports ? "graphml, csv or md" : "dot, svg or html";
            if (!is_format_told_) {
                const std::string name = request_.output.substr(request_.output.rfind('/') + 1);
                const std::size_t dot = name.rfind('.');
                const std::string ending = dot == std::string::npos ? exports ? "md" : "svg" : name.substr(dot + 1);
                const auto told = muster::parse_enumerator<ask::format>(ending);
                if (!told || !is_good(*told))
                    throw wrong_use{"\"" + request_.output + "\" ends in no format of " +
                                    (exports ? "what is exported" : "pictures") + "; expected " +
                                    (exports ? ".graphml, .csv or .md" : ".svg, .dot or .html") + ", or --format"};
                request_.format = *told;
            }
            if (!is_good(request_.format))
                throw wrong_use{request_.question + " makes " + (exports ? "graphs and tables" : "pictures") +
                                "; expected --format " + expected};
            if (request_.format == ask::format::csv && !request_.exported)
                throw wrong_use{
                    "csv is of one table; expected --what contributions, conditions, sources, balance or "
                    "timeline"};
            if (request_.format == ask::format::graphml && request_.exported)
                throw wrong_use{"graphml has no tables; expected --format csv or md with --what"};
        } else if (request_.format == ask::format::html) {
            throw wrong_use{"only draw makes a page; expected --format text, json or md"};
        } else if (request_.format == ask::format::graphml || request_.format == ask::format::csv) {
            throw wrong_use{"only export makes graphml and csv; expected --format text, json or md"};
        }
    }

    CLI::App app_{"Who would come, and on what condition? Any question of muster, put to a scenario file."};
    request request_{};
    bool is_format_told_ = false;
};

}  // namespace ask

#endif
