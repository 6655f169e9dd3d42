#include <string>

#include <muster/io/layout.hpp>
#include <muster/io/render.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("no line on a terminal is wider than it is, whatever the words") {
    text::document d;
    d.paragraph(std::string(100, 'x') + " and");
    std::string chinese;
    for (int i = 0; i < 50; ++i) chinese += "\u548c\u5e73";
    d.item(chinese);
    d.item("a" + std::string(70, 'y'), 3);
    d.table({"who", "why"}, {{std::string(90, 'z'), chinese}});
    for (const std::size_t width : {30U, 41U, 80U}) {
        const std::string shown = to_terminal(d, {.width = width});
        for (std::size_t at = 0; at < shown.size();) {
            const std::size_t end = shown.find('\n', at);
            INFO(shown.substr(at, end - at));
            CHECK(columns(std::string_view{shown}.substr(at, end - at)) <= width);
            at = end + 1;
        }
    }
    CHECK(to_terminal(d, {.width = 80}).find(std::string(80, 'x') + "\n" + std::string(20, 'x') + " and\n") == 0);
}

TEST_CASE("a span of several sources links them all") {
    proposal p{"links"};
    const auto one = p.add(citation{.key = "one", .publisher = "One", .address = "https://one.example"});
    const auto two = p.add(citation{.key = "two", .publisher = "Two", .address = "https://two.example"});
    const text::line words{text::span{.text = "they say so", .citations = {one, two}}};
    const std::string html = text::to_html(words);
    CHECK(html == "<a href=\"#source-" + std::to_string(one.index()) + "\">they say so</a><sup><a href=\"#source-" +
                      std::to_string(two.index()) + "\">2</a></sup>");
    text::document d;
    d.paragraph(words);
    CHECK(text::to_markdown(d, p) == "[they say so](https://one.example) [2](https://two.example)\n");
}
