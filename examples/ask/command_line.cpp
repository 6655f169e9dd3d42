#include "command_line.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>

#include <muster/core/near_miss.hpp>
#include <muster/version.hpp>

#include "options.hpp"
#include "questions.hpp"
#include "request.hpp"

namespace ask {

namespace {

constexpr const char* footer = R"(Examples
  ask gaza-isf.json dependents resolution --as-of 2025-11-08
  ask gaza-isf.json explain AZE --as-of 2025-11-08
  ask gaza-isf.json compare resolution=met --as-of 2025-11-08 --on-record-only
  ask gaza-isf.json draw resolution --as-of 2025-11-08 -o gaza.html

Exit status: 0 answered; 1 the scenario has findings; 2 wrong use, an input that
cannot be read, or an answer that cannot be written.)";

/// Lines of at most so many letters.
std::string wrapped(const std::string& text, std::size_t width) {
    std::istringstream words{text};
    std::string result, word;
    for (std::size_t column = 0; words >> word; column += word.size() + 1) {
        if (column != 0 && column + word.size() > width) result += '\n', column = 0;
        else if (column != 0) result += ' ';
        result += word;
    }
    return result;
}

std::string listed(const std::vector<std::string>& words, const char* last) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i)
        result += (i == 0 ? "" : i + 1 == words.size() ? last : ", ") + words[i];
    return result;
}

const question* question_of(std::string_view name) {
    for (const question& q : questions())
        if (q.name == name) return &q;
    return nullptr;
}

/// All groups of options, in the order in which questions take them.
std::vector<const option_group*> option_groups() {
    std::vector<const option_group*> result;
    for (const question& q : questions())
        for (const option_group* g : q.takes)
            if (std::find(result.begin(), result.end(), g) == result.end()) result.push_back(g);
    result.push_back(&writing);
    return result;
}

bool takes(const question& q, const option_group& g) {
    return &g == &writing || std::find(q.takes.begin(), q.takes.end(), &g) != q.takes.end();
}

std::vector<std::string> who_take(const option_group& g) {
    std::vector<std::string> names;
    for (const question& q : questions())
        if (takes(q, g)) names.emplace_back(q.name);
    return names;
}

/// An option that somebody typed by name, and the group that it is of.
std::pair<const option*, const option_group*> find_option(const std::string& name) {
    for (const option_group* g : option_groups())
        for (const option& o : g->options)
            for (const std::string& known : CLI::detail::split(o.names, ','))
                if (known == name) return {&o, g};
    return {};
}

/// The name of the option that an argument gives, without a value that is joined to it; empty where it is none.
std::string option_name(const std::string& argument) {
    if (argument.size() < 2 || argument[0] != '-') return {};
    return argument[1] == '-' ? argument.substr(0, argument.find('=')) : argument.substr(0, 2);
}

[[noreturn]] void refuse_option(const std::string& name, const question* q) {
    if (const auto [option, group] = find_option(name); option != nullptr && q != nullptr) {
        const std::vector<std::string> takers = who_take(*group);
        throw wrong_use{std::string{q->name} + " takes no " + name + "; " + listed(takers, " and ") +
                        (takers.size() == 1 ? " does" : " do")};
    }
    muster::near_miss near{name};
    for (const option_group* g : option_groups())
        for (const option& o : g->options)
            if (q == nullptr || takes(*q, *g))
                for (const std::string& known : CLI::detail::split(o.names, ',')) near.consider(known);
    for (const char* known : {"--help", "--version"}) near.consider(known);
    throw wrong_use{"there is no option " + name + near.hint()};
}

/// Arguments, sorted: options may stand before, between and after words.
struct sorted_arguments {
    std::vector<std::string> words{};    ///< the file, the question and its keys
    std::vector<std::string> options{};  ///< with their values
    std::string unknown{};               ///< the first option that no question takes
    bool ask_for_help = false;
    bool ask_for_version = false;
};

