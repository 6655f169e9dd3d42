#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <muster/io/phrases/all_dependents.hpp>
#include <muster/io/phrases/counterfactuals.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

template <class T>
[[nodiscard]] std::string printed(const T& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

// What stands in the group of each match of a pattern in the headers of a folder.
[[nodiscard]] std::set<std::string> found_in(const char* folder, const char* pattern) {
    std::set<std::string> result;
    const std::regex wanted{pattern};
    for (const auto& file :
         std::filesystem::directory_iterator{MUSTER_SOURCE_DIR "/include/muster/" + std::string{folder}}) {
        if (!file.is_regular_file()) continue;
        std::ifstream in{file.path()};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        for (std::sregex_iterator match{text.begin(), text.end(), wanted}; match != std::sregex_iterator{}; ++match)
            result.insert((*match)[1]);
    }
    return result;
}

}  // namespace

TEST_CASE("every answer prints") {
    std::set<std::string> answers = found_in("query", R"((?:struct|class) (\w+) : (?:public )?answer_(?:base|list))");
    CHECK(answers.erase("answer_list") == 1);  // what answers are made of
    const std::set<std::string> told = found_in("io/phrases", R"(document_of\(const (\w+)&)");
    CHECK(answers.size() > 15);
    for (const std::string& answer : answers) {
        INFO(answer);
        CHECK(told.count(answer) == 1);
    }
    STATIC_REQUIRE(printable<all_dependents_answer>);
    STATIC_REQUIRE(printable<counterfactuals_answer>);

    proposal p{"small"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto troops = p.add(role{.key = "troops"});
    p.add(pledge{.by = a, .fills = troops});
    CHECK(printed(evaluate(p)) == to_text(evaluate(p)));
    CHECK(printed(balance(p)) == to_text(balance(p)));
    CHECK(printed(watch(p)) == to_text(watch(p)));
    CHECK(printed(participation(p)) == to_text(participation(p)));
    CHECK(printed(all_dependents(compile(p))) == to_text(all_dependents(compile(p))));
    CHECK(printed(counterfactuals(p, {})) == to_text(counterfactuals(p, {})));
}

TEST_CASE("a handle prints as its kind and number, and by its name where its proposal is at hand") {
    proposal p{"small"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto troops = p.add(role{.key = "troops"});
    const auto said = p.add(citation{.key = "c", .publisher = "Paper"});
    const auto number = [](auto h) { return std::to_string(h.index()); };
    CHECK(printed(a) == "actor " + number(a));
    CHECK(printed(troops) == "role " + number(troops));
    CHECK(printed(said) == "citation " + number(said));
    CHECK(printed(any_handle{troops}) == "thing " + number(troops));
    CHECK(printed(handle<full_strength>{}) == "no strength");
    CHECK(printed(any_handle{}) == "nothing");
    CHECK(to_string(a) == printed(a));
    CHECK(name_of(p, a) == "Aland");
}
