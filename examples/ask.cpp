// Who would come, and on what condition? Any question of the library, put to a scenario file.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <muster/io/dot.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/html.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/svg.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/power.hpp>
#include <muster/query/votes.hpp>

namespace {

using namespace muster;

constexpr const char* help = R"(Usage: ask FILE QUESTION [KEY ...] [OPTION ...]

Questions
  status                       the status of everything: who takes part, which roles are filled
  dependents KEY               whose participation hinges on a thing, how strictly, on whose word
  explain KEY ...              why a thing has its status, down to the sources
  compare KEY=STATUS ...       what would change if things were met, unmet or open
  standoffs                    loops in which everybody waits for the others, and who could move first
  enabling KEY                 the smallest sets of changes that would be enough for a thing
  blocking KEY                 the smallest sets of changes that would rule it out
  validate                     what is wrong with the file beyond its syntax, or worth knowing
  timeline                     day by day, what happened and what it changed
  importance KEY --p KEY=P     which leaves and actors matter most for a thing
  likelihood KEY --p KEY=P     how likely a thing is, the leaves being independent
  likelihood KEY --samples N   the same, estimated from so many random worlds
  tally MANDATE                what the votes on a mandate come to: adopted or not and why, who can still block
  power BODY                   the power of the members of a voting body, or of a council's, under its rule
  power KEY                    how pivotal each contributor is for a force or a role, the conditions as they are
  draw [KEY]                   a picture of all that was said; of a thing, what depends on it and what it depends on

Options of every question
  --as-of DATE                 what was true on a day (2025-11-08, or 2025-11); left out: all that was ever said
  --known-by DATE              as known by a day; left out: the same day
  --set KEY=met|unmet|open     assume a status; may be given several times
  --on-record-only             leave out sources that do not name their speaker
  --without-citation KEY       leave out a source; may be given several times
  --max N                      of enabling and blocking: how many sets are listed
  --largest N                  of enabling and blocking: leaves out sets of more changes
  --only state|group|...       of dependents: actors of one kind
  --open-as met|unmet          of power of contributors: what else is open counts as this; left out: unmet
  --p KEY=P, --p-otherwise P   of likelihood and importance: the probability of a thing; of all other open leaves
  --samples N, --seed S        of likelihood: draws worlds instead of computing it, the same ones for the same seed
  --format json                for other programs
  --format dot|svg             of draw, explain, dependents and standoffs: as a picture; draw is svg unless told
  --format html                of draw: a page of its own, with a slider over the days, for a browser
  -o FILE                      writes there, not to the terminal; of draw, its ending tells the format
  --help                       this text

Examples
  ask gaza-isf.json dependents resolution --as-of 2025-11-08
  ask gaza-isf.json explain AZE --as-of 2025-11-08
  ask gaza-isf.json compare resolution=met --as-of 2025-11-08 --on-record-only
  ask gaza-isf.json draw resolution --as-of 2025-11-08 -o gaza.html

Exit status: 0 answered; 1 the scenario has findings; 2 wrong use, or an input that cannot be read.
)";

/// What was wrong with the command line.
struct wrong_use {
    std::string what;
};

struct request {
    std::string file{}, question{};
    std::vector<std::string> keys{};
    viewpoint from{};
    std::vector<std::string> assumed{}, without{}, probable{};
    std::optional<double> otherwise{};
    std::optional<actor_kind> only{};
    muster::status open_as = muster::status::unmet;
    std::size_t most_sets = 20;
    std::optional<std::size_t> largest_set{};
    std::optional<std::uint64_t> samples{};
    std::uint64_t seed = 1;
    bool as_json = false;
    std::string picture{};  // dot, svg or html; empty: no picture
    std::string output{};   // empty: standard output
};

date date_of(const std::string& text) {
    if (const auto d = parse_date(text)) return *d;
    throw wrong_use{"\"" + text + "\" is no date; expected one like 2025-11-08 or 2025-11"};
}

double probability_of(const std::string& text) {
    char* end = nullptr;
    const double p = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(p >= 0 && p <= 1))
        throw wrong_use{"\"" + text + "\" is no probability; expected a number from 0 to 1"};
    return p;
}

std::size_t count_of(const std::string& text, const char* what) {
    if (text.empty() || text.size() > 12 || text.find_first_not_of("0123456789") != std::string::npos)
        throw wrong_use{"\"" + text + "\" is no " + what};
    return static_cast<std::size_t>(std::stoull(text));
}

