// Who would come, and on what condition? Any question of the library, put to a scenario file.

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <exception>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <muster/council/bodies.hpp>
#include <muster/io/dot.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/html.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/svg.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/power.hpp>
#include <muster/query/votes.hpp>

#include "ask/command_line.hpp"
#include "ask/output.hpp"

namespace {

using namespace muster;
using ask::wrong_use;

proposal read(const std::string& file) {
    if (file != "-") return read_json_file(file);
    const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
    return read_json(text, {}, "standard input");
}

/// What goes to the output, and the exit status.
struct reply {
    std::string text{};
    int status = 0;
};

/// One request, answered.
class session {
public:
    explicit session(ask::request r) : request_{std::move(r)}, proposal_{read(request_.file)} {
        std::vector<handle<citation>> without;
        for (const std::string& key : request_.without) without.push_back(proposal_.at<citation>(key));
        request_.from.without = without;
        world_ = world_at(proposal_, request_.from);
        for (const std::string& text : request_.assumed) {
            const assumption assumed = assumption_of(text);
            world_ = world_.with(assumed.what, assumed.is);
        }
        const bool is_on_terminal = request_.output.empty() && isatty(STDOUT_FILENO) != 0;
        shown_ = {
            .width = ask::columns(is_on_terminal),
            .colour = request_.coloured == ask::colours::always ||
                      (request_.coloured == ask::colours::automatic && is_on_terminal && !ask::wants_no_colour())};
    }

    [[nodiscard]] reply answer() const {
        static const std::map<std::string, reply (session::*)() const> questions{
            {"status", &session::status},         {"dependents", &session::dependents},
            {"explain", &session::explain},       {"compare", &session::compare},
            {"standoffs", &session::standoffs},   {"timeline", &session::timeline},
            {"likelihood", &session::likelihood}, {"importance", &session::importance},
            {"tally", &session::tally},           {"power", &session::power},
            {"validate", &session::validate},     {"draw", &session::draw},
            {"enabling", &session::enabling},     {"blocking", &session::blocking},
        };
        return (this->*questions.at(request_.question))();
    }

private:
    assumption assumption_of(const std::string& text) const {
        const auto [key, status_name] = ask::cut(text);
        return {proposal_.at(key), ask::enumerator_of<muster::status>(status_name, "status")};
    }
    any_handle at(const std::string& key) const {
        const any_handle what = proposal_.at(key);
        if (in_force{proposal_, world_.from()}.is_mentioned(detail::vertex_of(what))) return what;
        throw wrong_use{"nobody had mentioned \"" + key + "\" by that day; --known-by latest knows of it"};
    }
    any_handle thing() const { return at(request_.keys.front()); }
    asked about(any_handle what = {}) const { return {.question = request_.question, .thing = what}; }

    // ---- the one place that shows an answer

    template <class Answer>
    boost::json::value enveloped(const asked& head, const Answer& answer) const {
        if constexpr (requires { envelope(head, answer); }) return envelope(head, answer);
        else return envelope(head, proposal_, world_, answer);
    }
    template <class Drawn>
    std::string picture(const Drawn& drawn) const {
        return request_.format == ask::format::dot ? to_dot(drawn) : to_svg(drawn);
    }
    template <class Answer>
    std::string shown(const asked& head, const Answer& answer) const {
        switch (request_.format) {
            case ask::format::text:
                return to_text(answer, shown_);
            case ask::format::md:
                return to_markdown(answer);
            case ask::format::json:
                return boost::json::serialize(enveloped(head, answer)) + '\n';
            case ask::format::dot:
            case ask::format::svg:
            case ask::format::html:
                break;
        }
        if constexpr (requires { picture_of(answer); }) return picture(answer);
        else throw wrong_use{request_.question + " is no picture; draw, explain, dependents and standoffs are"};
    }

    // ---- the questions

