#include "questions.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/dot.hpp>
#include <muster/io/html.hpp>
#include <muster/io/json.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/svg.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <muster/query/power.hpp>
#include <muster/query/sample.hpp>
#include <muster/query/votes.hpp>

#include "output.hpp"

namespace ask {

using namespace muster;

/// What is asked, of what file, in which world.
struct session {
    const request& asks;
    proposal about;
    world in;

    /// The one thing that the question is about.
    [[nodiscard]] any_handle thing() const { return about.at(asks.keys.front()); }
    /// KEY=STATUS.
    [[nodiscard]] assumption assumption_of(const std::string& text) const {
        const auto [key, is] = cut(text);
        return {about.at(key), enumerator_of<status>(is, "status")};
    }
    [[nodiscard]] beliefs held() const {
        beliefs result = asks.otherwise ? beliefs::otherwise(*asks.otherwise) : beliefs{};
        for (const std::string& text : asks.probable) {
            const auto [key, p] = cut(text);
            result = result.with(about.at(key), probability_of(p));
        }
        return result;
    }
    /// The head of an answer for programs.
    [[nodiscard]] muster::asked head() const { return {.question = asks.question->name}; }
    [[nodiscard]] muster::asked head(any_handle thing) const {
        return {.question = asks.question->name, .thing = thing};
    }
};

namespace {

proposal scenario(const std::string& file) {
    if (file != "-") return read_json_file(file);
    const std::size_t most = json_limits{}.size;
    std::string text;
    for (char part[65536]; text.size() <= most && (std::cin.read(part, sizeof part) || std::cin.gcount() > 0);)
        text.append(part, static_cast<std::size_t>(std::cin.gcount()));
    return read_json(text, {}, "standard input");
}

world world_of(const proposal& p, const request& r) {
    std::vector<handle<citation>> without;
    for (const std::string& key : r.without) without.push_back(p.at<citation>(key));
    viewpoint from = r.from;
    from.without = without;
    return world_at(p, from);
}

std::string drawn(const session& s, const auto& answer) {
    return s.asks.format == format::dot ? to_dot(answer) : to_svg(answer);
}

/// The one place that writes answers.
std::string told(const session& s, const asked& head, const auto& answer) {
    switch (s.asks.format) {
        case format::text:
            return to_text(answer, {.width = width_of_output(), .colour = is_coloured(s.asks)});
        case format::md:
            return to_markdown(answer);
        case format::json: {
            if constexpr (requires { envelope(head, answer); })
                return boost::json::serialize(envelope(head, answer)) + "\n";
            else return boost::json::serialize(envelope(head, s.about, s.in, answer)) + "\n";
        }
        case format::dot:
        case format::svg:
            if constexpr (requires { to_svg(answer); }) return drawn(s, answer);
            break;
        case format::html:
            break;
    }
    return {};  // no question has a format that it is not written in
}

wrong_use several_pictures(std::size_t count) {
    return wrong_use{"a picture is of one answer, and there are " + std::to_string(count)};
}

reply status(const session& s) {
    return {told(s, s.head(), evaluate(s.about, s.in))};
}

reply dependents(const session& s) {
    return {told(s, s.head(s.thing()), muster::dependents(s.about, s.in, s.thing(), {.kind = s.asks.only}))};
}

reply explain(const session& s) {
    const std::vector<std::string>& keys = s.asks.keys;
    const auto about = [&](const std::string& key) { return muster::explain(s.about, s.in, s.about.at(key)); };
    if (is_picture(s.asks.format)) {
        if (keys.size() > 1) throw several_pictures(keys.size());
        return {drawn(s, about(keys.front()))};
    }
    const bool is_list = s.asks.format == format::json && keys.size() > 1;
    std::string text = is_list ? "[" : "";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i != 0) text += is_list ? "," : "\n";
        text += told(s, s.head(s.about.at(keys[i])), about(keys[i]));
    }
    return {text + (is_list ? "]\n" : "")};
}

reply compare(const session& s) {
    asked head = s.head();
    world supposed = s.in;
    for (const std::string& text : s.asks.keys) {
        const assumption a = s.assumption_of(text);
        head.supposed.push_back(a);
        supposed = supposed.with(a.what, a.is);
    }
    return {told(s, head, muster::compare(s.about, s.in, supposed))};
}

reply standoffs(const session& s) {
    const standoffs_answer answer = muster::standoffs(s.about, s.in);
    if (is_picture(s.asks.format)) {
        if (answer.size() != 1) throw several_pictures(answer.size());
        return {drawn(s, answer[0])};
    }
    return {told(s, s.head(), answer)};
}

template <auto Sets>
reply sets(const session& s) {
    sets_options options{.list = s.asks.most_sets, .largest = s.asks.largest_set};
    asked head = s.head(s.thing());
    if (s.asks.otherwise || !s.asks.probable.empty()) options.likely = head.believed = s.held();
    return {told(s, head, Sets(s.about, s.in, s.thing(), options))};
}

/// Notes alone are no findings.
reply validate(const session& s) {
    const findings found = muster::validate(s.about);
    const bool is_wrong =
        std::any_of(found.begin(), found.end(), [](const finding& f) { return f.severity != severity::note; });
    return {told(s, s.head(), found), is_wrong ? 1 : 0};
}

reply timeline(const session& s) {
    return {told(s, s.head(), muster::timeline(s.about, s.in.from()))};
}

