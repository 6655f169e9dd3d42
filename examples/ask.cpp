// Who would come, and on what condition? Any question of the library, put to a scenario file.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <exception>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <muster/council/bodies.hpp>
#include <muster/io/dot.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/graphml.hpp>
#include <muster/io/html.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/svg.hpp>
#include <muster/io/tables.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/power.hpp>
#include <muster/query/votes.hpp>

#include "ask/command_line.hpp"
#include "ask/conversation.hpp"
#include "ask/manual.hpp"
#include "ask/merge.hpp"
#include "ask/output.hpp"
#include "ask/serve.hpp"
#include "ask/skeleton.hpp"

namespace {

using namespace muster;
using ask::wrong_use;

proposal read(const std::string& file) {
    if (file != "-") return read_json_file(file);
    const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
    return read_json(text, {}, "standard input");
}

// Ctrl-c ends a question with what is known; a second one ends the program.
std::atomic<bool> is_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);
extern "C" void interrupt(int signal_number) {
    is_interrupted = true;
    std::signal(signal_number, SIG_DFL);
}

/// Tells a terminal that waits for more than a second what it is waiting for.
class patience {
public:
    explicit patience(double limit) {
        if (isatty(STDERR_FILENO) == 0) return;
        teller_ = std::thread{[this, limit] {
            std::unique_lock lock{mutex_};
            int seconds = 0;
            while (!over_.wait_for(lock, std::chrono::seconds{1}, [this] { return is_over_; }))
                std::cerr << "\r" << ++seconds << " s of at most " << limit << " s; ctrl-c ends it with what is known"
                          << std::flush;
            if (seconds > 0) std::cerr << "\r\x1b[K" << std::flush;
        }};
    }
    patience(const patience&) = delete;
    patience& operator=(const patience&) = delete;
    ~patience() {
        if (!teller_.joinable()) return;
        {
            const std::lock_guard lock{mutex_};
            is_over_ = true;
        }
        over_.notify_one();
        teller_.join();
    }

private:
    std::mutex mutex_;
    std::condition_variable over_;
    bool is_over_ = false;
    std::thread teller_;
};

/// What is allocated beside the nodes that limits count may take a fifth more; then there is no memory.
void limit_memory(double bytes) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    rlimit now{};
    if (getrlimit(RLIMIT_DATA, &now) != 0) return;
    const double most = bytes * 1.2 + 64e6;  // and what the program and its threads take to begin with
    if (most < static_cast<double>(now.rlim_cur)) now.rlim_cur = static_cast<rlim_t>(most);
    setrlimit(RLIMIT_DATA, &now);
#else
    static_cast<void>(bytes);
#endif
}

/// What goes to the output, and the exit status.
struct reply {
    std::string text{};
    int status = 0;
};

/// One request, answered. The proposal must outlive it.
class session {
public:
    session(ask::request r, const proposal& p) : request_{std::move(r)}, proposal_{p} {
        std::vector<handle<citation>> without;
        for (const std::string& key : request_.without) without.push_back(proposal_.at<citation>(key));
        request_.from.without = without;
        world_ = world_at(proposal_, request_.from);
        for (const std::string& text : request_.assumed) {
            for (const assumption& assumed : assumptions_of(text)) world_ = world_.with(assumed.what, assumed.is);
        }
        const bool is_on_terminal = request_.output.empty() && isatty(STDOUT_FILENO) != 0;
        shown_ = {
            .width = ask::columns(is_on_terminal),
            .colour = request_.coloured == ask::colours::always ||
                      (request_.coloured == ask::colours::automatic && is_on_terminal && !ask::wants_no_colour())};
    }

