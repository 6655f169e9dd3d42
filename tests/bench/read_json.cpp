// How fast scenario files are read: MB/s for a generated scenario, beside Boost.JSON's parser without a document, and
// with one, on the same text.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <muster/io/json.hpp>

namespace {

/// Pledges of so many states, each under a condition of two parts, with a source, a day and a summary.
std::string scenario(unsigned pledges) {
    const std::string count = std::to_string(pledges);
    std::string text = "{\n  \"muster\": 2,\n  \"proposal\": \"a generated scenario\",\n  \"citations\": {\n";
    const auto list = [&](const char* before, unsigned n, const auto& entry) {
        text += before;
        for (unsigned i = 0; i < n; ++i) text += (i == 0 ? "    " : ",\n    ") + entry(std::to_string(i));
        text += "\n  }";
    };
    list("", 1000, [](const std::string& i) {
        return "\"source-" + i + R"(": {"publisher": "Reuters", "published": "2025-11-08", "speaker": "a spokesman"})";
    });
    list(",\n  \"actors\": {\n", pledges / 4 + 1,
         [](const std::string& i) { return "\"state-" + i + "\": {\"name\": \"State number " + i + "\"}"; });
    list(",\n  \"roles\": {\n", 20,
         [](const std::string& i) { return "\"role-" + i + R"(": {"needs": {"personnel": 20000}})"; });
    list(",\n  \"preconditions\": {\n", 1000,
         [](const std::string& i) { return "\"fact-" + i + R"(": {"name": "fact )" + i + "\"}"; });
    list(",\n  \"pledges\": {\n", pledges, [](const std::string& i) {
        const unsigned n = static_cast<unsigned>(std::stoul(i));
        return "\"pledge-" + i + R"(": {"by": "state-)" + std::to_string(n / 4) + R"(", "fills": "role-)" +
               std::to_string(n % 20) + R"(", "strength": [100, 250], "when": {"all_of": ["fact-)" +
               std::to_string(n % 1000) + R"(", {"not": "fact-)" + std::to_string(n * 7 % 1000) +
               R"("}]}, "citations": ["source-)" + std::to_string(n % 999) +
               R"("], "date": "2025-11-08", "summary": "it would send a battalion if asked to"})";
    });
    return text + "\n}\n";
}

/// The same by the C++ interface, without a text.
muster::proposal built(unsigned pledges) {
    using namespace muster;
    proposal p{"a generated scenario"};
    std::vector<handle<citation>> sources;
    std::vector<handle<actor>> states;
    std::vector<handle<role>> roles;
    std::vector<handle<precondition>> facts;
    const date day = std::chrono::year{2025} / 11 / 8;
    const auto key = [](const char* kind, unsigned i) { return kind + std::to_string(i); };
    for (unsigned i = 0; i < 1000; ++i)
        sources.push_back(p.add(
            citation{.key = key("source-", i), .publisher = "Reuters", .published = day, .speaker = "a spokesman"}));
    for (unsigned i = 0; i < pledges / 4 + 1; ++i)
        states.push_back(p.add(actor{.key = key("state-", i), .name = key("State number ", i)}));
    for (unsigned i = 0; i < 20; ++i)
        roles.push_back(p.add(role{.key = key("role-", i), .needs = {20000, "personnel"}}));
    for (unsigned i = 0; i < 1000; ++i)
        facts.push_back(p.add(precondition{.key = key("fact-", i), .name = key("fact ", i)}));
    for (unsigned i = 0; i < pledges; ++i)
        p.add(pledge{.key = key("pledge-", i),
                     .by = states[i / 4],
                     .fills = roles[i % 20],
                     .strength = strength{100, 250},
                     .when = all_of(facts[i % 1000], not_(facts[i * 7 % 1000])),
                     .citations = sources[i % 999],
                     .date = day,
                     .summary = "it would send a battalion if asked to"});
    return p;
}

template <class Action>
double best_seconds(const Action& action) {
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        action();
        best = (std::min)(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

}  // namespace

int main(int count, char** values) {
    const unsigned pledges = count > 1 ? static_cast<unsigned>(std::strtoul(values[1], nullptr, 10)) : 100'000;
    const std::string text = scenario(pledges);
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    std::printf("%u pledges, %.1f MB\n", pledges, megabytes);
    const auto report = [&](const char* what, double seconds) {
        std::printf("%-44s %7.3f s %8.1f MB/s\n", what, seconds, megabytes / seconds);
    };
    report("Boost.JSON, to a document", best_seconds([&] {
               boost::json::monotonic_resource memory;
               if (!boost::json::parse(text, &memory).is_object()) std::abort();
           }));
    report("Boost.JSON, to a document, default memory", best_seconds([&] {
               if (!boost::json::parse(text).is_object()) std::abort();
           }));
    report("muster, to a tape (the text alone)", best_seconds([&] {
               if (muster::detail::read_tape(text, {}, {}).size() == 0) std::abort();
           }));
    muster::proposal p;
    report("the C++ interface, to the same proposal", best_seconds([&] {
               p = muster::proposal{};
               p = built(pledges);
           }));
    const std::uint32_t size = p.size();
    report("muster, to a proposal", best_seconds([&] {
               p = muster::proposal{};
               p = muster::read_json(text);
           }));
    if (p.size() != size) std::abort();
    std::string written;
    report("muster, from a proposal", best_seconds([&] { written = muster::write_json(p); }));
    std::printf("%u vertices\n", p.size());
}