sorted_arguments sorted(const std::vector<std::string>& arguments) {
    sorted_arguments result;
    for (auto at = arguments.begin(); at != arguments.end(); ++at) {
        const std::string name = option_name(*at);
        if (name == "--") {
            result.words.insert(result.words.end(), at + 1, arguments.end());
            break;
        }
        if (name.empty()) {
            result.words.push_back(*at);
            continue;
        }
        result.options.push_back(*at);
        const option* const known = find_option(name).first;
        if (name == "--help" || name == "-h") result.ask_for_help = true;
        else if (name == "--version") result.ask_for_version = true;
        else if (known == nullptr && result.unknown.empty()) result.unknown = name;
        if (known == nullptr || *known->value == '\0' || *at != name) continue;
        if (++at == arguments.end()) throw wrong_use{name + " needs a value"};
        result.options.push_back(*at);
    }
    return result;
}

/// The second word.
const question& question_among(const sorted_arguments& given) {
    if (given.words.size() > 1)
        if (const question* q = question_of(given.words[1])) return *q;
    if (!given.unknown.empty()) refuse_option(given.unknown, nullptr);
    if (given.words.size() < 2) throw wrong_use{"expected a file and a question"};
    if (question_of(given.words[0]) != nullptr) throw wrong_use{"the file comes first: ask FILE " + given.words[0]};
    muster::near_miss near{given.words[1]};
    for (const question& q : questions()) near.consider(q.name);
    throw wrong_use{"there is no question \"" + given.words[1] + "\"" + near.hint()};
}

std::string words_of(const std::vector<format>& formats, const char* last) {
    std::vector<std::string> names;
    for (const format f : formats) names.emplace_back(muster::to_string(f));
    return listed(names, last);
}

/// The format asked for, else the one that the ending of the output tells, else the question's first.
format format_of(const request& r) {
    const question& q = *r.question;
    const auto checked = [&](format f) {
        if (std::find(q.formats.begin(), q.formats.end(), f) != q.formats.end()) return f;
        throw wrong_use{std::string{q.name} + " is not written as " + muster::to_string(f) + "; expected " +
                        words_of(q.formats, " or ")};
    };
    if (r.asked_format) return checked(*r.asked_format);
    const std::string ending = std::filesystem::path{r.output}.extension().string();
    if (ending.size() < 2) return q.formats.front();
    if (const auto f = muster::parse_enumerator<format>(ending.substr(1))) return checked(*f);
    if (q.formats.front() == format::text) return format::text;
    throw wrong_use{"\"" + r.output + "\": the ending tells the format; expected one of " +
                    words_of(q.formats, " and ") + ", or --format"};
}

/// The help in the order in which people type.
class formatter : public CLI::Formatter {
public:
    formatter() { column_width(column); }

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
        return wrapped(app->get_description(), width) + "\n\n" + make_usage(app, name) + make_subcommands(app, mode) +
               "\n" + make_groups(app, mode) + make_footer(app);
    }
    std::string make_usage(const CLI::App* app, std::string) const override {
        const question* q = question_of(app->get_name());
        if (q == nullptr) return "Usage: ask FILE QUESTION [KEY ...] [OPTION ...]\n       ask QUESTION --help\n";
        return std::string{"Usage: ask FILE "} + q->name + (*q->keys == '\0' ? "" : " ") + q->keys + " [OPTION ...]\n";
    }
    std::string make_group(std::string group, bool is_positional, std::vector<const CLI::Option*> all) const override {
        return Formatter::make_group(group, is_positional, all).substr(1);  // without an empty line before it
    }
    std::string make_subcommand(const CLI::App* sub) const override {
        const question* q = question_of(sub->get_name());
        return line(std::string{q->name} + " " + q->keys, q->tells);
    }
    std::string make_option_desc(const CLI::Option* o) const override {
        return wrapped(o->get_description(), width - column);
    }
    /// The options of all questions.
    std::string make_footer(const CLI::App* app) const override {
        if (app->get_parent() != nullptr) return {};
        std::string result, last;
        for (const option_group* g : option_groups()) {
            const std::vector<std::string> takers = who_take(*g);
            const std::string title = takers.size() < 6 ? "Options of " + listed(takers, " and ") : g->title;
            if (title != last) result += "\n" + title + ":\n";
            for (const option& o : g->options) result += line(std::string{o.names} + " " + o.value, o.tells);
            last = title;
        }
        return result + "\n" + footer + "\n";
    }