reply importance(const session& s) {
    asked head = s.head(s.thing());
    head.believed = s.held();
    return {told(s, head, muster::importance(s.about, s.in, s.thing(), *head.believed))};
}

reply likelihood(const session& s) {
    asked head = s.head(s.thing());
    head.believed = s.held();
    if (!s.asks.samples) return {told(s, head, muster::likelihood(s.about, s.in, s.thing(), *head.believed))};
    sample_options options{.worlds = *s.asks.samples, .seed = s.asks.seed};
    if (isatty(STDERR_FILENO) != 0)
        options.progress = [](std::uint64_t done, std::uint64_t of) {
            std::cerr << "\r" << done << " of " << of << (done == of ? " worlds\n" : " worlds") << std::flush;
            return true;
        };
    return {told(s, head, sample(s.about, s.in, s.thing(), *head.believed, options))};
}

reply tally(const session& s) {
    const auto what = s.about.at<mandate>(s.asks.keys.front());
    return {told(s, s.head(what), muster::tally(s.about, s.in, what))};
}

/// Of a body by its key, of a council by that of its body; of anything else, of the contributors to it.
reply power(const session& s) {
    const std::string& key = s.asks.keys.front();
    const auto council = s.about.find<actor>(key);
    const bool decides = council && !s.about[*council].body.empty();
    const auto voting = bodies::find(s.about, decides ? s.about[*council].body : key);
    if (!voting)
        return {told(
            s, s.head(s.thing()),
            power_table_of(s.about, s.in, s.thing(), indices_of_contributors(), {.open_counts_as = s.asks.open_as}))};
    asked head = s.head();
    head.body = voting->key;
    return {told(s, head, power_table_of(*voting, all_power_indices(), s.asks.from.true_on))};
}

reply draw(const session& s) {
    picture_options options;
    if (!s.asks.keys.empty()) options.about = s.thing();
    if (s.asks.format != format::html) return {drawn(s, picture_of(evaluate(s.about, s.in), options))};
    if (!s.asks.assumed.empty()) throw wrong_use{"a page shows what was reported; --set is for dot and svg"};
    return {to_html(s.about, {.from = s.in.from(), .about = options.about})};
}

}  // namespace

const std::vector<question>& questions() {
    using enum format;
    constexpr std::size_t any = static_cast<std::size_t>(-1);
    static const std::vector<ask::format> words{text, md, json}, drawable{text, md, json, dot, svg};
    static const std::vector<question> all{
        {"status",
         "",
         "the status of everything: who takes part, which roles are filled",  //
         {&viewing, &assuming},
         words,
         &status},
        {"dependents",
         "KEY",
         "whose participation hinges on a thing, how strictly, on whose word",
         {&viewing, &assuming, &narrowing},
         drawable,
         &dependents,
         1,
         1},
        {"explain",
         "KEY ...",
         "why a thing has its status, down to the sources",
         {&viewing, &assuming},
         drawable,
         &explain,
         1,
         any},
        {"compare",
         "KEY=STATUS ...",
         "what would change if things were met, unmet or open",
         {&viewing, &assuming},
         words,
         &compare,
         1,
         any},
        {"standoffs",
         "",
         "loops in which everybody waits for the others, and who could move first",
         {&viewing, &assuming},
         drawable,
         &standoffs},
        {"enabling",
         "KEY",
         "the smallest sets of changes that would be enough for a thing",
         {&viewing, &assuming, &listing, &believing},
         words,
         &sets<[](auto&&... a) { return enabling_sets(a...); }>,
         1,
         1},
        {"blocking",
         "KEY",
         "the smallest sets of changes that would rule it out",
         {&viewing, &assuming, &listing, &believing},
         words,
         &sets<[](auto&&... a) { return blocking_sets(a...); }>,
         1,
         1},
        {"validate", "", "what is wrong with the file beyond its syntax, or worth knowing", {}, words, &validate},
        {"timeline", "", "day by day, what happened and what it changed", {&viewing}, words, &timeline},
        {"importance",
         "KEY",
         "which leaves and actors matter most for a thing, given probabilities",
         {&viewing, &assuming, &believing},
         words,
         &importance,
         1,
         1},
        {"likelihood",
         "KEY",
         "how likely a thing is, the leaves being independent",
         {&viewing, &assuming, &believing, &sampling},
         words,
         &likelihood,
         1,
         1},
        {"tally",
         "MANDATE",
         "what the votes on a mandate come to: adopted or not and why, who can still block",
         {&viewing, &assuming},
         words,
         &tally,
         1,
         1},
        {"power",
         "BODY|KEY",
         "how powerful the members of a voting body are, or the contributors to a force or a role",
         {&viewing, &assuming, &deciding},
         words,
         &power,
         1,
         1},
        {"draw",
         "[KEY]",
         "a picture of all that was said; of a thing, what depends on it and what it depends on",
         {&viewing, &assuming},
         {svg, dot, html},
         &draw,
         0,
         1},
    };
    return all;
}

reply answer_to(const request& r) {
    refuse_to_replace_input(r);
    const proposal about = scenario(r.file);
    session s{r, about, world_of(about, r)};
    for (const std::string& text : r.assumed) {
        const assumption a = s.assumption_of(text);
        s.in = s.in.with(a.what, a.is);
    }
    return r.question->answer(s);
}

}  // namespace ask