    reply status() const { return {shown(about(), evaluate(proposal_, world_))}; }
    reply dependents() const {
        const any_handle what = thing();
        return {shown(about(what), muster::dependents(proposal_, world_, what, {.kind = request_.only}))};
    }
    /// Of several things one after the other; in JSON, as an array.
    reply explain() const {
        const std::vector<std::string>& keys = request_.keys;
        if (is_picture(request_.format) && keys.size() != 1)
            throw wrong_use{"a picture is of one answer, and there are " + std::to_string(keys.size())};
        boost::json::array list;
        std::string all;
        for (const std::string& key : keys) {
            const any_handle what = proposal_.at(key);
            const explanation answer = muster::explain(proposal_, world_, what);
            if (request_.format == ask::format::json && keys.size() > 1) list.push_back(enveloped(about(what), answer));
            else all += (all.empty() ? "" : "\n") + shown(about(what), answer);
        }
        return {list.empty() ? all : boost::json::serialize(list) + '\n'};
    }
    reply compare() const {
        asked head = about();
        world supposed = world_;
        for (const std::string& text : request_.keys) {
            head.supposed.push_back(assumption_of(text));
            supposed = supposed.with(head.supposed.back().what, head.supposed.back().is);
        }
        return {shown(head, muster::compare(proposal_, world_, supposed))};
    }
    reply standoffs() const {
        const standoffs_answer found = muster::standoffs(proposal_, world_);
        if (!is_picture(request_.format)) return {shown(about(), found)};
        if (found.size() == 1) return {picture(found[0])};
        throw wrong_use{"a picture is of one answer, and there are " + std::to_string(found.size())};
    }
    reply timeline() const {
        return {
            shown(about(), muster::timeline(proposal_, request_.from,
                                            request_.by_report ? timeline_order::report : timeline_order::happening))};
    }
    /// 1 where something is wrong; notes alone are no findings.
    reply validate() const {
        const findings found = muster::validate(proposal_);
        const bool is_wrong =
            std::any_of(found.begin(), found.end(), [](const finding& f) { return f.severity != severity::note; });
        return {shown(about(), found), is_wrong ? 1 : 0};
    }
    reply enabling() const {
        return sets([&](any_handle what, const sets_options& o) { return enabling_sets(proposal_, world_, what, o); });
    }
    reply blocking() const {
        return sets([&](any_handle what, const sets_options& o) { return blocking_sets(proposal_, world_, what, o); });
    }
    template <class Find>
    reply sets(const Find& find) const {
        const any_handle what = thing();
        asked head = about(what);
        if (request_.otherwise || !request_.probable.empty()) head.believed = beliefs_held();
        return {shown(
            head, find(what, {.list = request_.most_sets, .largest = request_.largest_set, .likely = head.believed}))};
    }
    reply likelihood() const {
        const any_handle what = thing();
        asked head = about(what);
        head.believed = beliefs_held();
        if (request_.samples) return {shown(head, sample(proposal_, world_, what, *head.believed, sampling()))};
        return {shown(head, muster::likelihood(proposal_, world_, what, *head.believed))};
    }
    sample_options sampling() const {
        sample_options options{.worlds = *request_.samples, .seed = request_.seed.value_or(1)};
        if (isatty(STDERR_FILENO) != 0)
            options.progress = [](std::uint64_t done, std::uint64_t of) {
                std::cerr << "\r" << done << " of " << of << (done == of ? " worlds\n" : " worlds") << std::flush;
                return true;
            };
        return options;
    }
    reply importance() const {
        const any_handle what = thing();
        asked head = about(what);
        head.believed = beliefs_held();
        return {shown(head, muster::importance(proposal_, world_, what, *head.believed))};
    }
    reply tally() const {
        const auto what = proposal_.at<mandate>(request_.keys.front());
        return {shown(about(what), muster::tally(proposal_, world_, what))};
    }
    /// Of a body by its key, of a council by that of its body; of anything else, of the contributors to it.
    reply power() const {
        const std::string& key = request_.keys.front();
        const auto council = proposal_.find<actor>(key);
        const bool decides = council && !proposal_[*council].body.empty();
        const std::string& body_key = decides ? proposal_[*council].body : key;
        if (const auto voting = bodies::find(proposal_, body_key)) {
            if (request_.open_as) throw wrong_use{"--open-as is of the power of contributors, and " + key + " votes"};
            asked head = about();
            head.body = body_key;
            return {shown(head, muster::power(*voting, all_power_indices(), request_.from.true_on))};
        }
        const any_handle what = thing();
        return {
            shown(about(what), muster::power(proposal_, world_, what, indices_of_contributors(),
                                             {.open_counts_as = request_.open_as.value_or(muster::status::unmet)}))};
    }
    reply draw() const {
        picture_options options;
        if (!request_.keys.empty()) options.about = thing();
        if (request_.format != ask::format::html) return {picture(picture_of(evaluate(proposal_, world_), options))};
        if (!request_.assumed.empty()) throw wrong_use{"a page shows what was reported; --set is for dot and svg"};
        return {to_html(proposal_, {.from = request_.from, .about = options.about})};
    }
    beliefs beliefs_held() const {
        beliefs held = request_.otherwise ? beliefs::otherwise(*request_.otherwise) : beliefs{};
        for (const std::string& text : request_.probable) {
            const auto [key, p] = ask::cut(text);
            held = held.with(proposal_.at(key), ask::probability_of(p));
        }
        return held;
    }

    ask::request request_;
    proposal proposal_;
    world world_{};
    text::terminal_options shown_{};
};

/// The answer, or the help, is only written once there is all of it. Returns the exit status.
int run(std::vector<std::string> arguments) {
    std::string told;
    const std::optional<ask::request> asked = ask::command_line{}.parse(std::move(arguments), told);
    if (!asked) {
        ask::write_to_standard_output(told);
        return 0;
    }
    if (!asked->output.empty() && ask::is_input(asked->output, asked->file))
        throw wrong_use{"\"" + asked->output + "\" is the file that is read, and would be lost"};
    const reply answer = session{*asked}.answer();
    if (asked->output.empty()) ask::write_to_standard_output(answer.text);
    else ask::write_file(asked->output, answer.text);
    return answer.status;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // so that a closed output is told
    try {
        return run({argv + 1, argv + argc});
    } catch (const wrong_use& wrong) {
        std::cerr << "ask: " << visible(wrong.what) << (wrong.what.back() == '?' ? "" : ".") << " See ask --help.\n";
    } catch (const std::exception& e) {
        std::cerr << "ask: " << visible(e.what()) << '\n';
    }
    return 2;
}