private:
    static constexpr std::size_t column = 28, width = 80;

    static std::string line(const std::string& name, const std::string& tells) {
        std::ostringstream out;
        CLI::detail::format_help(out, name, wrapped(tells, width - column), column);
        return out.str();
    }
};

/// The options of a question as CLI11 knows them.
void add_options(CLI::App& app, const question& q, request& r) {
    for (const option_group* g : option_groups()) {
        if (!takes(q, *g)) continue;
        for (const option& o : g->options) {
            const bool is_flag = *o.value == '\0';
            const auto take = [&r, &o, is_flag](const CLI::results_t& values) {
                if (values.size() > 1 && !o.may_repeat) throw wrong_use{std::string{o.names} + " is given twice"};
                if (is_flag && values.front() != "true") throw wrong_use{std::string{o.names} + " takes no value"};
                for (const std::string& value : values) o.take(r, value);
                return true;
            };
            std::string tells = o.tells;
            if (std::string_view{o.names} == "--format")
                tells = words_of(q.formats, " or ") + "; left out: " + muster::to_string(q.formats.front());
            app.add_option(o.names, take, tells)
                ->group(g->title)
                ->type_name(o.value)
                ->take_all()
                ->expected(is_flag ? 0 : 1);
        }
    }
    if (takes(q, sampling)) app.get_option("--seed")->needs("--samples");
}

}  // namespace

std::variant<request, std::string> parse(const std::vector<std::string>& arguments) {
    request r;
    CLI::App app{
        "Who would come, and on what condition? Puts a question to a scenario file; FILE may be -, which "
        "reads standard input."};
    app.formatter(std::make_shared<formatter>());
    app.set_help_flag("-h,--help", "this text; with a question, what that question takes");
    app.set_version_flag("--version", std::string{"ask "} + MUSTER_VERSION_STRING, "the version of muster");
    for (const question& q : questions()) {
        CLI::App* const sub = app.add_subcommand(q.name, q.tells)->group("Questions")->allow_extras();
        sub->set_help_flag("-h,--help")->group("");
        add_options(*sub, q, r);
    }

    const sorted_arguments given = sorted(arguments);
    if (given.ask_for_version) return app.version() + "\n";
    if (given.ask_for_help) {
        for (const std::size_t word : {1, 0})
            if (word < given.words.size() && question_of(given.words[word]) != nullptr)
                return app.get_subcommand(given.words[word])->help();
        return app.help();
    }

    const question& q = question_among(given);
    std::vector<std::string> options{given.options.rbegin(), given.options.rend()};  // CLI11 takes them from the back
    options.emplace_back(q.name);
    try {
        app.parse(std::move(options));
    } catch (const CLI::ParseError& e) {
        throw wrong_use{e.what()};
    }
    for (const std::string& left : app.get_subcommand(q.name)->remaining()) refuse_option(option_name(left), &q);

    r.file = given.words[0];
    r.question = &q;
    r.keys.assign(given.words.begin() + 2, given.words.end());
    if (r.keys.size() < q.least_keys) throw wrong_use{std::string{q.name} + " needs " + q.keys};
    if (r.keys.size() > q.most_keys)
        throw wrong_use{std::string{q.name} + " takes " + (q.most_keys == 0 ? "no key" : "one key") + ", but got " +
                        r.keys[q.most_keys]};
    r.format = format_of(r);
    return r;
}

}  // namespace ask