    [[nodiscard]] reply answer() const {
        const patience shown_while_waiting{request_.seconds};
        static const std::map<std::string, reply (session::*)() const> questions{
            {"status", &session::status},
            {"dependents", &session::dependents},
            {"explain", &session::explain},
            {"compare", &session::compare},
            {"balance", &session::balance},
            {"standoffs", &session::standoffs},
            {"timeline", &session::timeline},
            {"watch", &session::watch},
            {"participation", &session::participation},
            {"likelihood", &session::likelihood},
            {"importance", &session::importance},
            {"tally", &session::tally},
            {"power", &session::power},
            {"validate", &session::validate},
            {"draw", &session::draw},
            {"export", &session::exported},
            {"upgrade", &session::upgraded},
            {"enabling", &session::enabling},
            {"blocking", &session::blocking},
        };
        return (this->*questions.at(request_.question))();
    }

private:
    /// Of `KEY=STATUS`, or of `ACTOR/MANDATE=VOTE`.
    std::vector<assumption> assumptions_of(const std::string& text) const {
        const auto [key, value] = ask::cut(text);
        if (const auto how = parse_enumerator<ballot>(value)) {
            const std::size_t slash = key.find('/');
            if (slash == std::string::npos)
                throw wrong_use{"\"" + key + "\" is no vote; expected an actor and a mandate, such as CHN/resolution"};
            return votes_as(proposal_, proposal_.at<actor>(key.substr(0, slash)),
                            proposal_.at<mandate>(key.substr(slash + 1)), *how);
        }
        return {{proposal_.at(key), ask::enumerator_of<muster::status>(value, "status")}};
    }
    any_handle at(const std::string& key) const {
        const any_handle what = proposal_.at(key);
        if (in_force{proposal_, world_.from()}.is_mentioned(detail::vertex_of(what))) return what;
        throw wrong_use{"nobody had mentioned \"" + key + "\" by that day; --known-by latest knows of it"};
    }
    any_handle thing() const { return at(request_.keys.front()); }
    asked about(any_handle what = {}) const {
        asked head{.question = request_.question, .thing = what, .limits = limits()};
        head.limits.stop = nullptr;  // it is no part of the answer
        return head;
    }
    logic::limits limits() const {
        return {.time = std::chrono::duration_cast<std::chrono::nanoseconds>(
                    std::chrono::duration<double>{(std::min)(request_.seconds, 1e9)}),
                .memory = static_cast<std::uint64_t>((std::min)(request_.bytes, 1e18)),
                .stop = &is_interrupted};
    }

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
            case ask::format::graphml:
            case ask::format::csv:
                break;
        }
        if constexpr (requires { picture_of(answer); }) {
            return picture(answer);
        } else if constexpr (requires { to_svg(answer); }) {
            if (request_.format == ask::format::svg) return to_svg(answer);
            throw wrong_use{request_.question + " is a chart, not a graph; expected --format svg"};
        } else {
            throw wrong_use{request_.question + " is no picture; draw, explain, dependents, standoffs and balance are"};
        }
    }

    // ---- the questions

    reply status() const { return {shown(about(), evaluate(proposal_, world_))}; }
    reply dependents() const {
        const any_handle what = thing();
        return {shown(about(what),
                      muster::dependents(proposal_, world_, what, {.kind = request_.only, .limits = limits()}))};
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
            const explanation answer = muster::explain(proposal_, world_, what, {.limits = limits()});
            if (request_.format == ask::format::json && keys.size() > 1) list.push_back(enveloped(about(what), answer));
            else all += (all.empty() ? "" : "\n") + shown(about(what), answer);
        }
        return {list.empty() ? all : boost::json::serialize(list) + '\n'};
    }
    reply compare() const {
        asked head = about();
        world supposed = world_;
        for (const std::string& text : request_.keys) {
            for (const assumption& a : assumptions_of(text)) {
                head.supposed.push_back(a);
                supposed = supposed.with(a.what, a.is);
            }
        }
        return {shown(head, muster::compare(proposal_, world_, supposed))};
    }
    reply balance() const {
        balance_options options;
        if (!request_.keys.empty()) options.of = proposal_.at<role>(request_.keys.front());
        return {shown(about(options.of), muster::balance(proposal_, world_, options))};
    }
    reply standoffs() const {
        const standoffs_answer found = muster::standoffs(proposal_, world_, {.limits = limits()});
        if (!is_picture(request_.format)) return {shown(about(), found)};
        if (found.size() == 1) return {picture(found[0])};
        throw wrong_use{"a picture is of one answer, and there are " + std::to_string(found.size())};
    }
    reply timeline() const {
        return {
            shown(about(), muster::timeline(proposal_, request_.from,
                                            request_.by_report ? timeline_order::report : timeline_order::happening))};
    }
    reply watch() const { return {shown(about(), muster::watch(proposal_, world_, {.limits = limits()}))}; }
    reply participation() const {
        participation_options options{.limits = limits()};
        if (!request_.keys.empty()) options.of = thing();
        return {shown(about(options.of), muster::participation(proposal_, request_.from, options))};
    }
    reply upgraded() const { return {write_json(proposal_)}; }
    /// 1 where something is wrong; notes alone are no findings.
    reply validate() const {
        const findings found = muster::validate(proposal_, {.limits = limits()});
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
        sets_options options{
            .list = request_.most_sets, .largest = request_.largest_set, .likely = head.believed, .limits = limits()};
        if (request_.counts_sets) options.count = limits();
        return {shown(head, find(what, options))};
    }
    reply likelihood() const {
        const any_handle what = thing();
        asked head = about(what);
        head.believed = beliefs_held();
        if (request_.samples) return {shown(head, sampled(what, *head.believed))};
        return {shown(head, muster::likelihood(proposal_, world_, what, *head.believed, {.limits = limits()}))};
    }
    /// The worlds of the shard, some on each thread.
    sampled_likelihood sampled(any_handle what, const beliefs& held) const {
        const compiled once{proposal_};
        // Of what is to be drawn, from where part k of n begins: at a multiple of 64, which are drawn together.
        const auto cut = [](std::uint64_t all, std::uint64_t k, std::uint64_t n) {
            return k == n ? all : all / n * k / 64 * 64;
        };
        const auto [shard, shards] = request_.shard;
        const std::uint64_t first = cut(*request_.samples, shard - 1, shards),
                            count = cut(*request_.samples, shard, shards) - first;
        std::vector<sampled_likelihood> parts(request_.jobs);
        std::vector<std::exception_ptr> failures(request_.jobs);
        const auto draw = [&](std::size_t job) {
            try {
                const std::uint64_t from = cut(count, job, request_.jobs), end = cut(count, job + 1, request_.jobs);
                parts[job] = sample(once, world_, what, held,
                                    {.worlds = end - from,
                                     .seed = request_.seed.value_or(1),
                                     .from = first + from,
                                     .limits = {.stop = &is_interrupted}});
            } catch (...) {
                failures[job] = std::current_exception();
            }
        };
        std::vector<std::thread> others;
        for (std::size_t job = 1; job < request_.jobs; ++job) others.emplace_back(draw, job);
        draw(0);
        for (std::thread& other : others) other.join();
        for (const std::exception_ptr& failure : failures)
            if (failure) std::rethrow_exception(failure);
        return merge(parts);
    }
    reply importance() const {
        const any_handle what = thing();
        asked head = about(what);
        head.believed = beliefs_held();
        return {shown(head, muster::importance(proposal_, world_, what, *head.believed, {.limits = limits()}))};
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
            return {shown(head, muster::power(*voting, all_power_indices(), request_.from.true_on, limits()))};
        }
        const any_handle what = thing();
        return {shown(about(what), muster::power(proposal_, world_, what, indices_of_contributors(),
                                                 {.open_counts_as = request_.open_as.value_or(muster::status::unmet),
                                                  .limits = limits()}))};
    }
    reply draw() const {
        if (request_.drawn == ask::drawing::participation) {
            if (!request_.assumed.empty())
                throw wrong_use{"who took part follows from what was reported, not from --set"};
            if (request_.format != ask::format::svg)
                throw wrong_use{"who took part when is a chart, not a graph; expected --format svg"};
            return participation();
        }
        picture_options options;
        if (!request_.keys.empty()) options.about = thing();
        if (request_.format != ask::format::html) return {picture(picture_of(evaluate(proposal_, world_), options))};
        if (!request_.assumed.empty()) throw wrong_use{"a page shows what was reported; --set is for dot and svg"};
        return {to_html(proposal_, {.from = request_.from, .about = options.about})};
    }
    reply exported() const {
        if (request_.format == ask::format::graphml) return {to_graphml(evaluate(proposal_, world_))};
        if (request_.format == ask::format::csv) return {to_csv(table(*request_.exported))};
        text::document all;
        for (std::size_t i = 0; i < enumerator_names(ask::table{}).size(); ++i) {
            const auto which = static_cast<ask::table>(i);
            if (request_.exported && *request_.exported != which) continue;
            text::block rows = table(which);
            all.heading(to_string(which), request_.exported ? 0 : 1);
            if (rows.rows.empty()) all.paragraph("There are none.");
            all.table(std::move(rows.heads), std::move(rows.rows));
        }
        return {text::to_markdown(all, proposal_)};
    }
    text::block table(ask::table which) const {
        switch (which) {
            case ask::table::contributions:
                return tables::contributions(muster::balance(proposal_, world_, {.limits = limits()}));
            case ask::table::conditions:
                return tables::conditions(evaluate(proposal_, world_));
            case ask::table::sources:
                return tables::sources(evaluate(proposal_, world_));
            case ask::table::balance:
                return tables::balance(muster::balance(proposal_, world_, {.limits = limits()}));
            case ask::table::timeline:
                return tables::timeline(muster::timeline(proposal_, request_.from));
        }
        return {};
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
    const proposal& proposal_;
    world world_{};
    text::terminal_options shown_{};
};