/// KEY=VALUE, cut at the last equals sign.
std::pair<std::string, std::string> cut(const std::string& text) {
    const std::size_t at = text.rfind('=');
    if (at == std::string::npos || at == 0) throw wrong_use{"\"" + text + "\": expected KEY=VALUE"};
    return {text.substr(0, at), text.substr(at + 1)};
}

template <named_enumeration E>
E enumerator_of(const std::string& text, const char* what) {
    if (const auto e = parse_enumerator<E>(text)) return *e;
    near_miss near{text};
    for (const char* name : enumerator_names(E{})) near.consider(name);
    throw wrong_use{"\"" + text + "\" is no " + what + near.hint()};
}

request parse(const std::vector<std::string>& arguments) {
    request r;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string option = arguments[i];
        if (option.rfind("--", 0) != 0 && option != "-o") {
            words.push_back(option);
            continue;
        }
        std::optional<std::string> inline_value;
        if (const std::size_t at = option.find('='); at != std::string::npos) {
            inline_value = option.substr(at + 1);
            option.resize(at);
        }
        const auto value = [&] {
            if (inline_value) return *inline_value;
            if (++i == arguments.size()) throw wrong_use{option + " needs a value"};
            return arguments[i];
        };
        if (option == "--as-of") r.from.true_on = date_of(value());
        else if (option == "--known-by") r.from.known_by = date_of(value());
        else if (option == "--set") r.assumed.push_back(value());
        else if (option == "--on-record-only") r.from.on_record_only = true;
        else if (option == "--without-citation") r.without.push_back(value());
        else if (option == "--only") r.only = enumerator_of<actor_kind>(value(), "kind of actor");
        else if (option == "--max") r.most_sets = count_of(value(), "number of sets");
        else if (option == "--largest") r.largest_set = count_of(value(), "number of changes");
        else if (option == "--samples") r.samples = count_of(value(), "number of worlds");
        else if (option == "--seed") r.seed = count_of(value(), "seed");
        else if (option == "--open-as") r.open_as = enumerator_of<muster::status>(value(), "status");
        else if (option == "--p") r.probable.push_back(value());
        else if (option == "--p-otherwise") r.otherwise = probability_of(value());
        else if (option == "--format") {
            const std::string format = value();
            const bool is_picture = format == "dot" || format == "svg" || format == "html";
            if (!is_picture && format != "json" && format != "text")
                throw wrong_use{"\"" + format + "\" is no format of answers; expected text, json, dot, svg or html"};
            r.as_json = format == "json";
            r.picture = is_picture ? format : "";
        } else if (option == "-o" || option == "--output") {
            r.output = value();
        } else {
            near_miss near{option};
            for (const char* known : {"--as-of", "--known-by", "--set", "--on-record-only", "--without-citation",
                                      "--max", "--largest", "--only", "--open-as", "--p", "--p-otherwise", "--samples",
                                      "--seed", "--format", "--output", "--help"})
                near.consider(known);
            throw wrong_use{"there is no option " + option + near.hint()};
        }
    }
    if (words.size() < 2) throw wrong_use{"expected a file and a question"};
    r.file = words[0];
    r.question = words[1];
    r.keys.assign(words.begin() + 2, words.end());
    if (const std::size_t dot = r.output.rfind('.'); r.question == "draw" && r.picture.empty() && dot < r.output.size())
        if (const std::string ending = r.output.substr(dot + 1); ending == "dot" || ending == "html")
            r.picture = ending;
    return r;
}

/// A text of a file that anybody may have written, without what a terminal would obey.
std::string harmless(std::string_view text) {
    std::string result;
    for_characters(text, [&](std::uint32_t, std::string_view bytes) { result += bytes; });
    return result;
}

/// Prints what is met in green, unmet in red and open in yellow, on a terminal only.
std::string coloured(std::string text) {
    static const bool is_terminal = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
    if (!is_terminal) return text;
    const std::pair<const char*, const char*> colours[] = {
        {"would not come", "31"}, {"would not take part", "31"}, {"is not filled", "31"}, {"is not in force", "31"},
        {"is not met", "31"},     {"is not deployable", "31"},   {"would come", "32"},    {"would take part", "32"},
        {"is filled", "32"},      {"is in force", "32"},         {"is met", "32"},        {"is deployable", "32"},
        {"may come", "33"},       {"may take part", "33"},       {"may be filled", "33"}, {"may be in force", "33"},
        {"is open", "33"}};
    for (const auto& [phrase, colour] : colours) {
        const std::string painted = std::string{"\033["} + colour + "m" + phrase + "\033[0m";
        for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + painted.size()))
            text.replace(at, std::string_view{phrase}.size(), painted);
    }
    return text;
}

class session {
public:
    explicit session(request r) : request_{std::move(r)}, proposal_{read_json_file(request_.file)} {
        std::vector<handle<citation>> without;
        for (const std::string& key : request_.without) without.push_back(proposal_.at<citation>(key));
        request_.from.without = without;
        world_ = world_at(proposal_, request_.from);
        for (const std::string& text : request_.assumed) world_ = assume(world_, text);
    }

    int answer() {
        const std::map<std::string, std::function<int()>> questions{
            {"status", [this] { return status(); }},
            {"dependents", [this] { return dependents(); }},
            {"explain", [this] { return explain(); }},
            {"compare", [this] { return compare(); }},
            {"standoffs", [this] { return standoffs(); }},
            {"timeline", [this] { return timeline(); }},
            {"likelihood", [this] { return likelihood(); }},
            {"importance", [this] { return importance(); }},
            {"tally", [this] { return tally(); }},
            {"power", [this] { return power(); }},
            {"validate", [this] { return validate(); }},
            {"draw", [this] { return draw(); }},
            {"enabling", [this] { return sets(muster::status::met); }},
            {"blocking", [this] { return sets(muster::status::unmet); }},
        };
        const auto question = questions.find(request_.question);
        if (question != questions.end()) return question->second();
        near_miss near{request_.question};
        for (const auto& [name, unused] : questions) near.consider(name);
        throw wrong_use{"there is no question \"" + request_.question + "\"" + near.hint()};
    }

private:
    world assume(const world& w, const std::string& text) const {
        const auto [key, status_name] = cut(text);
        return w.with(proposal_.at(key), enumerator_of<muster::status>(status_name, "status"));
    }
    const std::string& only_key() const {
        if (request_.keys.size() != 1) throw wrong_use{request_.question + " needs one key"};
        return request_.keys.front();
    }
    void no_keys() const {
        if (!request_.keys.empty()) throw wrong_use{request_.question + " takes no key, but got " + request_.keys[0]};
    }
    std::string painted(const std::string& text) const { return request_.output.empty() ? coloured(text) : text; }
    template <class Drawn>
    int print_picture(const Drawn& drawn) const {
        if (request_.picture == "html") throw wrong_use{"only draw makes a page; expected --format dot or svg"};
        std::cout << (request_.picture == "dot" ? to_dot(drawn) : to_svg(drawn));
        return 0;
    }
    void no_picture() const {
        if (!request_.picture.empty())
            throw wrong_use{request_.question + " is no picture; draw, explain, dependents and standoffs are"};
    }
    template <class Answer>
    int print(const Answer& answer) const {
        if (!request_.picture.empty()) {
            if constexpr (requires { picture_of(answer); }) return print_picture(answer);
            else no_picture();
        }
        if (request_.as_json) std::cout << boost::json::serialize(to_json(answer)) << '\n';
        else std::cout << painted(harmless(to_text(answer)));
        return 0;
    }
    template <class Answers>
    int print_all(const Answers& answers, const char* none) const {
        if (!request_.picture.empty()) {
            if (answers.size() == 1) return print(answers[0]);
            if constexpr (!requires { picture_of(answers[0]); }) no_picture();
            throw wrong_use{"a picture is of one answer, and there are " + std::to_string(answers.size())};
        }
        if (request_.as_json) {
            boost::json::array list;
            for (const auto& a : answers) list.push_back(to_json(a));
            std::cout << boost::json::serialize(list) << '\n';
            return 0;
        }
        if (answers.empty()) std::cout << none << '\n';
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const std::string text = harmless(to_text(answers[i]));
            const bool is_line = text.empty() || text.back() != '\n';  // a sentence; else a block, apart from the next
            std::cout << (i == 0 || is_line ? "" : "\n") << painted(text) << (is_line ? "\n" : "");
        }
        return 0;
    }

    int status() const {
        no_keys();
        return print(evaluate(proposal_, world_));
    }
    int dependents() const {
        return print(muster::dependents(proposal_, world_, proposal_.at(only_key()), {.kind = request_.only}));
    }
    int explain() const {
        if (request_.keys.empty()) throw wrong_use{"explain needs a key"};
        std::vector<explanation> answers;
        for (const std::string& key : request_.keys)
            answers.push_back(muster::explain(proposal_, world_, proposal_.at(key)));
        return print_all(answers, "");
    }
    int draw() const {
        if (request_.keys.size() > 1) throw wrong_use{"draw takes one key at most, but got " + request_.keys[1]};
        picture_options options;
        if (!request_.keys.empty()) options.about = proposal_.at(request_.keys.front());
        if (request_.as_json) throw wrong_use{"draw makes pictures; expected --format dot, svg or html"};
        if (request_.picture == "html") {
            if (!request_.assumed.empty()) throw wrong_use{"a page shows what was reported; --set is for dot and svg"};
            std::cout << to_html(proposal_, {.from = request_.from, .about = options.about});
            return 0;
        }
        return print_picture(picture_of(evaluate(proposal_, world_), options));
    }
    int compare() const {
        if (request_.keys.empty()) throw wrong_use{"compare needs KEY=STATUS"};
        world supposed = world_;
        for (const std::string& text : request_.keys) supposed = assume(supposed, text);
        return print(muster::compare(proposal_, world_, supposed));
    }
    int standoffs() const {
        no_keys();
        return print_all(muster::standoffs(proposal_, world_), "No stand-off.");
    }
    int timeline() const {
        no_keys();
        return print_all(muster::timeline(proposal_, request_.from), "Nothing happened.");
    }
    /// 1 where something is wrong; notes alone are no findings.
    int validate() const {
        no_keys();
        const findings found = muster::validate(proposal_);
        print_all(found, "Nothing is wrong.");
        return std::any_of(found.begin(), found.end(), [](const finding& f) { return f.severity != severity::note; });
    }
    int sets(muster::status goal) const {
        sets_options options{.list = request_.most_sets, .largest = request_.largest_set};
        const beliefs held = beliefs_held();
        if (request_.otherwise || !request_.probable.empty()) options.likely = held;
        const any_handle what = proposal_.at(only_key());
        return print(goal == muster::status::met ? enabling_sets(proposal_, world_, what, options)
                                                 : blocking_sets(proposal_, world_, what, options));
    }
    int likelihood() const {
        if (request_.samples) return sampled();
        return print(muster::likelihood(proposal_, world_, proposal_.at(only_key()), beliefs_held()));
    }
    int sampled() const {
        sample_options options{.worlds = *request_.samples, .seed = request_.seed};
        if (isatty(STDERR_FILENO) != 0)
            options.progress = [](std::uint64_t done, std::uint64_t of) {
                std::cerr << "\r" << done << " of " << of << (done == of ? " worlds\n" : " worlds") << std::flush;
                return true;
            };
        return print(sample(proposal_, world_, proposal_.at(only_key()), beliefs_held(), options));
    }
    int importance() const {
        return print(muster::importance(proposal_, world_, proposal_.at(only_key()), beliefs_held()));
    }
    int tally() const { return print(muster::tally(proposal_, world_, proposal_.at<mandate>(only_key()))); }
    /// Of a body by its key, of a council by that of its body; of anything else, of the contributors to it.
    int power() const {
        const std::string& key = only_key();
        const auto council = proposal_.find<actor>(key);
        const bool decides = council && !proposal_[*council].body.empty();
        const auto voting = bodies::find(proposal_, decides ? proposal_[*council].body : key);
        if (voting) return print(muster::power(*voting, all_power_indices(), request_.from.true_on));
        return print(muster::power(proposal_, world_, proposal_.at(key), indices_of_contributors(),
                                   {.open_counts_as = request_.open_as}));
    }
    beliefs beliefs_held() const {
        beliefs held = request_.otherwise ? beliefs::otherwise(*request_.otherwise) : beliefs{};
        for (const std::string& text : request_.probable) {
            const auto [key, p] = cut(text);
            held = held.with(proposal_.at(key), probability_of(p));
        }
        return held;
    }

    request request_;
    proposal proposal_;
    world world_{};
};

/// Answers into a file, which is only touched once there is an answer.
int answer_into(const request& r) {
    std::ostringstream text;
    std::streambuf* const terminal = std::cout.rdbuf(text.rdbuf());
    int result = 2;
    try {
        result = session{r}.answer();
    } catch (...) {
        std::cout.rdbuf(terminal);
        throw;
    }
    std::cout.rdbuf(terminal);
    std::ofstream file{r.output, std::ios::binary};
    if (!(file << text.str()).flush()) throw wrong_use{"\"" + r.output + "\" cannot be written"};
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    for (const std::string& argument : arguments)
        if (argument == "--help" || argument == "-h") {
            std::cout << help;
            return 0;
        }
    try {
        const request r = parse(arguments);
        return r.output.empty() ? session{r}.answer() : answer_into(r);
    } catch (const wrong_use& wrong) {
        std::cerr << "ask: " << harmless(wrong.what) << ". See ask --help.\n";
    } catch (const std::exception& e) {
        std::cerr << "ask: " << harmless(e.what()) << '\n';
    }
    return 2;
}