/// What is wrong, in a sentence, where an action throws.
template <class Action>
std::optional<ask::failure> failure_of(const Action& action) {
    try {
        action();
        return std::nullopt;
    } catch (const wrong_use& wrong) {
        return ask::failure{wrong.what + (wrong.what.back() == '?' ? "" : "."), "wrong use", {}};
    } catch (const std::bad_alloc&) {
        return ask::failure{"this takes more memory than --limit-memory allows, or than there is", "out of memory", {}};
    } catch (const error& e) {
        return ask::failure{e.what(), to_string(e.code()), e.key()};
    } catch (const std::exception& e) {
        return ask::failure{e.what(), "failure", {}};
    }
}

/// Where a whole conversation is answered: each question by itself, whatever becomes of the others.
class answerer {
public:
    explicit answerer(const std::string& file) : proposal_{read(file)} {}

    [[nodiscard]] const proposal& about() const { return proposal_; }
    /// The answer, or what is wrong. Ctrl-c ends the question and not the conversation.
    ask::answered operator()(std::vector<std::string> arguments, const std::vector<ask::setting>& settings = {}) const {
        ask::answered result;
        is_interrupted = false;
        std::signal(SIGINT, interrupt);
        result.failed = failure_of([&] {
            const std::optional<ask::request> asked =
                ask::command_line{}.parse(std::move(arguments), result.text, settings);
            if (!asked) return;
            if (!ask::find_question(asked->question)->is_asked)
                throw wrong_use{asked->question + " is a command of its own"};
            result.output = asked->output;
            result.format = asked->format;
            if (!asked->output.empty() && ask::is_input(asked->output, asked->file))
                throw wrong_use{"\"" + asked->output + "\" is the file that is read, and would be lost"};
            result.text = session{*asked, proposal_}.answer().text;
        });
        std::signal(SIGINT, SIG_DFL);
        return result;
    }

private:
    proposal proposal_;
};

/// The answer, or the help, is only written once there is all of it. Returns the exit status.
int run(std::vector<std::string> arguments) {
    if (!arguments.empty() && arguments.front() == "help") {  // a file of this name is ./help
        arguments.erase(arguments.begin());
        arguments.emplace_back("--help");
    }
    std::string told;
    const std::optional<ask::request> asked = ask::command_line{}.parse(std::move(arguments), told);
    if (!asked) {
        ask::write_to_standard_output(told);
        return 0;
    }
    limit_memory(asked->bytes);
    const bool reads_questions = asked->question.empty() || asked->question == "serve";
    if (reads_questions && asked->file == "-")
        throw wrong_use{"questions come from standard input, so the scenario cannot; expected a file"};
    if (asked->question.empty()) {
        const answerer answers{asked->file};
        return ask::conversation{asked->file, answers.about(), asked->settings}.hold(answers);
    }
    if (asked->question == "serve") {
        ask::serve(asked->file, answerer{asked->file});
        return 0;
    }
    if (asked->question == "new") {
        ask::write_new_file(asked->keys.front(), ask::skeleton());
        return 0;
    }
    std::signal(SIGINT, interrupt);
    if (!asked->output.empty() && ask::is_input(asked->output, asked->file))
        throw wrong_use{"\"" + asked->output + "\" is the file that is read, and would be lost"};
    const reply answer = asked->question == "merge"        ? reply{ask::merged(asked->keys)}
                         : asked->question == "manual"     ? reply{ask::manual()}
                         : asked->question == "completion" ? reply{ask::completion(asked->keys.front())}
                                                           : session{*asked, read(asked->file)}.answer();
    if (asked->output.empty()) ask::write_to_standard_output(answer.text);
    else ask::write_file(asked->output, answer.text);
    return answer.status;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // so that a closed output is told
    int status = 0;
    const std::optional<ask::failure> failed = failure_of([&] { status = run({argv + 1, argv + argc}); });
    if (!failed) return status;
    std::cerr << "ask: " << visible(failed->message)
              << (failed->code == std::string{"wrong use"} ? " See ask --help." : "") << '\n';
    return 2;
}
